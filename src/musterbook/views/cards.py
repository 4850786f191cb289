"""Forces on a drawn map as cards beside their places: a heading, then symbol, name and number a row; as the board's map draws them.

In: lines with where they stand on the picture, in pixels. Out: SVG elements. Cards that would lie on one another are one card.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from musterbook.model import Line
from musterbook.views import symbols
from musterbook.views.visible import one_line
from musterbook.views.words import named, shortened

_SHOWN = 5
# Sizes in pixels of the picture.
_WIDE, _HEAD, _ROW, _SYMBOL, _GAP = 196, 24, 27, 22, 9
# How wide a letter is, about.
_LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of the drawn map."""

    sea: str = "#eef2f4"
    land: str = "#d9dfe0"
    host: str = "#b3c9c6"
    border: str = "#ffffff"
    ink: str = "#1d2a2f"
    card: str = "#ffffff"
    rule: str = "#dcdfdc"
    dot: str = "#0b5563"


@dataclass(frozen=True, slots=True)
class Spot:
    """A line, how much of its symbol is seen, and where it stands."""

    line: Line
    seen: float
    x: float
    y: float


@dataclass(slots=True)
class Card:
    """What stands together beside its first place, on a picture of a size."""

    spots: list[Spot]
    size: tuple[int, int]
    hosts: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.hosts = {spot.line.host for spot in self.spots}

    @property
    def height(self) -> float:
        """Heading, rows, and a row for what is left out."""
        return _HEAD + _ROW * (min(len(self.spots), _SHOWN) + (len(self.spots) > _SHOWN)) + 2

    @property
    def corner(self) -> tuple[float, float]:
        """The upper left one: right of the place, and never outside the picture."""
        first = self.spots[0]
        left = min(first.x + _GAP, self.size[0] - _WIDE - 4)
        return max(4.0, left), max(4.0, min(first.y - self.height / 2, self.size[1] - self.height - 4))

    def is_over(self, other: "Card") -> bool:
        """The two would lie on one another."""
        (left, top), (its_left, its_top) = self.corner, other.corner
        return abs(left - its_left) < _WIDE + 4 and top < its_top + other.height + 4 and its_top < top + self.height + 4

    def shown(self) -> list[Spot]:
        """A sender's whole before its parts, as they stand; of several hosts the wholes, the largest first."""
        wholes = [spot for spot in self.spots if spot.line.what == "personnel"]
        if len(self.hosts) == 1 or not wholes:
            return self.spots[:_SHOWN]
        return sorted(wholes, key=lambda spot: -(spot.line.high or spot.line.low or 0))[:_SHOWN]


def cards(spots: Iterable[Spot], size: tuple[int, int], look: Look) -> Iterator[str]:
    """The cards and the dots that they stand beside."""
    found = _apart([Card([spot], size) for spot in _once(spots)], size)
    for x, y in sorted({(spot.x, spot.y) for card in found for spot in card.spots}):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{look.dot}" stroke="{look.card}" stroke-width="1.5"/>'
    for card in found:
        yield "".join(_drawn(card, look))


def brief(low: int | None, high: int | None) -> str:
    """A number or range with no word in it: '500', '500+', '≤ 600', '450–600', ''."""
    if low is None:
        return "" if high is None else f"≤ {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _once(spots: Iterable[Spot]) -> Iterator[Spot]:
    """One force stands on several lines: as a unit, by its size, by its function. On a map it is drawn once."""
    seen = set()
    for spot in spots:
        line = spot.line
        same = (line.host, spot.x, spot.y, line.sender, line.low, line.high, line.claims[0].id if line.claims else line.what)
        if same not in seen:
            seen.add(same)
            yield spot


def _apart(found: list[Card], size: tuple[int, int]) -> list[Card]:
    """Cards joined until none lies on another."""
    while True:
        kept: list[Card] = []
        for card in found:
            under = next((nth for nth, other in enumerate(kept) if other.is_over(card)), None)
            if under is None:
                kept.append(card)
            else:
                kept[under] = Card([*kept[under].spots, *card.spots], size)
        if len(kept) == len(found):
            return kept
        found = kept


def _drawn(card: Card, look: Look) -> Iterator[str]:
    left, top = card.corner
    size = f'width="{_WIDE}" height="{card.height:.1f}" rx="6"'
    yield f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="{look.card}" fill-opacity="0.94" stroke="{look.rule}"/>'
    names = sorted(named(host) for host in card.hosts)
    title = ", ".join(names) if len(names) < 3 else f"{len(names)} hosts"
    yield _text(left + 9, top + 17, shortened(title, 26), look, 'font-family="serif" font-weight="600"')
    rows = card.shown()
    for nth in range(len(rows)):
        yield from _row(card, rows, nth, (left, top + _HEAD + nth * _ROW), look)
    if len(card.spots) > len(rows):
        yield _text(left + 9, top + _HEAD + len(rows) * _ROW + 17, f"{len(card.spots) - len(rows)} more", look)


def _row(card: Card, rows: Sequence[Spot], nth: int, at: tuple[float, float], look: Look) -> Iterator[str]:
    (left, top), spot = at, rows[nth]
    yield f'<path d="M{left + 8:.1f} {top:.1f}h{_WIDE - 16}" stroke="{look.rule}"/>'
    symbol = symbols.drawn(symbols.key(spot.line))
    if symbol:
        scale = min(_SYMBOL / symbol.height, 32 / symbol.width)
        x, y = left + 8 + (32 - symbol.width * scale) / 2, top + (_ROW - symbol.height * scale) / 2
        yield f'<g opacity="{spot.seen}" transform="translate({x:.1f} {y:.1f}) scale({scale:.3f})">{symbol.svg}</g>'
    number = brief(spot.line.low, spot.line.high)
    room = int((_WIDE - 62) / _LETTER - len(number) * 1.1)
    yield _text(left + 47, top + 18, shortened(_name(card, rows, nth), max(room, 4)), look)
    yield _text(left + _WIDE - 9, top + 18, number, look, 'font-family="sans-serif" font-weight="600" text-anchor="end"')


def _name(card: Card, rows: Sequence[Spot], nth: int) -> str:
    """Whose force it is and which; the sender is said once on a card of one host."""
    line = rows[nth].line
    force = "" if line.what == "personnel" else one_line(line.what)
    if len(card.hosts) > 1:
        return " ".join(part for part in (f"{line.host}:", named(line.sender), force) if part)
    is_said = nth > 0 and rows[nth - 1].line.sender == line.sender and force
    return force if is_said else f"{named(line.sender)} {force}".strip()


def _text(x: float, y: float, words: str, look: Look, how: str = 'font-family="sans-serif"') -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12.5" {how} fill="{look.ink}">{escape(one_line(words))}</text>'
