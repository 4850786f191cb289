"""Carried on: what a sentence without a verb of its own, or with no more than 'go' and 'follow', takes from the move told before it.

In: a Case. Out: the same Case, or one with the action and the stage of the claim before.
"""

from dataclasses import replace

from musterbook.claims.context import Scope
from musterbook.claims.context.inherited import of_the_kind
from musterbook.claims.line import Case
from musterbook.claims.sentences import leads
from musterbook.claims.stages.status import AHEAD
from musterbook.claims.trees import grammar, words
from musterbook.claims.whose import arms
from musterbook.model import Claim

_MOVES = ("deploy", "withdraw", "transfer")
_GOING = words.forms_of("go", "follow", "fly")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def carried_on(case: Case) -> Case:
    """What goes on with the move before: 'another 200 will follow', 'five thousand go this year', 'Poland a battery, Spain 300 men'."""
    frame, said = case.frame, case.memory.said
    if whole := _as_the_whole(case) if frame.by == "makeup" else _more_of_it(case):
        return whole
    if _goes_away(case) or _is_brought_back(case) or _has_returned(case) or _goes_home(case) or _is_out(case):
        return replace(case, frame=replace(frame, action="withdraw"))
    if told := _gapped(case) or _led(case):
        case = _of_the_same_kind(case) if told[0] == "transfer" else case
        return replace(case, frame=replace(frame, action=told[0], stage=replace(frame.stage, status=told[1])))
    before = said.scopes[-1] if said.scopes else None
    if before and case.line.sentence.block - before.block < _FAR and (turned := _last_over(case, before) or _next_off(case, before)):
        return replace(case, frame=replace(frame, action=turned))
    if before is None or case.line.sentence.block - before.block > 1:
        return case
    if any(s.action == "withdraw" and _follows_them(case, s) for s in said.scopes[:-9:-1]):
        return replace(case, frame=replace(frame, action="withdraw"))
    bare = frame.force is None or frame.force.soft
    claims = said.claims or said.asked
    if before.action in _MOVES and bare:
        first = any(f.action == before.action and f.theme.i < frame.theme.i for f in case.line.frames)
        placed = any(p.token.i > frame.theme.i or not first for p in case.line.places if p.role != "subj")
        going = frame.action == "deploy" and frame.predicate.lower_ in _GOING and not placed
        anew = bool(case.line.label) and not set(case.line.label) & set(before.senders)  # the next of a list begins anew
        fragment = frame.by == "line" and frame.stage.status == "in_effect" and bool(claims) and not anew
        if going or fragment:
            stage = replace(frame.stage, status=claims[-1].status) if fragment else frame.stage
            return replace(case, frame=replace(frame, action=before.action, stage=stage))
    if said.claims and not bare and _is_listed(case, before, said.claims[-1]):
        last = said.claims[-1]
        return replace(case, frame=replace(frame, action=last.action, stage=replace(frame.stage, status=last.status)))
    return case


_FOLLOWING = words.forms_of("follow")


def _more_of_it(case: Case) -> Case | None:
    """'Gave them six boats. A few drones followed': things, of nobody else, and to nowhere else."""
    frame, before = case.frame, next(iter(case.memory.said.scopes[-1:]), None)
    force = frame.force if frame.action == "deploy" and frame.predicate.lower_ in _FOLLOWING else None
    if force is None or before is None or before.action != "transfer" or not arms.is_machine(force) or force.senders:
        return None
    if case.line.sentence.block - before.block > 1 or any(p.role in ("to", "at", "from") for p in case.line.places):
        return None
    return replace(case, frame=replace(frame, action="transfer", agents=before.senders, hosts=before.hosts))


def _follows_them(case: Case, before: Scope) -> bool:
    """'The last Kenyans left on Monday. The Burundians are due to follow them': those who follow who left leave."""
    frame = case.frame
    if frame.action != "deploy" or frame.predicate.lower_ not in _FOLLOWING or any(p.role == "to" for p in case.line.places):
        return False
    whom = grammar.objects(frame.predicate)
    return any(o.lower_ in ("them", "suit") or set(case.line.scene.nations_at(o)) & set(before.senders) for o in whom)


# So many paragraphs on, the text may tell of another move.
_FAR = 5
_CROSSING, _SETTING_OFF = words.forms_of("cross"), words.forms_of("depart", "leave", "fly", "go", "follow", "sail", "set", "head")


def _last_over(case: Case, before: Scope) -> str | None:
    """'The withdrawal is complete. The last contingent crossed the border at Elegu': homewards."""
    frame, last = case.frame, any(c.lower_ in ("last", "final") for c in case.frame.theme.children)
    whither = any(p.role == "to" for p in case.line.places)
    over = frame.action == "deploy" and frame.predicate.lower_ in _CROSSING and last and not whither
    return "withdraw" if over and before.action == "withdraw" else None


