"""Who copied whom, article by article: the rules by which a copy is known, in order, then which of the two is the source."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from musterbook.links import respelt, reworded, verbatim
from musterbook.links.candidates import FEW, Outline, outline, pairs
from musterbook.links.credits import credit
from musterbook.links.direction import Alike, directed
from musterbook.links.texts import Rarity, Text, text_of
from musterbook.model import Copy, CopyTree, Known

Find = Callable[[Text, Text, Rarity], Alike | None]
RULES: Mapping[str, Find] = {verbatim.CODE: verbatim.find, reworded.CODE: reworded.find, respelt.CODE: respelt.find}


def copy_trees(known: Known) -> tuple[CopyTree, ...]:
    """Trees of two articles or more, each copy with the one it repeats and why; the root is the text that repeats no other."""

    def text(name: str) -> Text:
        return text_of(known.articles[name])

    outlines: list[Outline] = []
    rarity = Rarity(_outlined(known, outlines))
    found = [one for left, right in pairs(outlines) if (one := _alike(text(left), text(right), rarity))]
    best: dict[str, Copy] = {}
    for pair in directed(found, text):
        copy = _copy(pair.of, pair.copy, pair.alike, pair.why)
        if _is_better(copy, best.get(copy.article)):
            best[copy.article] = copy
    return _trees(best, {one.name: one.day for one in outlines})


def _outlined(known: Known, outlines: list[Outline]) -> Iterator[Text]:
    """Every text once, in the order of ids; its outline is kept, the text is not."""
    sketched = len(known.articles) > FEW
    for name in sorted(known.articles):
        text = text_of(known.articles[name])
        outlines.append(outline(text, sketched=sketched))
        yield text


def _alike(left: Text, right: Text, rarity: Rarity) -> Alike | None:
    """What the first rule that fits says of the two; None where they have nothing to do with one another."""
    return next((one for find in RULES.values() if (one := find(left, right, rarity))), None)


def _copy(of: Text, copy: Text, alike: Alike, direction: str) -> Copy:
    name = f"{of.article.outlet}’s article {of.article.id}" if of.article.outlet else of.article.id
    credited = credit(copy, of)
    score = alike.score + (0.1 if credited and alike.rule != verbatim.CODE else 0)
    why = f"{alike.why.format(of=name)}{_when(of, copy)}; {direction}"
    return Copy(copy.article.id, of.article.id, why, round(min(1.0, score), 3), alike.rule)


def _when(of: Text, copy: Text) -> str:
    days = (copy.day - of.day).days if copy.day and of.day else None
    if days is None:
        return ""
    if days == 0:
        return ", published the same day"
    return f", published {abs(days)} day{'s' * (abs(days) != 1)} " + ("earlier" if days > 0 else "later")


def _is_better(copy: Copy, than: Copy | None) -> bool:
    return than is None or (-copy.score, copy.of) < (-than.score, than.of)


def _trees(best: dict[str, Copy], days: dict[str, date | None]) -> tuple[CopyTree, ...]:
    members: dict[str, list[Copy]] = {}
    for name in sorted(best):
        root = _root(name, best)
        if name != root:
            members.setdefault(root, []).append(best[name])
    in_order = {root: sorted(found, key=lambda copy: (days[copy.article] or date.max, copy.article)) for root, found in members.items()}
    return tuple(CopyTree(root, tuple(in_order[root])) for root in sorted(in_order))


def _root(name: str, best: dict[str, Copy]) -> str:
    """The article at the head of the chain; where credits run in a circle, the first of it in id order."""
    seen = [name]
    while seen[-1] in best and best[seen[-1]].of not in seen:
        seen.append(best[seen[-1]].of)
    if seen[-1] not in best:
        return seen[-1]
    circle = seen[seen.index(best[seen[-1]].of) :]
    return min(circle)
