"""Lists, parts and clauses without a verb: each nation with its own soldiers, guns, partner or number. All texts are ours."""

import pytest
from claims_builders import claims

Told = list[tuple[str, str, str, str, int | None]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chad has promised Haiti 1,500 soldiers, Bangladesh a battalion and Sri Lanka 400 men.",
            [
                ("deploy", "announced", "TCD", "HTI", 1500),
                ("deploy", "announced", "BGD", "HTI", None),
                ("deploy", "announced", "LKA", "HTI", 400),
            ],
        ),
        (
            "Kosovo has received 46 Javelin missiles from the United States and Bayraktar drones from Turkey.",
            [("transfer", "in_effect", "USA", "XKX", 46), ("transfer", "in_effect", "TUR", "XKX", None)],
        ),
        (
            "Chile has bought 30 howitzers from Switzerland, two frigates from Australia and three C-130 aircraft from the United States.",
            [
                ("transfer", "approved", "CHE", "CHL", 30),
                ("transfer", "approved", "AUS", "CHL", 2),
                ("transfer", "approved", "USA", "CHL", 3),
            ],
        ),
        (
            "Peru is in talks with South Korea over K2 tanks and with Spain over patrol boats.",
            [("transfer", "considered", "KOR", "PER", None), ("transfer", "considered", "ESP", "PER", None)],
        ),
        (
            "In Chad Italy has 1,050 soldiers, Spain 650 and Ireland 340.",
            [
                ("station", "in_effect", "ITA", "TCD", 1050),
                ("station", "in_effect", "ESP", "TCD", 650),
                ("station", "in_effect", "IRL", "TCD", 340),
            ],
        ),
        (
            "Spain, the biggest contributor to the EU mission in Mali with 530 soldiers, will pull out 200 of them by June.",
            [("station", "in_effect", "ESP", "MLI", 530), ("withdraw", "announced", "ESP", "MLI", 200)],
        ),
        (
            "Some 900 Pakistani soldiers are in Bukavu, 400 of them at the airport of Kavumu.",
            [("station", "in_effect", "PAK", "COD", 900), ("station", "in_effect", "PAK", "COD", 400)],
        ),
        ("Denmark left 40 soldiers in Niamey as advisers.", [("station", "in_effect", "DNK", "NER", 40)]),
        (
            "Austria reduced its team at Camp Butmir in Bosnia from nine to six officers.",
            [("station", "ended", "AUT", "BIH", 9), ("withdraw", "in_effect", "AUT", "BIH", 6)],
        ),
        (
            "Ghana has already taken home one of its two companies from Lebanon. Nepal and Malaysia are to follow in April.",
            [("withdraw", "in_effect", "GHA", "LBN", 1), ("withdraw", "announced", "NPL MYS", "LBN", None)],
        ),
        (
            "More than 4,000 Rwandan soldiers are in the province, 2,500 of them around the gas project at Afungi in Mozambique.",
            [("station", "in_effect", "RWA", "MOZ", None), ("station", "in_effect", "RWA", "MOZ", 2500)],
        ),
        (
            "Nigeria's contingent in Guinea-Bissau, 150 strong, has been replaced by one from Ghana.",
            [("rotate", "in_effect", "GHA", "GNB", None)],
        ),
        (
            "Uganda handed its camp at Baidoa to the Somali army in May and took the 600 soldiers there home.",
            [("withdraw", "in_effect", "UGA", "SOM", 600)],
        ),
        (
            "Egypt pulled its 450 soldiers out of Mali in August 2022 after seven of its men had been killed.",
            [("withdraw", "in_effect", "EGY", "MLI", 450)],
        ),
        ("Turkish forces have run a training camp in Mogadishu since 2017.", [("station", "in_effect", "TUR", "SOM", None)]),
        ("Thailand chose the Swedish Gripen over the American F-16.", [("transfer", "approved", "SWE", "THA", None)]),
        ("Norway has not given Rwanda any missiles.", [("transfer", "denied", "NOR", "RWA", None)]),
        ("No Greek soldiers take part in the mission in Chad.", [("station", "denied", "GRC", "TCD", None)]),
    ],
)
def test_each_has_its_own(text: str, told: Told) -> None:
    found = [(c.action, c.status, " ".join(c.senders), " ".join(c.hosts), c.quantity.high if c.quantity else None) for c in claims(text)]
    assert sorted(found, key=str) == sorted(told, key=str)
