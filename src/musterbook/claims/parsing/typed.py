"""Typed: a type of materiel and the noun right behind it are one phrase, whatever tree the parser makes of them.

'98 Centauro II armoured vehicles': the parser takes 'armoured' for a verb, or the noun for a second object beside the type.
"""

from collections.abc import Sequence

from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree, hang


def joined(tree: Tree, mentions: Sequence[Mention]) -> Tree:
    """The same tree, in which each noun of materiel stands above the type before it, with what is said of both."""
    types = {m.span.end + 1: m for m in mentions if m.kind == "equipment"}
    for token in (tree.head(m.span) for m in mentions if m.kind == "generic"):
        if token.tag_ in ("VBZ", "VBP") and grammar.base(token.dep_) in ("obj", "nsubj", "obl", "nmod", "iobj"):
            token.tag_ = "NNS"  # the tagger takes 'corvettes' for a verb even where the parser knows better
    for noun in mentions:
        name = types.get(noun.span.start) if noun.kind == "generic" else None
        inside = tree.tokens(noun.span) if name else ()
        if name and inside and tree.text[name.span.end] == " ":
            _raise(tree.head(name.span), inside[-1])
    return tree


def _raise(name: Token, noun: Token) -> None:
    """The noun takes the place of the type, and the type hangs on it."""
    joint = name.dep_ == "conj" and any(t.dep_ == "cc" or t.text == "," for t in name.doc[name.head.i : name.i + 1])
    if name.i >= noun.i or (joint and noun.is_ancestor(name)):
        return
    if not noun.tag_.startswith("NN"):
        noun.tag_ = "NNS" if noun.text.endswith("s") else "NN"
    if not noun.is_ancestor(name):
        dep, head = name.dep_, name.head
        hang(noun, noun if head is name else head)
        noun.dep_ = dep
    for between in (t for t in name.doc[name.i + 1 : noun.i] if not noun.is_ancestor(t)):
        if not between.is_ancestor(noun):
            hang(between, noun)
            between.dep_ = "amod"
    hang(name, noun)
    for child in [c for c in name.children if c.i > noun.i or grammar.base(c.dep_) in _BEFORE]:
        hang(child, noun)
    name.dep_ = "compound"


_BEFORE = ("nummod", "det", "amod", "case", "cc", "mark")
