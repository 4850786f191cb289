"""Nouns and names joined to the wrong word of a list."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang


def names_in_a_row(doc: Sequence[Token]) -> None:
    """'HMAS Anzac, HMS Glasgow and HMNZS Canterbury': of names that are read as one word each, the second is no other name of the first."""
    for token in doc:
        first = token.head
        if token.dep_ == "appos" and token.text == first.text and token.text[:1].isupper():
            later = [c for c in first.children if c.dep_ == "conj" and c.i > token.i and any(d.dep_ == "cc" for d in c.children)]
            if later and later[0].text == token.text:
                token.dep_ = "conj"


def names_across_the(doc: Sequence[Token]) -> None:
    """'Jamaica, the Bahamas and Belize': an article before the second name makes it no other name, nor a subject, of its own."""
    for token in doc[2:]:
        the = next((c for c in token.children if c.lower_ == "the" and c.i == token.i - 1), None)
        later = [c for c in token.children if c.dep_ == "conj" and any(d.dep_ == "cc" for d in c.children)]
        if the is None or not later or not token.tag_.startswith("NNP") or the.i < 2 or the.nbor(-1).text != ",":
            continue
        first = the.nbor(-2)
        apposed = token.dep_ == "appos" and token.head is first
        doubled = token.dep_ in grammar.SUBJECTS and (
            (token.dep_ == first.dep_ and token.head is first.head)
            # 'Soldiers from Bulgaria, the United States and Romania will train'
            or (first.dep_ == "nmod" and any(grammar.within(first, c) for c in grammar.subjects(token.head) if c is not token))
        )
        if first.tag_.startswith("NNP") and later[0].tag_.startswith("NNP") and (apposed or doubled):
            hang(token, first)
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


def with_its_like(doc: Sequence[Token]) -> None:
    """'A company of tanks and an infantry company': a noun with an article is joined to the same noun before it, and not to what it has."""
    for token in doc:
        first = token.head
        if token.dep_ != "conj" or first.dep_ != "nmod" or not any(c.lower_ in ("a", "an") for c in token.children):
            continue
        both = first.tag_ in ("NNS", "NNPS") and _has_article(first.head) and _has_article(token)  # 'a squadron of jets and a company'
        if (first.head.lower_ == token.lower_ or both) and grammar.case(first) == "of":
            hang(token, first.head)


def named_with_named(doc: Sequence[Token]) -> None:
    """'The Greek frigate Spetsai and the French frigate Surcouf': what has an article of its own is joined to the noun, not to its name."""
    for token in doc:
        name = token.head
        if token.dep_ != "conj" or name.dep_ != "appos":
            continue
        owned = all(any(c.lower_ in ("the", "a", "an") for c in noun.children) for noun in (token, name.head))
        if owned and name.tag_.startswith("NNP"):
            hang(token, name.head)


_PEOPLE = {"soldiers", "troops", "men", "people", "personnel", "women", "members", "marines", "sailors"}


def counted_in_a_row(doc: Sequence[Token]) -> None:
    """'32 tanks, more than 40 howitzers and a dozen guns': what is counted in a list of three is no other name of the first."""
    for token in doc:
        if token.dep_ != "appos" or token.lower_ in _PEOPLE or not (_is_counted(token) and _is_counted(token.head)):
            continue
        last = any(c.dep_ == "conj" and any(d.dep_ == "cc" for d in c.children) for c in token.children)
        first = min((t for t in token.subtree if t.dep_ != "punct"), key=lambda t: t.i)
        if last and first.nbor(-1).text == "," and first.tag_ not in ("NNP", "NNPS", "DT"):
            token.dep_ = "conj"


def _is_counted(noun: Token) -> bool:
    """A plural with a number before it."""
    return noun.tag_ in ("NNS", "NNPS") and any(c.dep_ == "nummod" and c.i < noun.i for c in noun.children)


def counted_with_counted(doc: Sequence[Token]) -> None:
    """'Donated 500 helmets and 300 vests': the parser joins the vests to the verb, as if somebody vested."""
    for token in doc:
        verb = token.head
        if token.dep_ != "conj" or not grammar.is_verb(verb) or not _is_counted(token) or any(c.dep_ == "cop" for c in token.children):
            continue
        word = next((c for c in token.children if c.dep_ == "cc" and c.lower_ == "and"), None)
        first = next((o for o in grammar.objects(verb) if _is_counted(o) and word is not None and o.i < word.i), None)
        if first is not None and word is not None and grammar.within(word.nbor(-1), first) and not grammar.subjects(token)[1:]:
            hang(token, first)


def part_of_many(doc: Sequence[Token]) -> None:
    """'Handed over the last of five minehunters': the parser hangs the minehunters on the verb."""
    for token in doc[1:-2]:
        of = token.nbor(1)
        if token.lower_ not in ("last", "first", "second", "third") or token.nbor(-1).lower_ != "the" or of.lower_ != "of":
            continue
        noun, verb = of.head.head if of.head.dep_ == "compound" else of.head, token.head
        below = grammar.is_verb(verb) and verb.i < token.i and grammar.base(token.dep_) in ("obl", "obj")
        behind = below and grammar.case(token) in ("", "over")
        if of.dep_ != "case" or noun.head not in (verb, token) or not behind:
            continue
        if noun.head is verb:
            hang(noun, token)
        noun.dep_ = "nmod"
        if grammar.base(token.dep_) == "obl" and not any(c.dep_ == "obj" for c in verb.children):
            token.dep_ = "obj"


def units_in_a_row(doc: Sequence[Token]) -> None:
    """'Has three battalions, an aviation unit with six helicopters and a hospital': the unit is no other name of the battalions."""
    for token in doc:
        first = token.head
        if token.dep_ != "appos" or first.dep_ != "obj" or not _has_article(token) or not (_is_counted(first) or _has_article(first)):
            continue
        last = next((t for t in token.subtree if t.dep_ == "conj" and _has_article(t) and _is_joined(t)), None)
        if last is not None:
            token.dep_ = "conj"
            hang(last, token)


def _has_article(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children)


def _is_joined(noun: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "and" for c in noun.children)


def verb_in_name(doc: Sequence[Token]) -> None:
    """'P-8 patrol planes operate from Keflavik': what stands in a compound is a noun, whatever form it has."""
    for token in doc[:-1]:
        if token.dep_ == "compound" and token.tag_ in ("VB", "VBP") and token.head is token.nbor(1) and token.head.tag_.startswith("NN"):
            names = [c for c in token.children if c.dep_ in (*grammar.SUBJECTS, "amod", "det")]
            token.tag_ = "NN"
            for name in names:
                hang(name, token.head)
                name.dep_ = "compound" if name.dep_ in grammar.SUBJECTS else name.dep_


def with_them(doc: Sequence[Token]) -> None:
    """'They brought with them six vehicles': the pronoun is no part of what they brought."""
    for token in doc[1:-1]:
        prep, noun = token.nbor(-1), token.head
        if token.lower_ not in ("them", "it", "him", "her") or token.dep_ != "compound" or prep.lower_ != "with" or prep.head is not noun:
            continue
        hang(token, noun.head)
        token.dep_ = "obl"
        hang(prep, token)
        noun.dep_ = "obj"


def each_of_them(doc: Sequence[Token]) -> None:
    """'Italy and Spain each have 650 soldiers there': the parser takes 'each' for a second subject, behind the list."""
    for token in doc:
        second = token.lower_ in ("each", "both", "all") and token.dep_ == "nsubj" and not token.children
        if second and any(c.dep_ == "nsubj" and c.i < token.i for c in token.head.children):
            token.dep_ = "advmod"


def had_so_many(doc: Sequence[Token]) -> None:
    """'Had at the peak of its operation 5,000 soldiers there': the parser hangs those who were had on a noun between."""
    for token in doc:
        if token.dep_ != "nmod" or grammar.case(token):
            continue
        verb = next((t for t in token.ancestors if grammar.is_verb(t)), None)
        if verb is None or verb.lower_ not in _HAVING or not _is_counted(token):
            continue
        if verb.i < token.i and not grammar.objects(verb) and token.lower_ in _PEOPLE:
            hang(token, verb)
            token.dep_ = "obj"


_HAVING = {"had", "has", "have", "kept", "keeps", "maintained", "maintains", "stationed", "based"}


def last_left(doc: Sequence[Token]) -> None:
    """'Niger ordered them out, and the last left in December': the parser takes 'left' for a noun."""
    for token in doc:
        before = next((c for c in token.children if c.lower_ in ("last", "rest", "others") and c.i == token.i - 1), None)
        if token.lower_ == "left" and token.tag_ in ("NN", "JJ") and before is not None and token.dep_ in ("conj", "ROOT", "parataxis"):
            token.tag_, before.dep_ = "VBD", "nsubj"
            for child in [c for c in token.children if c.dep_ == "det" and c.i < before.i]:
                hang(child, before)


def case_of_the_name(doc: Sequence[Token]) -> None:
    """'At Camp Viking', 'home to 4,000 troops', 'half of Chile's soldiers': the preposition is the whole phrase's, not its first word's."""
    for prep in doc:
        first, whole = prep.head, prep.head.head
        named = first.tag_ == whole.tag_ == "NNP" and first.dep_ == "compound" and prep.i < first.i == whole.i - 1
        counted = prep.lower_ == "to" and prep.i and prep.nbor(-1).lower_ in ("home", "host") and first.dep_ == "nummod"
        owned = first.dep_ == "nmod:poss" and prep.tag_ == "IN" and prep.i < first.i
        if prep.dep_ == "case" and ((prep.lower_ in _WHERE and (named or counted)) or owned):
            hang(prep, whole)


