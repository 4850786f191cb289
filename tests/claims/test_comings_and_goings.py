"""Comings and goings in plain sentences: with whom a nation comes back, what a convoy does, whence somebody is brought back."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts

_ABOUT = "Soldiers and troops of foreign contingents are the subject. "
Brief = tuple[str, str, str, str, int | None]


def briefly(text: str) -> list[Brief]:
    """Action, status, senders, hosts and number of each draft."""
    found = [draft.claim for draft in drafts(article(_ABOUT + text))[0]]
    return [
        (c.action, c.status, " ".join(c.senders), " ".join(c.hosts or ()), c.quantity.low if c.quantity else None)  # one line a draft
        for c in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Malta is to return to Lebanon with 90 soldiers.", [("deploy", "announced", "MLT", "LBN", 90)]),
        ("The Hungarians are back in Chad with four helicopters.", [("deploy", "in_effect", "HUN", "TCD", 4)]),
        ("Luxembourg joins the mission in Mali with 20 soldiers.", [("deploy", "in_effect", "LUX", "MLI", 20)]),
        ("The Hungarians left Chad with 90 lorries.", [("withdraw", "in_effect", "HUN", "TCD", 90)]),
    ],
)
def test_what_a_nation_comes_or_goes_with_is_its_force(text: str, wanted: list[Brief]) -> None:
    assert briefly(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A Chadian column with 30 lorries crossed into Niger last night.", ("deploy", "in_effect", "TCD", "NER")),
        ("In April the first of the 400 Togolese soldiers disembarked at the port of Bissau.", ("deploy", "in_effect", "TGO", "GNB")),
        ("Last month the Greeks set up a Patriot battery near Doha.", ("deploy", "in_effect", "GRC", "QAT")),
        ("The Maltese moved into the camp at Naqoura in Lebanon.", ("deploy", "in_effect", "MLT", "LBN")),
        ("Parliament in Lisbon voted to bring the 60 soldiers back from Bangui.", ("withdraw", "approved", "PRT", "CAF")),
        ("The Irish have drawn their force in Chad down to 12.", ("withdraw", "in_effect", "IRL", "TCD")),
        ("The Cypriot helicopters have been called back from Lebanon.", ("withdraw", "in_effect", "CYP", "LBN")),
    ],
)
def test_verbs_of_coming_and_going_have_their_subject_tense_and_particle(text: str, wanted: Brief) -> None:
    assert wanted in [one[:4] for one in briefly(text)]


def test_so_many_more_are_sent() -> None:
    assert briefly("The Irish have 30 soldiers in Chad and have now sent 20 medics more.")[1] == ("deploy", "in_effect", "IRL", "TCD", 20)


def test_for_which_force_others_are_offered_is_no_offer() -> None:
    assert briefly("Togo has offered 300 soldiers for the force in Liberia.") == [("deploy", "announced", "TGO", "LBR", 300)]


def test_a_number_that_is_going_down_was_and_will_be() -> None:
    found = briefly("The number of Maltese soldiers in Chad is going down from 90 to 40.")
    assert found == [("station", "announced", "MLT", "TCD", 40), ("station", "ended", "MLT", "TCD", 90)]


def test_whom_something_was_lent_does_not_go_back_with_it() -> None:
    assert briefly("The battery that Malta lent Togo has gone back.")[0][2:4] == ("MLT", "TGO")


def test_an_offer_that_is_withdrawn_withdraws_nobody() -> None:
    assert briefly("Malta's offer of six Leopards to Togo has been withdrawn.") == [("transfer", "cancelled", "MLT", "TGO", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal of the 300 Maltese from Chad begins in July.",
        "Malta starts the withdrawal of its 300 soldiers from Chad in July.",
        "Malta starts withdrawing its 300 soldiers from Chad in July.",
    ],
)
def test_what_begins_in_a_month_is_yet_to_come(text: str) -> None:
    claim = drafts(article(_ABOUT + text))[0][0].claim
    assert (claim.action, claim.status, claim.start) == ("withdraw", "announced", "2024-07")


@pytest.mark.parametrize("text", ["Their number may fall to 40 next year.", "That number will be cut to 40 in July."])
def test_the_number_just_told_changes(text: str) -> None:
    found = briefly("Malta has 90 soldiers in Chad. " + text)
    assert [one[4] for one in found] == [90, 40]


def test_the_first_of_two_is_one_of_them() -> None:
    found = briefly("Malta has sent a company to Chad and will send a second one. The first, which has been at Faya since May, will stay.")
    assert found[-1][:4] == ("station", "announced", "MLT", "TCD")


@pytest.mark.parametrize(
    "text",
    [
        "Malta has 70 soldiers at a camp in the United Arab Emirates and 12 in Bahrain.",
        "Malta has 70 soldiers in the United Arab Emirates and a dozen at the headquarters of the Combined Maritime Forces in Bahrain.",
    ],
)
def test_so_many_here_and_so_many_there(text: str) -> None:
    assert briefly(text) == [("station", "in_effect", "MLT", "ARE", 70), ("station", "in_effect", "MLT", "BHR", 12)]


def test_each_share_is_of_the_nation_behind_it() -> None:
    found = briefly("The UN mission in Congo numbers 9,000 soldiers, of whom 2,400 are from Nepal, 1,800 from Togo and 1,600 from Malawi.")
    assert {(one[2], one[4]) for one in found} == {("UN", 9000), ("NPL", 2400), ("TGO", 1800), ("MWI", 1600)}


def test_who_goes_home_by_way_of_a_country_is_not_there() -> None:
    found = briefly("The 300 Maltese in Congo went home by way of Rwanda.")
    assert found == [("withdraw", "in_effect", "MLT", "COD", 300)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say when the soldiers would leave.",
        "Nobody has told us when they go.",
        "He would not disclose where they will be stationed.",
    ],
)
def test_what_nobody_tells_is_no_claim(text: str) -> None:
    assert briefly("About 300 Maltese soldiers are in Chad. " + text)[1:] == []


@pytest.mark.parametrize(
    ("text", "number_of_claims"),
    [
        ("The UN mission in Congo will stay in North Kivu until December, when its mandate ends.", 1),
        ("A team of 25 Maltese soldiers has arrived in Chad to set up a camp.", 1),
        ("The 300 Maltese soldiers are still in Chad three years after their brigade was disbanded.", 1),
    ],
)
def test_what_it_is_for_and_by_what_it_is_dated_is_no_second_claim(text: str, number_of_claims: int) -> None:
    assert len(briefly(text)) == number_of_claims


def test_those_whom_others_will_join_are_there() -> None:
    found = briefly("The four Maltese jets at Souda in Greece will be joined by a Togolese tanker in May.")
    assert found[0] == ("station", "in_effect", "MLT", "GRC", 4)


def test_a_word_of_footing_in_a_name_says_nothing_of_a_stay() -> None:
    (draft,), _ = drafts(article(_ABOUT + "Some 90 members of the Irish Permanent Defence Force are in Chad."))
    assert draft.claim.basis == ()


def test_whence_a_battalion_sets_out_is_where_it_is_from() -> None:
    found = briefly("The 127th Infantry Battalion will depart Dublin Airport on Tuesday for a tour of duty in Lebanon with UNIFIL.")
    assert found == [("deploy", "announced", "IRL", "LBN", None)]
