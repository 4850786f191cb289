"""A claim that no reader found, written by a reviewer who saw it in the text.

In: a pen, the article's row, the claim in the codebook's shape. Out: the Claim as recorded, with the judgement by which it counts. It is a
claim like any other, but for three things: its `reader` is `review`; it counts from the day of that judgement on, and as long as one
upholds it, so that what was known before is not changed by it and `undo` takes it back; and reading the article anew does not close it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from musterbook.codebook import claim_from
from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.ledger import reviewing, tables
from musterbook.ledger.finding import ArticleRow, ClaimRow
from musterbook.ledger.overlay import REVIEWER
from musterbook.ledger.writing import Pen, Signature
from musterbook.model import SLOTS, Article, Claim
from musterbook.values import Span

_NAMED = (*SLOTS, "evidence", "spans", "context")


def written(article: Article, row: Mapping[str, Any], others: Sequence[Claim]) -> Claim:
    """The claim that a reviewer writes, after the others of the text. Raises BadValue where its words are not the text's."""
    unknown = [name for name in row if name not in _NAMED]
    if unknown:
        raise BadValue(f"no slot {unknown[0]!r}; a claim may name {', '.join(_NAMED)}")
    claim = claim_from({**row, "reader": REVIEWER}, article)
    claim = claim if "evidence" in claim.spans else replace(claim, spans={**claim.spans, "evidence": _found(claim, article)})
    if not _stands(claim, article):
        raise BadValue("spans.evidence: these characters of the text are not the evidence")
    return replace(claim, nth=max((other.nth for other in others), default=-1) + 1)


def add(pen: Pen, row: ArticleRow, claim: Claim, signed: Signature) -> Judgement:
    """Append the claim, where the book has none of its id, and the judgement that upholds it."""
    standing = next((old.claim for old in row.live() if old.claim.id == claim.id), None)
    if standing is not None and standing.reader != REVIEWER:
        raise BadValue(f"the book has that claim already: {claim.id}, read by {standing.reader}; accept it instead")
    if standing is None:
        pen.claims(row.seq, [claim], signed)
    return reviewing.judge(pen, Judgement(claim.id, "accept", str(signed.who), str(signed.why)))


def take_away(pen: Pen, undone: Judgement) -> None:
    """Close a reviewer's claim that nobody upholds any more; a reader may find it later."""
    seq = pen.standing(tables.CLAIM, undone.claim)
    if seq is None or not reviewing.is_written(pen.connection, seq):
        return
    left = reviewing.judgements(pen.connection, of=[undone.claim])
    if not any(one.verdict != "reject" for one in left):
        pen.close([seq], tables.SUPERSESSION, Signature(undone.by, "the addition was taken back"))


def kept(rows: Iterable[ClaimRow], article: Article, read: Iterable[Claim]) -> list[Claim]:
    """Of the claims that stand those that reviewers wrote, and that a new reading of this text neither makes nor makes impossible."""
    names = {claim.id for claim in read}
    mine = [row.claim for row in rows if row.claim.reader == REVIEWER and row.claim.id not in names]
    return [_moved(claim, article) for claim in mine if claim.evidence in article.text]


def _moved(claim: Claim, article: Article) -> Claim:
    """The claim with the places of its words in the text as it is now."""
    return claim if _stands(claim, article) else replace(claim, spans={"evidence": _found(claim, article)})


def _found(claim: Claim, article: Article) -> tuple[Span, ...]:
    at = article.text.index(claim.evidence)
    return (Span(at, at + len(claim.evidence)),)


def _stands(claim: Claim, article: Article) -> bool:
    """Its words are those that its spans point to, from the first to the last of them."""
    spans = claim.spans.get("evidence", ())
    return bool(spans) and article.text[min(span.start for span in spans) : max(span.end for span in spans)] == claim.evidence
