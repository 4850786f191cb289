"""How many: numbers beside what they count, parts of a number, and numbers that later words take over. All texts are ours."""

import pytest
from claims_builders import claims, only

Told = list[tuple[str, int | None, str]]


def told(text: str) -> Told:
    """Action, upper bound and what is counted, of every claim with a number."""
    return [(c.action, c.quantity.high, c.quantity.of) for c in claims(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malawi has sent a medical team (28) to Goma.", [("deploy", 28, "personnel")]),
        ("Czech helicopters, five of them, were sent to Kandahar in August.", [("deploy", 5, "aircraft")]),
        ("The Bayraktars (six, from Turkey) arrived in Ouagadougou in June.", [("deploy", 6, "aircraft")]),
        ("The hundred or so Norwegian soldiers in Mazar left in June.", [("withdraw", 100, "personnel")]),
        ("Sweden keeps 60 soldiers in Erbil and Finland as many.", [("station", 60, "personnel"), ("station", 60, "personnel")]),
        ("Nepal has 870 soldiers in Lebanon, of whom 45 are women.", [("station", 870, "personnel")]),
        ("Greece will send 300 soldiers to Niger. The vote was 160 to 120.", [("deploy", 300, "personnel")]),
        (
            "Austria has had troops on the Golan since 1974. It is pulling out of the Golan altogether, all 370, by the end of the year.",
            [("withdraw", 370, "personnel")],
        ),
        (
            "Soldiers of many nations serve in Mali. The Danes came to Gao in March, 90 of them, and left in October.",
            [("deploy", 90, "personnel"), ("withdraw", 90, "personnel")],
        ),
    ],
)
def test_a_number_counts_what_it_stands_beside(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Romania gave Moldova the second of three patrol boats on Monday.", [("transfer", 1, "ship")]),
        ("Norway has delivered the first of six howitzers to Latvia.", [("transfer", 1, "system")]),
        ("In May Norway will fly the second of its two companies in Mali home.", []),
        ("Brazil keeps two frigates off Beirut. One will go home in June.", [("station", 2, "ship"), ("withdraw", 1, "ship")]),
    ],
)
def test_one_of_several_is_one(text: str, found: Told) -> None:
    assert told(text) == found


def test_the_first_of_many_soldiers_begin_the_move_of_all() -> None:
    (claim,) = claims("The first of 300 Kenyan soldiers landed in Mogadishu at dawn.")
    assert (claim.status, claim.quantity and claim.quantity.high) == ("under_way", 300)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("France has 350 marines in Gabon. The marines will leave in July.", 350),
        ("France has 350 marines in Gabon. The marines in Port-Gentil will leave in July.", None),
        ("France has a company of 140 in Gabon. The company will leave in July.", None),
    ],
)
def test_the_soldiers_are_as_many_as_were_counted(text: str, number: int | None) -> None:
    last = claims(text)[-1]
    assert (last.action, last.quantity and last.quantity.high) == ("withdraw", number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Danish company at Tapa was relieved by a French one, which numbers about 180 soldiers.", [("rotate", 180, "personnel")]),
        ("Norway will replace its 40 instructors in Erbil in May.", [("rotate", 40, "personnel")]),
        ("The last Estonians left Gao in May. Norway will replace the 40 Swedish instructors in Erbil.", []),
        ("Belgium has a hundred-odd soldiers at Constanta in Romania.", [("station", 100, "personnel")]),
        ("France has 1,000 soldiers in Chad; all but 50 are to leave by June.", [("station", 1000, "personnel")]),
        (
            "The number of Turkish soldiers in Syria is down to 8,000, from 20,000 in 2023.",
            [("station", 8000, "personnel"), ("station", 20000, "personnel")],
        ),
    ],
)
def test_who_takes_over_and_who_is_left_have_their_own_numbers(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Sweden gave Ukraine 12 Archer howitzers, 200 Humvees and ten M113s.",
            [("transfer", 12, "system"), ("transfer", 200, "vehicle"), ("transfer", 10, "vehicle")],
        ),
        ("Portugal has sent Ukraine three Leopards; Spain ten.", [("transfer", 3, "vehicle"), ("transfer", 10, "vehicle")]),
        (
            "Denmark gave Kyiv 19 F-16s, the Netherlands 24 and Norway six.",
            [("transfer", 19, "aircraft"), ("transfer", 24, "aircraft"), ("transfer", 6, "aircraft")],
        ),
    ],
)
def test_a_bare_number_in_a_list_counts_what_the_first_gave(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("British Marines of 41 and 43 Commando have arrived in Kuwait.", "41 and 43 Commando"),
        ("USS Bataan arrived in Trinidad with 24 Marine Expeditionary Unit personnel.", "USS Bataan"),
        ("Task Group Taji 6 of the Australian army will arrive in Iraq in July.", "Task Group Taji 6"),
        ("Three planeloads of French soldiers left Niamey on Monday.", None),
    ],
)
def test_the_number_of_a_unit_and_of_its_planes_counts_nobody(text: str, unit: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.unit, claim.quantity) == (unit, None)


