"""Reports that somebody calls false: what is reported is denied, wherever the word for false stands."""

import pytest
from claims_builders import article

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
