"""Who copied whom: articles whose text derives from another's, word for word, cut, or reworded."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from musterbook.compare import fold
from musterbook.links.candidates import pairs
from musterbook.links.texts import RUN, Rarity, Text, containment, text_of
from musterbook.model import Copy, CopyTree, Known

# Measured on synthetic stories: copies, even cut to half, share at least half of the shorter text's runs; others at most 6 %.
_VERBATIM = 0.25
_LEAST_RUNS = 12
# Reworded copies share at least 0.34 of the poorer text's rare names and numbers, other houses' texts on one event at most 0.29.
_REWORDED = 0.32
_LEAST_NAMES = 6
_FRESH = timedelta(days=10)


def copy_trees(known: Known) -> tuple[CopyTree, ...]:
    """Trees of two articles or more, each copy with the one it repeats and why; the root is the text that repeats no other."""
    texts = [text_of(known.articles[name]) for name in sorted(known.articles)]
    rarity = Rarity(texts)
    best: dict[str, Copy] = {}
    for left, right in pairs(texts, rarity):
        copy = _copy(left, right, rarity)
        if copy and _is_better(copy, best.get(copy.article)):
            best[copy.article] = copy
    return _trees(best, {text.article.id: text for text in texts})


def _copy(left: Text, right: Text, rarity: Rarity) -> Copy | None:
    """The copy that one of the two is of the other, if it is."""
    of, copy = _direction(left, right)
    share = containment(of, copy)
    credit = _credits(copy, of)
    if share >= _VERBATIM and len(of.runs & copy.runs) >= _LEAST_RUNS:
        why = f"{share:.0%} of its runs of {RUN} words stand in {_name(of)}"
        return Copy(copy.article.id, of.article.id, _because(why, of, copy, credit), round(min(1.0, 0.5 + share / 2), 3))
    overlap = rarity.overlap(of, copy)
    if _is_reworded(of, copy, overlap):
        common = ", ".join(sorted(of.rare & copy.rare, key=lambda token: (rarity.count(token), token))[:5])
        why = f"reworded: {overlap:.0%} of the rare names and numbers are those of {_name(of)} ({common})"
        return Copy(copy.article.id, of.article.id, _because(why, of, copy, credit), round(min(0.5, overlap / 2 + bool(credit) * 0.1), 3))
    return None


def _direction(left: Text, right: Text) -> tuple[Text, Text]:
    """The source and the copy: a credit decides, else the day, else the fuller text, else the id."""
    left_credits, right_credits = bool(_credits(left, right)), bool(_credits(right, left))
    if left_credits != right_credits:
        return (right, left) if left_credits else (left, right)
    first, second = sorted((left, right), key=lambda text: (text.day or date.max, -len(text.runs), text.article.id))
    return first, second


def _is_reworded(of: Text, copy: Text, overlap: float) -> bool:
    """Soon after, by another house, with the same rare names and numbers; a house's own update or correction is no copy."""
    if overlap < _REWORDED or len(of.rare & copy.rare) < _LEAST_NAMES or of.house == copy.house:
        return False
    if copy.house and _credits(of, copy):
        return False
    return of.day is not None and copy.day is not None and timedelta(0) <= copy.day - of.day <= _FRESH


def _credits(copy: Text, of: Text) -> str | None:
    """The name by which a text credits another's house: as the house it republishes, its agency, or in its words."""
    given = {fold(name).casefold() for name in (copy.article.republished_from, copy.article.agency) if name}
    if of.house == copy.house:
        return None
    for name in _names(of):
        key = fold(name).casefold()
        if key in given or re.search(rf"\b{re.escape(key)}\b", copy.folded):
            return name
    return None


def _names(text: Text) -> list[str]:
    """The names of its own house: the outlet, and the agency where that is the outlet's wire (BWN of Baltic Wire News)."""
    outlet, agency = text.article.outlet, text.article.agency
    own = agency if agency and outlet and _is_short_for(fold(agency).casefold(), fold(outlet).casefold()) else None
    return sorted({name for name in (outlet, own) if name})


def _is_short_for(short: str, name: str) -> bool:
    """Its letters stand in the name in their order, the first of them first."""
    letters = iter(name)
    return short[:1] == name[:1] and all(letter in letters for letter in short)


def _because(why: str, of: Text, copy: Text, credit: str | None) -> str:
    days = (copy.day - of.day).days if copy.day and of.day else None
    when = (
        ""
        if days is None
        else ", published the same day"
        if days == 0
        else f", published {abs(days)} day{'s' * (abs(days) != 1)} " + ("earlier" if days > 0 else "later")
    )
    return f"{why}{when}" + (f"; it credits {credit}" if credit else "")


def _name(text: Text) -> str:
    return f"{text.article.outlet}’s article {text.article.id}" if text.article.outlet else text.article.id


def _is_better(copy: Copy, than: Copy | None) -> bool:
    return than is None or (-copy.score, copy.of) < (-than.score, than.of)


def _trees(best: dict[str, Copy], texts: dict[str, Text]) -> tuple[CopyTree, ...]:
    members: dict[str, list[Copy]] = {}
    for name in sorted(best):
        root = _root(name, best)
        if name != root:
            members.setdefault(root, []).append(best[name])
    return tuple(CopyTree(root, _by_day(members[root], texts)) for root in sorted(members))


def _root(name: str, best: dict[str, Copy]) -> str:
    """The article at the head of the chain; where credits run in a circle, the first of it in id order."""
    seen = [name]
    while seen[-1] in best and best[seen[-1]].of not in seen:
        seen.append(best[seen[-1]].of)
    if seen[-1] not in best:
        return seen[-1]
    circle = seen[seen.index(best[seen[-1]].of) :]
    return min(circle)


def _by_day(copies: Iterable[Copy], texts: dict[str, Text]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=lambda copy: (texts[copy.article].day or date.max, copy.article)))
