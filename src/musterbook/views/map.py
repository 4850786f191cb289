"""The map of a board: lines as points in GeoJSON, and the same as a picture, drawn without a browser.

In: postures. Out: GeoJSON (RFC 7946) with one feature a line, or SVG on Natural Earth's countries in Miller's projection.
A line stands at its site where its place is in the table of sites, else at a point inside its host.
"""

import math
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from musterbook.model import Line, Posture
from musterbook.values import bounds
from musterbook.views import symbols
from musterbook.views.cards import Look, Spot, cards
from musterbook.views.payloads import line_to
from musterbook.views.visible import one_line
from musterbook.views.words import amount, named
from musterbook.world.sites import sites
from musterbook.world.tables import folded

_WIDTH = 1200
# How much of a symbol is seen by the age of its evidence, in days.
_FADING = ((92, 1.0), (183, 0.85), (366, 0.7), (1096, 0.5))
_OLD = 0.35
AGES = tuple(zip(("a season", "half a year", "a year", "three years", "older"), (*(seen for _, seen in _FADING), _OLD), strict=True))


LIGHT = Look()
DARK = Look(sea="#10171b", land="#263138", host="#33474d", border="#10171b", ink="#e6ecec", card="#182126", rule="#2e3b41", dot="#86cbd6")


def geojson(postures: Iterable[Posture]) -> dict[str, Any]:
    """A FeatureCollection with one point a line; each carries the line's payload, its symbol and how far it has faded."""
    return {"type": "FeatureCollection", "features": [_feature(line, one) for one in postures for line in one.lines if _where(line)]}


def svg(postures: Iterable[Posture], look: Look = LIGHT) -> str:
    """The map as one SVG picture, cut to where the lines are."""
    lines = [(line, _where(line), date.fromisoformat(one.on)) for one in postures for line in one.lines]
    placed = [(line, where, on) for line, where, on in lines if where]
    frame = _frame([where for _, where, _ in placed])
    hosts = {line.host for line, _, _ in placed}
    height = round(_WIDTH * (frame[3] - frame[1]) / (frame[2] - frame[0]))
    spots = [Spot(line, fading(line, on), *_at(where, frame)) for line, where, on in placed]
    body = [_land(hosts, frame, look), *cards(spots, (_WIDTH, height), look)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img">'
    title = f"<title>{len(placed)} lines of posture on a map</title>"
    return f'{head}{title}<rect width="{_WIDTH}" height="{height}" fill="{look.sea}"/>{"".join(body)}</svg>'


def fading(line: Line, on: date) -> float:
    """How much of the symbol is seen, 0 to 1, by the age of the line's latest report."""
    if line.last_reported is None:
        return _OLD
    age = (on - bounds(line.last_reported)[0]).days
    return next((seen for days, seen in _FADING if age <= days), _OLD)


def _feature(line: Line, posture: Posture) -> dict[str, Any]:
    lon, lat = _where(line) or (0.0, 0.0)
    told = {name: value for name, value in line_to(line).items() if name != "claims"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": told | {
            "host": line.host,
            "host_name": named(line.host),
            "sender_name": named(line.sender),
            "symbol": symbols.key(line),
            "words": line.claims[0].id if line.claims else "",
            "seen": fading(line, date.fromisoformat(posture.on)),
            "label": one_line(f"{named(line.sender)} in {named(line.host)}: {line.what}, {amount(line.low, line.high)}"),
            "number": amount(line.low, line.high) if (line.low, line.high) != (None, None) else "",
            "located": "site" if _site(line) else "host",
        },
    }  # fmt: skip


def _where(line: Line) -> tuple[float, float] | None:
    """Longitude and latitude."""
    at = _site(line) or _points().get(line.host)
    return (at[0], at[1]) if at else None


def _site(line: Line) -> tuple[float, float] | None:
    return _sites().get((line.host, folded(line.place).casefold())) if line.place else None


@cache
def _sites() -> dict[tuple[str, str], tuple[float, float]]:
    return {
        (site.nation, folded(name).casefold()): (site.lon, site.lat) for site in reversed(sites()) for name in (site.name, *site.aliases)
    }


@cache
def _points() -> dict[str, list[float]]:
    return dict(symbols.shipped("points.json"))


@cache
def _world() -> tuple[tuple[str | None, list[list[list[list[float]]]]], ...]:
    found = symbols.shipped("world-small.json")["features"]
    return tuple((one["properties"]["code"], one["geometry"]["coordinates"]) for one in found)


def _project(lon: float, lat: float) -> tuple[float, float]:
    """Miller's projection in degrees, y downwards."""
    phi = math.radians(max(-60.0, min(85.0, lat)))
    return lon, -math.degrees(1.25 * math.log(math.tan(math.pi / 4 + 0.4 * phi)))


_Frame = tuple[float, float, float, float]


def _frame(points: list[tuple[float, float]]) -> _Frame:
    """West, top, east, bottom: around the points with air, no flatter than 2:1, no smaller than 24 degrees."""
    if not points:
        return (-180.0, -120.0, 180.0, 75.0)
    xs, ys = zip(*(_project(*point) for point in points), strict=True)
    width = max(24.0, (max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3 * 2)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return (middle[0] - width / 2, middle[1] - width / 4, middle[0] + width / 2, middle[1] + width / 4)


def _at(point: tuple[float, float], frame: _Frame) -> tuple[float, float]:
    scale = _WIDTH / (frame[2] - frame[0])
    x, y = _project(*point)
    return (x - frame[0]) * scale, (y - frame[1]) * scale


def _land(hosts: set[str], frame: _Frame, look: Look) -> str:
    out = []
    for code, polygons in _world():
        path = "".join(_ring(ring, frame) for polygon in polygons for ring in polygon)
        fill = look.host if code in hosts else look.land
        out.append(f'<path d="{path}" fill="{fill}" stroke="{look.border}" stroke-width="1" stroke-linejoin="round"/>')
    return "".join(out)


def _ring(ring: list[list[float]], frame: _Frame) -> str:
    points = (_at((lon, lat), frame) for lon, lat in ring)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
