"""Which single claims come from another article although their own article copies none: by its words, or by the house that it credits."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from musterbook.compare import Fact, facts, facts_of
from musterbook.links import attributed, lifted
from musterbook.links.contradiction import roots
from musterbook.model import Borrowing, Claim, CopyTree, Known

Find = Callable[[Sequence[Fact], Known], Iterator[Borrowing]]
RULES: Mapping[str, Find] = {lifted.CODE: lifted.find, attributed.CODE: attributed.find}


def borrowings(known: Known, trees: tuple[CopyTree, ...]) -> tuple[Borrowing, ...]:
    """For each claim at most one, of the first rule that fits; what articles of one tree have in common is told by the tree."""
    root, home = roots(trees), {claim.id: claim.article for claim in known.claims}
    found: dict[str, Borrowing] = {}
    for _, of_party in sorted(_by_party(facts(known)).items()):
        for find in RULES.values():
            for one in find(of_party, known):
                mine, other = (root.get(home[name], home[name]) for name in (one.claim, one.of))
                if mine != other:
                    found.setdefault(one.claim, one)
    return tuple(found[name] for name in sorted(found))


def lender(known: Known) -> Callable[[Sequence[Claim]], Mapping[str, str]]:
    """Tells of some claims which of them are taken from the article of another of them."""

    def lent(claims: Sequence[Claim]) -> Mapping[str, str]:
        home = {claim.id: claim.article for claim in claims}
        found: dict[str, str] = {}
        for _, of_party in sorted(_by_party(facts_of(known, claims)).items()):
            for find in RULES.values() if len(of_party) > 1 else ():
                for one in find(of_party, known):
                    found.setdefault(one.claim, home[one.of])
        return found

    return lent


def _by_party(all_facts: Sequence[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """Only what is about one sender in one host is ever held together."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in all_facts:
        for sender in fact.claim.senders:
            for host in fact.hosts:
                found.setdefault((sender, host), []).append(fact)
    return found
