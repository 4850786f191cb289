"""Sentences that tell of more than one state: participles before the verb, what came before, what is left, what is put off."""

import pytest
from claims_builders import claims, total

from musterbook.claims.parsing import language
from musterbook.claims.stages import status


def _told(text: str) -> list[tuple[str, str, str | None]]:
    return [(c.action, c.status, c.start) for c in claims(text)]


def test_the_subject_of_a_participle_in_commas_is_the_subject_of_the_verb() -> None:
    assert ("withdraw", "in_effect", "2024-04-03") in _told("The Slovak platoon, stationed in Latvia since 2018, was withdrawn on 3 April.")


def test_who_left_before_is_told_in_passing_and_its_date_is_not_that_of_who_stays() -> None:
    found = claims("After the departure of the last Spanish soldiers from Mali in December, 110 Italians remain in the country.")
    assert [(c.action, c.status, c.senders, c.start) for c in found] == [
        ("withdraw", "in_effect", ("ESP",), "2023-12"),
        ("station", "in_effect", ("ITA",), None),
    ]


def test_what_is_left_after_a_withdrawal_is_there_now() -> None:
    found = claims("Italy withdrew 150 soldiers from Kosovo in March, leaving 750 in the country.")
    assert [(c.action, c.status, c.quantity) for c in found][-1] == ("station", "in_effect", total(750))


def test_since_when_a_force_was_there_is_not_when_it_left() -> None:
    found = claims("The Danish frigate Triton, in the Red Sea since February, left for home on 2 April.")
    assert [c.start for c in found if c.action == "withdraw"] == ["2024-04-02"]


@pytest.mark.parametrize(
    "text", ["The Danish company in Latvia leaves after the exercise.", "Denmark moves its company to Latvia after the exercise."]
)
def test_the_present_tense_of_a_move_is_a_plan(text: str) -> None:
    assert [c.status for c in claims(text)] == ["announced"]


def test_a_strength_that_grows_from_so_much_is_that_much_now() -> None:
    found = claims("The Danish contingent in Latvia increases from 120 to 300 in September.")
    assert [(c.status, c.quantity) for c in found] == [("in_effect", total(120)), ("announced", total(300))]


def test_what_is_put_off_to_a_day_is_planned_for_that_day() -> None:
    found = claims("The deployment of a second Danish battalion to Latvia has been postponed until September.")
    assert [(c.status, c.start, c.end) for c in found] == [("announced", "2024-09", None)]


@pytest.mark.parametrize(
    "text",
    [
        "No decision has been made on sending 200 more Danish soldiers to Latvia.",
        "Denmark has not decided whether to send 200 soldiers to Latvia.",
    ],
)
def test_what_is_not_decided_is_considered(text: str) -> None:
    assert {c.status for c in claims(text)} <= {"considered"}


def test_no_reason_to_close_a_base_is_a_denial() -> None:
    tree = language.trees([("The minister said last week that he saw no reason to close the base.", [], [])])[0]
    close = next(token for token in tree.doc if token.text == "close")
    assert status.stage(close, "withdraw").status == "denied"


def test_whom_soldiers_trained_and_the_mission_they_serve_in_are_no_forces_of_theirs() -> None:
    found = claims("Denmark has withdrawn its 60 soldiers from Jordan, where they had trained Syrian fighters since 2016.")
    assert {c.senders for c in found} == {("DNK",)}
    assert len(claims("Some 160 Danish soldiers are serving in UNIFIL in Lebanon.")) == 1


def test_who_is_on_standby_has_not_moved() -> None:
    assert claims("Denmark has put 500 soldiers on standby for Latvia.") == ()
    assert [c.action for c in claims("The 500 Danish soldiers will stay in Latvia until further notice.")] == ["station"]


def test_a_contribution_until_a_year_is_over() -> None:
    assert _told("Denmark contributed a platoon to the force in Lebanon until 2022.") == [("station", "ended", None)]


def test_a_participation_is_prolonged_by_whose_it_is() -> None:
    found = claims("Denmark's participation in the training mission in Mali was extended until September 2026.")
    assert [(c.action, c.status, c.senders, c.end) for c in found] == [("station", "approved", ("DNK",), "2026-09")]


def test_repairs_keep_every_word_under_one_head() -> None:
    tree = language.trees([("The platoon, stationed in Latvia since 2018, was withdrawn on 3 April.", [], [])])[0]
    assert all(token in token.head.children for token in tree.doc if token.head is not token)
    assert sum(token.head is token for token in tree.doc) == 1


def test_a_government_that_approves_a_deployment_sends_it() -> None:
    found = claims(
        "Some 300 French soldiers are in Romania.\n\nDenmark's government has approved the deployment of 174 soldiers to Romania."
    )
    assert [c.senders for c in found] == [("FRA",), ("DNK",)]


def test_who_flies_air_policing_stays_for_it() -> None:
    found = claims("Denmark's four Eurofighters are at Fetești in Romania. They will fly air policing until the end of August.")
    assert [(c.action, c.end) for c in found][-1] == ("station", "2024-08-31")


def test_a_brigade_without_a_number_has_its_division_in_its_name() -> None:
    found = claims("The American Combat Aviation Brigade, 3rd Infantry Division, arrived at Powidz in Poland in May.")
    assert [c.unit for c in found] == ["Combat Aviation Brigade, 3rd Infantry Division"]
