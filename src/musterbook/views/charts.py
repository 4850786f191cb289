"""One chart of a line over time, defined once: the page shows it as SVG, and so do `musterbook chart` and whoever wants PNG.

Personnel as steps with a band from the lowest to the highest figure, each claim as a dot (shape: status, colour: kind of outlet, hollow: a
copy), commitments as bars to their ends, superseded ones struck through. In: what `posture` concluded. Out: Vega-Lite, SVG, PNG.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import vl_convert

from musterbook.compare import countries
from musterbook.model import Claim, CopyTree, Known, Line, Step
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import history
from musterbook.values import OPEN, Count, bounds
from musterbook.views.visible import one_line
from musterbook.views.words import amount, commitment, deed, named, origin, shortened
from musterbook.world import outlets

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
    steps: Sequence[tuple[date, Line | None]]
    claims: Sequence[Claim]
    chain: Sequence[Step]
    known: Known
    trees: Sequence[CopyTree]
    until: date


def chart(story: Story, theme: Theme = LIGHT) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its values inside."""
    figures = alt.layer(*_figures(story, theme)).properties(width=820, height=260)
    parts = [figures]
    bars = _terms(story)
    if bars:
        parts.append(_commitments(bars, theme).properties(width=820, height=alt.Step(22)))
    whole = alt.vconcat(*parts, spacing=12).resolve_scale(x="shared", color="independent", shape="independent")
    title = f"{named(story.sender)} in {named(story.host)}: {one_line(story.what)}"
    styled = whole.properties(title=title, background=theme.paper).configure_view(stroke=None)
    styled = styled.configure_axis(
        labelColor=theme.ink, titleColor=theme.ink, gridColor=theme.rule, domainColor=theme.rule, labelFontSize=12
    )
    styled = styled.configure_legend(labelColor=theme.ink, titleColor=theme.ink, orient="bottom", columns=5, labelFontSize=12)
    found: dict[str, Any] = styled.configure_title(color=theme.ink, anchor="start", fontSize=15).to_dict()
    return found


def story_of(told: Answers, host: str, sender: str, what: str) -> Story:
    """All that the chart of one line shows, as `pipeline` tells it."""
    claims = [claim for claim in told.known.claims if sender in claim.senders and host in countries(claim.hosts)]
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
    return str(vl_convert.vegalite_to_svg(chart(story, theme))).encode()


def as_png(story: Story, theme: Theme = LIGHT) -> bytes:
    """The chart as PNG, at twice its size in pixels."""
    return bytes(vl_convert.vegalite_to_png(chart(story, theme), scale=2))


def _figures(story: Story, theme: Theme) -> list[alt.Chart]:
    steps, dots = _steps(story), _dots(story)
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%Y-%m", labelOverlap=True))
    band = alt.Chart(_data(steps)).mark_area(interpolate="step-after", opacity=0.22, color=theme.accent)
    line = alt.Chart(_data(steps)).mark_line(interpolate="step-after", color=theme.accent, strokeWidth=2)
    y = alt.Y("low:Q", title="number", axis=alt.Axis(format=",d", tickMinStep=1))
    drawn = [band.encode(x=x, y=y, y2="high:Q"), line.encode(x=x, y=y), line.encode(x=x, y="high:Q")]
    point = alt.Chart(_data(dots)).mark_point(size=85, strokeWidth=1.8)
    colour = alt.Color("kind:N", title="outlet", scale=alt.Scale(domain=list(_KINDS), range=list(_COLOURS)))
    shape = alt.Shape("stage:N", title="claim", scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())))
    hollow = alt.condition("datum.copy", alt.value(0), alt.value(0.85))
    told = [alt.Tooltip("says:N", title="claim"), alt.Tooltip("from:N", title="source"), alt.Tooltip("words:N", title="words")]
    return [
        *drawn,
        point.encode(x=x, y="number:Q", color=colour, shape=shape, fill=colour, fillOpacity=hollow, href="address:N", tooltip=told),
    ]


def _data(values: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=values)


def _steps(story: Story) -> list[dict[str, Any]]:
    """One row a day on which the estimate moved; a gap where the number is unknown."""
    return [{"day": str(day), "low": _low(line), "high": _high(line)} for day, line in story.steps]


def _low(line: Line | None) -> int | None:
    return None if line is None else line.low if line.low is not None else line.high


def _high(line: Line | None) -> int | None:
    return None if line is None else line.high if line.high is not None else line.low


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
    return {
        "day": str(day),
        "number": count.low if count.low is not None else count.high,
        "stage": _STAGES.get(claim.status, "planned"),
        "kind": outlet.kind if outlet else "not declared",
        "copy": is_copy,
        "says": f"{deed(claim)}, {amount(count.low, count.high, approx=count.approx)}",
        "from": origin(article),
        "words": shortened(claim.evidence, 160),
        "address": f"/claims/{claim.id}",
    }


def _terms(story: Story) -> list[dict[str, Any]]:
    """One bar a step of the commitment, from the day of its word to its end, or to the right edge where it has none."""
    edge = story.until + timedelta(days=180)
    found = []
    for step in story.chain:
        said = story.known.published(step.claim)
        if said:
            start = bounds(said)[0]
            end = edge if step.until in (None, OPEN) else max(start, bounds(str(step.until))[1])
            words = f"{start}: {commitment(step.basis, step.until)}"
            found.append({"name": words, "start": str(start), "end": str(end), "gone": bool(step.superseded_by)})
    return found


def _commitments(bars: list[dict[str, Any]], theme: Theme) -> Any:
    whole = alt.Chart(_data(bars)).encode(
        x=alt.X("start:T", title=None), x2="end:T", y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=300))
    )
    fade = alt.condition("datum.gone", alt.value(0.35), alt.value(0.9))
    struck = whole.transform_filter("datum.gone").mark_rule(color=theme.ink, strokeWidth=1.5)
    return whole.mark_bar(height=9, color=theme.accent).encode(opacity=fade) + struck
