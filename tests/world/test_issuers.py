"""Organs of states by whatever name they sign, and names that only sound like one."""

import pytest

from musterbook.world.issuers import issuer


@pytest.mark.parametrize(
    ("name", "nation", "organ"),
    [
        ("Ministry of Defence of Spain", "ESP", "Ministry of Defence"),
        ("Ministry of Defence of the Republic of Bulgaria", "BGR", "Ministry of Defence"),
        ("Ministry of National Defence of the Republic of Lithuania", "LTU", "Ministry of Defence"),
        ("Ministry of National Defence of Türkiye", "TUR", "Ministry of Defence"),
        ("Ministry of Defence of the Kyrgyz Republic", "KGZ", "Ministry of Defence"),
        ("Defence Ministry of the Russian Federation", "RUS", "Ministry of Defence"),
        ("Ministry of National Defense of the People's Republic of China", "CHN", "Ministry of Defence"),
        ("Spanish MoD", "ESP", "Ministry of Defence"),
        ("MoD Spain", "ESP", "Ministry of Defence"),
        ("UK MOD", "GBR", "Ministry of Defence"),
        ("Kenya Ministry of Defence", "KEN", "Ministry of Defence"),
        ("Ministry of Defence (Kenya)", "KEN", "Ministry of Defence"),
        ("Estonia’s Ministry of Defence", "EST", "Ministry of Defence"),
        ("Press Service of the Ministry of Defence of Kazakhstan", "KAZ", "Ministry of Defence"),
        ("Slovenian Ministry of Defence website", "SVN", "Ministry of Defence"),
        ("Ministry for Foreign Affairs of Finland", "FIN", "Ministry of Foreign Affairs"),
        ("MFA Russia", "RUS", "Ministry of Foreign Affairs"),
        ("Department of Foreign Affairs (Ireland)", "IRL", "Ministry of Foreign Affairs"),
        ("Armed Forces of Georgia", "GEO", "Armed Forces"),
        ("Parliament of Georgia", "GEO", "Parliament"),
        ("Embassy of Spain in Bulgaria", "ESP", "Embassy"),
        ("US Embassy in Lithuania", "USA", "Embassy"),
    ],
)
def test_an_organ_is_known_by_whatever_name_it_signs(name: str, nation: str, organ: str) -> None:
    found = issuer(name)
    assert found is not None
    assert (found.nation, found.organ) == (nation, organ)


@pytest.mark.parametrize(
    "name",
    [
        "", "MOD", "Ministry of Defence", "Army", "Ministry of Truth", "Army Times", "The Navy Times", "Spain Daily", "Korean Army",
        "Ministry of Defence of Ruritania", "NATO Ministry of Defence", "Government Executive", "of Spain", "Armed Forces Journal",
    ],
)  # fmt: skip
def test_what_only_sounds_like_one_is_none(name: str) -> None:
    assert issuer(name) is None
