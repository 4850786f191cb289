"""Dating: which of a sentence's times is the start, which the end, which the day of deciding."""

import re
from collections.abc import Iterator
from typing import Any

from musterbook.claims.dating import placing
from musterbook.claims.dating.lasting import after_so_long, from_coming, in_order, last_there, lasting, until_the_next
from musterbook.claims.dating.neighbours import is_planned_for, stays_until, turning
from musterbook.claims.dating.otherwise import is_of_something_else, is_past_plan
from musterbook.claims.dating.outcome import COUNTED_ON
from musterbook.claims.dating.plans import instead
from musterbook.claims.frames import Frame
from musterbook.claims.frames.once import brings, rests_on
from musterbook.claims.line import Case, Line
from musterbook.claims.stages import status
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.where.parts import own_part
from musterbook.values import bounds


def times_of(case: Case, slots: dict[str, Any]) -> dict[str, Any]:
    """start, end and said_on by codebook rule 13: a point is the start, 'until' the end, 'by' the deadline of a move."""
    line, frame = case.line, case.frame
    out: dict[str, Any] = {}
    lengths, strays, renewed = list[Time](), list[Time](), None
    for time in _considered(line, frame, slots):
        token = line.scene.tree.head(time.span)
        at = grammar.clause(token)
        owner = _since(line, time, at)
        own = _mine(frame, token, at) if owner is None else owner is frame
        if time.role == "point" and _decided(frame, at, time, line):
            slot, day = _of_deciding(time, slots)
            out.setdefault(slot, day)
            renewed = time.past if at.lower_ in status.PROLONGING else None
        elif own and time.role == "for":
            lengths.append(time)
        elif own:
            placing.put(out, line, frame, time, slots)
        elif owner is None and (is_planned_for(line, frame, time, slots) or _stray(line, frame, time, slots)):
            strays.append(time)
    # A frame's own dates come before those that hang on no frame: 'they lowered the flag in May and left three days later'.
    for time in strays:
        _add_stray(case, slots, time, out, lengths)
    return _settled(case, slots, {k: v for k, v in out.items() if v}, lengths, renewed)


_DATED = ("point", "by", "until")


def _considered(line: Line, frame: Frame, slots: dict[str, Any]) -> Iterator[Time]:
    """The times of a sentence that may be the frame's: '50 to Mali in 2018 and 30 to Chad in 2021' has one for each."""
    part = own_part(line, frame, [time.span for time in line.times if time.role in _DATED])
    for time in (t for t in line.times if part is None or t.role not in _DATED or part.overlaps(t.span)):
        apart = any(aside.span.overlaps(time.span) for aside, _ in line.asides) or instead(line, time) or _as_of(line, time, slots)
        if not apart and not is_of_something_else(line, frame, time, slots):
            yield time


def _add_stray(case: Case, slots: dict[str, Any], time: Time, out: dict[str, Any], lengths: list[Time]) -> None:
    """A time that hangs on no frame's clause, or on that of a plan."""
    line, frame = case.line, case.frame
    planned = is_planned_for(line, frame, time, slots)
    if time.role == "for":
        lengths.append(time)
    elif not planned and time.role == "point" and slots["status"] not in _DONE and _is_recent(time, line.published):
        out.setdefault("said_on", time.past)
    else:
        placing.put(out, line, frame, time, slots)


def _settled(case: Case, slots: dict[str, Any], out: dict[str, Any], lengths: list[Time], renewed: str | None) -> dict[str, Any]:
    """The dates once all that stand in the sentence are known."""
    line, frame = case.line, case.frame
    out |= stays_until(line, frame, out) if slots["action"] == "station" else turning(line, frame, out)
    out = out if "start" in out or "end" in out else out | from_coming(case, slots, lengths)
    if frame.stage.why == "from":
        # A strength that falls or fell from so much: the date is that of its end, if it has come.
        over = out.pop("start", None)
        out |= {"end": over} if over and slots["status"] == "ended" else {}
    out = until_the_next(line, frame, lasting(line, frame, lengths, last_there(frame, out))) if slots["action"] == "station" else out
    out |= after_so_long(frame, slots, out, lengths, renewed)
    return in_order(out if "end" not in slots else {k: v for k, v in out.items() if k != "end"})


def unknown(line: Line, frame: Frame, slots: dict[str, Any]) -> dict[str, str]:
    """Why a slot of time that the sentence speaks of is empty: {'end': 'within weeks: no day can be derived'}."""
    out = {}
    for time in line.times:
        token = line.scene.tree.head(time.span)
        if time.why and time.role in ("by", "until", "since") and _mine(frame, token, grammar.clause(token)):
            slot = "start" if time.role == "since" or (time.role == "by" and slots["action"] == "station") else "end"
            if not slots.get(slot):
                out[slot] = time.why
    return out


_DONE = ("in_effect", "ended", "under_way")


def _is_recent(time: Time, published: str | None) -> bool:
    """A day shortly before the text: a day of saying, where it tells no more than that."""
    if not time.past or len(time.past) != 10 or not published:
        return False
    return 0 <= (bounds(published)[1] - bounds(time.past)[0]).days < 60


def _as_of(line: Line, time: Time, slots: dict[str, Any]) -> bool:
    """'Today there are 150', 'as of yesterday': on that day it was so, which is no beginning."""
    settled = slots["action"] == "station" and slots["status"] in ("in_effect", "ended")
    return settled and bool(COUNTED_ON.match(time.span.of(line.sentence.text)))


