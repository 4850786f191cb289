"""Owners: whose the ships, units, types and people are that the text names without their nation beside them."""

import re
from collections.abc import Iterable

from musterbook.claims.line import Case, Line
from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.trees.words import forms_of
from musterbook.world import operators
from musterbook.world.nations import ALLIANCES


def alone(case: Case) -> tuple[str, ...]:
    """The one nation that has such ships or types: whose B-52s are, goes without saying."""
    force = case.force
    if force is None or case.is_given:
        return ()
    code = next((code for name in (*force.equipment, force.unit) if name and (code := operators.of(name))), None)
    if code is None:
        return ()
    case.context["senders"] = "who alone has such"
    return (code,)


# So many paragraphs lie between an answer and the one before it.
_NEXT = 2


def asked_on(case: Case) -> tuple[str, ...]:
    """'And with what?' – 'With tanks, since May': an answer without a verb, to a question that names nobody, goes on with those before."""
    line, said, turns = case.line, case.memory.said, case.memory.at.turns
    bare = line.sentence.kind == "answer" and not any(grammar.is_verb(t) for t in line.scene.tree.doc)
    before = said.scopes[-1] if said.scopes else None
    asked = turns[-2] if len(turns) > 1 else None
    if not bare or before is None or asked is None or not asked.asks or asked.actors or asked.places or said.topic:
        return ()
    if line.places or case.frame.agents or (case.force and case.force.senders) or not 0 < line.sentence.block - before.block <= _NEXT:
        return ()
    case.context["senders"] = "the force spoken of before"
    return before.senders


def theirs(case: Case) -> tuple[str, ...]:
    """'Some 60 Danes left the camp. Their vehicles are to be shipped': those of whom the sentence before tells."""
    theme, last = case.frame.theme, [s for s in case.memory.said.scopes[-3:] if not s.minor][-1:] or case.memory.said.scopes[-1:]
    owned = any(c.lower_ == "their" and c.i < 2 for c in theme.children) and theme.dep_ in grammar.SUBJECTS
    if not owned or not last or case.line.sentence.block - last[0].block > 1 or case.is_given or case.frame.agents:
        return ()
    case.context["senders"] = "what the word stands for"
    return last[0].senders


_FELLOWS = frozenset({"comrades", "predecessors", "compatriots", "countrymen", "colleagues"})


def of_comrades(case: Case) -> tuple[str, ...]:
    """'The Portuguese are at Caracal. On Monday 221 soldiers relieved their comrades': of the one nation of the sentence before."""
    turns, relieved = case.memory.at.turns, (case.line.scene.tree.doc[i] for i in case.frame.spent)
    theirs = any(t.lower_ in _FELLOWS and any(c.lower_ == "their" for c in t.children) for t in relieved)
    before = turns[-2] if theirs and len(turns) > 1 and turns[-2].block == case.line.sentence.block else None
    nations = set(before.actors) - set(before.places) if before else set()
    if len(nations) != 1 or case.frame.agents:
        return ()
    case.context["senders"] = "the sentence before"
    return tuple(nations)


def agreed_to(case: Case) -> tuple[str, ...]:
    """'Doha said it had agreed to the deployment': the host agrees to what was told before, and sends nobody."""
    frame, last = case.frame, case.memory.said.scopes[-1:]
    known = frame.by == "noun" and any(c.lower_ in ("the", "this") for c in frame.theme.children) and grammar.case(frame.theme) == "to"
    if not known or not last or frame.agents or frame.stage.status not in ("approved", "denied", "considered"):
        return ()
    named = {m.value for m in case.line.names if m.kind == "nation"}
    if not named or not named <= set(last[0].hosts):
        return ()
    case.context["senders"] = "what the word stands for"
    return last[0].senders


def of_the_same(case: Case) -> tuple[str, ...]:
    """'Four Norwegian F-35s arrived. The jets will operate from Keflavik': whose those were, where nobody else is named."""
    own, scope = case.frame.force, case.scope
    they = case.frame.theme.lower_ in ("former", "latter") or (case.frame.theme.lower_ == "they" and scope is case.memory.said.topic)
    if scope is not None and they and case.frame.by == "pronoun" and not case.frame.agents and scope.senders:
        case.context["senders"] = "what the word stands for"
        return scope.senders
    meant = (
        own is not None and own.definite and not (own.soft or own.unit or own.personnel) and scope is not None and scope.force is not None
    )
    if not meant or scope is None or not scope.senders or case.frame.agents or case.line.label:
        return ()
    if any(m.kind in ("nation", "body", "formation") for m in case.line.names) or not (case.force and case.force.senders == scope.senders):
        return ()
    case.context["senders"] = "what the word stands for"
    return scope.senders


_EMBASSY = re.compile(r"(?:[’']s)? (?:[Ee]mbassy|[Aa]mbassador)\b")


def of_embassies(lines: Iterable[Line]) -> tuple[str, ...]:
    """Whose embassy or ambassador a text speaks of, if of one nation's only: 'U.S. Ambassador Powell', 'the Chilean embassy'."""
    named = (m.value for line in lines for m in line.names if m.kind == "nation" and _EMBASSY.match(line.sentence.text, m.span.end))
    codes = set(named)
    return tuple(codes) if len(codes) == 1 else ()


