"""What does not re-derive from its own words is refused, with the slot and the reason; what the reader made is not."""

from dataclasses import replace
from typing import Any

import pytest
from claims_builders import article

from musterbook.claims.numbers.counts import numbers
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


def test_evidence_with_a_number_of_its_own_lends_none_from_elsewhere() -> None:
    moved = [replace(claim, evidence=other.evidence, spans={}) for claim in COUNTED for other in COUNTED if _lacks(claim, other)]
    assert moved
    assert all("quantity" in [slot for slot, _ in _why(claim)] for claim in moved)


def _lacks(claim: Claim, other: Claim) -> bool:
    said = [(n.low, n.high) for span in other.spans["evidence"] for n in numbers(span.of(TEXT))]
    return claim.quantity is not None and (claim.quantity.low, claim.quantity.high) not in said


def test_every_filled_slot_of_the_reader_names_its_characters_or_its_context() -> None:
    for claim in CLAIMS:
        filled = [slot for slot, value in claim.slots().items() if value not in (None, ()) and slot != "status"]
        assert not [slot for slot in filled if slot not in claim.spans and slot not in claim.context]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.evidence[:40])
def test_a_claim_passes_again_with_the_spans_that_were_found(claim: Claim) -> None:
    assert _why(claim) == []


def _swapped(claim: Claim, slot: str, code: str) -> Claim:
    slots: dict[str, Any] = {slot: (code,)}
    return replace(claim, **slots)


@pytest.mark.parametrize("slot", ["senders", "hosts"])
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.evidence[:40])
def test_a_nation_that_the_text_does_not_name_is_refused(claim: Claim, slot: str) -> None:
    assert slot in [found for found, _ in _why(_swapped(claim, slot, "NZL"))]


@pytest.mark.parametrize("slot", ["senders", "hosts"])
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.evidence[:40])
def test_a_nation_of_another_sentence_is_refused_where_the_slot_has_its_spans(claim: Claim, slot: str) -> None:
    other = next(code for code in ("ITA", "NOR", "USA", "CAN") if code not in (*claim.senders, *claim.hosts))
    assert not claim.spans.get(slot) or slot in [found for found, _ in _why(_swapped(claim, slot, other))]


def _of(text: str, **slots: Any) -> tuple[Article, Claim]:
    named: dict[str, Any] = {"action": "station", "status": "in_effect", "senders": ("ITA",), "hosts": ("LVA",)} | slots
    return article(text), Claim(article="one", evidence=named.pop("evidence", text), **named)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Italy has 200 soldiers in Latvia.", False),
        ("Italy has no soldiers in Latvia.", True),
        ("No Italian soldiers are in Latvia, the ministry said.", True),
        ("The ministry denied that Italian soldiers are in Latvia.", True),
        ("A report that Italian soldiers are in Latvia is untrue.", True),
        ("Are Italian soldiers in Latvia? No.", True),
        ("There are 200 Italian soldiers in Latvia, said an official who asked not to be named.", False),
        ("Italian soldiers are in Latvia, the ministry said without giving a number.", False),
        ("Italian soldiers are in Latvia; the Danes have not said what they will do.", False),
        ("No Italian soldier is deployed in Latvia.", True),
        ("Italy is not going to be in Latvia.", True),
        ("Italian soldiers have been at Cekule in Latvia, which is not a fishing village, since the spring.", False),
        ("Italy has had a company in Latvia for four years, whose withdrawal its senate rejected in May.", False),
        ("Italian soldiers are in Latvia, where the thing was invented.", False),
        ("Italian soldiers stay in Latvia but are not staying at any price.", False),
    ],
)
def test_a_denial_needs_words_that_deny_and_a_plain_statement_none(text: str, denied: bool) -> None:
    for status, fits in (("in_effect", not denied), ("denied", denied)):
        given, claim = _of(text, status=status)
        assert ([slot for slot, _ in problems(given, claim)] == []) is fits, status


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The last Italian soldiers left Latvia on 3 May 2011, and nobody thought that they would never leave again.", "withdraw"),
        ("The Italian gunners at Cekule in Latvia are not meant by the law and may remain.", "station"),
    ],
)
def test_what_is_told_plainly_is_not_denied_by_the_clause_beside_it(text: str, action: str) -> None:
    given, claim = _of(text, action=action, status="in_effect")
    assert list(problems(given, claim)) == []


def test_nobody_who_is_ordered_to_leave_leaves() -> None:
    given, claim = _of("No Italian in Latvia has been ordered to leave.", action="withdraw", status="denied")
    assert list(problems(given, claim)) == []


@pytest.mark.parametrize(
    ("slot", "value", "fits"),
    [
        ("start", "2024-03", True),
        ("start", "2023-03", False),
        ("start", "2024-04", False),
        ("start", "2024", True),
        ("said_on", "2024-05-13", True),
        ("said_on", "2024-05-14", False),
        ("said_on", "2025-05-13", False),
    ],
)
def test_a_date_is_derived_again_and_a_moved_one_refused(slot: str, value: str, fits: bool) -> None:
    given, claim = _of("Italian soldiers have been in Latvia since March, the minister said on Monday.", **{slot: value})
    assert (list(problems(given, claim)) == []) is fits


def test_typography_is_made_plain_on_both_sides_and_nothing_else_is() -> None:
    text = "The minister’s aide said:\u00a0“About 250 Italian soldiers – all of them –\nare at Ādaži in Latvia…”"
    quoted = 'The minister\'s aide said: "About 250 Italian soldiers - all of them - are at Ādaži in Latvia..."'
    assert verified(*_many(text, quoted)).claims[0].evidence == text
    for altered in (quoted.replace("250", "2500"), quoted.replace(" all of them", ""), quoted.replace("are at", "are not at")):
        assert [refusal.slot for refusal in verified(*_many(text, altered)).refusals] == ["evidence"]


def _many(text: str, evidence: str) -> tuple[Article, list[Claim]]:
    given, claim = _of(text, evidence=evidence, quantity=Count(250, 250, True))
    return given, [claim]


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
