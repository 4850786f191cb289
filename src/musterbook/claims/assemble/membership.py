"""Membership: the unit that those spoken of belong to, told in a sentence of its own: 'The troops belong to the 280th Infantry Battalion.'

In: the drafts of an article and its lines. Out: the same drafts, where the claim before such a sentence has the unit that it names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.confidence import Draft
from musterbook.claims.line import Line
from musterbook.claims.phrases.forces import Force
from musterbook.values import Span

_BELONGS = re.compile(
    r"^(?:They|These|Most of (?:them|the \w+)|The (?:bulk|majority|core) of (?:it|them|the \w+)|All(?: of them)?"
    r"|(?:The|These) (?:[\d,]+ )?(?:\w+ )?(?:troops|soldiers|men|servicemen|airmen|marines|sailors|peacekeepers|personnel|unit|contingent"
    r"|detachment|engineers|instructors|trainers|force|company|battery|platoon|aircraft|jets|fighters|helicopters|group))"
    r" (?:all |mostly |mainly )?(?:belongs? to|comes? from|hails? from|(?:is|are|were|was) (?:mostly |mainly )?(?:drawn )?from"
    r"|(?:are|were) members of"
    r"|(?:is|are) (?:a )?part of|(?:is|are) made up (?:mainly |mostly )?of (?:soldiers|troops|members) (?:from|of)) (?:the )?"
)
_ECHELONS = ("battlegroup", "brigade", "division", "corps", "regiment", "battalion", "company", "squadron", "wing", "platoon")


def told_of(made: Sequence[Draft], lines: Sequence[Line]) -> list[Draft]:
    """The drafts, each with the unit that the next sentence says its soldiers are of, and without what that sentence alone has made."""
    out = list(made)
    for line in lines:
        found = _BELONGS.match(line.sentence.text)
        unit = _unit_behind(line, found.end()) if found else None
        if unit is None:
            continue
        before = [n for n, draft in enumerate(out) if _is_just_before(draft, line)]
        same = [n for n in before if out[n].claim.evidence == out[before[-1]].claim.evidence]
        if same and out[same[0]].claim.unit is None and out[same[0]].claim.action != "transfer":
            out[same[0]] = _with(out[same[0]], *unit)
            out = [d for d in out if d.claim.unit != unit[0].unit or d.claim.quantity or not _is_of(d, line)]
    return out


def _unit_behind(line: Line, at: int) -> tuple[Force, Span] | None:
    """The force that the phrase right behind the words of belonging names, and where its unit stands in the article."""
    start = line.sentence.span.start
    for force in line.scene.forces.values():
        span = next((s for slot, s in force.spans if slot == "unit"), None)
        if force.unit and span is not None and 0 <= span.start - at <= _NEAR:
            return force, Span(span.start + start, span.end + start)
    return None


# 'The Polish 18th Division', 'the army's 2nd Battalion'.
_NEAR = 12


def _is_just_before(draft: Draft, line: Line) -> bool:
    evidence = draft.claim.spans["evidence"][0]
    return evidence.end <= line.sentence.span.start and line.sentence.span.start - evidence.end <= _GAP


# Characters between the two sentences: they stand side by side, in one paragraph or two.
_GAP = 6


def _is_of(draft: Draft, line: Line) -> bool:
    evidence, own = draft.claim.spans["evidence"][0], line.sentence.span
    return own.start <= evidence.start and evidence.end <= own.end


def _with(draft: Draft, force: Force, span: Span) -> Draft:
    claim = draft.claim
    spans = dict(claim.spans) | {"unit": (span,)}
    if claim.echelon is None and force.echelon in _ECHELONS:
        spans["echelon"] = (span,)
    else:
        force = replace(force, echelon=claim.echelon)
    context = {slot: why for slot, why in claim.context.items() if slot != "unit"}
    told = replace(claim, unit=force.unit, echelon=force.echelon, function=claim.function or force.function, spans=spans, context=context)
    return replace(draft, claim=told)
