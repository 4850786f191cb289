"""What contradicts what: the rules in order, each pair of articles once a rule, copies through their root."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from musterbook.compare import facts, shared
from musterbook.facts import Order
from musterbook.links import basis, end, number, status, sum
from musterbook.links.cues import corrects
from musterbook.links.pairs import DISPUTED, Asked, Found, Group, groups, resolution, root_pair
from musterbook.model import Conflict, CopyTree, Known

Rule = Callable[[Group], Iterator[Found]]
Key = tuple[str, str, str]
RULES: Mapping[str, Rule] = {
    basis.KIND: basis.find,
    end.KIND: end.find,
    number.KIND: number.find,
    status.KIND: status.find,
    sum.KIND: sum.find,
}


def conflicts(known: Known, trees: tuple[CopyTree, ...] = (), asked: Asked | None = None) -> tuple[Conflict, ...]:
    """Claims about one sender, host and force that cannot both hold, earlier first; copies are not listed beside their root."""
    found: dict[Key, Found] = {}
    parties: dict[Key, set[tuple[str, str]]] = {}
    for group, one in _found(known, asked):
        found[key(one)] = one
        parties.setdefault(key(one), set()).add((group.sender, group.host))
    resolved = {name: resolution(one.earlier, one.later, known)[0] for name, one in found.items()}
    kept = listed(found.values(), roots(trees), lambda one: resolved[key(one)])
    return tuple(_told(one, known, parties[key(one)]) for one in kept)


def listed(found: Iterable[Found], root: Mapping[str, str], resolved: Callable[[Found], str]) -> list[Found]:
    """Of all that is at odds what is listed: of copies through their root, every claim of two articles once for each rule."""
    return _one_each([(one, resolved(one)) for one in _through_roots(found, root)])


def concerned(
    known: Known, trees: tuple[CopyTree, ...], touching: frozenset[str], *, contemporary: bool = False, replacing: bool = False
) -> Asked:
    """The pairs of articles, by their roots, of which one contradicts the other by one of these claims.

    At any time, or in 45 days where `contemporary`; where `replacing`, those in which one may replace the other, of copies perhaps
    through another text.
    """
    root = roots(trees)
    found = [one for _, one in _found(known, Asked(touching, contemporary=contemporary))]
    if replacing:
        found = [one for one in found if corrects(one.earlier, one.later, known) or any(name in root for name in _articles(one))]
    return Asked(root=root, roots=frozenset(root_pair(one.earlier, one.later, root) for one in found))


def _found(known: Known, asked: Asked | None) -> Iterator[tuple[Group, Found]]:
    for group in groups(facts(known), known, asked):
        yield from ((group, one) for rule in RULES.values() for one in rule(group))


def roots(trees: Iterable[CopyTree]) -> dict[str, str]:
    """The root of every article that stands in a copy tree."""
    return {copy.article: tree.root for tree in trees for copy in tree.members} | {tree.root: tree.root for tree in trees}


def key(found: Found) -> Key:
    """The rule and the two claims."""
    return found.kind, found.earlier.claim.id, found.later.claim.id


def _articles(found: Found) -> tuple[str, str]:
    left, right = found.earlier.claim.article, found.later.claim.article
    return (left, right) if left <= right else (right, left)


def _through_roots(found: Iterable[Found], root: Mapping[str, str]) -> list[Found]:
    """Leave out what two articles of one tree say against one another, and what a copy says where its root says it too."""
    by_pair: dict[tuple[str, str, str], list[Found]] = {}
    for one in found:
        left, right = _articles(one)
        left_root, right_root = sorted((root.get(left, left), root.get(right, right)))
        if left == right or left_root != right_root:
            by_pair.setdefault((one.kind, left_root, right_root), []).append(one)
    return [one for group in by_pair.values() for one in _of_first_articles(group, root)]


def _of_first_articles(found: list[Found], root: Mapping[str, str]) -> list[Found]:
    def rank(one: Found) -> tuple[int, tuple[Order, Order], tuple[str, str]]:
        copied = [article for article in _articles(one) if root.get(article, article) != article]
        return len(copied), (one.earlier.order, one.later.order), _articles(one)

    first = _articles(min(found, key=rank))
    return [one for one in found if _articles(one) == first]


def _one_each(found: Iterable[tuple[Found, str]]) -> list[Found]:
    """In each pair of articles and for each rule, every claim at most once: replacements first, then the most alike."""
    used: set[tuple[str, str, str, str]] = set()
    kept = []
    for one, _ in sorted(found, key=_order):
        sides = [(one.kind, *_articles(one), fact.claim.id) for fact in (one.earlier, one.later)]
        if used.isdisjoint(sides):
            used.update(sides)
            kept.append(one)
    return sorted(kept, key=lambda one: (one.later.order, one.earlier.order, one.kind))


def _order(resolved: tuple[Found, str]) -> tuple[str, tuple[str, str], bool, int, Order, Order]:
    one, how = resolved
    alike = len(shared(one.earlier.claim, one.later.claim))
    return one.kind, _articles(one), how == DISPUTED, -alike, one.earlier.order, one.later.order


def _told(found: Found, known: Known, parties: Iterable[tuple[str, str]]) -> Conflict:
    """The contradiction, with whose presence where it is about, and how it is resolved."""
    how, why = resolution(found.earlier, found.later, known)
    replaces = corrects(found.earlier, found.later, known)
    why = f"{found.tell()}; {how}: {why}"
    return Conflict(found.kind, how, found.earlier.claim, found.later.claim, why, replaces, frozenset(parties))
