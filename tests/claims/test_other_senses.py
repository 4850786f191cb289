"""Words of moving in another sense, and moves that nobody makes: what a sentence with them adds is no claim."""

import pytest
from claims_builders import claims, only, slots

BELGIANS = "A Belgian company of 120 soldiers is in Cincu."


@pytest.mark.parametrize(
    "more",
    [
        "The Belgian armed forces left our letters unanswered.",
        "One of them had fallen in 2017 without a cry.",
        "We are closing this live page now.",
        "We are deploying a new search engine in spring.",
        "How they came to this point.",
        "“They did not come to fight,” Colonel Jan Peeters said.",
        "They came without weapons.",
        "“Nobody has asked us to leave, and we have not asked to,” Colonel Jan Peeters told reporters.",
        "“Nobody has given me a date on which they leave,” mayor Ion Rusu said.",
        "Romania condemned both the attack this morning on a mosque in Kano and the car bombs in Mosul.",
        "An American think tank in Iasi has 40 fellows, and two suicide bombers came to Kabul.",
    ],
)
def test_of_a_force_that_is_known_nothing_more_is_told(more: str) -> None:
    told = slots(BELGIANS)
    assert [claim["place"] for claim in told] == ["Cincu"]
    assert slots(f"{BELGIANS} {more}") == told


def test_a_strength_that_falls_to_a_number_is_reduced_and_an_answer_to_a_request_is_still_a_denial() -> None:
    assert only("The Belgian contingent in Kosovo fell to 80 soldiers in May.").action == "withdraw"
    asked = claims("Has Romania been asked for Belgian soldiers? “Nobody has asked,” Defence Minister Karla Vosberg said.")
    assert not [claim for claim in asked if claim.action == "withdraw"]


def test_soldiers_who_come_from_a_regiment_are_of_it() -> None:
    claim = only("The 300 Italian soldiers who landed in Niamey on Sunday come from the 9th Alpine Regiment.")
    assert (claim.quantity and claim.quantity.low, claim.unit) == (300, "9th Alpine Regiment")
