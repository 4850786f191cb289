"""What a claim adds to the ledger: new, corroborates, contradicts, supersedes or copies, and which claims it does that to."""

from collections.abc import Iterator

from musterbook.compare import Fact, facts, is_before, named, places_agree, says_the_same, shared
from musterbook.model import Claim, Known, Links

Verdict = tuple[str, tuple[Claim, ...], str]


def check(claim: Claim, known: Known, links: Links) -> Verdict:
    """The verdict on one claim, the claims it concerns and why; `known` and `links` include the claim's own article."""
    return _copies(claim, known, links) or _at_odds(claim, links) or _corroborates(claim, known, links) or ("new", (), _NEW)


_NEW = "no claim of another article says the same, denies it or gives another value"


def _copies(claim: Claim, known: Known, links: Links) -> Verdict | None:
    copy = next((copy for tree in links.trees for copy in tree.members if copy.article == claim.article), None)
    if copy is None:
        return None
    same = tuple(other for other in known.claims if other.article == copy.of and says_the_same(claim, other))
    return ("copies", same, f"the article repeats {copy.of}: {copy.why}") if same else None


def _at_odds(claim: Claim, links: Links) -> Verdict | None:
    mine = [one for one in links.conflicts if claim.id in (one.left.id, one.right.id)]
    disputed = [one for one in mine if one.resolution == "disputed"]
    if disputed:
        others = tuple(one.right if one.left.id == claim.id else one.left for one in disputed)
        return "contradicts", others, "; ".join(f"{one.kind}: {one.why}" for one in disputed)
    later = [one for one in mine if one.right.id == claim.id]
    if later:
        return "supersedes", tuple(one.left for one in later), "; ".join(f"{one.kind}: {one.why}" for one in later)
    replaced = [one for one in links.promises if one.state == "superseded" and claim.id in {by.id for by in one.by}]
    if replaced:
        return "supersedes", tuple(one.made_by[0] for one in replaced), "; ".join(one.why for one in replaced)
    return None


def _corroborates(claim: Claim, known: Known, links: Links) -> Verdict | None:
    same = tuple(_earlier_alike(claim, known))
    if not same:
        return None
    root = {copy.article: tree.root for tree in links.trees for copy in tree.members}
    voices = {root.get(other.article, other.article) for other in same}
    names = {speaker.name for speaker in claim.speakers if speaker.name}
    leaning = [other for other in same if names & {speaker.name for speaker in other.speakers}]
    how = "rests on the same speaker, so it adds no voice" if leaning else "independent of them"
    return "corroborates", same, f"{len(same)} earlier claim{'s' * (len(same) != 1)} of {len(voices)} article trees say the same; {how}"


def _earlier_alike(claim: Claim, known: Known) -> Iterator[Claim]:
    """Claims of other articles, published no later, that say the same of a force that both name, or give a number or basis alike."""
    own: Fact | None = None
    others: list[Fact] = []
    for fact in facts(known):
        if fact.claim.id == claim.id:
            own = fact
        elif fact.claim.article != claim.article and says_the_same(claim, fact.claim) and _is_telling(claim, fact.claim):
            others.append(fact)
    yield from (fact.claim for fact in others if own is None or is_before(fact, own))


def _is_telling(claim: Claim, other: Claim) -> bool:
    if not places_agree(claim, other):
        return False
    both_whole = not named(claim) and not named(other)
    return bool(shared(claim, other)) or both_whole
