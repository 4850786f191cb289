"""Tallies: lists of nations that each have a number of their own, whatever tree the parser makes of them."""

import re
from collections.abc import Iterator, Sequence

from musterbook.claims.counts import Number
from musterbook.claims.mentions import Mention
from musterbook.claims.tree import Tree

_PEOPLE = {"people", "demonym", "ambiguous"}
_NAMES = {"name", "abbreviation", "people", "ambiguous"}
# What may stand between a nation and its number: 'Spain 600', 'Spain (600)', 'Spain with 600'.
_LINK = re.compile(r" | ?\(|: |, (?:with )?| with (?:its )?")


def tallies(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number]) -> list[tuple[Mention, Number]]:
    """Nations and their numbers where there are two or more such pairs: '200 Tajiks and 100 Armenians', 'Spain 600, Ghana 870'."""
    nations = [m for m in mentions if m.kind == "nation"]
    before = list(_before(tree, nations, numbers))
    after = [] if len(before) > 1 else list(_after(tree, nations, numbers))
    return next((pairs for pairs in (before, after) if len(pairs) > 1), [])


def unlisted(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number]) -> list[Mention]:
    """The mentions without the nations of a tally: these send, and are no places."""
    listed = {id(nation) for nation, _ in tallies(tree, mentions, numbers)}
    return [m for m in mentions if id(m) not in listed]


def _before(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> Iterator[tuple[Mention, Number]]:
    for number in numbers:
        end = number.core.end
        nation = next((m for m in nations if m.how in _PEOPLE and tree.text[end : m.span.start].isspace()), None)
        if nation and not _goes_on(tree, nation.span.end):
            yield nation, number


def _after(tree: Tree, nations: Sequence[Mention], numbers: Sequence[Number]) -> Iterator[tuple[Mention, Number]]:
    for number in numbers:
        start = number.span.start
        nation = next(
            (m for m in nations if m.how in _NAMES and m.span.end <= start and _LINK.fullmatch(tree.text[m.span.end : start])), None
        )
        if nation and not _goes_on(tree, number.core.end):
            yield nation, number


def _goes_on(tree: Tree, end: int) -> bool:
    """The phrase goes on with its noun: '200 Danish soldiers', 'Spain 40 tanks'."""
    after = next((t for t in tree.doc if tree.starts[t.i] >= end), None)
    return after is not None and after.tag_.startswith(("NN", "JJ", "CD")) and tree.text[end : tree.starts[after.i]].isspace()
