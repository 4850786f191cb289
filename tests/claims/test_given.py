"""What changes hands: who buys for whom, what is yet to begin, and who only tells of it."""

import pytest
from claims_builders import claims, total


def test_who_buys_for_another_nation_gives() -> None:
    found = claims("Denmark and Norway will jointly buy 14 Leopard 2A4 tanks for Ukraine.")
    assert [(c.action, set(c.senders), c.hosts, c.quantity.low if c.quantity else None) for c in found] == [
        ("transfer", {"DNK", "NOR"}, ("UKR",), 14)
    ]


def test_what_will_begin_is_announced() -> None:
    found = claims("The delivery of 31 Leopard tanks from Norway to Ukraine will begin in the autumn.")
    assert [(c.status, c.start) for c in found] == [("announced", "2024-23")]


def test_people_who_tell_are_no_force() -> None:
    found = claims("Denmark has suspended deliveries of Stinger missiles to Taiwan, three people familiar with the matter said.")
    assert [c.action for c in found] == ["transfer"]


def test_who_was_given_arms_before_is_given_the_next() -> None:
    first = "Denmark has given four F-16s to Ukraine."
    text = f"{first} Norway, which donated ten Leopard 2A4 tanks in February, has also pledged eight howitzers."
    assert {c.hosts for c in claims(text)} == {("UKR",)}
    assert claims(text)[0].quantity == total(4, of="aircraft")


def _handed(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], int | None]]:
    return [(c.action, c.status, c.senders, c.hosts, c.quantity.low if c.quantity else None) for c in claims(text)]


@pytest.mark.parametrize(
    ("named", "count"),
    [
        ("24 second-hand F-16s", 24),
        ("20 JAS 39 Gripen jets", 20),
        ("14 PC-7s", 14),
        ("40 ATF Dingo vehicles", 40),
        ("two Ada-class corvettes", 2),
    ],
)
def test_a_figure_before_a_type_counts_it(named: str, count: int) -> None:
    assert _handed(f"Peru will buy {named} from Denmark.") == [("transfer", "announced", ("DNK",), ("PER",), count)]


def test_past_tenses_are_no_participles() -> None:
    assert _handed("Poland gave 14 Pohang-class corvettes to Georgia.") == [("transfer", "in_effect", ("POL",), ("GEO",), 14)]


def test_what_a_sale_costs_is_no_part_of_it() -> None:
    text = "The United States has approved a potential $2.8 billion foreign military sale of 12 Black Hawk helicopters to Croatia."
    assert _handed(text) == [("transfer", "approved", ("USA",), ("HRV",), 12)]


def test_a_sale_to_somebody_of_something() -> None:
    text = "The State Department has approved the possible sale to Morocco of 18 HIMARS launchers worth an estimated $524 million."
    assert _handed(text) == [("transfer", "approved", ("USA",), ("MAR",), 18)]


@pytest.mark.parametrize(
    "text",
    [
        "Washington turned down Turkey's request for 40 F-16 fighters.",
        "Bern has ruled out giving any of its 96 mothballed Leopards to Turkey.",
        "Austria has decided against sending its tanks to Ukraine.",
    ],
)
def test_what_is_turned_down_is_denied(text: str) -> None:
    assert [(c.action, c.status) for c in claims(text)] == [("transfer", "denied")]


def test_who_gives_together_with_others() -> None:
    text = "Norway, together with the Netherlands and Denmark, will give Ukraine F-16 aircraft."
    assert _handed(text) == [("transfer", "announced", ("NOR", "NLD", "DNK"), ("UKR",), None)]


def test_calibres_stand_in_no_way() -> None:
    text = "North Korea has shipped 170-millimetre Koksan guns to Russia."
    assert _handed(text) == [("transfer", "under_way", ("PRK",), ("RUS",), None)]


def test_the_nations_that_a_mission_was_reinforced_from() -> None:
    text = "EUFOR has been reinforced by about 500 troops from Austria, Bulgaria, Romania and Slovakia."
    assert _handed(text) == [("deploy", "in_effect", ("AUT", "BGR", "ROU", "SVK"), ("BIH",), 500)]


