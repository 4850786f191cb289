"""Polarity: a denial needs a word that denies in the claim's own clause or over it, and a plain statement must have none there.

No parse is asked: the verifier must not repeat the reader's mistakes. The evidence is cut into clauses by its marks and conjunctions;
the claim's clause is the one that holds most of what the claim says (its action, number, date, names).
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from musterbook.claims.frames.lexicon import action_nouns, action_verbs
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.names.vocabulary import lexicon
from musterbook.claims.numbers.counts import Number
from musterbook.claims.sentences.contrasts import contrast
from musterbook.claims.stages.status import AHEAD, PROLONGING
from musterbook.claims.trees import words
from musterbook.claims.verify import counted, dates, nations, overdue
from musterbook.claims.verify.ground import Finding, Passage, refused
from musterbook.model import Claim
from musterbook.values import Span

# Statuses whose own words say no as well ("will not come after all", "is no longer there").
_EITHER = ("cancelled", "ended")
# Verbs that are action words elsewhere, and mere helpers after 'not'.
_IDLE = words.forms("be") | words.forms("have") | {"there"}


def action(passage: Passage, claim: Claim) -> Finding:
    """A word of the action; evidence without one leans on what stands before it, and says so."""
    found = [
        Span(m.start() + passage.span.start, m.end() + passage.span.start) for m in _words(passage.text) if claim.action in _acts(m[0])
    ]
    return Finding(tuple(found[:1])) if found else Finding(context="no word of action in the evidence: by its sense")


def status(passage: Passage, claim: Claim) -> Finding:
    """Denied where the words deny it, and not denied where they do not."""
    said = _polarity(passage, claim)
    if claim.status == "denied":
        if said.may_be_denied:
            return Finding(said.no)
        return Finding(context=_BESIDE) if _taken_back(passage) else refused("nothing in the evidence denies it")
    if claim.status in _EITHER or said.may_be_plain or (claim.status == "requested" and _only_refuses(passage, said.no)):
        return Finding()
    return refused("the evidence denies it")


_REFUSES = re.compile(r"(?:refus|reject|dismiss|turn|rul)\w*\b", re.I)


def _only_refuses(passage: Passage, no: tuple[Span, ...]) -> bool:
    """'Has asked Berlin for missiles, but Berlin has refused': what is refused was asked for all the same."""
    return all(_REFUSES.match(span.of(passage.ground.article.text)) for span in no)


# An outlet that speaks of what it wrote before.
_OURS = re.compile(r"\b(?:we|our|earlier|versions?)\b", re.I)
# 'That figure is wrong.'
_CURT = 6
_BESIDE = "the sentence beside it takes it back"


def _taken_back(passage: Passage) -> bool:
    """The outlet's own word that it was wrong: a correction by its first lines, or the sentence after the evidence."""
    text = passage.ground.article.text
    after = re.split(r"(?<=[.!?])\s", text[passage.span.end :].lstrip(), maxsplit=1)[0][:200]
    told = f"{passage.ground.article.title or ''} {text[:400]}"
    corrects = _pattern("corrects").search(told) is not None and _OURS.search(passage.text) is not None
    return corrects or (len(after.split()) <= _CURT and _pattern("retracts").search(after) is not None)


@dataclass(frozen=True, slots=True)
class _Said:
    may_be_plain: bool
    may_be_denied: bool
    no: tuple[Span, ...] = ()


def _polarity(passage: Passage, claim: Claim) -> _Said:
    text = passage.text
    # 'Did not give a date' denies nothing, 'did not give Rwanda any missiles' does.
    idle = [m.span() for m in _pattern("idle").finditer(text) if claim.action != "transfer" or "giv" not in m[0]]
    plain, whole = (
        [m for m in _pattern(name).finditer(text) if not _inside(m.span(), idle) and not _is_beside(passage, claim, m)]
        for name in ("plain", "whole")
    )
    spans = tuple(Span(m.start() + passage.span.start, m.end() + passage.span.start) for m in (*whole, *plain))
    if whole and _refuses_another(passage, claim, whole):
        return _Said(True, True, spans)
    if whole:
        # A report that somebody else is credited with, and its denial, are two claims (codebook, rule 20).
        told = bool(claim.via) and _pattern("report").search(text) is not None
        return _Said(told or _is_double(whole, plain), True, spans)
    verdicts = {overdue.has_not_come(claim, text[: m.start()]) or _verdict(passage, claim, m) for m in plain}
    if True in verdicts:
        return _Said(False, True, spans)
    return _Said(True, None in verdicts, spans)


