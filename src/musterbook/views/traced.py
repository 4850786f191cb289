"""An estimate followed down: the line, the rules that made it, and for every claim that bears it its links and its highlighted words."""

from rich.console import Console

from musterbook.errors import NotFound
from musterbook.model import Claim, Line, Posture
from musterbook.pipeline.explaining import Telling
from musterbook.rules import rule
from musterbook.views import payloads
from musterbook.views.evidence import highlighted, passage
from musterbook.views.listings import conflicts_shown, copies_shown, posture_line_shown, promises_shown
from musterbook.views.terminal import heading, indented, line, note, voices_counted
from musterbook.views.words import deed, named, origin, voices
from musterbook.world.nations import code_for


def parties_of(given: str) -> tuple[str, str, str]:
    """The codes of host and sender, and what is meant, of HOST:SENDER:WHAT (personnel, where WHAT is left out)."""
    host, sender, what = (*given.split(":", 2), "personnel")[:3]
    return code_for(host), code_for(sender), what


def line_named(posture: Posture, given: str) -> Line:
    """The line of a posture that is called so. Raises NotFound with the lines there are."""
    what = parties_of(given)[2].casefold()
    found = next((one for one in posture.lines if one.what.casefold() == what), None)
    if found is None:
        there = ", ".join(payloads.line_id(one) for one in posture.lines) or "none of that sender in that host"
        raise NotFound(f"no line {given!r} on {posture.on}; there are: {there}")
    return found


def line_explained(one: Line, told: Telling) -> payloads.Payload:
    """`explain HOST:SENDER:WHAT` as JSON: the line, its rules, and each claim with its links and where its words stand."""
    return {
        "line": payloads.line_to(one, told.known),
        "rules": [{"code": code, "fact": rule(code).fact} for code in one.rules],
        "claims": [_claim(claim, told) for claim in one.claims],
    }


def _claim(claim: Claim, told: Telling) -> payloads.Payload:
    about, article = told.about(claim), told.known.articles[claim.article]
    found = passage(claim, article)
    code, why = told.credibility(claim)
    return payloads.one_ref(claim, told.known) | {
        "passage": found.span.of(article.text),
        "evidence_at": [found.evidence.start, found.evidence.end],
        "spans": {slot: [[span.start, span.end] for span in spans] for slot, spans in claim.spans.items()},
        "credibility": code,
        "credibility_why": why,
        "conflicts": [payloads.conflict_to(each, told.known) for each in about.conflicts],
        "promises": [payloads.promise_to(each, told.known) for each in about.promises],
        "copies": [payloads.tree_to(each) for each in about.trees],
        "borrowed": [payloads.borrowing_to(each) for each in about.borrowed],
    }


def line_shown(console: Console, one: Line, told: Telling) -> None:
    """`explain HOST:SENDER:WHAT` for people."""
    heading(
        console, f"Estimate {payloads.line_id(one)}: {named(one.sender)} in {named(one.host)} on {told.on}, as known by {told.known_by}"
    )
    posture_line_shown(console, one, told.known)
    heading(console, "Rules that made it")
    for code in one.rules:
        line(console, (code, "bold"), f"  {rule(code).fact}")
    for nth, claim in enumerate(one.claims, 1):
        _claim_shown(console, claim, nth, told)


def _claim_shown(console: Console, claim: Claim, nth: int, told: Telling) -> None:
    article, about = told.known.articles[claim.article], told.about(claim)
    heading(console, f"Claim {nth}, {claim.id}: {deed(claim)}")
    said = (origin(article), voices(claim), voices_counted(claim, told.known), told.credibility(claim)[0])
    note(console, " · ".join(part for part in said if part), indent=2)
    indented(console, highlighted(claim, article), 2)
    for each in about.borrowed:
        note(console, f"it is another’s: {each.why}", indent=2)
    if about.conflicts:
        line(console, ("contradictions", "bold"))
        conflicts_shown(console, about.conflicts, told.known)
    if about.promises:
        line(console, ("promises", "bold"))
        promises_shown(console, about.promises, told.known)
    if about.trees:
        line(console, ("copies of its article", "bold"))
        copies_shown(console, about.trees, told.known)
