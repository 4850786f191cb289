"""What bears on the posture of one host on a day, read from a ledger of any size without the rest of it.

In: a ledger, a host, two days. Out: the posture that follows from all that is known, with the claims that bear it and their neighbours.
For every line the latest of each kind are read first, by the topics under which the ledger keeps them; as long as one of them does not
count, because it copies another or was corrected, or as long as something older could still stand beside it, older ones are read. What is
left unread could not change a figure, and a law holds that none does.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from musterbook.compare import Fact
from musterbook.corroboration import Corroboration
from musterbook.errors import BookError
from musterbook.ledger.seasons import EVERY
from musterbook.ledger.store import Book
from musterbook.links.borrowing import lender
from musterbook.model import Known, Links, Posture
from musterbook.pipeline.deriving import RULES, bring_up
from musterbook.pipeline.disputes import rivals, same
from musterbook.pipeline.needs import Needs
from musterbook.pipeline.surroundings import Surroundings
from musterbook.pipeline.uncollected import uncollected
from musterbook.pipeline.weighed import Weighed
from musterbook.pipeline.weighing import WEIGHTS, keep
from musterbook.posture.estimate import Draft, drafts, finished


@dataclass(frozen=True, slots=True)
class Borne:
    """A posture, and what it was made of: the claims read, and how they hang together as far as it needed."""

    posture: Posture
    known: Known
    links: Links


class Besides(Enum):
    """What a question reads besides the posture, which is the same without."""

    NOTHING = "nothing"
    # Who else says what each claim of it says, so that `known.voices` can tell.
    VOICES = "voices"
    # What contradicts each claim of it, for `links.conflicts`.
    CONFLICTS = "conflicts"


# Seconds for which a question works out what later ones need not.
_PATIENCE = 1.0
# By sender, facts that bear a line.
Bearing = Mapping[str, Sequence[Fact]]


def borne(book: Book, host: str, on: date, known_by: date, sender: str | None = None, *, besides: Besides = Besides.NOTHING) -> Borne:
    """The posture of a host, of one sender or of all. Raises BookError where what is derived is behind and nobody may write to the book.

    What the ledger derives is brought up to its newest entry first, and for a second what it keeps of the host's claims.
    """
    with uncollected(), book.excerpt(known_by) as excerpt:
        # In one look with the question itself: most find all of it worked out.
        if excerpt.is_weighed(host, RULES.rules, WEIGHTS):
            return _borne(Surroundings(excerpt, host, sender), on, besides, {EVERY})
    bring_up(book)
    # Where it cannot be kept, or not yet, what contradicts the claims is read.
    with suppress(BookError):
        keep(book, host, patience=_PATIENCE)
    with uncollected(), book.excerpt(known_by) as excerpt:
        return _borne(Surroundings(excerpt, host, sender), on, besides, excerpt.seasons(host, WEIGHTS))


def borne_at_once(
    book: Book, host: str, on: date, known_by: date, sender: str | None = None, *, besides: Besides = Besides.NOTHING
) -> Borne:
    """The same, where what is not kept yet is read, which takes a moment, and not first worked out for all questions to come."""
    bring_up(book)
    with uncollected(), book.excerpt(known_by) as excerpt:
        return _borne(Surroundings(excerpt, host, sender), on, besides, excerpt.seasons(host, WEIGHTS))


def _borne(around: Surroundings, on: date, besides: Besides, seasons: Collection[int]) -> Borne:
    weighed = Weighed(around, seasons) if seasons else None
    needs = Needs(around, on, weighed)
    needs.meet()
    found = drafts(needs.standings, on, needs.based)
    bearing = _bearing(found)
    kept = None if besides is Besides.CONFLICTS else weighed
    known, links = _judged(around, bearing, kept.unsure(bearing) if kept else bearing, besides)
    links = replace(links, lent=lender(known), counted=kept.counting(links.conflicts) if kept else None)
    if besides is Besides.VOICES:
        known = replace(known, voices=Corroboration(known, links).voices)
    return Borne(finished(found, known, links, host=around.host, on=on, known_by=around.excerpt.known_by), known, links)


def _judged(around: Surroundings, bearing: Bearing, asked: Bearing, besides: Besides) -> tuple[Known, Links]:
    """What was said around the claims that bear a line and contradicts those that are asked about, or says the same as any."""
    rows = [row for sender, facts in asked.items() for row in rivals(around, sender, facts)]
    if besides is Besides.VOICES:
        rows += [row for sender, facts in bearing.items() for row in same(around, sender, facts)]
    around.excerpt.read(row.claim for row in rows)
    ids = {fact.claim.id: fact.claim.article for facts in asked.values() for fact in facts}
    around.excerpt.read_articles(set(ids.values()))
    if ids or besides is Besides.VOICES:
        around.follow()
    else:
        # Of nothing but what bears is it asked how many voices it is, which the trees alone tell.
        around.follow({fact.claim.article for facts in bearing.values() for fact in facts}, sources=False)
    around.known = around.excerpt.known()
    disputes = around.contradictions(frozenset(ids), [{article} for article in set(ids.values())], contemporary=True) if ids else ()
    return around.known, Links(around.trees, disputes)


def _bearing(found: Iterable[Draft]) -> Bearing:
    """By sender, the facts that bear a line, each once."""
    told: dict[str, dict[str, Fact]] = {}
    for draft in found:
        told.setdefault(draft.standing.sender, {}).update({fact.claim.id: fact for fact in draft.bearing})
    return {sender: list(facts.values()) for sender, facts in told.items()}
