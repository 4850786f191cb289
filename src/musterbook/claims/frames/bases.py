"""Bases: a site that somebody has abroad stands for the force there: 'Russia keeps a base at Gyumri', 'the camp was vacated'."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from musterbook.claims.frames.lexicon import particle_fits
from musterbook.claims.frames.scene import Frame, Scene, acting, holds_place
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.stages.governing import Stage, listed
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token

_VACATING = words.forms_of("vacate", "close", "abandon", "evacuate", "shut", "transfer", "relinquish", "cede", "dismantle")
# Of these verbs only some turns of phrase give a site up: 'give up', 'hand over', 'hand it to the Afghan army'.
_HANDING = {"give": ("up", "back"), "hand": ("over", "back", "to"), "turn": ("over",), "return": ("to",), "restore": ("to",)}
_RETURNING = words.forms_of("return")
_TAKING = words.forms_of("take")
_STRIKING = words.forms_of("strike", "lower", "haul", "furl")
_SETTING = words.forms_of("build", "open", "establish", "construct", "set", "found")
_KEEPING = words.forms_of("have", "keep", "maintain", "operate", "run", "retain", "possess")
_LETTING = words.forms_of("host", "allow", "permit", "accept", "tolerate")
_LEAVING = words.forms_of("leave", "quit")
_OF_BASES = _VACATING | _LEAVING | words.forms_of(*_HANDING) | _SETTING | _KEEPING | _LETTING | _STRIKING


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
        if verb.lower_ in _STRIKING:
            yield from _of_flag(scene, verb, theme)
        elif leaves:
            if is_site(scene, theme) and not _is_force(scene, theme) and not _is_office(theme):
                yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, _givers(scene, verb, theme), "site")
        elif theme.lower_ in sites("military") or _is_of_soldiers(theme):
            yield from _of_having(scene, verb, theme)


def _of_flag(scene: Scene, verb: Token, theme: Token) -> Iterator[Frame]:
    """'France struck its flag at the camp', 'the French flag was lowered at the base': whose flag comes down is gone."""
    owners = scene.nations_at(theme) or acting(scene, verb, theme)
    if theme.lower_ in ("flag", "flags", "tricolour") and owners and any(is_site(scene, c) for c in grammar.obliques(verb)):
        yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, owners, "site")


def is_site(scene: Scene, theme: Token) -> bool:
    """The phrase names a base or a site, by its kind or by its name."""
    named = any(m.kind == "site" and any(grammar.within(t, theme) for t in scene.tree.tokens(m.span)) for m in scene.mentions)
    return named or theme.lower_ in sites("military") | sites("any") or _is_of_soldiers(theme)


# 'Its listening station at Lourdes', 'the training centre in Bamako': what a centre of soldiers is for.
_CENTRES = frozenset({"centre", "center", "station", "depot", "hub", "camp"})
_MILITARY = frozenset(
    {
        "training",
        "listening",
        "radar",
        "logistics",
        "monitoring",
        "eavesdropping",
        "tracking",
        "surveillance",
        "naval",
        "military",
        "supply",
    }
)


def _is_of_soldiers(theme: Token) -> bool:
    return theme.lower_ in _CENTRES and any(c.lower_ in _MILITARY for c in theme.children)


def _is_force(scene: Scene, theme: Token) -> bool:
    """Soldiers are named, and not a mere 'military base'."""
    found = scene.forces_at(theme)
    return any(f.personnel or f.has_type or f.soft or not theme.lower_.startswith(("base", "camp")) for f in found)


def _is_office(theme: Token) -> bool:
    """'Handed the post of commander to a Dane'."""
    return theme.lower_ in ("post", "posts") and any(grammar.case(c) in ("of", "as") for c in theme.children)


def _givers(scene: Scene, verb: Token, theme: Token) -> tuple[str, ...]:
    """Whose the site was: 'Armenia will close the Russian border post', 'Britain has closed its camp'."""
    actors = acting(scene, verb, theme)
    owners = tuple(code for code in scene.nations_at(theme) if code not in actors)
    return owners if owners and not any(c.dep_ == "nmod:poss" for c in theme.children) else actors


def of_base_taken_over(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The Malian army took over the French base at Gao', 'took control of the American camp': who had it is gone."""
    if verb.lower_ not in _TAKING or grammar.is_passive(verb):
        return
    taken = grammar.objects(verb) if particle_fits(verb, "over") or particle_fits(verb, "back") else []
    held = [c for o in grammar.objects(verb) if o.lower_ in ("control", "possession", "charge") for c in (*o.children, *verb.children)]
    for theme in (*taken, *(c for c in held if grammar.case(c) == "of")):
        actors = acting(scene, verb, theme)
        owners = tuple(code for code in scene.nations_at(theme) if code not in actors)
        if owners and theme.lower_ in sites("military") | sites("any") and not scene.forces_at(theme):
            yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, owners, "site")


