"""One claim or one article with everything around it: its words, its slots, what it is linked to, what rests on it."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from musterbook.codebook import claim_to, doc_to, refusal_to
from musterbook.ledger.store import Trace
from musterbook.model import SLOTS, Article, Claim, CopyTree, Refusal
from musterbook.pipeline.answers import About
from musterbook.pipeline.explaining import Telling
from musterbook.values import Count
from musterbook.views import payloads
from musterbook.views.evidence import STYLES, highlighted, passage, words
from musterbook.views.listings import conflicts_shown, copies_shown, posture_line_shown, promises_shown
from musterbook.views.terminal import heading, indented, line, note, quote, voices_counted
from musterbook.views.visible import one_line
from musterbook.views.words import SHORT_ID, amount, deed, origin, shortened


def claim_explained(claim: Claim, article: Article, told: Telling) -> payloads.Payload:
    """`explain CLAIM` as JSON."""
    about = told.about(claim)
    return {
        "claim": claim_to(claim),
        "doc": {name: value for name, value in doc_to(article).items() if name != "text"},
        "passage": passage(claim, article).span.of(article.text),
        "lines": [payloads.line_to(one, told.known) for one in about.lines],
        "promises": [payloads.promise_to(one, told.known) for one in about.promises],
        "conflicts": [payloads.conflict_to(one, told.known) for one in about.conflicts],
        "copies": [payloads.tree_to(one) for one in about.trees],
        "borrowed": [payloads.borrowing_to(one) for one in about.borrowed],
        "credibility": dict(zip(("code", "why"), told.credibility(claim), strict=True)),
        "voices": told.known.voices(claim) if told.known.voices else None,
    }


def article_explained(article: Article, claims: Iterable[Claim], trees: Iterable[CopyTree], refused: Iterable[Refusal]) -> payloads.Payload:
    """`explain ARTICLE` as JSON."""
    return {
        "doc": doc_to(article),
        "notes": list(article.notes),
        "claims": [claim_to(claim) for claim in claims],
        "refused": [refusal_to(one) for one in refused],
        "copies": [payloads.tree_to(tree) for tree in trees],
    }


def claim_shown(console: Console, claim: Claim, article: Article, told: Telling, history: Sequence[Trace]) -> None:
    """`explain CLAIM` for people."""
    heading(console, f"Claim {claim.id}: {deed(claim)}")
    note(console, f"{origin(article)} · {one_line(article.title or '')} · article {article.id}", indent=2)
    console.print()
    indented(console, highlighted(claim, article), 2)
    console.print()
    for slot in SLOTS:
        _slot_shown(console, claim, article, slot)
    code, why = told.credibility(claim)
    note(console, " · ".join(part for part in (code, voices_counted(claim, told.known), one_line(why)) if part), indent=2)
    _history_shown(console, history)
    _links_shown(console, told.about(claim), told)


def article_shown(console: Console, article: Article, told: Telling, history: Sequence[Trace], refused: Sequence[Refusal]) -> None:
    """`explain ARTICLE` for people."""
    heading(console, f"Article {article.id}: {article.title or 'untitled'}")
    for name in ("outlet", "published", "dateline", "agency", "republished_from", "url", "source"):
        line(console, f"{name:17}", one_line(getattr(article, name) or "unknown"))
    for why in article.notes:
        note(console, why, indent=2)
    _history_shown(console, history)
    claims = [claim for claim in told.known.claims if claim.article == article.id]
    heading(console, f"Claims: {len(claims)}")
    for claim in claims:
        line(console, (deed(claim), "cyan"))
        quote(console, claim, told.known)
    if refused:
        heading(console, f"Refused: {len(refused)}")
    for no in refused:
        line(console, (no.slot.replace("_", " "), "cyan"), f"  {one_line(no.why)}")
        note(console, f"“{shortened(no.evidence, 130)}”")
    trees = told.trees_of(article.id)
    if trees:
        heading(console, "Copies")
        copies_shown(console, trees, told.known)


def _slot_shown(console: Console, claim: Claim, article: Article, slot: str) -> None:
    value = _said(getattr(claim, slot))
    if not value:
        return
    where = words(claim, article, slot)
    why = claim.context.get(slot)
    told = Text(f"{slot:10} {one_line(value)}")
    if where:
        told.append("  ")
        told.append(f"“{where}”", STYLES[slot])
    if why:
        told.append(f"  (from {one_line(why)})", "dim")
    indented(console, told, 2)


def _said(value: object) -> str:
    if isinstance(value, Count):
        return f"{amount(value.low, value.high, approx=value.approx)} {value.of}, {value.mode}"
    if isinstance(value, tuple):
        return "; ".join(item if isinstance(item, str) else item.label() for item in value)
    return str(value or "")


def _history_shown(console: Console, history: Sequence[Trace]) -> None:
    for trace in history:
        note(console, f"recorded {trace.recorded:%Y-%m-%d %H:%M:%S} UTC", indent=2)
        if trace.retracted:
            why = f": {one_line(trace.retracted_why)}" if trace.retracted_why else ""
            by = f" by {one_line(trace.retracted_by)}" if trace.retracted_by else ""
            note(console, f"closed {trace.retracted:%Y-%m-%d %H:%M:%S} UTC{by}{why}", indent=2)


def _links_shown(console: Console, about: About, told: Telling) -> None:
    for each in about.borrowed:
        note(console, f"{each.claim[:SHORT_ID]} is {each.of[:SHORT_ID]}’s: {one_line(each.why)}", indent=2)
    if about.lines:
        heading(console, f"What rests on it on {told.on}")
        for one in about.lines:
            posture_line_shown(console, one, told.known)
    if about.promises:
        heading(console, "Promises")
        promises_shown(console, about.promises, told.known)
    if about.conflicts:
        heading(console, "Contradictions")
        conflicts_shown(console, about.conflicts, told.known)
    if about.trees:
        heading(console, "Copies of its article")
        copies_shown(console, about.trees, told.known)
