"""Owners: whose the ships, units, types and people are that the text names without their nation beside them."""

import re
from collections.abc import Iterable

from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.trees.words import forms_of
from musterbook.world import operators, presence
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


def of_its_town(case: Case) -> tuple[str, ...]:
    """'The 5th Regiment from Szczecin', 'the Brisbane-based 7th Brigade': a town of a nation that the text has sending."""
    frame, line = case.frame, case.line
    if frame.force is None or case.is_given or frame.agents:
        return ()
    start, end = line.scene.tree.starts[frame.force.head], line.scene.tree.ends[frame.force.head]
    for mention in (m for m in line.names if m.kind == "site"):
        before, after = line.sentence.text[: mention.span.start], line.sentence.text[mention.span.end :]
        based = after.startswith(("-based ", "‑based ")) and any(
            m.kind in ("unit", "force", "echelon") and 0 <= m.span.start - mention.span.end - 7 < 3 for m in line.names
        )
        own = (
            frame.action != "withdraw"
            and before.endswith((" from ", " from the "))
            and (
                before.removesuffix(" the").rstrip().removesuffix(" from").endswith(frame.force.unit or "\n")
                or len(before.rstrip()) - end in (5, 9)
            )
        )
        near = based and abs(mention.span.start - start) < _NEAR
        nation = mention.value.nation
        if (near or own) and (case.memory.whole.sends[nation] or nation in (*case.memory.whole.outlet, *case.memory.whole.dateline)):
            case.context["senders"] = "where the force is at home"
            return (nation,)
    return ()


# Characters between the head of a force's phrase and the town of its unit.
_NEAR = 60


