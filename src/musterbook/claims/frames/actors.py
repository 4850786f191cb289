"""Actors: which nations a phrase names as those who come, stay or go."""

from musterbook.claims import grammar
from musterbook.claims.forces import Force
from musterbook.claims.frames.scene import Scene
from musterbook.claims.tree import Token

# Bodies and people of a nation that come, stay and go on their own account.
_OFFICES = {"government", "ministry", "parliament"}
_PERSONS = {
    "delegation", "delegations", "company", "companies", "firm", "firms", "airline", "airlines", "airways", "tourists", "voters",
    "visitors",
    "opposition", "economy", "court", "queen", "pope", "politician", "politicians", "diplomat", "diplomats", "citizens", "nationals",
    "envoy",
    "players", "club", "clubs", "singer", "journalist", "journalists", "businesses", "bank", "banks", "students", "refugees", "migrants",
    "minister", "president", "premier", "chancellor", "ambassador", "king", "prince", "princess", "chief", "general", "admiral",
    "colonel", "commander", "secretary", "spokesman", "spokeswoman", "senator", "senators", "governor", "mayor", "consul", "captain",
    "chairman", "director", "team", "teams",
    "ministers", "officials", "official", "mps", "investors", "artists", "actor", "farmers", "workers", "doctors", "families",
    "children",
}  # fmt: skip


def themselves(scene: Scene, theme: Token, *, quits: bool = False) -> tuple[str, ...]:
    """The nations that act: 'Britain left', 'the last Russian column left', and not 'the British ambassador left'.

    `quits`: the verb is one of quitting, which a government does with its soldiers: 'the government pulls out of the mission'.
    """
    heads = {t.i for t in grammar.conjuncts(theme)}
    here = [m for m in scene.mentions if m.kind in ("nation", "body", "person") and scene.tree.head(m.span).i in heads]
    if any(m.kind == "person" or (m.kind == "body" and m.value.kind in _OFFICES and not quits) for m in here):
        return ()
    return () if theme.lower_ in _PERSONS and not here else scene.nations_at(theme)


def itself(scene: Scene, verb: Token, theme: Token) -> Force | None:
    """'MINUSMA says it has left Kidal': a mission or unit that speaks of itself."""
    above = verb.head
    if theme.lower_ not in ("it", "they") or verb.dep_ != "ccomp" or not grammar.is_verb(above):
        return None
    speaks = [s for s in above.children if s.dep_ == "nsubj" and s.i < above.i]
    return next((f for s in speaks for f in scene.forces_at(s) if f.unit and f.senders), None)
