"""Outskirts: a place that no table knows lies in the country of the one that it is said to be near.

In: a sentence's tree and its places. Out: the places, each unknown one that stands before a known one with the nation of that one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from musterbook.claims.phrases.places import Place
from musterbook.claims.trees.tree import Tree

_NEAR = re.compile(
    r",? (?:near|(?:just )?outside|close to|not far from|(?:some |about )?\d+ ?(?:km|kilometres|kilometers|miles) (?:\w+ )?(?:of|from)"
    r"|(?:just )?(?:north|south)?[- ]?(?:east|west)?(?:ern)? of)(?: the| the city of| the town of)? "
)


def located(tree: Tree, places: Sequence[Place]) -> tuple[Place, ...]:
    """'At Pfedel near Tallinn': the place is Pfedel, and it is in Estonia."""
    near = {
        left.token.i: right
        for left, right in pairwise(places)
        if left.name and not left.hosts and not left.back and right.hosts and _NEAR.fullmatch(tree.text, left.span.end, right.span.start)
    }
    gone = {right.token.i for right in near.values()}
    found = (replace(p, hosts=near[p.token.i].hosts) if p.token.i in near else p for p in places)
    return tuple(p for p in found if p.token.i not in gone)
