"""A look through what is stored leaves out no claim that holds the letters, in both databases; newest first, in parts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_builders import Fresh
from test_derived import DAYS, Told, recorded, worlds

from musterbook.custody import Judgement
from musterbook.ledger import seeking
from musterbook.ledger.seeking import Sought


@given(world=worlds(), letters=st.sampled_from(("cavalry", "LTU", "herald", "2024", "rotational", "zebra")), by=st.sampled_from(DAYS))
@settings(max_examples=40, deadline=None)
def test_no_claim_that_holds_the_letters_is_left_out(fresh: Fresh, world: Told, letters: str, by: str) -> None:
    with recorded(fresh(), world) as book, pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeking, "_AT_A_TIME", 2)
        day = date.fromisoformat(by)
        parts = list(book.seek(Sought((letters.casefold(),)), day))
        found = {claim.id: claim for part in parts for claim in part.claims}
        known = book.known(day)
        for claim in known.claims:
            article = known.articles[claim.article]
            told = f"{claim} {article.title} {article.outlet} {article.published}".casefold()
            if letters.casefold() in told:
                assert found[claim.id] == claim
        newest = [max(part.published(claim) for claim in part.claims) for part in parts if part.claims]
        assert newest == sorted(newest, reverse=True)
        assert {claim.id for part in book.seek(Sought(), day) for claim in part.claims} == {claim.id for claim in known.claims}


@given(world=worlds())
@settings(max_examples=15, deadline=None)
def test_of_hosts_only_their_claims_and_what_was_corrected_are_let_through(fresh: Fresh, world: Told) -> None:
    with recorded(fresh(), world) as book:
        day = date(2025, 1, 1)
        before = {claim.id for part in book.seek(Sought(hosts=("LVA",)), day) for claim in part.claims}
        assert before == {claim.id for claim in book.known(day).claims if "LVA" in claim.hosts}
        others = [claim for claim in book.known(day).claims if "LVA" not in claim.hosts]
        if others:
            book.judge(Judgement(others[0].id, "correct", "R. Viewer", "the text says so", {"hosts": ["LVA"]}))
            after = {claim.id for part in book.seek(Sought(hosts=("LVA",)), date(9000, 1, 1)) for claim in part.claims}
            assert others[0].id in after
