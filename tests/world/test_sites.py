"""Sites: every place one country, every doubtful name marked."""

import unicodedata
from collections import Counter, defaultdict

import pycountry
import pytest

from musterbook.world import nations
from musterbook.world.sites import KINDS, Site, sites
from musterbook.world.tables import listed, rows


def forms(site: Site) -> tuple[str, ...]:
    return (site.name, *site.aliases)


def named(form: str) -> list[Site]:
    return [site for site in sites() if form in forms(site)]


def test_the_table_is_broad_and_covers_every_kind_and_the_world() -> None:
    assert len(sites()) >= 3000
    assert {site.kind for site in sites()} == set(KINDS)
    assert len({site.nation for site in sites()}) >= 180


def test_every_host_is_a_nation_and_no_alliance_or_region() -> None:
    codes = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert {site.nation for site in sites()} - codes == set()
    assert [code for code in sorted({site.nation for site in sites()}) if not nations.is_code(code)] == []


def test_coordinates_are_on_the_globe_and_never_the_null_point() -> None:
    for site in sites():
        assert -90 <= site.lat <= 90, site
        assert -180 <= site.lon <= 180, site
        assert (site.lat, site.lon) != (0.0, 0.0), site


def test_a_form_stands_plainly_for_one_site_at_most() -> None:
    plain: dict[str, list[str]] = defaultdict(list)
    for site in sites():
        for form in forms(site):
            if not site.ambiguous:
                plain[form].append(f"{site.name} ({site.nation})")
    assert {form: found for form, found in plain.items() if len(found) > 1} == {}


def test_a_name_is_listed_once_for_each_nation() -> None:
    given = Counter((row["nation"], name) for row in rows("sites") for name in (row["name"], *listed(row["aliases"])))
    assert [pair for pair, times in given.items() if times > 1] == []


def test_the_table_is_in_the_order_that_sites_promise() -> None:
    order = [(site.nation, site.name) for site in sites()]
    assert order == sorted(order)


def test_every_name_with_diacritics_is_also_known_without() -> None:
    for site in sites():
        for form in forms(site):
            plain = "".join(char for char in unicodedata.normalize("NFKD", form) if not unicodedata.combining(char))
            assert not plain.isascii() or plain in forms(site), (site.name, plain)


def test_a_form_is_not_repeated_among_the_aliases() -> None:
    for site in sites():
        assert len(set(forms(site))) == len(forms(site)), site


@pytest.mark.parametrize(
    ("form", "nation", "kind"),
    [
        ("Pabradė", "LTU", "training-area"),
        ("Pabrade", "LTU", "training-area"),
        ("Camp Herkus", "LTU", "base"),
        ("Rukla", "LTU", "training-area"),
        ("Siauliai", "LTU", "airfield"),
        ("Ramstein", "DEU", "base"),
        ("Grafenwoehr", "DEU", "training-area"),
        ("Grafenwohr", "DEU", "training-area"),
        ("Rzeszow-Jasionka", "POL", "airfield"),
        ("Swietoszow", "POL", "training-area"),
        ("Vaernes", "NOR", "airfield"),
        ("Thule", "GRL", "base"),
        ("Camp Bondsteel", "XKX", "base"),
        ("Al-Tanf", "SYR", "base"),
        ("Hmeimim", "SYR", "airfield"),
        ("Tower 22", "JOR", "base"),
        ("Camp Lemonnier", "DJI", "base"),
        ("Air Base 101", "NER", "airfield"),
        ("N’Djamena", "TCD", "town"),
        ("Kadena", "JPN", "airfield"),
        ("Camp Humphreys", "KOR", "base"),
        ("Andersen Air Force Base", "GUM", "airfield"),
        ("Diego Garcia", "IOT", "base"),
        ("Ream", "KHM", "port"),
        ("Clark Air Base", "PHL", "airfield"),
        ("Soto Cano", "HND", "airfield"),
        ("Guantanamo Bay", "CUB", "port"),
        ("Gyumri", "ARM", "base"),
        ("Transnistria", "MDA", "region"),
        ("Crimea", "UKR", "region"),
        ("Bavaria", "DEU", "region"),
        ("Cabo Delgado", "MOZ", "region"),
    ],
)
def test_a_well_known_place_has_its_country(form: str, nation: str, kind: str) -> None:
    assert [(site.nation, site.kind, site.ambiguous) for site in named(form)] == [(nation, kind, False)]


@pytest.mark.parametrize(
    "form", ["Clark", "Rota", "Beni", "Split", "Nice", "Bar", "Mary", "Martin", "Benson", "Orange", "Georgia", "Lest", "Papa"]
)
def test_a_name_that_is_also_a_word_or_a_person_is_marked(form: str) -> None:
    found = named(form)
    assert found
    assert all(site.ambiguous for site in found)


def test_a_name_of_two_countries_keeps_both_and_the_better_known_is_plain() -> None:
    assert {(site.nation, site.ambiguous) for site in named("Tripoli")} == {("LBY", False), ("LBN", True)}
    assert {(site.nation, site.ambiguous) for site in named("Novo Selo")} == {("BGR", False), ("XKX", True)}
