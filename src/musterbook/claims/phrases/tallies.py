"""Tallies: lists of nations that each have a number of their own, whatever tree the parser makes of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from musterbook.claims.names.mentions import Mention
from musterbook.claims.numbers.counts import Number
from musterbook.claims.sentences import ROW
from musterbook.claims.trees.tree import Tree
from musterbook.claims.trees.words import forms_of
from musterbook.values import Span
from musterbook.world import presence

Tally = tuple[Mention, Number]
Item = TypeVar("Item")
_PEOPLE = {"people", "demonym", "ambiguous"}
_NAMES = {"name", "abbreviation", "people", "ambiguous"}
# What may stand between a nation and its number: 'Spain 600', 'Spain (600)', 'Spain with 600'.
_LINK = re.compile(
    r" (?:its |their )?| ?\(|: |, (?:with )?| with (?:its )?|, (?:which|whose) [^,.;]{3,60}, "
    r"|, (?:which|who) (?:has|have|contributes|provides|keeps) "
    r"|, (?:(?:by far )?the )?(?:[\w-]+ )?(?:biggest|largest|main|leading|top)(?: [\w-]+)? (?:contributor|provider),? with "
)
# The first of a list may have the verb that the others leave out: 'Spain contributes 600, Ghana 870'.
# Whose subject is the host, or what is no verb at all.
_NO_SENDING = (
    r"(?:host\w*|hous\w+|receiv\w+|g[eo]ts?|takes?|took|los[te]\w*|buys?|bought|order\w*|wants?|wanted|needs?|welcom\w+|and|or|in|at|to|of|on"
    r"|with|from|for|by|than|but|the|is|are|was|were|that|as)"
)
_VERB = re.compile(
    r" (?:(?:will|would|is to|has|have|had|is) )?(?:currently |now |already |also )?"
    rf"(?!{_NO_SENDING}\b)[a-z]+(?: up| out| in)? (?:its |their )?(?:about |around |some |roughly |nearly )?"
)


def tallies(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """Nations and their numbers where there are two or more such pairs: '200 Tajiks and 100 Armenians', 'Spain 600, Ghana 870'."""
    nations = [m for m in mentions if m.kind == "nation"]
    each = _in_row(tree.text, nations, numbers) or _respectively(tree, nations, numbers) or _of_whom(tree.text, nations, numbers)
    each = each or _from_home(tree, nations, numbers) or _of_one_noun(tree.text, nations, numbers)
    each = each or _of_the_noun_before(tree.text, nations, numbers)
    if each:
        return each
    if alone := _alone(tree.text, nations, numbers):
        return alone
    before = list(_before(tree, nations, numbers))
    if len(before) > 1:
        return before
    after = list(_after(tree, nations, numbers, _LINK)) or list(_gapped(tree, nations, numbers))
    if len(after) == 1 and any(
        _VERB.fullmatch(tree.text[m.span.end : n.span.start]) for m in nations for n in numbers if m.span.end < after[0][0].span.start
    ):
        led = [pair for pair in _after(tree, nations, numbers, _VERB) if pair[1].core.end < after[0][0].span.start]
        return [*led[-1:], *after]  # 'Norway has 60 soldiers at Al Asad, Denmark 105'; 'Hungary has nine there and Serbia seven'
    led = [pair for pair in _after(tree, nations, numbers, _VERB) if after and pair[1].core.end < after[0][0].span.start]
    return [*led[-1:], *after] if len(led) + len(after) > 1 else []


def _in_row(text: str, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """The row of a table: a cell that is a nation and one that is a number; of two nations the one known to be at the other sends."""
    cells = [Span(a, b) for a, b in pairwise([0, *(m.end() for m in ROW.finditer(text)), len(text)]) if a < b]
    if len(cells) < 2:
        return []
    named = [m for m in nations if m.how in _NAMES and any(_fills(text, m.span, cell) for cell in cells)]
    counted = next((n for n in numbers if any(_fills(text, n.span, cell) for cell in cells)), None)
    if counted is None or not named or counted.span.start < named[0].span.start:
        return []
    turned = len(named) > 1 and presence.is_known(named[1].value, named[0].value) and not presence.is_known(named[0].value, named[1].value)
    return [(named[1 if turned else 0], counted)]


def _alone(text: str, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Belgium 200.': all that stands behind a semicolon."""
    if (
        len(nations) != 1
        or len(numbers) != 1
        or nations[0].how not in ("name", "abbreviation")
        or nations[0].span.end > numbers[0].span.start
    ):
        return []
    rest = text[: nations[0].span.start], text[nations[0].span.end : numbers[0].span.start], text[numbers[0].core.end :]
    return [(nations[0], numbers[0])] if re.fullmatch(r"(?:the )? [.;]?", f"{rest[0]}{rest[1]}{rest[2]}", re.I) else []


_BESIDE = re.compile(r"[\s|]*(?:troops|soldiers|personnel|\([^()]*\)|\[[^\[\]]*\])?[\s|]*", re.I)


