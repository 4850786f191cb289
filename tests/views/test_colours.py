"""Colours for every kind of sight: what nothing but colour tells apart is told apart without red, green or blue, and words are read easily.

Dichromats' sight is that of coloraide (Brettel, Viénot and Machado); differences are CIEDE2000, contrasts those of WCAG 2.2.
"""

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

from musterbook.views import drawing
from musterbook.views.cards import Look
from musterbook.views.map import DARK, LIGHT

STYLE = (Path(__file__).parents[2] / "web" / "src" / "style.css").read_text(encoding="utf-8")
# Machado's model is of protan and deutan sight; of tritan sight Brettel's is the one to use.
SIGHTS = {"every": None, "protan": "machado", "deutan": "machado", "tritan": "brettel"}
# Between 10 and 20 two colours are unlike at a glance, side by side or not.
APART = 12
# From about 2 on a difference is noticed; this much where a shape or a word stands beside.
SEEN = 4
# WCAG 2.2: 1.4.3 for words, 1.4.11 for what must be seen to use a page.
WORDS, SHAPES = 4.5, 3.0


def palette(scheme: str) -> dict[str, str]:
    """The variables of the style sheet, as a scheme has them."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    nth = {"light": [0], "dark": [0, 1], "paper": [0, 2], "paper from a dark screen": [0, 1, 2]}[scheme]
    return {name: colour for at in nth for name, colour in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", blocks[at])}


def seen(colour: str, sight: str) -> Color:
    """As a kind of sight has it."""
    method = SIGHTS[sight]
    return Color(colour).filter(sight, method=method).clip() if method else Color(colour)


def laid_on(colour: str, paper: str, much: float) -> str:
    """What is seen of a colour that lets the paper through."""
    return Color(paper).mix(colour, much, space="srgb").to_string(hex=True)


def apart(one: str, other: str) -> float:
    """The least difference that any kind of sight sees."""
    return min(seen(one, sight).delta_e(seen(other, sight), method="2000") for sight in SIGHTS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_kinds_of_outlet_look_alike_on_a_chart(theme: str) -> None:
    found = drawing.THEMES[theme]
    filled = [laid_on(colour, found.paper, drawing.FILLED) for colour in found.kinds]
    assert len(found.kinds) == len(drawing.KINDS)
    assert {f"{one} {other}": apart(one, other) for one, other in combinations(filled, 2) if apart(one, other) < APART} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_a_chart_draws_stands_out_from_its_paper(theme: str) -> None:
    found = drawing.THEMES[theme]
    assert Color(found.ink).contrast(found.paper) >= WORDS
    assert {
        one: Color(one).contrast(found.paper) for one in (*found.kinds, found.accent) if Color(one).contrast(found.paper) < SHAPES
    } == {}


@pytest.mark.parametrize("scheme", ["light", "dark", "paper", "paper from a dark screen"])
def test_words_are_read_on_whatever_they_stand_on(scheme: str) -> None:
    told = palette(scheme)
    pairs = [(ink, paper) for ink in ("ink", "soft", "accent", "warn", "good") for paper in ("paper", "card")]
    pairs += [
        ("warn", "warn-soft"),
        ("good", "good-soft"),
        ("accent", "accent-soft"),
        ("paper", "accent"),
        ("ink", "mark"),
        ("ink", "mark-open"),
    ]
    pairs += [("ink", "accent-soft"), ("soft", "map-sea")]
    found = {f"{ink} on {paper}": Color(told[ink]).contrast(told[paper]) for ink, paper in pairs}
    assert {pair: contrast for pair, contrast in found.items() if contrast < WORDS} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_must_be_seen_to_use_a_page_is_seen(scheme: str) -> None:
    told = palette(scheme) | {"field": re.findall(r"border: 1px solid (#[0-9a-f]{6}); border-radius: 4px", STYLE)[0]}
    pairs = [
        ("field", "paper"),
        ("field", "card"),
        ("accent", "mark"),
        ("accent", "mark-open"),
        ("accent", "map-sea"),
        ("accent", "map-land"),
    ]
    pairs += [("warn", "card"), ("good", "card"), ("soft", "card"), ("card", "good"), ("card", "warn")]
    found = {f"{one} on {other}": Color(told[one]).contrast(told[other]) for one, other in pairs}
    assert {pair: contrast for pair, contrast in found.items() if contrast < SHAPES} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_and_marks_are_told_apart_by_every_sight(scheme: str) -> None:
    """Each has a shape or a word besides: a state its mark and name, evidence that is open its underlined slots, a host its card."""
    told = palette(scheme)
    pairs = [("warn", "good"), ("warn", "accent"), ("warn", "soft"), ("mark", "paper"), ("mark-open", "paper"), ("mark", "mark-open")]
    pairs += [("map-host", "map-land"), ("map-land", "map-sea")]
    found = {f"{one} {other}": apart(told[one], told[other]) for one, other in pairs}
    assert {pair: least for pair, least in found.items() if least < SEEN} == {}


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_drawn_map_is_read_and_its_hosts_stand_out(look: Look) -> None:
    assert Color(look.ink).contrast(look.card) >= WORDS
    assert Color(look.dot).contrast(look.land) >= SHAPES
    assert Color(look.dot).contrast(look.sea) >= SHAPES
    assert apart(look.host, look.land) >= SEEN
    assert apart(look.land, look.sea) >= SEEN
