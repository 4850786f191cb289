"""Courses: soldiers who are taught abroad are there: 'some 200 Ukrainians began a course in Toledo', 'are attending a course in Busan'."""

from collections.abc import Iterator

from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_COURSES = {"course", "courses", "training", "programme", "program", "lessons"}
_BEGINNING = words.forms_of("begin", "start", "enter")
_ATTENDING = words.forms_of("attend", "take", "follow", "undergo", "do")


def of_course(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The stay of those who begin or attend a course at a place that the clause names."""
    if verb.lower_ not in _BEGINNING | _ATTENDING or not any(o.lower_ in _COURSES for o in grammar.objects(verb)):
        return
    if not holds_place(scene, verb) or grammar.is_passive(verb):
        return
    action = "deploy" if verb.lower_ in _BEGINNING else "station"
    own = stage(verb, action)
    for theme in grammar.subjects(verb):
        for force in scene.forces_at(theme):
            if force.personnel and force.senders and own.status:
                yield Frame(action, verb, own, force, theme, (), "verb")
