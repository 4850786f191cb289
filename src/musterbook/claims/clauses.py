"""Clauses: what a relative clause and its main clause tell of each other's places, and a phrase of the base that it names.

In: a Case, its places. Out: places, in the role that they have for the frame.
"""

import re
from dataclasses import replace

from musterbook.claims import grammar, words
from musterbook.claims.line import Case
from musterbook.claims.places import Place
from musterbook.claims.tree import Token


def seen_from(case: Case, place: Place) -> Place:
    """Of a force that came from one place to another, and goes on: where it came to is where it is, whence it came is far away.

    'The battalion, which arrived in Latvia from Italy, will leave.'
    """
    verb = grammar.clause(place.token)
    if grammar.base(verb.dep_) != "acl" or verb.head.i != case.frame.theme.i or verb.i == case.frame.predicate.i:
        return place
    if verb.lower_ in _COMING:
        return replace(place, role={"to": "at", "from": "of"}.get(place.role, place.role))
    # 'The company, based at Grafenwöhr, came to Estonia': whence it came.
    elsewhere = any(p.token.head.i == case.frame.predicate.i and p.hosts and p.role in ("to", "at") for p in case.line.places)
    moved = case.frame.action in ("deploy", "rotate") and elsewhere and verb.lower_ in _BASED and place.role == "at"
    return replace(place, role="from") if moved else place


_BASED = words.forms_of("base", "station", "garrison", "headquarter", "quarter", "post")
_COMING = words.forms_of("arrive", "come", "deploy", "move", "land", "fly", "sail", "send", "bring", "return", "relocate", "redeploy")
# What may stand between a place and the clause about it: 'to Bahrain, from where she was withdrawn', 'at Wajir, where they train'.
_BEFORE_CLAUSE = re.compile(r"(?: \([^()]*\))?(?: (?:air )?(?:base|camp|airport|port|barracks))?,?(?: (?:from|in|at|to|through))? \Z", re.I)


def told_of(case: Case) -> list[Place]:
    """The place that a relative clause tells of stands before it, outside of the clause: 'to Bahrain, from where she was withdrawn'."""
    about = next((t for t in case.frame.predicate.children if t.lower_ in ("where", "which") and _asks_where(t)), None)
    if about is None:
        return []
    text, start = case.line.sentence.text, case.line.scene.tree.starts[about.i]
    before = (p for p in reversed(case.line.places) if p.span.end <= start)
    found = next((p for p in before if _BEFORE_CLAUSE.fullmatch(text[p.span.end : start])), None)
    return [replace(found, role="from" if grammar.case(about) == "from" else "at")] if found else []


def _asks_where(word: Token) -> bool:
    return word.lower_ == "where" or grammar.case(word) in ("from", "in", "at", "to", "through")


def is_of_a_place(clause: Token) -> bool:
    """The relative clause tells of a place and not of the force: 'they live at a camp from which two planes fly over the gulf'."""
    return clause.dep_ == "acl:relcl" and any(_asks_where(t) for t in clause.children if t.lower_ in ("where", "which"))


def is_the_base(case: Case, place: Place) -> bool:
    """'Handed back its base at Faya in northern Chad': the base is what the clause is about; where it lies is told beside it."""
    bare = case.frame.by == "site" and place.token.i == case.frame.theme.i and not place.hosts
    named = (p for p in case.line.places if p.name and p.hosts and p.role == "at")
    return bare and any(p.token.head.i in (case.frame.predicate.i, place.token.i) for p in named)
