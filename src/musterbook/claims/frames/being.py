"""Being somewhere: copulas, 'there are', 'is due', 'is on its way'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.actors import themselves
from musterbook.claims.frames.bases import bases_there
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.scene import Frame, Scene, holds_place, named_place, people_at
from musterbook.claims.frames.standins import PRONOUNS, stands_for
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token


def _of_due(scene: Scene, token: Token) -> Iterator[Frame]:
    """A force is due, or on its way: 'the platoon is due back in June', 'two ships are bound for Duqm', 'they are due home'."""
    for theme in grammar.subjects(token):
        forces: list[Force | None] = [*scene.forces_at(theme)]
        for force in forces or ([None] if _is_meant(theme, token) and not _was(token) else []):
            under_way = token.lower_ in _MOVING_ON | {"road"}
            if any(grammar.is_verb(c) and c.dep_ in ("xcomp", "ccomp", *(() if under_way else ("advcl",))) for c in token.children):
                return
            if any(c.dep_ == "xcomp" and any(d.lower_ == "to" for d in c.children) for c in (*token.children, *_inner(token))):
                return  # 'is expected to be about as large'
            near = {t.lower_ for t in token.subtree}
            # 'The withdrawal of the battalion is under way'
            home = bool(near & {"back", "home", "out"}) or action_nouns().get(theme.lower_) == "withdraw"
            own = stage(token, "deploy")
            status = Stage("under_way" if under_way else "announced", token.lower_, own.negated, None, not under_way)
            yield Frame(
                "withdraw" if home else "deploy",
                token,
                replace(status, status="denied") if own.negated else status,
                force,
                theme,
                (),
                "due" if force else "pronoun",
            )


def _is_meant(theme: Token, token: Token) -> bool:
    """'They are expected on Monday', 'it is due in June'; 'it is expected that' tells of no force."""
    return theme.lower_ in _THEY or (theme.lower_ == "it" and "due" in (token.lower_, *(c.lower_ for c in token.children)))


_THEY = {"they", "all", "both", "these", "first", "second", "third", "fourth"}


_MISSING = frozenset({"missing", "overdue", "outstanding", "nowhere"})
_PROMISED = frozenset({"due", "expected", "promised", "announced", "planned", "pledged", "ordered", "bought"})


def _is_missed(token: Token) -> bool:
    """'Is still missing', 'has not been seen'."""
    return (token.lower_ in _MISSING and any(c.dep_ == "cop" for c in token.children)) or (token.lower_ == "seen" and negated(token))


def _of_overdue(scene: Scene, token: Token) -> Iterator[Frame]:
    """'The third battery, due in 2023, is still missing', 'has not been seen': of what was to come it is denied that it has."""
    for theme in grammar.subjects(token):
        if any(c.dep_ == "acl" and c.lower_ in _PROMISED for c in theme.children):
            for force in scene.forces_at(theme):
                yield Frame("deploy", token, Stage("denied", token.lower_, True, tense="present"), force, theme, (), "due")


_OPTIONS = frozenset({"option", "options", "possibility", "possibilities"})


def _of_option(scene: Scene, token: Token) -> Iterator[Frame]:
    """'A company for Latvia is one of several options', 'a battery in Slovakia is among the options': it is considered."""
    own = stage(token, "deploy")
    for theme in grammar.subjects(token):
        there = any(grammar.case(c) in ("in", "at", "on") and holds_place(scene, c) for c in theme.children)
        for force in (f for f in scene.forces_at(theme) if not f.soft and own.status):
            status = "denied" if own.negated else "considered"
            told = Stage(status, "option", own.negated, None, True, token)
            yield Frame("station" if there else "deploy", token, told, force, theme, (), "due")


def _is_option(token: Token) -> bool:
    """'Is an option', 'is one of the options'."""
    word = next((c for c in token.children if grammar.case(c) == "of"), token) if token.lower_ == "one" else token
    return word.lower_ in _OPTIONS


def _was(token: Token) -> bool:
    """'They were due in May' tells nothing of where they are."""
    return bool({"was", "were", "had"} & set(grammar.auxiliaries(token)))


def _inner(token: Token) -> list[Token]:
    return [d for c in token.children if c.dep_ == "xcomp" for d in c.children]


# 'On its way', 'en route', 'on the road to Gao'.
_MOVING_ON = frozenset({"way", "route", "bound"})

_AWAITED = {"expected", "awaited", "scheduled", "due"}


def _is_due(token: Token) -> bool:
    """'Both are due on Monday': the parser may take 'due on' for a preposition."""
    due = [c for c in token.children if c.lower_ == "due" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ != "to"]
    return any(d.dep_ == "cop" for c in (*due[:1], token) for d in c.children) if due else False


def _is_on_the_road(scene: Scene, token: Token) -> bool:
    """'Is on the road to Gao', and not 'on the road between two villages'."""
    whither = any(grammar.case(c) in ("to", "for", "from") and holds_place(scene, c) for c in token.children)
    return token.lower_ == "road" and grammar.case(token) == "on" and whither


def of_being(scene: Scene, token: Token) -> Iterator[Frame]:
    """A force is somewhere: 'two ships are at Duqm', 'there are 500 soldiers', 'they are there', 'the presence is indefinite'."""
    missed = _is_missed(token)
    if missed or (token.lower_ in _AWAITED and grammar.is_passive(token)) or _is_due(token):
        yield from (_of_overdue if missed else _of_due)(scene, token)
        return
    if token.lower_ in ("standby", "stand-by") or (token.lower_ == "away" and any(grammar.case(c) == "for" for c in token.children)):
        return  # 'and will be away for six months'
    existential = token.lower_ in words.forms("be") and any(c.dep_ == "expl" for c in token.children)
    if token.lower_ in ("host", "home"):
        yield from _of_home(scene, token)
    if _is_there(token):
        yield from _of_existence(scene, token)
        return
    copula = any(c.dep_ == "cop" or (token.lower_ == "gone" and c.lower_ in words.forms("be")) for c in token.children)
    if not existential and not copula:
        return
    if token.lower_ == "due" and any(grammar.case(c) == "for" for c in token.children):
        return  # 'they are due for overhaul at a works on the Volga'
    if token.lower_ in _MOVING_ON | {"due", "scheduled", "expected"} or _is_on_the_road(scene, token):
        yield from _of_due(scene, token)
        return
    if copula and _is_option(token):
        yield from _of_option(scene, token)
        return
    yield from bases_there(scene, token) if existential else ()
    if (
        token.lower_ == "part"
        and any(grammar.case(c) == "of" for c in token.children)
        and any(grammar.case(p) == "at" for p in token.children)
    ):
        yield from _of_part(scene, token)
        return
    yield from _of_presence(scene, token, existential, copula)


# What is offered or asked for is on the table, and nowhere else.
_TABLED = ("table", "cards", "agenda")


def _of_presence(scene: Scene, token: Token, existential: bool, copula: bool) -> Iterator[Frame]:
    """The subjects of 'is at Duqm', 'are there', 'is permanent', with each force in them."""
    for theme in () if token.lower_ in _TABLED else grammar.subjects(token):
        if copula and grammar.case(token) == "out" and (holds_place(scene, token) or token.lower_ in _LAND):
            yield from _of_leaving(scene, token, theme)
            continue
        for force in scene.forces_at(theme):
            if (not force.soft or existential or _is_known_spot(scene, token, scene.tree.doc[force.head])) and (
                existential or _is_somewhere(token) or _tells_basis(token)
            ):
                yield Frame(_being(token), token, stage(token, "station"), force, theme, (), "being")
        if not scene.forces_at(theme) and _is_somewhere(token):
            yield from _of_stand_in(scene, token, theme)


def _is_known_spot(scene: Scene, token: Token, number: Token) -> bool:
    """Where a bare number of them may be: at a named place, at one in a named place, or home ('all but 50 are gone' tells of others)."""
    gone = token.lower_ in _GONE and grammar.case(token) != "at" and (not number.i or number.nbor(-1).lower_ != "but")
    return named_place(scene, token) or _is_at_one(scene, token) or gone


def _is_at_one(scene: Scene, token: Token) -> bool:
    """'Another eight are at the embassy in Baghdad': a place that has no name, in one that has."""
    return grammar.case(token) in ("at", "in", "on") and token.tag_ == "NN" and holds_place(scene, token)


def _of_part(scene: Scene, token: Token) -> Iterator[Frame]:
    """'The platoon will be part of the Swiss company at Novo Selo': who is told of is the part, and the whole only where it stands."""
    whole = tuple(t.i for t in token.subtree if t.i in scene.forces)
    for theme in grammar.subjects(token):
        for force in (f for f in scene.forces_at(theme) if not f.soft):
            yield Frame("station", token, stage(token, "station"), force, theme, (), "being", spent=(token.i, *whole))


# 'Must be out of the country by March'.
_LAND = {"country", "region", "island", "kingdom", "territory", "province", "archipelago", "republic"}


def _of_home(scene: Scene, token: Token) -> Iterator[Frame]:
    """'Cyprus is home to 200 soldiers', 'the camp plays host to a battalion'."""
    played = token.dep_ == "obj" and token.head.lower_ in words.forms("play")
    apposed = (
        token.i > 0 and token.nbor(-1).text == "," and token.head.tag_.startswith("NN")
    )  # 'the camp, home to 900 soldiers, was shelled'
    if not played and not apposed and not any(c.dep_ == "cop" for c in token.children):
        return
    verb = token.head if played else token
    hosts = tuple(code for subject in grammar.subjects(verb) for code in scene.nations_at(subject))
    for guest in (c for c in (*grammar.obliques(verb), *grammar.obliques(token)) if grammar.case(c) == "to"):
        for force in scene.forces_at(guest):
            told = Stage("in_effect", "so far", tense="present") if apposed else stage(verb, "station")
            yield Frame("station", verb, told, force, guest, (), "being", hosts)


def _of_leaving(scene: Scene, token: Token, theme: Token) -> Iterator[Frame]:
    """'The units have to be out of Kelbajar by the 15th.'"""
    forces = scene.forces_at(theme)
    for force in forces:
        yield Frame("withdraw", token, stage(token, "withdraw"), force, theme, (), "being")
    if not forces and theme.lower_ in PRONOUNS:
        yield Frame("withdraw", token, stage(token, "withdraw"), None, theme, (), "pronoun")


def _is_there(token: Token) -> bool:
    """'There will be a ship in the gulf': the parser may take the noun for the predicate."""
    cop = next((c for c in token.children if c.dep_ == "cop"), None)
    return cop is not None and any(c.dep_ == "expl" and c.lower_ == "there" for c in (*cop.children, *token.children))


def _of_existence(scene: Scene, token: Token) -> Iterator[Frame]:
    told = next((c for c in token.children if c.dep_ == "cop" and any(grammar.base(a.dep_) == "aux" for a in c.children)), token)
    for force in scene.forces_at(token):
        yield Frame("station", token, stage(told, "station"), force, token, (), "being")


def _of_stand_in(scene: Scene, token: Token, theme: Token) -> Iterator[Frame]:
    """A pronoun or a people is somewhere, or is gone: 'they have been in Djibouti since 2017', 'the Americans were gone from Clark'."""
    gone = token.lower_ in _GONE and grammar.case(token) != "at"  # 'will not be at home for long'
    action = _being(token)
    if (theme.lower_ in PRONOUNS or (gone and stands_for(theme))) and (
        gone or token.lower_ in ("there", "here", "back") or named_place(scene, token)
    ):
        yield Frame(action, token, stage(token, action), None, theme, (), "pronoun")
    elif people := people_at(scene, theme):
        yield Frame(action, token, stage(token, action), None, theme, tuple(m.value for m in people), "people")
    elif token.lower_ in ("present", "active") and holds_place(scene, token) and (nations := themselves(scene, theme)):
        yield Frame(action, token, stage(token, action), None, theme, nations, "nation")


_GONE = {"gone", "out", "off", "away", "home", "empty"}


def _being(token: Token) -> str:
    """The action that being somewhere tells: who is gone left, who is back came, who is back home left."""
    if token.lower_ == "back" or any(c.lower_ == "back" for c in token.children):
        if any(t.lower_ == "since" for t in token.subtree):
            return "station"  # 'has been back at Yokosuka since November'
        return "withdraw" if {"home", "from"} & {t.lower_ for t in token.subtree} else "deploy"
    return "withdraw" if token.lower_ in _GONE and grammar.case(token) != "at" else "station"


def _is_somewhere(token: Token) -> bool:
    if token.tag_ != "JJ" and any(c.lower_ == "where" and c.i < token.i for c in token.children):
        return True  # 'the districts, where Rwandan forces have been since 2021'
    return token.lower_ in ("there", "here", "present", "active", "back", "overseas", "abroad", *_GONE) or grammar.case(token) in {
        "in",
        "at",
        "on",
        "near",
        "off",
        "aboard",
        "inside",
    }


def _tells_basis(token: Token) -> bool:
    return token.lower_ in ("permanent", "indefinite", "temporary", "rotational", "persistent", "open-ended")
