"""What a date expression stands for (When), and where it stands in a sentence and what it bounds (Time)."""

from dataclasses import dataclass

from musterbook.values import Span

NO_ANCHOR = "no date to count from"
NO_FOCUS = "no date named before it to count from"
NO_DAY = "the date to count from has no day"
NO_MONTH = "the date to count from has no month"


@dataclass(frozen=True, slots=True)
class When:
    """What a date expression stands for: an EDTF value where the verb is past, one where it is future, or why neither.

    `fixed` says that the tense makes no difference, so that other dates of a range fit themselves to this one.
    A value ending in 'w' is the week of that day.
    """

    past: str | None = None
    future: str | None = None
    why: str | None = None
    fixed: bool = False


def always(value: str) -> When:
    """The same date whatever the tense."""
    return When(value, value, fixed=True)


def unknown(why: str) -> When:
    """No date, and the reason."""
    return When(why=why)


@dataclass(frozen=True, slots=True)
class Time:
    """When, as a text gives it. `span` is the whole expression with its preposition.

    role: point (in June) | since (since 2019, from May) | until (until the end of July) | by (by March) | for (six months).
    `past` and `future` are the EDTF values where the verb is past or future, `now` where it is present and that is another;
    `why` is the reason where there is none. `duration` is that of a `for`: (6, "month"). `fixed`: the tense does not matter.
    """

    span: Span
    role: str
    past: str | None
    future: str | None
    why: str | None = None
    duration: tuple[int, str] | None = None
    now: str | None = None
    fixed: bool = False

    def value(self, tense: str) -> str | None:
        """The value for a verb in the past, present or future; what holds now began in the past and ends in the future."""
        if tense == "present":
            if self.now:
                return self.now
            tense = "past" if self.role == "since" else "future"
        first, second = (self.past, self.future) if tense == "past" else (self.future, self.past)
        return first or second
