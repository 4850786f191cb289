"""Offers and promises of soldiers, shares in missions that end, and the numbers that begin a sentence. All texts are ours."""

import pytest
from claims_builders import claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Togo repeated its offer of 350 soldiers for Haiti.", "announced"),
        ("Togo's offer of 350 soldiers for Haiti still stands.", "announced"),
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
