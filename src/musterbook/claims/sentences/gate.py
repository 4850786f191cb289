"""The gate: which sentences could hold a claim, by the names that one scan of the raw text (Aho-Corasick) finds; the rest is never parsed.

Measured (tests/quality): of sentences with gold claims it keeps at least 99 %, of ordinary business news it lets through at most 3 %.
"""

import re
from collections.abc import Sequence
from functools import cache

from musterbook.claims.names.mentions import Mention
from musterbook.claims.names.vocabulary import lexicon
from musterbook.model import Article, Claim
from musterbook.values import OPEN, bounds

# Codebook, "Not claims": history more than this many years before publication.
HISTORY = 80


def passed(names: Sequence[Sequence[Mention]]) -> list[bool]:
    """For each sentence, by its mentions: it could hold a claim, or what the sentences that could need to be read.

    Where an article names two firm words of force, or one of them in three sentences, all of it passes:
    answers of one word and pronouns lean on everything before them. Elsewhere a sentence that names a force firmly passes, with the next.
    """
    if not any(m.kind in _WHOSE for found in names for m in found):
        return [False] * len(names)
    if len(names) <= _TINY:
        return [any(m.kind in _FORCE or _is_owned(m, found) for found in names for m in found)] * len(names)
    core = [{_word(m) for m in found if _is_core(m, found)} for found in names]
    if len(set().union(*core)) >= _WORDS or sum(map(bool, core)) > (0 if len(names) <= _SHORT else _WORDS):
        return [True] * len(names)
    if len(_nations(names)) >= _NATIONS and len({_word(m) for found in names for m in found if is_firm(m) or _is_trade(m)}) > _WORDS:
        return [True] * len(names)
    firm = [any(is_firm(m) for m in found) for found in names]
    if len({m.text.lower() for found in names for m in found if is_firm(m)}) < _WORDS:
        return [False] * len(names)
    return [any(firm[max(0, n - 1) : n + 1]) for n in range(len(names))]


_WORDS = 2
# So many countries and more than so many words of force, soft ones too: a column about who has sent what to whom.
_NATIONS = 4
# Too short to tell by the number of its words what an article is about, and cheap to read: any word of force opens it.
_TINY = 4
# And in these one firm word is enough.
_SHORT = 12
_FORCE = frozenset({"force", "echelon", "unit", "formation", "equipment", "generic", "body"})
# A claim needs somebody's force somewhere: what names neither has none.
_WHOSE = frozenset({"nation", "body", "site", "region", "formation", "unit"})


def _is_owned(mention: Mention, beside: Sequence[Mention]) -> bool:
    """A base right behind a nation, beside two, or one that says what it is for: 'a Turkish base', 'a naval base'."""
    if mention.kind != "installation":
        return False
    nations = [m for m in beside if m.kind in ("nation", "site")]
    return " " in mention.text or len(nations) > 1 or any(m.span.end + 1 == mention.span.start for m in nations)


def _word(mention: Mention) -> str:
    """The last word in the singular: 'military personnel' and 'personnel' are one word."""
    return mention.text.lower().split()[-1].rstrip("s")


def _nations(names: Sequence[Sequence[Mention]]) -> set[str]:
    return {str(m.value) for found in names for m in found if m.kind == "nation"} - {"NATO", "EU", "UN"}


def _is_trade(mention: Mention) -> bool:
    """A word of force that business and sport seldom use: advisers, drones, a garrison, a named type of arms."""
    return mention.kind in ("force", "echelon", "generic", "equipment", "unit") and mention.text.lower() not in _everyday()


def is_firm(mention: Mention) -> bool:
    """The mention is of a force, whatever the text is about."""
    kind, value = mention.kind, mention.value
    if kind in ("force", "echelon", "generic"):
        return mention.text.lower() not in _soft() and (kind != "generic" or value.function is not None)
    if kind == "equipment":
        return mention.how not in ("ambiguous", "new") and value.function not in (None, "aviation", "logistics")
    if kind == "unit":
        return re.search(r"\d|\b(?:HMS|USS|HMCS|HMAS)\b", mention.text) is not None
    if kind == "body":
        return value.kind in ("service", "mission")
    return kind == "formation" or (kind == "site" and value.kind in ("base", "training-area", "barracks") and mention.how != "ambiguous")


def _is_core(mention: Mention, beside: Sequence[Mention]) -> bool:
    """A firm mention of people, units or sites; of materiel only beside a nation (a Leopard is also a computer's)."""
    if mention.kind == "equipment":
        return is_firm(mention) and any(m.kind == "nation" and m.how != "capital" for m in beside)
    if mention.kind == "body" and mention.value.kind == "mission":
        return mention.value.nation in _ALLIED  # 'UNAMID is due to end its operations'
    return mention.kind in ("force", "echelon", "unit", "formation", "site") and is_firm(mention)


_ALLIED = ("UN", "NATO", "EU")


@cache
def _soft() -> frozenset[str]:
    return frozenset(lexicon("gate")["soft"])


@cache
def _everyday() -> frozenset[str]:
    return frozenset(lexicon("gate")["everyday"])


def is_history(article: Article, claim: Claim) -> bool:
    """The claim speaks of a time too long ago to be coded."""
    years = [int(year) for year in re.findall(r"\b(1[0-9]{3})\b(?! (?:soldiers|troops|men))", claim.evidence)]
    dated = [bounds(day)[0].year for day in (claim.start, claim.end) if day and day != OPEN]
    if not article.published:
        return False
    return any(bounds(article.published)[0].year - year > HISTORY for year in [*dated, *years])
