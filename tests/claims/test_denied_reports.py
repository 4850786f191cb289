"""Reports that somebody calls false: what is reported is denied, wherever the word for false stands."""

import pytest
from claims_builders import article, claims

from musterbook.claims.read import drafts, read

_OPENING = "Foreign soldiers and paratroopers are a topic of debate. "


@pytest.mark.parametrize(
    ("text", "action", "senders", "hosts"),
    [
        ("The embassy called the report that 800 American soldiers would leave Italy an invention.", "withdraw", ("USA",), ("ITA",)),
        ("The minister described a report that Danish soldiers would leave Latvia as inaccurate.", "withdraw", ("DNK",), ("LVA",)),
        ("A report that a Spanish battalion was moving to Mali was never true, the ministry said.", "deploy", ("ESP",), ("MLI",)),
    ],
)
def test_a_report_that_is_called_false_is_denied(text: str, action: str, senders: tuple[str, ...], hosts: tuple[str, ...]) -> None:
    (claim,) = read(article(_OPENING + text)).claims
    assert (claim.action, claim.status, claim.senders, claim.hosts) == (action, "denied", senders, hosts)


def test_a_decision_that_is_called_wrong_is_not_denied() -> None:
    found = drafts(article(_OPENING + "The opposition called the decision to send 400 Danish soldiers to Latvia wrong."))[0]
    assert not any(d.claim.status == "denied" for d in found)


def test_what_the_texts_own_agency_takes_back_leaves_its_denial() -> None:
    text = "KNA reported on Monday that 700 Moroccan troops had been flown to Gabon. That figure was wrong."
    found = read(article(text, agency="KNA")).claims
    assert [(c.status, c.via, c.speakers) for c in found] == [("denied", (), ())]


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    """Status, place and number of each claim."""
    return [(c.status, c.place, c.quantity.low if c.quantity else None) for c in claims(text)]


def test_so_many_and_not_so_many_are_a_claim_and_a_denial() -> None:
    landed = "A zero too many: 1,700 American paratroopers have landed at Rzeszów, not 17,000 (see 09:05)."
    assert told(landed) == [("in_effect", "Rzeszów", 1700), ("denied", "Rzeszów", 17000)]
    offered = "CORRECTION\n\nNorway has offered Lithuania 12 Javelin missiles, not 40, as we wrote."
    assert told(offered) == [("announced", None, 12), ("denied", None, 40)]


def test_for_two_months_and_not_three_denies_nothing() -> None:
    assert told("Five Danish tanks will stay in Latvia for two months, not three.") == [("announced", None, 5)]


def test_not_in_one_place_but_in_another_are_a_denial_and_a_claim() -> None:
    text = "CORRECTION\n\nThe Danish battalion in Lithuania is not in Rukla, where we put it, but in Pabradė."
    assert told(text) == [("in_effect", "Pabradė", None), ("denied", "Rukla", None)]


def test_what_was_taken_back_is_told_again_with_the_right_number() -> None:
    text = "CORRECTION\n\nOn Monday we wrote that six Leopard tanks from Denmark had reached Kaunas in Lithuania. It was four."
    assert [(status, number) for status, _, number in told(text)] == [("denied", 6), ("in_effect", 4)]
