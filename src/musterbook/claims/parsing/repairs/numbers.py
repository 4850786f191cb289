"""Numbers that hang on the wrong word: 'fourteen soldiers', 'the final 460', 'a dozen more tanks'."""

from collections.abc import Sequence

from musterbook.claims.numbers.numerals import worth
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang


def first_of_all(doc: Sequence[Token]) -> None:
    """'Fourteen US soldiers have landed': the parser takes the number that begins a sentence for a name, or for a sentence of its own."""
    number = doc[0]
    name = number.nbor(1) if len(doc) > 3 else number
    noun = name.head
    named = 0 < noun.i - name.i < 3 and name.dep_ in ("compound", "amod") and noun.tag_.startswith("NN")
    if not named or noun.head is number or (worth(number.lower_) or 0) < 2:
        return
    verb = noun.head
    if number.dep_ == "ROOT" and verb.head is number:
        for child in [c for c in number.children if c is not verb]:
            hang(child, verb)
        hang(verb, verb)
        verb.dep_ = "ROOT"
    if number.head is verb or number.head is number or number.dep_ == "compound":
        hang(number, noun)
        number.tag_, number.dep_ = "CD", "nummod"


_SPANS = ("year", "month", "week", "summer", "winter", "spring", "autumn")


def so_many_next_year(doc: Sequence[Token]) -> None:
    """'There will be 2,200 next year', '2,200 a year from now': the number counts no years."""
    for number in doc[:-2]:
        span, verb = number.head, number.head.head
        there = verb is not span and any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)
        if number.tag_ == "CD" and number.dep_ == "nummod" and span.lower_ in _SPANS and span.i == number.i + 2 and there:
            hang(number, verb)
            number.dep_, span.dep_ = span.dep_, "obl:unmarked"


_WHICH_ONES = {"first", "last", "next", "other", "remaining", "final"}


def the_first_so_many(doc: Sequence[Token]) -> None:
    """'The first 100, from the 3rd Division, moved in May': the parser takes those who moved for a time."""
    for number in doc[1:-1]:
        verb, which = number.head, number.nbor(-1)
        apart = number.tag_ == "CD" and number.dep_ == "obl:unmarked" and which.lower_ in _WHICH_ONES and which.head is number
        if apart and verb.i > number.i and grammar.is_verb(verb) and not grammar.subjects(verb):
            number.dep_ = "nsubj:pass" if grammar.is_passive(verb) else "nsubj"


def home_so_many(doc: Sequence[Token]) -> None:
    """'Flew its last 120 home': the parser takes 'home' for what was flown."""
    for home in doc[1:]:
        number = home.nbor(-1)
        if home.lower_ == "home" and home.dep_ == "obj" and number.tag_ == "CD" and number.head is home and number.dep_ == "nummod":
            verb = home.head
            hang(number, verb)
            for child in [c for c in home.children if c.i < number.i]:
                hang(child, number)
            hang(home, verb)
            number.dep_, home.dep_, home.tag_ = "obj", "advmod", "RB"


def so_many_of_a_type(doc: Sequence[Token]) -> None:
    """'Three BrahMos batteries': the parser hangs the number on the name of the type."""
    for number in doc[:-2]:
        name, noun = number.head, number.head.head
        typed = number.tag_ == "CD" and number.dep_ == "nummod" and name.i == number.i + 1 and name.dep_ == "compound"
        if typed and noun.tag_ == "NNS" and noun.i == name.i + 1 and name.tag_.startswith("NN"):
            hang(number, noun)


def so_many_more_of(doc: Sequence[Token]) -> None:
    """'A dozen more tanks are on their way', 'nine more will follow': the parser takes the number for a measure, and it counts."""
    for number in doc[:-2]:
        more, counts = number.nbor(1), number.tag_ == "CD" or worth(number.lower_) is not None
        if more.lower_ != "more" or number.dep_ != "obl:unmarked" or not counts:
            continue
        verb = more.head
        if more.dep_ == "advmod" and number.head is more and more.i < verb.i and grammar.is_verb(verb) and not grammar.subjects(verb):
            more.dep_ = "nsubj:pass" if grammar.is_passive(verb) else "nsubj"
        alone = number.head is more and more.dep_ in (*grammar.SUBJECTS, "obj") and grammar.is_verb(verb)
        if alone or (more.head.tag_ == "NNS" and more.head.i > more.i):
            hang(number, more if alone else more.head)
            number.tag_, number.dep_ = "CD", "nummod"


