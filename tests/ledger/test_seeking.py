"""A look through what is stored leaves out no claim that holds the letters, in both databases; newest first, in parts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_acts import Told
from ledger_builders import Fresh
from test_derived import DAYS, recorded, worlds

from laws import examples
from musterbook.custody import Judgement
from musterbook.ledger import Book, seeking
from musterbook.ledger.seeking import Sought
from musterbook.model import Article, Claim


def ids(book: Book, sought: Sought, known_by: date, back_from: date | None = None) -> set[str]:
    """All that is let through."""
    return {claim.id for part, _ in book.seek(sought, known_by, back_from) for claim in part.claims}


@given(world=worlds(), letters=st.sampled_from(("cavalry", "LTU", "herald", "2024", "rotational", "zebra")), by=st.sampled_from(DAYS))
@examples(40)
def test_no_claim_that_holds_the_letters_is_left_out(fresh: Fresh, world: Told, letters: str, by: str) -> None:
    with recorded(fresh(), world) as book, pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeking, "_AT_A_TIME", 2)
        day = date.fromisoformat(by)
        looked = list(book.seek(Sought(((letters.casefold(),),)), day))
        parts = [part for part, _ in looked]
        found = {claim.id: claim for part in parts for claim in part.claims}
        known = book.known(day)
        for claim in known.claims:
            article = known.articles[claim.article]
            told = f"{claim} {article.title} {article.outlet} {article.published}".casefold()
            if letters.casefold() in told:
                assert found[claim.id] == claim
        newest = [max(part.published(claim) for claim in part.claims) for part in parts if part.claims]
        assert newest == sorted(newest, reverse=True)
        assert ids(book, Sought(), day) == {claim.id for claim in known.claims}
        # Wherever whoever asks leaves off, the rest is found from the day before on.
        for part in (nth for nth, (_, back_to) in enumerate(looked) if back_to):
            before = {claim.id for known, _ in looked[: part + 1] for claim in known.claims}
            after = ids(book, Sought(((letters.casefold(),),)), day, looked[part][1] - timedelta(1))
            assert before | after == found.keys()
            assert not before & after


@given(world=worlds())
@examples(15)
def test_of_hosts_only_their_claims_and_what_was_corrected_are_let_through(fresh: Fresh, world: Told) -> None:
    with recorded(fresh(), world) as book:
        day = date(2025, 1, 1)
        before = ids(book, Sought(hosts=("LVA",)), day)
        assert before == {claim.id for claim in book.known(day).claims if "LVA" in claim.hosts}
        others = [claim for claim in book.known(day).claims if "LVA" not in claim.hosts]
        if others:
            book.judge(Judgement(others[0].id, "correct", "R. Viewer", "the text says so", {"hosts": ["LVA"]}))
            after = ids(book, Sought(hosts=("LVA",)), date(9000, 1, 1))
            assert others[0].id in after


def test_runs_of_letters_stand_one_after_another_whatever_is_between_them(address: str) -> None:
    one = Article("first-article", "The 2nd Zürich-Rifles are here. Rifles, 2nd of May.", outlet="Herald", published="2024-05-01")
    with Book.open(address) as book:
        book.record(one, [Claim(one.id, words, "station", "in_effect") for words in one.text.split(". ", 1)])
        day = date(2025, 1, 1)
        assert len(ids(book, Sought((("2nd", "z", "rich", "rifles"),)), day)) == 1
        assert len(ids(book, Sought((("rifles",), ("2nd",))), day)) == 2
        assert len(ids(book, Sought(((),)), day)) == 2
