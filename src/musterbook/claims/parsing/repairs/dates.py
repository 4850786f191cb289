"""Dates that the parser hangs on the wrong verb: the day of saying, the end of a relative clause."""

import itertools
from collections.abc import Sequence

from musterbook.claims.times.words import MONTHS, WEEKDAYS
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_MONTHS = {name.lower() for name in MONTHS}
_SPANS = {name.lower() for name in WEEKDAYS} | {"yesterday", "week", "month", "year", "night", "weekend", "morning", "evening"}
_DATES = _MONTHS | {name.lower() for name in WEEKDAYS} | {"yesterday"}


def behind_the_relative(doc: Sequence[Token]) -> None:
    """'The unit that had been at Gao since May 2022 went home': the parser takes the date for the subject of the sentence's verb."""
    for verb in doc:
        date = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i and _is_date(c)), None)
        told = _told_before(verb, date) if date is not None and verb.tag_ in (*_FINITE, "VBN", "VB", "VBG") else None
        if date is None or told is None:
            continue
        noun, relative = told
        for child in [c for c in verb.children if relative.i < c.i <= date.i]:
            hang(child, relative)
            child.dep_ = "obl" if child.tag_ in ("NNP", "CD", "NN") else "mark"
        later = [c for c in relative.children if c.i > verb.i]
        hang(verb, verb)
        verb.dep_ = "ROOT"
        if verb.tag_ == "VBN" and not any(grammar.base(c.dep_) == "aux" for c in verb.children):
            verb.tag_ = "VBD"
        hang(noun, verb)
        noun.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
        hang(relative, noun)
        relative.dep_ = "acl:relcl"
        for child in later:
            hang(child, verb)


_LEADS = ("since", "in", "until")


def end_of_the_relative(doc: Sequence[Token]) -> None:
    """'The medics who had been in Chad since May came home': the parser takes the date for one more subject of the verb behind it."""
    for date in doc[1:]:
        verb = date.head
        if date.dep_ not in grammar.SUBJECTS or date.i > verb.i or not _is_date(date):
            continue
        # The preposition stands right before the date, or before 'last' or 'this'.
        before = next((t for t in (date.nbor(-1), date.subtree[0]) if t.i < date.i and t.lower_ in _LEADS), None)
        if before is None:
            continue
        others = (c for c in verb.children if c.dep_ in grammar.SUBJECTS and c.i < before.i)
        relative = next((r for noun in others for r in noun.children if r.dep_ == "acl:relcl" and r.i < before.i), None)
        if relative is not None:
            hang(date, relative)
            date.dep_ = "obl"
            hang(before, date)
            before.dep_ = "case"


def day_of_saying(doc: Sequence[Token]) -> None:
    """'Poland said on Monday it would send 200', 'said last week it had': the day between the saying and what is said is that of saying."""
    for saying in doc:
        said = next((c for c in saying.children if c.dep_ == "ccomp" and c.i > saying.i), None)
        if said is None or saying.tag_ != "VBD" or saying.lower_ not in words.verbs_of_saying():
            continue
        # 'Told reporters on Monday it would'
        heard = {c.i for c in saying.children if c.dep_ in ("obj", "iobj") and not c.children}
        at = next(t.i for t in doc[saying.i + 1 :] if t.i not in heard)
        day = _day_after(doc, at)
        subject = next((c for c in said.children if c.dep_ in grammar.SUBJECTS), None)
        bare = next((t for t in doc[at : at + 3] if t.lower_ in _SPANS and t.subtree[0].i == at), None)
        if bare is not None and subject is not None and subject.i > bare.i and bare.nbor(1).text != ",":
            hang(bare, saying)
        if day and subject is not None and subject.i > day[-1].i:
            hang(day[0], saying)
            day[0].dep_ = "obl"
            for other in (doc[at], *day[1:]):
                hang(other, day[0])
                other.dep_ = "case" if other is doc[at] else "nmod:unmarked"


def _day_after(doc: Sequence[Token], at: int) -> Sequence[Token]:
    """The words of 'on Monday', 'on 3 May', 'on May 3', 'in March' without the preposition, if they stand at `at` with no comma behind."""
    if doc[at].lower_ not in ("on", "in"):
        return ()
    day = list(itertools.takewhile(lambda t: t.lower_ in _DATES, doc[at + 1 :]))
    near = doc[at + 1 : at + 3]
    if len(near) == 2 and {near[0].lower_ in _MONTHS, near[1].lower_ in _MONTHS} == {True, False} and any(_is_day(t) for t in near):
        day = list(near)
    return day if day and doc[day[-1].i + 1].text != "," else ()


