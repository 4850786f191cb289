"""The two dates that relative expressions count from: the document's own, and the one last named in the text.

In: EDTF strings of any precision, or None. Out: the nearest year, month, season or weekday before and after, as a When.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.claims.times.arithmetic import add, month_plus
from musterbook.claims.times.when import NO_ANCHOR, NO_DAY, NO_MONTH, When, always, unknown
from musterbook.values import bounds


@dataclass(frozen=True, slots=True)
class Clock:
    """`anchor` is the date of the dateline or of publication, `focus` the date that the text named last.

    `story` is the month or day, with its year, of which the paragraph tells: in "came in February 2022 and left in June", June is of 2022.
    """

    anchor: str | None
    focus: str | None = None
    story: str | None = None

    @property
    def day(self) -> date | None:
        """The anchor, where it is a day."""
        return date.fromisoformat(self.anchor[:10]) if self.anchor and len(self.anchor.split("-")) == 3 else None

    @property
    def year(self) -> int | None:
        """The anchor's year."""
        return int(self.anchor[:4]) if self.anchor else None

    @property
    def month(self) -> int | None:
        """The anchor's month, where it has one."""
        parts = self.anchor.split("-") if self.anchor else []
        return int(parts[1]) if len(parts) > 1 and int(parts[1]) <= 12 else None

    def missing(self) -> str:
        """Why a day or month cannot be counted from the anchor."""
        return NO_ANCHOR if not self.anchor else NO_DAY if self.month else NO_MONTH

    def nearest(self, named: Callable[[int], str | None]) -> When:
        """The one of a year's name (a month, a day, a season) nearest at or before the anchor, and nearest at or after it."""
        if self.year is None or self.anchor is None:
            return unknown(NO_ANCHOR)
        if not self.month:
            value = named(self.year)
            return When(value, value) if value else unknown(NO_MONTH)
        first, last = bounds(self.anchor)
        found = [value for value in map(named, self._years(self.year)) if value]
        past = [value for value in found if bounds(value)[0] <= last]
        future = [value for value in found if bounds(value)[1] >= first]
        told = [value for value in past if self.story and bounds(value)[0] >= bounds(self.story)[0]]
        past = told[:1] or past
        return When(past[-1] if past else None, future[0] if future else None)

    def _years(self, year: int) -> range:
        first = min(year - 4, int(self.story[:4])) if self.story else year - 4
        return range(max(first, year - 80), year + 5)

    def beyond(self, named: Callable[[int], str | None], which: str, *, of: str | None = None) -> When:
        """The `last` one that ended before the anchor (or `of`), or the `next` one that begins after it."""
        base = of or self.anchor
        if base is None:
            return unknown(NO_ANCHOR)
        first, last = bounds(base)
        found = [value for value in map(named, range(int(base[:4]) - 5, int(base[:4]) + 6)) if value]
        before = [value for value in found if bounds(value)[1] < first]
        after = [value for value in found if bounds(value)[0] > last]
        return always(before[-1] if which == "last" else after[0]) if before and after else unknown(NO_ANCHOR)

    def weekday(self, number: int, which: str = "") -> When:
        """The weekday (Monday is 0) at or before the anchor, and after it; `last` and `next` never mean the anchor itself."""
        if self.day is None:
            return unknown(self.missing())
        back = (self.day.weekday() - number) % 7
        past = self.day - timedelta(days=back or (7 if which == "last" else 0))
        future = self.day + timedelta(days=(7 - back) if which != "this" or back else 0)
        if which == "last":
            return always(past.isoformat())
        return always(future.isoformat()) if which == "next" else When(past.isoformat(), future.isoformat())

    def moved(self, amount: int, unit: str, *, of: str | None = None) -> When:
        """So many units from the anchor (or from `of`), no finer than the words: weeks give the month, years the year."""
        base = of or self.anchor
        if base is None:
            return unknown(NO_ANCHOR)
        value = add(base, (amount, unit))
        if unit in ("week", "month") or (unit == "year" and abs(amount) == 1):
            return always("-".join(value.rstrip("~").split("-")[:2]))
        return always(value[:4] if unit == "year" else value)

    def unit(self, unit: str, amount: int, *, of: str | None = None) -> When:
        """This, last (-1) or next (1) week, month or year; a week is kept as its day until it is known what is asked of it."""
        base = of or self.anchor
        if base is None:
            return unknown(NO_ANCHOR)
        parts = base.split("-")
        if unit == "year":
            return always(f"{int(parts[0]) + amount:04}")
        if unit == "month":
            whole = len(parts) > 1 and int(parts[1]) <= 12
            return always(month_plus(int(parts[0]), int(parts[1]), amount)) if whole else unknown(NO_MONTH)
        return always(add(base[:10], (amount, unit)) + ("w" if unit == "week" else "")) if len(parts) == 3 else self._coarse(amount)

    def _coarse(self, amount: int) -> When:
        """This week of an anchor without a day is the anchor; any other week or day is unknown."""
        return always(str(self.anchor)) if amount == 0 and self.anchor else unknown(self.missing())
