"""Gifts: what is given, to whom and from whom: names, numbers and things that the parser ties to each other."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang

_LINKS = (",", "and")
# Of how many words a thing of the row is told at most: 'three used transport aircraft'.
_LONG = 6


def from_each(doc: Sequence[Token]) -> None:
    """'Twenty howitzers from Austria, two frigates from Chile and drones from Peru': the parser ties each to the source before it."""
    for prep in doc[1:-2]:
        source = _source(prep)
        first = prep.nbor(-1)
        if source is None or not first.tag_.startswith("NN"):
            continue
        row = _next_thing(doc, source)
        behind = _source(doc[row[-1].i + 1]) if row and row[-1].i + 1 < len(doc) else None
        if row and behind is not None:
            _tie(grammar.phrase(first) if first.dep_ in ("compound", "flat") else first, source, row, behind)


def _source(prep: Token) -> Token | None:
    """The name right behind 'from'."""
    if prep.lower_ != "from":
        return None
    after = [t for t in prep.doc[prep.i + 1 : prep.i + 3] if t.lower_ != "the"]
    return after[0] if after and after[0].tag_.startswith("NNP") else None


def _next_thing(doc: Sequence[Token], source: Token) -> list[Token]:
    """The words of the thing that follows a source; none, if it is another source, or a clause."""
    at = source.i + 1
    while at < len(doc) and doc[at].lower_ in _LINKS:
        at += 1
    end = at
    while end < len(doc) and doc[end].tag_.startswith(("NN", "CD", "JJ", "DT", "VBN")) and end < at + _LONG:
        end += 1
    row = list(doc[at:end]) if at > source.i + 1 else []
    return row if row and row[-1].tag_ in ("NN", "NNS", "NNPS") else []


def _tie(first: Token, source: Token, row: list[Token], behind: Token) -> None:
    """The thing is joined to the one before, and each source hangs on its own thing."""
    thing = row[-1]
    if grammar.within(first, thing):
        return
    hang(thing, grammar.first_conjunct(first))
    thing.dep_ = "conj"
    for word in row[:-1]:
        if word.head not in row:
            hang(word, thing)
            word.dep_ = "compound" if word.tag_.startswith("NN") else word.dep_
    for link in (t for t in thing.doc[source.i + 1 : row[0].i] if t.head is not thing):
        hang(link, thing)
        link.dep_ = "cc" if link.lower_ == "and" else "punct"
    for name, owner in ((source, first), (behind, thing)):
        if not grammar.is_verb(name.head):
            hang(name, owner)
        name.dep_ = "nmod" if name.head is owner else "obl"
        for word in thing.doc[name.i - 2 : name.i]:
            if word.lower_ in ("from", "the") and word.head is not name:
                hang(word, name)
                word.dep_ = "case" if word.lower_ == "from" else "det"


def counts_the_noun(doc: Sequence[Token]) -> None:
    """'Gave Benin 20 armoured cars', 'will send Moldova 20 carriers': a number right before a plural counts it, and ends no name."""
    for token in doc[1:-1]:
        noun = _plural_behind(token) if token.tag_ == "CD" and token.dep_ in ("compound", "obj", "xcomp", "nummod") else None
        if noun is None or token.head is noun or token.head not in (noun.head, *token.doc[token.i + 1 : noun.i]):
            continue
        names = [c for c in token.children if c.tag_ == "NNP" and c.i == token.i - 1]
        hang(token, noun)
        token.dep_ = "nummod"
        for name in names if grammar.is_verb(noun.head) and noun.dep_ == "obj" else ():
            hang(name, noun.head)
            name.dep_ = "iobj"


def _plural_behind(number: Token) -> Token | None:
    """The plural behind a number, with nothing between them but what tells of what kind it is."""
    for word in number.doc[number.i + 1 : number.i + 6]:
        if word.tag_ in ("NNS", "NNPS"):
            return word
        if word.tag_ not in ("JJ", "VBN", "NN", "NNP", "HYPH"):
            return None
    return None


def given_so_many(doc: Sequence[Token]) -> None:
    """'Austria sent it six in May': the number is what it was sent."""
    for token in doc[1:]:
        whom = token.nbor(-1)
        if token.tag_ == "CD" and token.dep_ == "xcomp" and whom.tag_ == "PRP" and whom.head is token.head and whom.dep_ == "obj":
            whom.dep_, token.dep_ = "iobj", "obj"


def coast_guard(doc: Sequence[Token]) -> None:
    """'Has given the coast guard two ships': the guard is whom they were given, and guards no ships."""
    for guard in doc[1:]:
        verb, coast = guard.head, guard.nbor(-1)
        if guard.lower_ != "guard" or coast.lower_ != "coast" or not grammar.is_verb(guard) or not grammar.is_verb(verb) or verb is guard:
            continue
        guard.tag_, guard.dep_, coast.dep_ = "NN", "iobj", "compound"
        for owner in [c for c in coast.children if c.dep_ in ("nmod:poss", "det", "amod")]:
            hang(owner, guard)
        for thing in [c for c in guard.children if c.dep_ == "obj"]:
            hang(thing, verb)


_SERVICES = ("army", "navy", "police", "military", "guard")


def whom_before_the_number(doc: Sequence[Token]) -> None:
    """'Has given Ukraine 13 older tanks': a name before the number is no part of what is counted."""
    for name in doc[1:-2]:
        noun, number = name.head, name.nbor(1)
        whom = name.tag_ == "NNP" or name.lower_ in _SERVICES  # 'given the army 105 vehicles'
        misread = name.dep_ == "compound" and whom and number.tag_ == "CD" and number.head is noun and noun.i > number.i
        if misread and noun.dep_ == "obj" and grammar.is_verb(noun.head) and noun.head.i < name.i and not grammar.case(noun):
            hang(name, noun.head)
            name.dep_ = "iobj"


def another_gives(doc: Sequence[Token]) -> None:
    """'Togo gave 12 boats, Benin 20 howitzers': what has a name and a number before it is no other word for the first."""
    for thing in doc[3:]:
        number = next((c for c in thing.children if c.tag_ == "CD"), None)
        name = number.nbor(-1) if number is not None and number.i else None
        if name is None or thing.dep_ != "appos" or thing.head.dep_ != "obj":
            continue
        if name.tag_ == "NNP" and name.head is thing and name.nbor(-1).text == ",":
            thing.dep_ = "conj"


def hands_so_many(doc: Sequence[Token]) -> None:
    """'Turkey hands Somalia 68 vehicles': the parser takes 'hands' for a noun that the names around it belong to."""
    for hands in doc[1:-3]:
        giver, whom, number = hands.nbor(-1), hands.nbor(1), hands.nbor(2)
        named = giver.tag_.startswith("NN") and whom.tag_ == "NNP" and number.tag_ == "CD"
        thing = _plural_behind(number) if hands.lower_ == "hands" and hands.tag_ == "NNS" and named else None
        if thing is None or any(grammar.is_verb(t) and t.tag_ != "VBN" for t in doc):
            continue
        for word, dep in ((hands, "ROOT"), (giver, "nsubj"), (whom, "iobj"), (thing, "obj")):
            hang(word, hands)
            word.dep_ = dep
        hang(number, thing)
        hands.tag_, number.dep_ = "VBZ", "nummod"