def so_many_such(doc: Sequence[Token]) -> None:
    """'Has pulled out 249 wounded and ill soldiers': the parser takes the number for one object and the soldiers for another."""
    for number in doc[:-2]:
        if number.tag_ != "CD" or number.dep_ != "obj":
            continue
        noun = next((c for c in number.head.children if c.i > number.i and c.dep_ == "obj" and c.tag_ == "NNS"), None)
        between = doc[number.i + 1 : noun.i] if noun is not None else ()
        if noun is not None and between and all(t.tag_ in _TELLING for t in between) and not any(c.dep_ == "nummod" for c in noun.children):
            hang(number, noun)
            number.dep_ = "nummod"


# What may stand between a number and its noun.
_TELLING = ("JJ", "VBN", "VBG", "CC", "NN", "NNP", "RB")


def of_so_many(doc: Sequence[Token]) -> None:
    """'A French team of 70 leave': the parser hangs the number on the verb behind it."""
    for token in doc[2:-1]:
        before, noun = token.nbor(-1), token.nbor(-2)
        if (
            token.tag_ == "CD"
            and token.dep_ == "nummod"
            and before.lower_ == "of"
            and noun.tag_.startswith("NN")
            and grammar.is_verb(token.head)
        ):
            hang(token, noun)
            token.dep_ = "nmod"
            hang(before, token)
            before.dep_ = "case"


def before_a_name(doc: Sequence[Token]) -> None:
    """'Has given Ukraine 14 Gepards': the parser hangs the number on the nation before, or the type on the number."""
    for token in doc[1:-1]:
        name, dep = token.nbor(1), grammar.base(token.dep_)
        plural = name.tag_ == "NNPS" or (name.tag_ == "NNP" and name.text.endswith("s"))
        if token.tag_ != "CD" or not plural or dep not in ("appos", "flat", "iobj", "obj"):
            continue
        if name.head is token and name.dep_ == "nmod:unmarked" and grammar.is_verb(token.head):
            hang(name, token.head)
            name.dep_ = "obj"
        if name.dep_ == "obj" and grammar.is_verb(name.head) and name.head in (token.head, token.head.head):
            hang(token, name)
            token.dep_ = "nummod"


def at_present(doc: Sequence[Token]) -> None:
    """'At present a company trains at Rukla': the parser takes the company for the object of 'present'."""
    for token in doc[1:]:
        now = token.lower_ in ("present", "moment") and token.nbor(-1).lower_ in ("at", "the") and grammar.base(token.dep_) == "obl"
        noun = next((c for c in token.children if c.dep_ in ("obj", "nsubj") and c.i > token.i), None) if now else None
        if noun is not None and grammar.is_verb(token.head) and not any(c.dep_ in grammar.SUBJECTS for c in token.head.children):
            hang(noun, token.head)
            noun.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in token.head.children) else "nsubj"


_TIMES = {"year", "years", "month", "months", "week", "weeks", "decade", "decades"}
_WHICH = {"a", "last", "next", "this", "two", "three", "ten"}


def so_many_so_long_ago(doc: Sequence[Token]) -> None:
    """'Down from nearly 1,000 a year ago', 'will fall to 120 next year': the number counts no years."""
    for token in doc[:-2]:
        time, which = token.head, token.nbor(1)
        apart = token.tag_ == "CD" and time.lower_ in _TIMES and which.head is time and which.lower_ in _WHICH
        if not apart or token.dep_ != "nummod" or time.i > token.i + 3:
            continue
        prep = next((c for c in (*time.children, *token.children) if c.dep_ == "case" and c.i < token.i), None)
        if prep is not None:
            hang(token, time.head)
            hang(prep, token)
            token.dep_ = "obl"


def final_so_many(doc: Sequence[Token]) -> None:
    """'When the final 460 went home': the number is the subject."""
    for token in doc[:-1]:
        number = token.nbor(1)
        if token.tag_ == "JJ" and token.dep_ in grammar.SUBJECTS and number.tag_ == "CD" and number.head is token:
            dep, verb = token.dep_, token.head
            hang(number, verb)
            number.dep_ = dep
            for child in [*token.children, token]:
                hang(child, number)
            token.dep_ = "amod"


def so_many_are(doc: Sequence[Token]) -> None:
    """'2,500 remain in Iraq and 900 are in Syria': the parser takes the number for one more country."""
    for token in doc[1:-2]:
        being = token.nbor(1)
        if token.tag_ != "CD" or token.dep_ != "conj" or being.lower_ not in ("are", "were", "is", "was") or being.dep_ != "cop":
            continue
        there, main = being.head, grammar.clause(token.head)
        if there.i < being.i or there.head is not main or any(c.dep_ in grammar.SUBJECTS for c in there.children):
            continue
        for joint in [c for c in token.children if c.dep_ in ("cc", "punct") and c.i < token.i]:
            hang(joint, there)
        hang(token, there)
        token.dep_, there.dep_ = "nsubj", "conj"


