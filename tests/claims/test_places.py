"""Places: the site where a force is, also where the sentence only points to it."""

import pytest
from claims_builders import claims, only


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("US drones operate from Garoua in Cameroon.", "Garoua"),
        ("A US battery is at Basa Air Base in Luzon.", "Basa Air Base"),
        ("Danish soldiers are at Tapa and Võru in Estonia.", "Tapa and Võru"),
    ],
)
def test_the_site_is_named(text: str, place: str) -> None:
    assert [claim.place for claim in claims(text)] == [place]


def test_there_is_the_site_spoken_of() -> None:
    text = "Two hundred Danish soldiers arrived at Tapa in Estonia in May. A French company has been there since March."
    assert claims(text)[-1].place == "Tapa"


def test_home_is_not_where_a_force_was() -> None:
    assert only("The Danish company in Estonia will go home to Slagelse in June.").place is None


def test_a_month_cut_short_is_no_place() -> None:
    assert only("A Danish company is in Estonia until 18 Mar.").place is None


def test_a_contingent_is_where_its_name_says() -> None:
    assert claims("British soldiers are in Afghanistan. The Helmand Task Force will number 3,000 in July.")[-1].place == "Helmand"
