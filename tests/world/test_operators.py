"""The table of who alone has a type, a class or a ship."""

import pytest

from musterbook.world import nations, operators
from musterbook.world.tables import listed, rows


def test_every_operator_is_a_nation_and_every_name_has_one_operator() -> None:
    known = {term.code for term in nations.terms()}
    named = [(name, row["nation"]) for row in rows("operators") for name in listed(row["names"])]
    assert not [nation for _, nation in named if nation not in known]
    assert len({name for name, _ in named}) == len(named)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("B-52", "USA"),
        ("B-52H", "USA"),
        ("Rafale M", "FRA"),
        ("Charles de Gaulle", "FRA"),
        ("F-16", None),
        ("Rafale", None),
        ("Leopard 2", None),
    ],
)
def test_a_type_that_one_nation_has_is_known_as_its_own(name: str, nation: str | None) -> None:
    assert operators.of(name) == nation
