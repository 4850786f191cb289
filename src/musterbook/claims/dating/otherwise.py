"""Otherwise: dates of a sentence that belong to something else than the action: a treaty, a war, the strength that was, the saying."""

import re
from typing import Any

from musterbook.claims.frames import Frame, former_part
from musterbook.claims.line import Line
from musterbook.claims.stages import status
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.where.clauses import is_of_a_text
from musterbook.values import Span, bounds

# What a date can belong to instead of the action: a text, or what happened besides.
_TEXTS = (
    r"(?:agreement|treaty|accord|pact|deal|resolution|law|act|decree|decision|letter(?: of intent)?|memorandum|declaration"
    r"|communiqu[eé]|statement|report|article|announcement|pledge|promise|contract|note|notice|protocol|motion)"
)
_EVENTS = (
    r"(?:elections?|referendum|summit|conference|coup|war|invasion|annexation|earthquake|tsunami|attacks?|hurricane|cyclone|putsch"
    r"|revolution)"
)
_ITS_DATE = re.compile(
    rf"\b{_TEXTS}s?,? (?:(?:№|No\.?) ?)?(?:\d{{1,5}},? )?"
    r"(?:(?:of|from|dated)|(?:signed|agreed|renewed|adopted|concluded|reached)(?: (?:in|on))?)? ?$"
    rf"|\bdated (?:on )?$|\b{_EVENTS}(?: (?:of|in|on) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? (?:of|in|on) $"
    r"|\b(?:time|first|highest|largest|lowest|most|fewest) since $",
    re.I,
)
# 'Three hundred more than in January', 'twice as many as a year ago': the day of what it is compared with.
_COMPARED = re.compile(
    r"\b(?:than|as (?:many|much|large|big|strong|high) as)(?: (?:there|it|they) (?:was|were|had)(?: been)?)? (?:(?:in|on|at|during) )?$",
    re.I,
)
# 'A request, made on 9 May,', 'it emerged last night': the day of asking, or of becoming known.
_SAID_THEN = re.compile(
    r"\b(?:request|appeal|offer|proposal|invitation|demand)s?(?: of [^.;]{,80})?,? (?:made|submitted|issued|sent|voiced|repeated) \Z"
    r"|\bit (?:has )?(?:emerged|transpired|was learned|became known|came to light) (?:late |early )?\Z|\bmade (?:public|known) \Z",
    re.I,
)
_NAMED_BY_DATE = re.compile(rf" (?:deadline|ultimatum|cease-?fire|truce|{_TEXTS}|{_EVENTS})\b", re.I)
_OWNS = re.compile(r"[’']s? (?:[\w-]+ )?(\w+)")


_SINCE_EVENT = re.compile(rf"\bsince (?:[\w’'-]+ ){{0,4}}{_EVENTS} (?:of|in|on) (?:[\w’'-]+ (?:in|on) )?\Z", re.I)


