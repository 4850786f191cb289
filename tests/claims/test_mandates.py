"""Mandates, ceilings and leases: how long and how many are allowed; orders to go and orders to cut."""

import pytest
from claims_builders import article, claims

from musterbook.claims.read import drafts
from musterbook.model import Claim

_DANES = "There are 500 Danish soldiers in Latvia. "


def last(text: str) -> Claim:
    return drafts(article(text))[0][-1].claim


@pytest.mark.parametrize(
    "text",
    [
        "The government approved a ceiling of 900.",
        "Parliament raised the ceiling to 900.",
        "The limit was raised to 900 soldiers.",
        "The mandate allows up to 900.",
    ],
)
def test_a_ceiling_says_how_many_may_be_there(text: str) -> None:
    claim = last(_DANES + text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("station", "approved", ("DNK",), ("LVA",))
    assert claim.quantity
    assert claim.quantity.high == 900


@pytest.mark.parametrize(
    "text",
    [
        "The mandate applies until 31 May 2025.",
        "The Danes have a mandate until 31 May 2025.",
        "The mandate was extended until 31 May 2025.",
    ],
)
def test_a_mandate_says_until_when_they_may_stay(text: str) -> None:
    claim = last(_DANES + text)
    assert (claim.action, claim.status, claim.senders, claim.hosts, claim.end) == ("station", "approved", ("DNK",), ("LVA",), "2025-05-31")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The United States holds a lease on Camp Lemonnier in Djibouti until 2034. About 4,000 soldiers are there.", "2034"),
        ("The lease on the American base in Djibouti was renewed until 2034. About 4,000 soldiers are there.", "2034"),
    ],
)
def test_who_rents_a_base_may_stay_as_long_as_the_lease_runs(text: str, end: str) -> None:
    claim = drafts(article(text))[0][0].claim
    assert (claim.action, claim.status, claim.senders, claim.hosts, claim.end) == ("station", "approved", ("USA",), ("DJI",), end)


def test_a_lease_of_machines_is_no_stay() -> None:
    found = [d.claim for d in drafts(article(_DANES + "The Danish lease of twelve was prolonged until 2035."))[0]]
    assert [(c.action, c.end) for c in found] == [("station", None)]


@pytest.mark.parametrize(
    ("text", "action", "hosts"),
    [
        ("London has ordered 26,000 of its ground troops to the Gulf.", "deploy", ("persian-gulf",)),
        ("There are soldiers in the town. London ordered two destroyers to Qatar.", "deploy", ("QAT",)),
        ("London ordered a cut of 9,500 in the British forces in Germany.", "withdraw", ("DEU",)),
    ],
)
def test_who_is_ordered_somewhere_is_not_bought(text: str, action: str, hosts: tuple[str, ...]) -> None:
    claim = last(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == (action, "ordered", ("GBR",), hosts)


def test_what_is_ordered_from_a_maker_is_bought() -> None:
    claim = last("There are soldiers in the town. Poland ordered 32 F-35s from the United States.")
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("transfer", "approved", ("USA",), ("POL",))


def test_a_treaty_that_provides_for_a_presence_approves_it() -> None:
    (claim,) = claims("The treaty provides for a French military presence in Djibouti until 2044.")
    assert (claim.action, claim.status, claim.senders, claim.hosts, claim.end) == ("station", "approved", ("FRA",), ("DJI",), "2044")


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("The decision provides for the permanent stationing of an American battalion in Poland.", "station", "approved"),
        ("The plan provides for the withdrawal of 3,000 American soldiers from Poland by 2028.", "withdraw", "approved"),
        ("The law provides for the widows of American soldiers in Poland.", "", ""),
    ],
)
def test_what_a_decision_provides_for_is_approved(text: str, action: str, status: str) -> None:
    assert [(c.action, c.status, c.hosts) for c in claims(text)] == ([(action, status, ("POL",))] if action else [])
