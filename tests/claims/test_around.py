"""What a claim takes from around it and what it must not: dates of other things, lists that go on, whose word it is. All texts are ours."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts
from musterbook.model import Claim


def drafted(text: str) -> list[Claim]:
    """The claims that the rules draft from a text, sure or not."""
    return [draft.claim for draft in drafts(article(text))[0]]


def dated(text: str) -> list[tuple[int | None, str, str | None, str | None]]:
    """Number, status, start and end of each draft."""
    return [(c.quantity.low if c.quantity else None, c.status, c.start, c.end) for c in drafted(text)]


@pytest.mark.parametrize("then", ["down from more than 2,900 in 1999", "compared with some 2,900 in 1999", "against 2,900 in 1999"])
def test_the_date_of_the_strength_that_was_is_not_that_of_the_strength_now(then: str) -> None:
    found = dated(f"The French army has 1,450 soldiers in Gabon, {then}.")
    assert found[0] == (1450, "in_effect", None, None)
    assert found[1:] == [(2900, "ended", "1999", None)]


def test_a_strength_that_will_shrink_has_no_date_and_one_that_shrank_ends_with_it() -> None:
    assert (300, "in_effect", None, None) in dated("Norway will cut its force in Mali from 300 to 200 soldiers in June.")
    assert (300, "ended", None, "2024-02") in dated("Norway cut its force in Mali from 300 to 200 soldiers in February.")


@pytest.mark.parametrize(
    "beside",
    ["under the agreement of 3 March", "under the treaty signed in March", "under last summer’s plan", "after the invasion of March 2022"],
)
def test_the_date_of_a_text_or_of_an_event_beside_it_is_not_that_of_the_stay(beside: str) -> None:
    assert [start for _, _, start, _ in dated(f"Some 200 Norwegian soldiers are in Latvia {beside}.")] == [None]


def test_what_was_opened_then_houses_soldiers_now() -> None:
    assert dated("The camp at Rukla was opened in May 2009 and currently houses 500 Norwegian soldiers.") == [
        (500, "in_effect", None, None)
    ]


def test_the_present_tense_of_a_gift_or_with_a_vague_deadline_tells_what_is_planned() -> None:
    assert [c.status for c in drafted("Norway donates 14 Leopard tanks to Ukraine.")] == ["announced"]
    assert [c.status for c in drafted("A Norwegian battalion arrives in Latvia within two weeks.")] == ["announced"]


def test_a_list_without_verbs_goes_on_with_what_was_announced() -> None:
    found = drafted("Norway will send 200 soldiers to Latvia in June; a Danish tank company; 90 Swedish engineers.")
    assert [(c.action, c.status, c.senders, c.hosts) for c in found] == [
        ("deploy", "announced", (sender,), ("LVA",)) for sender in ("NOR", "DNK", "SWE")
    ]


def test_a_list_of_what_is_there_goes_on_with_what_is_there() -> None:
    found = drafted("Norway has 200 soldiers in Latvia; a Danish tank company; 90 Swedish engineers.")
    assert {(c.action, c.status) for c in found} == {("station", "in_effect")}


@pytest.mark.parametrize(
    "text",
    [
        "The agency Norwire reports, citing two diplomats, that Norway is weighing the withdrawal of its company from Latvia.",
        "Norway would withdraw its company from Latvia, the agency Norwire wrote on Monday, citing two diplomats.",
        "The agency Norwire has it from two diplomats that Norway will withdraw its company from Latvia.",
    ],
)
def test_whom_a_report_cites_is_who_says_it(text: str) -> None:
    assert [[s.role for s in c.speakers] for c in drafted(text)] == [["two diplomats"]]


def test_a_body_speaks_also_where_the_parser_takes_its_verb_for_a_noun() -> None:
    assert [[s.org for s in c.speakers] for c in drafted("Roughly 900 Danish soldiers are in Latvia, the ministry reckons.")] == [
        ["ministry"]
    ]


def test_a_unit_takes_over_and_a_gift_is_handed_over() -> None:
    assert [c.action for c in drafted("In Mali a Norwegian company took over from the Danish one on Monday.")] == ["rotate"]
    assert [c.action for c in drafted("Six Leopard tanks were handed over to the Ukrainian army by Norway on Monday.")] == ["transfer"]


def test_what_is_promised_or_added_is_yet_to_come() -> None:
    assert {c.action for c in drafted("Norway has promised 200 soldiers for the mission in Mali.")} == {"deploy"}


def test_labels_name_the_senders_where_the_article_is_about_one_host() -> None:
    lead = "Who sends soldiers to Lebanon? The force in Lebanon grows. 200 Norwegian and 90 Swedish soldiers go to Lebanon.\n"
    for label in ("Denmark: ", "Danes: "):
        assert [c.senders for c in drafted(f"{lead}{label}300 soldiers, in August.")][-1] == ("DNK",)
