"""The only clock: everything else is told the time."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """The present day, in UTC."""
    return now().date()
