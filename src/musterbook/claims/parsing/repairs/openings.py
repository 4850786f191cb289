"""Openings: a phrase at the head of a sentence that no comma parts from its subject."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang

_DEALS = {
    "deal",
    "agreement",
    "plan",
    "plans",
    "accord",
    "pact",
    "arrangement",
    "scheme",
    "law",
    "treaty",
    "mandate",
    "proposal",
    "decision",
}
# How many words into the sentence such a noun stands.
_NEAR = 6


def deal_apart(doc: Sequence[Token]) -> None:
    """'Under a 2012 agreement about 900 of them are to leave': the number behind the agreement is the subject."""
    if doc[0].lower_ not in ("under", "in", "with", "after", "by") or doc[0].dep_ != "case":
        return
    deal = next((t for t in doc[1:_NEAR] if t.lower_ in _DEALS), None)
    if deal is None or deal.i + 1 == len(doc) or deal.nbor(1).text in (",", "of", "with", "between", "on", "to", "for"):
        return
    head = deal.head
    if grammar.base(deal.dep_) == "obl" and not grammar.subjects(head):
        number = next((c for c in deal.children if c.i > deal.i and c.tag_ == "CD" and c.dep_ == "nmod"), None)
        if number is not None:
            hang(number, head)
            number.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in head.children) else "nsubj"
