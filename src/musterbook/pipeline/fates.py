"""Working out once what became of a host's promises, day by day of knowledge, for the ledger to keep beside its entries.

In: a ledger, a host. Out: rows of fates, which follow from the entries as marks do. What later knowledge changes backwards (a judgement,
an article without a date) cannot be told by days: the senders and actions that it is about are
set aside, and are asked anew.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, Fact, facts, facts_of
from musterbook.custody import Judgement
from musterbook.errors import BookError
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.fates import Apart, Fate
from musterbook.ledger.overlay import corrected, is_judged
from musterbook.ledger.store import Book
from musterbook.links.histories import EVER, Chapter, Matter, histories, matters
from musterbook.links.making import is_promise
from musterbook.links.rooting import Rooting
from musterbook.model import Known
from musterbook.model import known as make_known
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import RULES, bring_up
from musterbook.pipeline.promising import read_promises
from musterbook.pipeline.surroundings import Surroundings

# The rules by which fates are made; it changes when they do.
FATES = f"{RULES.rules}.2"
# Another process may go through entries meanwhile.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What became of the promises of a host, of which that cannot be kept, and what other hosts they are about."""

    apart: Apart
    fates: tuple[Fate, ...]


def keep(book: Book, host: str, progress: Callable[[int, int | None], None] | None = None) -> None:
    """Have it kept what became of a host's promises, up to the newest entry. Raises BookError where the book cannot be written to.

    Where it must be worked out, `progress` is told of how many promises it is, and how many there are: None until that was read.
    """
    for _ in range(_TRIES):
        bring_up(book)
        with book.excerpt(date.max) as excerpt:
            if excerpt.aside(host, FATES) is not None:
                return
        through = book.through(RULES.rules)
        if progress:
            progress(0, None)
        found = worked_out(book, host, progress)
        if book.keep_fates(host, FATES, found.apart, found.fates, through=through):
            return
    raise BookError(f"promises of {host}: others write to the book all the time; try again")


def differences(book: Book) -> Iterator[str]:
    """The hosts of which something else is kept than follows from the entries."""
    for host in book.fated(FATES):
        found = worked_out(book, host)
        with book.excerpt(date.max) as excerpt:
            aside, kept = excerpt.aside(host, FATES), excerpt.all_fates(host)
        if aside is not None and (sorted(kept) != sorted(found.fates) or [list(one) for one in found.apart.aside] != aside):
            yield f"promises of {host}: what is kept of them does not follow from the entries"


def worked_out(book: Book, host: str, progress: Callable[[int, int | None], None] | None = None) -> WorkedOut:
    """What became of all promises of a host; `progress` is told how many are done, and of how many."""
    with book.excerpt(date.max) as excerpt:
        around = Surroundings(excerpt, host, None)
        read_promises(around)
        told = facts(make_known(excerpt.articles, tuple(excerpt.claims.values())))
        pairs = [deriving.alike_of(body) for body in excerpt.alike()]
        rooting = Rooting(pairs, excerpt.articles)
        aside = _aside(excerpt, told, rooting.unsure)
        rows = {claim.id: seq for seq, claim in excerpt.claims.items()}
        kept = tuple(row for chapter in histories(told, rooting, host, aside, progress) for row in _rows(chapter, rows))
        besides = {other for fact in told if is_promise(fact) and host in fact.hosts for other in fact.hosts} - {host}
    return WorkedOut(Apart(tuple(sorted(aside)), tuple(sorted(besides))), kept)


def _rows(chapter: Chapter, rows: dict[str, int]) -> Iterator[Fate]:
    due = chapter.due.toordinal() if chapter.due else EVER
    made = tuple(rows[fact.claim.id] for fact in chapter.facts)
    by = tuple(rows[claim.id] for claim in chapter.by)
    first = chapter.facts[0].claim
    for nth, sender in enumerate(sorted(set(first.senders))):
        yield Fate(sender, first.id, chapter.since, chapter.until, nth, chapter.state, due, made, by, chapter.why)


def _aside(excerpt: Excerpt, told: Sequence[Fact], unsure: Collection[str]) -> set[Matter]:
    """Whose promises, of which action, depend on more than what had been published by a day."""
    latest, found, said = UNDATED, set[Matter](), excerpt.judged_ever()
    for fact in told:
        # The order of facts is that in which they were published, but for dates that are written otherwise.
        is_out_of_order, latest = fact.day < latest, max(latest, fact.day)
        is_unsure = is_promise(fact) and (fact.day == UNDATED or fact.claim.article in unsure)
        if is_out_of_order or is_unsure or is_judged(fact.claim, said.get(fact.claim.id, ())):
            found.update(matter for version in _versions(fact, said.get(fact.claim.id, ()), excerpt) for matter in matters(version))
    return found


def _versions(fact: Fact, said: Sequence[Judgement], excerpt: Excerpt) -> Iterator[Fact]:
    """The claim as it was read, and as every correction of it has it."""
    yield fact
    article = excerpt.known().articles[fact.claim.article]
    for one in said:
        if one.verdict == "correct":
            yield from facts_of(Known({article.id: article}, ()), [corrected(fact.claim, article, one.slots)])
