"""Arms: texts about materiel that changes hands, where a machine that arrives, is there or is wanted is a delivery and no deployment."""

import re
from collections.abc import Iterable
from dataclasses import replace

from musterbook.claims.context.inherited import of_the_kind
from musterbook.claims.frames.dealings import is_on_order
from musterbook.claims.frames.lexicon import action_nouns, armed_by_others, particle_fits
from musterbook.claims.frames.transfer import SHIPPING, is_battery, transfer_verbs
from musterbook.claims.line import Case, Line
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.whose import received
from musterbook.world.nations import ALLIANCES

# So many words of giving and taking make a text about arms, where machines are spoken of far more than men.
_TRADE, _FEW_MEN, _FAR_MORE = 3, 2, 4
# Verbs of the trade that also mean much else ('take the bus', 'order a retreat').
_DOUBTFUL = words.forms_of("take", "get", "order", "pass", "provide", "present", "accept", "return")
_DEALS = {
    "package", "packages", "tranche", "tranches", "consignment", "batch", "batches", "contract", "contracts", "deal", "deals",
    "procurement", "acquisition", "export", "exports", "donor", "donors",
}  # fmt: skip
# Verbs whose subject has, or wants, what is given to it.
_HAVING = words.forms_of("have", "get", "want", "need", "operate", "field", "fly", "receive", "own")


def is_about(lines: Iterable[Line]) -> bool:
    """The text tells of arms that change hands: words of the trade, and machines far more often than men."""
    trade = machines = men = 0
    for line in lines:
        trade += sum(_is_trade(token) for token in line.scene.tree.doc)
        for force in line.scene.forces.values():
            machines += is_machine(force)
            men += not force.soft and not is_machine(force) and bool(force.personnel or force.unit or force.echelon)
    few = men <= _FEW_MEN or machines > _FAR_MORE * men or trade >= 2 * men
    return trade >= _TRADE and machines > men and few


def _is_trade(token: Token) -> bool:
    side, particle = transfer_verbs().get(token.lower_, ("", ""))
    verb = side in ("give", "take", "sign") and token.lower_ not in _DOUBTFUL and token.tag_.startswith("VB")
    return (verb and particle_fits(token, particle)) or action_nouns().get(token.lower_) == "transfer" or token.lower_ in _DEALS


def is_machine(force: Force) -> bool:
    """Materiel with no people and no unit in the phrase."""
    return bool(force.equipment) and not force.unit and (force.soft or not force.personnel)


def counted(case: Case) -> Case:
    """In a text about arms a bare number, or a battery, is of the machines spoken of last: 'Eighteen were ordered in September'."""
    force = case.force
    soft = force is not None and force.soft and force.quantity is not None
    if not (case.memory.whole.arms and force and (soft or is_battery(force)) and not force.equipment):
        return case
    last = case.scope.force if case.scope else None
    people = last is not None and last.personnel and last.quantity is not None and not last.equipment
    before = next((s.force for s in reversed(case.memory.said.scopes) if s.force and s.force.equipment), None)
    if before is None or (people and soft and force.quantity and force.quantity.mode == "additional"):
        return case  # 'nine artillerymen came with the howitzers; a further four will join them'
    case.context["equipment"] = "the force spoken of before"
    if force.quantity is None or not soft:
        return replace(case, force=replace(force, equipment=before.equipment, function=force.function or before.function))
    return replace(case, force=of_the_kind(force, before, before.thing or "system"))