def _is_day(number: Token) -> bool:
    """A number that can be the day of a month."""
    return number.text.isdigit() and 1 <= int(number.text) <= 31


def _is_date(token: Token) -> bool:
    """A month, a weekday, a year, or 'this month'."""
    spell = token.lower_ in _SPANS and token.i > 0 and token.nbor(-1).lower_ in ("this", "last", "next")
    return spell or token.lower_ in _DATES or (token.text.isdigit() and len(token.text) == 4)


def _told_before(verb: Token, date: Token) -> tuple[Token, Token] | None:
    """The noun without a verb of its own before it, and the relative clause between the two that ends in the date."""
    helpers = [c.i for c in verb.children if grammar.base(c.dep_) in ("aux", "cop") and c.i > date.i]
    if min([verb.i, *helpers]) != date.i + 1:
        return None
    for up in (verb.head, *verb.head.ancestors):
        # 'The boats that Japan was to give it this month are not coming'
        whom = ("obj",) if up.dep_ == "acl:relcl" and grammar.has_to(up) else ()
        relating = (c for c in up.children if c.tag_ in ("WDT", "WP") and c.dep_ in (*grammar.SUBJECTS, *whom) and c.i < up.i)
        pronoun = next(relating, None)
        if pronoun is not None and up.i < verb.i:
            before = next((c for c in up.children if c.dep_ in grammar.SUBJECTS and c.i < pronoun.i), None)
            noun = up.head if up.dep_ == "acl:relcl" else before
            return (noun, up) if noun is not None and _is_bare(noun, up) else None
    clause = next((c for c in verb.head.children if c.dep_ == "acl:relcl" and c.i < verb.i), None)
    return (verb.head, clause) if clause is not None and _is_bare(verb.head, clause) else None


def _is_bare(noun: Token, relative: Token) -> bool:
    """The noun heads the sentence for want of a verb, or is the subject of the clause that stands in the verb's place."""
    return (noun.head is noun and noun.tag_.startswith("NN")) or (relative.head is relative and noun.dep_ in grammar.SUBJECTS)


def month_before_the_number(doc: Sequence[Token]) -> None:
    """'Received in March 20 cars from Oslo': what the parser takes for a phrase with 'in' is a month, and what was received."""
    for prep in doc[1:-3]:
        noun, month, verb = prep.head, prep.nbor(1), prep.head.head
        misread = prep.dep_ == "case" and prep.lower_ == "in" and month.lower_ in _MONTHS and month is not noun and verb is prep.nbor(-1)
        counted = noun.tag_ in ("NNS", "NNPS") and noun.dep_ == "obl" and any(t.tag_ == "CD" for t in doc[month.i + 1 : noun.i])
        if misread and counted and grammar.is_verb(verb) and not grammar.objects(verb) and not grammar.is_passive(verb):
            for word, head in ((month, verb), (prep, month)):
                hang(word, head)
            month.dep_, noun.dep_ = "obl", "obj"
            for number in (t for t in doc[month.i + 1 : noun.i] if t.tag_ == "CD" and t.head is not noun):
                hang(number, noun)
                number.dep_ = "nummod"


def before_it_is_out(doc: Sequence[Token]) -> None:
    """'Nine more will follow before the year is out': the year is out, and not those who follow."""
    for out in doc[3:]:
        spell, being = doc[out.i - 2], out.nbor(-1)
        over = out.lower_ in ("out", "over", "up") and being.lower_ in ("is", "was") and being.head is out
        main = next((c for c in out.children if c.dep_ == "csubj" and c.i < spell.i), None)
        if over and main is not None and out.dep_ == "ROOT" and spell.lower_ in _SPANS | _MONTHS:
            hang(main, main)
            hang(out, main)
            main.dep_, out.dep_ = "ROOT", "advcl"
        if over and spell.lower_ in _SPANS | _MONTHS and spell.head is not out and not grammar.is_verb(spell):
            for word in [c for c in spell.children if c.dep_ == "case"]:
                hang(word, out)
                word.dep_ = "mark"
            hang(spell, out)
            spell.dep_ = "nsubj"
