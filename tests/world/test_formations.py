"""Formations: names, nations, and an order of battle without gaps or circles."""

from collections import Counter, defaultdict

import pytest

from musterbook.model import ECHELONS, FUNCTIONS
from musterbook.world import nations
from musterbook.world.formations import Formation, by_name, formations, superiors


def forms(formation: Formation) -> tuple[str, ...]:
    return (formation.name, *formation.aliases)


def called(form: str) -> Formation:
    (found,) = (formation for formation in formations() if form in forms(formation))
    return found


def test_the_table_is_broad() -> None:
    assert len(formations()) >= 1000
    assert len({formation.nation for formation in formations()}) >= 40
    assert sum(formation.parent is not None for formation in formations()) >= 250


def test_echelons_functions_and_nations_are_the_codebooks_words() -> None:
    for formation in formations():
        assert formation.echelon is None or formation.echelon in ECHELONS, formation
        assert formation.function is None or formation.function in FUNCTIONS, formation
        assert formation.nation == "" or nations.is_code(formation.nation), formation


def test_a_name_is_given_to_one_formation_only() -> None:
    assert [name for name, times in Counter(formation.name for formation in formations()).items() if times > 1] == []


def test_a_form_stands_plainly_for_one_formation_at_most() -> None:
    plain: dict[str, list[str]] = defaultdict(list)
    for formation in formations():
        for form in forms(formation):
            if form not in formation.ambiguous:
                plain[form].append(formation.name)
    assert {form: names for form, names in plain.items() if len(names) > 1} == {}


def test_doubtful_forms_are_forms_of_their_formation() -> None:
    for formation in formations():
        assert formation.ambiguous <= set(forms(formation)), formation


def test_every_parent_is_listed() -> None:
    assert {formation.parent for formation in formations()} - {None} <= set(by_name())


def test_no_formation_is_its_own_superior() -> None:
    for formation in formations():
        above = []
        for superior in superiors(formation):
            assert superior is not formation, formation
            assert superior not in above, formation
            above.append(superior)


def test_a_battalion_stands_below_its_brigade_division_and_corps() -> None:
    above = [superior.name for superior in superiors(called("1st Battalion, 66th Armor Regiment"))]
    assert above == ["3rd Armored Brigade Combat Team, 4th Infantry Division", "4th Infantry Division", "III Armored Corps"]


@pytest.mark.parametrize(
    ("form", "nation", "echelon", "function"),
    [
        ("V Corps", "USA", "corps", None),
        ("Fifth Corps", "USA", "corps", None),
        ("2nd Cavalry Regiment", "USA", "regiment", None),
        ("2d Cavalry Regiment", "USA", "regiment", None),
        ("173rd Airborne Brigade", "USA", "brigade", None),
        ("173d Airborne Brigade", "USA", "brigade", None),
        ("31st Fighter Wing", "USA", "wing", "fighter"),
        ("52nd Fighter Wing", "USA", "wing", "fighter"),
        ("1st Armored Division", "USA", "division", "armour"),
        ("1st ABCT, 1st Cavalry Division", "USA", "brigade", "armour"),
        ("US Army Europe and Africa", "USA", "headquarters", "headquarters"),
        ("Panzerbrigade 45", "DEU", "brigade", "armour"),
        ("45th Armored Brigade", "DEU", "brigade", "armour"),
        ("3 Commando Brigade", "GBR", "brigade", None),
        ("12th Armored Brigade", "GBR", "brigade", "armour"),
        ("5th Fleet", "USA", None, "naval"),
        ("Fifth Fleet", "USA", None, "naval"),
        ("201st Military Base", "RUS", "division", "infantry"),
        ("Black Sea Fleet", "RUS", None, "naval"),
        ("UNIFIL", "UN", None, None),
        ("KFOR", "NATO", None, None),
        ("SAMIM", "", None, None),
        ("HMS Diamond", "GBR", None, "naval"),
        ("Multinational Battle Group Bulgaria", "NATO", "battlegroup", None),
    ],
)
def test_a_well_known_formation_is_found_under_its_usual_names(form: str, nation: str, echelon: str | None, function: str | None) -> None:
    formation = called(form)
    assert (formation.nation, formation.echelon, formation.function) == (nation, echelon, function)
    assert form not in formation.ambiguous


@pytest.mark.parametrize(
    "form", ["Charles de Gaulle", "X Corps", "Northern Command", "1st Brigade", "First Brigade", "2nd Armored Brigade", "Varyag"]
)
def test_a_designation_that_several_armies_use_or_a_persons_name_is_marked(form: str) -> None:
    assert form in called(form).ambiguous
