"""The words by which a text says that it replaces what was said before."""

import re
from functools import lru_cache

from musterbook.compare import Fact
from musterbook.model import Article, Claim, Known

_CORRECTED = re.compile(
    r"\b(correct(s|ed|ion|ions)|we correct|clarif(y|ies|ied|ication)|erratum|amend(s|ed|ment)|we (had|got) it wrong|"
    r"(was|were|is) (wrong|mistaken|in error)|mistakes?|replaces (parts of )?(an?|the|two|our) (earlier|previous)|"
    r"set(s)? right|retract(s|ed|ion))\b",
    re.IGNORECASE,
)
# Inside one text, an official's "that is wrong" is a denial; only the text's own correction or a clarification replaces.
_WITHIN = re.compile(
    r"\b(correct(s|ed|ion) (to|of|the)|correction|corrects|clarif(y|ies|ied|ication)|we (had|got) it wrong|our mistake|"
    r"apolog(y|ies|i[sz]e))\b|\(see (above|below|\d\d[:.]\d\d)\)",
    re.IGNORECASE,
)
_OPENING = 300


def corrects(earlier: Fact, later: Fact, known: Known) -> bool:
    """The later claim says that it replaces the earlier: a correction by the same outlet or agency, or a clarification in one text."""
    if earlier.claim.article == later.claim.article:
        return corrects_within(later.claim, known.articles[later.claim.article])
    old, new = known.articles[earlier.claim.article], known.articles[later.claim.article]
    return _one_house(old, new) and is_correction(new) and _is_its_own(earlier.claim, later.claim, new)


def corrects_within(claim: Claim, article: Article) -> bool:
    """The claim stands in a paragraph that corrects or clarifies what the same text says elsewhere."""
    return bool(_WITHIN.search(_paragraph(claim, article.text)))


def is_correction(article: Article) -> bool:
    """The title or the opening says that the article corrects another."""
    return bool(_CORRECTED.search(f"{article.title or ''}\n{article.text[:_OPENING]}"))


def _is_its_own(earlier: Claim, later: Claim, new: Article) -> bool:
    """An outlet corrects what it said itself; what it credited to other media is theirs, unless it goes on from there."""
    given = _houses(*earlier.via)
    return not given or not given.isdisjoint(_houses(*later.via) | _houses(new.outlet, new.agency))


def _one_house(left: Article, right: Article) -> bool:
    return not _houses(left.outlet, left.agency, left.republished_from).isdisjoint(_houses(right.outlet, right.agency))


@lru_cache(maxsize=16384)
def _houses(*names: str | None) -> frozenset[str]:
    return frozenset(name.casefold() for name in names if name)


def _paragraph(claim: Claim, text: str) -> str:
    """The paragraph in which the claim's evidence stands."""
    evidence = claim.evidence
    at = max(text.find(evidence), 0)
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + len(evidence))
    return text[start : end if end >= 0 else len(text)]
