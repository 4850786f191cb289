"""What claims contradict and repeat, kept beside the entries by season, is what follows from all that was known by any day."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_acts import ACTS, Act, Judged, Told, acts, judge, lived
from ledger_builders import Fresh
from test_derived import DAYS, HOUSES, SPANS, WORDS, claims, recorded, worlds

from laws import examples
from musterbook.custody import Judgement
from musterbook.ledger import Book
from musterbook.model import Article, Claim, Conflict
from musterbook.pipeline import bearing
from musterbook.pipeline.answers import Answers, _answers, posture_at_once, posture_of
from musterbook.pipeline.bearing import Besides, Borne
from musterbook.pipeline.contradicting import _is_of_a_time
from musterbook.pipeline.weighing import WEIGHTS, differences, keep
from musterbook.values import Count

NEAR = ("2024-03-20", "2024-04-20", "2024-05-01", "2024-05-03", "2024-06-10", "2024-07", None)
KNOWN = tuple(map(date.fromisoformat, ("2024-03-25", "2024-04-20", "2024-05-02", "2024-05-03", "2024-06-15", "2030-01-01")))
# Of a text that is withheld it is not known any more what it is like, so that all that is known has fewer copies.
DONE = [act for act in ACTS if act != "withhold"]
VERDICTS = ("correct", "correct", "reject", "accept")
CHANGES = ({"hosts": ["POL"]}, {"hosts": ["LTU"]}, {"quantity": {"low": 400, "high": 400}}, {"status": "ended", "end": "2024-05-02"})


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """Up to ten articles whose claims are at odds, some copies of one text, some corrections, some without a date."""
    found: Told = []
    for nth in range(draw(st.integers(2, 10))):
        name = f"article-{nth:02}"
        body = "The staff named neither town nor day. " * 3 if draw(st.booleans()) else " ".join(f"w{nth}x{k}" for k in range(40))
        title = draw(st.sampled_from((None, None, None, "Correction: troops")))
        article = Article(name, f"{WORDS} {body}", title=title, outlet=draw(st.sampled_from(HOUSES)), published=draw(st.sampled_from(NEAR)))
        found.append((article, [draw(report(name, at)) for at in range(draw(st.integers(1, 3)))]))
    return found


@st.composite
def report(draw: st.DrawFn, article: str, nth: int) -> Claim:
    slots: dict[str, Any] = {
        "action": draw(st.sampled_from(("station", "station", "station", "deploy", "withdraw"))),
        "status": draw(st.sampled_from(("in_effect", "in_effect", "in_effect", "denied", "ended"))),
        "senders": draw(st.sampled_from((("USA",), ("USA",), ("DEU", "USA")))),
        "hosts": draw(st.sampled_from((("LTU",), ("LTU",), ("LTU", "LVA")))),
        "echelon": draw(st.sampled_from((None, None, "company"))),
        "basis": draw(st.sampled_from(((), ("rotational",), ("permanent",)))),
        "end": draw(st.sampled_from((None, None, "2024-05-02", "2024-12-31"))),
    }
    low = draw(st.sampled_from((None, 400, 430, 1000, 2000)))
    return Claim(article=article, evidence=WORDS, nth=nth, spans=SPANS, quantity=Count(low, low) if low else None, **slots)


def agree(book: Book, on: date, known_by: date, host: str = "LTU") -> None:
    # Read before it is kept, and kept.
    at_once = posture_at_once(book, host, on, known_by).posture
    assert at_once == posture_of(book, host, on, known_by).posture
    assert at_once == _answers(book.known(known_by), on, known_by).posture(host)


@given(world=st.one_of(worlds(), reports()), on=st.sampled_from(KNOWN), patience=st.sampled_from((0.0, 1.0)))
@examples(60)
def test_a_posture_by_what_is_kept_is_that_of_all_by_any_day_in_both_databases(
    fresh: Fresh, world: Told, on: date, patience: float
) -> None:
    with recorded(fresh(), world) as book, pytest.MonkeyPatch.context() as patched:
        # Without patience, each question works out one season and reads the rest.
        patched.setattr(bearing, "_PATIENCE", patience)
        for known_by in (*KNOWN, date(2021, 1, 1)):
            agree(book, on, known_by)


@given(
    world=reports(), on=st.sampled_from(KNOWN),
    judged=st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(VERDICTS), st.sampled_from(KNOWN), st.sampled_from(CHANGES)),
        max_size=3,
    ),
)  # fmt: skip
@examples(40)
def test_what_is_judged_from_a_day_on_counts_in_a_posture_from_that_day_on(
    fresh: Fresh, world: Told, on: date, judged: list[Judged]
) -> None:
    with recorded(fresh(), world) as book:
        keep(book, "LTU")
        judge(book, world, judged)
        for known_by in KNOWN:
            agree(book, on, known_by)
        agree(book, on, KNOWN[-1], "POL")


@given(world=st.one_of(worlds(), reports()), on=st.sampled_from(KNOWN), known_by=st.sampled_from(KNOWN))
@examples(30)
def test_what_a_question_reads_besides_a_posture_is_what_all_that_is_known_tells_of_it(
    fresh: Fresh, world: Told, on: date, known_by: date
) -> None:
    with recorded(fresh(), world) as book:
        told = _answers(book.known(known_by), on, known_by)
        voiced, disputed = (posture_of(book, "LTU", on, known_by, besides=besides) for besides in (Besides.VOICES, Besides.CONFLICTS))
        assert voiced.posture == disputed.posture == told.posture("LTU")
        bearing = {claim.id: claim for line in voiced.posture.lines for claim in line.claims}.values()
        assert voiced.known.voices
        assert told.known.voices
        assert list(map(voiced.known.voices, bearing)) == list(map(told.known.voices, bearing))
        assert touching(disputed, bearing) == touching(told, bearing)


def touching(told: Borne | Answers, claims: Collection[Claim]) -> list[Conflict]:
    """The contradictions of one time that touch some claims."""
    found = (one for one in told.links.conflicts if one.left in claims or one.right in claims)
    return [one for one in found if _is_of_a_time(one, told.known)]


def test_who_is_back_is_asked_of_the_last_to_go_and_not_of_the_last_that_was_told_of(fresh: Fresh) -> None:
    # A stay that ended later stands in the text before a withdrawal that took place earlier; in between somebody is reported there.
    slots: dict[str, Any] = {"article": "first", "evidence": WORDS, "spans": SPANS, "senders": ("USA",), "hosts": ("LTU",)}
    ended = Claim(**slots, action="station", status="ended", end="2024-12-31", nth=0)
    went = Claim(**slots, action="withdraw", status="in_effect", nth=1)
    there = Claim(**{**slots, "article": "second"}, action="station", status="in_effect")
    days = {"first": "2024-05-01", "second": "2024-05-03"}
    first, second = (Article(name, f"{WORDS} {name} " * 3, outlet=name, published=day) for name, day in days.items())
    with recorded(fresh(), [(first, [ended, went]), (second, [there])]) as book:
        for on, status in ((date(2024, 6, 1), "in_effect"), (date(2030, 1, 1), "withdrawn")):
            agree(book, on, date(2024, 5, 3))
            assert posture_of(book, "LTU", on, date(2024, 5, 3)).posture.lines[0].status == status


@given(
    world=st.one_of(worlds(), reports()), late=st.one_of(claims("late-article", 0), report("late-article", 0)),
    acts=acts(6, DONE),
)  # fmt: skip
@examples(40)
def test_whatever_people_do_to_a_book_what_is_kept_follows_from_it(fresh: Fresh, world: Told, late: Claim, acts: list[Act]) -> None:
    with recorded(fresh(), world) as book:
        for host in ("LTU", "LVA"):
            keep(book, host)
        for _ in lived(book, world, acts):
            agree(book, date(2024, 6, 1), date(2030, 1, 1))
        book.record(Article("late-article", f"{WORDS} And more.", outlet="Courier", published=DAYS[-1]), [late])
        for known_by in (date(2024, 5, 2), date(2030, 1, 1)):
            agree(book, date(2024, 6, 1), known_by)
            agree(book, date(2024, 6, 1), known_by, "LVA")
        assert list(differences(book)) == []


@given(world=reports(), late=report("late-article", 0), by=st.sampled_from(KNOWN[:4]))
@examples(10)
def test_a_past_posture_stays_as_it_was_whatever_is_published_later(fresh: Fresh, world: Told, late: Claim, by: date) -> None:
    with recorded(fresh(), world) as book:
        before = posture_of(book, "LTU", date(2024, 6, 1), by).posture
        book.record(Article("late-article", f"{WORDS} And more.", outlet="Courier", published="2024-05-04"), [late])
        assert posture_of(book, "LTU", date(2024, 6, 1), by).posture == before


def total(name: str, day: str, low: int) -> tuple[Article, list[Claim]]:
    """An article in words of its own that states a total."""
    text = " ".join(f"{letter}{name}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    slots: dict[str, Any] = {"senders": ("USA",), "hosts": ("LTU",), "quantity": Count(low, low)}
    return Article(name, text, outlet=name.title(), published=day), [Claim(name, text, "station", "in_effect", **slots)]


def said(name: str, day: date, **slots: Any) -> tuple[Article, list[Claim]]:
    """An article in words of its own that makes one claim."""
    text = " ".join(f"{letter}{name}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    claim = Claim(name, text, **({"action": "station", "status": "in_effect", "senders": ("USA",), "hosts": ("LTU",)} | slots))
    return Article(name, text, outlet=name.title(), published=str(day)), [claim]


FIRST, JUDGED = date(2024, 5, 1), date(2024, 9, 1)
# What is read, and what a reviewer makes of it: a denial of what another report says comes to be, or is no more. None of them bears a line.
DENIALS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"status": "announced"}, {"status": "denied"}),
    ({"status": "denied", "hosts": ("POL",)}, {"hosts": ["LTU"]}),
    ({"status": "denied"}, {"status": "announced"}),
    ({"status": "denied"}, {"hosts": ["POL"]}),
]


@given(apart=st.sampled_from((44, 45, 45, 46)), is_after=st.booleans(), read=st.sampled_from(DENIALS))
@examples(20)
def test_what_is_judged_counts_for_all_that_is_of_its_time_and_for_nothing_else(
    fresh: Fresh, apart: int, is_after: bool, read: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    slots, made = read
    day = FIRST + timedelta(apart if is_after else -apart)
    world = [said("firstarticle", FIRST, quantity=Count(400, 400)), said("secondarticle", day, **slots)]
    with recorded(fresh(), world) as book:
        keep(book, "LTU")
        book.judge(Judgement(world[1][1][0].id, "correct", "A", "seen", made, JUDGED))
        for known_by in (max(day, FIRST), JUDGED, date(2030, 1, 1)):
            agree(book, max(day, FIRST), known_by)


@given(
    apart=st.sampled_from((1, 2, 30)), left=st.sampled_from(("start", "end")), told=st.sampled_from((0, 1, 40)),
    gone=st.tuples(st.sampled_from((0, 0, 1, 1)), st.sampled_from((-1, 0, 0, 1))),
    odd=st.sampled_from((("basis", ("rotational",), ("permanent",)), ("end", "2025-06-30", "2026-06-30"))),
)  # fmt: skip
@examples(30)
def test_two_reports_are_at_odds_unless_a_force_is_known_to_have_left_between_them_to_the_day(
    fresh: Fresh, apart: int, left: str, told: int, gone: tuple[int, int], odd: tuple[str, Any, Any]
) -> None:
    (slot, one, other), second = odd, FIRST + timedelta(apart)
    day = (FIRST, second)[gone[0]] + timedelta(gone[1])
    kind: dict[str, Any] = {"action": "withdraw", "start": str(day)} if left == "start" else {"status": "ended", "end": str(day)}
    published = max(day, second) + timedelta(told)
    reports = [said("firstarticle", FIRST, **{slot: one}), said("secondarticle", second, **{slot: other})]
    with recorded(fresh(), [*reports, said("thirdarticle", published, **kind)]) as book:
        for known_by in (second, published - timedelta(1), published, date(2030, 1, 1)):
            agree(book, second, known_by)


def years() -> Told:
    """Two articles a year that cannot both be right, for five years."""
    return [total("bcdfghklmn"[nth] * 8, f"{2015 + nth // 2}-06-0{1 + nth % 2}", 100 + 300 * (nth % 2)) for nth in range(10)]


def test_only_the_seasons_of_which_something_was_told_are_worked_out_again(fresh: Fresh) -> None:
    with recorded(fresh(), years()) as book:
        done: list[tuple[int, int]] = []
        keep(book, "LTU", lambda nth, of: done.append((nth, of)))
        assert done == [(nth + 1, 5) for nth in range(5)]
        book.record(*total("latearticle", "2017-06-20", 900))
        done.clear()
        keep(book, "LTU", lambda nth, of: done.append((nth, of)))
        assert done == [(1, 1)]
        line = posture_of(book, "LTU", date(2017, 7, 1), date(2017, 7, 1)).posture.lines[0]
        assert line.conflicts == 3
        keep(book, "LVA", lambda nth, of: done.append((nth, of)))
        assert done == [(1, 1)]


def test_who_asks_for_voices_reads_no_contradictions_where_they_are_kept(fresh: Fresh) -> None:
    with recorded(fresh(), years()) as book:
        for besides, are_read in ((Besides.VOICES, False), (Besides.CONFLICTS, True)):
            found = posture_of(book, "LTU", date(2017, 7, 1), date(2017, 7, 1), besides=besides)
            assert found.posture.lines[0].conflicts == 1
            assert bool(found.links.conflicts) == are_read


def test_a_question_works_out_for_a_while_what_later_ones_need_not(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bearing, "_PATIENCE", 0.0)
    with recorded(fresh(), years()) as book:
        kept = []
        for _ in range(6):
            agree(book, date(2019, 7, 1), date(2019, 7, 1))
            kept.append(len(book.weighed(WEIGHTS)))
        assert kept == [1, 2, 3, 4, 5, 5]


@pytest.mark.parametrize("change", ["DELETE FROM weights WHERE claim = (SELECT min(claim) FROM weights)", "UPDATE weights SET body = '{}'"])
def test_what_was_changed_in_what_is_kept_of_claims_is_named(fresh: Fresh, change: str) -> None:
    with recorded(fresh(), years()) as book:
        keep(book, "LTU")
        assert list(differences(book)) == []
        with book._writing() as pen:
            pen.connection.exec_driver_sql(change)
        found = list(differences(book))
        assert found
        assert all(one.startswith("contradictions about LTU: what is kept of claims from ") for one in found)


def test_a_correction_that_only_moves_an_end_counts_in_a_posture() -> None:
    claim = Claim("a", WORDS, "station", "ended", ("USA",), ("LTU",), end="2024-12-31", spans=SPANS)
    with recorded(":memory:", [(Article("a", f"{WORDS} And more.", outlet="Courier", published="2024-05-01"), [claim])]) as book:
        book.judge(Judgement(claim.id, "correct", "A", "seen", {"status": "ended", "end": "2024-05-02"}, date(2024, 6, 15)))
        agree(book, date(2024, 5, 3), date(2030, 1, 1))


def test_what_a_later_correction_makes_of_a_claim_hides_nothing_that_is_older_before_its_day(fresh: Fresh) -> None:
    slots: dict[str, Any] = {"evidence": WORDS, "spans": SPANS, "senders": ("USA",), "hosts": ("LTU",)}
    total = Claim("first", action="station", status="in_effect", quantity=Count(400, 400), **slots)
    plan = Claim("second", action="station", status="announced", quantity=Count(900, 900), **slots)
    days = {"first": "2023-01-10", "second": "2024-05-03"}
    first, second = (Article(name, f"{WORDS} {name} " * 3, outlet=name, published=day) for name, day in days.items())
    with recorded(fresh(), [(first, [total]), (second, [plan])]) as book:
        book.judge(Judgement(plan.id, "correct", "A", "seen", {"status": "in_effect"}, date(2025, 1, 1)))
        for known_by, low in ((date(2024, 6, 1), 400), (date(2025, 1, 1), 900)):
            agree(book, date(2024, 6, 1), known_by)
            assert posture_of(book, "LTU", date(2024, 6, 1), known_by).posture.lines[0].low == low