def test_a_garrison_is_so_strong_whatever_else_it_does() -> None:
    assert told("The German garrison in Rukla is 1,200 strong and costs 80 million euros a year.") == [("station", 1200, "personnel")]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Berlin kept to its ceiling of 4,500 soldiers in Afghanistan.", [(None, 4500)]),
        ("The upper limit for German soldiers in Mali rises from 1,100 to 1,400.", [(None, 1100), (None, 1400)]),
    ],
)
def test_a_ceiling_bounds_from_above(text: str, bounds: list[tuple[int | None, int | None]]) -> None:
    assert [(c.quantity.low, c.quantity.high) for c in claims(text) if c.quantity] == bounds


@pytest.mark.parametrize("what", ["60-strong detachment", "60-man team", "60-member unit", "60-strong company"])
def test_the_strength_of_one_body_counts_its_people(what: str) -> None:
    claim = only(f"Ghana sent a {what} to Mali.")
    assert claim.quantity
    assert (claim.quantity.low, claim.quantity.of) == (60, "personnel")


def test_the_day_on_which_a_stay_is_extended_does_not_begin_it() -> None:
    claim = only("Madrid extended the mission in Turkey on Tuesday until the end of December.")
    assert claim.start is None
    assert claim.end


def test_a_number_in_commas_counts_those_before_it() -> None:
    (claim,) = claims("The Kenyan government says that it will withdraw all its soldiers, about 1,000, from Somalia.")
    assert (claim.action, claim.senders, claim.quantity and claim.quantity.low) == ("withdraw", ("KEN",), 1000)


def test_the_first_so_many_disembarked() -> None:
    found = claims("Rwanda is sending 1,000 soldiers to Mozambique. The first 350 disembarked on Saturday in Pemba.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("under_way", 1000), ("in_effect", 350)]


def test_what_a_nation_has_stands_in_passing() -> None:
    (claim,) = claims("Tanzania, with 900 soldiers in Goma, has not said when it will leave the Congo.")
    assert (claim.action, claim.status, claim.senders, claim.speakers) == ("station", "in_effect", ("TZA",), ())


def test_those_of_one_list_do_the_same() -> None:
    found = claims("A NATO battalion landed in Romania in March: 500 French and 300 Belgian soldiers.")
    assert [(c.action, c.senders) for c in found if c.quantity] == [("deploy", ("FRA",)), ("deploy", ("BEL",))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Denmark approved the deployment to Mali of an infantry company and 60 medics.", ["company", None]),
        ("Denmark approved the deployment of an infantry company and a tank battalion to Mali.", ["company", "battalion"]),
    ],
)
def test_what_moves_stands_behind_the_country(text: str, found: list[str | None]) -> None:
    assert [c.echelon for c in claims(text)] == found


def test_what_is_dispatched_stands_behind_the_country() -> None:
    found = claims("The Danish government approved in July the dispatch to Mali of a C-130 and 62 airmen from November until May.")
    assert [(c.action, c.status, c.quantity and c.quantity.low) for c in found] == [("deploy", "approved", 62)]


@pytest.mark.parametrize("parted", [" and not 900", ", not 900", ", and not 900"])
def test_the_number_that_is_ruled_out_is_denied(parted: str) -> None:
    found = claims(f"There are 600 Spanish soldiers in Bulgaria{parted}, the ministry said.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("in_effect", 600), ("denied", 900)]
