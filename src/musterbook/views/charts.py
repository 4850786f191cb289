"""One chart of a line over time, defined once: the page shows it as SVG, and so do `musterbook chart` and whoever wants PNG.

Personnel as steps with a band from the lowest to the highest figure, each claim as a dot (shape: status, colour: kind of outlet, hollow: a
copy), commitments as bars to their ends, superseded ones struck through. In: what `posture` concluded. Out: Vega-Lite, SVG, PNG.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import vl_convert

from musterbook.compare import is_about
from musterbook.model import Claim, CopyTree, Known, Step
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import history
from musterbook.posture.estimate import Draft
from musterbook.values import OPEN, Count, bounds
from musterbook.views.visible import one_line
from musterbook.views.words import amount, commitment, deed, in_words, named, origin, shortened, written
from musterbook.world import outlets

_WIDTH = 860
# Okabe and Ito's palette, told apart by every kind of colour vision; the dark theme has lighter inks of the same hues.
_KINDS = ("official", "agency", "newspaper", "broadcaster", "site", "magazine", "think-tank", "not declared")
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#8C6BB1", "#7A7A7A")
_SHAPES = {"in effect": "circle", "planned": "triangle-up", "considered": "diamond", "denied": "cross", "ended": "square"}
# What the ledger calls a status, by what a dot's shape tells of it; every other status is a plan.
_STAGES = {
    "in_effect": "in effect", "ended": "ended", "denied": "denied", "cancelled": "denied",
    "considered": "considered", "requested": "considered",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a chart."""

    ink: str
    paper: str
    rule: str
    accent: str


LIGHT = Theme("#1d2a2f", "#ffffff", "#d5dcde", "#0b5563")
DARK = Theme("#e6ecec", "#161f24", "#34434a", "#7cc4cf")
THEMES = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Story:
    """All that a chart shows of one sender in one host."""

    host: str
    sender: str
    what: str
    steps: Sequence[tuple[date, Draft | None]]
    claims: Sequence[Claim]
    chain: Sequence[Step]
    known: Known
    trees: Sequence[CopyTree]
    until: date