def test_a_further_four_are_more_of_the_people_spoken_of() -> None:
    given = "Poland has completed the donation of 12 DANA howitzers and 30 Tatra trucks to the Georgian army, and delivered six mortars."
    text = f"{given}\n\nNine Polish artillerymen arrived at Vaziani with the guns. A further four will join them in October."
    assert ("deploy", "announced", ("POL",), ("GEO",), 4) in _handed(text)


READ = [
    ("The T-72s which the Czechs sent to Ukraine in April are old.", ("transfer", "in_effect", ("CZE",), ("UKR",), None)),
    ("Slovakia is to have fifteen Leopards for them from Germany.", ("transfer", "announced", ("DEU",), ("SVK",), 15)),
    (
        "The first two of six Mi-35 helicopters bought from Russia have arrived in Bamako.",
        ("transfer", "in_effect", ("RUS",), ("MLI",), 2),
    ),
]


@pytest.mark.parametrize(("text", "told"), READ)
def test_who_gave_is_told_beside_the_verb(text: str, told: tuple[object, ...]) -> None:
    assert _handed(text)[0] == told


def test_who_gave_before_gives_what_may_go_elsewhere() -> None:
    text = "The Emirates gave Morocco ten Mirages last year, and thirty older ones may go to Iraq."
    assert [(c.action, c.senders, c.hosts) for c in claims(text)] == [("transfer", ("ARE",), ("MAR",)), ("transfer", ("ARE",), ("IRQ",))]


def test_machines_that_are_looked_at_are_nowhere_new() -> None:
    assert claims("In 2006 an Indian team inspected the twelve Mirage 2000-5s in Qatar.") == ()


def test_how_many_went_is_no_claim_where_nobody_tells() -> None:
    found = claims("The Czechs sent T-72s to Ukraine in April. How many went the ministry declines to say.")
    assert [(c.action, c.senders) for c in found] == [("transfer", ("CZE",))]


def test_who_asks_for_more_does_not_say_what_it_was_sold() -> None:
    text = "Britain will give Kenya six Gazelle helicopters. Zimbabwe had been sold five Land Rovers and had asked for 1,800 more."
    sold = next(c for c in claims(text) if c.hosts == ("ZWE",) and c.status == "in_effect")
    assert sold.speakers == ()


def test_machines_that_a_nation_wants_from_another_it_wants_to_have() -> None:
    (claim,) = claims("Lima wants twelve F-16s from Washington.")
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("transfer", "requested", ("USA",), ("PER",))


def test_what_is_requested_for_a_sea_is_not_given() -> None:
    found = claims("Seoul has turned down an American request for a destroyer in the Strait of Hormuz.")
    assert "transfer" not in [claim.action for claim in found]


def test_an_offer_on_the_table_is_nowhere() -> None:
    found = claims("An offer of Korean howitzers to Peru is still on the table.")
    assert "station" not in [claim.action for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's army paraded eleven armoured cars that had come as a gift from Seoul.",
        "Eleven armoured cars, a gift from Seoul, were paraded by Peru's army.",
        "The eleven armoured cars are a gift from Seoul to the army of Peru.",
    ],
)
def test_what_is_a_gift_was_given(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("transfer", "in_effect", ("KOR",), ("PER",))
    assert claim.quantity == total(11, of="vehicle")


def test_one_more_of_what_was_given_is_expected() -> None:
    found = claims("Seoul delivered a second batch of howitzers to Peru in February; the third is expected in December.")
    assert [(c.action, c.status, c.start) for c in found] == [("transfer", "in_effect", "2024-02"), ("transfer", "announced", "2024-12")]


def test_a_battery_that_is_lent_with_its_soldiers_stays_with_its_own() -> None:
    (claim,) = claims("Greece has lent Qatar a Patriot battery with 120 soldiers since 2021.")
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("station", "in_effect", ("GRC",), ("QAT",))