def is_of_something_else(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """The time belongs to another thing, clause or noun of the sentence."""
    token = line.scene.tree.head(time.span)
    beside = _of_another(line, frame, time) or _beside_phrase(line, frame, time, token) or _is_before(line, frame, time, slots)
    at = grammar.clause(token)
    stays = any(f.action == "station" and f.predicate.i == at.i for f in line.frames)  # 'would stay until May and not be relieved'
    later = time.role == "until" and slots["action"] == "rotate" and at.i != frame.predicate.i and (stays or at.dep_ == "acl:relcl")
    beside = beside or _is_of_a_change(frame, time, at) or _is_of_the_last(line, time) or _is_in_brackets(line, time)
    beside = beside or (slots["status"] == "denied" and time.role == "point" and at.lower_ in _REFUSING)
    beside = beside or (at.tag_ == "VBG" and at.i != frame.predicate.i and any(c.lower_ in _SINCE for c in at.children))
    return is_of_a_text(at) or beside or later or _of_a_noun(line, frame, token) or _confirmed(frame, time, token)


_REFUSING = words.forms_of("turn", "reject", "refuse", "decline", "dismiss")  # 'was turned down in May'
_SINCE = ("since", "after", "before")  # 'its first since joining the alliance in March'


def _is_in_brackets(line: Line, time: Time) -> bool:
    """'There are 1,900 (900 in May)': in brackets stands another number."""
    return re.search(r"\((?:some |about |only )?\d[\d,.]* $", line.sentence.text[: time.span.start]) is not None


_CHANGING = words.forms_of(
    "double", "treble", "triple", "quadruple", "grow", "swell", "rise", "increase", "climb", "fall", "drop", "shrink", "halve", "decline",
    "dwindle", "ground", "confine", "strand",
)  # fmt: skip


def _is_of_a_change(frame: Frame, time: Time, at: Token) -> bool:
    """'Has doubled its force there since 2018 to 300': since when they are more, or sit still, is not since when they are there."""
    return time.role == "since" and frame.action == "station" and at.lower_ in _CHANGING


_LAST_ONE = re.compile(r", (?:and )?the (?:last|final)\b(?! (?:year|month|week|time|few)s?\b|(?: of them| ones?| two)? \Z)[^.;()]{0,40}\Z")


def _is_of_the_last(line: Line, time: Time) -> bool:
    """'All six have been delivered, the last of them, a tanker, in May': the month is that of the last one."""
    before = _LAST_ONE.search(line.sentence.text, 0, time.span.start) if time.role == "point" else None
    return before is not None and not any(grammar.is_verb(t) for t in line.scene.tree.tokens(Span(before.start(), time.span.start)))


def is_past_plan(line: Line, time: Time, slots: dict[str, Any]) -> bool:
    """'Agreed last week that it may rise to 70 next spring': what lies ahead has not begun last week."""
    over = time.role == "point" and time.past and len(time.past) == 7 and time.future in (None, time.past) and line.published
    return bool(over) and slots["status"] in status.AHEAD and bounds(str(time.past))[0] <= bounds(str(line.published))[1]


def _of_another(line: Line, frame: Frame, time: Time) -> bool:
    """The date is that of something beside the action: 'the resolution of 21 April', 'last summer’s plan', 'down from 800 in 2022'."""
    text = line.sentence.text
    if _COMPARED.search(text, 0, _core(text, time)):
        return True
    part = former_part(text)
    if part is not None and (frame.by == "former") != part.overlaps(time.span):
        return frame.by == "former" or time.span.start >= part.start
    if text[: time.span.start].endswith(" than "):
        return True  # 'two jets more than in May'
    if time.role == "point" and _SAID_THEN.search(text, 0, time.span.start):
        return True
    if time.role in ("point", "since") and _ITS_DATE.search(text, 0, _core(text, time)) and not _since_an_event(text, time):
        return True
    if time.role in ("point", "since") and _NAMED_BY_DATE.match(text, time.span.end):
        return True  # 'after the Feb. 18 deadline'
    owner = _OWNS.match(text, time.span.end) if time.role == "point" else None
    return bool(owner and re.fullmatch(rf"{_TEXTS}s?|{_EVENTS}|deadline|plan|briefing|vote|meeting|talks|hearing", owner[1], re.I))


def _since_an_event(text: str, time: Time) -> bool:
    """'Since Russia’s invasion of Ukraine in 2022': the day of what happened is that on which the stay began."""
    return time.role == "since" and bool(_SINCE_EVENT.search(text, 0, _core(text, time)))


def _core(text: str, time: Time) -> int:
    """Where a date itself begins, behind its preposition."""
    lead = re.match(r"(?:of|from|in|on|since|dated|at|signed)\s+", time.span.of(text), re.I)
    return time.span.start + (lead.end() if lead else 0)


def _is_before(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """'There since 2021, may be brought home': since when a force is there is no date of a move that lies ahead or has its own."""
    moving = slots["action"] != "station"
    # Nobody 'left since May', though some have.
    own = slots["status"] in status.AHEAD or frame.predicate.tag_ == "VBD" or any(t.role == "point" and t.past for t in line.times)
    return moving and own and time.role == "since" and time.span.of(line.sentence.text).lower().startswith("since")


def _of_a_noun(line: Line, frame: Frame, token: Token) -> bool:
    """'After the departure of the French in December, 1,100 Americans remain': the month is that of the departure."""
    nouns = (f.predicate for f in line.frames if f.by == "noun" and not grammar.is_verb(f.predicate) and f.predicate.i != frame.predicate.i)
    return any(grammar.within(token, noun) and not grammar.within(frame.theme, noun) for noun in nouns)


_APPOINTING = words.forms_of("name", "appoint", "visit", "thank", "praise", "honour", "criticise", "criticize", "discuss", "mark")


def _confirmed(frame: Frame, time: Time, token: Token) -> bool:
    """'The arrival of 40 soldiers was confirmed on Friday', 'confirmed on Friday the arrival': the day is that of saying so."""
    at = grammar.clause(token)
    said = time.role == "point" and frame.by == "noun" and at.lower_ in words.verbs_of_saying()
    return said and (grammar.is_passive(at) or token.i < frame.predicate.i)


def _beside_phrase(line: Line, frame: Frame, time: Time, token: Token) -> bool:
    """'The 1,400 troops in Estonia are joined this month by 900': the month is that of who comes, whom the verb tells of."""
    told = any(f is not frame and f.predicate.i == grammar.clause(token).i for f in line.frames)
    if frame.by in ("phrase", "rest") and grammar.clause(token).lower_ in _APPOINTING:
        return True  # 'on Tuesday named a new commander for its troops in Lebanon'
    # 'The 900 soldiers there took part in an exercise in May'
    told = told or (time.role == "point" and grammar.is_verb(grammar.clause(token)))
    return frame.by == "phrase" and told and not grammar.within(token, frame.theme)
