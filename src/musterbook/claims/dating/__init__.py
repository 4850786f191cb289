"""Dating: which of a sentence's times is the start, which the end, which the day of deciding; and what that does to the status."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from musterbook.claims.dating import placing
from musterbook.claims.dating.lasting import after_so_long, from_coming, in_order, last_there, lasting, until_the_next
from musterbook.claims.dating.neighbours import is_planned_for, turning
from musterbook.claims.dating.otherwise import is_of_something_else, is_past_plan
from musterbook.claims.dating.plans import instead
from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.sentences.quotes import in_quotes
from musterbook.claims.stages import status
from musterbook.claims.telling import Told
from musterbook.claims.telling.reach import governs
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.where.parts import own_part
from musterbook.model import Article
from musterbook.values import OPEN, bounds


def times_of(case: Case, slots: dict[str, Any]) -> dict[str, Any]:
    """start, end and said_on by codebook rule 13: a point is the start, 'until' the end, 'by' the deadline of a move."""
    line, frame = case.line, case.frame
    out: dict[str, Any] = {}
    lengths, strays, renewed = list[Time](), list[Time](), None
    for time in _considered(line, frame, slots):
        token = line.scene.tree.head(time.span)
        at = grammar.clause(token)
        owner = _since(line, time, at)
        if time.role == "point" and _decided(frame, at, time, line):
            slot, day = _of_deciding(time, slots)
            out.setdefault(slot, day)
            renewed = time.past if at.lower_ in status.PROLONGING else None
        elif (_mine(frame, token, at) if owner is None else owner is frame) and time.role == "for":
            lengths.append(time)
        elif _mine(frame, token, at) if owner is None else owner is frame:
            placing.put(out, line, frame, time, slots)
        elif owner is None and (is_planned_for(line, frame, time, slots) or _stray(line, frame, time, slots)):
            strays.append(time)
    # A frame's own dates come before those that hang on no frame: 'they lowered the flag in May and left three days later'.
    for time in strays:
        _add_stray(case, slots, time, out, lengths)
    return _settled(case, slots, {k: v for k, v in out.items() if v}, lengths, renewed)


def _considered(line: Line, frame: Frame, slots: dict[str, Any]) -> Iterator[Time]:
    """The times of a sentence that may be the frame's: '50 to Mali in 2018 and 30 to Chad in 2021' has one for each."""
    part = own_part(line, frame, [time.span for time in line.times if time.role == "point"])
    for time in (t for t in line.times if part is None or t.role != "point" or part.overlaps(t.span)):
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
    out |= turning(line, frame, out) if slots["action"] != "station" else {}
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


_AS_OF = re.compile(
    r"(?:as (?:of|at)|today|at present|currently|now|at the moment|these days|nowadays|this week|tonight|to this day)\b", re.I
)


def _as_of(line: Line, time: Time, slots: dict[str, Any]) -> bool:
    """'Today there are 150', 'as of yesterday': on that day it was so, which is no beginning."""
    settled = slots["action"] == "station" and slots["status"] in ("in_effect", "ended")
    return settled and bool(_AS_OF.match(time.span.of(line.sentence.text)))


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
    if at.dep_ == "acl:relcl" and "will" in grammar.auxiliaries(at) and grammar.within(at, home) and frame.action != "station":
        return True  # 'the delivery of missiles, which will arrive in May'
    if at.dep_ == "acl:relcl" and frame.action == "rotate" and at.head.i == frame.theme.i and at.tag_ == "VBD":
        return True  # 'relieved by six jets, which landed on Monday'
    if at.dep_ == "xcomp" and at.head.i == home.i and at.lower_ in _BEGINNING and frame.by == "noun":
        return True  # 'the deployment is expected to begin on Sunday'
    return at.i in (frame.predicate.i, home.i) or (grammar.within(token, frame.theme) and at.i == grammar.clause(frame.theme).i)


_BEGINNING = words.forms_of("begin", "start", "commence")


