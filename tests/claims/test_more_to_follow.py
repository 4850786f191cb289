"""More to follow: those who are told behind 'with' come on top of those who went, and are whose those are; numbers as verbs."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts
from musterbook.model import Claim

_OPENING = "Foreign soldiers and paratroopers are a topic of debate. "


def told(text: str) -> list[Claim]:
    return [draft.claim for draft in drafts(article(_OPENING + text))[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark sent 60 soldiers to Latvia, with another 40 to follow.",
        "Sixty Danish soldiers arrived in Latvia, with a further 40 to come.",
        "Denmark has deployed 60 soldiers to Latvia, with 40 more to arrive by June.",
    ],
)
def test_more_are_to_follow_those_who_went(text: str) -> None:
    found = [(c.action, c.status, c.senders, c.hosts, c.quantity and (c.quantity.low, c.quantity.mode)) for c in told(text)]
    assert found == [
        ("deploy", "in_effect", ("DNK",), ("LVA",), (60, "total")),
        ("deploy", "announced", ("DNK",), ("LVA",), (40, "additional")),
    ]


@pytest.mark.parametrize(
    "follows", ["; Denmark follows with a battalion in the autumn.", ". Denmark will follow with a battalion in the autumn."]
)
def test_who_follows_with_a_battalion_sends_it(follows: str) -> None:
    found = [(c.action, c.status, c.senders, c.hosts, c.echelon) for c in told("Sweden will send a company to Latvia in June" + follows)]
    assert found[1:] == [("deploy", "announced", ("DNK",), ("LVA",), "battalion")]


def test_a_number_behind_with_that_has_a_place_is_there() -> None:
    found = [(c.action, c.place, c.quantity and c.quantity.low) for c in told("Italy has 200 soldiers in Niger, with 150 in Niamey.")]
    assert found == [("station", None, 200), ("station", "Niamey", 150)]


@pytest.mark.parametrize("text", ["The Spanish forces stationed in Senegal number 450.", "The Spanish troops based in Senegal number 450."])
def test_they_number_so_many_behind_the_place_where_they_are(text: str) -> None:
    (claim,) = told(text)
    assert (claim.action, claim.senders, claim.hosts, claim.quantity and claim.quantity.low) == ("station", ("ESP",), ("SEN",), 450)


def test_a_unit_beside_a_unit_of_machines_is_no_part_of_it() -> None:
    found = told("Spain has a battery of Patriots and a company of engineers in Turkey.")
    assert [(c.echelon, c.function, c.equipment) for c in found] == [("company", "air-defence", ("Patriot",)), ("company", "engineer", ())]
