"""Hostile: fire, fights and losses, which name forces and arms and tell nothing of who is stationed where."""

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_AMMUNITION = {"missile", "rocket", "shell", "round", "bomb", "grenade", "torpedo", "projectile", "bullet", "warhead"}
_THROWN = words.forms_of("fire", "launch", "shoot", "lob", "hurl", "rain", "fall", "land", "slam", "pound")
_STRUCK = words.forms_of(
    "hit", "strike", "explode", "detonate", "intercept", "down", "crash", "attack", "kill", "wound", "injure", "damage", "destroy",
    "close", "cut",
)  # fmt: skip
_FIRED = _THROWN | _STRUCK
_DRIVEN = words.forms_of("launch") | _STRUCK
_DRONES = {"drone", "uav"}
_FOUGHT = {"retook", "retaken", "overran"} | words.forms_of(
    "retake", "recapture", "capture", "seize", "storm", "overrun", "liberate", "raid", "besiege", "attack", "defeat", "advance", "assault"
)
_HARMED = {"dead", "wounded", "injured", "killed", "missing", "hurt", "captured"}


def is_fired(verb: Token, token: Token) -> bool:
    """'Two rockets landed near the airport', 'launched 90 drones at the port', 'shot down 71', 'twelve drones were shot down'."""
    what = token.lower_.removesuffix("s")
    down = verb.lower_ in ("shoot", "shot", "shooting") and any(c.lower_ == "down" for c in verb.children)
    if what in _DRONES:
        return down or verb.lower_ in _DRIVEN
    return (down and (token.dep_ == "obj" or token.tag_ == "CD")) or (what in _AMMUNITION and verb.lower_ in _FIRED)


def is_of_a_fight(verb: Token, token: Token) -> bool:
    """'Retook the town with 9,000 men', 'with 500 wounded': who fought, and who was harmed, did not come by that."""
    beside = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    harmed = beside in _HARMED or any(c.lower_ in _HARMED and c.dep_ in ("xcomp", "amod", "acl") for c in (*verb.children, *token.children))
    return is_fired(verb, token) or harmed or (verb.lower_ in _FOUGHT and grammar.case(token) == "with")
