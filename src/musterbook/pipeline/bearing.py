"""What bears on the posture of one host on a day, read from a ledger of any size without the rest of it.

In: a ledger, a host, two days. Out: the posture that follows from all that is known, with the claims that bear it and their neighbours.
For every line the latest of each kind are read first, by the topics under which the ledger keeps them; as long as one of them does not
count, because it copies another or was corrected, or as long as something older could still stand beside it, older ones are read. What is
left unread could not change a figure, and a law holds that none does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from musterbook.corroboration import Corroboration
from musterbook.ledger.store import Book
from musterbook.links.borrowing import lender
from musterbook.model import Known, Links, Posture
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import CONTEMPORARY
from musterbook.pipeline.needs import Needs
from musterbook.pipeline.surroundings import Surroundings
from musterbook.posture.estimate import Draft, drafts, finished


@dataclass(frozen=True, slots=True)
class Borne:
    """A posture, and what it was made of: the claims read, and how they hang together as far as it needed."""

    posture: Posture
    known: Known
    links: Links


def borne(book: Book, host: str, on: date, known_by: date, sender: str | None = None) -> Borne:
    """The posture of a host, of one sender or of all; what the ledger derives must be up to its newest entry."""
    with book.excerpt(known_by) as excerpt:
        around = Surroundings(excerpt, host, sender)
        needs = Needs(around, sender, on)
        needs.meet()
        found = drafts(needs.standings, on)
        known, links = _judged(around, found)
    links = replace(links, lent=lender(known))
    known = replace(known, voices=Corroboration(known, links).voices)
    return Borne(finished(found, known, links, host=host, on=on, known_by=known_by), known, links)


def _judged(around: Surroundings, found: tuple[Draft, ...]) -> tuple[Known, Links]:
    """All that was said around the claims that bear a line, and what of it contradicts them."""
    days: dict[str, set[int]] = {}
    for draft in found:
        days.setdefault(draft.standing.sender, set()).update(fact.day.toordinal() for fact in draft.bearing)
    last = around.excerpt.known_by.toordinal()
    every = [topic for topic in around.topics.values() if topic.role == deriving.ANY]
    windows = ((topic.id, *pair) for topic in every for pair in _around(days.get(topic.sender, ()), last))
    around.excerpt.read(row.claim for row in around.excerpt.rows(windows))
    bearing = {fact.claim.id: fact.claim.article for draft in found for fact in draft.bearing}
    around.excerpt.read_articles(set(bearing.values()))
    around.follow()
    around.known = around.excerpt.known()
    disputes = around.contradictions(frozenset(bearing), contemporary=True) if bearing else ()
    return around.known, Links(around.trees, disputes)


def _around(days: Iterable[int], last: int) -> Iterator[tuple[int, int]]:
    """The days within 45 of any of these, as ranges that do not meet."""
    begun: tuple[int, int] | None = None
    for day in sorted(days):
        if begun and day - CONTEMPORARY <= begun[1] + 1:
            begun = begun[0], min(last, day + CONTEMPORARY)
            continue
        if begun:
            yield begun
        begun = day - CONTEMPORARY, min(last, day + CONTEMPORARY)
    if begun:
        yield begun
