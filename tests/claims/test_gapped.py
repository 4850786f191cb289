"""What is joined to a verb, a noun or a name with none of its own, and changes that are denied. All texts are ours."""

import pytest
from claims_builders import claims


def cores(text: str) -> list[tuple[str, str, str, int | None]]:
    """Action, status, senders and number of each claim."""
    return [(c.action, c.status, " ".join(c.senders), c.quantity.high if c.quantity else None) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Four Danish frigates and one Dutch are to be based at Perth in Australia.",
            [("station", "announced", "DNK", 4), ("station", "announced", "NLD", 1)],
        ),
        ("Two Danish companies and one Dutch are in Iraq.", [("station", "in_effect", "DNK", 2), ("station", "in_effect", "NLD", 1)]),
        (
            "The last Danish soldiers left Mali on 3 May and the last Dutch in the spring of 2023.",
            [("withdraw", "in_effect", "DNK", None), ("withdraw", "in_effect", "NLD", None)],
        ),
        (
            "Half of the Danish company left Mali in March, the other half in April.",
            [("withdraw", "in_effect", "DNK", None), ("withdraw", "in_effect", "DNK", None)],
        ),
        (
            "The operation has the Danish frigate Absalon and the Dutch frigate Tromp in the Red Sea.",
            [("station", "in_effect", "DNK", None), ("station", "in_effect", "NLD", None)],
        ),
        (
            "Denmark has a company in Mali and another in Iraq.",
            [("station", "in_effect", "DNK", None), ("station", "in_effect", "DNK", None)],
        ),
        (
            "Denmark has 90 soldiers in Iraq today, and there will be 120 a year from now.",
            [("station", "in_effect", "DNK", 90), ("station", "announced", "DNK", 120)],
        ),
    ],
)
def test_what_is_joined_without_a_word_of_its_own_shares_that_of_the_first(text: str, told: list[tuple[str, str, str, int | None]]) -> None:
    assert sorted(cores(text), key=str) == sorted(told, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "The Danish garrison in Iraq, 150 strong, is not being reduced.",
        "The garrison of 150 Danish soldiers in Iraq will not be reduced.",
        "Copenhagen will not cut its 150 soldiers in Iraq.",
    ],
)
def test_of_whom_none_is_to_go_that_many_are_there(text: str) -> None:
    assert sorted(cores(text), key=str) == [("station", "in_effect", "DNK", 150), ("withdraw", "denied", "DNK", None)]
