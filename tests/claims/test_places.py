"""Places: the site where a force is, also where the sentence only points to it."""

import pytest
from claims_builders import claims, only


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("US drones operate from Garoua in Cameroon.", "Garoua"),
        ("A US battery is at Basa Air Base in Luzon.", "Basa Air Base"),
        ("Danish soldiers are at Tapa and Võru in Estonia.", "Tapa and Võru"),
        ("Ghana has sent 300 soldiers to northern Mali.", "northern Mali"),
        ("Ghana keeps 300 soldiers in the north of Mali.", "north of Mali"),
        ("The last Portuguese soldiers left Kabul in June.", "Kabul"),
        ("From 2027, two Canadian submarines are to rotate through HMAS Stirling.", "HMAS Stirling"),
        ("Forty Danish marines guard the embassy in Baghdad.", "Baghdad"),
    ],
)
def test_the_site_is_named(text: str, place: str) -> None:
    assert [claim.place for claim in claims(text)] == [place]


def test_there_is_the_site_spoken_of() -> None:
    text = "Two hundred Danish soldiers arrived at Tapa in Estonia in May. A French company has been there since March."
    assert claims(text)[-1].place == "Tapa"


def test_home_is_not_where_a_force_was() -> None:
    assert only("The Danish company in Estonia will go home to Slagelse in June.").place is None


def test_a_month_cut_short_is_no_place() -> None:
    assert only("A Danish company is in Estonia until 18 Mar.").place is None


def test_a_contingent_is_where_its_name_says() -> None:
    assert claims("British soldiers are in Afghanistan. The Helmand Task Force will number 3,000 in July.")[-1].place == "Helmand"


def test_what_leaves_a_site_that_no_table_has_leaves_it() -> None:
    assert only("Norway’s ten advisers left Zurgovan in Georgia in August.").place == "Zurgovan"


def test_a_base_of_somebody_is_no_name() -> None:
    assert only("Two hundred Danish soldiers are at an American base in Kuwait.").place is None


def test_the_airport_is_the_one_named_before() -> None:
    text = "Two hundred Danish soldiers landed at Bardufoss in Norway in May. A French company has been at the airport since March."
    assert claims(text)[-1].place == "Bardufoss"


def test_an_airport_that_nobody_named_is_the_airport() -> None:
    assert only("Chad’s 300 peacekeepers in Mali will stay at the airport until June.").place == "airport"


def test_what_is_said_of_a_country_as_a_whole_is_said_of_no_base() -> None:
    text = "Two hundred Danish soldiers arrived at Tapa in Estonia in May. Estonia has asked France to send a company."
    assert claims(text)[-1].place is None


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Two US Patriot batteries were moved from Germany to Rzeszów in Poland in May.", "DEU"),
        ("A French frigate came to Manila in the Philippines from Nouméa in May.", "Nouméa"),
        ("Some 300 US paratroopers from Fort Liberty landed at Powidz in Poland in May.", None),
        ("A US platoon was flown to Basco, 190 kilometres from Taiwan, in the Philippines in May.", None),
        ("Spain has flown 200 soldiers to Cyprus to help with an evacuation of its nationals from Lebanon.", None),
    ],
)
def test_a_force_comes_from_abroad_by_its_own_move(text: str, origin: str | None) -> None:
    assert claims(text)[0].origin == origin


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Danish soldiers will stay in Latvia so long as Latvia wants them.", ("indefinite",)),
        ("Two hundred Danish soldiers came to Norway for Cold Response in March.", ("exercise",)),
    ],
)
def test_the_basis_is_in_the_words(text: str, basis: tuple[str, ...]) -> None:
    assert only(text).basis == basis


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Austria is withdrawing its 377 soldiers from the Golan Heights.", "Golan Heights"),
        ("No American brigade is stationed in Lapland.", "Lapland"),
        ("About 200 Russian soldiers are stationed near the city of Gyumri, close to the Turkish border.", "Gyumri"),
        ("Lithuania's Stinger missiles for Ukraine arrived in Kyiv on Sunday.", "Kyiv"),
        ("Ten armoured vehicles from France reached Bamako by road.", "Bamako"),
    ],
)
def test_the_place_is_named_where_the_text_has_a_name_for_it(text: str, place: str) -> None:
    assert [c.place for c in claims(text)] == [place]


def test_each_people_has_its_own_place() -> None:
    found = claims("The soldiers are Europeans: there are 140 Swedes in Ménaka and 60 Estonians in Gao.")
    assert [c.place for c in found] == ["Ménaka", "Gao"]


