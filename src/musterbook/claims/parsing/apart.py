"""Apart: two nations side by side that the parser takes for one name: 'From the United States Uruguay received three boats'."""

from collections.abc import Sequence
from itertools import pairwise

from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree, hang


def parted(tree: Tree, mentions: Sequence[Mention]) -> Tree:
    """The same tree, in which the first of two nations has the preposition before it, and the second acts."""
    nations = [m for m in mentions if m.kind == "nation" and m.how in ("name", "capital", "abbreviation", "ambiguous")]
    for first, second in pairwise(nations):
        if tree.text[first.span.end : second.span.start] not in (" ", ", "):
            continue
        name, actor = tree.head(first.span), tree.head(second.span)
        if actor.head is name:
            _raise(name, actor)
        before = [c for c in actor.children if c.i < name.i and grammar.base(c.dep_) in ("case", "det")]
        if name.head is not actor or actor.dep_ not in grammar.SUBJECTS or not any(c.dep_ == "case" for c in before):
            continue
        hang(name, actor.head)
        name.dep_ = "obl"
        for token in before:
            hang(token, name)
    return tree


def _raise(name: Token, actor: Token) -> None:
    """The second of the two takes the place of the first, if that has a preposition before it and the verb behind no subject else."""
    verb, behind = name.head, name.nbor(-1) if name.i else name
    others = (c for c in verb.children if c is not name and c.dep_ in grammar.SUBJECTS)
    acts = name.dep_ in grammar.SUBJECTS or (name.dep_ == "obl" and not any(others))
    if acts and grammar.is_verb(verb) and actor.i < verb.i and actor.dep_ in ("flat", "appos", "compound") and behind.dep_ == "case":
        hang(actor, verb)
        actor.dep_ = "nsubj"
        hang(name, actor)
        for token in [c for c in name.children if c.i < name.i]:
            hang(token, actor)