def of_the_embassy(case: Case) -> tuple[str, ...]:
    """'In May the Embassy handed over 70 lorries': its nation gave them."""
    subjects = grammar.subjects(case.frame.predicate) if case.is_given else []
    code = case.memory.whole.embassy if any(s.lower_ in ("embassy", "ambassador") for s in subjects) else ()
    if not code or case.frame.agents or grammar.is_passive(case.frame.predicate):
        return ()
    case.context["senders"] = "who acts in the sentence"
    return code


def of_the_mission(case: Case) -> tuple[str, ...]:
    """'The force numbers 5,700': in a text about one mission it is the mission, whoever was told of just before."""
    force, missions = case.frame.force, case.memory.whole.missions
    plain = force is not None and not (force.unit or force.echelon or force.equipment or force.function or force.senders)
    told = (case.frame.theme, *(grammar.subjects(case.frame.predicate) if case.frame.by == "number" else ()))
    if not (plain and any(map(_is_the_mission, told)) and len(missions) == 1 and missions[0].nation) or case.is_given or case.frame.agents:
        return ()
    case.context["senders"] = "the mission that the article speaks of"
    return (missions[0].nation,)


def _is_the_mission(token: Token) -> bool:
    """'The force', 'the mission', with nothing else beside it."""
    return token.lower_ in ("force", "mission") and [c.lower_ for c in token.children if c.dep_ in ("det", "amod")] == ["the"]


def relieved(case: Case) -> tuple[str, ...]:
    """'They relieve an Italian detachment': whom others relieve is not who relieves, unless those spoken of are of the same nation."""
    if case.frame.action != "rotate":
        return ()
    gone = (f.senders for i in case.frame.spent if (f := case.line.scene.forces.get(i)))
    return tuple(code for senders in gone for code in senders if not case.scope or code not in case.scope.senders)


def only_leads(text: str, mention: Mention) -> bool:
    """'At the American-led headquarters', 'a battlegroup led by Spain': others serve there too."""
    return text[mention.span.end :].startswith(("-led ", "‑led ", " led ")) or text[: mention.span.start].endswith(_LED_BY)


_LED_BY = tuple(f"{verb} by {the}" for verb in ("led", "commanded", "headed", "run") for the in ("", "the "))


def who_say_so(case: Case) -> tuple[str, ...]:
    """'The Netherlands and the Czech Republic said they would send 200 soldiers': all those who say it of themselves."""
    verb, scene = case.frame.predicate, case.line.scene
    # Not 'the ministry said they had arrived': who acts, and not who is moved.
    moved = case.frame.theme.i
    themselves = any(s.lower_ in ("they", "it") and s.i != moved for s in verb.children if s.dep_ in grammar.SUBJECTS)
    said = verb.dep_ == "ccomp" and verb.head.lower_ in words.verbs_of_saying() and not case.is_given
    said = said and case.frame.stage.requester is None and not grammar.is_passive(verb)
    found = scene.nations_of_subjects(verb.head) if said and themselves else ()
    return tuple(dict.fromkeys(code for code in found if code not in ALLIANCES))


_AGREEING = forms_of("agree", "sign", "negotiate", "conclude", "discuss", "settle")


def of_a_pact(case: Case) -> tuple[str, ...]:
    """'Moscow and Khartoum agreed on a base at Port Sudan for 300 men': of those who agree, who is not at home there."""
    verb = case.frame.predicate
    parties = case.line.scene.nations_of_subjects(verb) if verb.lower_ in _AGREEING and not case.is_given else ()
    there = {code for p in case.line.places if p.name and p.role == "at" for code in p.hosts}
    return tuple(code for code in parties if code not in there) if len(parties) > 1 and there & set(parties) else ()


def is_addressed(child: Token) -> bool:
    """'Called on Oslo', 'asked Oslo', 'Oslo was asked for'; who wants soldiers out of Mali asks nothing of Mali."""
    asked = child.dep_ == "nsubj:pass" and any(grammar.case(c) == "for" for c in grammar.obliques(child.head))
    return asked or child.dep_ in ("obj", "iobj") or (child.dep_ == "obl" and grammar.case(child) not in ("out", "off"))


# Whom somebody asks, and who is not the one who asks: 'called on all parties to withdraw'.
ADDRESSED = frozenset(
    {"parties", "sides", "allies", "partners", "countries", "states", "nations", "members", "neighbours", "neighbors", "others", "all"}
)


def deciding(case: Case, acting: tuple[str, ...], hosts: tuple[str, ...]) -> tuple[str, ...]:
    """'Denmark's government has approved the deployment of 174', 'Malta has 70 here and a dozen there': whoever was told of before."""
    frame, scope = case.frame, case.scope
    if acting and frame.by == "noun" and frame.stage.status in ("approved", "ordered") and not set(acting) & {*hosts, *ALLIANCES}:
        return acting
    if scope is None or frame.by != "rest" or scope.at != case.memory.said.at:
        return ()
    return scope.senders if acting in ((), scope.senders) else ()


def own_country(case: Case) -> tuple[str, ...]:
    """'President Ouattara of Côte d'Ivoire says that his country will provide a battalion': the nation of who speaks."""
    subject = next((s for s in grammar.subjects(case.frame.predicate) if s.lower_ in ("country", "government", "nation", "army")), None)
    if subject is None or not any(c.tag_ == "PRP$" and c.lower_ in ("his", "her", "their", "our", "my") for c in subject.children):
        return ()
    named = [m.value for m in case.line.names if m.kind == "nation" and case.line.scene.tree.head(m.span).i < subject.i]
    return (named[0],) if len(set(named)) == 1 and named[0] not in ALLIANCES else ()