_WHERE = ("at", "in", "to", "from", "near", "into")


_LOOSE = ("parataxis", "ccomp", "conj", "dep")
_DESCRIBING = {"close", "familiar", "privy", "loyal"}


def close_to_somebody(doc: Sequence[Token]) -> None:
    """'Sources close to the government say': the parser takes the adjective for the verb of the sentence."""
    for trait in doc:
        if trait.lower_ not in _DESCRIBING or any(c.dep_ == "cop" for c in trait.children):
            continue
        noun = next((c for c in trait.children if c.dep_ in grammar.SUBJECTS and c.i + 1 == trait.i), None)
        verb = next((c for c in trait.children if c.i > trait.i and c.dep_ in _LOOSE and grammar.is_verb(c)), None)
        if noun is None or verb is None:
            continue
        if any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            continue
        hang(verb, verb if trait.head is trait else trait.head)
        verb.dep_, verb.tag_ = trait.dep_, "VBP" if verb.tag_ == "VB" else verb.tag_
        for other in [c for c in trait.children if c.i > verb.i or c is noun]:
            hang(other, verb)
        hang(trait, noun)
        trait.dep_ = "amod"


_BODIES = {"unit", "battalion", "company", "team", "contingent", "group", "detachment", "squadron", "brigade", "platoon", "battery"}


def unit_in_commas(doc: Sequence[Token]) -> None:
    """'The contingent in Mali, a unit of 160', 'trainers in Bangui, some 70 from Togo': what stands in commas are those who are there."""
    for token in doc:
        place, group = token.head, token.head.head
        body = token.lower_ in _BODIES and any(c.lower_ in ("a", "an") for c in token.children)
        counted = token.tag_ == "CD" and any(grammar.case(c) == "from" for c in token.children)
        there = place.tag_ == "NNP" and grammar.case(place) in ("in", "at", "on") and group.tag_ in ("NN", "NNS") and group.i < place.i
        if token.dep_ != "appos" or token.i < place.i or not (body or counted) or not there:
            continue
        hang(token, group)
        home = next((c for c in token.children if grammar.case(c) == "from"), None)
        for name in [c for c in place.children if c.dep_ == "conj" and home is not None and c.i > token.i]:
            hang(name, home or token)
