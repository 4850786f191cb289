"""What is derived beside the entries is the same however they were taken in, in both databases, and can be made anew."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_acts import Act, Told, acts, lived
from ledger_builders import Fresh

from laws import examples
from musterbook.compare import countries
from musterbook.custody import Judgement
from musterbook.ledger import Book
from musterbook.model import Article, Claim, Speaker
from musterbook.pipeline.answers import _answers, promises_of
from musterbook.pipeline.bearing import borne
from musterbook.pipeline.deriving import RULES, bring_up, differences
from musterbook.values import Count, Span

WORDS = "Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, Ada Quillfeather said."
SPANS = {"evidence": (Span(0, len(WORDS)),)}
DAYS = ("2010-05-01", "2021-01-01", "2023-11-20", "2024-04-20", "2024-05-01", "2024-05-03")
HOUSES = ("Northwire", "Herald", "Courier")


@st.composite
def claims(draw: st.DrawFn, article: str, nth: int) -> Claim:
    slots: dict[str, Any] = {
        "action": draw(st.sampled_from(("station", "station", "deploy", "withdraw", "rotate"))),
        "status": draw(st.sampled_from(("in_effect", "in_effect", "announced", "announced", "ended", "denied"))),
        "senders": draw(st.sampled_from((("USA",), ("DEU",), ("USA", "DEU")))),
        "hosts": draw(st.sampled_from((("LTU",), ("LTU",), ("LTU", "LVA"), ("baltic-states",)))),
        "place": draw(st.sampled_from((None, None, "Rukla", "Pabrade"))),
        "unit": draw(st.sampled_from((None, None, "2nd Cavalry Regiment", "C Troop, 2nd Cavalry Regiment"))),
        "echelon": draw(st.sampled_from((None, None, "company", "battalion"))),
        "basis": draw(st.sampled_from(((), ("rotational",), ("permanent",)))),
        "start": draw(st.sampled_from((None, None, "2024-04", "2024-05-02"))),
        "end": draw(st.sampled_from((None, None, "2023-12-31", "2024-06-30", ".."))),
        "speakers": draw(st.sampled_from(((), (), (Speaker(role="minister", country="USA"),)))),
    }
    low = draw(st.sampled_from((None, 40, 400, 430, 1000)))
    if low is not None:
        slots["quantity"] = Count(low, low, mode=draw(st.sampled_from(("total", "total", "additional", "reduction"))))
    return Claim(article=article, evidence=WORDS, nth=nth, spans=SPANS, **slots)


@st.composite
def worlds(draw: st.DrawFn) -> Told:
    """Up to twelve articles on one host, half of them copies of one text, one of them perhaps a correction."""
    found: Told = []
    for nth in range(draw(st.integers(1, 12))):
        name = f"article-{nth:02}"
        body = "The staff named neither town nor day. " * 3 if draw(st.booleans()) else " ".join(f"w{nth}x{k}" for k in range(40))
        title = draw(st.sampled_from((None, None, "Correction: troops")))
        article = Article(name, f"{WORDS} {body}", title=title, outlet=draw(st.sampled_from(HOUSES)), published=draw(st.sampled_from(DAYS)))
        found.append((article, [draw(claims(name, at)) for at in range(draw(st.integers(0, 3)))]))
    return found


def recorded(address: str, told: Told) -> Book:
    book = Book.open(address)
    for article, found in told:
        book.record(article, found)
    return book


@given(world=worlds(), on=st.sampled_from(("2024-04-25", "2024-05-10", "2025-01-01")), by=st.sampled_from(DAYS))
@examples(40)
def test_the_posture_of_what_bears_on_a_host_is_that_of_all_in_both_databases(fresh: Fresh, world: Told, on: str, by: str) -> None:
    asked, known_by = date.fromisoformat(on), date.fromisoformat(by)
    with recorded(fresh(), world) as book:
        bring_up(book)
        assert borne(book, "LTU", asked, known_by).posture == _answers(book.known(known_by), asked, known_by).posture("LTU")


@given(
    world=worlds(), on=st.sampled_from(("2024-04-25", "2024-05-10", "2025-01-01")), by=st.sampled_from(DAYS),
    sender=st.sampled_from((None, "USA")), moved=st.sampled_from((None, "LTU", "POL")),
)  # fmt: skip
@examples(60)
def test_the_promises_read_of_a_host_are_those_of_all_about_it_in_both_databases(
    fresh: Fresh, world: Told, on: str, by: str, sender: str | None, moved: str | None
) -> None:
    asked, known_by = date.fromisoformat(on), date.fromisoformat(by)
    with recorded(fresh(), world) as book:
        told = [claim for _, found in world for claim in found]
        if moved and told:
            book.judge(Judgement(told[-1].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": [moved]}, known_by))
        found = promises_of(book, "LTU", asked, known_by, sender).promises
        every = _answers(book.known(known_by), asked, known_by).links.promises
        firsts = {one.id: one for one in book.known(known_by).claims}
    about = [firsts[one.made_by[0].id] for one in every]
    wanted = ["LTU" in countries(one.hosts) and sender in (None, *one.senders) for one in about]
    assert found == tuple(one for one, is_wanted in zip(every, wanted, strict=True) if is_wanted)


@given(world=worlds(), random=st.randoms(use_true_random=False))
@examples(15)
def test_the_order_of_reading_changes_no_posture(fresh: Fresh, world: Told, random: Any) -> None:
    shuffled = random.sample(world, len(world))
    found = []
    for told in (world, shuffled):
        with recorded(fresh(), told) as book:
            bring_up(book)
            found.append(borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1)).posture)
    assert found[0] == found[1]


def test_what_was_derived_step_by_step_is_what_is_derived_anew(fresh: Fresh) -> None:
    texts = [(Article(f"a{n}", f"{WORDS} Word {n}.", outlet=HOUSES[n % 3], published=f"2024-05-0{n + 1}"), n) for n in range(4)]
    with Book.open(fresh()) as book:
        for article, n in texts:
            book.record(article, [Claim(article.id, WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(n + 5, n + 5))])
            bring_up(book)
        step_by_step = book.derivation()
        assert book.through(RULES.rules).behind == 0
        bring_up(book, anew=True)
        assert book.derivation() == step_by_step


def test_what_is_closed_is_taken_out(fresh: Fresh) -> None:
    article = Article("first-article", WORDS, outlet="Herald", published="2024-05-01")
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5))
    with Book.open(fresh()) as book:
        book.record(article, [claim])
        bring_up(book)
        assert borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1)).posture.lines
        book.retract(claim.id, why="asked for", by="R. Viewer")
        bring_up(book)
        assert borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1)).posture.lines == ()


@given(
    world=worlds(),
    acts=acts(8),
)
@examples(40)
def test_whatever_people_do_to_a_book_what_is_derived_step_by_step_is_what_is_derived_anew(
    fresh: Fresh, world: Told, acts: list[Act]
) -> None:
    with recorded(fresh(), world) as book:
        bring_up(book)
        for _ in lived(book, world, acts):
            bring_up(book)
        bring_up(book)
        assert list(differences(book)) == []
        step_by_step = book.derivation()
        bring_up(book, anew=True)
        assert book.derivation() == step_by_step
        assert book.verify() == []


def test_a_corrected_claim_that_is_read_again_is_found_under_what_it_was_corrected_to(fresh: Fresh) -> None:
    article = Article("first-article", WORDS, outlet="Herald", published="2024-05-01")
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5))
    with Book.open(fresh()) as book:
        book.record(article, [claim])
        book.judge(Judgement(claim.id, "correct", "R. Viewer", "it is elsewhere", {"hosts": ["POL"]}, date(2024, 5, 2)))
        bring_up(book)
        book.record(replace(article, title="Troops"), [claim])
        bring_up(book)
        assert borne(book, "POL", date(2025, 1, 1), date(2025, 1, 1)).posture.lines
        book.undo(by="R. Viewer")
        bring_up(book)
        assert borne(book, "POL", date(2025, 1, 1), date(2025, 1, 1)).posture.lines == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DELETE FROM marks WHERE claim = 2", "entry 2 (claim)"),
        ("UPDATE marks SET high = 9 WHERE claim = 2 AND high = 5", "entry 2 (claim)"),
        ("UPDATE topics SET sender = 'CAN'", "entry 2 (claim)"),
        ("UPDATE marks SET claim = 77", "entry 2 (claim)"),
        ("DELETE FROM prints WHERE article = 3", "entry 3 (article)"),
        ("UPDATE prints SET article = 77 WHERE article = 3", "entry 3 (article)"),
        ("DELETE FROM alike", "entry 3 (article)"),
        ("UPDATE alike SET known = 5", "entry 3 (article)"),
        ("INSERT INTO alike VALUES (3, 88, 5, '{}')", "entry 88"),
    ],
)
def test_what_was_changed_in_what_is_derived_is_named_by_its_entry(fresh: Fresh, change: str, what: str) -> None:
    with Book.open(fresh()) as book:
        for nth in (1, 2):
            article = Article(f"article-{nth}", WORDS, outlet=HOUSES[nth], published=f"2024-05-0{nth}")
            book.record(article, [Claim(article.id, WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5))])
        bring_up(book)
        assert list(differences(book)) == []
        with book._writing() as pen:
            pen.connection.exec_driver_sql(change)
        found = list(differences(book))
        assert found
        assert found[0].startswith(what)
        bring_up(book, anew=True)
        assert list(differences(book)) == []


def test_a_text_that_is_withheld_between_two_questions_is_gone_from_the_second(fresh: Fresh) -> None:
    article = Article("first-article", f"{WORDS} What else was said.", outlet="Herald", published="2024-05-01")
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5))
    with Book.open(fresh()) as book:
        book.record(article, [claim])
        bring_up(book)
        first = borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1))
        assert first.known.articles[article.id].text == article.text
        book.withhold(article.id, why="asked for", by="R. Viewer")
        bring_up(book)
        second = borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1))
        assert second.known.articles[article.id].text == book.article(article.id).text != article.text
        assert second.posture == first.posture


def _corrected_and_withheld(book: Book, article: Article, claim: Claim) -> None:
    """A claim is corrected to another host, all is derived, and then its text is withheld."""
    book.record(article, [claim])
    book.judge(Judgement(claim.id, "correct", "R. Viewer", "it is elsewhere", {"hosts": ["POL"]}, date(2024, 5, 2)))
    bring_up(book)
    book.withhold(article.id, why="asked for", by="R. Viewer")


def test_what_a_claim_was_corrected_to_is_found_after_its_text_is_withheld_and_all_is_derived_anew(fresh: Fresh) -> None:
    article = Article("first-article", f"{WORDS} What else was said.", outlet="Herald", published="2024-05-01")
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5), spans=SPANS)
    with Book.open(fresh()) as book:
        _corrected_and_withheld(book, article, claim)
        assert list(differences(book)) == []
        bring_up(book, anew=True)
        assert borne(book, "POL", date(2025, 1, 1), date(2025, 1, 1)).posture.lines


def test_what_rested_on_the_rest_of_a_text_is_gone_with_it(fresh: Fresh) -> None:
    # By its last words the article is a release of a ministry, so that the claim is the host's own word.
    article = Article(
        "first-article", f"{WORDS} {'It rained. ' * 30} Information prepared by the press service of Lithuania.", published="2024-05-01"
    )
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), basis=("rotational",), spans=SPANS)
    with Book.open(fresh()) as book:
        book.record(article, [claim])
        bring_up(book)
        book.withhold(article.id, why="asked for", by="R. Viewer")
        assert list(differences(book)) == []
        known_by = date(2025, 1, 1)
        assert borne(book, "LTU", known_by, known_by).posture == _answers(book.known(known_by), known_by, known_by).posture("LTU")


def test_a_correction_holds_after_the_text_is_withheld_also_where_the_claim_has_no_place_in_it(fresh: Fresh) -> None:
    article = Article("first-article", WORDS, outlet="Herald", published="2024-05-01")
    claim = Claim("first-article", WORDS, "station", "in_effect", ("USA",), ("LTU",), quantity=Count(5, 5))
    with Book.open(fresh()) as book:
        _corrected_and_withheld(book, article, claim)
        assert list(differences(book)) == []
