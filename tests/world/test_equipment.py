"""Equipment: every form one type, the function that the type tells, and none where it does not."""

from collections import defaultdict

import pytest

from musterbook.model import FUNCTIONS
from musterbook.values import COUNTED
from musterbook.world.equipment import Equipment, equipment, generic
from musterbook.world.tables import rows


def forms(item: Equipment) -> tuple[str, ...]:
    return (item.name, *item.aliases)


def of_type(form: str) -> Equipment:
    (found,) = (item for item in equipment() if form in forms(item))
    return found


def of_noun(form: str) -> Equipment:
    (found,) = (item for item in generic() if form in forms(item))
    return found


def test_the_tables_are_broad() -> None:
    assert len(equipment()) >= 1000
    assert len(generic()) >= 300


def test_functions_and_what_is_counted_are_the_codebooks_words() -> None:
    for item in (*equipment(), *generic()):
        assert item.function is None or item.function in FUNCTIONS, item
        assert item.of in COUNTED - {"personnel", "unit"}, item


def test_no_form_stands_for_two_types() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for item in (*equipment(), *generic()):
        for form in forms(item):
            found[form].append(item.name)
    assert {form: names for form, names in found.items() if len(names) > 1} == {}


def test_doubtful_forms_are_forms_of_their_type() -> None:
    for item in equipment():
        assert item.ambiguous <= set(forms(item)), item


def test_a_row_of_the_table_is_a_type_or_a_noun() -> None:
    kinds = [row["kind"] for row in rows("equipment")]
    assert set(kinds) == {"type", "generic"}
    assert len(kinds) == len(equipment()) + len(generic())


def test_generic_nouns_are_in_the_singular() -> None:
    assert [item.name for item in generic() if item.name.endswith("s") and not item.name.endswith(("craft", "ss", "goggles"))] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("F35", "F-35"),
        ("F 35", "F-35"),
        ("F-35", "F-35"),
        ("T72", "T-72"),
        ("Leopard-2", "Leopard 2"),
        ("M-109", "M109"),
        ("A10", "A-10"),
        ("S300", "S-300"),
        ("An26", "An-26"),
        ("CV-90", "CV90"),
        ("Ada class", "Ada-class"),
        ("Typhoon", "Eurofighter"),
        ("M142", "HIMARS"),
    ],
)
def test_hyphens_and_spaces_do_not_make_another_type(form: str, name: str) -> None:
    assert of_type(form).name == name


@pytest.mark.parametrize("form", ["A 10", "An 26", "An 2"])
def test_an_article_before_a_number_is_no_designation(form: str) -> None:
    assert not any(form in forms(item) for item in equipment())


@pytest.mark.parametrize(
    ("form", "function", "of"),
    [
        ("Patriot", "air-defence", "system"),
        ("Abrams", "armour", "vehicle"),
        ("F-35", "fighter", "aircraft"),
        ("HIMARS", "artillery", "system"),
        ("NASAMS", "air-defence", "system"),
        ("Typhon", "missile", "system"),
        ("Black Hawk", "aviation", "aircraft"),
        ("P-8A", "reconnaissance", "aircraft"),
        ("Arleigh Burke", "naval", "ship"),
        ("Stryker", None, "vehicle"),
        ("Javelin", None, "system"),
        ("C-17", "aviation", "aircraft"),
    ],
)
def test_function_follows_the_type_where_the_type_tells(form: str, function: str | None, of: str) -> None:
    assert (of_type(form).function, of_type(form).of) == (function, of)


@pytest.mark.parametrize(
    ("form", "function", "of"),
    [
        ("tank", "armour", "vehicle"),
        ("howitzer", "artillery", "system"),
        ("fighter jet", "fighter", "aircraft"),
        ("helicopter", "aviation", "aircraft"),
        ("radar", None, "system"),
        ("frigate", "naval", "ship"),
        ("armored vehicle", None, "vehicle"),
        ("air-defense system", "air-defence", "system"),
        ("drone", None, "aircraft"),
        ("anti-tank missile", None, "system"),
        ("submarine", "naval", "ship"),
        ("field hospital", "medical", "system"),
    ],
)
def test_a_generic_noun_has_the_function_it_tells(form: str, function: str | None, of: str) -> None:
    assert (of_noun(form).function, of_noun(form).of) == (function, of)


@pytest.mark.parametrize("form", ["Typhoon", "Tiger", "Boxer", "Milan", "Spike", "Virginia", "Independence", "Merlin"])
def test_a_type_named_like_a_word_or_place_is_marked_and_its_full_name_is_not(form: str) -> None:
    item = of_type(form)
    assert form in item.ambiguous
    assert item.name == form or item.name not in item.ambiguous


def test_the_full_name_of_a_doubtful_type_is_safe() -> None:
    assert "Eurofighter Typhoon" in forms(of_type("Typhoon"))
    assert of_type("Eurofighter").ambiguous == {"Typhoon"}
    assert "GTK Boxer" not in of_type("Boxer").ambiguous
