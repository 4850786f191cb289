"""What reviewers hold of claims: a rating of their own, and how far they agree."""

from collections.abc import Collection

from musterbook.custody import Judgement
from musterbook.errors import UsageError
from musterbook.ledger.agreement import Agreement, agreement
from musterbook.ledger.store import Book


def rated(book: Book, id: str, code: str, *, by: str, why: str) -> Judgement:
    """Record a rating; what its reviewer corrected in the claim before stays corrected. Raises UsageError where they rejected the claim."""
    mine = [one for one in book.judgements(id) if one.by == by]
    if mine and mine[-1].verdict == "reject":
        raise UsageError(f"{by} rejected this claim, and a rejected claim has no rating; take the judgement back first")
    slots = {**(mine[-1].slots if mine else {}), "credibility": code.upper()}
    return book.judge(Judgement(id, "correct", by, why, slots))


def agreed(book: Book, names: Collection[str] = ()) -> tuple[Agreement, ...]:
    """Slot by slot, the agreement of these reviewers, or of all, on the claims that at least two of them judged."""
    judged = [one for one in book.judgements() if not names or one.by in names]
    found = {one.claim: book.claim(one.claim) for one in judged}
    articles = {claim.article: book.article(claim.article) for claim in found.values()}
    return tuple(agreement({name: (claim, articles[claim.article]) for name, claim in found.items()}, judged))
