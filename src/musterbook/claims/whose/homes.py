"""Homes: whose a force is by where it is at home: where its unit lies, whence it comes, where it goes back to."""

import re

from musterbook.claims.frames import Frame
from musterbook.claims.line import Case
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.words import forms_of
from musterbook.world import presence
from musterbook.world.nations import ALLIANCES


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


_SETTING_OUT = forms_of("sail", "embark")


def setting_out(case: Case) -> tuple[str, ...]:
    """'The first company sailed from Zhanjiang': of a port of a nation of which nobody was said to be the guest."""
    frame = case.frame
    bound = any(p.role == "to" and p.hosts for p in case.line.places)
    away = frame.predicate.lower_ in _SETTING_OUT or (frame.predicate.lower_ in _PARTING and bound)
    if not away or frame.agents or frame.stage.requester is not None or case.is_given or (case.force and case.force.senders):
        return ()
    left = {p.hosts for p in case.line.places if p.name and p.hosts and (p.role == "from" or is_left(frame, p))}
    guests = {code for scope in case.memory.said.scopes for code in scope.hosts}
    if len(left) != 1 or set(next(iter(left))) & (guests | ALLIANCES):
        return ()
    case.context["senders"] = "where the force is at home"
    return next(iter(left))
