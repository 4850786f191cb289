"""Nations, alliances and regions by all their names."""

from collections import defaultdict

import pycountry
import pytest
from babel import Locale

from musterbook.errors import NotFound
from musterbook.world import nations
from musterbook.world.tables import listed, rows

ALLIANCES = {"NATO", "EU", "UN", "CSTO"}
# Where we print another name than ISO 3166 and CLDR: theirs are inverted, bracketed or not what news writes.
OWN_NAMES = {"COD", "COG", "PSE", "RUS", "SHN", "FSM", "VIR"}


def found(text: str) -> set[str]:
    return {term.code for term in nations.terms() if term.text == text}


def test_every_state_of_the_united_nations_is_there_once() -> None:
    codes = [row["code"] for row in rows("nations")]
    assert len(codes) == len(set(codes))
    assert len(nations.members("UN")) == 193
    assert {"XKX", "TWN", "PSE", "VAT", *ALLIANCES} <= set(codes)


def test_every_code_is_iso_3166_or_one_of_the_codebooks_own() -> None:
    for row in rows("nations"):
        country = pycountry.countries.get(alpha_3=row["code"])
        assert (country is not None) != (row["code"] in {"XKX", *ALLIANCES}), row["code"]
        assert country is None or country.alpha_2 == row["alpha_2"], row["code"]


def test_names_are_those_of_iso_3166_or_cldr_but_for_the_declared_few() -> None:
    cldr = Locale("en").territories
    own: set[str] = set()
    for country in pycountry.countries:
        theirs = {country.name, getattr(country, "common_name", ""), cldr[country.alpha_2], cldr[country.alpha_2].replace("’", "'")}
        if nations.is_code(country.alpha_3) and nations.name_of(country.alpha_3) not in theirs:
            own.add(country.alpha_3)
    assert own <= OWN_NAMES


def test_a_form_with_two_codes_is_marked_ambiguous_in_both() -> None:
    terms: dict[str, list[nations.Term]] = defaultdict(list)
    for term in (*nations.terms(), *nations.region_terms()):
        terms[term.text].append(term)
    unmarked = [text for text, same in terms.items() if len({t.code for t in same}) > 1 and not all(t.ambiguous for t in same)]
    assert not unmarked


def test_no_form_stands_twice_for_one_code() -> None:
    pairs = [(term.text, term.code) for term in (*nations.terms(), *nations.region_terms())]
    assert len(pairs) == len(set(pairs))


def test_what_is_marked_ambiguous_is_a_form_of_its_row() -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for term in (*nations.terms(), *nations.region_terms()):
        forms[term.code].add(term.text)
    for table in ("nations", "regions"):
        for row in rows(table):
            assert set(listed(row["ambiguous"])) <= forms[row["code"]], row["code"]


def test_every_nation_has_a_name_and_every_state_a_demonym_and_a_capital_that_is_no_city_state() -> None:
    for row in rows("nations"):
        assert row["names"], row["code"]
        if row["kind"] == "state":
            assert row["demonyms"], row["code"]
            assert row["capitals"] or row["code"] in {"MCO", "SGP", "SMR"}, row["code"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Czech Republic", "CZE"), ("Ivory Coast", "CIV"), ("Holland", "NLD"), ("U.S.", "USA"),
        ("US", "USA"), ("Pentagon", "USA"), ("Kremlin", "RUS"), ("Soviet", "RUS"), ("Whitehall", "GBR"), ("Élysée", "FRA"),
        ("Elysee", "FRA"),
        ("Quai d'Orsay", "FRA"), ("Quai d’Orsay", "FRA"), ("N’Djamena", "TCD"), ("Kantei", "JPN"), ("Knesset", "ISR"), ("Seimas", "LTU"),
        ("Saeima", "LVA"), ("Riigikogu", "EST"), ("Sejm", "POL"), ("Storting", "NOR"), ("Danes", "DNK"), ("Spaniards", "ESP"),
        ("Britons", "GBR"),
        ("Lithuanians", "LTU"), ("Iraqis", "IRQ"), ("Thais", "THA"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Kazakhstani", "KAZ"),
        ("Kosovar", "XKX"), ("Taiwanese", "TWN"), ("West Bank", "PSE"), ("Crimea", "UKR"), ("ROK", "KOR"), ("DPRK", "PRK"), ("DRC", "COD"),
        ("Burma", "MMR"), ("Kyiv", "UKR"), ("Kiev", "UKR"), ("Nato", "NATO"), ("Collective Security Treaty Organization", "CSTO"),
        ("Guam", "GUM"), ("Diego Garcia", "IOT"),
    ],
)  # fmt: skip
def test_a_name_in_print_finds_its_nation(text: str, code: str) -> None:
    assert found(text) == {code}


