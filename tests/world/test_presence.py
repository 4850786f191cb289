"""The table of known presences."""

import pytest

from musterbook.world import nations, presence
from musterbook.world.tables import rows


def test_every_pair_is_of_nations_or_alliances_that_the_tables_know() -> None:
    known = {term.code for term in nations.terms()}
    assert not [code for row in rows("presence") for code in [row["sender"], *row["hosts"].split()] if code not in known]


def test_nobody_is_stationed_at_home() -> None:
    assert not [row["sender"] for row in rows("presence") if row["sender"] in row["hosts"].split()]


@pytest.mark.parametrize(("sender", "host"), [("USA", "JPN"), ("FRA", "DJI"), ("RUS", "KGZ"), ("NZL", "SLB"), ("IND", "SSD")])
def test_a_known_presence_is_known_one_way_only(sender: str, host: str) -> None:
    assert presence.is_known(sender, host)
    assert not presence.is_known(host, sender)


def test_some_nations_send_many_and_some_none() -> None:
    assert presence.sends("USA") > presence.sends("DNK") > 0
    assert presence.sends("GUM") == 0
