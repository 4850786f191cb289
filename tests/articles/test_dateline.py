"""Datelines of the usual forms are read; sentences that look like them are not."""

import pytest

from musterbook.articles.dateline import dateline, opening


@pytest.mark.parametrize(
    ("line", "place", "published", "agency"),
    [
        ("VILNIUS – Lithuania's army", "VILNIUS", None, None),
        ("VILNIUS, June 13 (BNS) – The army", "VILNIUS", None, "BNS"),
        ("VILNIUS, June 13, 2023 (BNS) – The army", "VILNIUS", "2023-06-13", "BNS"),
        ("Vilnius–Brussels, 12 October 2022", "Vilnius–Brussels", "2022-10-12", None),
        ("Vilnius (AFP) - The army", "Vilnius", None, "AFP"),
        ("WARSAW, Poland (AP) — The army", "WARSAW, Poland", None, "AP"),
        ("ORZEL, May 2 (Xinhua) -- The army", "ORZEL", None, "Xinhua"),
        ("RIGA, 6 November. No soldier", "RIGA", None, None),
        ("THE HAGUE, 21 October 2025 – The army", "THE HAGUE", "2025-10-21", None),
        ("N'DJAMENA — The army", "N'DJAMENA", None, None),
        ("RIO DE JANEIRO, Aug. 11 – The army", "RIO DE JANEIRO", None, None),
        ("(HNA, Orzel) – The army", "Orzel", None, "HNA"),
        ("WASHINGTON/BERLIN, July 30 (ANW) – The army", "WASHINGTON/BERLIN", None, "ANW"),
    ],
)
def test_a_dateline_gives_place_day_and_agency(line: str, place: str, published: str | None, agency: str | None) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.place, found.published, found.agency) == (place, published, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Vilnius – which has waited for years – is glad.",
        "The army said on 12 October 2022 that it will stay.",
        "LIVE – The army leaves.",
        "EXCLUSIVE: army to leave",
        "CORRECTED – Army to stay, not to leave",
        "MINISTRY OF DEFENCE – PRESS RELEASE",
        "Lithuania",
        "ARMY TO STAY",
        "On 12 October 2022. The army",
        "A battalion, 3 May 2024",
        "THE TOP DISPATCH – weekly",
        "600 soldiers – the first – arrived",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert dateline(line) is None


def test_the_dateline_may_stand_below_a_standfirst_but_not_deep_in_the_text() -> None:
    assert opening("(Corrects the number.)\n\nORZEL – The army") is not None
    assert opening("One.\n\nTwo.\n\nThree.\n\nFour.\n\nORZEL – The army") is None