def _stray(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """A time that hangs on no frame's clause goes to the nearest frame, unless it hangs on a verb of saying."""
    token = line.scene.tree.head(time.span)
    at = grammar.clause(token)
    if is_past_plan(line, time, slots):
        return False
    if time.role in ("by", "until") and at.lower_ in words.verbs_of_saying() and at.i < frame.predicate.i < token.i:
        return len({f.predicate.i for f in line.frames}) == 1  # 'told us that they will be out of Gao by June': nobody says until when
    if at.lower_ in words.verbs_of_saying() or at.dep_ == "acl:relcl" or any(_mine(f, token, at) for f in line.frames):
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


_FORMERLY = re.compile(
    r"^(?:[“\"]?(?:until (?:now|then|recently)|(?:before|prior to) (?:that|then|this)|formerly|previously|earlier|in the past"
    r"|at (?:its|the|their) (?:peak|height|highest|most)|once),)"
    r"|\bused to\b|\bat (?:its|their|the) (?:peak|height)\b",
    re.I,
)
_EVER = re.compile(r"\b(?:every|each|regularly|usually|always|often|routinely)\b", re.I)
_AT_PRESENT = re.compile(r"\b(?:at present|currently|now|today|at the moment|all the time|presently)\b", re.I)


def status_by_date(slots: dict[str, Any], frame: Frame, article: Article, line: Line, told: Told) -> str:
    """The status once the day is known: what happens on a later day is announced; what was, in the outlet's own past, has ended."""
    told_status, tense = str(slots["status"]), frame.stage.tense
    if told_status not in ("in_effect", "under_way") or not article.published:
        return told_status
    first, last = bounds(article.published)
    start, end = slots.get("start"), slots.get("end")
    moving = slots["action"] != "station"
    if start and bounds(start)[0] > last and tense not in ("past", "pluperfect", "perfect"):
        return "announced"
    if moving and (tense == "present" or (not tense and frame.by == "line")) and end and end != OPEN and bounds(end)[0] > last:
        return "announced"
    simple = (frame.predicate.tag_ in ("VBZ", "VBP") or (frame.predicate.tag_ == "VB" and tense == "present")) and not _EVER.search(
        line.sentence.text
    )
    if moving and simple and tense == "present" and _is_ahead(frame, line):
        return "announced"
    if moving and simple and tense == "present" and start and bounds(start)[1] > last:
        return "announced"  # 'five thousand go this year'
    if moving:
        return told_status
    if end and end != OPEN and bounds(end)[1] < first:
        return "ended"
    lodged = frame.predicate.lower_ == "staying" and not end and any(p.name and p.token.head.i == frame.predicate.i for p in line.places)
    stays = frame.predicate.lower_ in ("stay", "stays", "staying") and tense == "present" and not lodged
    # 'Two observers stay': in the outlet's own words it is so, on somebody's word it is an assurance (codebook, rule 24).
    fact = frame.predicate.tag_ in ("VBZ", "VBP") and not slots["speakers"] and grammar.base(frame.predicate.dep_) != "ccomp"
    if stays and not fact and not _AT_PRESENT.search(line.sentence.text):
        return "announced"
    if _FORMERLY.search(line.sentence.text) and (tense != "present" or frame.predicate.lower_ == "until"):
        return "ended"
    return "ended" if _is_over(frame, line, told, start, first) else told_status


# Verbs whose simple present tells what is planned ('Denmark donates 19 guns'), outside headlines.
_PLANNED = words.forms_of("donate", "give", "send", "arrive", "depart", "return", "relieve", "replace", "add", "leave", "withdraw", "move")


def _is_ahead(frame: Frame, line: Line) -> bool:
    """The present tense of a move means what is planned: 'arrives within two weeks', 'Tallinn gives all its howitzers'."""
    vague = any(t.why and t.role == "by" for t in line.times)
    plain = frame.predicate.lower_ in _PLANNED and line.sentence.kind != "heading" and not grammar.is_passive(frame.predicate)
    return vague or (plain and frame.predicate.dep_ != "acl:relcl")


def _has_left(line: Line, frame: Frame) -> bool:
    """'The jets that guarded Latvia have flown home': of whom the main clause says that they left, the relative clause tells what was."""
    gone = (f for f in line.frames if f.action == "withdraw" and f.stage.status in ("in_effect", "under_way") and _are_same(f, frame))
    return frame.predicate.dep_ == "acl:relcl" and any(gone)


def _are_same(one: Frame, other: Frame) -> bool:
    """Both tell of the same phrase, or the one of 'the last of' the other's."""
    return one.theme.i == other.theme.i or (
        other.theme.head.i == one.theme.i and one.theme.lower_ in ("last", "first", "rest", "remainder")
    )


_STAYS = {"presence", "deployment", "stationing", "stay"}
_JOINING = words.forms_of("join")


def _is_over(frame: Frame, line: Line, told: Told, start: str | None, published: date) -> bool:
    """The outlet, or a quotation, says in the past tense that a force was there; indirect speech only shifts the tense back."""
    tense, at = frame.stage.tense, grammar.clause(frame.predicate)
    formed = frame.force is not None and bool(frame.force.echelon or frame.force.unit)
    if tense == "past" and _has_left(line, frame):
        return True
    spoken_of = frame.by == "rest" and (formed or frame.theme.lower_ in _STAYS)  # 'most supported the presence of 900 soldiers'
    if tense not in ("past", "pluperfect") or frame.by == "strength" or spoken_of:
        return False  # of a unit under a verb that we do not know, what happened is told, not that it is over
    if frame.by == "rest" and frame.predicate.lower_ in _JOINING:
        return False  # 'They joined 4,000 soldiers already there'
    if tense == "pluperfect" and any(t.role == "since" for t in line.times) and (told.found or told.quoted):
        # 'The unit that had been there since May went home'
        gone = (f for f in line.frames if f.stage.status == "in_effect" and f.action in ("withdraw", "rotate"))
        return any(frame.theme.i in (f.theme.i, *f.spent) for f in gone)
    shifted = any(governs(a, frame.predicate) and a.past for a in told.found) or (told.quoted is not None and not told.found)
    shifted = shifted or (at.dep_ == "ccomp" and at.head.tag_ == "VBD" and at.head.lower_ in words.verbs_of_saying())
    counted = (t.past for t in line.times if t.past and _AS_OF.match(t.span.of(line.sentence.text)))
    if any(0 <= (published - bounds(day)[0]).days <= 60 for day in counted):
        return False  # 'as of 1 March, 1,700 were stationed there': and so they are
    if not shifted or in_quotes(line.sentence.text, line.scene.tree.starts[frame.predicate.i]):
        return True
    # 'remembered that Norway had 900 soldiers there in 1998': a date of its own, and the past is one.
    return start is not None and not any(t.role == "since" for t in line.times) and (published - bounds(start)[1]).days > 60