def _next_off(case: Case, before: Scope) -> str | None:
    """'A contingent left for the Golan on Thursday. A second flight will depart in November': after the others, and not home."""
    frame, more = case.frame, {c.lower_ for c in case.frame.theme.children} & {"second", "next", "another", "third", "further", "remaining"}
    off = frame.action == "withdraw" and frame.predicate.lower_ in _SETTING_OFF and bool(more) and not case.line.places
    home = {"home", "back"} & {c.lower_ for c in frame.predicate.children}
    return "deploy" if off and not home and before.action == "deploy" else None


def _as_the_whole(case: Case) -> Case:
    """'750 French soldiers have arrived. The contingent includes a company of tanks': the parts do what the whole does."""
    frame, claims = case.frame, case.memory.said.claims
    if case.scope is None or case.line.sentence.block - case.scope.block > 1:
        return case
    known = next((c for c in reversed(claims) if c.action == case.scope.action and c.senders == case.scope.senders), None)
    if known is None or frame.stage.status != "in_effect":
        return case
    hosts = frame.hosts if case.line.places else case.scope.hosts
    return replace(case, frame=replace(frame, action=known.action, stage=replace(frame.stage, status=known.status), hosts=hosts))


def _is_verbless(case: Case) -> bool:
    """A force without a verb of its own, told as plainly there."""
    frame, doc = case.frame, case.line.scene.tree.doc
    plain = frame.by in ("line", "phrase", "rest") and frame.stage.status == "in_effect" and not frame.stage.negated
    return plain and not any(t.tag_ in _FINITE for t in doc)


def _is_out(case: Case) -> bool:
    """'480 soldiers out by air on 2 May': who is out, in a line without a verb, has left."""
    doc, theme = case.line.scene.tree.doc, case.frame.theme
    behind = [t.lower_ for t in doc[theme.i + 1 : theme.i + 3]]
    return case.frame.action == "station" and behind[:1] == ["out"] and behind != ["out", "of"] and _is_verbless(case)


def _gapped(case: Case) -> tuple[str, str] | None:
    """'Greece has sent 80 soldiers; Malta, a platoon': behind the semicolon another nation does what the first did."""
    said, sentence = case.memory.said, case.line.sentence
    last = said.claims[-1] if said.claims else None
    if last is None or not sentence.goes_on or last.status in ("denied", "cancelled") or not _is_verbless(case):
        return None
    others = case.force is not None and bool(case.force.senders) and not set(case.force.senders) & set(last.senders)
    return (last.action, last.status) if others and said.scopes[-1].block == sentence.block else None


def _of_the_same_kind(case: Case) -> Case:
    """'Portugal has given three Leopards; Spain ten': the bare number counts what the first gave."""
    force, before = case.force, case.memory.said.scopes[-1].force if case.memory.said.scopes else None
    bare = force is not None and force.quantity is not None and not (force.nouns or force.has_type or force.thing)
    if force is None or force.quantity is None or not bare or before is None or not before.equipment:
        return case
    return replace(case, force=replace(of_the_kind(force, before, before.thing or "system"), personnel=False))


def _led(case: Case) -> tuple[str, str] | None:
    """An entry of a list does what the line says that leads the list."""
    if not _is_verbless(case):
        return None
    under, label = case.line.sentence.under, case.line.sentence.head
    told = (label and leads.said_by(label)) or (under and leads.said_of(under)) or None
    if told and told[0] == "transfer" and not (case.force and case.force.equipment):
        return None
    if told == ("withdraw", "in_effect") and any(t.role == "until" and t.past for t in case.line.times):
        return "station", "in_effect"  # 'What has gone': 'eight jets, April to June 2022' were there so long
    return told


_TOLD = words.forms_of("ask", "tell", "order", "want", "urge")
_AWAY = frozenset(words.forms("go"))


def _goes_away(case: Case) -> bool:
    """Who goes, with no word of whither, goes away: 'the Dutch go in March', unless others were just said to come."""
    frame, said = case.frame, case.memory.said
    going = frame.action == "deploy" and frame.predicate.lower_ in _AWAY
    if going and grammar.has_to(frame.predicate) and frame.predicate.dep_ == "xcomp" and frame.predicate.head.lower_ in _TOLD:
        return not any(grammar.case(c) in ("to", "into", "for") for c in grammar.obliques(frame.predicate))  # 'has asked them to go'
    plain = going and not case.line.places and not frame.stage.negated
    if frame.action == "deploy" and frame.predicate.lower_ in _FLYING and _is_the_last(case):
        return True
    if (
        not plain
        or any(grammar.case(c) in ("to", "into", "for", "through") for c in grammar.obliques(frame.predicate))
        or any(c.lower_ in _ALONG for c in frame.predicate.children)
    ):
        return False
    return not said.scopes or said.scopes[-1].action in ("station", "withdraw", "rotate")


