"""Outlets and agencies, and the reason behind each letter."""

import pytest

from musterbook.world import nations
from musterbook.world.outlets import KINDS, OWNERS, find, outlets


def test_the_table_is_broad_and_covers_the_world() -> None:
    assert len(outlets()) >= 900
    assert len({outlet.nation for outlet in outlets()}) >= 120
    assert {outlet.owner for outlet in outlets()} == set(OWNERS)
    assert {outlet.kind for outlet in outlets()} == set(KINDS)


def test_every_row_is_of_the_declared_kinds() -> None:
    for outlet in outlets():
        assert outlet.nation is None or nations.is_code(outlet.nation), outlet
        assert outlet.owner in OWNERS, outlet
        assert outlet.kind in KINDS, outlet
        assert outlet.name.strip() == outlet.name != "", outlet


def test_a_letter_comes_with_its_reason_and_a_reason_with_its_letter() -> None:
    for outlet in outlets():
        assert outlet.letter in {None, *"ABCDEF"}, outlet
        assert bool(outlet.letter) == bool(outlet.why), outlet


def test_names_are_unique() -> None:
    names = [outlet.name for outlet in outlets()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_form_finds_its_own_outlet() -> None:
    for outlet in outlets():
        for form in (outlet.name, *outlet.aliases):
            assert find(form) is outlet, form


def test_what_is_ambiguous_is_a_form() -> None:
    for outlet in outlets():
        assert set(outlet.ambiguous) <= {outlet.name, *outlet.aliases}, outlet


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Reuters", "Reuters"), ("reuters", "Reuters"), ("AP", "Associated Press"), ("The Associated Press", "Associated Press"),
        ("BNS", "BNS"),
        ("the washington post", "The Washington Post"), ("Washington Post", "The Washington Post"), ("LRT", "LRT"), ("lrt.lt", "LRT"),
        ("www.lrt.lt", "LRT"), ("https://www.err.ee/", "ERR"), ("ISW", "Institute for the Study of War"), ("Sputnik News", "Sputnik"),
        ("Yonhap News Agency", "Yonhap"), ("Jane's", "Janes"), ("Jane’s", "Janes"), ("Hürriyet", "Hürriyet"), ("Hurriyet", "Hürriyet"),
        ("U.S. Department of Defense", "US Department of Defense (website)"), ("Stars and Stripes", "Stars and Stripes"), ("KCNA", "KCNA"),
        ("  The   New York\nTimes ", "The New York Times"), ("Reuters.", "Reuters"),
    ],
)  # fmt: skip
def test_an_outlet_is_found_by_any_of_its_names(given: str, name: str) -> None:
    outlet = find(given)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("given", ["", "The", "the ", ".", "No Such Gazette", "\x00", "https://"])
def test_an_unknown_outlet_is_none(given: str) -> None:
    assert find(given) is None


def test_outlets_under_eu_suspension_are_rated_unreliable_and_say_why() -> None:
    for name in ("Sputnik", "RT", "RIA Novosti"):
        outlet = find(name)
        assert outlet is not None
        assert outlet.letter == "E"
        assert "Council Regulation" in outlet.why
