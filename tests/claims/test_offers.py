"""Offers and promises of soldiers, shares in missions that end, and the numbers that begin a sentence. All texts are ours."""

import pytest
from claims_builders import claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Togo repeated its offer of 350 soldiers for Haiti.", "announced"),
        ("Togo's offer of 350 soldiers for Haiti still stands.", "announced"),
        ("Togo's offer of 350 soldiers for Haiti, made in February, has not been answered.", "announced"),
        ("An offer of 350 soldiers from Togo for Haiti has not been answered.", "announced"),
        ("Togo is thinking about 350 soldiers for Haiti.", "considered"),
        ("Togo's pledge of 350 soldiers for Haiti has been withdrawn.", "cancelled"),
    ],
)
def test_soldiers_that_are_offered_may_come(text: str, status: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("deploy", status, ("TGO",), ("HTI",))
    assert claim.quantity
    assert claim.quantity.high == 350


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Togo ended its participation in the UN mission in Haiti in May.", "in_effect"),
        ("Togo's participation in the UN mission in Haiti was terminated in May.", "in_effect"),
        ("Togo will end its contribution to the UN mission in Haiti in May.", "announced"),
    ],
)
def test_who_takes_part_no_more_leaves(text: str, status: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("withdraw", status, ("TGO",), ("HTI",))


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen US soldiers have landed in Panama.",
        "14 US soldiers have landed in Panama.",
        "She is one of 14 American soldiers who flew out to Panama on Monday.",
    ],
)
def test_the_number_before_a_nation_counts_its_soldiers(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.senders, claim.hosts) == ("deploy", ("USA",), ("PAN",))
    assert claim.quantity
    assert claim.quantity.high == 14


def test_what_a_nation_promised_to_give_is_given_when_it_arrives() -> None:
    found = claims("Of the 18 howitzers that Seoul committed to deliver to Peru, eleven have arrived.")
    assert sorted((c.action, c.status, c.quantity.high) for c in found if c.quantity) == [
        ("transfer", "announced", 18),
        ("transfer", "in_effect", 11),
    ]


@pytest.mark.parametrize(
    ("text", "echelon"),
    [
        ("The Danes are thinking of a company for Mali.", "company"),
        ("The Dutch have 200 soldiers in Mali. The Danes are thinking about fifty.", None),
    ],
)
def test_a_force_of_which_a_people_thinks_is_considered(text: str, echelon: str | None) -> None:
    claim = claims(text)[-1]
    assert (claim.action, claim.status, claim.senders, claim.echelon) == ("deploy", "considered", ("DNK",), echelon)
    assert claim.quantity is None or not claim.quantity.approx


def test_the_month_of_an_offer_is_not_that_of_the_coming() -> None:
    (claim,) = claims("Togo's offer of 350 soldiers for Haiti, made in February, has not been answered.")
    assert claim.start is None
