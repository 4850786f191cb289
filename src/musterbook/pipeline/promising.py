"""The promises of one host as of a day, read from a ledger of any size without the news of other hosts.

In: a ledger, a host, two days. Out: the promises that follow from all that is known, as far as they are about the host, and the claims that
they rest on. Read are the plans of the host's senders, what could decide them wherever these promise to be, and who copied whom of them;
conflicts and texts that say nothing of plans are left out, and a law holds that no promise changes by it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, facts, is_about
from musterbook.ledger.excerpt import Excerpt, Window
from musterbook.ledger.store import Book
from musterbook.ledger.topics import Topic
from musterbook.links.deciding import DECIDING
from musterbook.links.histories import Matter
from musterbook.links.making import PROMISED, is_promise
from musterbook.links.promises import promises
from musterbook.model import Claim, CopyTree, Known, Promise
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
        return promised_in(excerpt, host, on, sender)


def promised_in(excerpt: Excerpt, host: str, on: date, sender: str | None = None, of: Collection[Matter] | None = None) -> Promised:
    """The same, read into an excerpt of which nothing was read yet; where `of` is given, only those of these senders and actions."""
    around = Surroundings(excerpt, host, sender)
    read_promises(around, of)
    known = excerpt.known()
    found = promises(known, around.trees, on)
    firsts = {fact.claim.id for fact in facts(known) if is_about(fact.claim, host, sender) and _is_of(fact.claim, of)}
    return Promised(tuple(one for one in found if one.made_by[0].id in firsts), known, around.trees)


def read_promises(around: Surroundings, of: Collection[Matter] | None = None) -> None:
    """Read the plans of a host's senders, what could decide them, and who copied whom of them."""
    excerpt = around.excerpt
    plans = [topic for topic in around.topics.values() if _stage(topic) in PROMISED and _is_topic_of(topic, of)]
    excerpt.read(row.claim for row in excerpt.rows((topic.id, 0, excerpt.known_by.toordinal()) for topic in plans))
    around.follow()
    made = [fact for fact in facts(excerpt.known()) if is_promise(fact) and is_about(fact.claim, around.host, around.sender)]
    excerpt.read(row.claim for row in excerpt.rows(_windows(around, made)))
    around.follow()


def _is_of(claim: Claim, of: Collection[Matter] | None) -> bool:
    return of is None or any((sender, claim.action) in of for sender in claim.senders)


def _is_topic_of(topic: Topic, of: Collection[Matter] | None) -> bool:
    return of is None or (topic.sender, slots_of(topic.about)["action"]) in of


def _windows(around: Surroundings, made: list[Fact]) -> Iterator[Window]:
    """All that was said of each party to a promise since the first one was made, at a stage that decides one."""
    since: dict[str, dict[str, int]] = {}
    for fact in made:
        for host in fact.hosts:
            for sender in fact.claim.senders:
                days = since.setdefault(host, {})
                days[sender] = min(fact.day.toordinal(), days.get(sender, fact.day.toordinal()))
    for host, days in sorted(since.items()):
        for topic in around.excerpt.topics(host).every:
            if topic.sender in days and _stage(topic) in DECIDING:
                yield topic.id, days[topic.sender], around.excerpt.known_by.toordinal()


def _stage(topic: Topic) -> str:
    status: str = slots_of(topic.about)["status"] if topic.role == deriving.ANY else ""
    return status
