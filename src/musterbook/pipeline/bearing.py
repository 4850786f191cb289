"""What bears on the posture of one host on a day, read from a ledger of any size without the rest of it.

In: a ledger, a host, two days. Out: the posture that follows from all that is known, with the claims that bear it and their neighbours.
For every line the latest of each kind are read first, by the topics under which the ledger keeps them; as long as one of them does not
count, because it copies another or was corrected, or as long as something older could still stand beside it, older ones are read. What is
left unread could not change a figure, and a law holds that none does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from musterbook.compare import Fact
from musterbook.corroboration import Corroboration
from musterbook.ledger.store import Book
from musterbook.links.borrowing import lender
from musterbook.model import Known, Links, Posture
from musterbook.pipeline.disputes import rivals, same
from musterbook.pipeline.needs import Needs
from musterbook.pipeline.surroundings import Surroundings
from musterbook.posture.estimate import Draft, drafts, finished


@dataclass(frozen=True, slots=True)
class Borne:
    """A posture, and what it was made of: the claims read, and how they hang together as far as it needed."""

    posture: Posture
    known: Known
    links: Links


def borne(book: Book, host: str, on: date, known_by: date, sender: str | None = None, *, voiced: bool = True) -> Borne:
    """The posture of a host, of one sender or of all; what the ledger derives must be up to its newest entry.

    `voiced` reads besides who else says what each claim of it says, so that `known.voices` can tell.
    """
    with book.excerpt(known_by) as excerpt:
        around = Surroundings(excerpt, host, sender)
        needs = Needs(around, sender, on)
        needs.meet()
        found = drafts(needs.standings, on)
        known, links = _judged(around, found, voiced=voiced)
    links = replace(links, lent=lender(known))
    if voiced:
        known = replace(known, voices=Corroboration(known, links).voices)
    return Borne(finished(found, known, links, host=host, on=on, known_by=known_by), known, links)


def _judged(around: Surroundings, found: tuple[Draft, ...], *, voiced: bool) -> tuple[Known, Links]:
    """What was said around the claims that bear a line and contradicts them, or says the same."""
    bearing = _bearing(found)
    rows = [row for sender, facts in bearing.items() for row in rivals(around, sender, facts)]
    if voiced:
        rows += [row for sender, facts in bearing.items() for row in same(around, sender, facts)]
    around.excerpt.read(row.claim for row in rows)
    ids = {fact.claim.id: fact.claim.article for facts in bearing.values() for fact in facts}
    around.excerpt.read_articles(set(ids.values()))
    around.follow()
    around.known = around.excerpt.known()
    disputes = around.contradictions(frozenset(ids), [{article} for article in set(ids.values())], contemporary=True) if ids else ()
    return around.known, Links(around.trees, disputes)


def _bearing(found: Iterable[Draft]) -> dict[str, list[Fact]]:
    """By sender, the facts that bear a line, each once."""
    told: dict[str, dict[str, Fact]] = {}
    for draft in found:
        told.setdefault(draft.standing.sender, {}).update({fact.claim.id: fact for fact in draft.bearing})
    return {sender: list(facts.values()) for sender, facts in told.items()}
