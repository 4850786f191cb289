"""Weapons, arms and ammunition by these bare words: they change hands where both ends are named, and are nowhere else."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts

_OPENING = "Foreign soldiers and paratroopers are a topic of debate. "
GIVEN = [
    ("Hungary will not send weapons to Ukraine.", "denied", ("HUN",), ("UKR",), "weapon"),
    ("South Africa refuses to sell arms to Sudan.", "denied", ("ZAF",), ("SDN",), "arms"),
    ("Nor did Peru give Haiti any of its weapons.", "denied", ("PER",), ("HTI",), "weapon"),
    ("Sudan receives weapons from Libya.", "in_effect", ("LBY",), ("SDN",), "weapon"),
    ("A shipment of Egyptian arms for the Somali army was unloaded in Mogadishu.", "in_effect", ("EGY",), ("SOM",), "arms"),
]


@pytest.mark.parametrize(("text", "status", "senders", "hosts", "what"), GIVEN, ids=[g[0] for g in GIVEN])
def test_weapons_change_hands_where_both_ends_are_named(
    text: str, status: str, senders: tuple[str, ...], hosts: tuple[str, ...], what: str
) -> None:
    (claim,) = [draft.claim for draft in drafts(article(_OPENING + text))[0]]
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("transfer", status, senders, hosts)
    assert claim.equipment == (what,)


@pytest.mark.parametrize(
    "text",
    [
        "The arms embargo of the EU against Sudan was extended.",
        "Arms exports of Serbia to Israel rose last year.",
        "Police found weapons and ammunition from Serbia in a house in Marseille.",
        "Rebels in Congo received weapons from Rwanda.",
        "The guards fired three rounds of ammunition into the air in Mali.",
        "The two sides held a third round of talks in Doha.",
    ],
)
def test_weapons_of_which_nobody_gives_any_to_a_nation_are_no_claim(text: str) -> None:
    assert not drafts(article(_OPENING + text))[0]


def test_rounds_are_counted_and_what_they_are_of_is_named() -> None:
    (claim,) = [d.claim for d in drafts(article(_OPENING + "Romania will deliver 20,000 rounds of 155 mm ammunition to Ukraine."))[0]]
    assert (claim.action, claim.senders, claim.hosts, claim.equipment) == ("transfer", ("ROU",), ("UKR",), ("ammunition",))
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.of) == (20_000, "system")


def test_two_counted_things_behind_one_verb_are_both_given() -> None:
    found = [d.claim for d in drafts(article(_OPENING + "Turkey donated 500 helmets and 300 bulletproof vests to the Gambian army."))[0]]
    assert [(c.action, c.equipment, c.hosts) for c in found] == [
        ("transfer", ("helmet",), ("GMB",)),
        ("transfer", ("bulletproof vest",), ("GMB",)),
    ]


@pytest.mark.parametrize("text", ["Nor will Denmark send soldiers to Mali.", "Nor is anybody withdrawing Danish soldiers from Mali."])
def test_a_clause_turned_round_by_nor_is_denied(text: str) -> None:
    (claim,) = [draft.claim for draft in drafts(article(_OPENING + text))[0]]
    assert (claim.status, claim.senders, claim.hosts) == ("denied", ("DNK",), ("MLI",))


def _arms(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], int | None]]:
    found = [draft.claim for draft in drafts(article(text))[0]]
    return [(c.action, c.status, c.senders, c.hosts, c.quantity.low if c.quantity else None) for c in found]


def test_whoever_waits_for_machines_is_to_be_given_them() -> None:
    wanted = [("transfer", "announced", ("ITA",), ("TGO",), 4)]
    assert _arms("Togo is waiting for four AW139 helicopters from Italy.") == wanted
    assert _arms("Togo awaits four AW139 helicopters from Italy.") == wanted


def test_the_first_of_what_is_given_is_given_with_the_rest() -> None:
    text = "Peru has signed a contract with South Korea for 30 K9 howitzers, the first of which are to arrive by the end of the year."
    assert _arms(text) == [("transfer", "approved", ("KOR",), ("PER",), 30)]


def test_what_is_made_is_not_there_yet_and_both_have_is_no_number() -> None:
    assert _arms("Italy will give Togo four tanks. A further two tanks are to be assembled in Togo.")[1:] == []
    assert _arms("Italy and Malta had to agree to the transfer of tanks to Togo. Both have.")[1:] == []
