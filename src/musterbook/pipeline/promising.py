"""The promises of one host as of a day, read from a ledger of any size without the news of other hosts.

In: a ledger, a host, two days. Out: the promises that follow from all that is known, as far as they are about the host, and the claims that
they rest on. Read are the plans of the host's senders, what could decide them wherever these promise to be, and who copied whom of them;
conflicts and texts that say nothing of plans are left out, and a law holds that no promise changes by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, facts, is_about
from musterbook.ledger.excerpt import Topic, Window
from musterbook.ledger.store import Book
from musterbook.links.deciding import DECIDING
from musterbook.links.making import PROMISED, is_promise
from musterbook.links.promises import promises
from musterbook.model import CopyTree, Known, Promise
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import slots_of
from musterbook.pipeline.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises, in the order in which they were first made, and what they were read from."""

    promises: tuple[Promise, ...]
    known: Known
    trees: tuple[CopyTree, ...]


def promised(book: Book, host: str, on: date, known_by: date, sender: str | None = None) -> Promised:
    """The promises of a host, of one sender or of all; what the ledger derives must be up to its newest entry."""
    with book.excerpt(known_by) as excerpt:
        around = Surroundings(excerpt, host, sender)
        plans = [topic for topic in around.topics.values() if _stage(topic) in PROMISED]
        excerpt.read(row.claim for row in excerpt.rows((topic.id, 0, topic.latest) for topic in plans))
        around.follow()
        made = [fact for fact in facts(excerpt.known()) if is_promise(fact) and is_about(fact.claim, host, sender)]
        excerpt.read(row.claim for row in excerpt.rows(_windows(around, made)))
        around.follow()
        known = excerpt.known()
    found = promises(known, around.trees, on)
    firsts = {fact.claim.id for fact in facts(known) if is_about(fact.claim, host, sender)}
    return Promised(tuple(one for one in found if one.made_by[0].id in firsts), known, around.trees)


def _windows(around: Surroundings, made: list[Fact]) -> Iterator[Window]:
    """All that was said of each party to a promise since the first one was made, at a stage that decides one."""
    since: dict[str, dict[str, int]] = {}
    for fact in made:
        for host in fact.hosts:
            for sender in fact.claim.senders:
                days = since.setdefault(host, {})
                days[sender] = min(fact.day.toordinal(), days.get(sender, fact.day.toordinal()))
    for host, days in sorted(since.items()):
        for topic in around.excerpt.topics(host):
            if topic.sender in days and _stage(topic) in DECIDING:
                yield topic.id, days[topic.sender], topic.latest


def _stage(topic: Topic) -> str:
    status: str = slots_of(topic.about)["status"] if topic.role == deriving.ANY else ""
    return status
