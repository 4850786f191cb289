"""What does not re-derive from its own words is refused, with the slot and the reason; what the reader made is not."""

from dataclasses import replace
from typing import Any

import pytest
from claims_builders import article

from musterbook.claims.counts import numbers
from musterbook.claims.read import read
from musterbook.claims.verify import problems, verified
from musterbook.model import Article, Claim
from musterbook.values import Count, Span

TEXT = """Latvia

About 250 Italian soldiers and a Spanish company of 120 are stationed at Ādaži, Defence Minister Karla Vosberg said on Monday.
“Another 200 will follow in June,” she said.

The US Army’s 2nd Cavalry Regiment arrived at Ādaži in March. Up to 1,000 British soldiers will be sent to Estonia.

10:15 Eight hundred Canadian soldiers will leave Latvia by the end of 2025, rather than until June 2024; they came in 2019.

Will Denmark send 90 soldiers to Estonia? No.

• Norway: between 40 and 60 soldiers"""

ARTICLE: Article = article(TEXT)
CLAIMS: tuple[Claim, ...] = read(ARTICLE).claims
COUNTED = [claim for claim in CLAIMS if claim.quantity and "quantity" not in claim.context]
PLACED = [claim for claim in CLAIMS if claim.place and "place" not in claim.context]


def _why(claim: Claim) -> list[tuple[str, str]]:
    return list(problems(ARTICLE, claim))


def _times(count: Count | None, factor: int) -> Count:
    assert count is not None
    low, high = (bound and bound * factor for bound in (count.low, count.high))
    return replace(count, low=low, high=high)


def test_the_text_gives_claims_of_many_kinds() -> None:
    assert len(COUNTED) >= 5
    assert len(PLACED) >= 2
    assert any(claim.unit for claim in CLAIMS)


def test_the_readers_own_claims_all_verify() -> None:
    assert [(claim.evidence, why) for claim in CLAIMS for why in _why(claim)] == []
    assert read(ARTICLE).refusals == ()


@pytest.mark.parametrize("claim", COUNTED, ids=lambda claim: claim.evidence[:40])
@pytest.mark.parametrize("factor", [10, 2])
def test_a_number_that_was_multiplied_is_refused(claim: Claim, factor: int) -> None:
    altered = replace(claim, quantity=_times(claim.quantity, factor))
    assert _why(altered) == [("quantity", "the number does not re-derive from its own words")]


@pytest.mark.parametrize("claim", COUNTED, ids=lambda claim: claim.evidence[:40])
def test_a_bound_that_was_taken_away_is_refused(claim: Claim) -> None:
    count = claim.quantity
    assert count is not None
    bare = replace(count, low=None) if count.low and count.high else replace(count, low=count.high, high=count.high)
    assert [slot for slot, _ in _why(replace(claim, quantity=bare))] == ["quantity"]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.evidence[:40])
def test_evidence_that_is_not_in_the_text_is_refused(claim: Claim) -> None:
    altered = replace(claim, evidence=claim.evidence.replace(" ", " not ", 1))
    assert ("evidence", "not in the text") in _why(altered)


@pytest.mark.parametrize("claim", PLACED, ids=lambda claim: claim.evidence[:40])
@pytest.mark.parametrize("place", ["Lielvārde", "Ādaži and Lielvārde"])
def test_a_place_that_is_not_in_the_text_is_refused(claim: Claim, place: str) -> None:
    assert _why(replace(claim, place=place)) == [("place", "not in the text")]


def test_a_unit_that_was_renamed_is_refused() -> None:
    claim = next(claim for claim in CLAIMS if claim.unit)
    assert _why(replace(claim, unit="3rd Cavalry Regiment")) == [("unit", "not in the text")]


def test_a_number_moved_to_another_sentence_is_refused() -> None:
    moved = [replace(claim, spans=other.spans) for claim in COUNTED for other in COUNTED if _lacks(claim, other)]
    assert moved
    assert all([slot for slot, _ in _why(claim)] == ["quantity"] for claim in moved)


def _lacks(claim: Claim, other: Claim) -> bool:
    said = [(n.low, n.high) for span in other.spans["evidence"] for n in numbers(span.of(TEXT))]
    return claim.quantity is not None and (claim.quantity.low, claim.quantity.high) not in said


def test_refused_claims_are_counted_and_the_others_kept_in_order() -> None:
    wrong = replace(COUNTED[0], quantity=_times(COUNTED[0].quantity, 10))
    reading = verified(ARTICLE, [wrong, *CLAIMS])
    assert [(r.article, r.slot, r.why) for r in reading.refusals] == [
        (ARTICLE.id, "quantity", "the number does not re-derive from its own words")
    ]
    assert reading.claims == CLAIMS
    assert [claim.nth for claim in reading.claims] == list(range(len(CLAIMS)))


def test_a_claim_made_twice_is_kept_once() -> None:
    assert verified(ARTICLE, [*CLAIMS, *CLAIMS]).claims == CLAIMS


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.evidence[:40])
def test_spans_lie_within_the_text_and_the_evidence_is_what_they_name(claim: Claim) -> None:
    for spans in claim.spans.values():
        assert all(span.end <= len(TEXT) for span in spans)
    assert any(span.of(TEXT) == claim.evidence for span in claim.spans["evidence"])


@pytest.mark.parametrize("claim", COUNTED, ids=lambda claim: claim.evidence[:40])
def test_the_span_of_a_quantity_re_derives_the_quantity(claim: Claim) -> None:
    assert (claim.quantity and (claim.quantity.low, claim.quantity.high)) in _read_again(claim.spans["quantity"])


def _read_again(spans: tuple[Span, ...]) -> list[Any]:
    """The numbers of the sentences in which the spans stand, where they are those of the spans."""
    out = []
    for claim in COUNTED:
        sentence = claim.spans["evidence"][0]
        inside = [Span(s.start - sentence.start, s.end - sentence.start) for s in spans if s.overlaps(sentence)]
        out += [(n.low, n.high) for n in numbers(sentence.of(TEXT)) if any(n.core.overlaps(span) for span in inside)]
    return out
