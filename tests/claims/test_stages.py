"""At what stage a sentence says that something is: readiness, orders and times to go, votes to come, plans that were called off."""

import pytest
from claims_builders import claims, only


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway is prepared to send up to 100 soldiers to Lithuania.", "deploy considered"),
        ("The Philippines said it was willing to send 500 soldiers to Haiti.", "deploy considered"),
        ("Japan is getting ready to send 800 soldiers to Sudan.", "deploy announced"),
        ("London hopes to withdraw its 500 soldiers from Cyprus by May.", "withdraw considered"),
        ("Belgium threatened to withdraw its 400 soldiers from Niger.", "withdraw considered"),
        ("Belgium's parliament will vote in June on sending 400 soldiers to Niger.", "deploy considered"),
        ("The parliament in Oslo will decide in June whether to send 200 soldiers to Mali.", "deploy considered"),
        ("Parliament in Oslo voted to send 200 soldiers to Mali.", "deploy approved"),
        ("Belgium has signed an agreement to station 400 soldiers in Niger.", "station approved"),
        ("Belgium and Niger signed an agreement under which 400 Belgian soldiers will be stationed in Niamey.", "station approved"),
        ("The 400 Belgian soldiers have been told to leave Niger by June 30.", "withdraw ordered"),
        ("Belgium has resumed the deployment of 400 soldiers to Niger.", "deploy under_way"),
        ("Belgium was due to send 400 soldiers to Niger in June.", "deploy announced"),
        ("The battalion of 400 Belgian soldiers is due to leave Niger in June.", "withdraw announced"),
        ("The battalion of 400 Belgian soldiers had been due to leave Niger in June.", "withdraw cancelled"),
        ("The Netherlands no longer plans to send 200 troops to Niger.", "deploy cancelled"),
        ("The Netherlands has backed away from a plan to send 200 troops to Niger.", "deploy cancelled"),
        ("Washington has given up plans to station missiles in Poland.", "station cancelled"),
    ],
)
def test_a_stage_follows_the_word_above_the_action(text: str, told: str) -> None:
    (claim,) = claims(text)
    assert f"{claim.action} {claim.status}" == told


@pytest.mark.parametrize(
    ("text", "sender", "host", "end"),
    [
        ("The junta gave the 400 French soldiers in Niger 72 hours to leave the country.", "FRA", "NER", None),
        ("Mali gave French troops a month to pull out.", "FRA", "MLI", None),
        ("Paris has until 3 September to withdraw its 1,500 troops from Niger.", "FRA", "NER", "2024-09-03"),
        ("The Iraqi government gave the U.S. until September 15 to withdraw its 2,500 soldiers.", "USA", "IRQ", "2024-09-15"),
    ],
)
def test_who_is_given_a_time_to_go_is_ordered_to(text: str, sender: str, host: str, end: str | None) -> None:
    (claim,) = claims(text, published="2024-05-16")
    assert (claim.action, claim.status, claim.senders, claim.hosts, claim.end) == ("withdraw", "ordered", (sender,), (host,), end)


@pytest.mark.parametrize(
    "text",
    [
        "Burundi, which had pledged a battalion for Somalia, has withdrawn the offer.",
        "Sweden, which had promised 120 soldiers for Mali, has put the plan on hold.",
        "Peru promised 200 troops for Haiti in March but withdrew the offer last week.",
        "Denmark agreed to send 100 soldiers to Mali, but the deployment never happened.",
        "Belgium was supposed to send 400 soldiers to Niger in June, but never did.",
        "Ottawa had announced a company of 120 for Latvia. The plan has been dropped.",
        "Germany planned to send 200 soldiers to Niger. It has shelved the plan.",
        "Turkey offered a battalion for Kosovo in 2013. The offer lapsed.",
        "France was to send 300 soldiers to Benin. The plan was abandoned in May.",
        "Some 300 Chilean soldiers were to leave Haiti by March. They didn't.",
    ],
)
def test_a_plan_is_cancelled_where_the_words_behind_it_call_it_off(text: str) -> None:
    (claim,) = claims(text)
    assert claim.status == "cancelled"
    assert claim.evidence == text  # the words that call it off are part of the evidence


