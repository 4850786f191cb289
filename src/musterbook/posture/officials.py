"""Whose word a claim is: the sender's or host's own, or somebody else's."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from musterbook.compare import fold
from musterbook.model import Article, Claim, Speaker
from musterbook.world import bodies, nations, outlets

# Offices and bodies that speak for a state or its forces.
_OFFICE = re.compile(
    r"minist|secretar|spokes|ambassador|embassy|president|premier|chancellor|government|cabinet|council|kremlin|pentagon|white house|"
    r"elysee|palace|army|navy|naval|air force|marine|forces|military|defen[cs]e|general|admiral|colonel|major|captain|commodore|"
    r"marshal|lieutenant|brigadier|sergeant|commander|commandant|command|chief|staff|officer|officials?\b|attache|charge|envoy|"
    r"consul|high commission|diplomat|mission|delegation|representative|advis[eo]r|department|bureau|garrison|detachment|regiment|"
    r"brigade|battalion|s-\d|head of|director|king|queen|emir|nato|eucom|centcom|africom",
    re.IGNORECASE,
)
# Offices that do not: members of parliament and local authorities, those out of office, those who comment or who did not give a name.
_NO_OFFICE = re.compile(
    r"opposition|lawmaker|legislator|\bmps?\b|\bmeps?\b|senator|congress(wo)?man|parliamentarian|member of parliament|^deputy\b(?! )|"
    r"\bdeputy \(|retired|former|\bex-|analyst|expert|professor|historian|researcher|fellow|activist|journalist|editor|blogger|"
    r"shopkeeper|resident|farmer|fisher|owner|pundit|veteran|mayor|governor|councillor|politicians|source|briefed|witness",
    re.IGNORECASE,
)
_ALLIANCES = {"EU": "european union", "UN": "united nations", "NATO": "nato"}
_RELEASE = re.compile(
    r"\b(ministry|ministere|ministerium|department|embassy|government|armed forces|defence forces|defense forces|bundeswehr|command|"
    r"press service|office of|public affairs)\b|\b(centcom|eucom|africom|indopacom)\b",
    re.IGNORECASE,
)


def is_official(claim: Claim, article: Article, parties: Iterable[str]) -> bool:
    """The claim is made by one of the parties: its officials, its press releases, or a decision that needs no speaker."""
    wanted = frozenset(parties)
    if claim.speakers:
        return any(speaks_for(speaker, wanted) for speaker in claim.speakers)
    return claim.status == "approved" or is_release(article, wanted)


@lru_cache(maxsize=65536)
def speaks_for(speaker: Speaker, parties: frozenset[str]) -> bool:
    """The speaker holds an office of one of the parties, or is a body of it, or is it."""
    about = fold(" ".join(part for part in (speaker.name, speaker.role, speaker.org) if part))
    if speaker.country not in parties and not _belongs(speaker, about, parties):
        return False
    if _NO_OFFICE.search(fold(speaker.role or speaker.name or "")):
        return False
    has_no_title = not speaker.role and not speaker.org
    return has_no_title or bool(_OFFICE.search(about))


def is_release(article: Article, parties: frozenset[str]) -> bool:
    """The article is a press release of one of the parties; one that names no nation counts for either."""
    return _is_release(article.outlet or "", article.text[:200], article.text[-200:], parties)


@lru_cache(maxsize=16384)
def _is_release(house: str, head: str, tail: str, parties: frozenset[str]) -> bool:
    """By the outlet, and by how the text begins and ends."""
    outlet = outlets.find(house) if house else None
    if outlet and (outlet.kind == "official" or outlet.owner == "military"):
        return outlet.nation is None or outlet.nation in parties
    named = f"{house}\n{head}\n{tail}"
    is_body = bool(_RELEASE.search(fold(house))) or "information prepared by" in named.casefold()
    return is_body and bool(_nations_in(named) & parties or not _nations_in(named))


def _belongs(speaker: Speaker, about: str, parties: frozenset[str]) -> bool:
    """Where no country is given, or an alliance has none: the body, or the words of the title, say whose it is."""
    if any(_ALLIANCES[one] in about.casefold() for one in parties & _ALLIANCES.keys()):
        return True
    names = (fold(name).casefold() for name in (speaker.org, speaker.name) if name)
    if any(_bodies().get(name) in parties for name in names):
        return True
    return speaker.country is None and bool(_nations_in(speaker.role or "") & parties)


@cache
def _bodies() -> dict[str, str]:
    return {fold(form).casefold(): body.nation for body in bodies.bodies() for form in (body.name, *body.aliases)}


def _nations_in(text: str) -> frozenset[str]:
    plain = fold(text)
    return frozenset(
        term.code for term in nations.terms() if term.kind in ("name", "demonym", "abbreviation") and _has(plain, fold(term.text))
    )


def _has(text: str, name: str) -> bool:
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None
