"""From a frame to a claim: whose, where, when, on whose word, on what basis; what the sentence leaves out comes from context."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims import where, whose
from musterbook.claims.assemble import besides, called_off, echo, givings, rows, unclaimed
from musterbook.claims.assemble.carried import carried_on
from musterbook.claims.assemble.footing import footing
from musterbook.claims.assemble.force_slots import slots_of
from musterbook.claims.assemble.wholes import more_to_come, presences, wholes
from musterbook.claims.confidence import Draft, clues
from musterbook.claims.context import Memory, Scope
from musterbook.claims.context.inherited import counted_as, inherit, is_one_more, numbered, one_more_of, people, single
from musterbook.claims.dating import times_of, unknown
from musterbook.claims.dating.chronology import begun_then, live_day
from musterbook.claims.dating.outcome import standing, status_by_date
from musterbook.claims.dating.plans import decided, overtaken, put_off
from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import WONDERS
from musterbook.claims.telling import Told, asks_itself, retractions, speakers_of
from musterbook.claims.telling.reach import governs
from musterbook.claims.trees import grammar, words
from musterbook.claims.whose import arms, lists, missions, subjects
from musterbook.model import Article, Claim
from musterbook.values import Span

# Words that stand for all of a force; 'it' stands for what the force is, and its number may have changed.
_THEY = {"they", "them", "these", "those", "latter", "former", "who"}
# Those who are left.
_LEFT = {"rest", "remainder", "others"}
_NUMBERING = words.forms_of("number", "count", "total", "comprise", "muster")
_DENYING = {"denied", "denies", "rejected", "rejects", "dismissed", "dismisses", "refuted", "refutes", "deny", "reject"}


def drafts(article: Article, line: Line, told: Told, memory: Memory) -> Iterator[Draft]:
    """The claims of one sentence, with their clues."""
    where.see(line, memory.at)
    memory.said.at = len(memory.at.turns)
    if line.sentence.row:
        yield from rows.drafts(article, line, memory)
        return
    if line.sentence.kind != "bullet":
        memory.said.giving = givings.opened(line) or (memory.said.giving if _goes_on_asking(line, memory) else None)
    built = [draft for frame in line.frames if frame.stage.status for draft in _of_frame(article, _case(line, frame, memory), told)]
    built = besides.with_denied(line, built)
    if right := echo.put_right(line, memory):
        built = [Draft(right, ("by:answer",))]
    memory.said.asked = _wondered(article, line, told, memory) or memory.said.asked
    if line.sentence.asks:
        memory.said.asked, memory.said.asked_block = [d.claim for d in built], line.sentence.block
        if nation := whose.asked_about(line):
            memory.said.ask_about(nation, line.sentence.block)
        return
    if line.sentence.kind == "question" and echo.HEARSAY.match(line.sentence.text):
        # The one who asks has only heard so (codebook, rule 25); the answer may be about it all the same.
        memory.said.claims = memory.said.asked = [d.claim for d in built]
        memory.said.asked_block = line.sentence.block
        return
    if not built:
        built = [Draft(claim, ("by:answer",)) for claim in echo.answered(article, line, memory, told)]
    if not built:
        built = [
            Draft(claim, ("by:echo", f"echo:{claim.status}", f"echo:{min(len(claim.evidence.split()) // 6, 4)}"))
            for claim in echo.judged(line, memory, told)
        ]
    memory.said.claims = [d.claim for d in built] or memory.said.claims
    if not built and (nation := subjects.people_of(line)):
        memory.said.ask_about(nation, line.sentence.block)
    yield from built


def _wondered(article: Article, line: Line, told: Told, memory: Memory) -> list[Claim]:
    """'She wanted to know whether the battalion would be cut': what the answer in the next sentence is about."""
    wondered = [f for f in line.frames if f.stage.why == WONDERS]
    if wondered:
        memory.said.asked_block = line.sentence.block
    cases = (_case(line, replace(f, stage=replace(f.stage, status="considered")), memory) for f in wondered)
    return [draft.claim for case in cases for draft in _of_frame(article, case, told)]


def _goes_on_asking(line: Line, memory: Memory) -> bool:
    """The line answers the question before it."""
    giving = memory.said.giving
    return giving is not None and giving.asked and line.sentence.block - giving.block <= 1


def _case(line: Line, frame: Frame, memory: Memory) -> Case:
    """The frame with its force as far as it is known, and a note for each slot that its own words leave out."""
    case = _resolved(line, frame, memory)
    for slot in ("unit", "echelon", "function", "equipment", "quantity"):
        if case.force and getattr(case.force, slot) and not (frame.force and getattr(frame.force, slot)):
            case.context[slot] = "the force spoken of before"
    return case


def _resolved(line: Line, frame: Frame, memory: Memory) -> Case:
    """The frame and its force: a pronoun or a definite phrase takes what its antecedent says."""
    own = frame.force
    nations = frame.agents if frame.by in ("people", "nation", "actor") else ()
    if own is not None and not own.senders and any(c.lower_ == "both" for c in frame.theme.children):
        own = replace(own, senders=memory.said.both(line.sentence.block))
        frame = replace(frame, force=own)
    fresh = frame.by == "nation" and any(c.lower_ in ("a", "an") for c in frame.theme.children)  # 'a Danish staff officer remains'
    theirs = frame.by == "makeup" or (frame.by == "relief" and frame.theme.tag_ == "PRP")  # 'they relieve a Danish company'
    known = (own is None and not fresh) or (own is not None and (own.definite or own.soft)) or theirs
    scope = _antecedent(line, frame, memory, None if theirs else own, nations) if known else None
    if frame.theme.lower_ in ("former", "latter") and scope:
        scope = memory.said.of_two(scope, first=frame.theme.lower_ == "former")
        frame = frame if scope is memory.said.scopes[-1] else replace(frame, hosts=scope.hosts)
    if frame.theme.lower_ in _LEFT and frame.action == "withdraw":
        # 'Of the 1,300 in Niger, 400 have left for Chad and the rest will be flown out': those who stayed where all of them were.
        recent = (s for s in memory.said.scopes[:-4:-1] if s.action == "station" and s.block == line.sentence.block)
        scope = next(recent, scope)
        if scope and not any(p.token.head.i == frame.predicate.i for p in line.places):
            frame = replace(frame, hosts=scope.hosts)
    if own is None and frame.by in ("noun", "site"):
        return Case(line, frame, memory, scope, None)
    it = frame.predicate.lower_ in _NUMBERING and any(s.lower_ == "it" for s in grammar.subjects(frame.predicate))
    before = memory.said.antecedent(None, line.sentence.block) if it else None
    if own is not None and before is not None and (formed := numbered(own, before.force, before.senders)):
        return Case(line, frame, memory, scope, formed)
    if own is not None and is_one_more(own):
        same = next((s for s in reversed(memory.said.scopes) if s.force and s.force.echelon == own.echelon), None)
        return Case(line, frame, memory, scope, one_more_of(own, same.force if same else None))
    if own is not None and own.soft:
        return Case(
            line, frame, memory, scope, counted_as(own, scope.force, given=frame.action == "transfer") if scope and scope.force else own
        )
    if own is None and scope and (one := single(frame.theme, scope.force, frame.action)):
        return Case(line, frame, memory, scope, one)
    whole = (frame.theme.lower_ in _THEY and frame.action != "rotate") or unclaimed.is_deal(frame)
    return Case(line, frame, memory, scope, inherit(own, scope.force if scope else None, whole=whole))


def _antecedent(line: Line, frame: Frame, memory: Memory, own: Force | None, nations: tuple[str, ...]) -> Scope | None:
    """The scope that the words of the frame's force stand for; 'the company at Savaneta' is not the one at Suffisant."""
    scope = memory.said.antecedent(own, line.sentence.block, nations)
    if scope and frame.by in ("nation", "people") and frame.action in ("station", "withdraw") and _is_abroad(line, frame, scope):
        return None
    if scope is None or own is None or own.soft:
        return scope
    where = [p for p in line.places if p.role == "at" and p.token.head.i == frame.theme.i]
    site = any(p.name and scope.place and p.name != scope.place for p in where)
    nation = any(p.hosts and scope.hosts and not set(p.hosts) & set(scope.hosts) for p in where)
    return None if site or nation else scope


