"""Unclaimed: frames that make no claim: of nothing that is known, of things that are none of ours, or where nobody sends or hosts.

In: a case, and the slots it would fill. Out: whether it is none.
"""

import re
from typing import Any

from musterbook.claims.assemble import bystanders
from musterbook.claims.frames import Frame
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.line import Case
from musterbook.claims.trees import grammar, words
from musterbook.claims.whose import arms


def is_of_nothing(case: Case) -> bool:
    """What changes hands, and what a pronoun stands for, must be known from before; 'ammunition' is something only where it is given."""
    frame, force = case.frame, case.force
    if frame.by == "handed":
        untold = is_deal(frame) and (case.scope is None or case.scope.action != "transfer")
        return untold or not (force and force.equipment)
    if frame.by == "line" and force is not None and force.loose:
        return not (force.equipment or force.quantity or force.unit or force.echelon)
    if frame.by == "pronoun" and case.scope is None:
        return True
    # 'She will stay until Wednesday': only of ships and planes is 'she' said, where no person is meant.
    known = case.scope.force if case.scope else None
    machine = known is not None and not known.personnel and bool(known.equipment or known.thing or known.unit or known.function)
    return frame.by == "pronoun" and frame.theme.lower_ in ("she", "her") and not machine


def is_deal(frame: Frame) -> bool:
    """'Members approved the sale', 'the transfer has been suspended': what is known from before, all of it."""
    return frame.by == "handed" and frame.force is None and action_nouns().get(frame.theme.lower_) == "transfer"


def concerns_nobody(case: Case, slots: dict[str, Any]) -> bool:
    """Nobody sends, nobody hosts, both are one; or who asks is neither of them; or materiel has no taker."""
    senders, hosts = slots["senders"], slots["hosts"]
    if not senders or (not hosts and case.context.get("hosts") != "nowhere in particular") or (hosts and set(hosts) <= set(senders)):
        return True
    if case.context.get("hosts") and (_is_turned_about(case, slots) or _is_inventory(case, slots)):
        return True
    if case.context.get("senders") and _is_of_no_state(case):
        return True
    untaken = slots["action"] == "transfer" and arms.has_no_taker(hosts, case.line.sentence.text)
    return untaken or bystanders.only_wishes(case, senders, hosts) or _is_at_home(case, senders)


_OF_NO_STATE = {
    "militia", "militias", "militiamen", "rebels", "insurgents", "gunmen", "militants", "jihadists", "separatists", "guerrillas",
    "terrorists", "bandits", "pirates", "smugglers", "kidnappers", "attackers", "protesters", "demonstrators", "rioters", "looters",
    "hostages", "refugees", "migrants", "pilgrims", "tourists",
}  # fmt: skip


def _is_of_no_state(case: Case) -> bool:
    """'The rebels have 5,000 men', 'the militia, which has 40 tanks': no nation that was spoken of before sends them."""
    verb = case.frame.predicate
    actors = [*grammar.subjects(verb), *([verb.head] if verb.dep_ == "acl:relcl" else [])]
    return any(actor.lower_ in _OF_NO_STATE and actor.i != case.frame.theme.i for actor in actors) and not grammar.is_passive(verb)


def _is_turned_about(case: Case, slots: dict[str, Any]) -> bool:
    """'Estonia's own army has 90 tanks', after Americans in Estonia were told of: where a host's forces are was not said."""
    senders, hosts, told = set(slots["senders"]), set(slots["hosts"]), case.memory.said.scopes
    about = [s for s in told if s.action != "transfer" and hosts <= set(s.senders) and senders <= set(s.hosts)]
    known = any(senders <= set(s.senders) and hosts <= set(s.hosts) for s in told)
    at_home = senders <= set(case.memory.whole.main_host()) and not slots["place"]
    return slots["action"] != "transfer" and at_home and bool(about) and not known


_OWNING = words.forms_of("have", "operate", "include", "hold", "possess", "own", "field", "boast", "comprise", "consist")
_SERVICES = re.compile(r"\b(?:army|navy|air force|marine corps|military|armed forces|fleet|arsenal)\b", re.I)
_UNDER_ARMS = re.compile(r"\bunder arms\b")
_STORES = {"arsenal", "arsenals", "inventory", "inventories", "stock", "stocks", "stockpile", "stockpiles", "holdings"}


def _is_inventory(case: Case, slots: dict[str, Any]) -> bool:
    """'The Polish air force operates 48 F-16s', 'has an inventory of 120 tanks': what forces own is not where they are."""
    verb, line, force = case.frame.predicate, case.line, case.force
    if slots["action"] != "station" or verb.lower_ not in _OWNING or any(c.lower_ in ("there", "here") for c in verb.children):
        return False
    if _UNDER_ARMS.search(line.sentence.text):
        return True
    owned = [*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) == "of")]
    if not owned or force is None or force.personnel:
        return False
    owners = (line.scene.tree.span(part.subtree).of(line.sentence.text) for part in grammar.subjects(verb))
    stored = any(t.lower_ in _STORES for o in owned for t in o.subtree) or any(_SERVICES.search(owner) for owner in owners)
    return stored or _is_owned(case, slots["senders"])


def _is_owned(case: Case, senders: tuple[str, ...]) -> bool:
    """'The Dutch have 40 F-35s': what a nation has, with no word of where, it has at home."""
    force, scene = case.frame.force, case.line.scene
    if any(scene.forces_at(subject) for subject in grammar.subjects(case.frame.predicate)):
        return False  # 'Indian soldiers who operated a helicopter'
    elsewhere = any(not p.hosts or not set(p.hosts) <= set(senders) for p in case.line.places)
    machines = force is not None and bool(force.equipment) and not (force.unit or force.echelon)
    return machines and bool(case.frame.agents) and not elsewhere


def _is_at_home(case: Case, senders: tuple[str, ...]) -> bool:
    """The host of the article moves forces of its own, and the sentence names no other country: a move within the country."""
    abroad = case.context.get("hosts") is None or case.scope is not None or any(p.back for p in case.line.places)
    asked = case.frame.stage.requester is not None
    often = all(case.memory.whole.hosts[code] >= 3 for code in senders)
    return not (abroad or asked) and often and case.frame.by == "verb" and set(senders) <= set(case.memory.whole.main_host())


def counts_nothing_of_ours(case: Case) -> bool:
    """A bare number under an unknown verb in a sentence that counts other things: '41 complaints, of which 38 are settled'."""
    own, line = case.frame.force, case.line
    if case.frame.by != "rest" or own is None or not own.soft:
        return False
    tree = line.scene.tree
    ours = {t.i for m in line.names for t in tree.tokens(m.span)} | {t.i for time in line.times for t in tree.tokens(time.span)}
    # The noun after the numeral too, where the tree hangs the numeral elsewhere ('in the past year 41 complaints').
    after = (t.nbor(1) for t in tree.doc[:-1] if t.tag_ == "CD" and t.nbor(1).tag_ == "NNS")
    counted = (t.head for t in tree.doc if t.dep_ == "nummod" and t.head.tag_.startswith("NN"))
    return any(noun.i not in ours for noun in (*counted, *after))