def chart(story: Story, theme: Theme = LIGHT) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its values inside."""
    bars = _terms(story)
    x = _days(story, bars)
    parts = [alt.layer(*_figures(story, theme, x)).properties(width=_WIDTH, height=270)]
    if bars:
        parts.append(_commitments(bars, theme, x).properties(width=_WIDTH, height=alt.Step(30)))
    whole = alt.vconcat(*parts, spacing=14).resolve_scale(color="independent", shape="independent")
    title = f"{named(story.sender)} in {named(story.host)}: {one_line(story.what)}"
    styled = whole.properties(title=title, background=theme.paper, padding=14).configure_view(stroke=None)
    styled = styled.configure_axis(
        labelColor=theme.ink, titleColor=theme.ink, gridColor=theme.rule, domainColor=theme.rule, tickColor=theme.rule,
        labelFontSize=12, titleFontWeight="normal",
    )  # fmt: skip
    styled = styled.configure_legend(
        labelColor=theme.ink, titleColor=theme.ink, orient="bottom", columns=4, labelFontSize=12,
        symbolSize=90, columnPadding=18,
    )  # fmt: skip
    found: dict[str, Any] = styled.configure_title(color=theme.ink, anchor="start", fontSize=16, offset=12).to_dict()
    return found


def _days(story: Story, bars: Sequence[Mapping[str, Any]]) -> alt.X:
    """One axis of days for both parts, so that what is above one another is of one day."""
    days = (
        [str(day) for day, _ in story.steps] + [dot["day"] for dot in _dots(story)] + [bar[end] for bar in bars for end in ("start", "end")]
    )
    first, last = min(days, default=str(story.until)), max([*days, str(story.until)])
    if first == last:
        first = str(date.fromisoformat(first) - timedelta(days=180))
    # Vega reads a bare day as midnight in UTC, and draws it so.
    scale = alt.Scale(type="utc", domain=[first, last])
    # Without a format, Vega tells each tick by what it marks: a year, a month or a day.
    axis = alt.Axis(tickCount=8, labelOverlap=True, labelFlush=True, grid=True)
    return alt.X("day:T", title=None, scale=scale, axis=axis)


def story_of(told: Answers, host: str, sender: str, what: str) -> Story:
    """All that the chart of one line shows, as `pipeline` tells it."""
    claims = [claim for claim in told.known.claims if is_about(claim, host, sender)]
    return Story(
        host=host, sender=sender, what=what, steps=history(told, host, sender, what), claims=claims,
        chain=told.commitments(host, sender), known=told.known, trees=told.links.trees, until=told.on,
    )  # fmt: skip


def warm() -> None:
    """Start the engine that draws, which takes about two seconds the first time."""
    vl_convert.vegalite_to_svg({"data": {"values": []}, "mark": "point"})


def as_json(story: Story, theme: Theme = LIGHT) -> bytes:
    """The chart as a Vega-Lite specification."""
    return json.dumps(chart(story, theme), ensure_ascii=False, sort_keys=True).encode()


def as_svg(story: Story, theme: Theme = LIGHT) -> bytes:
    """The chart as SVG."""
    # The engine takes an address without a server for one of its own samples, far from here.
    return re.sub(r'href="[^"]*?/claims/', 'href="/claims/', str(vl_convert.vegalite_to_svg(chart(story, theme)))).encode()


def as_png(story: Story, theme: Theme = LIGHT) -> bytes:
    """The chart as PNG, at twice its size in pixels."""
    return bytes(vl_convert.vegalite_to_png(chart(story, theme), scale=2))


def _figures(story: Story, theme: Theme, x: alt.X) -> list[alt.Chart]:
    steps, dots = _steps(story), _dots(story)
    band = alt.Chart(_data(steps)).mark_area(interpolate="step-after", opacity=0.2, color=theme.accent)
    line = alt.Chart(_data(steps)).mark_line(interpolate="step-after", color=theme.accent, strokeWidth=2)
    y = alt.Y("low:Q", title=None, axis=alt.Axis(format=",d", tickMinStep=1, tickCount=6))
    drawn = [band.encode(x=x, y=y, y2="high:Q"), line.encode(x=x, y=y), line.encode(x=x, y="high:Q")]
    point = alt.Chart(_data(dots)).mark_point(strokeWidth=1.8)
    kinds = [kind for kind in _KINDS if kind in {dot["kind"] for dot in dots}]
    scale = alt.Scale(domain=kinds, range=[_COLOURS[_KINDS.index(kind)] for kind in kinds])
    colour = alt.Color("kind:N", title="outlet", scale=scale)
    stages = [stage for stage in _SHAPES if stage in {dot["stage"] for dot in dots}]
    shape = alt.Shape("stage:N", title="claim", scale=alt.Scale(domain=stages, range=[_SHAPES[stage] for stage in stages]))
    told = [alt.Tooltip("says:N", title="claim"), alt.Tooltip("from:N", title="source"), alt.Tooltip("words:N", title="words")]
    return [
        *drawn,
        point.encode(
            x=x, y="number:Q", color=colour, shape=shape, fill=alt.Fill("kind:N", scale=scale, legend=None), href="address:N", tooltip=told,
            fillOpacity=alt.condition("datum.copy", alt.value(0), alt.value(0.85)),
            size=alt.condition("datum.total", alt.value(110), alt.value(45)), description="told:N",
        ),
    ]  # fmt: skip


def _data(values: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=values)


def _steps(story: Story) -> list[dict[str, Any]]:
    """One row a day on which the estimate moved; a gap where the number is unknown."""
    return [{"day": str(day), **_range(draft)} for day, draft in story.steps]


def _range(draft: Draft | None) -> dict[str, int | None]:
    """Lowest and highest; where one is unknown, the other stands for both."""
    held = draft.held if draft else None
    low, high = (held.low, held.high) if held else (None, None)
    return {"low": high if low is None else low, "high": low if high is None else high}


def _dots(story: Story) -> list[dict[str, Any]]:
    copies = {copy.article for tree in story.trees for copy in tree.members}
    found = []
    for claim in story.claims:
        day, count = story.known.published(claim), claim.quantity
        if day and count and (story.what != "personnel" or count.of == "personnel"):
            found.append(_dot(claim, count, bounds(day)[0], story, claim.article in copies))
    return found


def _dot(claim: Claim, count: Count, day: date, story: Story, is_copy: bool) -> dict[str, Any]:
    article = story.known.articles[claim.article]
    outlet = outlets.find(article.outlet) if article.outlet else None
    says = f"{deed(claim)}, {amount(count.low, count.high, approx=count.approx)}"
    return {
        "day": str(day),
        "number": count.low if count.low is not None else count.high,
        "stage": _STAGES.get(claim.status, "planned"),
        "kind": outlet.kind if outlet else "not declared",
        "copy": is_copy,
        "total": count.mode == "total",
        "says": says,
        "from": in_words(origin(article)),
        "told": f"{written(day)}: {says}. {in_words(origin(article))}{', a copy' if is_copy else ''}. {shortened(claim.evidence, 160)}",
        "words": shortened(claim.evidence, 160),
        "address": f"/claims/{claim.id}",
    }


def _terms(story: Story) -> list[dict[str, Any]]:
    """One bar a step of the commitment, from the day of its word to its end, or to the right edge where it has none."""
    edge = story.until + timedelta(days=180)
    found: list[dict[str, Any]] = []
    for nth, step in enumerate(story.chain):
        said = story.known.published(step.claim)
        if said:
            start = bounds(said)[0]
            end = edge if step.until in (None, OPEN) else max(start, bounds(str(step.until))[1])
            words = f"{written(start)}: {in_words(commitment(step.basis, step.until))}"
            told = f"{words}{', superseded' if step.superseded_by else ''}"
            bar: dict[str, Any] = {"start": str(start), "day": str(start), "end": str(end), "gone": bool(step.superseded_by), "nth": nth}
            found.append(bar | {"name": words, "told": told, "address": f"/claims/{step.claim.id}"})
    # Words of a bar that begins far to the right end where it begins, so that none leaves the picture.
    first, last = (each({date.fromisoformat(bar[end]) for bar in found for end in ("start", "end")}, default=edge) for each in (min, max))
    for bar in found:
        bar["late"] = (date.fromisoformat(bar["start"]) - first) > 0.62 * (last - first)
    return found


def _commitments(bars: list[dict[str, Any]], theme: Theme, x: alt.X) -> Any:
    whole = alt.Chart(_data(bars)).encode(x=x, y=alt.Y("nth:O", sort=None, title=None, axis=None))
    fade = alt.condition("datum.gone", alt.value(0.35), alt.value(0.9))
    # The bar stands low in its row, its words above it.
    bar = whole.mark_bar(height=7, yOffset=8, color=theme.accent, cornerRadius=2)
    struck = whole.transform_filter("datum.gone").mark_rule(color=theme.ink, strokeWidth=1.2, yOffset=8).encode(x2="end:T")
    words = [
        whole.transform_filter(f"{'' if late else '!'}datum.late").mark_text(
            align="right" if late else "left", dy=-4, dx=0, fontSize=12, color=theme.ink
        ).encode(text="name:N", opacity=alt.condition("datum.gone", alt.value(0.75), alt.value(1)))
        for late in (False, True)
    ]  # fmt: skip
    return alt.layer(bar.encode(x2="end:T", opacity=fade, href="address:N", description="told:N"), struck, *words)