def _is_abroad(line: Line, frame: Frame, scope: Scope) -> bool:
    """The frame names countries, and none of them is where the force spoken of before was: 'the British left Cyprus'."""
    where = [p for p in line.places if p.role in ("at", "from", "obj") and p.token.head.i == frame.predicate.i]
    named = {host for p in where for host in p.hosts} | set(frame.hosts)
    return bool(named and scope.hosts and not named & set(scope.hosts))


def _of_frame(article: Article, case: Case, told: Told) -> Iterator[Draft]:
    """The claim of one frame, and its twin where the sentence takes back an earlier date (codebook rule 3)."""
    claim = _claim(article, case, told)
    if claim is None:
        return
    found = clues(case.line, case.frame, claim)
    report = besides.reported(case.line, case.frame, claim)
    if report is not None:
        claim = replace(claim, via=tuple(name for name in claim.via if name not in report.via))
        yield Draft(report, (*found, "twin:report"))
    yield Draft(claim, found, tuple(case.choices))
    yield from (Draft(whole, (*found, "twin:whole")) for whole in wholes(case.line, claim))
    yield from (Draft(stay, (*found, "twin:stay")) for stay in presences(case.line, claim))
    yield from (Draft(whole, (*found, "twin:whole")) for whole in more_to_come(case.line, claim))
    # Of what is off no date is taken back in favour of another.
    for slot, value in overtaken(case.line, case.frame) if claim.status not in ("cancelled", "denied") else ():
        dates = {"start": None, "end": None} | {slot: value}
        yield Draft(replace(claim, status="cancelled", basis=(), start=dates["start"], end=dates["end"]), (*found, "twin"))


