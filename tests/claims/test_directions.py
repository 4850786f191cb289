"""What a verb of moving means by its tense and by the places beside it, and what verbs news uses for coming, staying and going."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts
from musterbook.model import Claim


def drafted(text: str) -> list[Claim]:
    """The claims that the rules draft from a text, sure or not."""
    return [draft.claim for draft in drafts(article(text))[0]]


def found(text: str) -> list[tuple[str, str]]:
    """Action and status of each draft."""
    return [(claim.action, claim.status) for claim in drafted(text)]


ACTIONS = [
    # Deployed is who was sent; who is deployed is there.
    ("Some 200 Dutch soldiers were deployed to Cyprus in May.", "deploy", "in_effect"),
    ("Some 200 Dutch soldiers are currently deployed to Cyprus.", "station", "in_effect"),
    ("Some 200 Dutch soldiers have been deployed in Cyprus since May.", "station", "in_effect"),
    ("No Dutch soldier is deployed in Cyprus.", "station", "denied"),
    ("Some 200 Dutch soldiers will be deployed to Cyprus.", "deploy", "announced"),
    # The way back, as a noun.
    ("The return of 200 Dutch soldiers from Cyprus is planned for October.", "withdraw", "announced"),
    ("The return of 200 Dutch soldiers to Cyprus is planned for October.", "deploy", "announced"),
    # A plan that is called off, one that is talked about, one that is decided on.
    ("The Dutch battalion that was due in Cyprus in May will not come.", "deploy", "cancelled"),
    ("The Hague is talking about a deployment of Dutch troops to Cyprus.", "deploy", "considered"),
    ("The Hague has decided on another 200 soldiers for Cyprus.", "deploy", "approved"),
    # Leave that is given; a number that the parser takes for a place.
    ("The Dutch cabinet has given the green light for 850 soldiers in Cyprus to stay.", "station", "approved"),
    ("The Dutch cabinet has given its blessing to a further 40 soldiers for Cyprus.", "deploy", "approved"),
    ("Around 30 of the 55 Dutch soldiers in Cyprus have left.", "withdraw", "in_effect"),
    # What is not ruled out; a landmark that another nation leads; a verb behind two commas.
    ("The Hague did not rule out sending Dutch soldiers to Cyprus.", "deploy", "considered"),
    ("Six Dutch instructors, among them two medics, leave for Cyprus in October.", "deploy", "announced"),
    # Who is visited is there; who has gone nowhere in particular has left.
    ("The minister will visit Dutch soldiers in Cyprus next week.", "station", "in_effect"),
    ("By the end of June four of the eight Dutch F-16s in Cyprus will have gone.", "withdraw", "announced"),
    # What goes to an army is given to it, and so is what it has been given.
    ("Ukraine has been given 31 Leopard tanks by the Netherlands.", "transfer", "in_effect"),
    ("Twelve Dutch lorries went to the Chadian army in May.", "transfer", "in_effect"),
    ("The Dutch air-defence battery, says the ministry, will not come to Cyprus.", "deploy", "denied"),
    # Giving a share of a force.
    ("The Netherlands contributes a company to the force in Cyprus.", "station", "in_effect"),
    ("The Netherlands will contribute a company to the force in Cyprus.", "deploy", "announced"),
    # Passing through by turns.
    ("Dutch battalions rotate through Cyprus every six months.", "station", "in_effect"),
    ("Dutch battalions have rotated in Cyprus since 2015.", "station", "in_effect"),
    # Leaving for somewhere, leaving from somewhere, going home.
    ("Some 200 Dutch soldiers left Rotterdam for Cyprus on Monday.", "deploy", "in_effect"),
    ("Some 200 Dutch soldiers departed for Cyprus on Monday.", "deploy", "in_effect"),
    ("Some 200 Dutch soldiers will ship out to Cyprus in May.", "deploy", "announced"),
    ("Some 200 Dutch soldiers left Cyprus for good on Monday.", "withdraw", "in_effect"),
    ("Some 200 Dutch soldiers went home to Rotterdam from Cyprus.", "withdraw", "in_effect"),
    ("Some 200 Dutch soldiers returned from Cyprus on Monday.", "withdraw", "in_effect"),
    ("Some 200 Dutch soldiers returned to the Netherlands from Cyprus on Monday.", "withdraw", "in_effect"),
    ("Some 200 Dutch soldiers were airlifted out of Cyprus.", "withdraw", "in_effect"),
    ("The Netherlands has brought back its 200 soldiers from Cyprus.", "withdraw", "in_effect"),
    # Who will be there in May comes; who will be there until May, or by then, is there.
    ("Some 200 Dutch soldiers will be in Cyprus in May.", "deploy", "announced"),
    ("Some 200 Dutch soldiers will be in Cyprus until May.", "station", "announced"),
    ("Some 200 Dutch soldiers will be in Cyprus by May.", "station", "announced"),
    ("Some 200 Dutch soldiers will train in Cyprus in May.", "deploy", "announced"),
    # Guests and hosts.
    ("Cyprus is home to 200 Dutch soldiers.", "station", "in_effect"),
    ("Cyprus plays host to 200 Dutch soldiers.", "station", "in_effect"),
    ("Cyprus received 200 Dutch soldiers on Monday.", "deploy", "in_effect"),
    # Strengths.
    ("The Netherlands will scale back its presence in Cyprus by 200 soldiers.", "withdraw", "announced"),
    ("The Netherlands stepped up its presence in Cyprus by 200 soldiers.", "deploy", "in_effect"),
    ("The Netherlands is phasing out its contingent of 200 soldiers in Cyprus.", "withdraw", "under_way"),
    # Reliefs.
    ("A Danish battalion will stand in for the Dutch battalion in Cyprus in May.", "rotate", "announced"),
    ("The Dutch battalion made way for a Danish battalion in Cyprus.", "rotate", "in_effect"),
    ("The American 11th MEU completed its RIP/TOA with the 13th MEU in Kuwait.", "rotate", "in_effect"),
    ("The Dutch company in Curacao is relieved every four months.", "station", "in_effect"),
    # Being back, being on the way, working from a place, setting up.
    ("The American cruiser USS Shiloh is back at Manama in Bahrain since May.", "station", "in_effect"),
    ("Some 450 Dutch marines will be back on Aruba in January.", "deploy", "announced"),
    ("France has 300 gendarmes on the way to Haiti.", "deploy", "under_way"),
    ("American helicopters fly from Powidz in Poland.", "station", "in_effect"),
    ("A team of 40 Canadian soldiers has set up a headquarters in Kuwait.", "deploy", "in_effect"),
    # What is wanted for good is a stay.
    ("The minister asked Germany for an artillery battalion, to be based in Latvia for good.", "station", "requested"),
    ("The minister asked the United States for a tank brigade in Poland.", "deploy", "requested"),
    ("The Netherlands ordered its 200 soldiers out of Cyprus.", "withdraw", "ordered"),
    # Materiel.
    ("The Netherlands supplied Ukraine with 18 F-16s.", "transfer", "in_effect"),
    ("The Netherlands will equip the Ukrainian army with 18 Leopard tanks.", "transfer", "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "action", "status"), ACTIONS, ids=[row[0] for row in ACTIONS])
def test_the_action_is_what_verb_tense_and_places_say_together(text: str, action: str, status: str) -> None:
    assert (action, status) in found(text)


def test_who_goes_goes_away_unless_others_were_just_said_to_come() -> None:
    stays = "Canada has 300 soldiers in Latvia. The Canadians go in March."
    comes = "Canada will send 300 soldiers to Latvia in May. Another 200 go in June."
    assert found(stays) == [("station", "in_effect"), ("withdraw", "announced")]
    assert found(comes) == [("deploy", "announced"), ("deploy", "announced")]


def test_who_leaves_their_own_country_comes_to_another() -> None:
    away = drafted("France has 1,500 soldiers in Djibouti. Two Chinese ships left Zhanjiang on Tuesday.")[-1]
    assert (away.action, away.senders, away.hosts) == ("deploy", ("CHN",), ("DJI",))


def test_a_strength_cut_to_so_many_has_fallen_and_is_the_strength_left() -> None:
    was, now = drafted("France cut its force in Chad from 1,000 to 600 soldiers.")
    counts = [(c.action, c.status, c.quantity.low, c.quantity.mode) for c in (was, now) if c.quantity]
    assert sorted(counts) == [("station", "ended", 1000, "total"), ("withdraw", "in_effect", 600, "total")]


def test_those_a_ship_carries_are_its_people() -> None:
    assert [
        c.quantity and (c.quantity.low, c.quantity.of)
        for c in drafted("The Dutch frigate Tromp, carrying 180 sailors, will depart on 20 May for Japan.")
    ] == [(180, "personnel")]


def test_a_participle_that_has_no_passive_is_the_verb_of_its_sentence() -> None:
    assert found("Some 200 Dutch soldiers crossed into Poland.") == [("deploy", "in_effect")]


def _dated(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(claim.action, claim.status, claim.start, claim.end) for claim in drafted(text)]


def test_a_line_without_a_verb_moves_whither_it_says_and_on_the_nearer_date() -> None:
    assert _dated("A platoon of US Marines to Port Moresby in Papua New Guinea in June.") == [("deploy", "announced", "2024-06", None)]
    assert _dated("A platoon of US Marines at Port Moresby in Papua New Guinea in April.") == [("station", "in_effect", "2024-04", None)]


def test_a_plain_form_of_a_verb_behind_a_numeral_tells_of_what_is_to_come() -> None:
    assert _dated("Spain has 200 soldiers in Gabon. Forty leave for Libreville in August.")[-1] == ("deploy", "announced", "2024-08", None)


def test_who_is_due_comes_on_the_day_that_follows() -> None:
    text = "Tonga has a platoon in the Solomon Islands. Both battalions are due on Monday."
    assert _dated(text)[-1] == ("deploy", "announced", "2024-05-20", None)


def test_until_then_is_the_day_that_lies_ahead() -> None:
    text = "The Danish company in Estonia will leave in April. Until then no other Danish unit will be in the country."
    assert _dated(text)[-1] == ("station", "denied", None, "2025-04")


def test_since_when_a_force_is_there_is_no_day_of_its_leaving() -> None:
    text = "The Czech platoon in Mali, there since 2019, may be flown home in the spring."
    assert ("withdraw", "considered", "2024-21", None) in _dated(text)


def test_the_day_of_completing_is_the_day_of_the_move() -> None:
    text = "Russia completed the withdrawal of 2,000 soldiers from Azerbaijan on 12 June 2023."
    assert _dated(text) == [("withdraw", "in_effect", "2023-06-12", None)]


def test_a_figure_that_falls_is_how_many_will_be_there() -> None:
    told = [(c.action, c.quantity and c.quantity.low) for c in drafted("British strength in Cyprus would drop from 3,500 to 2,900.")]
    assert told == [("station", 3_500), ("station", 2_900)]


def test_who_leaves_for_good_is_there_on_no_basis() -> None:
    assert [(c.basis, c.end) for c in drafted("The last 30 Danish soldiers left Latvia for good on Monday.")] == [((), None)]


def test_things_known_from_before_change_hands_with_an_army() -> None:
    text = "France has howitzers in Jordan. The howitzers will be handed over to the Jordanian army."
    last = drafted(text)[-1]
    assert (last.action, last.senders, last.hosts, last.equipment) == ("transfer", ("FRA",), ("JOR",), ("howitzer",))