def _fills(text: str, span: Span, cell: Span) -> bool:
    """The cell holds this and nothing else but brackets and a word for soldiers."""
    inside = cell.start <= span.start and span.end <= cell.end
    return (
        inside
        and text[cell.start : span.start].isspace() | (cell.start == span.start)
        and _BESIDE.fullmatch(text[span.end : cell.end]) is not None
    )


_WHOM = re.compile(r"\b(?:of|among) (?:whom|which|them) (?:about |some |nearly |around )?$", re.I)
_ARE = re.compile(r",? (?:are|were|come from|came from|is|was) ")


def _of_whom(text: str, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'118 soldiers, of whom 65 are Portuguese': the nation has the number of the part."""
    out = []
    for number in numbers:
        if _WHOM.search(text[: number.core.start]):
            own = [m for m in nations if m.span.start >= number.core.end and _ARE.fullmatch(text[number.core.end : m.span.start])]
            out += [(m, number) for m in own[:1]]
        elif out and _JOINED.fullmatch(text[out[-1][0].span.end : number.span.start]):
            # '… of whom 450 are Americans and 275 Colombians'
            out += [(m, number) for m in nations if m.how in _PEOPLE and text[number.core.end : m.span.start] == " "][:1]
    return out


# Who is pulled or comes from a country is not of it.
PULLED = forms_of(
    "withdraw", "pull", "recall", "repatriate", "evacuate", "remove", "return", "bring", "fly", "move", "leave", "take", "relocate",
    "redeploy", "shift", "transfer",
)  # fmt: skip
_TOO = re.compile(r"(?:\band|,|\bwith|\bincluding|\bthem|\bplus)(?: (?:about|some|around|another|a further))* \Z", re.I)


def _from_home(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Some 570 soldiers from Ghana and 160 from Bangladesh', '200 Belgians, along with 60 from the Netherlands': whose the 160 are."""
    if any(t.lower_ in PULLED for t in tree.doc):
        return []
    text = tree.text
    named = [m for m in nations if m.how in ("name", "abbreviation", "ambiguous")]
    pairs = ((m, n) for n in numbers for m in named if text[n.core.end : m.span.start] in (" from ", " from the "))
    return [(m, n) for m, n in pairs if _TOO.search(text[: n.span.start]) and not text.startswith(" to ", m.span.end)]


_NOUN = re.compile(r" (?:troops|soldiers|personnel|peacekeepers|servicemen|sailors|marines|airmen|trainers|instructors|military)\b", re.I)
_JOINED = re.compile(r"(?:,| and|, and) ")


def _of_one_noun(text: str, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Around 300 Australian and 100 New Zealand personnel': the earlier of those who share a noun."""
    pairs = [(m, n) for n in numbers for m in nations if m.how in _PEOPLE | _NAMES and text[n.core.end : m.span.start].isspace()]
    out: list[Tally] = []
    for (nation, number), (later, after) in pairwise(pairs):
        joined = _JOINED.fullmatch(text[nation.span.end : after.span.start])
        if joined and (_NOUN.match(text, later.span.end) or pairs[-1][0] is not later):
            out.append((nation, number))
    return out if pairs and _NOUN.match(text, pairs[-1][0].span.end) else []


# Behind the second nation stands no noun of its own: a verb, a preposition, or nothing more.
_NO_NOUN = re.compile(
    r"(?= (?:are|is|were|was|will|would|have|has|had|to|in|at|on|from|into|serve|stay|remain|arrived|left|landed|came|went)\b|[.,;:]|$)"
)
_FIRST_NOUN = re.compile(r" [a-z-]+(?: [a-z-]+)?(?:,| and|, and) (?:only )?")


def _of_the_noun_before(text: str, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Four American frigates and one British': the later of two who share a noun."""
    pairs = [(m, n) for n in numbers for m in nations if m.how in _PEOPLE | _NAMES and text[n.core.end : m.span.start].isspace()]
    return [
        later
        for (nation, _), later in pairwise(pairs)
        if _FIRST_NOUN.fullmatch(text[nation.span.end : later[1].span.start]) and _NO_NOUN.match(text, later[0].span.end)
    ]


_AND = re.compile(r"(?:,| and|, and) (?:the )?")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def _respectively(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Spain and Ghana have 600 and 870 troops (respectively)': as many numbers as nations, each list in one run."""
    names = _run(tree.text, [(m, m.span) for m in nations])
    counts = _run(tree.text, [(n, n.span) for n in numbers])
    between = tree.text[names[-1].span.end : counts[0].span.start] if names and counts else ""
    if not (_RESPECTIVELY.search(tree.text) or _VERB.fullmatch(between)):
        return []
    return list(zip(names, counts, strict=True)) if len(names) == len(counts) > 1 and _counts_people(tree, counts[-1]) else []


def _run(text: str, found: Sequence[tuple[Item, Span]]) -> list[Item]:
    """The longest run of finds with nothing but commas and 'and' between them."""
    runs: list[list[tuple[Item, Span]]] = []
    for item, span in found:
        if runs and _AND.fullmatch(text[runs[-1][-1][1].end : span.start]):
            runs[-1].append((item, span))
        else:
            runs.append([(item, span)])
    return [item for item, _ in max(runs, key=len, default=[])]


def _counts_people(tree: Tree, last: Number) -> bool:
    """What stands behind the last number is a word for soldiers, or no noun at all."""
    after = next((t for t in tree.doc if tree.starts[t.i] >= last.core.end), None)
    return after is None or not after.tag_.startswith(("NN", "JJ")) or after.lower_ in _SOLDIERS


_SOLDIERS = frozenset(("troops", "soldiers", "people", "personnel", "men", "peacekeepers", "servicemen", "sailors", "marines", "military"))


_GAP_BEFORE = re.compile(r"(?:,|;|,? and)(?: the)? \Z")
_GAP_AFTER = re.compile(
    r" (?:an?|another|(?:about|some|up to|around)? ?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) [A-Za-z]"
)


def unlisted(text: str, mentions: Sequence[Mention], pairs: Sequence[Tally]) -> list[Mention]:
    """The mentions without the nations of a tally or of a gapped clause ('…, Denmark a battalion'): these send, and are no places."""
    out = {id(nation) for nation, _ in pairs} | {id(nation) for nation in gapped(text, mentions)}
    return [m for m in mentions if id(m) not in out]


def gapped(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The nations that share the verb of the one before: '…, Denmark a battalion, Ghana and Togo a company each'."""
    named = [m for m in mentions if m.kind == "nation" and m.how in _NAMES]
    alone = [m for m in named if _GAP_BEFORE.search(text[: m.span.start]) and _GAP_AFTER.match(text, m.span.end)]
    starts = {m.span.start for m in alone}
    beside = [
        m for m in named if m.span.end + 5 in starts and text.startswith(" and ", m.span.end) and _GAP_BEFORE.search(text[: m.span.start])
    ]
    return sorted([*alone, *beside], key=lambda m: m.span)


def gapped_before(tree: Tree, head: int, counted: int | None, owners: Sequence[Mention]) -> list[Mention]:
    """Of the nations of gapped clauses the ones right before a phrase, which begins with its number or with an article."""
    article = next((tree.starts[c.i] for c in tree.doc[head].children if c.lower_ in ("a", "an", "another")), None)
    at = counted if article is None else article
    last = next((m for m in owners if at is not None and m.span.end <= at and not tree.text[m.span.end : at].strip()), None)
    # 'Ghana and Togo a company each'
    return [m for m in owners if m is last or m.span.end + len(" and ") == last.span.start] if last else []


def _before(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> Iterator[Tally]:
    for number in numbers:
        end = number.core.end
        nation = next((m for m in nations if m.how in _PEOPLE and tree.text[end : m.span.start].isspace()), None)
        if nation and not _goes_on(tree, nation.span.end):
            yield nation, number


def _after(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number], link: re.Pattern[str]) -> Iterator[Tally]:
    for number in numbers:
        start = number.span.start
        nation = next(
            (m for m in nations if m.how in _NAMES and m.span.end <= start and link.fullmatch(tree.text[m.span.end : start])), None
        )
        if nation is None or _goes_on(tree, number.core.end) or _has_its_own_place(tree.text, nation.span.end, number):
            continue
        if not (_GOAL.search(tree.text[: nation.span.start]) and tree.text[nation.span.end : start].startswith(", with")):
            yield nation, number


# 'Sent 60 soldiers to Latvia, with another 40 to follow': these are not Latvia's.
_GOAL = re.compile(r"\b(?:to|into|in|at|from|for) (?:the )?\Z")


_PLACED = re.compile(r"(?: of (?:them|these))? (?:in|at|to|into|on|from|off|near) (?:the )?[A-Z]")


def _has_its_own_place(text: str, end: int, number: Number) -> bool:
    """'400 in Mali, 870 in Lebanon': what stands behind a comma with a place of its own belongs to that."""
    return text[end : end + 1] == "," and _PLACED.match(text, number.core.end) is not None


def _gapped(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> Iterator[Tally]:
    """A capital with a bare number behind a comma has the verb of the one before: 'Yerevan will send 100 soldiers, Dushanbe 200'."""
    for number in numbers:
        start = number.span.start
        capital = next((m for m in nations if m.how in ("capital", "metonym") and tree.text[m.span.end : start] == " "), None)
        behind = capital is not None and re.search(r"(?:,|,? and)\s\Z", tree.text[: capital.span.start])
        if capital and behind and re.match(r"\W*\Z|,? (?:and )?[A-Z]", tree.text[number.core.end :]):
            yield capital, number


def _goes_on(tree: Tree, end: int) -> bool:
    """The phrase goes on with its noun: '200 Danish soldiers', 'Spain 40 tanks'."""
    after = next((t for t in tree.doc if tree.starts[t.i] >= end), None)
    return after is not None and after.tag_.startswith(("NN", "JJ", "CD")) and tree.text[end : tree.starts[after.i]].isspace()
