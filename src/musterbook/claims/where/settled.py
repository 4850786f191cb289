"""Settled: hosts that the text has settled before, so that a sentence may leave them out: a mission's country, whom the rest was given to.

In: a Case whose clause names no host. Out: nations, or none.
"""

from collections.abc import Sequence

from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.line import Case
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar
from musterbook.claims.whose.received import SEEKING
from musterbook.world.nations import ALLIANCES

# What, in the mouth of a nation's officials, means that nation.
_OURS = {"country", "kingdom", "republic", "emirate", "here"}


def hosts_of(case: Case, senders: tuple[str, ...], near: Sequence[Place] = ()) -> tuple[str, ...]:
    """The hosts that go without saying; none that sends. `near`: the places of the frame's own clause."""
    found, why = _given(case) if case.frame.by == "handed" else _of_its_mission(case)
    if not found and any(p.back and p.token.lower_ in _OURS for p in near):
        found, why = _of_the_speaker(case), "the country of who speaks"
    if not found and case.voice and _we_receive(case):
        found, why = (case.voice,), "the country of who speaks"
    if not found and case.frame.by == "site" and case.frame.action == "withdraw" and case.frame.stage.requester is not None:
        found, why = _of_the_asker(case), "who asks"
    if not found and any(p.back and p.token.lower_ in ("region", "area") for p in near):
        found, why = _of_the_region(case), "the region spoken of before"
    if not found and not case.memory.said.scopes and any(p.back and p.token.lower_ in _LAND for p in near):
        found, why = _of_who_acts(case, senders), "who acts"
    if not found or set(found) & set(senders):
        return ()
    case.context["hosts"] = why
    return found


_LAND = {"country", "nation", "soil"}


def _of_who_acts(case: Case, senders: tuple[str, ...]) -> tuple[str, ...]:
    """'The Danish parliament voted to let Americans be stationed in the country': its own, where no other was spoken of."""
    root = next(t for t in (case.frame.predicate, *case.frame.predicate.ancestors) if t.head is t)
    return tuple(code for s in grammar.subjects(root) for code in case.line.scene.nations_at(s) if code not in (*senders, *ALLIANCES))


def _we_receive(case: Case) -> bool:
    """'We have requested 33 units', 'we bought six': who speaks is to have them."""
    verb = case.frame.predicate
    side, _ = transfer_verbs().get(verb.lower_, ("", ""))
    sought = verb.lower_ in SEEKING and case.memory.whole.arms
    return ((side in ("take", "sign") and case.is_given) or sought) and any(s.lower_ == "we" for s in grammar.subjects(verb))


def _of_the_asker(case: Case) -> tuple[str, ...]:
    """'Senegal and Ivory Coast have asked France to close its bases': those who ask want them gone from their own soil."""
    asked = case.frame.stage.requester
    subjects = grammar.subjects(asked) if asked is not None else []
    named = tuple(dict.fromkeys(code for s in subjects for code in case.line.scene.nations_at(s)))
    return () if set(named) & ALLIANCES else named


def _of_the_region(case: Case) -> tuple[str, ...]:
    """'The frigate sailed for the Red Sea. Three destroyers are in the region': the part of the world that was spoken of last."""
    told = (s.hosts for s in reversed(case.memory.said.scopes) if s.hosts)
    last = next(told, ())
    return last if last and all(code.islower() for code in last) else ()


def _given(case: Case) -> tuple[tuple[str, ...], str]:
    """'Portugal will give four': to whom the others were given."""
    told = (s.hosts for s in reversed(case.memory.said.scopes) if s.action == "transfer" and s.hosts)
    return next(told, ()), "what was given before"


def _of_its_mission(case: Case) -> tuple[tuple[str, ...], str]:
    """'UNIFIL's Irish battalion': the country of the one mission whose contingent the force is."""
    unit = case.force.unit if case.force and not case.is_given else None
    return next((m.hosts for m in case.memory.whole.missions if m.text == unit), ()), "where the mission is"


def _of_the_speaker(case: Case) -> tuple[str, ...]:
    """'The Iraqi prime minister said 2,500 U.S. troops would leave the country': his, since the soldiers are no Iraqis."""
    here = {h for p in case.line.places for h in p.hosts if p.role in ("at", "to", "from", "obj")}
    return (case.voice,) if case.voice and case.voice not in ALLIANCES and not here else ()
