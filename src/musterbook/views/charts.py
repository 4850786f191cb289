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

import vl_convert

from musterbook.compare import is_about
from musterbook.model import Claim, CopyTree, Known, Step
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import history
from musterbook.posture.holding import Holding
from musterbook.values import OPEN, Count, bounds
from musterbook.views.drawing import KINDS, LIGHT, SHAPES, THEMES, Frame, Theme, specification
from musterbook.views.thinning import Dot, fewer_dots, fewer_steps
from musterbook.views.visible import one_line
from musterbook.views.words import amount, commitment, deed, in_words, mere, named, origin, shortened, written
from musterbook.world import outlets

# What the ledger calls a status, by what a dot's shape tells of it; every other status is a plan.
_STAGES = {
    "in_effect": "in effect", "ended": "ended", "denied": "denied", "cancelled": "denied",
    "considered": "considered", "requested": "considered",
}  # fmt: skip


# Of what is to come, at least so much has room on a chart.
_SOON = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Story:
    """All that a chart shows of one sender in one host."""

    host: str
    sender: str
    what: str
    steps: Sequence[tuple[date, Holding | None]]
    claims: Sequence[Claim]
    chain: Sequence[Step]
    known: Known
    trees: Sequence[CopyTree]
    until: date


def chart(story: Story, theme: Theme = LIGHT) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its values inside."""
    every = _every_dot(story)
    dots, shown = fewer_dots(every), fewer_steps(story.chain)
    bars, marks = _terms(story, shown), [_dot(dot, story) for dot in dots]
    first, last = _days(story, marks, bars)
    for bar in bars:
        # Words of a bar that begins far to the right end where it begins, so that none leaves the picture.
        bar["late"] = date.fromisoformat(bar["start"]) - first > 0.62 * (last - first)
    stages, kinds = {dot["stage"] for dot in marks}, {dot["kind"] for dot in marks}
    frame = Frame(
        str(first), str(last), kinds=[kind for kind in KINDS if kind in kinds], stages=[stage for stage in SHAPES if stage in stages],
        has_copies=any(dot["copy"] for dot in marks), has_bars=bool(bars),
    )  # fmt: skip
    title: dict[str, Any] = {"text": f"{named(story.sender)} in {named(story.host)}: {one_line(story.what)}"}
    title |= {"subtitle": left_out} if (left_out := _left_out(len(every), len(dots), len(story.chain), len(shown))) else {}
    # The values are put in last: Altair would copy and check every one of them, which takes longer than drawing.
    return specification(frame, theme) | {"title": title, "datasets": {"steps": _steps(story), "dots": marks, "bars": bars}}


def _left_out(claims: int, dots: int, steps: int, bars: int) -> list[str]:
    """What the picture says of what it does not show."""
    fewer = [f"{claims:,} claims as {dots:,} dots: those close together are one"] if dots < claims else []
    return [*fewer, *([f"of {steps:,} words on basis and end those that stand, and the latest"] if bars < steps else [])]


def _days(story: Story, dots: Sequence[Mapping[str, Any]], bars: Sequence[Mapping[str, Any]]) -> tuple[date, date]:
    """The first and last day shown. Of the future half as much has room as of the past: an end far off presses nothing together."""
    told = [*(day for day, _ in story.steps), *(date.fromisoformat(one["day"]) for one in (*dots, *bars)), story.until]
    first, last = min(told), max(told)
    end = max([last, *(date.fromisoformat(bar["end"]) for bar in bars)])
    last = max(last, min(end, story.until + max((story.until - first) / 2, _SOON)))
    return (first - timedelta(days=180) if first == last else first), last


def story_of(told: Answers, host: str, sender: str, what: str) -> Story:
    """All that the chart of one line shows, as `pipeline` tells it."""
    claims = [claim for claim in told.known.claims if is_about(claim, host, sender)]
    return Story(
        host=host, sender=sender, what=what, steps=history(told, host, sender, what), claims=claims,
        chain=told.commitments(host, sender), known=told.known, trees=told.links.trees, until=told.on,
    )  # fmt: skip


def warm() -> None:
    """Start the engine that draws, which takes about two seconds the first time, and make the forms that charts are drawn by."""
    vl_convert.vegalite_to_svg({"data": {"values": []}, "mark": "point"})
    for theme in THEMES.values():
        specification(Frame("2024-01-01", "2024-02-01", KINDS, (), has_copies=False, has_bars=True), theme)


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


def _steps(story: Story) -> list[dict[str, Any]]:
    """One row a day on which the estimate moved; a gap where the number is unknown."""
    beyond = round(1.2 * max((held.high or held.low or 0 for _, held in story.steps if held), default=0))
    return [{"day": str(day), **_range(held), **_open(held, beyond)} for day, held in story.steps]


def _range(held: Holding | None) -> dict[str, int | None]:
    """Lowest and highest; where one is unknown, the other stands for both."""
    low, high = (held.low, held.high) if held else (None, None)
    return {"low": high if low is None else low, "high": low if high is None else high}


def _open(held: Holding | None, beyond: int) -> dict[str, int | None]:
    """From where to where nobody says how many more there are, or fewer; of no height where both ends are known, or neither."""
    low, high = (held.low, held.high) if held else (None, None)
    if low is not None and high is None:
        return {"floor": low, "top": beyond}
    return {"floor": 0, "top": high} if low is None and high is not None else {"floor": low, "top": low}


def _every_dot(story: Story) -> list[Dot]:
    copies = {copy.article for tree in story.trees for copy in tree.members}
    found = []
    for claim in story.claims:
        day, count = story.known.published(claim), claim.quantity
        if day and count and (story.what != "personnel" or count.of == "personnel"):
            number = count.low if count.low is not None else count.high
            look = (_kind(claim, story), _stage(claim), "copy" * (claim.article in copies), count.mode)
            found.append(Dot(claim, bounds(day)[0], number or 0, look))
    return found


def _kind(claim: Claim, story: Story) -> str:
    name = story.known.articles[claim.article].outlet
    outlet = outlets.declared(name) if name else None
    return (outlet and outlet.kind) or "not declared"


def _stage(claim: Claim) -> str:
    return _STAGES.get(claim.status, "planned")


def _dot(dot: Dot, story: Story) -> dict[str, Any]:
    claim, count = dot.claim, dot.claim.quantity or Count(dot.number, dot.number)
    article, (kind, stage, copy, mode) = story.known.articles[claim.article], dot.look
    says = f"{deed(claim)}, {amount(count.low, count.high, approx=count.approx)}"
    says = says if dot.many == 1 else f"the latest of {dot.many:,} close together: {says}"
    outlet = "kind of outlet not declared" if kind == KINDS[-1] else kind
    source = f"{in_words(origin(article))} ({outlet}{', a copy' if copy else ''})"
    return {
        "day": str(dot.day),
        "number": dot.number,
        "stage": stage,
        "kind": kind,
        "copy": bool(copy),
        "size": (110 if mode == "total" else 45) * (1 if dot.many == 1 else 1.8),
        "says": says,
        "from": in_words(origin(article)),
        # What stands before the quotation is ours, and a page writes its days and figures as its reader does.
        "told": f"{written(dot.day)}: {says}. {source}. “{shortened(claim.evidence, 160)}”",
        "words": shortened(claim.evidence, 160),
        "address": f"/claims/{claim.id}",
    }


def _terms(story: Story, shown: Sequence[Step]) -> list[dict[str, Any]]:
    """One bar a step of the commitment, from the day of its word to its end, or to the right edge where it has none."""
    # What has no end goes as far as anything does: it would else look as if it ended.
    ends = [bounds(step.until)[1] for step in shown if step.until and step.until != OPEN]
    edge = max([story.until + timedelta(days=180), *ends])
    found: list[dict[str, Any]] = []
    for nth, step in enumerate(shown):
        said = story.known.published(step.claim)
        if said:
            start = bounds(said)[0]
            end = edge if step.until in (None, OPEN) else max(start, bounds(str(step.until))[1])
            said_to_be = f"{mere(step)}: " if mere(step) else ""
            words = f"{written(start)}: {said_to_be}{in_words(commitment(step.basis, step.until))}"
            told = f"{words}{', superseded' if step.superseded_by else ''}"
            bar: dict[str, Any] = {"start": str(start), "day": str(start), "end": str(end), "nth": nth}
            bar |= {"gone": bool(step.superseded_by), "held": not mere(step)}
            found.append(bar | {"name": words, "told": told, "address": f"/claims/{step.claim.id}"})
    return found
