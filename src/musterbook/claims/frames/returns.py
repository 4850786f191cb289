"""Returns: materiel that was lent and has gone back, or is wanted back: 'the radar lent to Estonia was returned', 'wants back the six'."""

from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_LENT = words.forms_of("lend", "loan", "lease", "borrow", "hire")
_RETURNING = words.forms_of("return")
_WANTING = words.forms_of("want", "demand", "request", "claim")


def given_back(scene: Scene, found: Sequence[Frame]) -> list[Frame]:
    """The frames, with what was lent in a relative clause given back by the main verb; the loan is over then."""
    out = list(found)
    for lent in found:
        main = _main(lent)
        told = _returned(main) if main is not None else None
        if main is None or told is None:
            continue
        # 'Spain wants back the six that it lent Latvia'
        owners = lent.agents or (scene.nations_of_subjects(main) if told.requester else _to_whom(scene, main))
        if not owners or (not lent.hosts and not told.requester):
            continue
        lent_on = replace(lent, agents=owners)
        back = replace(lent, predicate=main, stage=told, agents=lent.hosts, hosts=owners, by="transfer")
        over = replace(lent_on, stage=replace(lent.stage, status="ended")) if told.status == "in_effect" else lent_on
        others = [f for f in out if f is not lent and not (f.predicate.i == main.i and f.theme.i == lent.theme.i)]
        out = [*others, over, back]
    return out


def _to_whom(scene: Scene, verb: Token) -> tuple[str, ...]:
    """'The radar lent to Estonia was returned to the Swedish Army': whose it is gets it back."""
    return tuple(code for c in grammar.obliques(verb) if grammar.case(c) == "to" for code in scene.nations_at(c))


def _main(lent: Frame) -> Token | None:
    """The verb over what a relative clause says was lent."""
    below = lent.action == "transfer" and lent.predicate.lower_ in _LENT and grammar.base(lent.predicate.dep_) == "acl"
    done = lent.stage.status == "in_effect" and not lent.stage.negated
    above = grammar.clause(lent.theme) if below and done and lent.force else None
    return above if above is not None and above.i != lent.predicate.i else None


def _returned(verb: Token) -> Stage | None:
    """At what stage the verb says that it goes back; None where it does not say so."""
    back = verb.lower_ == "back" or any(c.lower_ == "back" for c in verb.children)
    if verb.lower_ in _WANTING and back:
        return Stage("requested", verb.lower_, False, verb, True, verb)
    if not (back or verb.lower_ in _RETURNING):
        return None
    told = stage(verb, "transfer")
    return told if told.status is not None else None
