"""Who is where, in pieces small enough to be asked for one by one: the hosts and senders there are, and the record of each.

In: a ledger, a day known by. Out: the senders of each host; the posture of every host; all that was claimed of senders in one host, with
who copied whom and what was corrected, read by what the ledger derives of its entries; a line over time. Nothing is concluded here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from musterbook.compare import countries, is_about
from musterbook.errors import BookError
from musterbook.ledger.spanning import Extent
from musterbook.ledger.store import Book
from musterbook.model import Claim, Links, Posture
from musterbook.pipeline import deriving
from musterbook.pipeline.answers import Answers, answers, posture_of, promises_page
from musterbook.pipeline.deriving import bring_up
from musterbook.pipeline.narrowing import WHOLE
from musterbook.pipeline.paging import Asked, Bound
from musterbook.pipeline.surroundings import Surroundings
from musterbook.pipeline.uncollected import uncollected
from musterbook.posture.course import Course
from musterbook.posture.echoes import Echoes
from musterbook.posture.estimate import parted
from musterbook.posture.holding import Holding
from musterbook.posture.standing import standings
from musterbook.values import OPEN, bounds

# More steps than a chart can show.
_MOST_DAYS = 120


def presences(book: Book, known_by: date) -> Mapping[str, tuple[str, ...]]:
    """The senders of whom anything was known by a day in each host: what a board is put together of."""
    try:
        bring_up(book)
    except BookError:
        return _senders(book.known(known_by).claims)
    return book.presences(deriving.ANY, known_by)


def outline(book: Book) -> Extent:
    """What the whole book spans, as far as a board can show it."""
    try:
        bring_up(book)
    except BookError:
        return book.extent()
    return book.outline(deriving.ANY)


def postures(book: Book, hosts: Iterable[str], on: date, known_by: date) -> tuple[Posture, ...]:
    """The estimate for each host, in the order given."""
    return tuple(posture_of(book, host, on, known_by).posture for host in hosts)


def record(book: Book, host: str, sender: str | None, known_by: date, *, corrected: bool = True) -> Answers:
    """Every claim about a sender in a host, or about all of them, with copies and corrections; promises and voices are left out.

    Without `corrected`, corrections are left out as well: looking for them takes longest where there are thousands of claims.
    """
    try:
        bring_up(book)
    except BookError:
        told = answers(book, known_by, known_by, host)
        mine = tuple(claim for claim in told.known.claims if is_about(claim, host, sender))
        # A copy may repeat what its root said of another host alone.
        links = replace(told.links, promises=(), repeats=Echoes(told.known, told.links).repeats)
        return Answers(replace(told.known, claims=mine, voices=None), links, known_by, known_by)
    with uncollected(), book.excerpt(known_by) as excerpt:
        around = Surroundings(excerpt, host, sender)
        every = [topic for topic in around.topics.values() if topic.role == deriving.ANY]
        excerpt.read(row.claim for row in excerpt.rows((topic.id, 0, known_by.toordinal()) for topic in every))
        around.follow()
        links = Links(around.trees, around.corrections() if corrected else ())
        around.known = excerpt.known()
        links = replace(links, repeats=Echoes(around.known, links).repeats)
    mine = tuple(claim for claim in around.known.claims if is_about(claim, host, sender))
    return Answers(replace(around.known, claims=mine), links, known_by, known_by)


def chronicle(book: Book, host: str, sender: str | None, known_by: date, *, promised: bool = True) -> Answers:
    """From what all that unfolds in a host is told: of a big ledger its record and its promises, of a small one all that is known."""
    if not book.has_more_than(WHOLE, known_by):
        return answers(book, known_by, known_by)
    if not promised:
        return record(book, host, sender, known_by)
    # Of each promise the first claims that decide it, as the ledger keeps them: to decide every one anew takes as long as all the rest.
    told, owed = record(book, host, sender, known_by), promises_page(book, Asked(host, known_by, known_by, sender), Bound())
    known = replace(told.known, articles={**owed.known.articles, **told.known.articles})
    return replace(told, known=known, links=replace(told.links, promises=owed.promises))


def _senders(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for claim in claims:
        for host in countries(claim.hosts):
            found.setdefault(host, set()).update(claim.senders)
    return {host: tuple(sorted(found[host])) for host in sorted(found) if found[host]}


def history(told: Answers, host: str, sender: str, what: str) -> tuple[tuple[date, Holding | None], ...]:
    """How many there were of one force on each day up to `told.on` on which a claim of it was published, starts or ends; None: nothing.

    Of more days than a chart can show, some are told, as evenly spread as they are; the last one always.
    """
    mine = [claim for claim in told.known.claims if is_about(claim, host, sender)]
    days = sorted({day for claim in mine for day in _days(claim, told) if day <= told.on} | {told.on})
    own = next((one for name, one in parted(standings(told.known, told.links, host, sender)) if name == what), None)
    shown = _spread(days)
    asked = Course(own, what) if own else None
    return tuple((day, asked.on(day) if asked else None) for day in shown)


def _spread(days: Sequence[date]) -> Sequence[date]:
    found = days[:: -len(days) // _MOST_DAYS][::-1]
    return found if found[0] == days[0] else [days[0], *found]


def _days(claim: Claim, told: Answers) -> Iterable[date]:
    published = told.known.published(claim)
    for edtf in (published, claim.start):
        if edtf:
            yield bounds(edtf)[0]
    if claim.end and claim.end != OPEN:
        yield bounds(claim.end)[1] + timedelta(days=1)
