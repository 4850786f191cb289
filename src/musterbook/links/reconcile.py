"""All links of what was known by a day: copies first, then what they are needed for."""

from datetime import date

from musterbook.links.borrowing import borrowings, lender
from musterbook.links.contradiction import conflicts
from musterbook.links.copies import copy_trees
from musterbook.links.promises import promises
from musterbook.model import Known, Links


def reconcile(known: Known, on: date) -> Links:
    """Copy trees, conflicts, promises and borrowed claims; the order in which articles were read changes nothing."""
    trees = copy_trees(known)
    return Links(trees, conflicts(known, trees), promises(known, trees, on), borrowings(known, trees), lender(known))
