"""What unfolds over time, as people read it: commitments step by step, the record of a presence, what changed between two days."""

from collections.abc import Sequence

from rich.console import Console

from musterbook.model import Known
from musterbook.posture.changes import Difference
from musterbook.posture.commitments import Chain
from musterbook.posture.continuity import Continuity, Stretch
from musterbook.views.listings import steps_shown
from musterbook.views.terminal import STATES, heading, line, note, quote
from musterbook.views.visible import one_line
from musterbook.views.words import named, names

_STATES = {"present": "green", "absent": "bold red", "unknown": "yellow"}
_VERDICTS = {"held": "green", "unproven": "yellow", "broken": "bold red"}


def chains_shown(console: Console, chains: Sequence[Chain], known: Known) -> None:
    """For each sender, how long it was said to stay and on what basis, oldest word first."""
    if not chains:
        note(console, "nothing was said of how long or on what basis", indent=2)
    for chain in chains:
        heading(console, f"{named(chain.sender)} in {named(chain.host)}")
        steps_shown(console, chain.steps, known)


def continuity_shown(console: Console, found: Sequence[Continuity], known: Known) -> None:
    """For each sender, which days are covered and how, and whether what was called lasting lasted."""
    if not found:
        note(console, "no report of any presence", indent=2)
    for one in found:
        heading(console, f"{named(one.sender)} in {named(one.host)}: {one_line(one.what)}")
        rotations = f" · {one.contingents} rotation{'s' * (one.contingents != 1)}" if one.contingents else ""
        line(console, f"{one.covered:.0%} of days covered, {one.reported:.0%} by reports{rotations}")
        if one.verdict:
            line(console, (one.verdict.upper(), _VERDICTS[one.verdict]), f"  {one_line(one.why)}")
        else:
            note(console, one.why, indent=2)
        for stretch in one.stretches:
            _stretch_shown(console, stretch, known)
        for claim in one.against:
            note(console, "a departure that a later report overlooks:", indent=2)
            quote(console, claim, known)


def _stretch_shown(console: Console, stretch: Stretch, known: Known) -> None:
    days = f"{stretch.days:,} day{'s' * (stretch.days != 1)}"
    line(console, f"{stretch.start} to {stretch.end}  ", (stretch.state, _STATES[stretch.state]), f", {stretch.source}, {days}")
    note(console, stretch.why)
    if stretch.source == "reported":
        claim = stretch.claims[-1]
        quote(console, claim, known, more=len(stretch.claims) - 1)


def differences_shown(console: Console, found: Sequence[Difference], known: Known) -> None:
    """What is otherwise on the later day, by kind, with the words that moved it."""
    if not found:
        note(console, "nothing changed, as far as is known", indent=2)
    for one in found:
        slot = f" ({one.slot})" if one.slot else ""
        moved = " → ".join(one_line(part) for part in (one.before, one.after or "nothing known") if part)
        head = (one.kind.upper(), STATES.get(one.kind, ""))
        line(console, head, f"  {names(one.sender.split(', '))}  {one_line(one.what)}{slot}  ", (moved, "cyan"))
        note(console, one.why)
        for claim in one.moved_by():
            quote(console, claim, known)