@pytest.mark.parametrize(
    "text",
    [
        "Poland said it would send 200 soldiers to Iraq. The plan was not cancelled, the minister said.",
        "Poland will send 200 soldiers to Iraq. The plan has drawn criticism.",
        "Poland will send 200 soldiers to Iraq after an earlier plan was dropped.",
        "Poland will send 200 soldiers to Iraq, although the opposition said that the plan was dead.",
        "Poland will send 200 soldiers to Iraq. The opposition wants the plan dropped.",
        "Poland will send 200 soldiers to Iraq. They did not say when.",
        "Poland will send 200 soldiers to Iraq. Canada has scrapped its plan.",
        "Poland will send 200 soldiers to Iraq, but Canada has scrapped its plan.",
        "Poland will send 200 soldiers to Iraq, while the Danes have dropped their plan.",
    ],
)
def test_a_plan_stands_where_nobody_calls_it_off(text: str) -> None:
    assert [claim.status for claim in claims(text)] == ["announced"]


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Two Dutch observers stay in Syria.", "station", "in_effect"),
        ("The two Dutch observers stay in Syria, the minister said.", "station", "announced"),
        ("The withdrawal of the 130 Irish soldiers from Mali is well under way.", "withdraw", "under_way"),
        ("Brazil's parliament has authorised up to 200 soldiers for Haiti.", "deploy", "approved"),
        ("Denmark will keep up to 300 soldiers in Niger.", "station", "announced"),
        ("They joined 4,000 Egyptian soldiers already in Somalia.", "station", "in_effect"),
        ("Reports said last week that 300 Egyptian soldiers were in Somalia.", "station", "in_effect"),
    ],
)
def test_a_stay_a_withdrawal_and_an_authorisation_have_their_stage(text: str, action: str, status: str) -> None:
    claim = only(text)
    assert (claim.action, claim.status) == (action, status)


def test_who_recalls_a_promise_recalls_no_soldiers() -> None:
    text = "The envoy had recalled her king’s pledge to keep 1,700 soldiers in Kosovo until 2031."
    assert [c for c in claims(text) if c.action == "withdraw"] == []


@pytest.mark.parametrize(
    ("text", "status", "speakers"),
    [
        ("Estonia hopes that Britain will send 900 more soldiers.", "requested", ["EST"]),
        ("Britain hopes to send 900 more soldiers to Estonia.", "considered", ["GBR"]),
        ("Latvia would like Canada to send another 500 soldiers.", "requested", ["LVA"]),
    ],
)
def test_what_another_is_wished_to_do_is_requested(text: str, status: str, speakers: list[str]) -> None:
    claim = only(text)
    assert (claim.status, [s.country for s in claim.speakers]) == (status, speakers)


def test_who_is_asked_about_soldiers_is_not_asked_for_them() -> None:
    text = "Asked about the 200 Norwegian soldiers in Lebanon, the minister said they would stay."
    assert "requested" not in {c.status for c in claims(text)}


def test_who_was_due_to_leave_but_will_stay_leaves_no_more() -> None:
    text = "Belgium's 300 soldiers were due to leave Romania in June but will now stay until September."
    assert [(c.action, c.status) for c in claims(text)] == [("withdraw", "cancelled"), ("station", "announced")]


@pytest.mark.parametrize(
    "text",
    [
        "The Danish company at Tapa, some 180 soldiers, will stay in Estonia until December instead of coming home in July.",
        "Norway will keep its 60 soldiers in Jordan until June rather than withdrawing them in January.",
        "The last 60 Danish soldiers leave Estonia by the end of 2026. They were originally to go in 2027.",
    ],
)
def test_what_was_meant_before_is_cancelled(text: str) -> None:
    assert sorted(c.status for c in claims(text) if c.action == "withdraw")[-1] == "cancelled"


def test_a_pledge_that_is_taken_back_is_off() -> None:
    assert [c.status for c in claims("Kenya is also taking back its pledge to send 500 soldiers to Haiti.")] == ["cancelled"]


