"""Missions as plain news tells of them: who is sent and relieved, since when and until when, where from, and who says so."""

from typing import Any

import pytest
from claims_builders import claims, only, total

from musterbook.model import Speaker

READ: list[tuple[str, dict[str, Any]]] = [
    # The participle's subject is the verb's; what is being sent is under way; where it was is its origin.
    ("Dutch marines of 21 Company, embarked on the Karel Doorman, have arrived in Cyprus.", {"action": "deploy", "hosts": ("CYP",)}),
    ("The Netherlands was withdrawing its engineers from Mali, two officials said.", {"status": "under_way", "action": "withdraw"}),
    ("The remaining troops from Togo and Niger will leave Mali by 15 July.", {"senders": ("TGO", "NER"), "hosts": ("MLI",)}),
    # 'As many as' measures the force; whoever is answerable is none of it.
    (
        "The Hague is considering pulling as many as 300 soldiers from Mali and Niger, according to four people familiar with the plan.",
        {"action": "withdraw", "status": "considered", "hosts": ("MLI", "NER")},
    ),
    ("Both the Dutch minister and his Cypriot colleague confirmed that a Dutch battalion will return to Cyprus.", {"echelon": "battalion"}),
    # Places in a list, a capital among them; a base in a town; who closes one has none there.
    ("About 900 Dutch soldiers are based in Paphos and Nicosia.", {"place": "Paphos and Nicosia"}),
    ("The Dutch air transport base in Niamey will be kept until 31 August.", {"place": "Niamey", "end": "2024-08-31"}),
    ("MONUSCO has closed its base at Bukavu in South Kivu.", {"action": "withdraw", "senders": ("UN",)}),
    # Said once: has and serves, began a deployment, prolonged a mandate for so many.
    ("Ireland currently has some 140 troops serving with UNIFIL in Lebanon.", {"action": "station", "senders": ("IRL",)}),
    ("A Dutch detachment of F-35s began a four-month deployment to Iceland on 1 April.", {"status": "under_way", "end": "2024-08-01"}),
    (
        "The Bundestag voted to extend the mandate for the mission in Niger until 31 March 2025, with a ceiling of up to 50 soldiers.",
        {"status": "approved", "action": "station", "end": "2025-03-31"},
    ),
    ("The Dutch company has completed its six-month deployment to Kosovo.", {"action": "withdraw", "echelon": "company"}),
    ("The 90 Slovaks will return in June after a six-month deployment to Bosnia.", {"action": "withdraw", "end": None, "start": "2024-06"}),
    # Verbs of watching and of passing time.
    ("From 1 June Belgian F-16s will police Baltic airspace from Siauliai.", {"action": "station", "place": "Siauliai"}),
    ("Dutch soldiers spent a fortnight in Iceland in February.", {"action": "station", "status": "ended", "start": "2024-02"}),
    ("The Folketing backed a plan to extend the stay of 105 Danish soldiers in Iraq.", {"status": "approved"}),
    # Since when and until when.
    ("Dutch soldiers will stay in Chad until the end of the decade.", {"end": "2029-12-31"}),
    ("A Dutch frigate has been in the Gulf for three months.", {"start": "2024-02"}),
    ("Dutch engineers have been in Cyprus for two years.", {"start": "2022"}),
    ("Dutch engineers have been in Cyprus for more than two years.", {"start": None}),
    ("Since the coup in 2022, Ghana has hosted a Dutch company.", {"start": "2022"}),
    ("The last 30 Dutch observers will come home from Syria in June after almost 11 years.", {"start": "2024-06", "end": None}),
    ("The 28th German contingent took over from the 27th at Camp Castor in Gao on 4 March.", {"start": "2024-03-04"}),
    ("As of 1 May, 700 Dutch soldiers were stationed in Cyprus.", {"status": "in_effect"}),
    ("The Dutch mission in Mali, due to end on 15 June, was extended by three weeks.", {"status": "approved", "start": None}),
    ("A diplomat told us that the last 300 Dutch soldiers will be out of Mali by the end of the year.", {"end": "2024-12-31"}),
    # Who says it, on what day.
    (
        "In a statement carried by a news site, the Cypriot defence ministry said 300 Dutch soldiers had arrived in Paphos.",
        {"speakers": (Speaker(None, None, "Cypriot defence ministry", "CYP"),)},
    ),
    (
        "In an interview published by the daily Morgenbode, the chief of staff, General Jan Holst, said 30 Dutch soldiers would leave Gao.",
        {"speakers": (Speaker("Jan Holst", "chief of staff", None, None),)},
    ),
    (
        "The news agency Norrel quoted the Dutch minister, Jan Holst, as saying on Tuesday that 300 Dutch soldiers would stay in Cyprus.",
        {"via": ("Norrel",), "said_on": "2024-05-14"},
    ),
    ("The Times of Limassol reported that 300 Dutch soldiers would leave Cyprus.", {"via": ("Times of Limassol",)}),
    ("A diplomat told Le Rivage that 300 Dutch soldiers would leave Cyprus.", {"via": ("Le Rivage",)}),
    ("Diplomats in Brussels said that 300 Dutch soldiers would leave Cyprus.", {"speakers": (Speaker(None, "Diplomats in Brussels"),)}),
    ("In a letter to the assembly dated 8 May, Minister Jan Holst said that 70 Dutch soldiers were in Chad.", {"said_on": "2024-05-08"}),
    ("Asked whether the Dutch contingent would leave Chad, the ministry replied that it had no such plans.", {"status": "denied"}),
    ("A Dutch company will stay in Cyprus, the paper Morgenbode wrote on Monday, without citing sources.", {"speakers": ()}),
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_a_sentence_about_a_mission_is_one_claim(text: str, wanted: dict[str, Any]) -> None:
    claim = only(text).slots()
    assert {name: claim[name] for name in wanted} == wanted


def test_a_force_that_is_based_in_one_country_and_sent_to_another_comes_from_there() -> None:
    found = claims("About 600 Dutch troops stationed in Kuwait are being sent to Baghdad.")
    assert ("deploy", "under_way", "KWT") in {(c.action, c.status, c.origin) for c in found}


QUIET = [
    # A town's country, a country that made war, the far side of a border and the way through are no senders and no hosts.
    "The brigade's equipment is arriving through the port of Alexandroupoli, Greece, for onward movement to Romania.",
    "Since Russia's invasion of Ukraine in 2022, Hungary has hosted a multinational battlegroup led by its own army.",
    "Poland has sent 3,000 soldiers to the border with Belarus.",
    "A convoy of 300 American vehicles passed through the Czech Republic on its way to Romania.",
    "The UN Secretary-General called on all parties to withdraw their forces from El Fasher.",
    "Asked whether Spain would send troops to Niger, the minister declined to comment.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_only_stands_beside_a_force_makes_no_claim(text: str) -> None:
    assert claims(text) == ()


OTHERS = [
    # Persons and firms of a nation come, stay and go on their own account; so do ministers who are women.
    "The Turkish president will arrive in Baku on Monday.",
    "The British ambassador left Bamako on Sunday.",
    "Germany's chancellor stays in Warsaw for talks.",
    "German companies have left Russia.",
    "Britain left the EU in 2020.",
    "The Dutch minister arrived on Sunday. She will stay until Wednesday.",
    "Of 180 members of parliament, 112 voted for the bill.",
    "Mexico deployed 2,000 soldiers to Culiacán after a week of violence.",
    "A Cuban team of 60 rescuers has arrived in Calabria.",
    "The base, built by the British in 1955, covers 12 square kilometres.",
    "The church holds only 300, and nobody brings dogs.",
    "The officers share a taste for the local coffee.",
    "Many of them will not be at home for long.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_in_a_text_about_soldiers_others_who_come_and_go_are_none(text: str) -> None:
    first, *rest = claims(f"Some 200 Danish soldiers are based in Cyprus.\n\n{text}")
    assert first.senders == ("DNK",)
    assert rest == []


TWICE: list[tuple[str, str, str, dict[str, Any]]] = [
    ("The Dutch battalion earmarked for MINUSCA has begun arriving in Bangui.", "deploy", "NLD", {"status": "under_way"}),
    ("A Dutch company landed in Gao on 3 May to relieve the Swedes.", "rotate", "NLD", {"start": "2024-05-03"}),
    ("The sixth rotation of the Dutch police unit arrived in Goma, replacing colleagues.", "rotate", "NLD", {"place": "Goma"}),
    ("Some 500 Dutch reservists are being flown to Sarajevo to reinforce EUFOR.", "deploy", "NLD", {"hosts": ("BIH",)}),
    (
        "KFOR has been reinforced by some 600 British troops from the 1st Battalion of the Royal Regiment.",
        "deploy",
        "GBR",
        {"unit": "1st Battalion of the Royal Regiment"},
    ),
    ("The UN mission in Iraq will wind up by the end of 2025.", "withdraw", "UN", {"end": "2025-12-31"}),
    ("The arrival of the 40 Dutch soldiers in Lome was confirmed by the ministry on Friday.", "deploy", "NLD", {"start": None}),
    ("Two Dutch P-3C aircraft continue to fly from Djibouti.", "station", "NLD", {"hosts": ("DJI",)}),
    ("The last Dutch company drove out of Bissau on Thursday.", "withdraw", "NLD", {"hosts": ("GNB",)}),
    ("The ministers agreed last week that the number of Dutch soldiers in Mali may rise to 70.", "station", "NLD", {"start": None}),
    ("The remaining Dutch soldiers in Papua New Guinea are at Buin and Wakunai.", "station", "NLD", {"place": "Buin and Wakunai"}),
    ("The last of the vehicles, eight Dutch Leopards, will be given to Ukraine.", "transfer", "NLD", {"equipment": ("Leopard",)}),
    ("Ohio National Guard engineers landed at Misawa.", "deploy", "USA", {"hosts": ("JPN",)}),
]


@pytest.mark.parametrize(("text", "action", "sender", "wanted"), TWICE)
def test_what_two_words_tell_of_one_move_is_told_once(text: str, action: str, sender: str, wanted: dict[str, Any]) -> None:
    claim = only(text).slots()
    assert (claim["action"], claim["senders"]) == (action, (sender,))
    assert {name: claim[name] for name in wanted} == wanted


SHARES = [
    ("Denmark has 800 soldiers on missions abroad, 200 of them in Latvia, 105 in Iraq and 35 in Kosovo.", ["", "LVA", "IRQ", "XKX"]),
    ("Of Austria's peacekeepers, 310 are in Kosovo, 270 in Bosnia and 180 in Lebanon.", ["XKX", "BIH", "LBN"]),
    ("Ireland has 343 troops in Lebanon, 130 in Syria, 13 in Kosovo and seven in Mali.", ["LBN", "SYR", "XKX", "MLI"]),
    ("The Czech army has soldiers in four countries: 120 in Lithuania, 60 in Mali and nine in Jordan and Iraq.", ["LTU", "MLI", "JOR IRQ"]),
    ("Portugal will send 40 soldiers to Mali, 30 to Somalia and 20 to Iraq.", ["MLI", "SOM", "IRQ"]),
]


@pytest.mark.parametrize(("text", "hosts"), SHARES)
def test_each_share_of_a_force_has_the_country_behind_it(text: str, hosts: list[str]) -> None:
    found = [c for c in claims(text) if c.quantity]
    assert [" ".join(c.hosts) for c in found] == hosts


MORE: list[tuple[str, dict[str, Any]]] = [
    ("The Hague is reviewing whether to keep its 90 troops in Mali beyond the end of 2025.", {"start": None, "end": None}),
    ("Under a deal signed in March, Britain can station up to 300 troops at Duqm until 2037.", {"status": "approved", "end": "2037"}),
    ("Two Dutch frigates are off the Libyan coast.", {"hosts": ("LBY",)}),
    ("The Netherlands will contribute an infantry company to the NATO brigade in Latvia.", {"echelon": "company"}),
]


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_of_one_force_one_claim(text: str, wanted: dict[str, Any]) -> None:
    claim = only(text).slots()
    assert {name: claim[name] for name in wanted} == wanted


SAID: list[tuple[str, dict[str, Any]]] = [
    ("A UN official who was not authorised to speak to the media said 300 Dutch soldiers had been moved to Juba.", {"status": "in_effect"}),
    ("The report, which could not be independently verified, said 300 Dutch soldiers had been moved to Juba.", {"status": "in_effect"}),
    ("A Dutch minister told the news site Hid on Friday that 300 Dutch soldiers would leave Chad.", {"via": ("Hid",)}),
    (
        "According to a statement by the general staff, the Dutch platoon returned from Kosovo.",
        {"speakers": (Speaker(None, "the general staff"),)},
    ),
    ("Chad's president announced that the 1,000 Dutch soldiers in Chad would have to go.", {"action": "withdraw"}),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_says_it_and_who_may_not_be_named(text: str, wanted: dict[str, Any]) -> None:
    claim = only(text).slots()
    assert {name: claim[name] for name in wanted} == wanted


def test_the_present_ends_a_story_of_earlier_years() -> None:
    text = "The Dutch force in Mali was formed in May 2016. Today it has 62 soldiers. The Dutch camp at Gao was closed in April."
    assert claims(text)[-1].start == "2024-04"


def test_who_believes_beside_a_move_does_not_tell_of_it() -> None:
    assert only("Dutch soldiers went to Mali when few people believed in peace.").speakers == ()


def test_a_sheikh_at_the_end_of_a_sentence_is_nobody() -> None:
    text = "Two Dutch officers are at Sharm el-Sheikh. Nothing has been decided, and reports that a Dutch company will be sent are wrong."
    assert not any(s.name for claim in claims(text) for s in claim.speakers)


def test_a_contingent_tells_its_nation_by_its_name() -> None:
    found = claims("The 910-strong ZAMBATT 6 replaced ZAMBATT 5 at Birao.")
    assert [(c.action, c.senders, c.hosts, c.unit) for c in found] == [("rotate", ("ZMB",), ("CAF",), "ZAMBATT 6")]


def test_a_mission_that_speaks_of_itself() -> None:
    found = claims("MINUSMA said on Tuesday that it had left its camp at Kidal.")
    assert [(c.action, c.senders, c.hosts, c.place) for c in found] == [("withdraw", ("UN",), ("MLI",), "Kidal")]


def test_who_is_there_deployed_is_there_once() -> None:
    found = claims("There are currently 341 Irish personnel deployed to UNIFIL.")
    assert [(c.action, c.senders, c.quantity) for c in found] == [("station", ("IRL",), total(341))]


def test_another_eight_elsewhere_are_counted() -> None:
    found = claims("The UK has 180 personnel in Iraq. Another eight are at the embassy in Kuwait City.")
    assert [(c.action, c.hosts, c.quantity.low if c.quantity else None) for c in found] == [
        ("station", ("IRQ",), 180),
        ("station", ("KWT",), 8),
    ]


def test_both_before_a_verb_counts_nobody() -> None:
    found = claims("Serbia and Kosovo both welcomed the arrival of 200 British soldiers.")
    assert [(c.action, c.quantity) for c in found] == [("deploy", total(200))]


def test_where_others_are_from_is_not_what_a_mission_leaves() -> None:
    text = "SAMIM, which has troops from South Africa and Botswana, will leave Mozambique on 15 July."
    assert {(c.action, c.senders, c.hosts) for c in claims(text)} == {("station", ("ZAF", "BWA"), ("MOZ",))}


def test_who_is_there_under_a_treaty_of_its_own_is_of_no_mission() -> None:
    text = (
        "UNMISS has 12,000 soldiers in South Sudan.\n\nNepal will send 250 soldiers to South Sudan in June."
        " Uganda has 700 soldiers in South Sudan under a treaty of its own."
    )
    assert [(claim.senders, claim.unit) for claim in claims(text)] == [(("UN",), "UNMISS"), (("NPL",), "UNMISS"), (("UGA",), None)]


@pytest.mark.parametrize(
    ("text", "status", "senders", "hosts"),
    [
        (
            "Rwanda, India and Nepal are the largest troop contributors to UNMISS in South Sudan.",
            "in_effect",
            ("RWA", "IND", "NPL"),
            ("SSD",),
        ),
        ("Bangladesh is among the biggest contributors to MONUSCO.", "in_effect", ("BGD",), ("COD",)),
        ("Egypt was a participant in UNAMID until 2020.", "ended", ("EGY",), ("SDN",)),
        ("Soldiers from Malawi, Chad and Kenya make up the Kivu Brigade in eastern Congo.", "in_effect", ("MWI", "TCD", "KEN"), ("COD",)),
        ("Italy and Spain each have about 650 soldiers in southern Lebanon.", "in_effect", ("ITA", "ESP"), ("LBN",)),
        ("Of the 170 Slovak soldiers in Cyprus, 40 are women.", "in_effect", ("SVK",), ("CYP",)),
    ],
)
def test_whoever_contributes_to_a_mission_is_there(text: str, status: str, senders: tuple[str, ...], hosts: tuple[str, ...]) -> None:
    claim = only(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("station", status, senders, hosts)
    assert claim.quantity is None or claim.quantity.low != 40


def test_a_mission_goes_by_its_acronym_where_the_text_has_one() -> None:
    text = (
        "Kenya will withdraw its soldiers from the UN mission in South Sudan, UNMISS. The UN mission in South Sudan has 12,000 soldiers. "
        "A Nepalese company has been moved to Wau."
    )
    assert claims(text)[-1].unit == "UNMISS"


@pytest.mark.parametrize(
    ("text", "senders", "hosts", "high"),
    [
        ("The ceiling for UNMISS is 17,000.", ("UN",), ("SSD",), 17_000),
        ("The ceiling of EUFOR Althea is 2,500.", ("EU",), ("BIH",), 2_500),
        ("UNMISS has a ceiling of 17,000 troops.", ("UN",), ("SSD",), 17_000),
        ("The Danish contingent in Mali has a ceiling of 300.", ("DNK",), ("MLI",), 300),
    ],
)
def test_so_many_as_the_ceiling_of_a_mission_may_be_there(text: str, senders: tuple[str, ...], hosts: tuple[str, ...], high: int) -> None:
    claim = only(text)
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("station", "approved", senders, hosts)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (None, high)


def test_a_mandate_goes_without_saying_beside_another() -> None:
    found = claims("UNMISS's mandate runs until 30 April. UNIFIL's runs until 31 August.")
    assert [(c.status, c.senders, c.hosts, c.unit, c.end) for c in found] == [
        ("approved", ("UN",), ("SSD",), "UNMISS", "2025-04-30"),
        ("approved", ("UN",), ("LBN",), "UNIFIL", "2024-08-31"),
    ]


def test_who_have_manned_posts_are_there() -> None:
    claim = only("Turkish military police have manned posts near Prizren since 2008.")
    assert (claim.action, claim.senders, claim.hosts, claim.start) == ("station", ("TUR",), ("XKX",), "2008")


def test_it_that_is_due_comes() -> None:
    found = claims("The first Spanish company will not arrive in Mali in April. It is due in June.")
    assert [(c.action, c.status, c.start) for c in found] == [("deploy", "denied", "2025-04"), ("deploy", "announced", "2024-06")]


def test_who_goes_on_doing_so_goes_nowhere() -> None:
    found = claims("Danish soldiers have served in Mali since 2014, and they will go on doing so.")
    assert {c.action for c in found} == {"station"}
