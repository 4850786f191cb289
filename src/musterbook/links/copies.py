"""Who copied whom, article by article: the rules by which a copy is known, in order, then which of the two is the source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from musterbook.links import respelt, reworded, verbatim
from musterbook.links.candidates import are_near, pairs, prints
from musterbook.links.credits import credit
from musterbook.links.direction import Alike, Directed, day_of, directed
from musterbook.links.texts import Text, text_of
from musterbook.model import Article, Copy, CopyTree, Known

Find = Callable[[Text, Text], Alike | None]
RULES: Mapping[str, Find] = {verbatim.CODE: verbatim.find, reworded.CODE: reworded.find, respelt.CODE: respelt.find}


def copy_trees(known: Known) -> tuple[CopyTree, ...]:
    """Trees of two articles or more, each copy with the one it repeats and why; the root is the text that repeats no other."""
    marked = {name: prints(text_of(article)) for name, article in known.articles.items()}
    found = (alike(text_of(known.articles[left]), text_of(known.articles[right])) for left, right in pairs(marked))
    return trees([one for one in found if one], known.articles)


def trees(found: Sequence[Alike], articles: Mapping[str, Article]) -> tuple[CopyTree, ...]:
    """The trees that pairs of like texts make, given the articles of those pairs."""
    best: dict[str, Copy] = {}
    for pair in directed(sorted(found, key=lambda one: (one.left, one.right)), articles):
        copy = _copy(pair, articles)
        if _is_better(copy, best.get(copy.article)):
            best[copy.article] = copy
    return _trees(best, articles)


def alike(left: Text, right: Text) -> Alike | None:
    """What the first rule that fits says of the two, and who credits whom; None where they have nothing to do with one another."""
    if not are_near(left, right):
        return None
    left, right = sorted((left, right), key=lambda text: text.article.id)
    found = next((one for find in RULES.values() if (one := find(left, right))), None)
    return found and replace(
        found, shared=len(left.runs & right.runs), left_runs=len(left.runs), right_runs=len(right.runs),
        left_credits=credit(left.article, right.article), right_credits=credit(right.article, left.article),
    )  # fmt: skip


def _copy(pair: Directed, articles: Mapping[str, Article]) -> Copy:
    of, copy, alike = articles[pair.of], articles[pair.copy], pair.alike
    name = f"{of.outlet}’s article {of.id}" if of.outlet else f"article {of.id}"
    credited = alike.left_credits if alike.left == copy.id else alike.right_credits
    score = alike.score + (0.1 if credited and alike.rule != verbatim.CODE else 0)
    why = f"{alike.why.format(of=name)}{_when(of, copy)}; {pair.why}"
    return Copy(copy.id, of.id, why, round(min(1.0, score), 3), alike.rule)


def _when(of: Article, copy: Article) -> str:
    first, second = day_of(of), day_of(copy)
    days = (second - first).days if second and first else None
    if days is None:
        return ""
    if days == 0:
        return ", published the same day"
    return f", published {abs(days)} day{'s' * (abs(days) != 1)} " + ("earlier" if days > 0 else "later")


def _is_better(copy: Copy, than: Copy | None) -> bool:
    return than is None or (-copy.score, copy.of) < (-than.score, than.of)


def _trees(best: dict[str, Copy], articles: Mapping[str, Article]) -> tuple[CopyTree, ...]:
    members: dict[str, list[Copy]] = {}
    for name in sorted(best):
        root = _root(name, best)
        if name != root:
            members.setdefault(root, []).append(best[name])
    return tuple(CopyTree(root, tuple(_in_order(members[root], articles))) for root in sorted(members))


def _in_order(copies: Iterable[Copy], articles: Mapping[str, Article]) -> list[Copy]:
    return sorted(copies, key=lambda copy: (day_of(articles[copy.article]) or date.max, copy.article))


def _root(name: str, best: dict[str, Copy]) -> str:
    """The article at the head of the chain; where credits run in a circle, the first of it in id order."""
    seen = [name]
    while seen[-1] in best and best[seen[-1]].of not in seen:
        seen.append(best[seen[-1]].of)
    if seen[-1] not in best:
        return seen[-1]
    circle = seen[seen.index(best[seen[-1]].of) :]
    return min(circle)