_FLYING = words.forms_of("fly", "sail", "ship", "depart")


def _is_the_last(case: Case) -> bool:
    """'The last 45 of them fly by 30 June': with no word of whither, those who are left over leave."""
    frame = case.frame
    last = any(c.lower_ in ("last", "final") for c in frame.theme.children)
    hither = grammar.is_passive(frame.predicate) or any(c.lower_ in _ALONG for c in frame.predicate.children)  # 'were flown in'
    return last and not hither and not case.line.places and not frame.stage.negated


_BRINGING = words.forms_of("bring", "take", "fly", "ship", "move", "get", "lead")


def _is_brought_back(case: Case) -> bool:
    """'Sent 100 soldiers to Greenland and brought them back in August': back from where they were said to have gone or to be."""
    frame, said = case.frame, case.memory.said
    back = frame.by == "pronoun" and frame.predicate.lower_ in _BRINGING and any(c.lower_ == "back" for c in frame.predicate.children)
    if frame.action != "deploy" or not back or any(p.token.i > frame.predicate.i for p in case.line.places):
        return False
    return bool(said.scopes) and said.scopes[-1].action in ("deploy", "station")


_BODIES = frozenset({"mission", "force", "operation", "alliance", "brigade", "battlegroup"})
_RETURNING = words.forms_of("return")


def _has_returned(case: Case) -> bool:
    """'There were 300 in Mali. Sixty have returned': back from where they were said to be, unless they are said to have gone before."""
    frame, said = case.frame, case.memory.said
    alone = frame.action == "deploy" and frame.predicate.lower_ in _RETURNING and (not frame.stage.future or _are_there(case))
    whither = any(p.role in ("to", "at") for p in case.line.places) or any(c.lower_ in ("to", "there") for c in frame.predicate.children)
    # 'Had returned to the mission'
    whither = whither or any(grammar.case(c) == "to" and c.lower_ in _BODIES for c in grammar.obliques(frame.predicate))
    if not alone or whither or grammar.is_passive(frame.predicate) or not said.scopes:
        return False
    there = said.scopes[-1].action == "station" or (frame.stage.future and said.scopes[-1].action == "deploy")
    return there and case.line.sentence.block - said.scopes[-1].block < _FAR


def _are_there(case: Case) -> bool:
    """The force that the words stand for was just told to be there, or to have come."""
    said = case.memory.said
    last = said.claims[-1] if said.claims else None
    told = last is not None and last.action in ("station", "deploy") and last.status in ("in_effect", "under_way")
    return told and case.scope is not None and case.scope is said.scopes[-1]


def _goes_home(case: Case) -> bool:
    """'The first 40 Americans departed for Oregon': to their own country nobody is sent as a guest."""
    frame = case.frame
    said = case.memory.said.scopes
    own = case.force.senders if case.force and case.force.senders else frame.agents or (case.scope.senders if case.scope else ())
    own = own or (said[-1].senders if said else ())
    goals = {code for p in case.line.places if p.role == "to" and p.token.i > frame.predicate.i for code in p.hosts}
    going = frame.action == "deploy" and frame.predicate.lower_ in _SETTING_OFF and not grammar.is_passive(frame.predicate)
    return going and bool(goals) and goals <= set(own)


# 'Went in', 'went north', 'went along', 'goes there'.
_ALONG = {
    "in",
    "there",
    "here",
    "along",
    "north",
    "south",
    "east",
    "west",
    "straight",
    "too",
    "with",
    "ahead",
    "ashore",
    "on",
    "up",
    "down",
}


def _is_listed(case: Case, before: Scope, last: Claim) -> bool:
    """A force without a verb goes on with a list of what is yet to move, or of what changes hands."""
    frame, sentence = case.frame, case.line.sentence
    near = sentence.block == before.block or sentence.kind == "bullet" or sentence.head is not None
    if not near or frame.by == "rest" or not _is_verbless(case):
        return False
    if case.line.times:
        return False  # it has a date, and with it a story, of its own
    allowed = last.action == "station" and last.status == "approved"  # a ceiling or a mandate: what is listed below it is there
    return last.action == "transfer" or (last.status in AHEAD and last.action != "withdraw" and not allowed)
