"""How many are there: strengths that grow or were, ceilings, figures that are put at so many; and who is aboard what comes and goes."""

import pytest
from claims_builders import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Berlin is raising its contingent in Lithuania from 1,000 to 1,600.", {("in_effect", 1000), ("announced", 1600)}),
        ("Berlin raises its contingent in Lithuania from 1,000 to 1,600.", {("in_effect", 1000), ("announced", 1600)}),
        ("The German contingent in Lithuania is growing to 1,600 soldiers.", {("announced", 1600)}),
        ("The German contingent in Lithuania grew to 1,600 soldiers in May.", {("in_effect", 1600)}),
        ("Berlin raised its contingent in Lithuania from 1,000 to 1,600 in May.", {("ended", 1000), ("in_effect", 1600)}),
        ("France sent 300 more soldiers to Chad, bringing its force there to 1,500.", {("in_effect", 300), ("in_effect", 1500)}),
        ("At its peak the French force in Mali numbered 5,500.", {("ended", 5500)}),
        ("The French force in Mali, which once numbered 5,500, is down to 1,500.", {("ended", 5500), ("in_effect", 1500)}),
        ("The ministry puts the French force in Chad at 1,000.", {("in_effect", 1000)}),
    ],
)
def test_a_strength_is_told_with_its_stage(text: str, told: set[tuple[str, int]]) -> None:
    assert {(claim.status, claim.quantity.high) for claim in claims(text) if claim.quantity} == told


@pytest.mark.parametrize(
    ("text", "action", "number"),
    [
        ("A plane carrying 62 American soldiers left Niamey on Sunday.", "withdraw", 62),
        ("The last train left Georgia on Friday with 150 Russian soldiers.", "withdraw", 150),
        ("Three ships carrying 600 Turkish soldiers arrived in Misrata on Sunday.", "deploy", 600),
        ("A transport plane with 62 American soldiers landed in Niamey on Sunday.", "deploy", 62),
    ],
)
def test_who_comes_and_goes_is_who_is_aboard(text: str, action: str, number: int) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.quantity and claim.quantity.high) == (action, "in_effect", number)


def test_a_ship_with_a_name_comes_itself() -> None:
    (claim,) = claims("The frigate HMNZS Te Mana arrived in Yokosuka on Sunday with 180 sailors.")
    assert (claim.action, claim.unit) == ("deploy", "HMNZS Te Mana")


def test_whose_flag_is_lowered_is_gone() -> None:
    (claim,) = claims("The French flag was lowered at the base in N'Djamena on Thursday.")
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("withdraw", "in_effect", ("FRA",), ("TCD",))


def test_that_not_all_have_left_denies_nothing() -> None:
    assert claims("Not all of the 1,000 French soldiers have left Chad.") == ()


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Some of the 1,200 Chilean soldiers in Haiti will move to Jamaica.", 1200),
        ("Half of Chile's 300 soldiers in Haiti will be home by Christmas.", 300),
        ("Two-thirds of the 1,200 Chilean soldiers in Haiti have left.", 1200),
        ("Benin has moved 90 of its 400 soldiers in Haiti to Jamaica.", 400),
        ("Most of the 250 Kenyan soldiers in Haiti arrived last year.", 250),
        ("Two of the six Indian helicopters at Kabo in South Sudan flew home on Monday.", 6),
        ("Nothing will change for the 270 Kenyan soldiers in Haiti.", 270),
        ("The presence of 270 Kenyan soldiers in Haiti is not in question.", 270),
    ],
)
def test_of_whose_part_or_lot_a_text_tells_they_are_there(text: str, strength: int) -> None:
    found = [(c.status, c.quantity.high) for c in claims(text) if c.action == "station" and c.quantity]
    assert found == [("in_effect", strength)]


def test_those_of_whom_some_go_are_where_the_text_says_and_not_where_these_go() -> None:
    found = [(c.action, c.hosts) for c in claims("Chile plans to move some of its 1,200 soldiers in Haiti to Jamaica.")]
    assert sorted(found) == [("deploy", ("JAM",)), ("station", ("HTI",))]


def test_where_all_of_them_are_goes_without_saying_only_of_those_who_leave() -> None:
    assert [c.action for c in claims("Chile moved 30 of its 1,200 soldiers to Jamaica in May.")] == ["deploy"]


@pytest.mark.parametrize("verb", ["remains", "stands"])
def test_a_contingent_that_stands_at_so_many_has_them(verb: str) -> None:
    (claim,) = claims(f"The Danish contingent in Iraq {verb} at 100 soldiers.")
    assert (claim.action, claim.status, claim.quantity and claim.quantity.high) == ("station", "in_effect", 100)
