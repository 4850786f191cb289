"""Judgements laid over claims as they were read. Pure: the reader's claims stay as they are, what comes out are claims as judged.

In: an Article, its claims, the judgements that stand, oldest first. Out: claims. The latest judgement of a claim decides; a judged
claim keeps the id under which it is cited.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from musterbook.codebook import claim_from, claim_to
from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.model import SLOTS, Article, Claim, Known

# A correction may also rate the claim, by an Admiralty code of the analyst's own: 'B2'.
RATING = "credibility"
# The reader of a claim that a reviewer wrote, because no reader found it.
REVIEWER = "review"
# Why, where that reviewer says no more.
OVERLOOKED = "no reader found it"
# What a correction may name.
CORRECTABLE = (*SLOTS, "evidence", RATING)
_CODE = re.compile(r"[A-F][1-6]")
Judged = Mapping[str, Sequence[Judgement]]


def as_judged(known: Known, judged: Judged) -> Known:
    """What is known with every judgement laid over it: corrected claims corrected, rejected ones left out."""
    if not judged:
        return as_upheld(known, judged)
    laid = (overlaid(claim, known.articles[claim.article], judged.get(claim.id, ())) for claim in known.claims if is_upheld(claim, judged))
    claims = tuple(claim for claim in laid if claim is not None)
    rated = {claim.id: [one for one in judged.get(claim.id, ()) if RATING in one.slots] for claim in claims}
    return Known(known.articles, claims, ratings={name: found[-1] for name, found in rated.items() if found}, told=known.told)


def as_upheld(known: Known, judged: Judged) -> Known:
    """What is known as it was read, with those of the claims that reviewers wrote that are upheld."""
    if all(claim.reader != REVIEWER for claim in known.claims):
        return known
    return Known(known.articles, tuple(claim for claim in known.claims if is_upheld(claim, judged)), ratings=known.ratings, told=known.told)


def is_upheld(claim: Claim, judged: Judged) -> bool:
    """It was read; or a reviewer wrote it, and it counts by the judgement with which they did, or by another's that agrees."""
    return claim.reader != REVIEWER or any(one.verdict != "reject" and not is_rating(one) for one in judged.get(claim.id, ()))


def overlaid(claim: Claim, article: Article, judgements: Sequence[Judgement]) -> Claim | None:
    """The claim as the latest of its judgements has it; None where that one rejects it. A rating alone says nothing of its slots."""
    last = next((one for one in reversed(judgements) if not is_rating(one)), None)
    if last is None or last.verdict == "accept":
        return claim
    return None if last.verdict == "reject" else corrected(claim, article, last.slots)


def is_judged(claim: Claim, judgements: Iterable[Judgement]) -> bool:
    """It is not, or was not always, what a reader made of it: a reviewer wrote, corrected or rejected it."""
    return claim.reader == REVIEWER or any(one.verdict != "accept" for one in judgements if not is_rating(one))


def is_rating(judgement: Judgement) -> bool:
    """It rates the claim and corrects nothing: no review of what was read."""
    return set(judgement.slots) == {RATING}


def corrected(claim: Claim, article: Article, slots: Mapping[str, Any]) -> Claim:
    """The claim with these slots, under its own id. Raises BadValue where a slot or value is none of the codebook's."""
    unknown = [name for name in slots if name not in CORRECTABLE]
    if unknown:
        raise BadValue(f"no slot {unknown[0]!r}; a correction may name {', '.join(CORRECTABLE)}")
    rating = slots.get(RATING)
    if rating is not None and not _CODE.fullmatch(str(rating)):
        raise BadValue(f"credibility: {rating!r} is no Admiralty code; write a letter from A to F and a digit from 1 to 6, as in B2")
    slots = {name: value for name, value in slots.items() if name != RATING}
    row = claim_to(claim)
    kept = {part: {name: value for name, value in row[part].items() if name not in slots} for part in ("spans", "context")}
    if claim.evidence not in article.text and not claim.spans:
        article = replace(article, text=claim.evidence)  # withheld since, and the claim has no place to find its words at
    made = claim_from(row | kept | dict(slots), article, claim.nth)
    # The id names the row that was judged, which is what others have cited.
    object.__setattr__(made, "id", claim.id)
    return made


def by_claim(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """Judgements by the claim that they are of, in the order given."""
    found: dict[str, tuple[Judgement, ...]] = {}
    for one in judgements:
        found[one.claim] = (*found.get(one.claim, ()), one)
    return found
