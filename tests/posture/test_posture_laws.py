"""Laws of postures that hold for any claims."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from posture_worlds import ON, TEXT, worlds

from laws import examples
from musterbook.corroboration import Corroboration
from musterbook.links.reconcile import reconcile
from musterbook.model import Article, Claim, Copy, CopyTree, Links, known
from musterbook.posture.commitments import chains
from musterbook.posture.estimate import posture
from musterbook.voices import voices


@given(worlds(), st.randoms(use_true_random=False))
@examples(60)
def test_the_order_of_reading_never_matters(world: tuple[dict[str, Article], list[Claim]], random: Any) -> None:
    articles, told = world
    shuffled = list(told)
    random.shuffle(shuffled)
    books = [known(articles, tuple(order)) for order in (told, shuffled)]
    first, second = (posture(book, reconcile(book, ON), host="LTU", sender=None, on=ON, known_by=ON) for book in books)
    assert first == second


@given(worlds())
@examples(60)
def test_every_line_is_a_range_that_says_why_and_names_its_claims(world: tuple[dict[str, Article], list[Claim]]) -> None:
    book = known(world[0], tuple(world[1]))
    for line in posture(book, reconcile(book, ON), host="LTU", sender=None, on=ON, known_by=ON).lines:
        assert line.low is None or line.high is None or 0 <= line.low <= line.high
        assert line.why
        assert line.claims
        assert all(line.sender in claim.senders for claim in line.claims)
        assert line.voices >= 1


@given(worlds(), st.data())
@examples(60)
def test_adding_a_copy_never_raises_the_count_of_voices(world: tuple[dict[str, Article], list[Claim]], data: st.DataObject) -> None:
    articles, told = world
    root = data.draw(st.sampled_from(sorted(articles)))
    copied = [claim for claim in told if claim.article == root]
    copies = [Claim("copy", claim.evidence, nth=claim.nth, **claim.slots()) for claim in copied]
    more = articles | {"copy": Article(id="copy", text=TEXT, outlet="copy", published="2024-12-24")}
    links = Links(trees=(CopyTree(root, (Copy("copy", root, "the same words", 1.0),)),))
    assert voices([*told, *copies], known(more, (*told, *copies)), links) <= max(1, voices(told, known(articles, tuple(told)), Links()))


@given(worlds())
@examples(60)
def test_no_step_of_a_commitment_takes_the_place_of_one_published_after_it(world: tuple[dict[str, Article], list[Claim]]) -> None:
    book = known(world[0], tuple(world[1]))
    for chain in chains(book, reconcile(book, ON), "LTU"):
        by_id = {step.claim.id: step for step in chain.steps}
        for step in chain.steps:
            assert step.why
            assert chain.sender in step.claim.senders
            if step.superseded_by:
                later = by_id[step.superseded_by]
                assert (book.published(step.claim) or "0001") <= (book.published(later.claim) or "0001")
                assert step.claim.id in later.supersedes


@given(worlds(), st.data())
@examples(60)
def test_a_copy_of_an_article_never_raises_the_voices_of_any_claim(
    world: tuple[dict[str, Article], list[Claim]], data: st.DataObject
) -> None:
    articles, told = world
    root = data.draw(st.sampled_from(sorted(articles)))
    copies = [Claim("copy", claim.evidence, nth=claim.nth, **claim.slots()) for claim in told if claim.article == root]
    more = articles | {"copy": Article(id="copy", text=TEXT, outlet="copy", published="2024-12-24")}
    before, after = known(articles, tuple(told)), known(more, (*told, *copies))
    links = Links(trees=(CopyTree(root, (Copy("copy", root, "the same words", 1.0),)),))
    alone, beside = Corroboration(before, Links()), Corroboration(after, links)
    assert all(beside.voices(claim) <= alone.voices(claim) for claim in told)
