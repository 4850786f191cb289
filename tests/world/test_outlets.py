"""Outlets and agencies, and the reason behind each letter."""

from pathlib import Path

import pytest

from musterbook.errors import BadValue
from musterbook.world import nations
from musterbook.world.outlets import KINDS, OWNERS, declared, find, outlets, read_declared
from musterbook.world.tables import rows


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


@pytest.mark.parametrize(
    ("given", "name", "letter"),
    [
        ("Ministry of Defence of Spain", "Spanish Ministry of Defence (website)", "B"),
        ("Ministry of Defence of the Republic of Bulgaria", "Bulgarian Ministry of Defence (website)", "B"),
        ("Defence Ministry of the Russian Federation", "Russian Ministry of Defence (website)", "D"),
        ("MoD Kazakhstan", "MoD Kazakhstan", None),
        ("Royal Danish Navy", "Royal Danish Navy", None),
        # What is declared for one embassy is not declared for another.
        ("US Embassy in Bulgaria", "US Embassy in Bulgaria", None),
    ],
)
def test_an_organ_of_a_state_is_official_under_any_name_and_rated_only_where_a_letter_is_declared(
    given: str, name: str, letter: str | None
) -> None:
    outlet = find(given)
    assert outlet is not None
    assert (outlet.name, outlet.kind, outlet.letter) == (name, "official", letter)


@pytest.mark.parametrize("organ", ["Ministry of Defence", "Ministry of Foreign Affairs", "Armed Forces"])
def test_every_state_has_official_organs(organ: str) -> None:
    """By the name of each state that is no other's: 'Ministry of Defence of X', 'X Ministry of Defence'."""
    states = [row for row in rows("nations") if row["kind"] == "state"]
    names = {row["code"]: row["names"].split(";")[0] for row in states}
    signed = {code: [f"{organ} of {name}", f"{name} {organ}", f"{organ} of the Republic of {name}"] for code, name in names.items()}
    # The Republic of China is Taiwan.
    signed["CHN"].pop()
    found = {form: outlet for code, forms in signed.items() for form in forms if not (outlet := find(form)) or outlet.nation != code}
    assert found == {}


def own(folder: Path, told: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A user's file, told of as a user does."""
    path = folder / "own.csv"
    path.write_text(told, encoding="utf-8-sig")
    monkeypatch.setenv("MUSTERBOOK_OUTLETS", str(path))
    return str(path)


def test_a_user_declares_outlets_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert declared("Testburg Courier") is None
    own(
        tmp_path,
        "name,aliases,nation,owner,kind,letter,why\nTestburg Courier,testburg.example;TC,LTU,state,newspaper,C,of the state\n",
        monkeypatch,
    )
    for form in ("Testburg Courier", "the testburg courier", "https://www.testburg.example/"):
        found = declared(form)
        assert found is not None
        assert (found.nation, found.owner, found.kind, found.letter, found.why) == ("LTU", "state", "newspaper", "C", "of the state")
    # What is read of a text, and whose word it is, asks the table alone.
    assert find("Testburg Courier") is None


def test_what_a_user_leaves_empty_is_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, "name,letter,why\nReuters,A,ours\nNobody Knows,,\n", monkeypatch)
    found, nobody = declared("Reuters"), declared("Nobody Knows")
    assert found is not None
    assert nobody is not None
    assert (found.letter, found.why, found.kind, found.nation) == ("A", "ours", "agency", "GBR")
    assert (nobody.kind, nobody.letter) == ("", None)
    assert declared("BNS") is find("BNS")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("name,kind\nX,gazette\n", "line 2: kind 'gazette' is none of newspaper, agency"),
        ("name,owner\nX,me\n", "line 2: owner 'me' is none of state, public"),
        ("name,nation\n\nX,Ruritania\n", "line 3: nation 'Ruritania' is no code"),
        ("name,letter,why\nX,G,so\n", "line 2: letter 'G' is none of A, B"),
        ("name,letter\nX,A\n", "line 2: a letter needs its reason"),
        ("name,colour\nX,red\n", "line 2: column 'colour' is none of name, aliases"),
        ("name,kind\n,site\n", "line 2: it has no name"),
    ],
)
def test_a_file_that_is_wrong_is_told_by_line(told: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadValue, match=why):
        read_declared(own(tmp_path, told, monkeypatch))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="cannot be read"):
        read_declared(str(tmp_path / "nothing.csv"))
    (tmp_path / "bytes.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(BadValue, match="cannot be read"):
        read_declared(str(tmp_path / "bytes.csv"))
