"""Status: at what stage the text says that an action is, from tense, modals, negation and the words that govern it."""

from dataclasses import replace

from musterbook.claims.stages.answers import NO, answer_to, is_left_open, is_title, is_unconfirmed
from musterbook.claims.stages.awaited import is_awaited
from musterbook.claims.stages.capacity import is_room
from musterbook.claims.stages.decisions import is_allowed, is_of_decision, is_threat, would_have_to
from musterbook.claims.stages.governing import MAY, SHOULD, WILL, Stage, governed, governor_of, listed
from musterbook.claims.stages.held import is_held, is_so_now
from musterbook.claims.stages.ongoing import going_on
from musterbook.claims.stages.overtaken import has_to, was_to
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token

# Stages of what has not begun: their dates lie ahead, whatever the tense of the word that plans.
AHEAD = ("announced", "considered", "requested", "approved", "ordered")
# What wins where several words speak, strongest first.
_ORDER = ["denied", "cancelled", "requested", "considered", "ordered", "approved", "announced", "under_way", "in_effect"]


def stage(predicate: Token, action: str) -> Stage:
    """The stage of the action that `predicate` carries."""
    own = _own(predicate, action)
    if own.status is None or own.why == NO:
        return replace(own, status=own.status and "denied")  # 'asked whether they would go, she said no': it denies once
    found = [own]
    child = predicate
    for _ in range(6):
        governor = governor_of(child)
        if governor is None:
            break
        found += governed(governor, child)
        child = governor
    found = [s for s in found if not s.weak or s.negated] or found
    no_claim = next((s for s in found if s.status is None), None)
    if no_claim:
        return no_claim
    best = min(found, key=lambda s: _ORDER.index(s.status) if s.status in _ORDER else 99)
    if action == "station" and any(t.lower_ == "longer" and t.i > 0 and t.nbor(-1).lower_ == "no" for t in predicate.subtree):
        return Stage("ended", "no longer")
    if action == "station" and own.negated and predicate.lower_ in ("left", "remain", "remains"):
        return Stage("ended", "none is left", tense=own.tense)
    negations = sum(s.negated for s in found)
    requester = next((s.requester for s in found if s.requester), None)
    if negations:
        open_still = any(s.negated and s.why in _RULED for s in found)  # 'did not rule out sending'
        no = "denied" if negations % 2 else "considered" if open_still else "in_effect"
        return Stage(no, "negation", True, requester, own.future, tense=own.tense)
    if action == "station" and best.status == "in_effect" and _past(predicate):
        return Stage("ended", "was, and is no longer", False, None, False)
    if best.status == "in_effect" and predicate.lower_ in PROLONGING:
        return Stage("approved", "prolonged", False, requester, True, predicate, tense=own.tense)
    return Stage(best.status, best.why, False, requester, own.future, best.word, tense=own.tense or best.tense)


_ORDERED_OUT = words.forms_of("order")
_RULED = words.forms_of("rule", "exclude")
# A stay that has been extended, renewed or prolonged was decided.
PROLONGING = words.forms_of("extend", "prolong", "renew")


def _past(predicate: Token) -> bool:
    """The words say that it was so and is no longer."""
    near = [c.lower_ for c in predicate.children if c.dep_ == "advmod"]
    had_been = {"had", "been"} <= set(grammar.auxiliaries(predicate)) and grammar.base(predicate.dep_) == "ROOT"
    # 'Twelve had been there since May, she said': and so they are.
    since = any(grammar.case(c) == "since" for c in predicate.children)
    return bool({"previously", "formerly", "once"} & set(near)) or (had_been and not since)


def _own(predicate: Token, action: str) -> Stage:
    """The stage by the predicate's own form."""
    helpers = grammar.auxiliaries(predicate)
    no = negated(predicate)
    if asked := answer_to(predicate):
        return Stage("in_effect", asked, True, future=True) if asked == NO else Stage(None, asked)
    why = _no_claim(predicate, helpers)
    if action == "withdraw" and not no and (sent := _sent_away(predicate, helpers, why)):
        return sent
    if why:
        return Stage(None, why)
    if no and is_of_decision(predicate):
        return Stage("considered", "not decided", future=True)
    if modal := _modal(predicate, helpers, no):
        return modal
    if ongoing := going_on(predicate, helpers, action):
        return Stage("under_way", "is or has been doing", no, tense=ongoing)
    if predicate.tag_ == "VBG" and not helpers and grammar.base(predicate.dep_) in ("advcl", "conj", "acl", "xcomp", "ccomp") and not no:
        if listed(predicate.head) or not grammar.is_verb(predicate.head):
            return Stage("in_effect", "doing", weak=True, future=action != "station")
        above = stage(grammar.told_with(predicate), action)
        # 'Withdrew 150 soldiers, leaving 750': what is left is there still.
        left = action == "station" and predicate.lower_ == "leaving" and above.status == "in_effect"
        return replace(above, tense="present") if left else above
    if (
        not (action == "station" and is_held(predicate))
        and predicate.tag_ == "VB"
        and grammar.base(predicate.dep_) in ("xcomp", "advcl", "acl", "ccomp", "ROOT", "csubj")
        and "to" in [c.lower_ for c in predicate.children]
    ):
        return Stage("announced", "to do", no, future=True, weak=True)
    tense = "present" if is_so_now(predicate, action) else tense_of(predicate, helpers)
    return Stage("in_effect", "done or true now", no, tense=tense)


