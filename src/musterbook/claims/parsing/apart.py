"""Apart: two nations side by side that the parser takes for one name: 'From the United States Uruguay received three boats'."""

from collections.abc import Sequence
from itertools import pairwise

from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Tree, hang


def parted(tree: Tree, mentions: Sequence[Mention]) -> Tree:
    """The same tree, in which the first of two nations has the preposition before it, and the second acts."""
    nations = [m for m in mentions if m.kind == "nation" and m.how in ("name", "capital", "abbreviation")]
    for first, second in pairwise(nations):
        if tree.text[first.span.end : second.span.start] not in (" ", ", "):
            continue
        name, actor = tree.head(first.span), tree.head(second.span)
        before = [c for c in actor.children if c.i < name.i and grammar.base(c.dep_) in ("case", "det")]
        if name.head is not actor or actor.dep_ not in grammar.SUBJECTS or not any(c.dep_ == "case" for c in before):
            continue
        hang(name, actor.head)
        name.dep_ = "obl"
        for token in before:
            hang(token, name)
    return tree
