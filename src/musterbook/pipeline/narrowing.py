"""What must be known to speak of one host, so that a big ledger is not read as a whole for it.

In: a ledger, a host, a day. Out: Known: the claims about the host, and about every host that these speak of besides, because a conflict
of one of them counts wherever it is. From that follows the same as from all that is known, but for who copied whom (and the second opinion
on numbers): copies are sought among the articles that are read. A posture is read more narrowly, by `bearing`.
"""

from datetime import date

from musterbook.facts import LISTED_REGIONS, countries
from musterbook.ledger.store import Book
from musterbook.model import Known, Reading
from musterbook.world.nations import members

# Up to so many articles known by the day asked about, all of them are read, copies and all; later additions do not change that number.
WHOLE = 250


def known_about(book: Book, host: str, known_by: date) -> Known:
    """What is known by a day, as far as it can bear on a host."""
    return narrowed(book, host, known_by) if book.has_more_than(WHOLE, known_by) else book.known(known_by)


def narrowed(book: Book, host: str, known_by: date) -> Known:
    """The claims about the host, and about the hosts that these speak of besides, whatever the size of the ledger."""
    ring = book.known(known_by, hosts=names(frozenset({host})))
    hosts = frozenset({host}).union(*(countries(claim.hosts) for claim in ring.claims))
    return ring if len(hosts) == 1 else book.known(known_by, hosts=names(hosts))


def known_for(book: Book, reading: Reading, known_by: date) -> Known:
    """What is known by a day, as far as the claims of a new text can bear on it: of a big ledger, the claims about their hosts."""
    if not book.has_more_than(WHOLE, known_by):
        return book.known(known_by)
    return book.known(known_by, hosts=names(frozenset().union(*(countries(claim.hosts) for claim in reading.claims))))


def names(hosts: frozenset[str]) -> tuple[str, ...]:
    """The codes under which claims about these hosts may stand: their own, and regions that stand for them."""
    return tuple(sorted(hosts | {region for region in LISTED_REGIONS if members(region) & hosts}))
