"""What stands behind 'of', with a date or a country between it and what it belongs to: 'the sale to Taiwan of 66 F-16s'."""

from collections.abc import Sequence

from musterbook.claims.times.words import MONTHS
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang

_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "week", "month", "year"}
_MOVES = {
    "deployment",
    "dispatch",
    "sending",
    "transfer",
    "withdrawal",
    "stationing",
    "return",
    "delivery",
    "sale",
    "supply",
    "move",
    "rotation",
}


def of_behind_a_date(doc: Sequence[Token]) -> None:
    """'The extension until 30 June of the battery': the parser takes the battery for a part of the date."""
    for token in doc:
        if token.dep_ != "nmod":
            continue
        date = token.head
        dated = date.tag_ == "CD" or date.text in MONTHS
        behind = grammar.case(token) == "of" and token.i > date.i and token.tag_.startswith("NN")
        if not behind or not dated:
            continue
        first = next((c for c in date.children if c.dep_ == "case"), None)
        noun = first.nbor(-1) if first is not None and first.i and grammar.case(date) in ("until", "till", "to", "by", "in", "on") else None
        if noun is not None and noun.tag_.startswith("NN"):
            hang(token, noun)


def of_what(doc: Sequence[Token]) -> None:
    """'Took delivery on Wednesday of three boats': the parser hangs the boats on the day between."""
    for token in doc:
        day = token.head
        between = token.dep_ == "nmod" and grammar.case(token) == "of" and day.lower_ in _DAYS and grammar.base(day.dep_) == "obl"
        taken = next((c for c in day.head.children if c.dep_ in grammar.OBJECTS and c.i < day.i), None) if between else None
        if taken is not None and token.tag_.startswith("NN"):
            hang(token, taken)


def of_what_to_whom(doc: Sequence[Token]) -> None:
    """'The sale to Taiwan of 66 F-16s', 'the dispatch to Mali of a company': the parser hangs the thing on the nation, or on the verb."""
    for token in doc[4:]:
        of = next((c for c in token.children if c.dep_ == "case" and c.lower_ == "of"), None)
        name = of.nbor(-1) if of is not None and of.i and token.tag_.startswith("NN") else token
        prep = next((c for c in name.children if c.dep_ == "case"), None) if name is not token and name.tag_.startswith("NNP") else None
        noun = prep.nbor(-1) if prep is not None and prep.i and prep.lower_ in ("to", "from", "in", "for") else token
        counted = token.tag_ in ("NNS", "NNPS") or any(c.tag_ == "CD" or c.lower_ in ("a", "an") for c in token.children)
        if noun is token or not counted or not (noun.lower_ in _MOVES or (token.head is name and name.head is noun)):
            continue
        if grammar.within(noun, name) or grammar.within(noun, token):
            continue
        for word in (name, token):
            hang(word, noun)
            word.dep_ = "nmod"
