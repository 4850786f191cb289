"""Verbs of sending, staying, leaving, relieving and giving, with the force that is their subject or object."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from musterbook.claims import grammar
from musterbook.claims.forces import Force
from musterbook.claims.frames.lexicon import Row, action_verbs, particle_fits
from musterbook.claims.frames.relief import of_relief
from musterbook.claims.frames.scene import Frame, Scene, acting, people_at
from musterbook.claims.frames.special import FALLING, STRENGTH, of_mandate, of_site, of_stance, of_strength, reached_numbers
from musterbook.claims.frames.transfer import as_delivery, of_transfer
from musterbook.claims.status import stage

PRONOUNS = {
    "they",
    "it",
    "them",
    "those",
    "these",
    "others",
    "nobody",
    "another",
    "latter",
    "former",
    "rest",
    "all",
    "both",
    "some",
    "we",
    "us",
    "one",
    "ones",
    "many",
    "most",
    "half",
    "who",
    "which",
    "that",
    "she",
    "her",
    "this",
}


_STRONG = {
    "deploy",
    "redeploy",
    "withdraw",
    "pull",
    "rotate",
    "relieve",
    "station",
    "base",
    "garrison",
    "arrive",
    "leave",
    "stay",
    "remain",
    "replace",
    "depart",
    "take",
    "reinforce",
    "relocate",
    "return",
    "go",
    "follow",
    "send",
    "move",
    "land",
    "come",
}


def of_verb(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The frames of a verb of action: a particle first, a theme that surely is a force before one that may be."""
    taken = list(of_relief(scene, verb)) or list(of_transfer(scene, verb))
    if taken:
        yield from taken
        return
    rows = [row for row in action_verbs().get(verb.lower_, ()) if particle_fits(verb, row.particle)]
    if any(row.particle for row in rows):
        rows = [row for row in rows if row.particle]
    for soft in (False, True):
        for row in rows:
            found = list(_of_row(scene, verb, row, soft=soft))
            if found:
                yield from map(as_delivery, found)
                return
    yield from of_mandate(scene, verb)
    yield from of_stance(scene, verb)
    yield from of_site(scene, verb)


def _of_row(scene: Scene, verb: Token, row: Row, *, soft: bool) -> Iterator[Frame]:
    if row.lemma == "be" and not row.particle:
        return
    if row.lemma in STRENGTH or (row.lemma in FALLING and reached_numbers(scene, verb)):
        yield from of_strength(scene, verb, row)
        return
    themes = _themes(verb, row.force, scene)
    for theme in themes:
        forces = scene.forces_at(theme)
        hard = [f for f in forces if not f.soft]
        if hard and not soft:
            agents = acting(scene, verb, theme)
            for force in hard:
                yield _habitual(Frame(row.action, verb, stage(verb, row.action), force, theme, agents))
        elif soft and not hard:
            yield from _soft(scene, verb, row, theme, forces)


def _habitual(frame: Frame) -> Frame:
    """Presence by rotation (codebook rule 28): 'battalions have rotated in X since 2019' is a station."""
    helpers = grammar.auxiliaries(frame.predicate)
    intransitive = not grammar.objects(frame.predicate) and not grammar.is_passive(frame.predicate)
    rotating = (
        frame.action == "rotate" and frame.predicate.lower_.startswith("rotat") and intransitive and {"have", "has", "had"} & set(helpers)
    )
    sending = frame.action == "deploy" and frame.predicate.tag_ == "VBG" and {"has", "have", "'ve"} & set(helpers) and "been" in helpers
    return replace(frame, action="station") if rotating or (sending and frame.stage.status == "in_effect") else frame


def _soft(scene: Scene, verb: Token, row: Row, theme: Token, forces: list[Force]) -> Iterator[Frame]:
    """A number, a pronoun or a people stands for the force: 'another 200 will follow', 'the Danes left'."""
    agents = acting(scene, verb, theme)
    if forces:
        for force in forces:
            yield Frame(row.action, verb, stage(verb, row.action), force, theme, agents, "number")
        return
    strong = row.lemma in _STRONG
    if (
        theme.lower_ in PRONOUNS
        and theme.tag_.startswith(("PRP", "DT", "WP", "WDT", "NN", "JJ", "CD", "RB"))
        and theme.lower_ not in ("who", "which", "that")
    ):
        if row.needs != "materiel":
            yield Frame(row.action, verb, stage(verb, row.action), None, theme, agents, "pronoun")
    elif strong and (people := people_at(scene, theme)):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, tuple(m.value for m in people), "people")
    elif row.force != "subject" and (nations := scene.nations_at(theme)) and row.action == "withdraw" and row.lemma in ("withdraw", "pull"):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, nations, "nation")


def _themes(verb: Token, role: str, scene: Scene) -> list[Token]:
    passive = grammar.is_passive(verb)
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    objects = [o for o in grammar.objects(verb)]
    if passive:
        return subjects if role in ("object", "either") else []
    if role == "object":
        return objects
    if role == "subject":
        return subjects
    hard = [o for o in objects if any(not f.soft for f in scene.forces_at(o))]
    return hard or (subjects if not objects or any(scene.forces_at(s) for s in subjects) else objects)
