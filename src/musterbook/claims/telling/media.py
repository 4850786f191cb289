"""Media: outlets that no table knows, by the words beside their names ('the portal Seven Seas'), and who is credited for a sentence.

In: text and mentions. Out: mentions of the kind 'outlet', and the names of the outlets that a sentence credits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.nearby import standing
from musterbook.values import Span

_NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*|\d+[A-Z][\w-]*)(?: (?:(?:of|del?|da|the|and|le|la|el) )?(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*|\d+\b)){0,4}"


# What opens a sentence before 'newspaper' or 'channel' and is no name.
_NO_FIRST = r"(?:The|A|An|This|That|These|In|On|By|But|And|Or|Our|Its|His|Her|Their|One|Another|Some|No|Local|State|National)"

# 'The Baku-based website Khazar Radar': where it sits, in which language it comes, whose it is.
_SEATED = r"[\w’'-]+-(?:based|language|owned|run|backed|funded|registered)"


@cache
def _named() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, lexicon("media")["kinds"]), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{kinds})s? [“\"„«‘]?(?P<name>{_NAME})|(?!{_NO_FIRST} |{_SEATED} )(?P<first>{_NAME}) (?:{kinds})(?![\w-])"
        # 'Al-Watan, a Kuwaiti newspaper'
        rf"|(?P<apposed>{_NAME}), (?:an?|the) (?:[\w’'-]+ ){{0,4}}?(?:{kinds})(?=[,.;)])"
    )


@cache
def _unnamed() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, lexicon("media")["unnamed"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{kinds})\b")


def outlets(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Outlets that a text introduces by what they are, wherever it names them."""
    taken = {m.text for m in known if m.kind in ("nation", "region", "site", "body", "unit", "formation", "person")}
    heads = set(lexicon("media")["kinds"])
    names = {m.text for m in known if m.kind == "outlet" and m.how == "cued"}  # named once, it is known wherever it stands
    for found in _named().finditer(text):
        name = found.group("name") or found.group("first") or found.group("apposed")
        name = re.sub(r"^(?:The|A|An|This|In|On|By|But|And|Our) ", "", name).removesuffix("’s").removesuffix("'s")
        if name not in taken and name.lower() not in heads and name not in lexicon("media")["no_name"] and len(name) > 2:
            names.add(name)
    for name in sorted(names):
        for span in standing(name, text):
            yield Mention(span, name, "outlet", name, "unlisted")
    for found in _unnamed().finditer(text):
        if name := _CALLED.match(text, found.end()):
            yield Mention(Span(*name.span("name")), name["name"], "outlet", name["name"], "unlisted")  # 'the state news agency SANA'
            continue
        yield Mention(Span(*found.span()), found.group(), "outlet", found.group(), "unnamed")


_CALLED = re.compile(r",? (?P<name>[A-Z]{3,8})\b")


def with_outlets(found: Iterable[Mention], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions with the unlisted outlets among them: a listed outlet, and whatever is longer, stays what it is."""
    kept = list(found)
    for outlet in more:
        clash = [m for m in kept if m.span.overlaps(outlet.span)]
        if any(m.kind in ("outlet", "person") or m.span.end - m.span.start > outlet.span.end - outlet.span.start for m in clash):
            continue
        kept = [m for m in kept if m not in clash] + [outlet]
    return tuple(sorted(kept, key=lambda m: (m.span, m.kind)))


_REPORTS = re.compile(
    r"^[”\"’»]?(?:, [^,]{3,70},)? (?:also |now |had |has |have |earlier )*(?:reports?|reported|writes|wrote|written|says|said|claims"
    r"|claimed|quotes|quoted|maintains|has|puts|let)\b"
)
_ACCORDING = re.compile(
    r"(?:according to|\bper|as reported by|reports? by|(?:reported|carried|published|broadcast|aired) by"
    r"|article (?:of|in)|interview (?:with|to)|saying by"
    r"|said to|says|told|tells|quoted by)(?: the"
    r"| an?)?(?: [\w-]+){0,4}? ?[“\"‘«]?$",
    re.I,
)


_IN_BRACKETS = re.compile(r"(?:, [^()]{1,20})?\)\W*\Z")


def reporting(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Outlets that a sentence credits, by the words beside their names; the parser is not needed for that."""
    for mention in mentions:
        unnamed = mention.how == "unnamed" and text[max(0, mention.span.start - 3) : mention.span.start] == "on "
        if (
            mention.kind == "outlet"
            and (
                unnamed
                or _REPORTS.match(text[mention.span.end :])
                # 'Italy will move 300 soldiers to Libya (ANSA).'
                or (text[: mention.span.start].endswith(" (") and _IN_BRACKETS.match(text, mention.span.end))
                or _ACCORDING.search(text[max(0, mention.span.start - 60) : mention.span.start])
            )
        ):
            yield mention.text
