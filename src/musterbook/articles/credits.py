"""Whom a text credits for its words: the outlet it copies, the wire it takes, the outlet that publishes it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from musterbook.articles.days import MONTH
from musterbook.world.outlets import outlets

_WORD = r"[A-Z0-9ÀÁÂÄÅÆÇĆČÉÈÊĖÍÎÓÖØŁŚŠÚÜŪŽŻŹ][\w&.'’+-]*"
_NAME = (
    rf"(?:the )?(?P<name>(?:[a-z0-9-]+\.)+[a-z]{{2,6}}\b|(?:[Tt]he )?{_WORD}(?:(?: (?:of|for|and|de|du|la|le|des|&))? (?:the )?{_WORD})*)"
)
_THIS = (
    r"\b(?:[Tt]his|[Tt]he|[Aa]n (?:earlier|longer) version of this) "
    r"(?:\w+ )?(?:article|story|report|piece|text|item|interview|commentary|column|dispatch|post|essay|analysis)"
)
# A name that begins so is a day or a place in the text, not a publisher.
_NO_NAME = re.compile(rf"(?i)(?:\d\d? )?{MONTH}|\w+day\b|\d+$|here$")


@dataclass(frozen=True, slots=True)
class Credit:
    """One way of crediting, with the sentence that it must match and the one that it must not."""

    kind: str
    pattern: re.Pattern[str]
    matches: str
    name: str
    not_: str

    def found(self, text: str) -> str | None:
        """The name that `text` credits in this way."""
        for match in self.pattern.finditer(text):
            name = match["name"].strip().rstrip(".,;’'")
            if not _NO_NAME.match(name):
                return name
        return None


@cache
def credits_of(kind: str) -> tuple[Credit, ...]:
    """The ways of crediting of one kind, in the order in which they are tried."""
    rows = tomllib.loads(files(__package__).joinpath("credits.toml").read_text("utf-8"))["credit"]
    return tuple(Credit(kind, _compiled(row["pattern"]), row["matches"], row["name"], row["not"]) for row in rows if row["kind"] == kind)


def credited(kind: str, text: str) -> str | None:
    """The first name that `text` credits in a way of `kind`: republished or outlet."""
    return next((name for credit in credits_of(kind) if (name := credit.found(text))), None)


@cache
def wires() -> frozenset[str]:
    """Names under which news agencies are credited, as written; those that are also words only as initials."""
    agencies = [outlet for outlet in outlets() if outlet.kind == "agency"]
    names = ((form, outlet) for outlet in agencies for form in (outlet.name, *outlet.aliases))
    return frozenset(form for form, outlet in names if form not in outlet.ambiguous or form.isupper())


def says_wire(name: str) -> bool:
    """The name itself says that it is an agency's: 'Lowland News Agency'."""
    return bool(re.search(r"\b(?:News Agency|News Service|Newswire|Wire)\b", name))


def wire_in(line: str) -> str | None:
    """The agency that a by-line names: 'BNS' in 'BNS/TBT Staff', 'Reuters' in 'By Jo Doe, Reuters'."""
    credit = re.sub(r"(?i)^\W*(?:by|from|via|source|credit)\b:?\s*", "", line)
    parts = re.split(r"\s*[/,|•·&()]\s*|\s+(?:and|for|with|via)\s+|\s+[–—-]+\s+", credit)
    return next((name for part in parts if (name := part.strip(" .")).removeprefix("The ") in wires()), None)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("NAME", _NAME).replace("THIS", _THIS), re.MULTILINE)