def turned(case: Case) -> Case:
    """In a text about arms, who has or wants machines is the one who is given them: 'Warsaw will have twenty-four by 2024'."""
    if found := received.of_its_owner(case):
        return found
    frame, force = case.frame, case.force
    machines = force is not None and (is_machine(force) or force.soft)
    if _wants_more(case):
        return replace(case, frame=replace(frame, action="transfer", by="handed", agents=(), hosts=case.scope.hosts if case.scope else ()))
    if not (case.memory.whole.arms and machines):
        return case
    if found := received.received(case):
        return found
    if frame.action == "transfer":
        return case
    if frame.action == "deploy" and frame.predicate.lower_ in SHIPPING and frame.stage.status == "in_effect" and not frame.stage.negated:
        return replace(case, frame=replace(frame, stage=replace(frame.stage, status="under_way")))
    if not (frame.agents and frame.predicate.lower_ in _HAVING):
        # 'The Dutch followed with two': who does something with machines gives them.
        acting = grammar.subjects(frame.predicate) if grammar.case(frame.theme) == "with" and not frame.agents else []
        givers = tuple(code for s in acting for code in case.line.scene.nations_at(s)) or frame.agents
        traded = frame.action in ("deploy", "station") and change_hands(case, frame.action, ())
        return replace(case, frame=replace(frame, agents=givers)) if traded else case
    if frame.predicate.dep_ == "acl:relcl" and not frame.stage.future:
        return case  # 'Kuwait, which has more than a hundred'
    stage = replace(frame.stage, status="approved") if is_on_order(frame.predicate) else frame.stage
    return replace(case, frame=replace(frame, action="transfer", by="transfer", agents=(), hosts=frame.agents, stage=stage))


def _wants_more(case: Case) -> bool:
    """'Has received a patrol ship and wants a second one': who was given the first."""
    frame, scope = case.frame, case.scope
    more = frame.force is not None and frame.force.soft and frame.stage.status == "requested" and frame.action == "deploy"
    given = scope is not None and scope.action == "transfer" and bool(scope.hosts)
    wanting = case.line.scene.nations_of_subjects(frame.predicate)
    return more and given and scope is not None and set(wanting or scope.hosts) == set(scope.hosts)


_UNNAMED = re.compile(
    r"\b(?:unnamed|undisclosed|unidentified|anonymous|unspecified|foreign) (?:\w+ )?(?:customers?|clients?|buyers?|countr(?:y|ies))\b", re.I
)


def has_no_taker(hosts: tuple[str, ...], text: str) -> bool:
    """'An unnamed customer in Asia' is no recipient, nor is an alliance; and a sale without one is no claim (codebook, not claims)."""
    return set(hosts) <= ALLIANCES or _UNNAMED.search(text) is not None


_KEEPING = words.forms_of("keep", "retain", "hold")
_IN_STORE = re.compile(r"\bin (?:storage|store|stock|reserve|mothballs)\b", re.I)


def is_kept(case: Case) -> bool:
    """In a text about arms a nation that keeps its tanks, or has some in store, gives none; and what is new replaces what is old."""
    frame, force = case.frame, case.force
    if frame.action == "rotate" and case.memory.whole.arms and (force is None or is_machine(force)):
        return True  # 'the carriers will replace Soviet-made ones'
    if not case.memory.whole.arms or frame.action not in ("station", "deploy", "transfer") or force is None or not is_machine(force):
        return False
    own = any(c.tag_ == "PRP$" for c in frame.theme.children)
    having = frame.predicate.lower_ in _KEEPING | _HAVING
    givers = {code for scope in case.memory.said.scopes if scope.action == "transfer" for code in scope.senders}
    if having and frame.agents and set(frame.agents) <= givers and not frame.stage.future and not case.line.places:
        return True  # 'Sweden gives only ten, since it has only about 120'
    return (own and frame.predicate.lower_ in _KEEPING) or (having and _IN_STORE.search(case.line.sentence.text) is not None)


def place_of(line: Line, place: str | None) -> str | None:
    """Where things change hands; a capital that they are given to is no place ('delivered to Kyiv')."""
    meant = any(p.name == place and p.capital and p.role not in ("at", "obj") for p in line.places)
    return None if meant else place


# How what was given sets out: 'eight left on Wednesday', 'the rest will have gone by May'.
_SETTING_OUT = words.forms_of("leave", "go", "depart", "ship", "sail", "fly")


