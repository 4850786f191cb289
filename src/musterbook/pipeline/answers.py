"""From the ledger to answers: what was known by a day, how it hangs together, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from musterbook.compare import countries, is_about
from musterbook.corroboration import Corroboration
from musterbook.errors import BookError
from musterbook.ledger.store import Book
from musterbook.links.check import Verdict, check
from musterbook.links.histories import TOLD
from musterbook.links.promises import redated
from musterbook.links.reconcile import reconcile
from musterbook.model import Borrowing, Claim, Conflict, CopyTree, Known, Line, Links, Posture, Promise, Reading, Step
from musterbook.model import known as make_known
from musterbook.pipeline.bearing import Besides, Borne, borne, borne_at_once
from musterbook.pipeline.deriving import bring_up
from musterbook.pipeline.narrowing import known_about
from musterbook.pipeline.paging import Asked, Bound, Page, bounded, cut, page
from musterbook.pipeline.promising import Promised, promised
from musterbook.posture.commitments import Chain, chains, commitments
from musterbook.posture.continuity import Continuity, continuity
from musterbook.posture.credibility import Question, credibility
from musterbook.posture.estimate import posture
from musterbook.posture.timeline import Change, timeline
from musterbook.posture.truth import Opinion, opinion, second_opinions


@dataclass(frozen=True, slots=True)
class About:
    """Everything that a claim takes part in."""

    lines: tuple[Line, ...]
    promises: tuple[Promise, ...]
    conflicts: tuple[Conflict, ...]
    trees: tuple[CopyTree, ...]
    borrowed: tuple[Borrowing, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a ledger says on a day, as far as was known by a day."""

    known: Known
    links: Links
    on: date
    known_by: date
    alike: Corroboration | None = None

    def posture(self, host: str, sender: str | None = None) -> Posture:
        """The estimate for a host, of one sender or of all."""
        return posture(self.known, self.links, host=host, sender=sender, on=self.on, known_by=self.known_by)

    def commitments(self, host: str, sender: str) -> tuple[Step, ...]:
        """How long a sender was said to stay in a host, and on what basis, step by step."""
        return commitments(self.known, self.links, host, sender)

    def chains(self, host: str, sender: str | None = None) -> tuple[Chain, ...]:
        """The same for every sender in a host, or for one."""
        return chains(self.known, self.links, host, sender)

    def continuity(self, host: str, sender: str | None = None, what: str = "personnel") -> tuple[Continuity, ...]:
        """On which days up to `on` a presence is reported, inferred, away or unknown, of one sender or of all."""
        return continuity(self.known, self.links, host=host, sender=sender, on=self.on, what=what)

    def at(self, on: date) -> "Answers":
        """The same knowledge, asked of another day of the world."""
        links = replace(self.links, promises=redated(self.links.promises, on))
        return Answers(self.known, links, on, self.known_by, self.alike)

    def timeline(self, host: str, sender: str | None = None, *, since: date = date.min, until: date = date.max) -> tuple[Change, ...]:
        """What changed in a host on the days from `since` to `until`, of one sender or of all, oldest first."""
        links = replace(self.links, promises=_shortly(self.links.promises))
        return timeline(self.known, links, host=host, sender=sender, since=since, until=until)

    def credibility(self, claim: Claim) -> tuple[str, str]:
        """The Admiralty code of a claim with all that say the same, and its derivation."""
        same = (self.alike or Corroboration(self.known, self.links)).same(claim)
        sender, host = next(iter(claim.senders), ""), next(iter(sorted(countries(claim.hosts))), "")
        return credibility(same, self.known, self.links, Question(sender, host, self.on))

    def second_opinions(self, found: Posture) -> tuple[Opinion | None, ...]:
        """For each line of a posture, what a copy-aware truth-discovery method holds of its number; None where no stated total bears it."""
        values = second_opinions(self.known, self.links)
        return tuple(opinion(line, values) for line in found.lines)

    def verdict(self, claim: Claim) -> Verdict:
        """What a claim adds to the rest of what is known."""
        return check(claim, self.known, self.links)

    def about(self, claim: Claim) -> About:
        """The lines, promises, contradictions and copy trees that the claim, or its article, stands in."""
        lines = (line for host in claim.hosts for line in self.posture(host).lines if _among(claim, line.claims))
        named = _shortly(self.links.promises)
        promises = (one for one in named if _among(claim, one.made_by) or _among(claim, one.by))
        conflicts = (one for one in self.links.conflicts if _among(claim, (one.left, one.right)))
        borrowed = (one for one in self.links.borrowed if claim.id in (one.claim, one.of))
        return About(tuple(lines), tuple(promises), tuple(conflicts), self.trees_of(claim.article), tuple(borrowed))

    def trees_of(self, article: str) -> tuple[CopyTree, ...]:
        """The copy trees that an article stands in."""
        return tuple(tree for tree in self.links.trees if article in {tree.root, *(copy.article for copy in tree.members)})