@pytest.mark.parametrize(
    ("text", "hosts", "place"),
    [
        ("A western diplomat in Tallinn put the number of Danish soldiers in Estonia at 200.", ("EST",), None),
        ("Italy sent 60 soldiers to Niger because the authorities in Niamey asked it to.", ("NER",), None),
        ("Some 900 Ghanaian soldiers serve in Lebanon, most of them at Naqoura.", ("LBN",), None),
        ("Spain keeps 650 soldiers in Lebanon, including a company at Marjayoun.", ("LBN",), None),
        ("Norwegian trainers, some 60 of them, moved to Erbil in October.", ("IRQ",), "Erbil"),
        ("Denmark will send a frigate to the Gulf in May.", ("persian-gulf",), None),
        ("An Indian destroyer is in the Gulf of Aden.", ("middle-east",), "Gulf of Aden"),
        ("The US carrier USS Nimitz is in the Caribbean.", (), "Caribbean"),
        ("Turkey has 300 soldiers at Camp Bakkara in Somalia.", ("SOM",), "Camp Bakkara"),
    ],
)
def test_a_place_is_where_all_of_them_are_and_not_who_speaks(text: str, hosts: tuple[str, ...], place: str | None) -> None:
    claim = claims(text)[0]
    assert (claim.hosts, claim.place) == (hosts, place)


def test_a_camp_of_two_words_is_a_place() -> None:
    (claim,) = claims("British marines live at Camp Viking in Norway.")
    assert claim.place == "Camp Viking"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("A brigade of the US army left South Korea for Iraq in 2004.", "KOR"),
        ("The US has 12,000 soldiers at bases in Germany. About 5,600 of them are to be moved to Belgium.", "DEU"),
        ("Swedish soldiers were at Gao in Mali. In May they were moved to Kidal.", "Gao"),
        ("Two hundred Danish soldiers left Copenhagen for Mosul.", None),
    ],
)
def test_whence_a_force_comes(text: str, origin: str | None) -> None:
    last = claims(text)[-1]
    assert (last.action, last.origin) == ("deploy", origin)


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("The town of Rukla in Lithuania is home to 1,600 German soldiers.", "Rukla", "in_effect"),
        ("Camp Lemonnier in Djibouti, home to 4,000 US troops, was attacked on Monday.", "Camp Lemonnier", "in_effect"),
        ("In Incirlik, a Turkish base that houses 1,500 US airmen, the guard was doubled.", "Incirlik", "in_effect"),
    ],
)
def test_a_town_or_base_that_houses_them_is_the_place(text: str, place: str, status: str) -> None:
    claim = claims(text)[0]
    assert (claim.action, claim.place, claim.status, claim.start) == ("station", place, status, None)


def test_the_country_is_that_of_who_acts_where_no_other_was_spoken_of() -> None:
    voted = "The Swedish parliament voted on Tuesday to let British soldiers be stationed at two bases in the country. "
    text = voted + "Sweden keeps 90 soldiers in Mali."
    assert [(claim.senders, claim.hosts) for claim in claims(text)] == [(("GBR",), ("SWE",)), (("SWE",), ("MLI",))]


@pytest.mark.parametrize(
    ("text", "hosts", "place"),
    [
        ("Some 90 Danish soldiers are at Ostrana near Tallinn.", ("EST",), "Ostrana"),
        ("Some 90 Danish soldiers are at the Ostrana base, south-east of Baghdad.", ("IRQ",), "Ostrana base"),
        ("Kenyan soldiers are deployed in Haiti's capital, Port-au-Prince.", ("HTI",), "Port-au-Prince"),
        ("Kenyan soldiers are deployed in the Haitian capital, Port-au-Prince.", ("HTI",), "Port-au-Prince"),
        ("Some 90 Danish soldiers are in northeast Syria.", ("SYR",), "northeast Syria"),
    ],
)
def test_the_smaller_of_two_places_that_stand_together(text: str, hosts: tuple[str, ...], place: str) -> None:
    claim = claims(text)[0]
    assert (claim.hosts, claim.place) == (hosts, place)


def test_new_year_is_no_place() -> None:
    assert {c.place for c in claims("The Swedish company in Mali comes home at New Year.")} == {None}


def test_a_place_alone_at_the_head_of_a_paragraph_is_where_it_plays() -> None:
    text = "11.30 Fort Magsaysay. The battalion has 200 American soldiers in the Philippines, says Capt. Dana Whitlock."
    assert [claim.place for claim in claims(text)] == ["Fort Magsaysay"]