def of_known(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    """'She will call at Lagos': a ship or unit that was named is whose it was; and who returns to Plymouth is at home there.

    `named`: the hosts that the sentence itself names.
    """
    known = case.force.senders if case.force and case.frame.action != "transfer" else ()
    back = case.frame.predicate.lower_ in _RETURNING or {"back", "home"} & {c.lower_ for c in case.frame.predicate.children}
    there = set(named)
    unit = (
        case.frame.by == "pronoun"
        and not case.frame.agents
        and case.force is not None
        and case.force.unit is not None
        and not there & set(known)
    )
    if not (known and (unit or (back and there == set(known)))):
        return ()
    case.context["senders"] = "the force spoken of before"
    return known


_RETURNING = forms_of("return")
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


def at_home(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    """'The Dutch are in Norway. The last units are due back in Den Helder': who comes back to a country that sent some is its own."""
    back = {"back", "home"} & {c.lower_ for c in case.frame.predicate.children}
    sent = {code for scope in case.memory.said.scopes for code in scope.senders}
    home = back and case.frame.action == "withdraw"
    returned = case.frame.predicate.lower_ in _RETURNING and case.frame.action in ("deploy", "withdraw") and not case.frame.agents
    if not (home or returned) or not named or not set(named) <= sent:
        return ()
    case.context["senders"] = "the force spoken of before"
    return named


def of_the_same(case: Case) -> tuple[str, ...]:
    """'Four Norwegian F-35s arrived. The jets will operate from Keflavik': whose those were, where nobody else is named."""
    own, scope = case.frame.force, case.scope
    meant = (
        own is not None and own.definite and not (own.soft or own.unit or own.personnel) and scope is not None and scope.force is not None
    )
    if not meant or scope is None or not scope.senders or case.frame.agents or case.line.label:
        return ()
    if any(m.kind in ("nation", "body", "formation") for m in case.line.names) or not (case.force and case.force.senders == scope.senders):
        return ()
    case.context["senders"] = "what the word stands for"
    return scope.senders


_PARTING = words.forms_of("leave", "depart")


def is_left(frame: Frame, place: Place) -> bool:
    """'The battalion left Dublin for Lebanon', 'will depart Dublin Airport': whence it sets out is where it is from."""
    return place.role == "obj" and frame.action == "deploy" and frame.predicate.lower_ in _PARTING


_FROM = re.compile(r"(?: [a-z]+){0,2} from (?:the )?")


def is_right_behind(case: Case, place: Place) -> bool:
    """'570 soldiers from Ghana': the place stands behind the noun, or behind what the number counts."""
    text, force = case.line.sentence.text, case.frame.force
    counted = [span.end for slot, span in force.spans if slot == "quantity"] if force else []
    if text[case.line.scene.tree.ends[case.frame.theme.i] : place.span.start] in (" from ", " from the "):
        return True
    return any(end <= place.span.start and _FROM.fullmatch(text[end : place.span.start]) for end in counted)


def is_whence(case: Case, place: Place) -> bool:
    """'Up to eight F-35s will move from Germany to the Baltics', in a text about Americans, who are known to be stationed there."""
    onward = any(p.role in ("to", "at") and p.hosts and set(p.hosts) != set(place.hosts) for p in case.line.places)
    most = tuple(code for code, _ in case.memory.whole.sends.most_common(1))
    last = next((s.senders for s in reversed(case.memory.said.scopes) if s.senders), most)
    known = any(presence.is_known(sender, host) for sender in last for host in place.hosts)
    return onward and known and not set(last) & set(place.hosts)


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


_HOLDING = forms_of("comprise", "include", "have", "receive", "gather", "unite", "contain")


def homes(case: Case) -> tuple[str, ...]:
    """'Troops from Ghana, Pakistan and India have arrived': the nations that who acts, or is there, is from."""
    frame, theme = case.frame, case.frame.theme
    if frame.force is None:
        return ()
    holds = theme.dep_ == "obj" and theme.head.lower_ in _HOLDING  # 'comprises 1,200 soldiers from Ghana and Nepal'
    joins = grammar.base(theme.dep_) == "obl" and grammar.case(theme) in ("by", "with") and grammar.is_passive(theme.head)
    named = [p for p in case.line.places if p.role == "from" and not p.name]
    own = theme.dep_ in grammar.SUBJECTS or holds or joins
    sources = [p for p in named if own and grammar.first_conjunct(p.token).head is theme]
    if not sources and frame.action != "withdraw" and not frame.agents:
        # 'Replaced by 570 soldiers from Ghana', wherever the parser hangs it: nobody else acts who may have moved them.
        text = case.line.sentence.text
        right = (p for p in named if is_right_behind(case, p) and not is_whence(case, p))
        sources = [p for p in right if not text.startswith(" to ", p.span.end)]
    return tuple(dict.fromkeys(code for p in sources for code in p.hosts if code not in ALLIANCES))


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


def leaving_home(case: Case) -> tuple[str, ...]:
    """'The rotation left Townsville in May', after Australians in Britain were spoken of: who sets out from a site at home is theirs."""
    aside = any(c.lower_ in ("when", "as", "since") for c in case.frame.predicate.children)  # 'it was cold when they left Chelyabinsk'
    if case.frame.action != "withdraw" or case.frame.stage.requester is not None or aside:
        return ()
    left = {code for p in case.line.places if p.role in ("from", "obj") and p.name for code in p.hosts}
    before = next((s for s in reversed(case.memory.said.scopes[-3:]) if s.senders and s.hosts), None)
    if before is None or left != set(before.senders):
        return ()
    case.context["senders"] = "where the force was spoken of before"
    return before.senders


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


def is_addressed(child: Token) -> bool:
    """'Called on Oslo', 'asked Oslo', 'Oslo was asked for'; who wants soldiers out of Mali asks nothing of Mali."""
    asked = child.dep_ == "nsubj:pass" and any(grammar.case(c) == "for" for c in grammar.obliques(child.head))
    return asked or child.dep_ in ("obj", "iobj") or (child.dep_ == "obl" and grammar.case(child) not in ("out", "off"))


# Whom somebody asks, and who is not the one who asks: 'called on all parties to withdraw'.
ADDRESSED = frozenset(
    {"parties", "sides", "allies", "partners", "countries", "states", "nations", "members", "neighbours", "neighbors", "others", "all"}
)
