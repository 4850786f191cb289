"""Laws of links that hold for any claims."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.compare import compatible, countries
from musterbook.links.check import check
from musterbook.links.reconcile import reconcile
from musterbook.model import ACTIONS, BASES, STATUSES, Article, Claim, known
from musterbook.values import Count, bounds

TEXT = "Sentence 0. Sentence 1. Sentence 2. Sentence 3."
ON = date(2025, 1, 1)
DAYS = ("2022-03-01", "2023-01-15", "2024-04-20", "2024-05-01", "2024-05-20", "2024-12-01", None)
HOSTS = ("LTU", "LVA", "baltic-states")


@st.composite
def claims(draw: st.DrawFn, article: str) -> Claim:
    """Any claim of a small world, so that claims meet."""
    low = draw(st.none() | st.sampled_from((40, 500, 1000)))
    pick: dict[str, Any] = {
        "action": draw(st.sampled_from(sorted(ACTIONS))), "status": draw(st.sampled_from(sorted(STATUSES))),
        "senders": (draw(st.sampled_from(("DEU", "USA"))),), "hosts": (draw(st.sampled_from(HOSTS)),),
        "echelon": draw(st.sampled_from((None, "company", "battalion"))), "place": draw(st.sampled_from((None, "Testburg"))),
        "basis": draw(st.sampled_from(((), *((basis,) for basis in BASES)))), "start": draw(st.sampled_from((None, "2024", "2025-06"))),
        "end": draw(st.sampled_from((None, "2024-06-30", "2025-12-31", ".."))),
        "quantity": low and Count(low, low, mode=draw(st.sampled_from(("total", "additional", "reduction")))),
    }  # fmt: skip
    nth = draw(st.integers(0, 3))
    return Claim(article=article, evidence=f"Sentence {nth}.", nth=nth, **pick)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Article], list[Claim]]:
    """Up to five articles with up to three claims each."""
    articles, told = {}, []
    for name in "abcde"[: draw(st.integers(1, 5))]:
        articles[name] = Article(
            id=name, text="Sentence 0. Sentence 1. Sentence 2. Sentence 3.", outlet=name, published=draw(st.sampled_from(DAYS))
        )
        told += draw(st.lists(claims(name), max_size=3, unique_by=lambda one: (one.nth, one.id)))
    return articles, list({one.id: one for one in told}.values())


@given(worlds(), st.randoms(use_true_random=False))
@examples(60)
def test_the_order_of_reading_never_matters(world: tuple[dict[str, Article], list[Claim]], random: Any) -> None:
    articles, told = world
    shuffled = list(told)
    random.shuffle(shuffled)
    names = list(articles)
    random.shuffle(names)
    first = reconcile(known(articles, tuple(told)), ON)
    assert first == reconcile(known({name: articles[name] for name in names}, tuple(shuffled)), ON)


@given(worlds())
@examples(60)
def test_a_claim_never_supersedes_one_published_after_it(world: tuple[dict[str, Article], list[Claim]]) -> None:
    articles, told = world
    links = reconcile(known(articles, tuple(told)), ON)
    for one in links.conflicts:
        left, right = (_day(articles, claim) for claim in (one.left, one.right))
        assert left <= right
    for promise in links.promises:
        made = _day(articles, promise.made_by[0])
        assert all(_day(articles, by) >= made for by in promise.by)


@given(worlds())
@examples(80)
def test_nothing_is_ever_linked_that_is_not_about_the_same_sender_host_and_force(world: tuple[dict[str, Article], list[Claim]]) -> None:
    links = reconcile(known(*_frozen(world)), ON)
    by_id = {claim.id: claim for claim in world[1]}
    linked = [(one.left, one.right) for one in links.conflicts if one.kind != "sum"]
    linked += [(promise.made_by[0], claim) for promise in links.promises for claim in (*promise.made_by[1:], *promise.by)]
    linked += [(by_id[one.claim], by_id[one.of]) for one in links.borrowed]
    for left, right in linked:
        assert set(left.senders) & set(right.senders)
        assert countries(left.hosts) & countries(right.hosts)
        assert compatible(left, right)
        assert left.id != right.id


@given(worlds())
@examples(60)
def test_every_link_and_state_has_its_reason(world: tuple[dict[str, Article], list[Claim]]) -> None:
    book = known(*_frozen(world))
    links = reconcile(book, ON)
    assert all(one.why and one.left.id != one.right.id for one in links.conflicts)
    assert all(copy.why and copy.rule for tree in links.trees for copy in tree.members)
    assert all(one.why and one.rule for one in links.borrowed)
    for promise in links.promises:
        assert promise.why
        assert promise.state in {"open", "kept", "overdue", "superseded", "cancelled"}
        assert bool(promise.by) == (promise.state in {"kept", "superseded", "cancelled"})
    for claim in book.claims:
        verdict, others, why = check(claim, book, links)
        assert why
        assert bool(others) == (verdict != "new")


@given(worlds())
@examples(40)
def test_every_promised_claim_stands_in_one_promise(world: tuple[dict[str, Article], list[Claim]]) -> None:
    links = reconcile(known(*_frozen(world)), ON)
    made = [claim.id for promise in links.promises for claim in promise.made_by]
    assert len(made) == len(set(made))


def _frozen(world: tuple[dict[str, Article], list[Claim]]) -> tuple[dict[str, Article], tuple[Claim, ...]]:
    return world[0], tuple(world[1])


def _day(articles: dict[str, Article], claim: Claim) -> date:
    published = articles[claim.article].published
    return bounds(published)[0] if published else date.min
