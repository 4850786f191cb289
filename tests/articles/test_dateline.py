"""Datelines of the usual forms are read; sentences that look like them are not."""

import pytest

from musterbook.articles.dateline import dateline, opening


@pytest.mark.parametrize(
    ("line", "place", "published", "agency"),
    [
        ("VILNIUS – Lithuania's army", "VILNIUS", None, None),
        ("VILNIUS, June 13 (BNS) – The army", "VILNIUS", None, "BNS"),
        ("VILNIUS, June 13, 2023 (BNS) – The army", "VILNIUS", "2023-06-13", "BNS"),
        ("FORT MOORE, Ga. -- 14 June 2023 -- The brigade", "FORT MOORE, Ga.", "2023-06-14", None),
        ("OSLO – 14 June 2023 – The army", "OSLO", "2023-06-14", None),
        ("Oslo–Tromsø, 5 March 2021", "Oslo–Tromsø", "2021-03-05", None),
        ("Vilnius (AFP) - The army", "Vilnius", None, "AFP"),
        ("WARSAW, Poland (AP) — The army", "WARSAW, Poland", None, "AP"),
        ("ORZEL, May 2 (Xinhua) -- The army", "ORZEL", None, "Xinhua"),
        ("TURKU, 9 March. The fleet", "TURKU", None, None),
        ("THE HAGUE, 3 June 2021 – The army", "THE HAGUE", "2021-06-03", None),
        ("ST. JOHN'S — The army", "ST. JOHN'S", None, None),
        ("RIO DE JANEIRO, Aug. 7 – The army", "RIO DE JANEIRO", None, None),
        ("(LNW, Orzel) – The army", "Orzel", None, "LNW"),
        ("OSLO/BERN, April 4 (LNW) – The army", "OSLO/BERN", None, "LNW"),
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
        "The army said on 5 March 2021 that it will stay.",
        "LIVE – The fleet sails.",
        "EXCLUSIVE: army to leave",
        "CORRECTED – Army to stay, not to leave",
        "MINISTRY OF DEFENCE – PRESS RELEASE",
        "Lithuania",
        "ARMY TO STAY",
        "On 5 March 2021. The army",
        "A battalion, 3 May 2024",
        "THE CAMP LETTER – weekly",
        "600 soldiers – the first – arrived",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert dateline(line) is None


def test_the_dateline_may_stand_below_a_standfirst_but_not_deep_in_the_text() -> None:
    assert opening("(Corrects the number.)\n\nORZEL – The army") is not None
    assert opening("One.\n\nTwo.\n\nThree.\n\nFour.\n\nORZEL – The army") is None
