"""What the commands answer, as people read it: a line for each finding, below it the words that carry it."""

from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console

from musterbook.links.check import Verdict
from musterbook.model import Article, Claim, Conflict, CopyTree, Known, Line, Posture, Promise, Reading, Step
from musterbook.posture.timeline import Change
from musterbook.posture.truth import Opinion
from musterbook.views.payloads import what
from musterbook.views.terminal import STATES, heading, line, note, quote
from musterbook.views.visible import one_line
from musterbook.views.words import SHORT_ID, amount, commitment, deed, named, names, origin, shortened, spoken


def readings_shown(console: Console, readings: Sequence[Reading]) -> None:
    """Each article with its claims."""
    for reading in readings:
        article = reading.article
        heading(console, f"{article.title or shortened(article.text, 60)}")
        note(console, f"{origin(article)} · {article.id}", indent=2)
        if not reading.claims:
            note(console, "no claim")
        for claim in reading.claims:
            line(console, (deed(claim), "cyan"), f"  {force(claim)}")
            quote(console, claim, Known({article.id: article}, reading.claims))


def force(claim: Claim) -> str:
    """What moves, how many, on what basis: 'battalion, 500 or more, rotational, until 2025-12-31'."""
    count = claim.quantity
    number = amount(count.low, count.high, approx=count.approx) if count else ""
    mode = {"additional": " more", "reduction": " fewer"}.get(count.mode, "") if count else ""
    about = (one_line(what(claim)), number + mode, commitment(claim.basis, claim.end) if claim.basis or claim.end else "")
    since = f"from {spoken(claim.start)}" if claim.start else ""
    return ", ".join(part for part in (*about, since) if part)


def posture_shown(
    console: Console, posture: Posture, known: Known, *, brief: bool = False, seconds: Sequence[Opinion | None] | None = None
) -> None:
    """The posture of a host: a line for each sender and force; `brief` leaves out the reasons, `seconds` adds second opinions."""
    heading(console, f"{named(posture.host)} on {posture.on}, as known by {posture.known_by}")
    if not posture.lines:
        note(console, "nothing is known", indent=2)
    for nth, one in enumerate(posture.lines):
        posture_line_shown(console, one, known, brief=brief)
        second = seconds[nth] if seconds else None
        if second:
            line(console, ("second opinion: ", "bold"), one_line(second.why), (" (differs)" if second.differs else "", "yellow"), indent=4)


def posture_line_shown(console: Console, one: Line, known: Known, *, brief: bool = False) -> None:
    """One line of a posture, with its reason and the words of its first claim."""
    place = f" at {one_line(one.place)}" if one.place else ""
    line(
        console,
        (named(one.sender), "bold"),
        f"  {one_line(one.what)}{place}  ",
        (amount(one.low, one.high), "cyan"),
        f"  {commitment(one.basis, one.until)}  ",
        (one.credibility, "bold"),
    )
    told = [one.status.replace("_", " ")]
    told += [f"last reported {one.last_reported}"] if one.last_reported else []
    told += [f"{one.voices} independent voice{'s' if one.voices != 1 else ''}"]
    told += [f"{one.conflicts} conflict{'s' if one.conflicts != 1 else ''}"] if one.conflicts else []
    note(console, " · ".join(told))
    if not brief:
        note(console, one.why)
    if one.claims:
        quote(console, one.claims[0], known, more=len(one.claims) - 1)


def steps_shown(console: Console, steps: Sequence[Step], known: Known) -> None:
    """How long a force was said to stay, and on what basis: oldest word first, with what took its place."""
    if not steps:
        note(console, "nothing was said of how long or on what basis", indent=2)
    for step in steps:
        claim = step.claim
        said = claim.said_on or known.published(claim) or "undated"
        fate = "" if step.superseded_by is None else f"  superseded by {step.superseded_by[:SHORT_ID]}"
        line(console, (said, "bold"), f"  {claim.status.replace('_', ' ')}: ", (commitment(step.basis, step.until), "cyan"), (fate, "dim"))
        quote(console, claim, known)


def promises_shown(console: Console, promises: Sequence[Promise], known: Known, *, brief: bool = False) -> None:
    """Promises by what became of them; `brief` leaves out the reasons."""
    if not promises:
        note(console, "no promise is known", indent=2)
    for promise in promises:
        first = promise.made_by[0]
        due = f"due {promise.due}" if promise.due else "no date"
        # The deadline stands in `due`; the claim's own end would say it twice.
        line(
            console,
            (promise.state.upper(), STATES.get(promise.state, "")),
            f"  {deed(first)}, {force(replace(first, start=None, end=None))}, {due}",
        )
        if not brief:
            note(console, promise.why)
        quote(console, first, known, more=len(promise.made_by) - 1)
        for claim in promise.by[:1]:
            note(console, f"{promise.state} by:")
            quote(console, claim, known, indent=6, more=len(promise.by) - 1)


def changes_shown(console: Console, changes: Sequence[Change], known: Known) -> None:
    """What changed, day by day: from what, to what, and the words that moved it."""
    if not changes:
        note(console, "nothing is known", indent=2)
    for change in changes:
        moved = " → ".join(one_line(part) for part in (change.before, change.after or "not said") if part)
        senders = names(change.sender.split(", "))
        line(console, (change.on, "bold"), f"  {senders}  {one_line(change.what)}  ", (moved, "cyan"))
        for claim in change.claims[-1:]:
            quote(console, claim, known, more=len(change.claims) - 1)


def verdict_shown(console: Console, claim: Claim, verdict: Verdict, known: Known) -> None:
    """One claim of an article that is checked, what it adds, and the words that it is held against."""
    name, others, why = verdict
    line(console, (name.upper(), STATES.get(name, "")), f"  {deed(claim)}, {force(claim)}")
    note(console, why)
    quote(console, claim, known)
    for other in others[:2]:
        quote(console, other, known, indent=6)


def conflicts_shown(console: Console, conflicts: Sequence[Conflict], known: Known) -> None:
    """Pairs of claims that cannot both hold."""
    if not conflicts:
        note(console, "no contradiction is known", indent=2)
    for conflict in conflicts:
        hosts = names(conflict.left.hosts or conflict.right.hosts)
        head = (conflict.resolution.upper(), STATES.get(conflict.resolution, ""))
        line(console, head, f"  {conflict.kind}: {names(conflict.left.senders)} → {hosts}")
        note(console, conflict.why)
        for claim in (conflict.left, conflict.right):
            quote(console, claim, known)


def copies_shown(console: Console, trees: Sequence[CopyTree], known: Known) -> None:
    """Copy trees: the root, and below it who repeats whom, with the opening words of each."""
    if not trees:
        note(console, "no copy is known", indent=2)
    for tree in trees:
        root = known.articles[tree.root]
        line(console, (origin(root), "bold"), f"  {_title(root)}")
        note(console, f"“{shortened(root.text, 130)}”")
        for copy in tree.members:
            if copy.article == tree.root:
                continue
            member, parent = known.articles[copy.article], known.articles[copy.of]
            line(console, f"└ {origin(member)} repeats {origin(parent)}", indent=4)
            note(console, copy.why, indent=6)
            note(console, f"“{shortened(member.text, 130)}”", indent=6)


def _title(article: Article) -> str:
    return shortened(article.title, 50) if article.title else article.id