def test_who_had_been_there_since_a_day_by_somebodys_word_is_there() -> None:
    assert [c.status for c in claims("A team of twelve Danes had been in Mali since 22 January, the Danish minister said.")] == [
        "in_effect"
    ]


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("The deal provides that three Danish aircraft will operate from Gao in Mali.", "station", "approved"),
        ("The Council has authorised up to 900 Danish soldiers in Mali until June.", "station", "approved"),
        ("From 2026, two Danish ships will be present in Djibouti at any one time.", "station", "announced"),
        ("Two Danish aircraft have been flying from Gao in Mali since June.", "station", "in_effect"),
    ],
)
def test_what_is_provided_authorised_or_flown_for_long_is_a_stay(text: str, action: str, status: str) -> None:
    assert [(c.action, c.status) for c in claims(text)] == [(action, status)]


def test_who_insists_that_it_is_so_asks_for_nothing() -> None:
    text = "The Kenyan ambassador insisted that the 90 Kenyan trainers in Mogadishu are remaining and that Nairobi will send 20 more."
    assert "requested" not in {c.status for c in claims(text)}
    assert [c.status for c in claims("Mogadishu insisted that 90 Kenyan soldiers be sent to Somalia.")] == ["requested"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Rabat dismissed reports that it would send 700 soldiers to Gabon.", ["denied"]),
        ("Morocco's parliament voted down a motion to send 700 soldiers to Gabon.", ["denied"]),
        ("Contrary to reports, the 700 Moroccan soldiers in Gabon will stay.", ["announced"]),
        ("Morocco neither confirmed nor denied that it had 700 soldiers in Gabon.", []),
    ],
)
def test_what_is_denied_voted_down_or_left_open(text: str, statuses: list[str]) -> None:
    assert [c.status for c in claims(text)] == statuses


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Kenya threatened to pull its soldiers out of Haiti if they were not paid.", "withdraw", "considered"),
        ("Haiti's senate resolved that all Kenyan soldiers must go.", "withdraw", "requested"),
    ],
)
def test_who_threatens_considers_and_who_must_go_is_asked_to(text: str, action: str, status: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == (action, status, ("KEN",), ("HTI",))


def test_who_may_leave_unless_paid_considers_it() -> None:
    found = claims("The minister said that Manila might pull its 90 soldiers out of Syria, unless they were given heavier weapons.")
    assert [(c.action, c.status) for c in found] == [("withdraw", "considered")]


def test_who_is_threatened_is_not_sent() -> None:
    assert [c.action for c in claims("Nothing threatens the 270 Kenyan soldiers in Haiti.")] != ["deploy"]


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("A Kenyan company for Haiti is one of several options under study.", "deploy", "considered"),
        ("A Kenyan company in Haiti is among the options.", "station", "considered"),
        ("A Kenyan company for Haiti is not an option.", "deploy", "denied"),
        ("Kenya's government has agreed to a request to keep its troops in Haiti for another year.", "station", "approved"),
        ("The mayor told the Kenyan soldiers in Haiti to leave.", "withdraw", "ordered"),
    ],
)
def test_options_are_considered_what_is_granted_is_approved_and_who_is_told_to_is_ordered(text: str, action: str, status: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == (action, status, ("KEN",), ("HTI",))


def test_what_the_main_clause_wants_is_not_what_the_relative_clause_tells() -> None:
    found = claims("Nairobi, whose 300 soldiers have been in Haiti since June 2021, wants to speak about their pay.")
    assert [(c.action, c.status) for c in found] == [("station", "in_effect")]


@pytest.mark.parametrize(
    "text",
    [
        "Were Berlin to send 12 howitzers to Mali, nobody would send them back.",
        "Had Berlin sent 12 howitzers to Mali, nobody would have objected.",
        "Should Berlin send 12 howitzers to Mali, nobody would object.",
        "An analyst thought that Berlin would be wise to lend Mali 12 howitzers.",
        "Berlin would do well to send 400 soldiers to Mali.",
        "A retired general would have Mali order 12 howitzers from Berlin.",
    ],
)
def test_a_condition_without_if_and_advice_tell_of_nothing(text: str) -> None:
    assert not claims(text)


def test_a_verb_with_had_that_opens_no_condition_tells_of_what_was() -> None:
    (claim,) = claims("The army had sent 200 French soldiers to Mali by May.")
    assert (claim.action, claim.status) == ("deploy", "in_effect")
