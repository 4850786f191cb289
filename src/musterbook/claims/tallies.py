"""Tallies: lists of nations that each have a number of their own, whatever tree the parser makes of them."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from musterbook.claims.counts import Number
from musterbook.claims.mentions import Mention
from musterbook.claims.tree import Tree
from musterbook.values import Span

Tally = tuple[Mention, Number]
Item = TypeVar("Item")
_PEOPLE = {"people", "demonym", "ambiguous"}
_NAMES = {"name", "abbreviation", "people", "ambiguous"}
# What may stand between a nation and its number: 'Spain 600', 'Spain (600)', 'Spain with 600'.
_LINK = re.compile(
    r" | ?\(|: |, (?:with )?| with (?:its )?|, (?:which|whose) [^,.;]{3,60}, |, (?:which|who) (?:has|have|contributes|provides|keeps) "
)
# The first of a list may have the verb that the others leave out: 'Spain contributes 600, Ghana 870'.
_VERB = re.compile(
    r" (?:currently |now |already )?"
    r"(?:has|have|had|contribut\w+|provid\w+|suppl\w+|sent|sends|fields|gives|gave|adds|added|maintains|keeps)"
    r" (?:about |around |some |roughly |nearly )?"
)


def tallies(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """Nations and their numbers where there are two or more such pairs: '200 Tajiks and 100 Armenians', 'Spain 600, Ghana 870'."""
    nations = [m for m in mentions if m.kind == "nation"]
    each = _respectively(tree, nations, numbers)
    if each:
        return each
    before = list(_before(tree, nations, numbers))
    if len(before) > 1:
        return before
    after = list(_after(tree, nations, numbers, _LINK))
    if len(after) == 1 and any(
        _VERB.fullmatch(tree.text[m.span.end : n.span.start]) for m in nations for n in numbers if m.span.end < after[0][0].span.start
    ):
        return after  # 'Norway has 60 soldiers at Al Asad, Denmark 105'
    led = [pair for pair in _after(tree, nations, numbers, _VERB) if after and pair[1].core.end < after[0][0].span.start]
    return [*led[-1:], *after] if len(led) + len(after) > 1 else []


_AND = re.compile(r"(?:,| and|, and) (?:the )?")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def _respectively(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> list[Tally]:
    """'Spain and Ghana have 600 and 870 troops respectively': as many numbers as nations, each list in one run."""
    if not _RESPECTIVELY.search(tree.text):
        return []
    names = _run(tree.text, [(m, m.span) for m in nations])
    counts = _run(tree.text, [(n, n.span) for n in numbers])
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


def unlisted(mentions: Sequence[Mention], pairs: Sequence[Tally]) -> list[Mention]:
    """The mentions without the nations of a tally: these send, and are no places."""
    listed = {id(nation) for nation, _ in pairs}
    return [m for m in mentions if id(m) not in listed]


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
        if nation and not _goes_on(tree, number.core.end):
            yield nation, number


def _goes_on(tree: Tree, end: int) -> bool:
    """The phrase goes on with its noun: '200 Danish soldiers', 'Spain 40 tanks'."""
    after = next((t for t in tree.doc if tree.starts[t.i] >= end), None)
    return after is not None and after.tag_.startswith(("NN", "JJ", "CD")) and tree.text[end : tree.starts[after.i]].isspace()