def answers(book: Book, on: date, known_by: date, host: str | None = None) -> Answers:
    """What was known by `known_by`, reconciled for `on`; where a host is named, as far as it can bear on that host."""
    return _answers(known_about(book, host, known_by) if host else book.known(known_by), on, known_by)


def posture_of(book: Book, host: str, on: date, known_by: date, sender: str | None = None, *, besides: Besides = Besides.NOTHING) -> Borne:
    """The posture of one host, of one sender or of all, and the claims that bear it: of a ledger of any size in the time of a small one.

    What the ledger derives of new entries is brought up first; where nobody may write to it, all that can bear on the host is read.
    """
    try:
        return borne(book, host, on, known_by, sender, besides=besides)
    except BookError:
        told = answers(book, on, known_by, host)
        return Borne(told.posture(host, sender), told.known, told.links)


def posture_at_once(
    book: Book, host: str, on: date, known_by: date, sender: str | None = None, *, besides: Besides = Besides.NOTHING
) -> Borne:
    """The same for whoever waits in front of a page: nothing is worked out for later questions, `foresight` does that meanwhile."""
    try:
        return borne_at_once(book, host, on, known_by, sender, besides=besides)
    except BookError:
        told = answers(book, on, known_by, host)
        return Borne(told.posture(host, sender), told.known, told.links)


def promises_of(book: Book, host: str, on: date, known_by: date, sender: str | None = None) -> Promised:
    """The promises of one host, of one sender or of all, and what became of them by `on`, as far as was known by `known_by`.

    As for a posture, what the ledger derives is brought up first; where nobody may write to it, all that can bear on the host is read.
    """
    try:
        bring_up(book)
    except BookError:
        told = answers(book, on, known_by, host)
        mine = tuple(one for one in told.links.promises if is_about(one.made_by[0], host, sender))
        return Promised(mine, told.known, told.links.trees)
    return promised(book, host, on, known_by, sender)


def promises_page(book: Book, asked: Asked, bound: Bound) -> Page:
    """Some of the promises of one host, by due day, so many at a time: in a moment, however big the ledger is.

    What became of them is worked out when it is first asked after something new was told of the host, which takes longer.
    """
    asked_for = replace(bound, after=book.claim(bound.after).id) if bound.after else bound
    try:
        return page(book, asked, asked_for)
    except BookError:
        told = promises_of(book, asked.host, asked.on, asked.known_by, asked.sender)
        more = asked_for.limit and asked_for.limit + 1
        return cut(bounded(told.promises, replace(asked_for, limit=more)), told.known, asked_for.limit)


def with_reading(known: Known, reading: Reading, known_by: date) -> Answers:
    """The same with one more article, as if it had been recorded."""
    articles = {**known.articles, reading.article.id: reading.article}
    others = tuple(claim for claim in known.claims if claim.article != reading.article.id)
    return _answers(replace(make_known(articles, (*others, *reading.claims)), ratings=known.ratings), known_by, known_by)


def _answers(known: Known, on: date, known_by: date) -> Answers:
    links = reconcile(known, on)
    alike = Corroboration(known, links)
    return Answers(replace(known, voices=alike.voices), links, on, known_by, alike)


def _shortly(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Each with the first claims that decide it: the hundredth report that a force is there decides nothing any more."""
    return tuple(replace(one, by=one.by[:TOLD]) for one in promises)


def _among(claim: Claim, claims: Iterable[Claim]) -> bool:
    return claim.id in {one.id for one in claims}
