"""Kit: what soldiers wear and drive, and whom a country lets through, tells of nobody's presence."""

from musterbook.claims.frames.scene import Scene
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_WEARING = frozenset({"wear", "wears", "wore", "wearing", "don", "donned"})
_LAUNCHING = words.forms_of("launch", "christen")  # at the yard
_MISSIONS = ("missions", "operations")  # 'takes part in four missions with 260 soldiers': where these are is not told
_SERVICES = ("army", "navy", "police", "force", "forces", "guard", "military")
PASSAGES = frozenset({"passage", "transit"})
_RIDING = words.forms_of("drive", "fly", "ride", "use", "sail")


def beside_the_point(scene: Scene, verb: Token, token: Token, force: Force) -> bool:
    """The words of force name what others wear, drive, or let pass."""
    launched = verb.lower_ in _LAUNCHING and grammar.is_passive(verb) and force.thing == "ship"
    return launched or token.lower_ in _MISSIONS or _is_worn(verb, token) or _is_driven(scene, verb, token, force) or _passes_through(token)


def _is_worn(verb: Token, token: Token) -> bool:
    """'Wear the blue helmets of MINUSCA'."""
    return verb.lower_ in _WEARING and token in grammar.objects(verb)


def _is_driven(scene: Scene, verb: Token, token: Token, force: Force) -> bool:
    """'Its army drives Brazilian Cascavels': whose make they are, and no Brazilian is there."""
    driven = verb.lower_ in _RIDING and not grammar.is_passive(verb) and grammar.first_conjunct(token) in grammar.objects(verb)
    before = (m.value for m in scene.mentions if m.kind == "nation" and scene.tree.head(m.span).i < verb.i)
    drivers = set(scene.nations_of_subjects(verb) or before)
    known = bool(drivers) or any(s.lower_ in _SERVICES for s in grammar.subjects(verb))
    return driven and bool(force.equipment) and not force.personnel and known and not drivers & set(force.senders)


def _passes_through(token: Token) -> bool:
    """'Allowed the passage of 2,000 soldiers': who passes through is not there (codebook, rule 19)."""
    return token.lower_ in PASSAGES or (token.head.lower_ in PASSAGES and grammar.case(token) == "of")
