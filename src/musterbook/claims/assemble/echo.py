"""Echoes: sentences that claim only together with the one before them ('No.', 'That is nonsense', 'Washington is considering it')."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims.context import Memory
from musterbook.claims.line import Line
from musterbook.claims.numbers.numerals import FIGURES, WORDS, worth
from musterbook.claims.telling import Told
from musterbook.claims.times import Time
from musterbook.model import SLOTS, Article, Claim
from musterbook.values import Span

_IT = r"(?:it|this|that|them|the (?:request|report|idea|proposal|offer|plan|demand|suggestion|invitation))"
_WAS = (
    r"(?:it|this|that|the (?:plan|mission|deployment|move|idea|project|measure|offer|exercise|request))"
    r" (?:has|was|is|had) (?:since |now )?(?:been )?"
)
_JUDGEMENTS = (
    (
        "denied",
        re.compile(
            r"\b(?:rubbish|nonsense|baseless|groundless|unfounded|untrue|false(?! [a-z])|an? (?:invention|fabrication|fiction|myth|lie)"
            r"|mistaken"
            r"|not true|no truth|not the case|fake(?! [a-z])|pure fantasy|slander|den(?:ied|ies) (?:" + _IT + r"|having)"
            r"|(?<!not )(?:said|says) no|(?:kn[eo]ws?|knew|heard) of no such|no such (?:thing|plans?|request|contract|intention)s?"
            r"|(?:turned|turns) " + _IT + r" down|(?:rejected|rejects|refused|refuses|declined) " + _IT + r"|rule[sd]? " + _IT + r" out)\b"
            # Words and what is between them share no character, or a line of dashes would be tried in every way there is.
            r"|^[^\w’'-]*[\w’'-]+(?:[^\w’'-]+[\w’'-]+){0,5} (?:wo|would|has|have|do|does|did|is|are|was|were)(?:n[’']t| not)\W*$"
            r"|\b(?:declined|refused|were refused|was refused)\W*$",
            re.I,
        ),
    ),
    (
        "considered",
        re.compile(
            r"\b(?:considering|weighing|studying|reviewing|examining|mulling|assessing|thinking about|looking at|chewing on|looking into"
            r"|thinking it over) (?:it|this|that|the request|the idea|the proposal)\b|\b(?:it|this|that) is (?:under"
            r" (?:review|consideration)|being (?:examined|considered|studied|looked at|reviewed|discussed|negotiated))\b"
            r"|\b(?:is|are) in talks\b",
            re.I,
        ),
    ),
    (
        "cancelled",
        re.compile(r"\b" + _WAS + r"(?:suspended|scrapped|called off|shelved|cancelled|put off|postponed|dropped|struck out|off)\b", re.I),
    ),
    (
        "approved",
        re.compile(
            r"\b(?:agreed|consented|said yes) to (?:it|this|that|the request)\b|\bapproved (?:it|this|the request)\b"
            r"|\b(?:has|have|had) (?:agreed|consented|accepted)\b(?! to\b| that\b| on\b)|\b(?:said|says) yes\b"
            r"|\bagreed(?: at once| in principle)?\W*$",
            re.I,
        ),
    ),
    ("requested", re.compile(r"\basked for (?:it|exactly (?:this|that)|this|that|them)\b", re.I)),
)
# 'So all of you will be gone by Christmas.', 'One hears that China is building a base.'
HEARSAY = re.compile(
    r"(?:So|One hears|It (?:is|has been) said|There (?:is|was) (?:talk|a story|a rumour|a rumor)|.{0,40} (?:is|are) said to)\b"
)
_YES = re.compile(
    r"^(?:“|\")?(?:yes|indeed|correct|certainly|it does|they are|they do|(?:they|it) (?:will|have|has)(?=[.,;]|$)|we will(?=[.,;]|$))", re.I
)
_NO = re.compile(
    r"^(?:“|\")?(?:no|not|none|never|neither|it could not|it does not|they are not"
    r"|(?:they|it) (?:will not|won[’']t|have not|has not|is not))\b",
    re.I,
)


# So many characters at most, some three sentences, lie between what is told and what judges it.
_NEAR = 400


_PUT_RIGHT = re.compile(
    rf"^[(“\"]?(?:it|there|they|the (?:right|correct) (?:number|figure)) (?:was|were|is|are) (?:only |in fact |actually )?"
    rf"(?P<many>{FIGURES}|{WORDS})\W*$",
    re.I,
)


def put_right(line: Line, memory: Memory) -> Claim | None:
    """'We wrote that six tanks had reached Kaunas. It was four.': what was taken back, with the right number."""
    found, said = _PUT_RIGHT.match(line.sentence.text), memory.said.claims
    many = worth(found["many"]) if found else None
    wrong = said[-1] if said and said[-1].status == "denied" and said[-1].quantity and not said[-1].speakers else None
    if (
        many is None
        or wrong is None
        or wrong.quantity is None
        or line.sentence.span.start - max(s.end for s in wrong.spans["evidence"]) > 9
    ):
        return None
    whole = replace(wrong.quantity, low=many, high=many, approx=False)
    return replace(wrong, status="in_effect", quantity=whole, evidence=line.sentence.text, spans={"evidence": (line.sentence.span,)})


def judged(line: Line, memory: Memory, told: Told) -> Iterator[Claim]:
    """The claim before, with the status that this sentence gives it, on this sentence's word."""
    status = next((status for status, pattern in _JUDGEMENTS if pattern.search(line.sentence.text)), None)
    said = memory.said.claims
    if status is None or not said or said[-1].status == status:
        return
    if line.sentence.span.start - max(span.end for span in said[-1].spans["evidence"]) > _NEAR:
        return  # of something else, that was said since
    speakers = tuple(a.speaker for a in told.found if a.speaker) or ((told.quoted,) if told.quoted else ())
    yield replace(
        said[-1],
        status=status,
        evidence=line.sentence.text,
        spans={"evidence": (line.sentence.span,)},
        context=dict.fromkeys((slot for slot in SLOTS if slot != "status"), "the claim before"),
        speakers=speakers,
        via=tuple(a.outlet for a in told.found if a.outlet),
    )


