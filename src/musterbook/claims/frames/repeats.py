"""Repeats: frames of a sentence that tell again what another one tells: what is ended by a move, what it is for, what it consists of."""

from musterbook.claims import grammar, words
from musterbook.claims.frames.scene import Frame


def repeats(frame: Frame, found: list[Frame]) -> bool:
    """The frame is no claim of its own beside the others of its sentence."""
    return _only_ends(frame, found) or _is_spelled_out(frame, found) or _is_what_for(frame, found)


def is_told_below(stance: Frame, found: list[Frame]) -> bool:
    """'Allows 600 soldiers to stay': what is allowed is the stay."""
    return any(
        f is not stance and f.force is not None and f.force == stance.force and grammar.within(f.predicate, stance.predicate) for f in found
    )


def _only_ends(frame: Frame, found: list[Frame]) -> bool:
    """'The last soldiers left Niger, ending a decade of operations in the Sahel': the leaving is told once."""
    above = frame.predicate.head
    told = any(f is not frame and f.predicate.i == above.i and f.action == frame.action for f in found)
    return told and frame.predicate.dep_ == "advcl" and frame.predicate.lower_ in ("ending", "concluding", "closing", "completing")


def _is_spelled_out(frame: Frame, found: list[Frame]) -> bool:
    """'Will step up its presence, sending tanks and 80 engineers': the rise is told by what comes."""
    force = frame.force
    if frame.action != "deploy" or force is None or force.has_type or force.quantity or force.unit:
        return False
    sent = (f.predicate for f in found if f.action == "deploy" and f.force)
    return any(p.tag_ == "VBG" and p.dep_ == "advcl" and p.head.i == frame.predicate.i for p in sent)


_LEADING = words.forms_of("lead")
_ERRANDS = _LEADING | words.forms_of("train", "exercise", "practise", "practice", "drill", "participate", "help")
_MANNING = words.forms_of("operate", "man", "crew", "maintain", "run", "service")


def _is_what_for(frame: Frame, found: list[Frame]) -> bool:
    """'Will go to Azerbaijan to work at a centre': what they go for is no second claim."""
    verb = frame.predicate
    if frame.by == "pronoun" and verb.lower_ in _MANNING and grammar.has_to(verb) and verb.dep_ in ("acl", "advcl"):
        return True  # 'with 100 troops to operate it'
    if verb.dep_ != "advcl" or not grammar.has_to(verb) or frame.hosts:
        return False
    if frame.action != "station" and verb.lower_ not in _ERRANDS:
        return False
    movers = [f for f in found if f is not frame and f.action == "deploy" and f.predicate.i == verb.head.i]
    # 'Sends 1,000 police officers to lead a multinational force': that force is another.
    return any(f.force == frame.force or verb.lower_ in _LEADING for f in movers)
