"""Laws of postures that hold for any claims."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.links.reconcile import reconcile
from musterbook.model import ACTIONS, STATUSES, Article, Claim, Copy, CopyTree, Links, known
from musterbook.posture.estimate import posture
from musterbook.posture.voices import voices
from musterbook.values import Count

ON = date(2025, 1, 1)
DAYS = ("2022-03-01", "2024-04-20", "2024-05-01", "2024-12-01", None)
TEXT = "Sentence 0. Sentence 1. Sentence 2. Sentence 3."


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Article], list[Claim]]:
    """Up to five articles with up to three claims each, all of one small world."""
    articles: dict[str, Article] = {}
    told: list[Claim] = []
    for name in "abcde"[: draw(st.integers(1, 5))]:
        articles[name] = Article(id=name, text=TEXT, outlet=name, published=draw(st.sampled_from(DAYS)))
        told += [_claim(draw, name, nth) for nth in range(draw(st.integers(0, 3)))]
    return articles, told


def _claim(draw: st.DrawFn, article: str, nth: int) -> Claim:
    low, high = draw(st.sampled_from(((None, None), (40, 40), (500, None), (None, 900), (1000, 2000))))
    pick: dict[str, Any] = {
        "action": draw(st.sampled_from(sorted(ACTIONS))), "status": draw(st.sampled_from(sorted(STATUSES))),
        "senders": (draw(st.sampled_from(("DEU", "USA"))),), "hosts": (draw(st.sampled_from(("LTU", "baltic-states"))),),
        "echelon": draw(st.sampled_from((None, "company"))), "place": draw(st.sampled_from((None, "Testburg", "Sampleton"))),
        "basis": draw(st.sampled_from(((), ("rotational",), ("permanent",)))), "start": draw(st.sampled_from((None, "2024", "2025-06"))),
        "end": draw(st.sampled_from((None, "2024-06-30", ".."))),
        "quantity": None if low == high is None else Count(low, high, mode=draw(st.sampled_from(("total", "additional", "reduction")))),
    }  # fmt: skip
    return Claim(article=article, evidence=f"Sentence {nth}.", nth=nth, **pick)


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reading_never_matters(world: tuple[dict[str, Article], list[Claim]], random: Any) -> None:
    articles, told = world
    shuffled = list(told)
    random.shuffle(shuffled)
    books = [known(articles, tuple(order)) for order in (told, shuffled)]
    first, second = (posture(book, reconcile(book, ON), host="LTU", sender=None, on=ON, known_by=ON) for book in books)
    assert first == second


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_every_line_is_a_range_that_says_why_and_names_its_claims(world: tuple[dict[str, Article], list[Claim]]) -> None:
    book = known(world[0], tuple(world[1]))
    for line in posture(book, reconcile(book, ON), host="LTU", sender=None, on=ON, known_by=ON).lines:
        assert line.low is None or line.high is None or 0 <= line.low <= line.high
        assert line.why
        assert line.claims
        assert all(line.sender in claim.senders for claim in line.claims)
        assert line.voices >= 1


@given(worlds(), st.data())
@settings(max_examples=60, deadline=None)
def test_adding_a_copy_never_raises_the_count_of_voices(world: tuple[dict[str, Article], list[Claim]], data: st.DataObject) -> None:
    articles, told = world
    root = data.draw(st.sampled_from(sorted(articles)))
    copied = [claim for claim in told if claim.article == root]
    copies = [Claim("copy", claim.evidence, nth=claim.nth, **claim.slots()) for claim in copied]
    more = articles | {"copy": Article(id="copy", text=TEXT, outlet="copy", published="2024-12-24")}
    links = Links(trees=(CopyTree(root, (Copy("copy", root, "the same words", 1.0),)),))
    assert voices([*told, *copies], known(more, (*told, *copies)), links) <= max(1, voices(told, known(articles, tuple(told)), Links()))