def answered(article: Article, line: Line, memory: Memory, told: Told) -> Iterator[Claim]:
    """'No.', 'Yes.' and 'Until the end of 2025.' take everything else from the question before them."""
    near = 0 <= line.sentence.block - memory.said.asked_block <= 1
    text = line.sentence.text
    if not near or len(text.split()) > 8:
        return
    if claim := _of_none(article, line, memory, told):
        yield claim
        return
    plain, dates = bool(_NO.match(text) or _YES.match(text)), _date_alone(line)
    if not plain and dates is None:
        return
    for claim in memory.said.asked:
        whole = Span(article.text.find(claim.evidence), line.sentence.span.end)
        yield replace(
            claim,
            status="denied" if _NO.match(text) else claim.status,
            evidence=whole.of(article.text),
            spans={**claim.spans, "evidence": (whole,)},
            speakers=(told.quoted,) if told.quoted else (),
            said_on=told.days[-1] if told.quoted and told.days else claim.said_on,
            **(_dated(claim, dates) if dates and not plain else {}),
        )
    memory.said.asked = []


_NONE = re.compile(r"^[“\"]?(?:no [A-Z][\w-]+|none|not one|not a single one|zero)\W*$", re.I)


def _of_none(article: Article, line: Line, memory: Memory, told: Told) -> Claim | None:
    """'And the Turks?' – 'No Turks.': of those about whom somebody asked nobody is there."""
    topic = memory.said.topic
    if topic is None or not topic.hosts or not _NONE.match(line.sentence.text):
        return None
    span = line.sentence.span
    return Claim(
        article=article.id,
        action="station",
        status="denied",
        senders=topic.senders,
        hosts=topic.hosts,
        place=memory.at.asked_site(line.sentence, topic.hosts),
        evidence=span.of(article.text),
        spans={"evidence": (span,)},
        context={"senders": "the question", "hosts": "the question"},
        speakers=(told.quoted,) if told.quoted else (),
        said_on=told.days[-1] if told.quoted and told.days else None,
    )


def _date_alone(line: Line) -> Time | None:
    """The date of an answer that is nothing but a date: 'Until the end of 2025.'"""
    if len(line.times) != 1 or any(t.tag_.startswith("VB") for t in line.scene.tree.doc):
        return None
    rest = line.sentence.text.replace(line.times[0].span.of(line.sentence.text), "").strip(" .,")
    return line.times[0] if len(rest.split()) <= 1 else None


def _dated(claim: Claim, time: Time) -> dict[str, Any]:
    """The slot of time that such an answer fills (codebook rule 13)."""
    ended = time.role == "until" or (time.role == "by" and claim.action != "station")
    value = time.value("past" if claim.status in ("in_effect", "ended") and not ended else "future")
    return {"end" if ended else "start": value} if value else {}
