"""What each line of a posture needs to be read of a ledger, and how far back.

In: the topics of a host, with the day of the latest of each. Out: standings from which every line follows as from all that is known. A
need is met when what is left unread of its topics is older than the claim that counts, and by as much as a rival may be older. Rounds
are few: in each, all lines say what they need next, and it is read at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from musterbook.compare import Fact, a_year_after
from musterbook.ledger.topics import Topic
from musterbook.model import Links
from musterbook.pipeline import deriving
from musterbook.pipeline.counting import Counting
from musterbook.pipeline.deriving import CONTEMPORARY, slots_of
from musterbook.pipeline.lines import ALL_TOLD, Line, is_whole, lines_of
from musterbook.pipeline.surroundings import Surroundings
from musterbook.pipeline.taken import Taken
from musterbook.pipeline.weighed import Weighed
from musterbook.posture import whole
from musterbook.posture.base import Base
from musterbook.posture.gone import Left
from musterbook.posture.holding import Based, last_to_go
from musterbook.posture.movements import moves_from
from musterbook.posture.standing import Standing, as_of, standings

# Copies come out within days, so that most are read together with what they copy.
_FRESH = 7
_TOTALS = (deriving.TOTAL, deriving.RELIEF)
_THERE = (*_TOTALS, deriving.MOVEMENT, deriving.PRESENT)
_LEAVING = (deriving.LEFT, deriving.ODD)
_NAMING = (*_THERE, *_LEAVING, deriving.NAMED)
_BASIS = (deriving.OWN_BASIS, deriving.PLAIN_BASIS)
_END = (deriving.OWN_END, deriving.PLAIN_END)


class Needs:
    """One question: what was read for it so far, and what it still needs."""

    def __init__(self, around: Surroundings, on: date, weighed: Weighed | None = None) -> None:
        self._around, self._on, self._weighed = around, on, weighed
        self._excerpt = around.excerpt
        self._by = around.excerpt.known_by.toordinal()
        # Of each topic the latest; the day before which nothing of it was read; and the latest day of what was not read, as far as it is
        # known. A topic of which nothing is known by the day is in none of them.
        self._latest = self._excerpt.latest(around.every.made(_of_lines))
        self._low: dict[int, int] = {}
        self._upper = self._holding()
        self._wanted: dict[int, int] = {}
        self._begun = False
        self._lines = [line for line in around.every.made(lines_of) if not self._latest.keys().isdisjoint(line.every)]
        self._counting = Counting(on)
        self._taken = Taken(around, self._counting)
        # At which change of what counts for it a line needed nothing, and how often anything was wanted.
        self._met: dict[int, int] = {}
        self._wants = 0

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What counts, as far as it was read."""
        return self._counting.standings

    @property
    def based(self) -> Callable[[Standing, str], Based | None]:
        """What lines start from, as far as it was worked out."""
        return self._counting.based_as

    def meet(self) -> None:
        """Read what every line needs, then what came and went since, and who came back."""
        self._wanted = {id: 0 for id in self._around.every.made(_odd) if id in self._latest}
        while True:
            for nth, line in enumerate(self._lines):
                self._need_anew(nth, line)
            if not self._read():
                break
        self._names()
        self._later()

    def _holding(self) -> dict[int, int]:
        """Of each topic the latest day of what holds by the day asked about; -1 where nothing does."""
        on = self._on.toordinal()
        late = [id for id, (_, since) in self._latest.items() if since > on]
        found = self._excerpt.before(((id, self._by + 1, 0) for id in late), self._on)
        return {id: day for id, (day, _) in self._latest.items()} | {id: found.get(id, -1) for id in late}

    def _read(self) -> bool:
        """Read what is wanted; whether anything was."""
        wanted = {id: day for id, day in self._wanted.items() if self._upper.get(id, -1) >= max(day, 0)}
        self._wanted = {}
        if not wanted and self._begun:
            return False
        rows = self._excerpt.rows(((id, day, self._upper[id]) for id, day in wanted.items()), self._on)
        self._taken.add(rows)
        for id, day in wanted.items():
            self._low[id] = day
            self._upper[id] = day - 1
        self._refresh()
        # Whether anybody left is asked once it is known whether totals count.
        begun, self._begun = self._begun, True
        return bool(wanted) or not begun

    def _echoing(self) -> Callable[[Fact], bool] | None:
        """Tells which facts only repeat their source, as far as it is kept of all of them; else what they copy is read."""
        if self._weighed:
            self._weighed.take()
            if self._weighed.is_sure:
                return self._weighed.is_echo
        self._around.follow()
        return None

    def _refresh(self) -> None:
        """Read the claims of all rows, what they copy and what corrects them; then what counts for each sender."""
        before = len(self._excerpt.claims)
        self._excerpt.read(self._taken.claims())
        if len(self._excerpt.claims) == before and self.standings:
            return
        around, echoing = self._around, self._echoing()
        corrections = around.corrections(partly=echoing is not None)
        if echoing:
            # A correction brings claims of its own.
            echoing = self._echoing()
            corrections = corrections if echoing else around.corrections()
        links = Links(around.trees, corrections)
        self._counting.take(standings(around.known, links, around.host, around.sender, echoing))
        self._taken.renew()

    def _need_anew(self, nth: int, line: Line) -> None:
        """What a line needs, unless it needed nothing and nothing else counts for it since."""
        counting = self._counting.changed(line)
        if self._begun and self._met.get(nth) == counting:
            return
        wants = self._wants
        self._need(line)
        if self._begun and self._wants == wants:
            self._met[nth] = counting

    def _need(self, line: Line) -> None:
        base, left, _ = self._counting.based(line)
        self._need_totals(line, base, left)
        self._need_departures(line)
        said = [self._need_words(line, *roles) for roles in (_BASIS, _END)]
        if base is None and not any(said):
            self._newest(line.of(*_THERE))

    def _need_totals(self, line: Line, base: Base | None, left: Sequence[Left]) -> None:
        """The latest total of the whole, with its rivals; those of the parts where they count."""
        totals, wholes, parts, kinds = line.totals
        self._need_answers(line, base)
        if len(kinds) > 1 and sum(any(topic.id in self._latest for topic in of_kind) for of_kind in kinds.values()) > 1:
            # What the line counts, soldiers or aircraft, is told by the latest of all.
            self._each_part(totals)
            return
        unmet = self._newest(wholes, CONTEMPORARY)
        if unmet:
            return
        if base is None or base.rules[0] != whole.CODE:
            self._each_part(parts)
        else:
            since = [(topic, self._latest_of(topic)) for topic in parts]
            if max((day for _, day in since), default=-1) > a_year_after(base.day).toordinal():
                self._each_part([topic for topic, day in since if day > base.day.toordinal()])

    def _need_answers(self, line: Line, base: Base | None) -> None:
        """Totals at a place that answer a denied number of the whole, where they may count beside it."""
        is_of_whole = base is not None and base.rules[0] == whole.CODE
        since = base.day.toordinal() - CONTEMPORARY if base and is_of_whole else 0
        days = [day for _, fact in self._taken.facts(line.of(deriving.ANSWERED)) if (day := fact.day.toordinal()) >= since]
        for topic in line.totals.parts if days else ():
            self._want(topic, min(days))

    def _latest_of(self, topic: Topic) -> int:
        return max(self._upper.get(topic.id, -1), self._taken.last(topic))

    def _each_part(self, topics: Iterable[Topic]) -> None:
        """The latest total of each force and place, with its rivals; all of contingents that relieve one another."""
        for topic in topics:
            if topic.role == deriving.RELIEF:
                self._want(topic, 0)
            else:
                self._newest([topic], CONTEMPORARY, self._counting.twice(topic.sender))

    def _need_departures(self, line: Line) -> None:
        """Who left after the totals that may count; where there are none, who left last."""
        totals = [as_of(fact).toordinal() for _, fact in self._taken.facts(line.totals.every)]
        leaving = line.of(*_LEAVING)
        if totals:
            for topic in leaving:
                self._want(topic, min(totals))
            return
        if line.kind == ALL_TOLD:
            # That a part went says nothing of the whole, of which no number was ever given.
            leaving = [topic for topic in leaving if is_whole(topic, line)]
        on = self._on.toordinal()
        found = [row.gone for row, fact in self._taken.facts(leaving) if row.gone is not None and row.gone <= max(on, fact.day.toordinal())]
        if found:
            for topic in leaving:
                self._want(topic, max(found))
        elif self._begun:
            self._next(leaving)

    def _need_words(self, line: Line, own: str, plain: str) -> bool:
        """The latest word of sender or host, else the outlets'; whether there is any."""
        if self._newest(line.of(own)) or any(self._taken.facts(line.of(own))):
            return True
        return self._newest(line.of(plain)) or any(self._taken.facts(line.of(plain)))

    def _newest(self, topics: Sequence[Topic], span: int = 0, aside: frozenset[str] = frozenset()) -> bool:
        """Want the newest that counts of some topics, and what is older by `span` days at most; whether anything is still to be read."""
        days = [
            (as_of(fact) if span else fact.day).toordinal() for _, fact in self._taken.facts(topics) if fact.claim.article not in aside
        ]  # fmt: skip
        if not days:
            return self._next(topics, span)
        return any([self._want(topic, max(days) - span) for topic in topics])

    def _next(self, topics: Sequence[Topic], span: int = 0) -> bool:
        """Want the latest of what was not read."""
        unsure = [topic.id for topic in topics if topic.id in self._low and self._upper[topic.id] == self._low[topic.id] - 1]
        if unsure:
            found = self._excerpt.before(((id, self._low[id], 0) for id in unsure if self._low[id] > 0), self._on)
            self._upper |= {id: found.get(id, -1) for id in unsure}
        last = max((self._upper.get(topic.id, -1) for topic in topics), default=-1)
        if last < 0:
            return False
        return any([self._want(topic, last - span - _FRESH) for topic in topics])

    def _want(self, topic: Topic, day: int) -> bool:
        """Want a topic back to a day; whether that was not read yet."""
        day = max(day, 0)
        if self._upper.get(topic.id, -1) < day:
            return False
        self._wanted[topic.id] = min(day, self._wanted.get(topic.id, day))
        self._wants += 1
        return True

    def _names(self) -> None:
        """The latest that names a unit or type, whether it holds yet or not: by its latest name a unit is told."""
        low = {
            topic.id: self._latest[topic.id].day
            for line in self._lines if line.kind in ("unit", "equipment") for topic in line.of(*_NAMING) if topic.id in self._latest
        }  # fmt: skip
        while low:
            self._taken.add(self._excerpt.rows((id, day, self._by) for id, day in low.items()))
            self._refresh()
            topics = self._around.topics
            low = {id: day for id, day in low.items() if not any(row.day >= day for row, _ in self._taken.facts([topics[id]]))}
            low = {id: day - _FRESH for id, day in self._excerpt.before((id, day, 0) for id, day in low.items()).items()}

    def _later(self) -> None:
        """What came and went after the totals that lines start from, and who is reported present after all had gone."""
        low: dict[int, int] = {}
        windows = set()
        on = self._on.toordinal()
        for line in self._lines:
            base, left, stated = self._counting.based(line)
            for topic, after in self._moving(line, base) if base else ():
                if self._latest[topic.id].day > after:
                    low[topic.id] = min(low.get(topic.id, after + 1), after + 1)
            gone = last_to_go(left, stated or line.kind != ALL_TOLD) if base is None else None
            if gone:
                windows |= {(topic.id, gone.day.toordinal() + 1, on) for topic in line.of(*_THERE) if topic.id in self._latest}
        self._taken.add(self._excerpt.rows(((id, day, self._by) for id, day in low.items()), self._on))
        self._taken.add(self._excerpt.since(windows, self._on))
        self._refresh()

    def _moving(self, line: Line, base: Base) -> Iterator[tuple[Topic, int]]:
        """The topics of movements that may move a line, each with the day after which it does, of those that count the same."""
        counts = {total.fact.claim.quantity.of for total in base.totals if total.fact.claim.quantity}
        first = min(total.day for total in base.totals).toordinal()
        days: dict[str | None, int] = {}
        for topic in line.of(deriving.MOVEMENT):
            latest = self._latest.get(topic.id)
            # Most topics were told of before any total that counts.
            if latest is None or latest.day <= first:
                continue
            slots = slots_of(topic.about)
            if slots["of"] in counts:
                place = slots.get("place")
                if place not in days:
                    days[place] = moves_from(base, place).toordinal()
                yield topic, days[place]


def _of_lines(topics: Iterable[Topic]) -> list[int]:
    return [topic.id for topic in topics if topic.role in deriving.OF_LINES]


def _odd(topics: Iterable[Topic]) -> list[int]:
    return [topic.id for topic in topics if topic.role in (deriving.ODD, deriving.ANSWERED)]
