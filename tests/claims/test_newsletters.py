"""Newsletters of garrisons, in shorthand: who took over from whom, who flies home, what was signed over. Every text is ours."""

import pytest
from claims_builders import article

from musterbook.claims.names import designations
from musterbook.claims.read import drafts, read
from musterbook.claims.sentences import sentences
from musterbook.model import Claim

ADAZI = """THE GARRISON GAZETTE – CAMP ADAZI, LATVIA – 14 MAY 24

BLUF: new company in, old one out. 31 C today. Drink.

RIP/TOA. 2-130 IN (IL NG) took the mission off 1-141 IN (TX NG) on 6 MAY. Last 60 PAX of 1-141 fly NLT 30 MAY.

ESTONIA. 40 PAX from B Co, 2-130 have been at Tapa since 8 MAY.

AIR. 41 RQS keeps 3 x HH-60G at Lielvarde thru AUG. The F-15 det that was to join them in JUL is CNX.

GIVING. 14 x HMMWV signed over to the Latvian Army on 3 MAY.

RUMINT. No, 2-130 isn't being extended past MAR 25."""


def brief(claim: Claim) -> tuple[str, str, str, str | None, int | None]:
    """Action, status, hosts, unit and number."""
    return (claim.action, claim.status, " ".join(claim.hosts), claim.unit, claim.quantity.low if claim.quantity else None)


def test_a_newsletter_in_shorthand_is_read_as_the_words_it_stands_for() -> None:
    assert [brief(claim) for claim in read(article(ADAZI)).claims] == [
        ("rotate", "in_effect", "LVA", "2-130 IN", None),
        ("withdraw", "announced", "LVA", "1-141", 60),
        ("station", "in_effect", "EST", "B Co, 2-130", 40),
        ("station", "in_effect", "LVA", "41 RQS", 3),
        ("deploy", "cancelled", "LVA", None, None),
        ("transfer", "in_effect", "LVA", None, 14),
        ("station", "denied", "LVA", "2-130", None),
    ]


def test_the_figures_of_a_battalion_that_was_named_are_its_name_and_no_count() -> None:
    text = "2-130 IN has arrived. 2-130 is here. So are 2-130 others, and 4-6 of 3-4."
    units = [span.of(text) for kind, _, span in designations.find(text) if kind == "unit"]
    assert units == ["2-130 IN", "2-130", "2-130"]
    assert list(designations.find("Some 4-6 soldiers and 2-130 others.")) == []


@pytest.mark.parametrize("unit", ["ODA 1126", "81 ERQS", "75 EAS", "A Co, 1-120 IN", "B Btry, 5-113 FA"])
def test_designations_of_newsletters(unit: str) -> None:
    assert [span.of(f"{unit} is here.") for _, _, span in designations.find(f"{unit} is here.")] == [unit]


def test_a_nation_in_capitals_before_a_point_labels_its_line() -> None:
    text = "ROU. An extra inf coy, 130 PAX, comes in 15JUN.\nNEWS. The pool is shut.\nCHAD. It is hot. We stay."
    heads = [(s.head, s.text) for s in sentences(text)]
    assert heads[0] == ("ROU", "An extra inf coy, 130 PAX, comes in 15JUN.")
    assert ("NEWS.", None) not in heads
    assert [head for head, _ in heads[-2:]] == ["CHAD", "CHAD"]


def test_in_the_newsletter_of_a_camp_the_code_of_a_nation_is_the_sender() -> None:
    text = "C Co, 1-163 CAV closed on Novo Selo 6 May w/ 118 pax.\nITA: one plt of 30, on the ground since 13 May."
    made = [d.claim for d in drafts(article(text, dateline="NOVO SELO, Bulgaria"))[0]]
    assert [(c.senders, c.hosts) for c in made if c.echelon == "platoon"] == [(("ITA",), ("BGR",))]


def test_behind_a_day_the_point_ends_a_sentence() -> None:
    text = "The company left on 28 Apr. Danes follow in Oct. Nobody has been there since Mon. Good coffee. On Jan. 3 they came."
    assert [s.text for s in sentences(text)] == [
        "The company left on 28 Apr.",
        "Danes follow in Oct.",
        "Nobody has been there since Mon.",
        "Good coffee.",
        "On Jan. 3 they came.",
    ]


def test_the_last_fly_home_and_those_who_are_flown_in_do_not() -> None:
    there = "The 60 Danish soldiers at Gao in Mali are packing. "
    for text, action in (
        ("The last 20 fly on 30 May.", "withdraw"),
        ("The last two Danish platoons were flown in on 3 May.", "deploy"),
    ):
        assert drafts(article(there + text))[0][-1].claim.action == action
