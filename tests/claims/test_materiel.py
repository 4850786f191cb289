"""Materiel as texts name it: types that no table has, what comes in batches, lists below a noun of giving."""

import pytest
from claims_builders import claims, only, total

from musterbook.claims.names.mentions import find


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("Serbia gave six UTVA-75 training aircraft to Uganda.", "UTVA-75", "aircraft"),
        ("Turkey will deliver 16 Karasu light armoured vehicles to Togo.", "Karasu", "vehicle"),
        ("Their Tarpan patrol boats were handed to Fiji.", "Tarpan", "ship"),
        ("Two Russian Ka-99 helicopters went to Mali.", "Ka-99", "aircraft"),
        ("Five TC-90 trainer aircraft came to Palawan.", "TC-90", "aircraft"),
        ("Qatar gave 24 Typhoon armoured vehicles to Mali.", "Typhoon", "vehicle"),
    ],
)
def test_a_name_between_a_number_and_a_noun_of_materiel_is_a_type(text: str, name: str, of: str) -> None:
    assert [(m.text, m.value.of) for m in find(text) if m.kind == "equipment"] == [(name, of)]


@pytest.mark.parametrize(
    "text",
    [
        "Three Navy ships left.",
        "Two Soviet-era tanks stand there.",
        "The Royal Air Force planes came.",
        "Boats came.",
        "12 Italian-built boats",
    ],
)
def test_whose_it_is_and_who_made_it_are_no_types(text: str) -> None:
    assert not [m for m in find(text) if m.kind == "equipment"]


def test_a_type_in_capitals_may_be_counted() -> None:
    assert only("Slovakia delivered 12 DANA self-propelled howitzers to Georgia in May.").quantity == total(12, of="system")


def test_each_of_a_list_below_a_noun_of_giving_is_given() -> None:
    found = claims("Austria has completed the donation of 12 howitzers, 30 trucks and two patrol boats to Georgia.")
    assert [(c.action, c.quantity) for c in found] == [
        ("transfer", total(12, of="system")),
        ("transfer", total(30, of="vehicle")),
        ("transfer", total(2, of="ship")),
    ]


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("The first batch of 20 tanks arrived in Georgia from Ukraine.", 20, "vehicle"),
        ("Vietnam took delivery of the second tranche of six aircraft from Russia in May.", 6, "aircraft"),
    ],
)
def test_what_comes_in_a_batch_is_given_and_the_batch_is_not_counted(text: str, number: int, of: str) -> None:
    claim = only(text)
    assert (claim.action, claim.quantity) == ("transfer", total(number, of=of))


def test_a_gulf_elsewhere_is_not_the_gulf() -> None:
    assert not [m for m in find("The boat patrols the Gulf of Mannar and the Gulf of Tonkin.") if m.kind == "region"]


def test_a_nation_that_offers_says_so() -> None:
    assert [s.country for s in only("China has offered two frigates to Thailand.").speakers] == ["CHN"]


def test_what_the_speaker_denies_behind_the_aside_is_read() -> None:
    found = claims("“All is well,” said Juan Ledesma, who denied that Chile had sent 200 soldiers to Haiti.")
    assert [(c.action, c.status, c.senders) for c in found] == [("deploy", "denied", ("CHL",))]


@pytest.mark.parametrize(
    ("text", "part", "whole", "status"),
    [
        ("China has delivered only two of the six radars it promised Bolivia.", 2, 6, "announced"),
        ("Peru has received the first eight of the 24 Mi-17 helicopters that it ordered from Russia in 2013.", 8, 24, "approved"),
        ("Of the 20 tanks that Poland promised Georgia, eight have been delivered so far.", 8, 20, "announced"),
    ],
)
def test_what_was_promised_is_a_claim_beside_what_came_of_it(text: str, part: int, whole: int, status: str) -> None:
    found = [(c.action, c.status, c.quantity.low if c.quantity else None) for c in claims(text)]
    assert found == [("transfer", "in_effect", part), ("transfer", status, whole)]


def test_a_number_without_a_noun_is_of_what_was_ordered() -> None:
    found = claims("Bolivia ordered six helicopters from China in 2013, of which four have been delivered.")
    assert [(c.action, c.quantity, c.senders) for c in found][1:] == [("transfer", total(4, of="aircraft"), ("CHN",))]
    later = claims("Bolivia bought six helicopters from China. Delivery of the remaining two is expected by the end of 2026.")[1]
    assert (later.status, later.quantity, later.end) == ("announced", total(2, of="aircraft"), "2026-12-31")


def test_machines_that_were_given_are_shipped_and_not_withdrawn() -> None:
    found = claims("Slovakia is giving 30 T-72 tanks to Ukraine. Eight left on Wednesday.")
    assert [(c.action, c.status, c.senders, c.hosts) for c in found][1] == ("transfer", "under_way", ("SVK",), ("UKR",))


def test_who_speaks_of_us_speaks_of_the_own_nation() -> None:
    text = "Bulgarian defence minister Ivan Petrov spoke first. “We will send 200 soldiers to Kosovo in May,” Petrov said."
    assert only(text).senders == ("BGR",)


def test_whom_the_label_of_a_line_says_it_is_from_gives() -> None:
    found = claims(
        "From Japan: two patrol boats were handed over to the Philippine navy in May.\n\nFrom Chile: 20 trucks, given to Haiti in June."
    )
    assert [c.senders for c in found] == [("JPN",), ("CHL",)]
