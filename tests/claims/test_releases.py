"""Mission reports, arms aid and releases: short texts whose claims name their slots, and ceremonies that claim nothing."""

from typing import Any

import pytest
from claims_builders import about, article, claims, less, total

from musterbook.claims.read import drafts

# A text, and for each of its claims the slots that are looked at.
Texts = list[tuple[str, list[dict[str, Any]]]]

READ: Texts = [
    # A clause that ends in a date, and then the sentence's own verb.
    (
        "A Danish unit of 120 that had been stationed at Zemst, Belgium, since April 2022 went home last autumn.",
        [{"action": "station", "status": "ended", "start": "2022-04"}, {"action": "withdraw", "start": "2023-23"}],
    ),
    # What is delivered stands behind the day; three things that are counted are three.
    (
        "The Maltese navy took delivery on Monday of two patrol boats donated by Italy.",
        [{"action": "transfer", "senders": ("ITA",), "hosts": ("MLT",)}],
    ),
    (
        "Italy has provided the Libyan army with 32 M60 tanks, more than 40 howitzers and a dozen Huey helicopters.",
        [{"equipment": ("M60",)}, {"equipment": ("howitzer",)}, {"equipment": ("Huey",)}],
    ),
    # Lists: who sends is no host of the next; each has its own sector, or none.
    (
        "AMISOM is a large mission. Uganda contributes 6,000 soldiers in Sector 1, Burundi 5,000 in Sectors 3 and 5, and Kenya 3,000.",
        [
            {"senders": ("UGA",), "hosts": ("SOM",), "place": "Sector 1"},
            {"senders": ("BDI",), "hosts": ("SOM",)},
            {"senders": ("KEN",), "hosts": ("SOM",), "place": None},
        ],
    ),
    (
        "The United Nations has 900 soldiers in Mali, according to figures released in Addis Ababa on Friday.",
        [{"status": "in_effect", "hosts": ("MLI",), "start": None}],
    ),
    # Whose the newcomers are was told before; a place that is taken is a relief.
    (
        "Zambia will send a second battalion to Mali in June. The new battalion will relieve a Gabonese unit of 450.",
        [{"action": "deploy", "senders": ("ZMB",)}, {"action": "rotate", "senders": ("ZMB",)}],
    ),
    (
        "A Dutch battery is stationed at Zemst in Belgium. Its place will be taken by a Danish one.",
        [{"senders": ("NLD",)}, {"action": "rotate", "senders": ("DNK",), "hosts": ("BEL",)}],
    ),
    # A mandate is that of the mission; its ceiling was decided; what may be under it is allowed.
    (
        "Ghana has 700 soldiers in Lebanon. The Council renewed the mandate of UNIFIL until 31 August 2025.",
        [{"senders": ("GHA",)}, {"senders": ("UN",), "status": "approved", "end": "2025-08-31"}],
    ),
    ("Ghana has 700 soldiers in Lebanon. The ceiling is 900.", [{"status": "in_effect"}, {"status": "approved", "action": "station"}]),
    ("Up to 95 Danish soldiers may serve in Niger under the mandate that parliament adopted.", [{"status": "approved"}]),
    # Who leaves a mission takes its own home; what a clause tells of who speaks, nobody says.
    (
        "Ireland, which has 300 soldiers in Mali, announced that it would leave the UN mission in June 2025.",
        [{"action": "station", "speakers": ()}, {"action": "withdraw", "senders": ("IRL",), "start": "2025-06"}],
    ),
    # The day of a visit is no number of soldiers, and who comes back is at home there.
    (
        "The frigate HMS Argyll paid a visit to Dakar from 17 to 19 March. She will return to Plymouth in July.",
        [{"start": "2024-03-17", "end": "2024-03-19"}, {"action": "withdraw", "senders": ("GBR",)}],
    ),
    (
        "HMS Argyll will next call at Freetown before she returns to Plymouth.",
        [{"action": "deploy", "hosts": ("SLE",), "place": "Freetown"}, {"action": "withdraw"}],
    ),
    (
        "The Danish 4th Battalion is in Kosovo. The 4th Battalion is made up of about 600 soldiers.",
        [{"unit": "4th Battalion"}, {"unit": "4th Battalion", "echelon": "battalion", "quantity": about(600)}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_reports_are_read(text: str, wanted: list[dict[str, Any]]) -> None:
    found = [claim.slots() for claim in claims(text)]
    assert len(found) == len(wanted), found
    assert [{name: claim[name] for name in slots} for claim, slots in zip(found, wanted, strict=True)] == wanted


QUIET = [
    # Authority, and a person's name that is also a town.
    "Col. Niels Dahl transferred authority of Multinational Battle Group-East to Col. David Wood during a ceremony here on Sunday.",
    "Royal Marines instructed 40 Senegalese fusiliers in boarding techniques.",
    "Denmark has been asked. Whether Denmark will send soldiers to Mali is open.",
]


@pytest.mark.parametrize("text", QUIET)
def test_ceremonies_and_open_questions_claim_nothing(text: str) -> None:
    assert [claim.slots() for claim in claims(text)] == []


MORE: Texts = [
    ("Ghana has 700 soldiers in Lebanon. The Danish 4th Brigade held a welcome ceremony on Friday.", [{"senders": ("GHA",)}]),
    (
        "The Danish government will not renew the deployment of its two Patriot batteries at Gaziantep in Turkey beyond January.",
        [{"action": "station", "status": "denied", "equipment": ("Patriot",)}],
    ),
    (
        "The United Nations force in Mali has a Danish battalion of 745 and a Malawian one of 850.",
        [{"senders": ("DNK",)}, {"senders": ("MWI",), "echelon": "battalion", "quantity": total(850)}],
    ),
    # A ship that was spoken of lends nothing to an officer elsewhere.
    (
        "The frigate Iver Huitfeldt is in Cyprus. A Danish staff officer remains at the headquarters in Bahrain.",
        [{}, {"hosts": ("BHR",), "unit": None, "equipment": ()}],
    ),
    # 'By then' is not by the day on which somebody said so.
    (
        "Danish engineers will be in Mali until January, the ministry said on Saturday. A Danish team will leave Mali by then.",
        [{}, {"action": "withdraw", "end": "2025-01"}],
    ),
    (
        "The Danish troops, who had been at Adana since 2013, were relieved by a Spanish battery in January.",
        [{"action": "station", "status": "ended", "start": "2013"}, {"action": "rotate", "senders": ("ESP",)}],
    ),
    (
        "Brazil, with 1,280 soldiers the largest contributor to the mission in Haiti, will not reduce its force before 2026.",
        [
            {"action": "station", "status": "in_effect", "senders": ("BRA",), "quantity": total(1280)},
            {"action": "withdraw", "status": "denied"},
        ],
    ),
    (
        "Germany will send Ukraine 14 Leopard 2A6 tanks, and Poland will donate 14 Leopard 2A4s. Portugal is prepared to give four.",
        [{}, {}, {"action": "transfer", "status": "considered", "senders": ("PRT",), "hosts": ("UKR",)}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_reports_of_contingents_are_read(text: str, wanted: list[dict[str, Any]]) -> None:
    test_reports_are_read(text, wanted)


DEALT: Texts = [
    # A ship that goes by the name of a place; a camp that goes by the name of a country.
    ("The German frigate Bayern arrived in Tokyo on Monday.", [{"action": "deploy", "unit": "Bayern", "hosts": ("JPN",)}]),
    ("A Slovak platoon guards Kamp Holland in Afghanistan.", [{"senders": ("SVK",), "hosts": ("AFG",)}]),
    # What is counted behind the commas, nobody rules out.
    (
        "Australia, which has 1,550 soldiers in Afghanistan, has ruled out sending more.",
        [{"action": "station", "status": "in_effect", "quantity": total(1550)}, {"action": "deploy", "status": "denied"}],
    ),
    (
        "Dutch soldiers are in Mali. The Netherlands hands over its mission in Gao to Denmark on Sunday.",
        [{}, {"action": "rotate", "status": "announced", "senders": ("DNK",), "place": "Gao", "start": "2024-05-19"}],
    ),
    ("A French mentoring team of 70 leave Mali with the Dutch.", [{"action": "withdraw", "status": "announced", "quantity": less(70)}]),
    (
        "At present a company of the US 173rd Airborne Brigade, approx. 140 soldiers, trains at Rukla.",
        [{"unit": "173rd Airborne Brigade", "echelon": "company", "quantity": about(140), "place": "Rukla"}],
    ),
    (
        "Georgia's 2,000 soldiers left Iraq in August. They had formed a contingent and had manned checkpoints at Kut since 2007.",
        [{"action": "withdraw"}, {"action": "station", "start": "2007"}],
    ),
    (
        "A Danish platoon will be part of the company at Camp Novo Selo in Kosovo.",
        [{"senders": ("DNK",), "echelon": "platoon", "place": "Camp Novo Selo"}],
    ),
    # Deliveries by their stages, who stops one, and batteries of what was spoken of.
    (
        "Washington has suspended the delivery of 100 F-35s that Turkey had ordered.",
        [{"action": "transfer", "status": "cancelled", "senders": ("USA",), "hosts": ("TUR",)}],
    ),
    (
        "The Netherlands has delivered two Patriot launchers to Ukraine. Belgium donated 12 Gepards. Germany delivered 14 Marders."
        " Germany handed over a complete Patriot battery in April, and the United States followed with a second battery.",
        [{}, {}, {}, {"senders": ("DEU",), "echelon": "company"}, {"senders": ("USA",)}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DEALT)
def test_reports_of_ships_teams_and_deliveries_are_read(text: str, wanted: list[dict[str, Any]]) -> None:
    test_reports_are_read(text, wanted)


PARTS: Texts = [
    (
        "The Netherlands handed over the last of five minehunters to the Latvian navy in Riga on Monday.",
        [{"action": "transfer", "senders": ("NLD",), "hosts": ("LVA",)}],
    ),
    (
        "Rwanda has three battalions, an aviation unit with six Mi-17 helicopters and a field hospital in South Sudan.",
        [
            {"echelon": "battalion", "equipment": ()},
            {"function": "aviation", "echelon": None, "equipment": ("Mi-17",)},
            {"function": "medical"},
        ],
    ),
    (
        "The Danish 2nd Battalion assumed responsibility for transport in northern Mali from the 1st Battalion, 9th Regiment, on Monday.",
        [{"action": "rotate", "unit": "2nd Battalion", "senders": ("DNK",), "hosts": ("MLI",)}],
    ),
    ("Rwanda has sent Rwanbatt-3 to Juba.", [{"unit": "Rwanbatt-3"}]),
    (
        "The Rwandan soldiers in South Sudan arrived in Kigali on Monday.",
        [{"action": "withdraw", "senders": ("RWA",), "hosts": ("SSD",)}],
    ),
    (
        "Ghana has 700 soldiers with UNIFIL in Lebanon. UNIFIL's mandate ends on 31 August.",
        [{}, {"status": "approved", "end": "2024-08-31"}],
    ),
    (
        "France will station two Reaper drones, bought from the United States, at Niamey in December.",
        [{"action": "station", "senders": ("FRA",)}, {"action": "transfer", "senders": ("USA",), "hosts": ("FRA",)}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_parts_and_reliefs_are_read(text: str, wanted: list[dict[str, Any]]) -> None:
    test_reports_are_read(text, wanted)


RELEASED: Texts = [
    (
        "Hungary increased its contribution in Kosovo from 390 to 470 soldiers in September.",
        [{"quantity": total(390), "status": "ended"}, {"quantity": total(470)}],
    ),
    (
        "The Hungarian contingent in Iraq, 166 strong, will be reduced to 80 by the end of the year.",
        [{"action": "station", "status": "in_effect", "quantity": total(166)}, {"action": "withdraw", "end": "2024-12-31"}],
    ),
    (
        "U.S. Ambassador Jo Dahl presented the Mauritanian Air Force with two Cessna 208 aircraft."
        " In May the Embassy handed over 70 lorries to the army.",
        [{"senders": ("USA",)}, {"action": "transfer", "senders": ("USA",), "hosts": ("MRT",)}],
    ),
    (
        "Germany sent Ukraine 14 Leopard 2A6 tanks, and Poland donated 14 Leopard 2A4s."
        " Spain has its tanks at Zaragoza. Portugal will give four.",
        [{}, {}, {"senders": ("PRT",), "hosts": ("UKR",)}],
    ),
    (
        "The United States promised Ukraine 31 Abrams tanks, which will not come before the end of the year.",
        [{"action": "transfer", "status": "announced", "quantity": total(31, of="vehicle")}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RELEASED)
def test_releases_are_read(text: str, wanted: list[dict[str, Any]]) -> None:
    test_reports_are_read(text, wanted)


BESIDE = [
    # Whose the company is, nobody says; and the army of the country itself is no guest in its region.
    "We want to train as we fight, said Captain Dunn.",
    "He thanked General Risi and wished General Kajari a soldier's luck.",
    "Families lined the quay to welcome the ship home.",
    "The Hungarian Defence Forces took over the command of KFOR from Italy on Monday.",
    "Twelve Danish pilots completed courses in Wichita in July.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_what_releases_say_besides_claims_nothing(text: str) -> None:
    found = [claim.slots() for claim in claims(f"Ghana has 700 soldiers in Lebanon. {text}")]
    assert [claim["senders"] for claim in found] == [("GHA",)], found


def test_the_force_of_a_text_about_one_mission_is_the_mission() -> None:
    text = "Spain has 1,100 soldiers with UNIFIL in Lebanon. The force numbers 5,700 at present and will reach 8,000 by the end of May."
    found = [claim.slots() for claim in claims(text)]
    assert {(claim["senders"], claim["quantity"]) for claim in found if claim["quantity"]} == {
        (("ESP",), total(1100)),
        (("UN",), total(5700)),
        (("UN",), total(8000)),
    }


def test_the_first_stage_of_a_delivery_is_one() -> None:
    text = "The first stage of the delivery of Russian S-400 air defence systems to Turkey was completed on Monday."
    made, _ = drafts(article(text))
    found = [draft.claim for draft in made]
    assert [(c.action, c.status, c.senders, c.hosts, c.start) for c in found] == [
        ("transfer", "in_effect", ("RUS",), ("TUR",), "2024-05-13")
    ]
