"""Names of a place: which name a phrase of place gives: of a site, of a part of a country, or one that no table knows.

In: a sentence's tree and the mentions of one phrase. Out: a name, or None.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree
from musterbook.values import Span
from musterbook.world import nations as nations_table

AT = {
    "in", "at", "on", "near", "off", "aboard", "inside", "across", "around", "outside", "within", "throughout", "over",
    "along", "by", "between", "above", "beyond", "through", "next", "close", "adjacent", "opposite",
}  # fmt: skip
SITE_NOUN = re.compile(
    r"\b(?:air ?bases?|bases?|airports?|airfields?|barracks|camps?|ports?|harbour|harbor|training (?:area|ground|centre|center)|range"
    r"|station|garrison|fort|docks?|polygon|facility|island|islands|provinces?|county|regions?|coast|valley|gulf|bay|strait|road)\b",
    re.I,
)
# Parts of a country by the point of the compass.
COMPASS = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west|centre|center|interior)"
_QUARTER = re.compile(rf"\b(?:{COMPASS}(?:ern)?|central|(?:far )?{COMPASS} of) \Z")
_UNLISTED = re.compile(r"(?:[A-ZÀ-Ž][\w’\'-]+ )+(?:air |training |military |naval |army )?[a-z]+\Z")


def is_part(name: Mention) -> bool:
    """Waters, or a part of a country: 'Helmand', and 'Lapland', which is one of several."""
    return name.how in ("waters", "part") or (name.how == "ambiguous" and name.kind == "nation" and nations_table.is_part(name.text))


_SERVICES = {"army", "navy", "force", "forces", "nato", "un", "eu", "us", "u.s.", "marine", "marines", "police"}  # whose base it is


def own_name(tree: Tree, token: Token, found: Sequence[Mention]) -> str | None:
    """'Yerevan's Zvartnots airport': the name of a site that no table knows, and the town tells where it lies."""
    known = {t.i for m in found for t in tree.tokens(m.span)}
    proper = token.tag_ == "NNP" and tree.words(token)[:1].isupper()
    if token.i not in known and proper and grammar.case(token) in AT and not any(m.kind == "site" for m in found):
        return _unlisted_town(tree, token, known)
    if token.i in known or not SITE_NOUN.fullmatch(token.lower_) or any(m.kind == "site" for m in found):
        return None
    before = next((m for m in found if m.kind == "nation" and m.how in ("name", "ambiguous") and tree.head(m.span).i == token.i - 1), None)
    if before and token.lower_ in ("airport", "port", "airfield"):
        return Span(before.span.start, tree.ends[token.i]).of(tree.text)  # 'Djibouti airport'
    behind = any(t.dep_ == "nmod:poss" or (t.i > token.i and grammar.case(t) == "in") for t in token.children if t.i in known)
    behind = behind or any(
        c.dep_ == "compound" and c.tag_ == "NNP" and c.i not in known and c.lower_ not in _SERVICES for c in token.children
    )
    own = _UNLISTED.search(tree.text, max((tree.ends[i] for i in known if i < token.i), default=0), tree.ends[token.i]) if behind else None
    return own.group() if own else None


def _unlisted_town(tree: Tree, token: Token, known: set[int]) -> str | None:
    """'At Camp Bakkara in Somalia', 'in Tillabéri, Niger': the nation behind tells that the name before it is a place's."""
    run = sorted(
        [token, *(c for c in token.children if grammar.base(c.dep_) in ("compound", "flat") and c.i not in known)], key=lambda t: t.i
    )
    behind = any(c.i in known and c.i > token.i for c in token.children)
    return tree.span(run).of(tree.text) if behind and all(tree.words(t)[:1].isupper() for t in run) else None


def quarter(text: str, nation: Mention) -> str | None:
    """A part of a country by the point of the compass: 'northern Mozambique', 'the far north of Mali'."""
    before = _QUARTER.search(text, max(0, nation.span.start - 40), nation.span.start)
    return Span(before.start(), nation.span.end).of(text) if before else None


def joint_name(text: str, names: list[Mention]) -> str:
    """The site's name; two that are joined are both named, of one that lies within the other the smaller."""
    small = [m for m in names if m.kind != "site" or m.value.kind not in ("region", "island")] or names
    small = sorted(small if any(m.kind == "site" for m in small) else names, key=lambda m: m.span)
    between = [text[a.span.end : b.span.start] for a, b in pairwise(small)]
    if len(small) > 2 and all(part in (", ", " and ", ", and ") for part in between):
        return text[small[0].span.start : small[-1].span.end]
    joined = all(re.search(r"\band\b|,|&", part) for part in between)
    return " and ".join(dict.fromkeys(m.text for m in small)) if joined else small[0].text
