"""A chart of thousands of claims is drawn with fewer marks, and each says for how many it stands."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from musterbook.model import Claim, Step
from musterbook.views import thinning
from musterbook.views.thinning import Dot, fewer_dots, fewer_steps

CLAIM = Claim("a", "There are soldiers.", "station", "in_effect")
LOOKS = st.sampled_from([("official", "in effect", "", "total"), ("site", "planned", "copy", "additional")])


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 900), LOOKS), min_size=1, max_size=60), st.integers(1, 30))
def test_no_claim_is_lost_and_only_alike_ones_are_drawn_as_one(told: list[tuple[int, int, tuple[str, ...]]], most: int) -> None:
    dots = [Dot(CLAIM, date(2014, 1, 1) + timedelta(days=days), number, look) for days, number, look in told]
    real, thinning._MOST_DOTS = thinning._MOST_DOTS, most
    try:
        found = fewer_dots(dots)
    finally:
        thinning._MOST_DOTS = real
    assert sum(dot.many for dot in found) == len(dots)
    assert {dot.look for dot in found} == {dot.look for dot in dots}
    assert max(dot.day for dot in found) == max(dot.day for dot in dots)
    if len(dots) <= most:
        assert found == dots


def test_dots_stay_few_enough_to_be_drawn() -> None:
    dots = [
        Dot(CLAIM, date(2014, 1, 1) + timedelta(days=nth % 4000), nth * 37 % 5000, ("site", "planned", "", "total")) for nth in range(20000)
    ]
    assert len(fewer_dots(dots)) <= thinning._MOST_DOTS


def test_of_too_many_terms_those_that_stand_and_the_latest_are_drawn() -> None:
    words = [("rotational",), ("persistent",), ("permanent",)]
    chain = [Step(CLAIM, words[nth % 3], None, "", "another" if nth % 10 else None, str(nth), "") for nth in range(60)]
    found = fewer_steps(chain)
    assert len(found) == thinning._MOST_BARS
    assert {step.said for step in chain if not step.superseded_by} <= {step.said for step in found}
    assert found[-1] == chain[-1]
    assert fewer_steps(chain[:12]) == chain[:12]
