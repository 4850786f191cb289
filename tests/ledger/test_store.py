"""What the book answers: recording, reading again, retracting, restoring, finding."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ledger_builders import Fresh, article, claim, claims, everything, filled

from musterbook import clock
from musterbook.errors import BadValue, NotFound, UsageError
from musterbook.ledger import Book, Recorded
from musterbook.model import Failure

LATE = Failure("extract", "broken.pdf", "it is empty")


def test_recording_an_article_gives_it_back_with_its_claims_in_order(fresh: Fresh) -> None:
    one = article(1, claims=3)
    with Book.open(fresh()) as book:
        assert book.record(one, claims(one)) == Recorded(one.id, new=True, appended=3)
        assert book.known().articles == {one.id: one}
        assert book.known().claims == claims(one)
        assert [found.nth for found in book.known().claims] == [0, 1, 2]


def test_the_same_article_with_the_same_claims_changes_nothing(fresh: Fresh) -> None:
    one = article(1)
    with filled(1, address=fresh()) as book:
        head = book.head()
        assert book.record(one, claims(one)) == Recorded(one.id, new=False)
        assert book.record(replace(one, source="another/place.txt"), claims(one)) == Recorded(one.id, new=False)
        assert book.head() == head


def test_another_reading_closes_what_it_no_longer_says_and_appends_what_it_says_anew(fresh: Fresh) -> None:
    one = article(1)
    first, second = claims(one)
    with filled(1, address=fresh()) as book:
        before = everything(book.known())
        moment = clock.now()
        better = replace(second, place="Elsewhere")
        assert book.record(one, [first, better]) == Recorded(one.id, new=False, appended=1, closed=1)
        assert book.known().claims == (first, better)
        assert everything(book.known(at=moment)) == before
        (old,) = book.history(second.id)
        assert (old.retracted_why, old.retracted_by) == ("re-read", None)
        assert old.retracted is not None
        assert old.retracted > old.recorded


def test_a_change_of_spans_or_context_alone_is_another_reading(fresh: Fresh) -> None:
    one = article(1)
    first, second = claims(one)
    with filled(1, address=fresh()) as book:
        assert book.record(one, [first, replace(second, context={"start": "the sentence before"})]).appended == 1
        assert dict(book.claim(second.id).context) == {"start": "the sentence before"}
        assert len(book.history(second.id)) == 2


def test_a_claim_given_twice_is_recorded_once(fresh: Fresh) -> None:
    one = article(1)
    with Book.open(fresh()) as book:
        assert book.record(one, [claim(one), replace(claim(one), nth=1), replace(claim(one, 1), nth=2)]).appended == 2
        assert [found.nth for found in book.known().claims] == [0, 2]


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(fresh: Fresh) -> None:
    one = article(1)
    with filled(1, address=fresh()) as book:
        moment = clock.now()
        dated = replace(one, published="2011-01-01")
        assert book.record(dated, claims(dated)) == Recorded(one.id, new=False, appended=2, closed=2)
        assert book.known(date(2011, 1, 1)).articles == {one.id: dated}
        assert book.known(date(2010, 12, 31)).claims == ()
        assert book.known(date(2010, 12, 31), at=moment).articles == {one.id: one}
        assert [trace.recorded_why for trace in book.history(one.id)] == [None, "re-read"]


def test_known_by_takes_the_first_day_that_the_publication_date_may_mean(fresh: Fresh) -> None:
    with Book.open(fresh()) as book:
        book.record(article(1, published="2024-05"), ())
        assert not book.known(date(2024, 4, 30)).articles
        assert book.known(date(2024, 5, 1)).articles


def test_an_undated_article_is_known_from_the_day_it_was_first_recorded(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    undated = article(1, published=None)
    with Book.open(fresh()) as book:
        monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
        book.record(undated, claims(undated))
        monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 1, tzinfo=UTC))
        book.record(replace(undated, title="A title found later"), claims(undated))
        assert not book.known(date(2026, 3, 1)).articles
        assert book.known(date(2026, 3, 2)).articles[undated.id].title == "A title found later"


def test_a_clock_that_jumps_back_never_puts_a_row_before_an_older_one(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Book.open(fresh()) as book:
        for n, moment in enumerate([noon, noon - timedelta(days=400), noon - timedelta(days=1), noon + timedelta(seconds=1)]):
            monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
            book.record(article(n), ())
        recorded = [book.history(article(n).id)[0].recorded for n in range(4)]
        assert recorded == [noon, noon + timedelta(microseconds=1), noon + timedelta(microseconds=2), noon + timedelta(seconds=1)]
        assert book.verify() == []


def test_retracting_a_claim_closes_it_and_no_reading_brings_it_back(fresh: Fresh) -> None:
    one = article(1)
    first, second = claims(one)
    with filled(1, address=fresh()) as book:
        assert book.retract(first.id, why="misread", by="R. Viewer") == 1
        assert book.known().claims == (second,)
        assert book.record(one, claims(one)) == Recorded(one.id, new=False)
        assert book.known().claims == (second,)
        assert book.claim(first.id) == first
        assert book.retract(first.id, why="again", by="R. Viewer") == 0


def test_a_row_stands_from_the_moment_it_was_recorded_until_just_before_it_was_closed(fresh: Fresh) -> None:
    first = claims(article(1))[0]
    with filled(1, address=fresh()) as book:
        book.retract(first.id, why="misread", by="R. Viewer")
        (trace,) = book.history(first.id)
        assert trace.retracted is not None
        tick = timedelta(microseconds=1)
        moments = [trace.recorded - tick, trace.recorded, trace.retracted - tick, trace.retracted]
        assert [first in book.known(at=moment).claims for moment in moments] == [False, True, True, False]


def test_restoring_a_claim_is_a_row_of_its_own_that_says_who_and_why(fresh: Fresh) -> None:
    first = claims(article(1))[0]
    with filled(1, address=fresh()) as book:
        book.retract(first.id, why="misread", by="R. Viewer")
        assert book.restore(first.id, why="it was right", by="E. Ditor") == 1
        assert book.restore(first.id, why="twice", by="E. Ditor") == 0
        assert first in book.known().claims
        old, new = book.history(first.id)
        assert (old.retracted_by, old.retracted_why) == ("R. Viewer", "misread")
        assert (new.recorded_by, new.recorded_why, new.retracted) == ("E. Ditor", "it was right", None)
        assert book.verify() == []


def test_retracting_an_article_takes_its_claims_along_and_restoring_brings_just_those_back(fresh: Fresh) -> None:
    one = article(1, claims=3)
    first, *others = claims(one)
    with Book.open(fresh()) as book:
        book.record(one, claims(one))
        book.retract(first.id, why="misread", by="R. Viewer")
        assert book.retract(one.id, why="a forgery", by="R. Viewer") == 3
        assert book.counts() == {"articles": 0, "claims": 0, "failures": 0, "retracted": 4}
        refused = book.record(one, claims(one))
        assert not refused.new
        assert "retracted" in str(refused.why)
        assert book.restore(one.id, why="no forgery", by="E. Ditor") == 3
        assert book.known().claims == tuple(others)
        assert book.known().articles == {one.id: one}
        assert book.restore(first.id, why="right too", by="E. Ditor") == 1


def test_a_claim_of_a_retracted_article_cannot_be_restored_alone(fresh: Fresh) -> None:
    one = article(1)
    with filled(1, address=fresh()) as book:
        book.retract(one.id, why="a forgery", by="R. Viewer")
        with pytest.raises(UsageError, match="restore that first"):
            book.restore(claims(one)[0].id, why="but", by="R. Viewer")


@pytest.mark.parametrize(("why", "by"), [("", "R. Viewer"), ("misread", " ")])
def test_a_judgement_without_a_name_or_a_reason_is_refused(fresh: Fresh, why: str, by: str) -> None:
    with filled(1, address=fresh()) as book, pytest.raises(UsageError, match="a name and a reason"):
        book.retract(article(1).id, why=why, by=by)


def test_failures_are_kept_once_each_by_source(fresh: Fresh) -> None:
    other = Failure("fetch", "a.txt", "no such file")
    with Book.open(fresh()) as book:
        book.record_failure(LATE)
        book.record(article(1), (), failures=[LATE, other, other])
        assert book.failures() == (other, LATE)
        assert book.counts() == {"articles": 1, "claims": 0, "failures": 2, "retracted": 0}


def test_a_source_named_in_no_known_encoding_is_kept_as_it_is(fresh: Fresh) -> None:
    strange = Failure("extract", "caf\udce9.txt", "half a character")
    one = article(1, source="caf\udce9.txt", text="nul \x00 and half \ud800 a pair")
    with Book.open(fresh()) as book:
        book.record(one, (), failures=[strange])
        assert book.failures() == (strange,)
        assert book.article(one.id) == one
        assert book.verify() == []


def test_an_id_is_found_by_a_beginning_of_six_characters_that_fits_no_other(fresh: Fresh) -> None:
    with filled(1, 2, address=fresh()) as book:
        wanted = claims(article(2))[1]
        assert book.claim(wanted.id[:6]) == wanted
        assert book.article("article-0002").id == "article-0002"
        with pytest.raises(NotFound, match="more than one article: article-0001, article-0002"):
            book.article("article-0")
        with pytest.raises(NotFound, match="no claim"):
            book.claim(wanted.id[:5])
        book.record(article(3, id="testburg-žinios-3"), ())
        assert book.article("testburg-").id == "testburg-žinios-3"


def test_an_id_that_does_not_exist_is_answered_with_the_nearest(fresh: Fresh) -> None:
    with filled(1, 2, address=fresh()) as book, pytest.raises(NotFound, match=r"no article 'article_0001' .*nearest: article-0001"):
        book.article("article_0001")


@pytest.mark.parametrize("strange", ["a%", "article-000_", "'; DROP TABLE entries; --", "\x00\x00\x00\x00\x00\x00", ""])
def test_a_hostile_id_finds_nothing_and_changes_nothing(fresh: Fresh, strange: str) -> None:
    with filled(1, address=fresh()) as book:
        with pytest.raises(NotFound):
            book.article(strange)
        assert book.counts()["articles"] == 1


def test_a_claim_of_another_article_or_beyond_the_text_is_refused_and_nothing_is_recorded(fresh: Fresh) -> None:
    one, other = article(1), article(2)
    short = replace(one, text=claim(one).evidence)
    with Book.open(fresh()) as book:
        with pytest.raises(BadValue, match="belongs to article 'article-0002'"):
            book.record(one, [claim(other)])
        with pytest.raises(BadValue, match="not in the text"):
            book.record(one, [replace(claim(one), evidence="never said")])
        with pytest.raises(BadValue, match="beyond the"):
            book.record(short, [replace(claim(one), spans=claim(article(1), 1).spans)])
        assert book.head().entries == 0


@pytest.mark.parametrize("name", ["two\nlines", "bell\a", "x" * 501, "half\ud800"])
def test_an_id_that_cannot_be_printed_is_refused(fresh: Fresh, name: str) -> None:
    with Book.open(fresh()) as book, pytest.raises(BadValue, match="printable characters"):
        book.record(article(1, id=name), ())


def test_a_moment_without_a_zone_is_refused(fresh: Fresh) -> None:
    with filled(1, address=fresh()) as book, pytest.raises(UsageError, match="time zone"):
        book.known(at=datetime(2026, 1, 1))
