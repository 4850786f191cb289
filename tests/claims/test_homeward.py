"""Homeward: who comes home, returns from where they were, or is due home leaves; with pronouns and parts of them."""

import pytest
from claims_builders import article, claims

from musterbook.claims.read import drafts
from musterbook.model import Claim

_THERE = "About 300 Danish soldiers were in Mali. "
_HERE = "About 300 Danish soldiers are in Mali. "


def last(text: str) -> Claim:
    return drafts(article(text))[0][-1].claim


@pytest.mark.parametrize(
    "text",
    [
        _THERE + "The last of them reached home in May.",
        _THERE + "Sixty have already returned.",
        _THERE + "The first hundred arrived home in May.",
        _THERE + "All of them are home.",
    ],
)
def test_who_is_home_again_has_left(text: str) -> None:
    claim = last(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("withdraw", "in_effect", ("DNK",), ("MLI",))


@pytest.mark.parametrize(
    "text",
    [
        _HERE + "They are due home on 1 June.",
        _HERE + "All of them should be home by June.",
        _HERE + "The last of them have to be out by 15 June.",
    ],
)
def test_who_is_to_be_home_will_leave(text: str) -> None:
    claim = last(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("withdraw", "announced", ("DNK",), ("MLI",))


@pytest.mark.parametrize(
    "text",
    [
        "About 300 American soldiers were in Mali. The first 40 departed for Oregon on Friday.",
        "About 300 American soldiers were in Mali. The battalion left for Fort Carson on Friday.",
    ],
)
def test_who_sets_off_for_the_own_country_leaves(text: str) -> None:
    claim = last(text)
    assert (claim.action, claim.senders, claim.hosts) == ("withdraw", ("USA",), ("MLI",))


def test_a_ship_sails_from_where_it_put_in() -> None:
    found = [d.claim for d in drafts(article("The Royal Navy frigate HMS Lancaster put in at Mombasa on 3 May and sailed on 5 May."))[0]]
    assert [(c.action, c.hosts, c.place) for c in found] == [("deploy", ("KEN",), "Mombasa"), ("withdraw", ("KEN",), "Mombasa")]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The first Danish soldiers left Mali in 2015. In May 2022 sixty returned to Mali.", "deploy"),
        (_HERE + "Another 40 are due on 1 June.", "deploy"),
        (_HERE + "Sixty have already left for Niger.", "deploy"),
    ],
)
def test_who_comes_again_or_goes_on_to_others_arrives(text: str, action: str) -> None:
    assert last(text).action == action


def test_all_but_some_tells_of_those_who_stay() -> None:
    assert not any(
        d.claim.action == "withdraw" and d.claim.quantity for d in drafts(article(_HERE + "All but 50 will be gone by June."))[0]
    )


@pytest.mark.parametrize(
    "text",
    [
        "A Danish frigate was sent to the Red Sea in January and returned in April.",
        "Some 200 Danish soldiers went to Iraq in January and came back in April.",
        "A Danish radar aircraft was deployed to Iraq in January and has returned.",
    ],
)
def test_who_returns_from_where_the_sentence_sent_them_leaves(text: str) -> None:
    assert [(c.action, c.status, c.senders) for c in claims(text)] == [
        ("deploy", "in_effect", ("DNK",)),
        ("withdraw", "in_effect", ("DNK",)),
    ]
