"""Lists, parts and clauses without a verb: each nation with its own soldiers, guns, partner or number. All texts are ours."""

import pytest
from claims_builders import article, claims

from musterbook.claims.read import read

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Taiwan, Paraguay's oldest ally, donated 30 Humvees to Palau last year.", [("transfer", "in_effect", "TWN", "PLW", 30)]),
        ("France gave Benin 20 armoured cars.", [("transfer", "in_effect", "FRA", "BEN", 20)]),
        ("Germany will send Moldova 20 armoured carriers.", [("transfer", "announced", "DEU", "MDA", 20)]),
        ("Greece agreed to send Armenia its old S-300s.", [("transfer", "approved", "GRC", "ARM", None)]),
        ("Argentina paid Denmark 300 million dollars for 24 used F-16s.", [("transfer", "approved", "DNK", "ARG", 24)]),
        ("Bolivia is said to be negotiating with Iran over drones.", [("transfer", "considered", "IRN", "BOL", None)]),
        ("Oman is talking to Turkey about 40 armoured carriers.", [("transfer", "considered", "TUR", "OMN", 40)]),
        ("Bangladesh signed a letter of intent with Italy for Typhoons.", [("transfer", "approved", "ITA", "BGD", None)]),
        ("Washington has refused Egypt the F-35.", [("transfer", "denied", "USA", "EGY", None)]),
        ("Egypt was refused F-35s by Washington.", [("transfer", "denied", "USA", "EGY", None)]),
        ("Bangladesh will order 20 J-10C fighters from China.", [("transfer", "announced", "CHN", "BGD", 20)]),
        ("Chad's army has been equipped with Turkish drones.", [("transfer", "in_effect", "TUR", "TCD", None)]),
        ("Mali's six L-39s were bought in Russia.", [("transfer", "approved", "RUS", "MLI", 6)]),
        ("The Su-30s that Uganda bought from Russia have arrived at Entebbe.", [("transfer", "in_effect", "RUS", "UGA", None)]),
        ("Egypt delivered 40 tonnes of ammunition to Somalia.", [("transfer", "in_effect", "EGY", "SOM", None)]),
        ("Kenya bought in March 12 helicopters from Italy.", [("transfer", "approved", "ITA", "KEN", 12)]),
        (
            "The United States has cleared the transfer of four Orion patrol planes from Norway to Argentina.",
            [("transfer", "approved", "NOR", "ARG", 4)],
        ),
        (
            "Bangladesh will order 20 fighters from China. The navy commissioned two Chinese-made submarines in 2017.",
            [("transfer", "announced", "CHN", "BGD", 20), ("transfer", "in_effect", "CHN", "BGD", 2)],
        ),
        ("The Solomon Islands took over their second patrol boat from Australia.", [("transfer", "in_effect", "AUS", "SLB", None)]),
        (
            "China gave Fiji 20 trucks and 30 lorries in 2022. A few drones followed in 2024.",
            [
                ("transfer", "in_effect", "CHN", "FJI", 20),
                ("transfer", "in_effect", "CHN", "FJI", 30),
                ("transfer", "in_effect", "CHN", "FJI", 9),
            ],
        ),
        (
            "Tonga got two boats from Japan last June. Australia has offered it a patrol boat.",
            [("transfer", "in_effect", "JPN", "TON", 2), ("transfer", "announced", "AUS", "TON", None)],
        ),
        (
            "Latvia ordered 62 howitzers from France. None has come so far. It has given Ukraine 13 older tanks.",
            [
                ("transfer", "approved", "FRA", "LVA", 62),
                ("transfer", "denied", "FRA", "LVA", None),
                ("transfer", "in_effect", "LVA", "UKR", 13),
            ],
        ),
        (
            "Bahrain has bought 80 Rafales from France, the first of which was handed over at Istres in January.",
            [("transfer", "approved", "FRA", "BHR", 80), ("transfer", "in_effect", "FRA", "BHR", None)],
        ),
        ("Deliveries of South Korean howitzers to Egypt will begin in 2027.", [("transfer", "announced", "KOR", "EGY", None)]),
        (
            "Guyana has received a patrol ship built in Louisiana and wants a second one.",
            [("transfer", "in_effect", "USA", "GUY", None), ("transfer", "requested", "USA", "GUY", 1)],
        ),
        ("Some 40 Italians train Niger's soldiers. The army drives Brazilian Cascavels.", [("station", "in_effect", "ITA", "NER", 40)]),
        (
            "Germany trains Ghana's soldiers. Germany has already given the army 105 vehicles.",
            [("transfer", "in_effect", "DEU", "GHA", 105)],
        ),
        (
            "Norway has delivered 12 boats, Sweden 20 howitzers and Latvia 300 rifles to Georgia.",
            [
                ("transfer", "in_effect", "NOR", "GEO", 12),
                ("transfer", "in_effect", "SWE", "GEO", 20),
                ("transfer", "in_effect", "LVA", "GEO", 300),
            ],
        ),
        (
            "Togo sent 90 soldiers to Niger, Benin 20 engineers and Ghana a company.",
            [
                ("deploy", "in_effect", "TGO", "NER", 90),
                ("deploy", "in_effect", "BEN", "NER", 20),
                ("deploy", "in_effect", "GHA", "NER", None),
            ],
        ),
        ("Seoul has given Manila's coast guard two ships.", [("transfer", "in_effect", "KOR", "PHL", 2)]),
        (
            "Denmark's parliament approved a package of 16 howitzers and 4,000 shells for Moldova.",
            [("transfer", "approved", "DNK", "MDA", 16), ("transfer", "approved", "DNK", "MDA", 4000)],
        ),
        ("The sale of 12 Gripens to Peru by Sweden fell through.", [("transfer", "cancelled", "SWE", "PER", 12)]),
        ("Nigeria received 12 Turkish-built patrol ships in July.", [("transfer", "in_effect", "TUR", "NGA", 12)]),
        ("Bulgaria's parliament allowed the passage of 2,000 American soldiers to Romania.", []),
    ],
)
def test_what_changes_hands_is_read(text: str, told: Told) -> None:
    test_each_has_its_own(text, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ethiopia's troops in Abyei were replaced by soldiers from Ghana, Pakistan and Vietnam.",
            [("rotate", "in_effect", "GHA PAK VNM", "SDN", None)],
        ),
        (
            "The bloc sent 2,100 soldiers from Kenya, Uganda and Burundi to eastern Congo in November 2022.",
            [("deploy", "in_effect", "KEN UGA BDI", "COD", 2100)],
        ),
        ("Some 300 Angolan observers monitor the ceasefire from Goma.", [("station", "in_effect", "AGO", "COD", 300)]),
        (
            "Austria's contingent at Naqoura in Lebanon, which numbers 170, runs the convoys.",
            [("station", "in_effect", "AUT", "LBN", 170)],
        ),
        ("The last blue helmets left Darfur in June 2021.", [("withdraw", "in_effect", "UN", "SDN", None)]),
        (
            "Some 50 German soldiers are in Bosnia with EUFOR. No American soldiers take part.",
            [("station", "in_effect", "DEU", "BIH", 50), ("station", "denied", "USA", "BIH", None)],
        ),
        (
            "Some 150 Romanian soldiers are in Bosnia. Germany returned to the mission in 2022.",
            [("station", "in_effect", "ROU", "BIH", 150), ("deploy", "in_effect", "DEU", "BIH", None)],
        ),
        (
            "Some 150 Nepalese soldiers are in South Sudan. Rwanda is the largest troop contributor in South Sudan.",
            [("station", "in_effect", "NPL", "SSD", 150), ("station", "in_effect", "RWA", "SSD", None)],
        ),
        (
            "Ghana had soldiers in Mali. The Ghanaian contingent in Mali, an airfield unit of 160, came home in December 2023.",
            [("station", "ended", "GHA", "MLI", None), ("withdraw", "in_effect", "GHA", "MLI", 160)],
        ),
        (
            "Some 1,200 Rwandan soldiers wear the blue helmets of MINUSCA, and another 2,000 are there under a pact of 2019.",
            [("station", "in_effect", "RWA", "CAF", 1200), ("station", "in_effect", "RWA", "CAF", 2000)],
        ),
        (
            "Portugal keeps 200 commandos in Bangui. They were relieved in February for the fifteenth time.",
            [("station", "in_effect", "PRT", "CAF", 200), ("rotate", "in_effect", "PRT", "CAF", None)],
        ),
        (
            "The trainers in Bangui, some 70 from Poland, Spain and Romania, are to stay until September.",
            [("station", "announced", "POL ESP ROU", "CAF", 70)],
        ),
        (
            "Indonesia has offered 8,000 soldiers for a force in Gaza, and Azerbaijan, Pakistan and Morocco are considering it.",
            [("deploy", "announced", "IDN", "PSE", 8000)],
        ),
        (
            "About 200 American soldiers arrived in Israel in October. Most have left since.",
            [("deploy", "in_effect", "USA", "ISR", 200), ("withdraw", "in_effect", "USA", "ISR", None)],
        ),
        (
            "There are foreign soldiers in Sinai, of whom 450 are Americans and 275 Colombians.",
            [("station", "in_effect", "USA", "EGY", 450), ("station", "in_effect", "COL", "EGY", 275)],
        ),
        (
            "Egypt keeps some 40,000 men in Sinai and sent 300 soldiers to Gaza.",
            [("deploy", "in_effect", "EGY", "PSE", 300)],
        ),
        (
            "The American presence in Luzon, about 500 men, is called rotational.",
            [("station", "in_effect", "USA", "PHL", 500)],
        ),
        ("The mission sent back 114 Sri Lankan soldiers from Haiti in 2007.", [("withdraw", "in_effect", "LKA", "HTI", 114)]),
        ("Germany sent 200 soldiers back to Mali in 2014.", [("deploy", "in_effect", "DEU", "MLI", 200)]),
        (
            "Some 300 Italian soldiers are in Niger. The Americans handed over Base 101 in July.",
            [("station", "in_effect", "ITA", "NER", 300), ("withdraw", "in_effect", "USA", "NER", None)],
        ),
        (
            "Serbia has 182 soldiers in Lebanon, in the Spanish sector at Marjayoun. Eight officers work in Bangui.",
            [("station", "in_effect", "SRB", "LBN", 182), ("station", "in_effect", "SRB", "CAF", 8)],
        ),
    ],
)
def test_who_serves_in_a_mission_is_read(text: str, told: Told) -> None:
    test_each_has_its_own(text, told)


def test_a_title_tells_who_sends_by_whose_soldiers_it_speaks_of() -> None:
    text = "The six medics who were with the trainers in Mali were flown home two years ago. Three officers serve in Cyprus."
    found = read(article(text, title="Belgrade's friends abroad")).claims
    assert {c.senders for c in found} == {("SRB",)}