def _sent_away(predicate: Token, helpers: list[str], why: str) -> Stage | None:
    """Who must go is asked to; who is ordered out is ordered to."""
    if (why == "a call ('should')" and "must" in helpers) or would_have_to(predicate):
        return Stage("requested", "must", future=True)
    if predicate.lower_ not in _ORDERED_OUT or why:
        return None
    own = any(c.tag_ == "PRP$" for o in grammar.objects(predicate) for c in o.children)  # 'Malawi ordered its troops home'
    return Stage("ordered", "ordered out", requester=None if own else predicate, future=True)


def _modal(predicate: Token, helpers: list[str], no: bool) -> Stage | None:
    """What a modal verb says of the stage; None where there is none."""
    if not no and is_allowed(predicate, helpers):
        return Stage("approved", "can or may, by agreement", future=True)
    if any(h in MAY for h in helpers):
        return Stage("considered", "may, might or could", no, future=True)
    if was_to(predicate, helpers):
        return Stage("cancelled", "was to have", no, future=True)
    then = predicate.tag_ == "VB" and not helpers and any(c.lower_ == "then" for c in predicate.children)  # 'stay a year, then go home'
    if (
        any(h in WILL for h in helpers)
        or _is_to(predicate, helpers)
        or is_awaited(predicate, helpers)
        or (then and predicate.dep_ in ("parataxis", "conj"))
    ):
        return Stage("announced", "will, would or is to", no, future=True)
    return None


def _no_claim(predicate: Token, helpers: list[str]) -> str:
    """Why the words tell of nothing that is, was or will be; '' where they do."""
    if grammar.is_conditional(predicate) and not is_threat(predicate):
        return "conditional"
    if predicate.tag_ == "VBN" and not helpers and any(c.lower_ == "until" and c.dep_ == "mark" for c in predicate.children):
        return "until it is done"  # 'will stay until relieved'
    if is_left_open(predicate):
        return "how many is not told"
    if is_title(predicate):
        return "a title"
    if is_unconfirmed(predicate):
        return "neither confirmed nor denied"
    if any(h in SHOULD for h in helpers) and not is_awaited(predicate, helpers):
        return "a call ('should')"
    return "what a place could hold" if is_room(predicate, helpers) else ""


def tense_of(predicate: Token, helpers: list[str]) -> str:
    """'past' for was and did, 'present' for is and does, 'perfect' for has been, 'pluperfect' for had been."""
    if "had" in helpers:
        return "pluperfect"
    if predicate.tag_ == "VB" and not helpers and any(c.dep_ in grammar.SUBJECTS for c in predicate.children):
        return "present"  # 'thirty go to Abidjan': the tagger takes it for an infinitive
    if {"has", "have", "'ve", "’ve"} & set(helpers):
        return "perfect"
    if {"was", "were"} & set(helpers) or predicate.tag_ == "VBD" or predicate.lower_ in ("was", "were"):
        return "past"
    return "present" if predicate.tag_ in ("VBZ", "VBP", "VBG") or {"is", "are", "'s", "'re", "’s", "’re"} & set(helpers) else ""


def _is_to(predicate: Token, helpers: list[str]) -> bool:
    if any(c.dep_ == "cop" and c.i + 2 < len(c.doc) and c.nbor(1).lower_ == "to" and c.nbor(2).lower_ in _BARE for c in predicate.children):
        return True  # 'the force is to number 2,225': the parser takes 'number' for a noun
    if is_held(predicate) or (predicate.dep_ == "xcomp" and predicate.head.lower_ in _GOING_ON):
        return False  # 'they continue to be there'
    return has_to(predicate) and bool({"is", "are", "was", "were", "be", "'s", "’s"} & set(helpers))


_GOING_ON = words.forms_of("continue")
_BARE = {
    "number", "have", "total", "stay", "host", "base", "station", "man", "house", "comprise", "field", "stand", "reach", "remain", "count",
}  # fmt: skip