def _since(line: Line, time: Time, at: Token) -> Frame | None:
    """'Will relieve the company that has been at Tapa since May': nobody will do since May; the stay before it is meant."""
    ahead = {"will", "would", "to"} & {*grammar.auxiliaries(at), *(c.lower_ for c in at.children)}
    if time.role != "since" or not ahead:
        return None
    before = (f for f in line.frames if f.action == "station" and not f.stage.future and f.predicate.dep_ == "acl:relcl")
    start = line.scene.tree.starts
    return max((f for f in before if start[f.predicate.i] < time.span.start), key=lambda f: f.predicate.i, default=None)


def _mine(frame: Frame, token: Token, at: Token) -> bool:
    home = grammar.clause(frame.predicate)
    if frame.predicate.dep_ == "appos" and frame.stage.why == "contributes":
        return grammar.within(token, frame.predicate)  # 'Togo, the main contributor with 530 soldiers, will pull out 200 in June'
    ahead = frame.stage.status in status.AHEAD and frame.action != "station"
    if ahead and at.dep_ == "acl:relcl" and "will" in grammar.auxiliaries(at) and grammar.within(at, home):
        return True  # 'the delivery of missiles, which will arrive in May'
    if at.dep_ == "acl:relcl" and frame.action == "rotate" and at.head.i == frame.theme.i and at.tag_ == "VBD":
        return True  # 'relieved by six jets, which landed on Monday'
    rests = at.dep_ == "acl:relcl" and at.lower_ not in _SIGNING and frame.action == "station" and rests_on(frame, at.head)
    if brings(frame, at) or rests:
        return True
    if at.dep_ == "xcomp" and at.head.i == home.i and at.lower_ in _BEGINNING and frame.by == "noun":
        return True  # 'the deployment is expected to begin on Sunday'
    return at.i in (frame.predicate.i, home.i) or (grammar.within(token, frame.theme) and at.i == grammar.clause(frame.theme).i)


_BEGINNING = words.forms_of("begin", "start", "commence")
_SIGNING = words.forms_of("sign", "conclude", "reach", "negotiate", "ratify")


def _stray(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """A time that hangs on no frame's clause goes to the nearest frame, unless it hangs on a verb of saying."""
    token = line.scene.tree.head(time.span)
    at = grammar.clause(token)
    if is_past_plan(line, time, slots):
        return False
    if time.role in ("by", "until") and at.lower_ in words.verbs_of_saying() and at.i < frame.predicate.i < token.i:
        return len({f.predicate.i for f in line.frames}) == 1  # 'told us that they will be out of Gao by June': nobody says until when
    asked = at.dep_ == "xcomp" and any(c.lower_ == "where" for c in at.head.children)  # 'where they may be asked to leave next year'
    told_in = at.head if asked else at
    if at.lower_ in words.verbs_of_saying() or told_in.dep_ == "acl:relcl" or any(_mine(f, token, at) for f in line.frames):
        return False
    if _is_beside(frame, at):
        return False
    if at.lower_ in ("end", "expire") and at.i != frame.predicate.i and at.tag_ == "VB" and frame.action == "station":
        return False  # 'the mission, due to end in March, was extended'
    nearest = min(line.frames, key=lambda f: abs(f.predicate.i - token.i))
    return bool(nearest.predicate.i == frame.predicate.i)


_CONTRASTING = {"while", "whereas", "although", "though", "but"}


def _is_beside(frame: Frame, at: Token) -> bool:
    """The clause at hand tells of something else than the frame: another noun, the contrary, another time."""
    if at.i == frame.predicate.i:
        return False
    participle = grammar.base(at.dep_) == "acl" and at.tag_ in ("VBN", "VBD") and not grammar.is_verb(at.head)
    if participle and not grammar.within(frame.theme, at.head) and not grammar.within(at.head, frame.theme):
        return True  # 'as part of the coalition formed in 2014'
    if any(c.lower_ in _CONTRASTING and c.dep_ in ("mark", "cc") for c in at.children) and not grammar.within(frame.predicate, at):
        return True  # 'will stay until June, although the number may go down next year'
    helpers = grammar.auxiliaries(at)
    told, here = status.tense_of(at, helpers), frame.stage.tense
    if here == "present" and told == "past":
        return True  # 'was opened in May 2009 and houses 500'
    if here in ("past", "perfect") and told == "present" and at.tag_ in ("VBZ", "VBP"):
        return True  # 'has joined from San Diego, and the Barry sails in March'
    # 'Arrived in June and will be back by November'
    return bool({"will", "would", "'ll", "’ll"} & set(helpers)) and not frame.stage.future


def _of_deciding(time: Time, slots: dict[str, Any]) -> tuple[str, str | None]:
    """(slot, day): the codebook asks for the date of what is decided, not the day of deciding; of a deal called off there is no other."""
    if slots["action"] == "transfer" and slots["status"] == "cancelled":
        return "start", time.past
    return "said_on", time.value("past") if slots["status"] not in ("approved", "ordered") else None


_AWAITED = {"expected", "expects", "awaits", "due", "scheduled", "awaited"}


def _decided(frame: Frame, at: Token, time: Time, line: Line) -> bool:
    """The time tells when it was decided, asked or promised, not when it happens: 'in June the president had ordered a cut'."""
    word = frame.stage.word
    if word is None or at.i != word.i or not time.past or frame.stage.status in ("under_way", "in_effect", "ended"):
        return False
    if word.lower_ in _AWAITED and not line.scene.tree.doc[word.i].dep_.startswith("acl"):
        return False  # 'is expected in July'
    return not re.match(
        r"for\b|by\b|next\b|this (?!morning|afternoon|evening)\b|starting|beginning", time.span.of(line.sentence.text), re.I
    ) and not (
        time.past == time.future and bounds(time.past)[0].year > 0 and line.published and bounds(time.past)[0] > bounds(line.published)[1]
    )