def _claim(article: Article, case: Case, told: Told) -> Claim | None:
    case = lists.turned(arms.shipped(arms.turned(arms.counted(carried_on(givings.taken_up(subjects.meant(case)))))))
    line, frame, force = case.line, case.frame, case.force
    if unclaimed.is_of_nothing(case) or unclaimed.counts_nothing_of_ours(case) or arms.is_kept(case):
        return None
    spoken = speakers_of(line, frame, told)
    case = replace(case, voice=next((code for s in spoken["speakers"] if (code := whose.nation_of(s))), None))
    senders = whose.senders(case)
    slots: dict[str, Any] = {"status": frame.stage.status, "senders": senders} | where.places(case, senders)
    hosts = slots["hosts"]
    if slots["action"] in ("deploy", "station") and arms.change_hands(case, slots["action"], hosts):
        slots["action"] = "transfer"
        if any(choice.slot == "place" for choice in case.choices):
            slots["place"] = None  # where things change hands is said or it is not known
    if slots["action"] == "transfer":
        slots["place"] = arms.place_of(line, slots["place"])
    if unclaimed.concerns_nobody(case, slots):
        return None
    if not frame.stage.negated and (_is_denied(frame, told) or retractions.is_denied_report(line.sentence.text)):
        slots["status"] = "denied"
    slots |= slots_of(force, slots["action"], frame) | footing(line, frame)
    _of_mission(case, slots)
    slots |= standing(line, frame, slots)
    slots |= _timed(case, slots)
    slots |= put_off(line, frame, slots)
    case.context.update(unknown(line, frame, slots))
    slots |= spoken
    slots["speakers"] = slots["speakers"] or asks_itself(case, slots)
    slots["said_on"] = slots.get("said_on") if slots["speakers"] or slots["via"] else None  # of a decision nobody is answerable
    slots["via"] = tuple(name for name in slots["via"] if name.removeprefix("The ") not in (article.outlet or ""))
    if slots["status"] == "considered" and _is_hoped_for(case, slots):
        slots["status"] = "requested"
    if slots["status"] == "in_effect" and slots["action"] == "station" and _is_pledged(frame, told):
        slots["status"] = "announced"
    if told.wrong is not None:
        slots["status"] = "denied"
    slots["status"] = decided(status_by_date(slots, frame, article, line, told), line.sentence.text)
    slots |= _coming(case, slots) | called_off.behind(line, frame, slots["status"])
    minor = frame.predicate.dep_ == "acl:relcl" or (case.is_given and frame.predicate.dep_ == "advcl")
    block, at, start = line.sentence.block, case.memory.said.at, slots.get("start")
    told_of = people(senders) if force is None and frame.by == "people" else force
    case.memory.said.keep(Scope(told_of, senders, hosts, slots["place"], block, slots["action"], minor, slots.get("unit"), at, start))
    spans = _spans(line, force) | ({"evidence": (told.wrong,)} if told.wrong else {})
    return Claim(article=article.id, evidence=spans["evidence"][0].of(article.text), spans=spans, context=case.context, **slots)


