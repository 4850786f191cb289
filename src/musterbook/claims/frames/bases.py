"""Bases: a site that somebody has abroad stands for the force there: 'Russia keeps a base at Gyumri', 'the camp was vacated'."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from musterbook.claims import grammar, words
from musterbook.claims.frames.lexicon import particle_fits
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.mentions import lexicon
from musterbook.claims.negation import negated
from musterbook.claims.status import Stage, listed, stage
from musterbook.claims.tree import Token

_VACATING = words.forms_of("vacate", "close", "abandon", "give", "evacuate", "shut", "hand", "transfer")
_SETTING = words.forms_of("build", "open", "establish", "construct", "set", "found")
_KEEPING = words.forms_of("have", "keep", "maintain", "operate", "run", "retain", "possess")
_LETTING = words.forms_of("host", "allow", "permit", "accept", "tolerate")
_OF_BASES = _VACATING | _SETTING | _KEEPING | _LETTING


@cache
def sites(kind: str) -> frozenset[str]:
    """The last words of the lexicon's installations of a kind, with their plurals."""
    last = {form.split()[-1] for form in lexicon("forces")["installations"][kind]}
    return frozenset(last | {f"{site}s" for site in last})


def of_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base that is left, or that a nation has, sets up or lets another have."""
    if verb.lower_ not in _OF_BASES:
        return
    leaves = _leaves(verb)
    themes = [s for s in grammar.subjects(verb) if s.i != verb.i] if grammar.is_passive(verb) else grammar.objects(verb)
    for theme in themes:
        if leaves:
            named = any(m.kind == "site" and any(grammar.within(t, theme) for t in scene.tree.tokens(m.span)) for m in scene.mentions)
            if (named or theme.lower_ in sites("military") | sites("any")) and not scene.forces_at(theme):
                yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, acting(scene, verb, theme), "site")
        elif theme.lower_ in sites("military"):
            yield from _of_having(scene, verb, theme)


def of_wished_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base of another nation's that is asked for: 'wants a permanent American base', 'has asked for a British base'."""
    if "requested" not in listed(verb) or negated(verb):
        return
    for theme in (c for c in verb.children if c.dep_ == "obj" or grammar.case(c) == "for"):
        if theme.lower_ in sites("military") and not scene.forces_at(theme) and (owners := scene.nations_at(theme)):
            askers = tuple(code for code in acting(scene, verb, theme) if code not in owners)
            yield Frame("station", verb, Stage("requested", verb.lower_, False, verb, True, verb), None, theme, owners, "site", askers)


def of_planned_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base of another nation's that is planned, considered or decided on: 'no permanent American base is planned in Poland'."""
    plans = [status for status in listed(verb) if status in ("announced", "considered", "approved")]
    for theme in grammar.subjects(verb) if plans and grammar.is_passive(verb) else ():
        owners = scene.nations_at(theme) if theme.lower_ in sites("military") and not scene.forces_at(theme) else ()
        own = stage(verb, "station")
        no = own.negated or any(c.lower_ == "no" for c in theme.children)
        if owners and own.status is not None:
            told = Stage("denied" if no else plans[0], verb.lower_, no, None, True, verb)
            yield Frame("station", verb, told, None, theme, owners, "site")


def bases_there(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'There is no Turkish base in Gabon.'"""
    subjects = grammar.subjects(verb)
    planned = [
        c for s in subjects if s.lower_ in ("plan", "plans", "question", "talk") for c in s.children if grammar.case(c) in ("for", "of")
    ]
    for theme in (*subjects, *planned):
        owners = scene.nations_at(theme)
        if theme.lower_ in sites("military") and owners:
            yield Frame("station", verb, stage(verb, "station"), None, theme, owners, "site")


def _leaves(verb: Token) -> bool:
    """The verb tells that a site is given up; of giving and handing only 'give up', 'hand over' and 'hand back'."""
    if verb.lower_ in words.forms("give"):
        return particle_fits(verb, "up")
    handed = verb.lower_ in words.forms("hand")
    return verb.lower_ in _VACATING and (not handed or particle_fits(verb, "over") or particle_fits(verb, "back"))


def _of_having(scene: Scene, verb: Token, theme: Token) -> Iterator[Frame]:
    """'China operates a base in Djibouti', 'no Russian base will be opened there', 'Togo will not allow a foreign base'."""
    owners, actors = scene.nations_at(theme), acting(scene, verb, theme)
    own = stage(verb, "station")
    if verb.lower_ in _LETTING and (owners or any(c.lower_ == "foreign" for c in theme.children)):
        yield Frame("station", verb, own, None, theme, owners, "site", actors)
    elif (
        verb.lower_ in _SETTING | _KEEPING
        and (owners or actors)
        and not (verb.tag_ == "VBN" and grammar.base(verb.dep_) in ("acl", "advcl"))
    ):
        if verb.lower_ in _SETTING and own.status == "in_effect":
            # What was opened is open; what is being built is under way.
            going = verb.tag_ == "VBG" or "being" in grammar.auxiliaries(verb)
            own = replace(own, tense="perfect", status="under_way" if going else own.status)
        yield Frame("station", verb, own, None, theme, owners or actors, "site")
