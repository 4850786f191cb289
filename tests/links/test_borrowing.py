from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from links_builders import claim, day, ledger, total

from musterbook.corroboration import Corroboration
from musterbook.links import lifted
from musterbook.links.borrowing import borrowings
from musterbook.links.reconcile import reconcile
from musterbook.model import Claim, Known

WORDS = "Some 500 soldiers have been living since the autumn in the new barracks at the edge of the forest."
ON = day("2025-01-01")


def taken(*told: tuple[Claim, str], **texts: dict[str, Any]) -> list[tuple[str, str]]:
    book = ledger(*told, texts=texts or None)
    home = {one.id: one.article for one in book.claims}
    return [(home[one.claim], home[one.of]) for one in borrowings(book, ())]


def test_a_sentence_that_stands_in_another_article_is_taken_from_the_earlier_one() -> None:
    first, second = claim("a", evidence=WORDS), claim("b", "2024-05-03", evidence=f"In Rukla, {WORDS[0].lower()}{WORDS[1:]}")
    assert taken(first, second) == [("b", "a")]
    assert taken(second, first) == [("b", "a")]


def test_a_sentence_that_both_quote_is_nobodys_copy() -> None:
    quoted = f"“{WORDS}” the mayor said."
    assert taken(claim("a", evidence=quoted), claim("b", "2024-05-03", evidence=quoted)) == []


def test_on_one_day_only_a_credit_tells_who_had_it_first() -> None:
    first, second = claim("a", evidence=WORDS), claim("b", evidence=f"Today {WORDS}")
    assert taken(first, second) == []
    credited = f"Today {WORDS} The a Courier reports."
    assert taken(first, second, b={"text": credited}) == [("b", "a")]


def test_months_later_or_of_another_force_the_same_words_are_no_copy() -> None:
    first = claim("a", evidence=WORDS, echelon="company")
    assert taken(first, claim("b", "2024-09-01", evidence=WORDS, echelon="company")) == []
    assert taken(first, claim("b", "2024-05-03", evidence=WORDS, echelon="brigade")) == []
    assert taken(first, claim("b", "2024-05-03", evidence=WORDS, echelon="company", hosts=("LVA",))) == []


@given(told=st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=12))
def test_few_claims_share_the_same_runs_held_against_one_another_as_listed(told: list[frozenset[str]]) -> None:
    paired = lifted._shared(told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lifted, "_FEW", 0)
        listed = lifted._shared(told)
    for at in range(len(told)):
        assert [(other, count) for other, count in paired(at) if count] == list(listed(at))


def test_what_is_credited_to_a_house_is_that_houses_where_it_says_the_same() -> None:
    first = claim("a", quantity=total(500))
    texts = {"a": {"outlet": "LRT"}}
    assert taken(first, claim("b", "2024-05-03", quantity=total(500), via=("LRT",)), **texts) == [("b", "a")]
    assert taken(first, claim("b", "2024-05-03", quantity=total(900), via=("LRT",)), **texts) == []
    assert taken(first, claim("b", "2024-04-03", quantity=total(500), via=("LRT",)), **texts) == []


def test_borrowed_claims_add_no_voice_anywhere() -> None:
    told = [claim("a", quantity=total(500)), claim("b", "2024-05-03", quantity=total(500), via=("LRT",)), claim("c", quantity=total(500))]
    known: Known = ledger(*told, texts={"a": {"outlet": "LRT"}})
    counted = Corroboration(known, reconcile(known, ON))
    assert [counted.voices(one) for one, _ in told] == [2, 2, 2]
