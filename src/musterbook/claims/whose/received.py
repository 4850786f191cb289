"""Received: machines that are for the nation that asks for them, owns them, heads their line, or is named behind 'to' when they go back."""

import re
from dataclasses import replace

from musterbook.claims.line import Case
from musterbook.claims.trees import grammar, words

_HANDING = words.forms_of("hand", "turn")
SEEKING = words.forms_of("ask", "request", "seek", "negotiate", "bargain")


def received(case: Case) -> Case | None:
    """In a text about arms: the case as one of giving, with who receives the machines; None where no rule tells."""
    frame = case.frame
    if frame.action == "transfer":
        return _of_a_taker(case)
    if frame.action == "rotate" and frame.predicate.lower_ in _HANDING:
        return replace(case, frame=replace(frame, action="transfer", by="handed"))  # 'the first two, handed over in May'
    if frame.predicate.lower_ in SEEKING:
        return _sought(case)
    if case.line.label and _comes_from_another(case):
        return replace(case, frame=replace(frame, action="transfer", by="transfer", hosts=case.line.label), hosted=True)
    return _given_back(case) if frame.predicate.lower_ in _GIVING_BACK else None


def of_its_owner(case: Case) -> Case | None:
    """'Poland's first ten K2s arrived at Gdynia': delivered to the nation whose they are, in whatever text."""
    home = _own_arrived(case)
    if not home:
        return None
    return _without_owner(
        replace(case, frame=replace(case.frame, action="transfer", by="transfer", agents=_former_owner(case), hosts=home))
    )


def _sought(case: Case) -> Case | None:
    """'Accra has asked Seoul for a third', 'is negotiating with Warsaw for twelve': who seeks machines is to be given them."""
    frame, scene = case.frame, case.line.scene
    seekers = scene.nations_of_subjects(frame.predicate) or frame.agents
    if not seekers or grammar.is_passive(frame.predicate):
        return None
    beside = (c for c in frame.predicate.children if c.dep_ in ("obj", "iobj") or grammar.case(c) in ("with", "from"))
    sought = tuple(code for c in beside if c.i != frame.theme.i for code in scene.nations_at(c) if code not in seekers)
    return _without_owner(replace(case, frame=replace(frame, action="transfer", by="transfer", agents=sought, hosts=seekers)), but=sought)


def _without_owner(case: Case, but: tuple[str, ...] = ()) -> Case:
    """The case with machines that are nobody's yet, or are those of `but`."""
    own = case.frame.force
    if own is None or not own.senders or set(own.senders) <= set(but):
        return case
    return replace(
        case, frame=replace(case.frame, force=replace(own, senders=())), force=replace(case.force, senders=()) if case.force else None
    )


def _comes_from_another(case: Case) -> bool:
    """'Kuwait: the last of 28 Typhoons came from Italy': the label of the line is whom they are for."""
    sources = {h for p in case.line.places if p.role == "from" for h in p.hosts}
    return case.frame.action == "deploy" and not case.frame.agents and bool(sources) and not sources & set(case.line.label)


_NEW = frozenset({"first", "second", "third", "next", "new", "newest", "latest"})


def _own_arrived(case: Case) -> tuple[str, ...]:
    """'Poland's first ten K2s arrived at Gdynia': what comes to its owner is new, or like what was given to it."""
    frame, force = case.frame, case.force
    machines = force is not None and bool(force.equipment) and not force.personnel
    if frame.action not in ("deploy", "withdraw") or frame.agents or force is None or not force.senders or not machines:
        return ()
    before = [t for t in frame.theme.subtree if t.i < frame.theme.i]
    owners = [t for t in before if t.dep_ == "nmod:poss"]
    own = force.senders if len(force.senders) == 1 else tuple(code for c in owners for code in case.line.scene.nations_at(c))
    given = any(s.action == "transfer" and set(s.hosts) == set(own) for s in case.memory.said.scopes) and case.memory.whole.arms
    # 'Turkish Kirpis' may be anybody's; 'Poland's first' are Poland's.
    new = bool(owners) and any(t.lower_ in _NEW for t in before)
    there = {h for p in case.line.places if p.role in ("at", "to", "obj", "from") for h in p.hosts}
    arrived = given or (new and (bool(there) or case.memory.whole.arms))
    return own if arrived and there <= set(own) else ()


_FORMER = re.compile(r"(?:\bex-|\bformer )\Z", re.I)


def _former_owner(case: Case) -> tuple[str, ...]:
    """'Bulgaria's second ex-Dutch minehunter': whose it was gave it."""
    text = case.line.sentence.text
    named = (m for m in case.line.names if m.kind == "nation" and _FORMER.search(text[max(0, m.span.start - 7) : m.span.start]))
    return tuple(m.value for m in named)[:1]


def _of_a_taker(case: Case) -> Case | None:
    """'Oman's ten are to be handed over in May': of nations to which such were given or sold, theirs are what they get."""
    frame, own = case.frame, case.frame.force
    if frame.hosts or frame.agents or own is None or not own.senders or not grammar.is_passive(frame.predicate):
        return None
    told = [s for s in case.memory.said.scopes if s.action == "transfer"]
    gave = any(set(s.senders) & set(own.senders) for s in told)
    owned = any(c.dep_ == "nmod:poss" for c in frame.theme.children)
    if gave or not owned or not any(set(own.senders) <= set(s.hosts) for s in told):
        return None
    return _without_owner(replace(case, frame=replace(frame, hosts=own.senders)))


_GIVING_BACK = words.forms_of("return")


_LENT = frozenset({"leased", "borrowed", "loaned", "lent", "rented"})


def _given_back(case: Case) -> Case | None:
    """'Kuwait returned two radars to the Americans', 'gave back a leased Danish frigate'."""
    frame, scene = case.frame, case.line.scene
    givers = frame.agents or tuple(code for s in grammar.subjects(frame.predicate) if s.i != frame.theme.i for code in scene.nations_at(s))
    targets = (c for c in (*frame.predicate.children, *frame.theme.children) if grammar.case(c) == "to")
    takers = tuple(code for c in targets for code in scene.nations_at(c) if code not in givers)
    lent = any(t.lower_ in _LENT for t in frame.theme.children) and frame.force is not None
    takers = takers or (tuple(code for code in frame.force.senders if code not in givers) if lent and frame.force else ())
    return replace(case, frame=replace(frame, action="transfer", by="transfer", agents=givers, hosts=takers)) if givers and takers else None