def shipped(case: Case) -> Case:
    """'All our tanks go to Ukraine. Eight left on Wednesday': machines that were given are on their way, and nobody withdraws them."""
    frame, own = case.frame, case.frame.force
    if frame.action != "withdraw" or frame.predicate.lower_ not in _SETTING_OUT or case.force is None or not is_machine(case.force):
        return case
    given = (s for s in reversed(case.memory.said.scopes) if s.action == "transfer")
    scope = case.scope if case.scope and case.scope.action == "transfer" else next(given, None) if case.memory.whole.arms else None
    if scope is None or not (own is None or own.soft or is_machine(own)) or (own and own.senders and set(own.senders) <= set(scope.hosts)):
        return case
    agents, hosts = (own.senders if own else ()) or scope.senders, scope.hosts
    if any(set(p.hosts) & set(scope.senders) for p in case.line.places if p.role in ("to", "at")):
        agents, hosts = hosts, agents  # 'Malta lent Cyprus six. They went back to Malta'
    stage = replace(frame.stage, status="under_way") if frame.stage.status == "in_effect" else frame.stage
    return replace(case, frame=replace(frame, action="transfer", by="handed", agents=agents, hosts=hosts, stage=stage))


def given_before(case: Case) -> tuple[str, ...]:
    """'The Emirates gave Morocco ten, and thirty older ones may go to Iraq': who gave before gives those too."""
    own, scope = case.frame.force, case.scope
    follows = scope is not None and scope.action == "transfer" and case.frame.action == "deploy" and not case.frame.agents
    if not follows or scope is None or (own is not None and not own.soft) or case.frame.by not in ("number", "rest"):
        return ()
    men = case.force is None or not case.force.equipment or (case.force.quantity and case.force.quantity.of == "personnel")
    others = any(case.line.scene.nations_at(s) for s in grammar.subjects(case.frame.predicate))
    back = any(set(p.hosts) & set(scope.senders) for p in case.line.places if p.role in ("at", "to", "obj"))
    if men or others or back:
        return ()
    case.context["senders"] = "who gave before"
    return scope.senders


def of_the_type(case: Case) -> tuple[str, ...]:
    """'Sweden sold Denmark ten CV90s. Slovakia ordered 152 of them': who buys more of a type buys it where the others did."""
    frame, force = case.frame, case.force
    side, _ = transfer_verbs().get(frame.predicate.lower_, ("", ""))
    if not case.is_given or frame.agents or side not in ("take", "sign") or force is None or not force.equipment:
        return ()
    told = (
        s for s in reversed(case.memory.said.scopes) if s.action == "transfer" and s.force and set(s.force.equipment) & set(force.equipment)
    )
    last = next((s.senders for s in told if s.senders), ())
    if not last or set(last) & set(frame.hosts):
        return ()
    case.context["senders"] = "who gave before"
    return last


def _will_be_with(case: Case, hosts: tuple[str, ...]) -> bool:
    """'Kenya is to receive twelve carriers. Four of them will be here by July': with whom they are given to."""
    stage, given = case.frame.stage, case.scope.hosts if case.scope else ()
    there = any(c.dep_ == "cop" for c in case.frame.predicate.children)
    return there and stage.status == "announced" and stage.future and bool(hosts) and set(hosts) <= set(given)


def change_hands(case: Case, action: str, hosts: tuple[str, ...]) -> bool:
    """'Taiwan ordered 29 launchers; the first 11 arrived': what follows a transfer, or machines in a text about arms."""
    own, force = case.frame.force, case.force
    loose = force is not None and bool(force.loose) and not (force.personnel or force.unit)
    known = own is None or own.soft or (own.definite and not own.personnel and bool(own.equipment or own.loose or is_battery(own)))
    follows = case.scope is not None and case.scope.action == "transfer" and known
    machines = force is not None and is_machine(force)
    armed = bool(hosts) and set(hosts) <= armed_by_others()
    if action == "station":
        if follows and case.frame.by == "being" and case.frame.stage.status == "cancelled":
            return True  # 'the launchers were to have been in Oman by May'
        if follows and case.frame.by in ("being", "pronoun", "rest") and _will_be_with(case, hosts):
            return True
        return machines and case.memory.whole.arms and case.frame.by in ("rest", "line", "being", "number", "phrase")
    return follows or ((machines or loose) and (armed or case.memory.whole.arms))