def of_wished_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base of another nation's that is asked for: 'wants a permanent American base', 'has asked for a British base'."""
    if "requested" not in listed(verb) or negated(verb):
        return
    for theme in (c for c in verb.children if c.dep_ == "obj" or grammar.case(c) == "for"):
        if theme.lower_ in sites("military") and not scene.forces_at(theme) and (owners := scene.nations_at(theme)):
            askers = tuple(code for code in acting(scene, verb, theme) if code not in owners)
            yield Frame("station", verb, Stage("requested", verb.lower_, False, verb, True, verb), None, theme, owners, "site", askers)


_SEEKING = words.forms_of("seek", "want", "request", "desire", "covet", "demand")
_LOOKING = words.forms_of("ask", "look", "push", "press", "lobby")
_SIGNING = words.forms_of("sign", "conclude", "ink")
_DEALS = {"agreement", "deal", "treaty", "accord", "pact", "contract", "memorandum", "lease"}


def of_sought_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base abroad that a nation seeks or signs for: 'Russia seeks a naval base in Sudan', 'signed a deal for a base in Djibouti'."""
    signed = verb.lower_ in _SIGNING
    for theme in _sought(verb):
        if theme.lower_ not in sites("military") or _is_force(scene, theme):
            continue
        actors = acting(scene, verb, theme)
        owners = tuple(code for code in scene.nations_at(theme) if code not in actors)
        if (signed and owners) or (actors and not owners):
            no = negated(verb) or any(c.lower_ == "no" for c in theme.children)
            own = Stage("approved" if signed else "requested", verb.lower_, future=True, word=verb)
            yield Frame("station", verb, replace(own, status="denied", negated=True) if no else own, None, theme, owners or actors, "site")


def _sought(verb: Token) -> list[Token]:
    """What is sought or signed for: 'wants a base', 'has asked for a base', 'signed for a base', 'signed a deal on a base'."""
    behind = [c for c in verb.children if grammar.case(c) == "for"]
    if verb.lower_ in _SEEKING:
        return grammar.objects(verb)
    if verb.lower_ in _LOOKING:
        return behind
    deals = [o for o in grammar.objects(verb) if o.lower_ in _DEALS]
    under = [c for d in deals for c in (*d.children, *verb.children) if grammar.case(c) in ("for", "on", "about")]
    return [*behind, *under] if verb.lower_ in _SIGNING else []


def of_planned_base(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A base of another nation's that is planned, considered or decided on: 'no permanent American base is planned in Poland'.

    Or ruled out by whoever speaks for the country where it would be: 'the minister ruled out an American base in Australia'.
    """
    plans = [status for status in listed(verb) if status in ("announced", "considered", "approved", "denied")]
    if not plans:
        return
    passive = grammar.is_passive(verb)
    # 'Norway agreed to four American bases', 'Panama has rejected an American base'.
    decided = (c for c in verb.children if c.dep_ == "obj" or (grammar.case(c) in ("to", "on") and grammar.base(c.dep_) == "obl"))
    themes = [t for c in decided for t in _thought_of(c)] if plans[0] != "announced" else []
    for theme in grammar.subjects(verb) if passive else themes:
        owners = scene.nations_at(theme) if theme.lower_ in sites("military") and not scene.forces_at(theme) else ()
        actors = () if passive else tuple(code for code in acting(scene, verb, theme) if code not in owners)
        own = stage(verb, "station")
        no = own.negated or plans[0] == "denied" or any(c.lower_ == "no" for c in theme.children)
        placed = plans[0] == "denied" and any(holds_place(scene, c) for c in (*theme.children, *verb.children))
        if owners and own.status is not None and (passive or actors or placed):
            told = Stage("denied" if no else plans[0], verb.lower_, no, None, True, verb)
            yield Frame("station", verb, told, None, theme, owners, "site", actors)


_THOUGHTS = {"idea", "notion", "prospect", "possibility", "proposal", "plan", "plans", "offer", "talk"}


def _thought_of(what: Token) -> list[Token]:
    """What is planned, or is the plan's: 'rejected the idea of a Russian base'."""
    return [c for c in what.children if grammar.case(c) in ("of", "for")] if what.lower_ in _THOUGHTS else [what]


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
    """The verb tells that a site is given up."""
    turns = [turn for lemma, found in _HANDING.items() if verb.lower_ in words.forms(lemma) for turn in found]
    given = any(particle_fits(verb, turn) or (turn == "to" and _is_given(verb)) for turn in turns)
    given = given or (verb.lower_ in _RETURNING and bool(grammar.objects(verb)))  # 'returned the last airfield that it held'
    own = [c for o in grammar.objects(verb) for c in o.children if c.dep_ == "nmod:poss" and c.lower_ in ("its", "their")]
    given = given or (verb.lower_ in _LEAVING and bool(own))  # 'Kenya leaves its base at Burahache'
    return verb.lower_ in _VACATING or given


def _is_given(verb: Token) -> bool:
    """'Handed the camp to the army': whom it goes to is told."""
    return any(grammar.case(c) == "to" for c in grammar.obliques(verb))


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