_BESIDES = re.compile(r", (?:which|who|whose|where|of wh\w+)\b(?:[^,;.:?!]|[,.:](?=\d))+")
_IT_IS_NOT_SO = re.compile(r"\b(?:not|never) (?:true|so|the case|the plan|correct|right|going to happen|happening|possible)\b", re.I)


def _is_beside(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """The 'no' is told of something beside what the claim says: in a clause between commas, or outside one that the claim is told in."""
    aside = _is_told_beside(passage, claim, no) or _is_aside(passage, claim, no) or _is_of_another_place(passage, claim, no)
    return aside or overdue.is_overdue(claim, passage.text[: no.start()])


def _is_of_another_place(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """'Is not in Rukla, but in Pabradė': of Pabradė nothing is denied."""
    found = contrast(passage.text)
    return found is not None and found.place not in (None, claim.place) and _inside(no.span(), [(found.cut.start, found.cut.end)])


def _is_told_beside(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """'Australia, which has 1,550 soldiers there, has ruled out sending more': nobody denies what the clause between the commas counts."""
    counts = [(c.start - passage.span.start, c.end - passage.span.start) for c in counted.spans_of(passage, claim)]
    asides = [m.span() for m in _BESIDES.finditer(passage.text)]
    own = next((aside for aside in asides if any(_inside(count, [aside]) for count in counts)), None)
    return own is not None and passage.text[own[1] : own[1] + 1] == "," and not _inside(no.span(), [own])


def _is_aside(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """'A company of 150, whose withdrawal was rejected', 'on the island, which is not theirs': what the clause denies is not the claim."""
    aside = next((m for m in _BESIDES.finditer(passage.text) if _inside(no.span(), [m.span()])), None)
    if aside is None or _IT_IS_NOT_SO.search(aside[0]):
        return False
    acts = {act for m in _words(aside[0]) if m[0].lower() not in _IDLE for act in _acts(m[0])}
    weighty = bool(acts) or _pattern("plain").fullmatch(no[0]) is not None or aside[0].startswith(", where")
    return weighty and claim.action not in acts


# What sets one statement against another: 'has received a radar, but has turned down tanks'.
_AGAINST = re.compile(r"[,;] (?:but|while|whereas|and)\b|;")
# Words that refuse a thing, and deny no report of it.
_DECLINES = re.compile(r"(?:refus|turn)\w*\b", re.I)


def _refuses_another(passage: Passage, claim: Claim, whole: list[re.Match[str]]) -> bool:
    """'Lent it a radar, but has turned down an order for tanks', 'Ghana, which had refused to sell any, will give six': those are given."""
    text = passage.text
    if not all(_DECLINES.match(no[0]) for no in whole):
        return False
    asides = [m.span() for m in _BESIDES.finditer(text)]
    if asides and all(_inside(no.span(), asides) for no in whole):
        counts = [Span(c.start - passage.span.start, c.end - passage.span.start) for c in counted.spans_of(passage, claim)]
        return bool(counts) and not any(_inside((c.start, c.end), asides) for c in counts)
    edges = [0, *(m.start() for m in _AGAINST.finditer(text)), len(text)]
    rated = {piece: _weight(passage, claim, piece) for piece in itertools.pairwise(edges)}
    own = [piece for piece, weight in rated.items() if weight == max(rated.values())]
    return len(own) == 1 and len(rated) > 1 and not any(own[0][0] <= no.start() < own[0][1] for no in whole)


def _is_double(whole: list[re.Match[str]], plain: list[re.Match[str]]) -> bool:
    """A denial of a denial: 'cannot be ruled out', 'denied that nobody had come'."""
    return any(
        -14 < no.end() - over.start() <= 0 or 0 < no.start() - over.end() < 40
        for over in whole
        for no in (*whole, *plain)
        if no is not over
    )


def _verdict(passage: Passage, claim: Claim, no: re.Match[str]) -> bool | None:
    """The 'no' denies the claim, or something else (False), or one cannot tell (None)."""
    text, after = passage.text, re.split(r"[.;:!?](?=\s)|\n", passage.text[no.end() : no.end() + 45])[0]
    undone = claim.status in AHEAD and _UNDONE.search(text[: no.start()]) and _DOING.match(after)
    if undone or re.match(r"\W+(?:all|every\w*)\b", after):
        return False  # 'not all of them left': some did
    nearest = _number_denied(passage, claim, no)
    if nearest is not None and claim.quantity:
        return (nearest.low, nearest.high) == (claim.quantity.low, claim.quantity.high)
    if one := _NOT_BUT.match(text, no.end()):
        kinds = [kind.lower() for kind in (claim.echelon, claim.function, *claim.equipment) if kind]
        return any(kind in one[1].lower() for kind in kinds)
    if re.match(r"\W+(?:the |on |in )?(?:" + "|".join(map(re.escape, _own_names(claim))) + r")\b", after):
        return True
    dated = next((t for t in passage.times if 0 <= t.span.start - no.end() <= 4), None)
    if dated is not None and claim.start:
        return dates.fits(claim.start, dates.values(dated))
    if _goes_on(passage, claim, no):
        return None
    told = [word[0].lower() for word in _words(_TURNS.sub("", after))]
    acts = frozenset(act for word in [w for w in told if w not in _IDLE][:3] for act in _acts(word, frozenset(told)))
    if acts and claim.action != "transfer":
        return claim.action in acts and (None if _is_told_before(passage, claim, no) else True)
    if acts and "transfer" not in acts:
        return False
    if _is_answer(text, no):
        return None if claim.via and _pattern("report").search(text) else True
    return _by_clause(passage, claim, no)


def _number_denied(passage: Passage, claim: Claim, no: re.Match[str]) -> Number | None:
    """The number right behind the 'no'; of 'will not cut its 1,500 soldiers' that many are there, and no cut is told."""
    nearest = next((n for n in passage.numbers if 0 <= n.core.start - passage.span.start - no.end() <= 12), None)
    between = passage.text[no.end() : nearest.core.start - passage.span.start] if nearest and claim.action == "station" else ""
    return None if any(_acts(m[0]) - {"station"} for m in _words(between)) else nearest


# 'Had offered 2,000 troops, but none have been sent': the offer stands, and nothing was done.
_UNDONE = re.compile(r"\b(?:but|though|although|yet)(?: so far)? $", re.I)
_DOING = re.compile(r"\W+(?:of (?:them|these|those|the \w+) )?(?:has|have|had|was|were|came|arrived|did)\b", re.I)
# 'They are not going to be there', 'no Greeks take part': nobody goes, and nothing is taken.
_TURNS = re.compile(r"\bgoing to\b|\b(?:take|takes|took|taken|taking) part\b")
# 'Not a battalion but a company'.
_NOT_BUT = re.compile(r"\W+(?:an?\s|the\s)?([\w-]+(?:\s[\w-]+)?)\s+but\b", re.I)


def _own_names(claim: Claim) -> tuple[str, ...]:
    return tuple(name for name in (claim.unit, claim.place, *claim.equipment) if name) or ("\0",)


def _is_answer(text: str, no: re.Match[str]) -> bool:
    """'No.', 'It could not.', 'That was never the case': a short sentence after another that answers for all of it."""
    begins = max(text.rfind(mark, 0, no.start()) for mark in ("? ", ". ", "\n", "! ", "“", "„")) + 1
    ends = min((at for mark in ".!?\n”" if (at := text.find(mark, no.end())) >= 0), default=len(text))
    piece = text[begins:ends]
    if _pattern("refers").search(piece):
        return True
    return (len(piece.split()) <= 8 if begins > 0 else 2 <= len(piece.split()) <= 4) and _pattern("answer").match(piece) is not None


def _by_clause(passage: Passage, claim: Claim, no: re.Match[str]) -> bool | None:
    """The 'no' stands in the clause that says most of what the claim says."""
    rated = {clause: _weight(passage, claim, clause) for clause in _clauses(passage.text)}
    best = max(rated.values())
    mine = [clause for clause, weight in rated.items() if weight == best]
    own = any(a <= no.start() < b for a, b in mine)
    return None if best == 0 or (own and len(mine) > 1) else own


def _is_told_before(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """'They came home in 1994, and we hoped that nobody would ever be sent again': the same is told in a clause before, and plainly."""
    rated = {clause: _weight(passage, claim, clause) for clause in _clauses(passage.text)}
    own = next((weight for (a, b), weight in rated.items() if a <= no.start() < b), 0)
    before = [passage.text[a:b] for (a, b), weight in rated.items() if b <= no.start() and weight >= own]
    return any(claim.action in _acts(m[0]) for piece in before for m in _words(piece) if m[0].lower() not in _IDLE)


def _goes_on(passage: Passage, claim: Claim, no: re.Match[str]) -> bool:
    """'Has no bases there but maintains advisers': what follows the 'but' with an action of its own may be what the claim says."""
    pieces = (passage.text[a:b] for a, b in _clauses(passage.text) if a > no.start())
    after = [piece for piece in pieces if _GOING_ON.match(piece)]
    return any(any(claim.action in _acts(m[0]) for m in _words(piece)) and not _pattern("plain").search(piece) for piece in after)


_GOING_ON = re.compile(r"(?:but|and (?:may|might|can|could|will|would|still))\b", re.I)


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in others)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    edges = [0, *(m.start() for m in _pattern("break").finditer(text)), len(text)]
    return ((a, b) for a, b in itertools.pairwise(edges) if re.search(r"\w", text[a:b]))


def _weight(passage: Passage, claim: Claim, clause: tuple[int, int]) -> float:
    """How much of what the claim says stands in a clause."""
    span = Span(clause[0] + passage.span.start, clause[1] + passage.span.start)
    piece = passage.text[clause[0] : clause[1]]
    score = 2.0 * any(claim.action in _acts(m[0]) for m in _words(piece))
    score += 2.0 * any(one.overlaps(span) for one in counted.spans_of(passage, claim))
    names = [name for name in (claim.unit, *claim.equipment) if name]
    score += sum(2.0 for name in names if name.lower() in piece.lower())
    score += 1.0 * bool(claim.place and claim.place.lower() in piece.lower())
    codes = {code for m in passage.all_names if m.span.overlaps(span) for code in nations.codes_of(m)}
    score += sum(1.0 for code in (*claim.senders, *claim.hosts) if code in codes)
    asked = [day for day in (claim.start, claim.end) if day]
    score += sum(
        1.0 for time in passage.times if clause[0] <= time.span.start < clause[1] and any(dates.fits(d, dates.values(time)) for d in asked)
    )
    return score


def _words(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[A-Za-z-]+", text)


@cache
def _acts(word: str, near: frozenset[str] | None = None) -> frozenset[str]:
    """The actions that a word may tell; where the words near it are given, only those whose particle is among them."""
    lower = word.lower()
    rows = action_verbs().get(lower, ())
    verbs = {row.action for row in rows if near is None or near.issuperset(row.particle.split())}
    noun = action_nouns().get(lower)
    handed = {"transfer"} if lower in transfer_verbs() else set()
    being = {"station"} if lower in words.forms("be") | PROLONGING | {"there", "presence", "deployed"} else set()
    return frozenset(verbs | ({noun} if noun else set()) | being | handed)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("verify")["no"][name], re.I)
