"""Wishes with no verb of leaving: 'Delhi would like them gone', 'the mayor wants the base closed' (codebook, rule 29)."""

from collections.abc import Iterator

from musterbook.claims import grammar, words
from musterbook.claims.frames.scene import Frame, Scene, people_at
from musterbook.claims.status import Stage
from musterbook.claims.tree import Token

_WANTING = words.forms_of("want", "like", "wish", "prefer", "need")
# What the force is to be after it has left; what is to become of a site that it holds.
_GONE = frozenset({"gone", "out", "away", "home", "off"})
_CLOSED = frozenset({"closed", "shut", "vacated", "evacuated", "emptied", "dismantled"})
_STANDING_FOR = frozenset({"them", "these", "those", "it", "latter", "former", "ones", "all"})
_SITES = frozenset({"base", "bases", "camp", "camps", "garrison", "airfield", "post", "posts", "station"})


def of_wish(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A force that somebody wants gone, or a base that somebody wants closed."""
    if verb.lower_ not in _WANTING or not grammar.subjects(verb):
        return
    ends = {c.lower_ for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "advmod", "compound:prt", "obl", "advcl", "ccomp")}
    told = Stage("requested", verb.lower_, False, verb, True, verb)
    for theme in (c for c in verb.children if c.dep_ == "obj"):
        ends |= {c.lower_ for c in theme.children if c.i > theme.i}
        forces = [f for f in scene.forces_at(theme) if not f.soft]
        if ends & _GONE:
            for force in forces:
                yield Frame("withdraw", verb, told, force, theme)
            if not forces and theme.lower_ in _STANDING_FOR:
                yield Frame("withdraw", verb, told, None, theme, (), "pronoun")
            elif not forces and (people := people_at(scene, theme)):
                yield Frame("withdraw", verb, told, None, theme, tuple(m.value for m in people), "people")
        elif ends & _CLOSED and not forces and theme.lower_ in _SITES:
            yield Frame("withdraw", verb, told, None, theme, _owners(scene, theme), "site")


def _owners(scene: Scene, site: Token) -> tuple[str, ...]:
    """Whose the base is: 'the American base', 'Britain's camp'."""
    return tuple(code for c in site.children if c.dep_ in ("amod", "nmod:poss", "compound") for code in scene.nations_at(c))
