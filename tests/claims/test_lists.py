"""Lists of nations, places and numbers: who sends and who hosts, which place and which number belong together. All texts are ours."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts


def listed(text: str) -> list[tuple[str, str, str, str | None, int | None]]:
    """Action, senders, hosts, place and number of each draft."""
    made = [draft.claim for draft in drafts(article(text))[0]]
    return [(c.action, " ".join(c.senders), " ".join(c.hosts), c.place, c.quantity.low if c.quantity else None) for c in made]


def test_a_label_is_the_host_where_the_site_of_its_line_lies_in_it() -> None:
    text = "US forces in the Gulf\n- Kuwait: about 13,500 troops at Camp Arifjan\n- Qatar: 10,000 (Al Udeid)"
    assert listed(text) == [("station", "USA", "KWT", "Camp Arifjan", 13500), ("station", "USA", "QAT", "Al Udeid", 10000)]


def test_a_label_is_the_sender_where_the_place_of_its_line_lies_elsewhere() -> None:
    text = "Soldiers abroad\n- Norway: 60 soldiers at Al Asad in Iraq\n- Denmark: 105 soldiers at Al Asad in Iraq"
    assert [(senders, hosts) for _, senders, hosts, _, _ in listed(text)] == [("NOR", "IRQ"), ("DNK", "IRQ")]


def test_in_a_list_of_one_army_abroad_the_nations_are_hosts() -> None:
    text = "Where British forces are: Cyprus 2,290; Brunei 900.\nThe British army has no plans to leave."
    assert [found[:3] + found[4:] for found in listed(text)][:2] == [("station", "GBR", "CYP", 2290), ("station", "GBR", "BRN", 900)]


def test_contributors_to_a_mission_are_senders() -> None:
    found = listed("The UN mission in South Sudan (UNMISS)\n\nTroop contributors: Rwanda (2,612), India (2,384)")
    assert [(senders, hosts, number) for _, senders, hosts, _, number in found][-2:] == [
        ("RWA", "SSD", 2612),
        ("IND", "SSD", 2384),
    ]


def test_as_many_numbers_as_nations_are_told_respectively() -> None:
    found = listed("Ethiopia, Rwanda and India have 2,000, 2,600 and 2,400 troops respectively in South Sudan.")
    assert [(senders, hosts, number) for _, senders, hosts, _, number in found] == [
        ("ETH", "SSD", 2000),
        ("RWA", "SSD", 2600),
        ("IND", "SSD", 2400),
    ]


def test_a_nation_and_a_bare_number_go_on_with_the_verb_before() -> None:
    found = listed("Norway has 60 soldiers at Al Asad in Iraq, Denmark 105.")
    assert found == [("station", "NOR", "IRQ", "Al Asad", 60), ("station", "DNK", "IRQ", "Al Asad", 105)]


def test_forces_that_share_a_verb_have_each_their_own_place() -> None:
    found = listed("France will send 200 marines to Djibouti, and two ships to Singapore.")
    assert [(hosts, number) for _, _, hosts, _, number in found] == [("DJI", 200), ("SGP", 2)]


def test_forces_that_share_a_place_are_there_all_of_them() -> None:
    found = listed("Portugal has had four F-16s and 85 people at Keflavik since January.")
    assert {(hosts, place) for _, _, hosts, place, _ in found} == {("ISL", "Keflavik")}


def test_others_of_those_who_stay_stay() -> None:
    found = listed("Some 130 South Korean soldiers remain in the United Arab Emirates and another 280 in Lebanon.")
    assert [(action, hosts, number) for action, _, hosts, _, number in found] == [("station", "ARE", 130), ("station", "LBN", 280)]


def test_a_force_of_a_list_comes_from_its_own_nation() -> None:
    found = listed("The Kenyans in Goma will be joined by a Burundian battalion and two helicopters from Uganda.")
    assert [(senders, number) for _, senders, _, _, number in found] == [("BDI", None), ("UGA", 2)]


@pytest.mark.parametrize("noun", ["unit", "task force"])
def test_what_a_force_is_a_part_of_is_its_unit_and_no_further_force(noun: str) -> None:
    made = [draft.claim for draft in drafts(article(f"Some 130 Korean soldiers serve in Lebanon as part of the Cedar {noun}."))[0]]
    assert len(made) == 1


def test_of_forces_in_a_row_each_has_the_place_behind_it() -> None:
    text = (
        "Seoul has about 280 South Korean troops at Tyre in Lebanon, 280 engineers in Bor, South Sudan, "
        "and 140 special warfare troops, the Akh unit, in the UAE."
    )
    assert [(hosts, place, number) for _, _, hosts, place, number in listed(text)] == [
        ("LBN", "Tyre", 280),
        ("SSD", "Bor", 280),
        ("ARE", None, 140),
    ]


def test_of_forces_in_a_row_each_has_the_date_behind_it() -> None:
    made = [draft.claim for draft in drafts(article("Estonia sent 50 soldiers to Mali in 2018 and 30 to Chad in 2021."))[0]]
    assert [(c.hosts, c.start) for c in made] == [(("MLI",), "2018"), (("TCD",), "2021")]


def test_the_site_before_a_number_is_its_place() -> None:
    found = listed("US troops in Romania\n\nMihail Kogalniceanu: 1,000\nDeveselu: 200")
    assert [(place, number) for _, _, _, place, number in found] == [("Mihail Kogalniceanu", 1000), ("Deveselu", 200)]


def test_each_row_of_a_table_is_a_line_of_its_own() -> None:
    table = (
        "Who is in Chad?\n\nFrance | 1,000 | N'Djamena | Operation Lutteur, with helicopters and drones | since 2014\n"
        "Hungary | 200 | Faya | a training mission that parliament has not yet seen | since 2024\n"
        "Italy | 40 | Abéché | trainers"
    )
    assert [(sender, host, number) for _, sender, host, _, number in listed(table)] == [
        ("FRA", "TCD", 1000),
        ("HUN", "TCD", 200),
        ("ITA", "TCD", 40),
    ]


def test_of_two_nations_in_a_row_the_one_known_to_be_abroad_sends() -> None:
    table = "Foreign soldiers in Central Asia\n\nTajikistan  | Russia  | Dushanbe | 5,000\nKyrgyzstan  | Russia  | Kant  | 500"
    assert [(s, h, n) for _, s, h, _, n in listed(table)] == [("RUS", "TJK", 5000), ("RUS", "KGZ", 500)]


def test_a_capital_and_a_bare_number_go_on_with_the_verb_before() -> None:
    text = "Dushanbe will send 100 soldiers to Kazakhstan, Yerevan 70."
    assert [(action, s, n) for action, s, _, _, n in listed(text)] == [("deploy", "TJK", 100), ("deploy", "ARM", 70)]
    text = "Denmark has withdrawn 200 soldiers from Iraq, Norway 60 and Romania 30."
    assert [(action, s, n) for action, s, _, _, n in listed(text)] == [
        ("withdraw", "DNK", 200),
        ("withdraw", "NOR", 60),
        ("withdraw", "ROU", 30),
    ]


def test_those_before_a_clause_with_whose_own_its_force() -> None:
    text = "The Egyptians speak for the Burundians, whose last battalion left Somalia in December."
    assert [(action, s) for action, s, *_ in listed(text)] == [("withdraw", "BDI")]


def test_both_who_have_each_promised_a_company_send() -> None:
    found = listed("Mali and Togo have each promised a company of infantry for The Gambia.")
    assert [(action, senders) for action, senders, *_ in found] == [("deploy", "MLI TGO")]


def test_what_is_not_expected_before_a_day_is_expected_from_then_on() -> None:
    made = [d.claim for d in drafts(article("A Mongolian infantry battalion for Chad is not expected before November."))[0]]
    assert [(c.action, c.status, c.start, c.end) for c in made] == [("deploy", "announced", "2024-11", None)]


def test_what_is_put_on_hold_is_off() -> None:
    made = [d.claim for d in drafts(article("The withdrawal of 300 Italian soldiers from Lebanon has been put on hold."))[0]]
    assert [(c.action, c.status) for c in made] == [("withdraw", "cancelled")]


PLACED = [
    (
        "Ghana keeps 400 soldiers in Mali, 870 in Lebanon and 850 in South Sudan.",
        [("GHA", "MLI", 400), ("GHA", "LBN", 870), ("GHA", "SSD", 850)],
    ),
    ("Spain has 700 soldiers in Lebanon, 650 in Latvia.", [("ESP", "LBN", 700), ("ESP", "LVA", 650)]),
    (
        "Ghana has troops in Mali (400), Lebanon (870) and South Sudan (850).",
        [("GHA", "LBN", 870), ("GHA", "SSD", 850), ("GHA", "MLI", 400)],
    ),
    ("Italy will deploy 200 soldiers in Niger, Germany 100, and Spain 50.", [("ITA", "NER", 200), ("DEU", "NER", 100), ("ESP", "NER", 50)]),
    ("Two Dutch frigates and one Belgian are at Djibouti.", [("NLD", "DJI", 2), ("BEL", "DJI", 1)]),
    ("Sweden sent a company to Latvia in January and another to Mali in March.", [("SWE", "LVA", None), ("SWE", "MLI", None)]),
    ("Sweden is sending a company to Latvia, Denmark a battalion.", [("SWE", "LVA", None), ("DNK", "LVA", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), PLACED, ids=[text for text, _ in PLACED])
def test_each_number_of_a_list_has_its_own_sender_and_place(text: str, wanted: list[tuple[str, str, int | None]]) -> None:
    assert [(senders, hosts, number) for _, senders, hosts, _, number in listed(text)] == wanted


def test_what_shares_a_verb_without_repeating_it_shares_its_action() -> None:
    text = "Greece withdrew its Patriot battery from Saudi Arabia in June, and its frigate from the Red Sea in July."
    assert [found[0] for found in listed(text)] == ["withdraw", "withdraw"]


def test_lines_of_a_name_and_a_number_stand_alone() -> None:
    text = "Slovenian soldiers abroad\n\nKFOR (Kosovo): 99\neVA Slovakia: 103, Lešť\nUNIFIL (Lebanon): 1\n\nSlovenia has 7,000 soldiers."
    assert [(hosts, number) for _, senders, hosts, _, number in listed(text) if senders == "SVN"][:2] == [("XKX", 99), ("SVK", 103)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Some 40 Turkish instructors and technicians are in Chad.", 40),
        ("Six Danish officers are serving at the American-led headquarters in Bahrain.", 6),
        ("The minister told France 24 that 40 Turkish soldiers are in Chad.", 40),
    ],
)
def test_what_has_no_number_of_its_own_beside_soldiers_is_no_force(text: str, number: int) -> None:
    assert [found[-1] for found in listed(text)] == [number]


def test_who_only_leads_a_mission_is_not_whose_soldiers_serve_in_it() -> None:
    text = "New Zealand has 200 soldiers abroad.\n\nIn the Gulf, six officers are serving at the American-led headquarters in Bahrain."
    assert [senders for _, senders, *_ in listed(text)][-1] == "NZL"


@pytest.mark.parametrize(
    "text",
    [
        "Country | Personnel | Site | Since\nMalta | 450 | Camp Lemonnier | 1977\nTogo | 80 men | Camp Lemonnier | May 2013",
        "| Country | Personnel | Site | Since |\n| Malta | 450 | Camp Lemonnier | 1977 |\n| Togo | 80 men | Camp Lemonnier | May 2013 |",
    ],
)
def test_the_heading_of_a_column_says_what_its_dates_are(text: str) -> None:
    found = [draft.claim for draft in drafts(article("Foreign soldiers in Djibouti\n" + text))[0]]
    assert [(c.senders, c.start) for c in found] == [(("MLT",), "1977"), (("TGO",), "2013-05")]


def test_the_end_of_a_stay_may_be_a_column() -> None:
    found = [draft.claim for draft in drafts(article("Soldiers\nWhose | Where | How many | Until\nMalta | Chad | 30 soldiers | 2031"))[0]]
    assert [(c.senders, c.hosts, c.end) for c in found] == [(("MLT",), ("TCD",), "2031")]
