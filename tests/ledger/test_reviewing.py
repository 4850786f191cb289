"""Review: a queue, judgements that overlay claims and leave them as they were read, and the way back."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from ledger_builders import article, claim, claims, everything

from musterbook import clock
from musterbook.codebook import claim_to
from musterbook.custody import Judgement
from musterbook.errors import BadValue, NotFound
from musterbook.ledger import Book, by_claim, export_lines, import_lines
from musterbook.ledger.exchange import export_gold
from musterbook.model import Claim, Failure
from musterbook.pipeline.reading import recorded

ONE = article(1, claims=3)
FIRST, SECOND, THIRD = claims(ONE)


def said(verdict: str, of: str = FIRST.id, by: str = "R. Viewer", **slots: object) -> Judgement:
    return Judgement(of, verdict, by, "the text says so", slots)


@pytest.fixture
def book(address: str) -> Book:
    """A book with one article of three claims."""
    opened = Book.open(address)
    opened.record(ONE, claims(ONE))
    return opened


def test_everything_is_pending_until_it_is_judged_and_each_reviewer_has_a_queue(book: Book) -> None:
    book.record(article(0), claims(article(0)))
    assert [found.article for found in book.pending(limit=3)] == ["article-0000", "article-0000", "article-0001"]
    book.judge(said("accept"))
    assert FIRST.id not in {found.id for found in book.pending()}
    assert FIRST.id in {found.id for found in book.pending(by="E. Ditor")}
    assert [found.id for found in book.pending(by="R. Viewer", article=ONE.id)] == [SECOND.id, THIRD.id]


def test_an_accepted_claim_stays_as_it_is(book: Book) -> None:
    before = everything(book.known())
    book.judge(said("accept"))
    assert everything(book.known()) == before


def test_a_correction_overlays_the_claim_under_its_id_and_the_readers_value_stays(book: Book) -> None:
    book.judge(said("correct", place="Elsewhere", quantity={"low": 120, "high": None}))
    (laid,) = [found for found in book.known().claims if found.id == FIRST.id]
    assert (laid.place, laid.quantity.low, laid.quantity.high) == ("Elsewhere", 120, None)  # type: ignore[union-attr]
    assert (laid.senders, laid.evidence, laid.nth) == (FIRST.senders, FIRST.evidence, FIRST.nth)
    assert "place" not in laid.spans
    assert book.claim(FIRST.id).place == "Testburg"
    assert FIRST in book.known(judged=False).claims


def test_a_rejected_claim_is_known_no_more(book: Book) -> None:
    book.judge(said("reject"))
    assert [found.id for found in book.known().claims] == [SECOND.id, THIRD.id]
    assert len(book.known(judged=False).claims) == 3


def test_what_was_known_before_a_judgement_stays_as_it_was(book: Book) -> None:
    yesterday = clock.today() - timedelta(days=1)
    before, moment = everything(book.known(yesterday)), clock.now()
    book.judge(said("reject"))
    book.judge(said("correct", SECOND.id, place="Elsewhere"))
    assert everything(book.known(yesterday)) == before
    assert everything(book.known(at=moment)) == before
    assert len(book.known(clock.today()).claims) == 2


def test_the_latest_judgement_decides_and_a_reviewer_has_one_a_claim(book: Book) -> None:
    book.judge(said("reject"))
    book.judge(said("correct", by="E. Ditor", place="Elsewhere"))
    assert {found.place for found in book.known().claims if found.id == FIRST.id} == {"Elsewhere"}
    book.judge(said("accept"))
    assert [(one.by, one.verdict) for one in book.judgements(FIRST.id)] == [("E. Ditor", "correct"), ("R. Viewer", "accept")]
    assert {found.place for found in book.known().claims if found.id == FIRST.id} == {"Testburg"}
    assert book.verify() == []


def test_the_same_judgement_again_changes_nothing(book: Book) -> None:
    book.judge(said("reject"))
    head = book.head()
    book.judge(said("reject"))
    assert book.head() == head


def test_undo_takes_back_the_latest_judgement_of_that_reviewer(book: Book) -> None:
    book.judge(said("reject"))
    book.judge(said("reject", SECOND.id, by="E. Ditor"))
    undone = book.undo(by="R. Viewer", why="pressed the wrong key")
    assert undone is not None
    assert undone.claim == FIRST.id
    assert [found.id for found in book.known().claims] == [FIRST.id, THIRD.id]
    assert book.undo(by="R. Viewer") is None
    assert FIRST.id in {found.id for found in book.pending()}
    assert book.verify() == []


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"colour": "green"}, "no slot 'colour'"),
        ({"action": "invade"}, "'invade' is none of"),
        ({"start": "soon"}, "no EDTF date"),
        ({"quantity": {"low": 9, "high": 1}}, "above high"),
        ({"evidence": "never said"}, "evidence is not in the text"),
        ({"senders": "DEU"}, "expected a list"),
    ],
)
def test_a_correction_that_is_none_of_the_codebooks_is_refused(book: Book, slots: dict[str, object], why: str) -> None:
    head = book.head()
    with pytest.raises(BadValue, match=why):
        book.judge(Judgement(FIRST.id, "correct", "R. Viewer", "so", slots))
    assert book.head() == head


WRONG = {
    "no verdict": ("maybe", "A", "b", {}),
    "no name": ("accept", "", "b", {}),
    "no reason": ("accept", "A", " ", {}),
    "a correction of nothing": ("correct", "A", "b", {}),
    "a rejection that corrects": ("reject", "A", "b", {"place": "X"}),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_judgement_has_a_verdict_a_name_a_reason_and_slots_only_to_correct(what: str) -> None:
    with pytest.raises(BadValue):
        Judgement(FIRST.id, *WRONG[what])  # type: ignore[arg-type]


def test_only_what_stands_can_be_judged(book: Book) -> None:
    book.retract(FIRST.id, why="misread", by="E. Ditor")
    with pytest.raises(NotFound, match=r"no claim .* stands"):
        book.judge(said("accept"))
    with pytest.raises(NotFound):
        book.judge(said("accept", "f" * 24))


def test_a_judgement_holds_for_the_same_claim_read_again(book: Book) -> None:
    book.judge(said("reject"))
    book.record(ONE, [SECOND, THIRD])
    book.record(ONE, [FIRST, SECOND, THIRD])
    assert [found.id for found in book.known().claims] == [SECOND.id, THIRD.id]
    book.record(ONE, [claim(ONE, place="Elsewhere"), SECOND, THIRD])
    assert len(book.known().claims) == 3


def test_a_rating_stands_beside_a_review_and_is_none(book: Book) -> None:
    book.judge(said("correct", credibility="B2"))
    assert FIRST.id in {found.id for found in book.pending(by="R. Viewer")}
    book.judge(said("correct", place="Elsewhere"))
    book.judge(said("correct", credibility="C3"))
    known = book.known()
    assert known.ratings[FIRST.id].slots == {"credibility": "C3"}
    assert {found.place for found in known.claims if found.id == FIRST.id} == {"Elsewhere"}
    assert len(book.judgements(FIRST.id)) == 2
    for other in (SECOND, THIRD):
        book.judge(said("accept", other.id))
    assert len(export_gold(book.known(judged=False), by_claim(book.judgements()))[0]) == 1
    book.undo(by="R. Viewer", claim=FIRST.id)
    book.undo(by="R. Viewer", claim=FIRST.id)
    book.judge(said("correct", credibility="A1"))
    assert export_gold(book.known(judged=False), by_claim(book.judgements())) == ([], 1)
    assert book.verify() == []


def test_judgements_travel_with_an_export(book: Book) -> None:
    book.judge(Judgement(FIRST.id, "correct", "R. Viewer", "so", {"place": "Elsewhere"}, date(2026, 3, 1)))
    book.judge(said("reject", SECOND.id))
    lines = list(export_lines(book.known(judged=False), by_claim(book.judgements())))
    with Book.open(":memory:") as other:
        for found in import_lines(lines, "export.jsonl"):
            assert not isinstance(found, Failure), found
            other.record(found.article, found.claims)
            for judgement in found.judgements:
                other.judge(judgement)
        for day in (date(2026, 2, 28), date(2026, 3, 1), None):
            assert everything(other.known(day)) == everything(book.known(day))
        assert list(export_lines(other.known(judged=False), by_claim(other.judgements()))) == lines


def test_a_line_with_a_broken_judgement_is_a_failure() -> None:
    with Book.open(":memory:") as book:
        book.record(ONE, claims(ONE))
        (line,) = export_lines(book.known())
    bad = line.replace('"reader": "rules"', '"reader": "rules", "judgements": [{"verdict": "maybe"}]', 1)
    (failure,) = import_lines([bad], "export.jsonl")
    assert isinstance(failure, Failure)
    assert "'maybe' is none of" in failure.why


MISSED = {"action": "withdraw", "status": "announced", "senders": ["DEU"], "hosts": ["LTU"], "evidence": SECOND.evidence}


def test_a_claim_that_was_missed_is_added_after_the_others_and_counts_from_its_day_on(book: Book) -> None:
    yesterday = clock.today() - timedelta(days=1)
    before, read, hosts = everything(book.known(yesterday)), everything(book.known(yesterday, judged=False)), book.claims_by_host(yesterday)
    claim = book.add_claim(ONE.id, MISSED, by="R. Viewer")
    assert (claim.nth, claim.reader, claim.spans["evidence"]) == (3, "review", SECOND.spans["evidence"])
    assert claim in book.known().claims
    assert book.claim(claim.id[:8]) == claim
    assert everything(book.known(yesterday)) == before
    assert everything(book.known(yesterday, judged=False)) == read
    assert book.claims_by_host(yesterday) == hosts
    assert book.claims_by_host(clock.today())["LTU"] == hosts["LTU"] + 1
    assert claim.id not in {found.id for found in book.pending(by="R. Viewer")}
    assert claim.id in {found.id for found in book.pending(by="E. Ditor")}
    assert book.verify() == []


def test_an_added_claim_is_taken_back_corrected_and_rejected_as_others_are(book: Book) -> None:
    claim = book.add_claim(ONE.id, MISSED, by="R. Viewer")
    assert book.undo(by="R. Viewer") == Judgement(claim.id, "accept", "R. Viewer", "no reader found it", day=clock.today())
    assert claim not in book.known().claims
    assert claim.id not in {found.id for found in book.pending()}
    assert book.add_claim(ONE.id, MISSED, by="R. Viewer") == claim
    book.judge(said("accept", claim.id, "E. Ditor"))
    book.undo(by="R. Viewer")
    assert claim in book.known().claims, "another reviewer upholds it"
    book.judge(said("correct", claim.id, "E. Ditor", place="Elsewhere"))
    assert [found.place for found in book.known().claims if found.id == claim.id] == ["Elsewhere"]
    book.judge(said("reject", claim.id, "E. Ditor"))
    assert claim.id not in {found.id for found in book.known().claims}
    assert book.verify() == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"evidence": "words that stand nowhere"}, "evidence is not in the text"),
        ({"action": "invade"}, "action"),
        ({"colour": "red"}, "no slot 'colour'"),
        ({"spans": {"evidence": [[0, 4]]}}, "not the evidence"),
        ({"spans": {"place": [[0, 4000]]}}, "beyond the text"),
    ],
)
def test_what_the_text_or_the_codebook_does_not_have_is_not_added(book: Book, change: dict[str, object], why: str) -> None:
    before = book.head()
    with pytest.raises(BadValue, match=why):
        book.add_claim(ONE.id, MISSED | change, by="R. Viewer")
    assert book.head() == before


def test_a_claim_that_stands_or_an_article_that_does_not_take_none(book: Book) -> None:
    with pytest.raises(BadValue, match="has that claim already"):
        book.add_claim(ONE.id, claim_to_row(FIRST), by="R. Viewer")
    book.retract(ONE.id, why="forged", by="R. Viewer")
    with pytest.raises(NotFound, match="no article"):
        book.add_claim(ONE.id, MISSED, by="R. Viewer")


def claim_to_row(claim: Claim) -> dict[str, object]:
    return {name: value for name, value in claim_to(claim).items() if name not in ("id", "reader")}


def test_reading_anew_keeps_an_added_claim_until_a_reader_finds_it_or_its_words_are_gone(book: Book) -> None:
    claim = book.add_claim(ONE.id, MISSED, by="R. Viewer")
    book.record(ONE, claims(ONE)[:2])
    assert claim in book.known().claims
    assert len(book.known().claims) == 3
    later = article(1, claims=3, text=f"First of all.\n{ONE.text}")
    book.record(later, ())
    (moved,) = book.known().claims
    assert moved.id == claim.id
    assert moved.spans["evidence"][0].start == claim.spans["evidence"][0].start + len("First of all.\n")
    book.record(later, [replace(moved, reader="rules")])
    assert [found.reader for found in book.known().claims] == ["rules"]
    assert book.verify() == []
    book.record(article(1, claims=3, text="Nothing of it is left."), ())
    assert book.known().claims == ()


def test_an_added_claim_is_exported_as_gold_and_comes_back_with_a_book(book: Book, fresh: Callable[[], str]) -> None:
    claim = book.add_claim(ONE.id, MISSED, by="R. Viewer", why="overlooked")
    for one in (FIRST, SECOND, THIRD):
        book.judge(said("accept", one.id))
    (gold,), partly = export_gold(book.known(judged=False), by_claim(book.judgements()))
    assert partly == 0
    assert claim.id in {row["id"] for row in json.loads(gold)["claims"]}
    lines = list(export_lines(book.known(judged=False), by_claim(book.judgements())))
    with Book.open(fresh()) as other:
        for _ in recorded(other, import_lines(lines, "export")):
            pass
        assert list(export_lines(other.known(judged=False), by_claim(other.judgements()))) == lines
        assert everything(other.known()) == everything(book.known())
    with Book.open(fresh()) as third:
        for _ in recorded(third, import_lines([gold], "gold")):
            pass
        assert {found.reader for found in third.known().claims if found.id == claim.id} == {"given"}