def test_shared_names_give_all_who_share_them() -> None:
    assert found("Congo") == {"COD", "COG"}
    assert found("Dominican") == {"DMA", "DOM"}
    assert found("Brussels") == {"BEL", "EU", "NATO"}


@pytest.mark.parametrize("text", ["Georgia", "Jordan", "Chad", "Victoria", "Kingston", "Congress", "Diet", "Pole", "Male"])
def test_names_that_are_also_other_things_are_marked(text: str) -> None:
    assert all(term.ambiguous for term in nations.terms() if term.text == text)


@pytest.mark.parametrize("text", ["Lithuania", "Polish", "Turkey", "American", "Berlin", "Washington", "Mali"])
def test_plain_names_are_not_marked(text: str) -> None:
    assert [term.ambiguous for term in nations.terms() if term.text == text] == [False]


def test_terms_keep_their_case_so_that_us_is_not_the_pronoun() -> None:
    texts = {term.text for term in nations.terms()}
    assert "US" in texts
    assert not texts & {"us", "turkey", "polish", "chad", "china", "pole", "who"}


def test_lookalikes_hold_a_term_or_an_abbreviation_of_one() -> None:
    texts = {term.text for term in nations.terms()} | {term.text for term in nations.region_terms()}
    words = {word for text in texts for word in text.split()}
    for phrase in nations.lookalikes():
        assert phrase not in texts, phrase
        assert words & set(phrase.replace(",", "").replace("-", " ").split()), phrase


@pytest.mark.parametrize("given", ["LTU", "ltu", "LT", "lt", "Lithuania", "lithuania", " LITHUANIA ", "Republic of Lithuania"])
def test_a_person_may_ask_by_any_name(given: str) -> None:
    assert nations.code_for(given) == "LTU"


@pytest.mark.parametrize(
    ("given", "code"),
    [("the Netherlands", "NLD"), ("UK", "GBR"), ("gb", "GBR"), ("xk", "XKX"), ("nato", "NATO"), ("the Baltic states", "baltic-states"),
     ("baltic-states", "baltic-states"), ("DR Congo", "COD"), ("u.s.", "USA"), ("cote d'ivoire", "CIV"), ("Georgia", "GEO")],
)  # fmt: skip
def test_codes_and_articles_and_regions_are_understood(given: str, code: str) -> None:
    assert nations.code_for(given) == code


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean 'Lithuania'"):
        nations.code_for("Lithuana")


def test_a_shared_name_is_answered_with_the_codes() -> None:
    with pytest.raises(NotFound, match="COD, COG"):
        nations.code_for("Congo")


@pytest.mark.parametrize("given", ["", "   ", "qqqqqq", "\x00", "Lithuania; DROP TABLE", "'"])
def test_nonsense_is_not_found(given: str) -> None:
    with pytest.raises(NotFound):
        nations.code_for(given)


def test_codes_are_written_exactly() -> None:
    assert nations.is_code("LTU")
    assert nations.is_code("sahel")
    assert not nations.is_code("ltu")
    assert not nations.is_code("LT")
    assert not nations.is_code("")


def test_the_regions_are_those_of_the_codebook() -> None:
    assert {row["code"] for row in rows("regions")} == set(nations.REGIONS)
    assert {term.code for term in nations.region_terms()} == set(nations.REGIONS)


def test_the_members_of_regions_and_alliances_are_nations() -> None:
    codes = {row["code"] for row in rows("nations")} - ALLIANCES
    for region in (*nations.REGIONS, *sorted(ALLIANCES)):
        assert nations.members(region) <= codes, region


def test_members_are_those_of_the_treaties() -> None:
    assert nations.members("baltic-states") == {"EST", "LVA", "LTU"}
    assert len(nations.members("NATO")) == 32
    assert len(nations.members("EU")) == 27
    assert len(nations.members("CSTO")) == 6
    assert nations.members("LTU") == {"LTU"}
    with pytest.raises(NotFound):
        nations.members("atlantis")


def test_a_display_name_is_given_for_regions_too() -> None:
    assert nations.name_of("GBR") == "United Kingdom"
    assert nations.name_of("eastern-flank") == "NATO's eastern flank"
    with pytest.raises(NotFound, match="LTU"):
        nations.name_of("LTUU")
