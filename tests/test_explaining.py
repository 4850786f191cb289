"""What is told of a claim of a big ledger, read by narrow questions, is what all that is known tells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.custody import Judgement
from musterbook.model import Article, Claim, Conflict, Known
from musterbook.pipeline import explaining
from musterbook.pipeline.answers import _answers
from musterbook.pipeline.explaining import Near, telling
from test_contradicting import CONTEMPORARY
from test_narrowing import DAYS, filled, worlds

World = list[tuple[Article, list[Claim]]]


def of_a_time(one: Conflict, known: Known) -> bool:
    left, right = (date.fromisoformat(known.published(claim)) for claim in (one.left, one.right))
    return abs(right - left) <= CONTEMPORARY


@given(worlds(), st.sampled_from(DAYS), st.sampled_from([date(2024, 5, 10), date(2025, 6, 1)]), st.sampled_from([(), ("LTU",), ("POL",)]))
@examples(40)
def test_a_claim_has_the_lines_promises_disputes_copies_and_credibility_of_the_whole(
    world: World, day: str, on: date, moved: tuple[str, ...]
) -> None:
    by = date.fromisoformat(day)
    with filled(world) as book, pytest.MonkeyPatch.context() as patched:
        claims = [claim for _, found in world for claim in found]
        if moved and claims:
            book.judge(Judgement(claims[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, by))
        whole = _answers(book.known(by), on, by)
        patched.setattr(explaining, "WHOLE", 0)
        for claim in whole.known.claims:
            told = telling(book, [claim], on, by)
            assert isinstance(told, Near) == bool(claim.hosts)
            near, all_told = told.about(claim), whole.about(claim)
            assert set(near.lines) >= set(all_told.lines)
            assert set(near.promises) == set(all_told.promises)
            if isinstance(told, Near):
                assert set(near.conflicts) == {one for one in all_told.conflicts if of_a_time(one, whole.known)}
            assert (near.trees, near.borrowed) == (all_told.trees, all_told.borrowed)
            assert told.credibility(claim) == whole.credibility(claim)
            assert told.known.voices
            assert whole.known.voices
            assert told.known.voices(claim) == whole.known.voices(claim)
            said = [*near.promises, *all_told.promises]
            assert {one.article for promise in said for one in (*promise.made_by, *promise.by)} <= told.known.articles.keys()


def test_of_a_promise_that_many_report_done_the_first_reports_are_told_and_no_later_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(nth: int, status: str, text: str) -> tuple[Article, list[Claim]]:
        name = f"a{nth:02}"
        end = "2024-12-31" if status == "announced" else None
        claim = Claim(name, text, "deploy", status, senders=("DEU",), hosts=("LTU",), echelon="brigade", end=end)
        return Article(name, text, outlet=f"House {nth}", published=f"2024-05-{nth + 1:02}"), [claim]

    world = [told(0, "announced", "Germany will send a brigade to Lithuania by the end of the year.")]
    world += [
        told(nth, "in_effect", f"Report {nth}: a German brigade came to Lithuania, w{nth} x{nth} y{nth} z{nth}.") for nth in range(1, 13)
    ]
    day = date(2024, 6, 1)
    with filled(world) as book:
        whole = _answers(book.known(day), day, day)
        monkeypatch.setattr(explaining, "WHOLE", 0)
        for nth, is_told in ((0, True), (1, True), (10, True), (11, False), (12, False)):
            claim = world[nth][1][0]
            near = telling(book, [claim], day, day)
            assert isinstance(near, Near)
            found = near.about(claim).promises
            assert [one.state for one in found] == ["kept"] * is_told
            assert found == whole.about(claim).promises
