"""Bodies: each form one body, each body a nation."""

from collections import Counter

import pytest

from musterbook.world import nations
from musterbook.world.bodies import KINDS, Body, bodies, organs
from musterbook.world.tables import listed, rows


def owner(form: str) -> Body:
    return next(body for body in bodies() if form in (body.name, *body.aliases))


def test_the_table_is_broad_and_covers_every_kind_and_the_world() -> None:
    table = list(rows("bodies"))
    assert len(table) >= 700
    assert {row["kind"] for row in table} == set(KINDS)
    assert len({row["nation"] for row in table}) >= 130


def test_no_form_stands_for_two_bodies() -> None:
    forms = Counter(form for body in bodies() for form in (body.name, *body.aliases))
    assert [form for form, times in forms.items() if times > 1] == []


def test_no_form_of_the_table_is_given_twice() -> None:
    forms = Counter(form for row in rows("bodies") for form in (row["name"], *listed(row["aliases"])))
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_nation_and_host_is_a_code() -> None:
    for body in bodies():
        assert body.nation == "" or nations.is_code(body.nation), body
        assert all(nations.is_code(host) for host in body.hosts), body
        assert body.kind in KINDS, body


def test_bodies_do_not_swallow_the_nouns_of_forces() -> None:
    for body in bodies():
        for form in (body.name, *body.aliases):
            assert form.split()[-1] not in {"troops", "soldiers"}, form


@pytest.mark.parametrize(
    ("form", "nation", "kind"),
    [
        ("Bundeswehr", "DEU", "service"), ("Luftwaffe", "DEU", "service"), ("US Air Force", "USA", "service"),
        ("U.S. Air Force", "USA", "service"),
        ("IDF", "ISR", "service"), ("Israel Defence Forces", "ISR", "service"), ("People's Liberation Army", "CHN", "service"),
        ("People’s Liberation Army", "CHN", "service"), ("Armée de Terre", "FRA", "service"), ("Armee de Terre", "FRA", "service"),
        ("Marine Corps", "USA", "service"), ("EUCOM", "USA", "command"), ("U.S. European Command", "USA", "command"),
        ("SHAPE", "NATO", "command"),
        ("USAREUR-AF", "USA", "command"), ("KFOR", "NATO", "mission"), ("EUFOR", "EU", "mission"), ("MONUSCO", "UN", "mission"),
        ("Lithuanian defence ministry", "LTU", "ministry"), ("Lithuanian Defense Ministry", "LTU", "ministry"),
        ("German army", "DEU", "service"),
        ("Ministry of Defence of Latvia", "LVA", "ministry"), ("Bhutanese army", "BTN", "service"), ("UAE Armed Forces", "ARE", "service"),
        ("Armed Forces of the Philippines", "PHL", "service"), ("Senate Armed Services Committee", "USA", "parliament"),
        ("African Union", "", "government"),
    ],
)  # fmt: skip
def test_a_body_in_print_finds_its_nation(form: str, nation: str, kind: str) -> None:
    assert (owner(form).nation, owner(form).kind) == (nation, kind)


def test_an_organ_that_the_table_names_is_not_made_twice() -> None:
    assert owner("German military") is owner("Bundeswehr")
    assert owner("British army") is owner("British Army")
    assert owner("Lithuanian ministry of defence") is owner("Lithuanian Ministry of National Defence")


def test_every_state_has_a_defence_ministry_and_a_foreign_ministry() -> None:
    ministries = Counter(body.nation for body in bodies() if body.kind == "ministry")
    assert {nation for nation in nations.members("UN") if ministries[nation] < 2} == set()


def test_missions_sit_where_they_sit() -> None:
    assert owner("UNIFIL").hosts == ("LBN",)
    assert owner("KFOR").hosts == ("XKX",)
    assert owner("Barkhane").hosts == ("BFA", "MLI", "MRT", "NER", "TCD")


def test_organs_give_the_common_nouns_in_both_spellings() -> None:
    found = dict(organs())
    assert found["defence ministry"] == found["defense ministry"] == "ministry"
    assert found["army"] == "service"
    assert found["embassy"] == "government"
