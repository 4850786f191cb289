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


def list_of_who_acts(doc: Sequence[Token]) -> None:
    """'A force in Gaza, and Oman, Mali and Peru are considering it': behind the comma and 'and' the names act, and are no places."""
    for verb in doc:
        if verb.dep_ not in ("conj", "parataxis", "ccomp"):
            continue
        own = any(c.dep_ in grammar.SUBJECTS for c in verb.children)
        first = min((c.i for c in verb.children if grammar.base(c.dep_) in ("aux", "cop") and c.i < verb.i), default=-1)
        if own or first < 4 or doc[first].tag_ not in ("VBZ", "VBP", "MD", "VBD"):
            continue
        names = _names_before(doc, first)
        start = names[0].i if names else 0
        place = names[0].head if names else verb
        if start < 3 or doc[start - 1].lower_ != "and" or doc[start - 2].text != "," or not _is_place_of(place, names):
            continue
        hang(names[0], verb)
        names[0].dep_ = "nsubj"
        for name in names[1:]:
            hang(name, names[0])


def _names_before(doc: Sequence[Token], end: int) -> list[Token]:
    """The row of names right before a word, in order."""
    row: list[Token] = []
    at = end - 1
    while at > 0 and (doc[at].tag_ == "NNP" or (row and (doc[at].text == "," or doc[at].lower_ == "and"))):
        if doc[at].tag_ == "NNP":
            row.insert(0, doc[at])
        elif doc[at].lower_ == "and" and doc[at - 1].text == ",":
            break
        at -= 1
    return row


def _is_place_of(place: Token, names: Sequence[Token]) -> bool:
    """The names are joined to a name with a preposition before them."""
    return place.tag_ == "NNP" and bool(grammar.case(place)) and all(n.dep_ == "conj" and n.head in (place, *names) for n in names)


def most_have(doc: Sequence[Token]) -> None:
    """'Most have left since': the parser takes who left for an adverb."""
    verb = doc[0].head
    many = doc[0].lower_ in ("most", "many", "all", "some") and doc[0].dep_ == "advmod" and grammar.is_verb(verb)
    helped = many and len(doc) > 1 and doc[1].tag_ in ("VBP", "VBD", "MD")
    if helped and not any(c.dep_ in grammar.SUBJECTS for c in verb.children):
        doc[0].dep_ = "nsubj"


def of_so_many(doc: Sequence[Token]) -> None:
    """'Of the 3,500 promised by six nations, fewer than 1,000 have arrived': the number behind the comma is the subject."""
    whole, verb = doc[0].head, doc[0].head.head
    if doc[0].lower_ != "of" or doc[0].dep_ != "case" or whole.dep_ not in grammar.SUBJECTS or not grammar.is_verb(verb):
        return
    comma = next((t.i for t in doc[whole.i : verb.i] if t.text == ","), verb.i)
    number = next((t for t in doc[comma : verb.i] if t.tag_ == "CD" and t.dep_ != "nummod"), None)
    if number is not None:
        whole.dep_, dep = "obl", whole.dep_
        hang(number, verb)
        number.dep_ = dep


def of_whose(doc: Sequence[Token]) -> None:
    """'Deliveries of South Korean howitzers to Cairo will begin': the parser ends the phrase with the name, and starts anew behind it."""
    first = doc[0]
    thing, verb = first.head, first.head.head
    below = next((c for c in first.children if grammar.case(c) == "of" and c.tag_.startswith("NNP") and c.i < thing.i), None)
    split = first.dep_ in grammar.SUBJECTS and first.tag_.startswith("NN") and thing.tag_ == "NNS" and thing.dep_ in grammar.SUBJECTS
    if below is None or not split or not grammar.is_verb(verb) or below.i + 1 != thing.i:
        return
    of = next(c for c in below.children if c.dep_ == "case")
    hang(first, verb)
    first.dep_ = thing.dep_
    hang(thing, first)
    thing.dep_ = "nmod"
    hang(of, thing)
    hang(below, thing)
    below.dep_ = "compound"


_WAYS = frozenset({"train", "rail", "road", "sea", "air", "ship", "plane", "boat", "ferry", "barge", "truck", "bus", "convoy"})


def by_train(doc: Sequence[Token]) -> None:
    """'Reached the town by train on Wednesday': the parser takes 'train' for a verb of its own."""
    for way in doc[1:]:
        by, verb = way.nbor(-1), way.head
        if way.lower_ not in _WAYS or by.lower_ != "by" or by.head is not way or not grammar.is_verb(way) or way is verb:
            continue
        way.tag_, way.dep_, by.dep_ = "NN", "obl", "case"
        for word in [c for c in way.children if c.i > way.i]:
            hang(word, verb)
