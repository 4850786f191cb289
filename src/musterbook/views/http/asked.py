"""What a request asks for: two dates and the filters, from its address; and the address that asks the same."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from musterbook import clock
from musterbook.errors import BadValue
from musterbook.model import FUNCTIONS
from musterbook.world.nations import code_for

_ON = Query(description="The world's date (ISO day); by default the same as known_by.", examples=["2024-05-02"])
_KNOWN_BY = Query(description="Only articles published by this day count; by default today.", examples=["2024-05-02"])
_HOST = Query(description="Only this host, by name or code.", examples=["LTU"])
_SENDER = Query(description="Only this sender, by name or code.", examples=["USA"])
_FUNCTION = Query(description="Only forces of this function.", examples=["armour"])


@dataclass(frozen=True, slots=True)
class Asked:
    """The dates and filters of a request; None where none was given."""

    on: date
    known_by: date
    host: str | None = None
    sender: str | None = None
    function: str | None = None
    dated: bool = False

    def query(self, **others: str | None) -> str:
        """'?on=…&known_by=…&host=…': the same question, with some of it changed; None leaves a part out."""
        told: dict[str, str | None] = {"on": str(self.on), "known_by": str(self.known_by)} if self.dated else {}
        told |= {"host": self.host, "sender": self.sender, "function": self.function} | others
        given = {name: value for name, value in told.items() if value}
        return f"?{urlencode(given)}" if given else ""


def asked(
    on: Annotated[str | None, _ON] = None,
    known_by: Annotated[str | None, _KNOWN_BY] = None,
    host: Annotated[str | None, _HOST] = None,
    sender: Annotated[str | None, _SENDER] = None,
    function: Annotated[str | None, _FUNCTION] = None,
) -> Asked:
    """The question as asked. Raises BadValue or NotFound, naming what is wrong."""
    by = day("known_by", known_by) or clock.today()
    if function and function not in FUNCTIONS:
        raise BadValue(f"function: {function[:40]!r} is none of {', '.join(FUNCTIONS)}")
    there, whose = (code_for(text[:80]) if text else None for text in (host, sender))
    return Asked(day("on", on) or by, by, there, whose, function or None, bool(on or known_by))


def day(name: str, value: str | None) -> date | None:
    """A day from an address; None where nothing was given. Raises BadValue."""
    if not value:
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise BadValue(f"{name}: {value[:40]!r} is no day; write it as 2024-05-02") from error
    if not 1000 < found.year < 9000:
        raise BadValue(f"{name}: the year must lie between 1001 and 8999, got {found.year}")
    return found
