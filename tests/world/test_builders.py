"""The table of where types are built."""

import pytest

from musterbook.world import builders, nations
from musterbook.world.equipment import equipment
from musterbook.world.tables import listed, rows


def test_every_builder_is_a_nation_and_every_type_has_one_builder() -> None:
    known, types = {term.code for term in nations.terms()}, {one.name for one in equipment()}
    named = [(name, row["nation"]) for row in rows("builders") for name in listed(row["names"])]
    assert not [nation for _, nation in named if nation not in known]
    assert not [name for name, _ in named if name not in types]
    assert len({name for name, _ in named}) == len(named)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("Rafale", "FRA"),
        ("Rafale M", "FRA"),
        ("F-16 Block 70", "USA"),
        ("F-35A", "USA"),
        ("Black Hawk", "USA"),
        ("Bayraktar", "TUR"),
        ("Typhoon", None),
        ("Leopard 2", None),
        ("T-72", None),
    ],
)
def test_a_type_is_known_by_where_it_is_built(name: str, nation: str | None) -> None:
    assert builders.of(name) == nation
