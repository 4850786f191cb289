"""The contradictions of a host that are told year by year are those of all that is known."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.compare import UNDATED, is_about
from musterbook.custody import Judgement
from musterbook.errors import BookError
from musterbook.links.pairs import CONTEMPORARY
from musterbook.model import Article, Claim
from musterbook.pipeline import contradicting
from musterbook.pipeline.answers import _answers
from musterbook.pipeline.contradicting import Stretch, contradictions_of, years_of
from test_narrowing import DAYS, filled, worlds

QUESTIONS = st.tuples(st.sampled_from(["LTU", "LVA", "POL"]), st.sampled_from([None, "DEU"]), st.sampled_from(DAYS))


@given(worlds(), QUESTIONS, st.sampled_from([(), ("LTU",), ("POL",)]), st.booleans(), st.sampled_from(["", "ab"]))
@examples(60)
def test_years_together_have_every_contradiction_of_claims_of_one_time(
    world: list[tuple[Article, list[Claim]]], question: tuple[str, str | None, str], moved: tuple[str, ...], is_locked: bool, undated: str
) -> None:
    host, sender, day = question
    by = date.fromisoformat(day)
    world = [(replace(article, published=None) if article.id in undated else article, found) for article, found in world]
    with filled(world) as book:
        claims = [claim for _, found in world for claim in found]
        if moved and claims:
            book.judge(Judgement(claims[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, by))
        whole = _answers(book.known(by), by, by)
        real = contradicting.bring_up
        contradicting.bring_up = _refused if is_locked else real
        try:
            years = years_of(book, host, by, sender)
            told = [contradictions_of(book, host, Stretch(date(year, 1, 1), date(year, 12, 31)), by, sender) for year in years]
        finally:
            contradicting.bring_up = real
    days = {claim.id: date.fromisoformat(whole.known.published(claim) or str(UNDATED)) for claim in whole.known.claims}
    about = [claim for claim in whole.known.claims if is_about(claim, host, sender)]
    assert set(years) >= {days[claim.id].year for claim in about}
    assert moved or sum(years.values()) == len(about)
    wanted = [one for one in whole.links.conflicts if any(there == host and sender in (None, whose) for whose, there in one.parties)]
    of_a_time = {one for one in wanted if abs(days[one.right.id] - days[one.left.id]) <= CONTEMPORARY}
    assert {one for year in told for one in year.conflicts} == of_a_time
    assert {one for one in wanted if one.resolution == "disputed"} <= of_a_time


def _refused(book: object) -> None:
    raise BookError("nobody may write here")
