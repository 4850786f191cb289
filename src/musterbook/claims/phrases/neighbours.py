"""Names of places beside one another: which of them only tells more of the other.

In: the names of one phrase of place. Out: yes or no.
"""

from collections.abc import Sequence

from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Tree


def is_in_the_next(tree: Tree, name: Mention, nations: Sequence[Mention]) -> bool:
    """'At Rota, Spain': a name that may be another country's lies in the one behind the comma."""
    after = (m for m in nations if m.how == "name" and tree.text[name.span.end : m.span.start] == ", " and tree.head(m.span).dep_ != "conj")
    return name.how in ("ambiguous", "part") and any(m.value != name.value for m in after)


def tells_which(tree: Tree, region: Mention, nations: Sequence[Mention]) -> bool:
    """'In Djibouti, its largest base in Africa': the region only tells what the nation before it is."""
    head = tree.head(region.span)
    return region.kind == "region" and head.head.dep_ == "appos" and any(tree.head(m.span) is head.head.head for m in nations)


def is_beside(tree: Tree, capital: Mention, sites: Sequence[Mention]) -> bool:
    """'In Tapa and Tallinn': a capital that is joined to a site is one more place."""
    heads = {grammar.first_conjunct(tree.head(m.span)).i for m in sites}
    token = tree.head(capital.span)
    return token.dep_ == "conj" and grammar.first_conjunct(token).i in heads
