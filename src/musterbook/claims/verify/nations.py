"""Nations: whose force, where, and whose speaker: by name, demonym, capital, metonym, body, formation, ship or site of that nation.

What the evidence says of one nation bars another: where it speaks of 'British troops', the sender is no nation of another sentence, and
a nation that it names only as the place is no sender.
"""

import re
from collections.abc import Iterable

from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases import flags
from musterbook.claims.verify.ground import OF_ARTICLE, Finding, Passage, refused
from musterbook.model import Claim
from musterbook.world import nations, operators
from musterbook.world.outlets import Outlet

_FORCE = frozenset({"force", "echelon", "unit", "formation", "equipment", "generic", "function"})
# Nothing but other adjectives and numbers stands between a nation and its force.
_APART = re.compile(r"\b(?:in|to|at|from|of|and|for|on|by|with|into|who|that|which|led)\b|[,.;:()]")
_OWN = ("demonym", "people", "abbreviation")
_PLACED = re.compile(r"\b(?:in|into|inside|across|throughout)(?: the)? \Z")
# Words that stand for a force spoken of before.
# Alliances by the words that stand for them.
_ALLIED = {
    "NATO": re.compile(r"\balli(?:ed|ance|es)\b|\bbattle ?groups?\b"),
    "UN": re.compile(r"\bunited nations\b|\bblue helmets?\b|\bpeacekeep|\bsecurity council\b"),
    "EU": re.compile(r"\beuropean union\b|\bthe union\b"),
}
_PRONOUN = re.compile(r"\b(?:they|them|their|theirs|it|its|we|our|ours|us|the latter|the former|others?|another|ones?)\b", re.I)


def senders(passage: Passage, claim: Claim) -> Finding:
    """Each sending nation is named, not only as a place; none that the evidence leaves to a force of another nation.

    Of two contingents the one that is relieved may be the only one whose nation is named.
    """
    asked, owners, named = set(claim.senders), _owners(passage), _named(passage)
    if claim.action != "rotate" and owners and not asked & named and not owners <= set(claim.hosts) and not _PRONOUN.search(passage.text):
        return refused("the evidence speaks of another nation's force")
    if not _bought_there(passage, claim) and asked <= _places(passage) - owners - _elsewhere_than_placed(passage):
        return refused("the evidence names that nation only as the place")
    return each(passage, claim.senders)


_MADE_THERE = re.compile(r"\b(?:order|buy|bought|purchas|built|made|produc|manufactur|assembl)\w*\b[^.;]{0,40}\bin\b", re.I)


def _bought_there(passage: Passage, claim: Claim) -> bool:
    """'Has received 32 of 118 carriers ordered in Turkey': what is bought in a country comes from there."""
    return claim.action == "transfer" and _MADE_THERE.search(passage.text) is not None


def hosts(passage: Passage, claim: Claim) -> Finding:
    """Each host nation or region is named, or a site in it; none that the evidence names only as the owner of the force."""
    asked, places, named = set(claim.hosts), _places(passage), _named(passage)
    if claim.action != "withdraw" and places - set(claim.senders) and not asked & named:
        return refused("the evidence names another nation as the place")
    # 'Belgians train Beninese commandos at Ouassa': that this lies in Benin is told elsewhere.
    if "hosts" not in claim.context and asked <= _owners(passage) - places - _sites(passage) - _unattached(passage):
        return refused("the evidence names that nation only as the owner of the force")
    return each(passage, claim.hosts)


def _named(passage: Passage) -> set[str]:
    return {code for m in passage.evidence.names for code in codes_of(m)}


def _sites(passage: Passage) -> set[str]:
    return {m.value.nation for m in passage.evidence.names if m.kind == "site"}


def _owners(passage: Passage) -> set[str]:
    """The nations right before a word of force: 'American soldiers', 'a Danish company'."""
    inside, text = passage.evidence.names, passage.ground.article.text
    return {
        m.value
        for m in inside
        if m.kind == "nation" and m.how in _OWN and m.value not in nations.ALLIANCES
        for other in inside
        if other.kind in _FORCE and 0 <= other.span.start - m.span.end <= 30 and not _APART.search(text[m.span.end : other.span.start])
    }


def _unattached(passage: Passage) -> set[str]:
    """The nations that the evidence names otherwise than by a demonym."""
    return {code for m in passage.evidence.names if m.kind != "nation" or m.how not in _OWN for code in codes_of(m)}


def _elsewhere_than_placed(passage: Passage) -> set[str]:
    """The nations that the evidence names otherwise than right after 'in' or 'into'."""
    text = passage.ground.article.text
    inside = (m for m in passage.evidence.names if not _PLACED.search(text[max(0, m.span.start - 14) : m.span.start]))
    return {code for m in inside if m.kind not in ("site", "region") for code in codes_of(m)}


def _places(passage: Passage) -> set[str]:
    """The nations right after 'in' or 'into'."""
    text = passage.ground.article.text
    named = (m for m in passage.evidence.names if m.kind == "nation" and m.how == "name")
    return {m.value for m in named if _PLACED.search(text[max(0, m.span.start - 14) : m.span.start])}


def each(passage: Passage, codes: Iterable[str]) -> Finding:
    """All of the nations are named: in the evidence, elsewhere in the text, or in what the article says of itself."""
    spans, context = [], None
    for code in codes:
        found = passage.nearest(m.span for m in passage.all_names if code in codes_of(m))
        if found:
            spans.append(found[0])
        elif any(code in codes_of(m) for m in passage.ground.about) or _by_own_words(passage, code):
            context = OF_ARTICLE
        else:
            return refused("the text does not name that nation")
    borne = passage.borne(spans)
    return Finding(borne.spans, borne.context or context)


def _by_own_words(passage: Passage, code: str) -> bool:
    """A nation or region by the words of its English name in any order."""
    if code in _ALLIED:
        return _ALLIED[code].search(passage.folded) is not None
    words = [w for w in nations.name_of(code).lower().split() if len(w) > 3] if nations.is_code(code) else []
    return bool(words) and all(w in passage.folded for w in words)


def codes_of(mention: Mention) -> tuple[str, ...]:
    """The nations and regions that a name stands for; the name of a small region stands for its nations too."""
    value = mention.value
    if mention.kind in ("nation", "region"):
        return (value, *(sorted(nations.members(value)) if value in ("baltic-states", "nordic") else ()))
    if mention.kind in ("site", "maker"):
        return (value.nation,)
    if mention.kind == "body":
        return (value.nation, *value.hosts)
    if mention.kind == "formation":
        return (value.nation,)
    if mention.kind == "outlet" and isinstance(value, Outlet):
        return (value.nation or "",)
    if mention.kind == "equipment":
        return (operators.of(mention.value.name) or "",)  # whose B-52s are goes without saying
    if mention.kind == "unit":
        return (flags.nation_of_unit(mention.text),)
    return ()