_BEGINS = frozenset({"from", "since", "starting", "beginning"})


def _timed(case: Case, slots: dict[str, Any]) -> dict[str, Any]:
    """The slots of time; who will be somewhere from or by a day, and no end is named, comes there: 'the rest will be here by Friday'."""
    line, frame = case.line, case.frame
    if frame.by == "visit" or frame.stage.why == "so far":
        return {}  # the day is that of the visit, or of what is to become of those who are there
    dates = begun_then(line, slots, times_of(case, slots))
    dates = {"start": live_day(line, frame, slots["action"])} | dates if not dates.get("start") else dates
    prolonged = frame.stage.why == "prolonged" and _BEGINS.isdisjoint(t.lower_ for t in line.scene.tree.doc)
    if frame.stage.why == "ordered out" or prolonged:
        return {"end": dates.get("end")}  # the day is that of the order, or of the decision
    ahead = slots["status"] in ("announced", "ordered") and frame.stage.future and slots["action"] == "station"
    copula = frame.by in ("being", "pronoun", "people") and any(c.dep_ == "cop" for c in frame.predicate.children)
    copula = copula and frame.predicate.lower_ != "present"  # 'two ships will be present from 2018': they stay
    there = not any(c.dep_ == "expl" or c.lower_ == "still" for c in frame.predicate.children)
    point = not any(t.role == "by" for t in line.times)
    if ahead and copula and there and point and dates.get("start") and not dates.get("end") and not slots["basis"]:
        slots = slots | {"action": "deploy"}
        return {"action": "deploy"} | times_of(case, slots)
    return dates


def _coming(case: Case, slots: dict[str, Any]) -> dict[str, Any]:
    """'Malaysia: 360 soldiers, from October': who is to be there from a day to come, and no verb says more, comes then."""
    frame = case.frame
    told = any(c.dep_ in ("cop", "aux") for c in frame.predicate.children) or grammar.is_verb(frame.predicate)
    bare = frame.by in ("line", "phrase") and frame.action == "station" and not told
    if not bare or slots["action"] != "station" or slots["status"] != "announced" or frame.stage.status != "in_effect" or slots["basis"]:
        return {}
    return {"action": "deploy"} | times_of(case, slots | {"action": "deploy"})


_HOPING = words.forms_of("hope")


def _is_hoped_for(case: Case, slots: dict[str, Any]) -> bool:
    """'Manila hopes that the Americans will stay': what another is hoped to do is a wish (codebook, rule 29)."""
    word = case.frame.stage.word
    return word is not None and word.lower_ in _HOPING and case.voice in slots["hosts"] and case.voice not in slots["senders"]


def _is_pledged(frame: Frame, told: Told) -> bool:
    """What is confirmed, assured or promised of a stay is an assurance, also in the present tense."""
    words = ("confirmation", "assurance", "assurances", "pledge", "promise", "guarantee")
    return any(a.verb.lower_ in words and governs(a, frame.predicate) for a in told.found)


def _is_denied(frame: Frame, told: Told) -> bool:
    return any(a.verb.lower_ in _DENYING and governs(a, frame.predicate) and a.verb.i != frame.predicate.i for a in told.found)


def _spans(line: Line, force: Force | None) -> dict[str, tuple[Span, ...]]:
    """The evidence and the number's own characters, in the article; the verifier finds those of the other slots."""
    start = line.sentence.span.start
    found = [Span(span.start + start, span.end + start) for name, span in (force.spans if force else ()) if name == "quantity"]
    return {"evidence": (line.sentence.span,)} | ({"quantity": tuple(found)} if found else {})


def _of_mission(case: Case, slots: dict[str, Any]) -> None:
    """The contingents in a mission's country are mostly the mission's."""
    if slots.get("unit") or slots["action"] == "transfer":
        return
    mission = missions.unsaid(case, slots)
    if mission:
        slots["unit"], case.context["unit"] = mission, "a mission that the article speaks of"
