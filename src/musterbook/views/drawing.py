"""What a chart looks like, defined once: Vega-Lite by way of Altair, with blanks for what a story fills in.

In: a theme, the days, kinds and stages of a story. Out: a specification without values. Altair takes a third of a second to put one
together and check it, so each form is made once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

_WIDTH = 860
KINDS = ("official", "agency", "newspaper", "broadcaster", "site", "magazine", "think-tank", "not declared")
# How much of a dot's fill is seen, so that one beneath another shows.
FILLED = 0.85
SHAPES = {"in effect": "circle", "planned": "triangle-up", "considered": "diamond", "denied": "cross", "ended": "square"}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a chart."""

    ink: str
    paper: str
    rule: str
    accent: str
    kinds: tuple[str, ...]


# The colours of kinds were sought so that any two are unlike to every kind of sight, and each to the paper: tests/views/test_colours.py.
LIGHT = Theme(
    "#1d2a2f", "#ffffff", "#d5dcde", "#0b5563",
    ("#190F77", "#F95F00", "#3F4B01", "#9670FF", "#095F9A", "#9D5C4E", "#7B2041", "#9C8198"),
)  # fmt: skip
DARK = Theme(
    "#e6ecec", "#161f24", "#34434a", "#7cc4cf",
    ("#05778C", "#FF7605", "#C5EB99", "#C051FF", "#40FAFE", "#C53B00", "#6D6C60", "#9E9E9E"),
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Frame:
    """What of its look a chart has from its story: first and last day, kinds of outlet and stages of claims, copies, commitments."""

    first: str
    last: str
    kinds: Sequence[str]
    stages: Sequence[str]
    has_copies: bool
    has_bars: bool


def specification(frame: Frame, theme: Theme) -> dict[str, Any]:
    """The chart without title and values, which stand in the data sets `steps`, `dots` and `bars`."""
    told = {
        "@first": frame.first, "@last": frame.last, "@kinds": list(frame.kinds), "@stages": list(frame.stages),
        "@colours": [theme.kinds[KINDS.index(kind)] for kind in frame.kinds], "@shapes": [SHAPES[stage] for stage in frame.stages],
        "@outlets": "outlet (hollow: a copy)" if frame.has_copies else "outlet",
    }  # fmt: skip
    found: dict[str, Any] = _filled(_form(theme, has_bars=frame.has_bars), told)
    return found


def _filled(part: Any, told: Mapping[str, Any]) -> Any:
    """A part of a form with its blanks filled; a list of one blank is a list of what fills it."""
    if isinstance(part, dict):
        return {name: _filled(one, told) for name, one in part.items()}
    if isinstance(part, list):
        is_blank = len(part) == 1 and isinstance(part[0], str) and part[0] in told
        return told[part[0]] if is_blank else [_filled(one, told) for one in part]
    return told.get(part, part) if isinstance(part, str) else part


@lru_cache(maxsize=8)
def _form(theme: Theme, *, has_bars: bool) -> dict[str, Any]:
    # One axis of days for both parts, so that what is above one another is of one day. Vega reads a bare day as midnight in UTC, and
    # draws it so. Without a format it tells each tick by what it marks: a year, a month or a day.
    axis = alt.Axis(tickCount=8, labelOverlap=True, labelFlush=True, grid=True)
    x = alt.X("day:T", title=None, scale=alt.Scale(type="utc", domain=["@first", "@last"]), axis=axis)
    parts = [alt.layer(*_figures(theme, x)).properties(width=_WIDTH, height=270)]
    if has_bars:
        parts.append(_commitments(theme, x).properties(width=_WIDTH, height=alt.Step(30)))
    whole = alt.vconcat(*parts, spacing=14).resolve_scale(fill="independent", stroke="independent", shape="independent")
    styled = whole.properties(background=theme.paper, padding=14).configure_view(stroke=None)
    styled = styled.configure_axis(
        labelColor=theme.ink, titleColor=theme.ink, gridColor=theme.rule, domainColor=theme.rule, tickColor=theme.rule,
        labelFontSize=12, titleFontWeight="normal",
    )  # fmt: skip
    styled = styled.configure_legend(
        labelColor=theme.ink, titleColor=theme.ink, orient="bottom", columns=4, labelFontSize=12,
        symbolSize=90, columnPadding=18,
    )  # fmt: skip
    styled = styled.configure_title(color=theme.ink, subtitleColor=theme.ink, anchor="start", fontSize=16, subtitleFontSize=12, offset=12)
    found: dict[str, Any] = styled.to_dict()
    return found


def _figures(theme: Theme, x: alt.X) -> list[alt.Chart]:
    band = alt.Chart(alt.NamedData("steps")).mark_area(interpolate="step-after", opacity=0.2, color=theme.accent)
    line = alt.Chart(alt.NamedData("steps")).mark_line(interpolate="step-after", color=theme.accent, strokeWidth=2)
    y = alt.Y("low:Q", title=None, axis=alt.Axis(format=",d", tickMinStep=1, tickCount=6))
    # Where nobody says how many more, or fewer: paler, as far as there is room.
    open_band = alt.Chart(alt.NamedData("steps")).mark_area(interpolate="step-after", opacity=0.09, color=theme.accent)
    drawn = [
        open_band.encode(x=x, y=alt.Y("floor:Q", title=None), y2="top:Q"),
        band.encode(x=x, y=y, y2="high:Q"),
        line.encode(x=x, y=y),
        line.encode(x=x, y="high:Q"),
    ]
    point = alt.Chart(alt.NamedData("dots")).mark_point(strokeWidth=1.8)
    scale = alt.Scale(domain=["@kinds"], range=["@colours"])
    colour = alt.Stroke("kind:N", scale=scale, legend=None)
    # Full, as hollow would mean a copy.
    legend = alt.Legend(title="@outlets", symbolStrokeWidth=0)
    inked = alt.Legend(title="claim", symbolFillColor=theme.ink, symbolStrokeColor=theme.ink)
    shape = alt.Shape("stage:N", legend=inked, scale=alt.Scale(domain=["@stages"], range=["@shapes"]))
    told = [alt.Tooltip("says:N", title="claim"), alt.Tooltip("from:N", title="source"), alt.Tooltip("words:N", title="words")]
    return [
        *drawn,
        point.encode(
            x=x, y="number:Q", stroke=colour, shape=shape, fill=alt.Fill("kind:N", scale=scale, legend=legend),
            href="address:N", tooltip=told,
            fillOpacity=alt.condition("datum.copy", alt.value(0), alt.value(FILLED)),
            size=alt.Size("size:Q", scale=None, legend=None), description="told:N",
        ),
    ]  # fmt: skip


def _commitments(theme: Theme, x: alt.X) -> Any:
    whole = alt.Chart(alt.NamedData("bars")).encode(x=x, y=alt.Y("nth:O", sort=None, title=None, axis=None))
    fade = alt.condition("datum.gone", alt.value(0.35), alt.value(0.9))
    # The bar stands low in its row, its words above it.
    bar = whole.mark_bar(height=7, yOffset=8, color=theme.accent, stroke=theme.accent, cornerRadius=2, clip=True)
    # What commits nobody is an outline.
    filled = alt.condition("datum.held", alt.value(1), alt.value(0))
    struck = whole.transform_filter("datum.gone").mark_rule(color=theme.ink, strokeWidth=1.2, yOffset=8, clip=True).encode(x2="end:T")
    words = [
        whole.transform_filter(f"{'' if late else '!'}datum.late").mark_text(
            align="right" if late else "left", dy=-4, dx=0, fontSize=12, color=theme.ink
        ).encode(text="name:N", opacity=alt.condition("datum.gone", alt.value(0.75), alt.value(1)))
        for late in (False, True)
    ]  # fmt: skip
    return alt.layer(bar.encode(x2="end:T", opacity=fade, fillOpacity=filled, href="address:N", description="told:N"), struck, *words)