def numbering_so_many(doc: Sequence[Token]) -> None:
    """'The force numbered 5,500': the parser takes the number for a measure of the verb, and it is its object."""
    for token in doc:
        verb = token.head
        bare = token.tag_ == "CD" and token.i > verb.i and grammar.base(token.dep_) == "obl" and not grammar.case(token)
        if bare and verb.lower_ in words.NUMBERING and not any(c.dep_ == "obj" for c in verb.children):
            token.dep_ = "obj"


def they_number(doc: Sequence[Token]) -> None:
    """'The forces stationed in Senegal number 450': what stands behind the place is the verb, and not a part of it."""
    for token in doc[3:-1]:
        name, count, clause = token.nbor(-1), token.nbor(1), token.head
        if token.lower_ != "number" or token.tag_ != "NN" or count.tag_ != "CD" or name.head is not token or clause.dep_ != "acl":
            continue
        force = clause.head
        if not name.tag_.startswith("NNP") or force.dep_ != "ROOT" or not force.tag_.startswith("NN"):
            continue
        for word in [c for c in token.children if c.dep_ == "case"]:
            hang(word, name)
        hang(name, clause)
        hang(token, token)
        hang(force, token)
        hang(count, token)
        name.dep_, token.dep_, token.tag_, force.dep_, count.dep_ = "obl", "ROOT", "VBP", "nsubj", "obj"
        for mark in [c for c in force.children if c.dep_ == "punct" and c.i > token.i]:
            hang(mark, token)


def so_many_more(doc: Sequence[Token]) -> None:
    """'Has sent 40 medics more': the parser takes those who are sent for a measure of 'more'."""
    for more in doc[1:]:
        noun, verb = more.nbor(-1), more.head
        if more.lower_ != "more" or noun.head is not more or noun.tag_ != "NNS" or not grammar.is_verb(verb) or grammar.is_passive(verb):
            continue
        if any(c.dep_ == "nummod" for c in noun.children) and not grammar.objects(verb):
            hang(noun, verb)
            hang(more, noun)
            noun.dep_, more.dep_ = "obj", "amod"


def so_many_elsewhere(doc: Sequence[Token]) -> None:
    """'Has 70 soldiers at a camp in Qatar and 12 in Oman': the parser joins the number to the country before it, or the place behind it."""
    for number in doc[2:-2]:
        before, prep = number.head, number.nbor(1)
        if number.tag_ != "CD" or number.dep_ != "conj" or prep.lower_ not in _AT or prep.dep_ != "case":
            continue
        if before.tag_.startswith("NNP") and grammar.case(before) in _AT:
            counted = (t for t in reversed(doc[: before.i]) if t.tag_ == "NNS" and any(c.dep_ == "nummod" for c in t.children))
            before = next(counted, before)
        if before.tag_ != "NNS":
            continue
        hang(number, before)
        place = prep.head
        if before.i < place.head.i < number.i:
            hang(place, number)
            place.dep_ = "nmod"


def so_many_in_commas(doc: Sequence[Token]) -> None:
    """'Will withdraw all its soldiers, about 1,000, from Gabon': the number says how many they are, and what follows is the verb's."""
    for number in doc[2:-2]:
        if (
            number.tag_ != "CD"
            or number.dep_ not in ("obl", "obl:unmarked", "nmod", "nmod:unmarked", "conj", "dep")
            or number.nbor(1).text != ","
        ):
            continue
        first = next((t for t in reversed(doc[: number.i]) if t.lower_ not in _NEARLY), None)
        noun = first.nbor(-1) if first is not None and first.text == "," and first.i else None
        if noun is None or noun.tag_ != "NNS" or noun.head is number or any(c.tag_ == "CD" for c in noun.children):
            continue
        for behind in [c for c in number.children if c.i > number.i + 1]:
            hang(behind, noun.head)
            behind.dep_ = "obl" if behind.dep_ == "nmod" else behind.dep_
        hang(number, noun)
        number.dep_ = "appos"


_NEARLY = {
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "approximately",
    "perhaps",
    "more",
    "fewer",
    "less",
    "than",
    "up",
    "to",
    "over",
}
_AT = {"in", "at", "on", "to", "from", "off", "near"}
