"""Nouns and names joined to the wrong word of a list."""

from collections.abc import Sequence

from musterbook.claims import grammar
from musterbook.claims.tree import Token, hang


def names_in_a_row(doc: Sequence[Token]) -> None:
    """'HMAS Anzac, HMS Glasgow and HMNZS Canterbury': of names that are read as one word each, the second is no other name of the first."""
    for token in doc:
        first = token.head
        if token.dep_ == "appos" and token.text == first.text and token.text[:1].isupper():
            later = [c for c in first.children if c.dep_ == "conj" and c.i > token.i and any(d.dep_ == "cc" for d in c.children)]
            if later and later[0].text == token.text:
                token.dep_ = "conj"


def force_with_force(doc: Sequence[Token]) -> None:
    """'A company in Latvia and a battalion in Estonia': a noun that has a place of its own is joined to a noun and not to a name."""
    for token in doc:
        name, placed = token.head, any(c.dep_ == "nmod" and grammar.case(c) and c.i > token.i for c in token.children)
        if token.dep_ != "conj" or token.tag_ not in ("NN", "NNS") or not placed or name.tag_ != "NNP" or not grammar.case(name):
            continue
        above = [t for t in (name.head, *grammar.objects(name.head)) if t.tag_ in ("NN", "NNS") and t.i < name.i]
        if above:
            hang(token, above[-1])
