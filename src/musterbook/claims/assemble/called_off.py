"""Called off: whether a text says, behind a plan, that nothing comes of it.

In the plan's own sentence ('had pledged a battalion but withdrew the offer'), or in the one right behind ('The plan has been shelved.'),
which need name no nation and no force.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.confidence import Draft
from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.stages.status import AHEAD
from musterbook.claims.trees.tree import Token
from musterbook.model import Article
from musterbook.values import Span

_PLAN = (
    r"(?:plans?|offers?|pledges?|promises?|ideas?|orders?|decisions?|proposals?|projects?|schemes?|intentions?|commitments?|undertakings?"
    r"|arrangements?|invitations?|talks|negotiations|move|venture|announcement|bid)"
)
# Plans by the name of what was planned; in a sentence of their own these are claims.
_ACT = r"(?:deployments?|missions?|transfers?|deliver(?:y|ies)|shipments?|withdrawals?|pull-?outs?|drawdowns?|operations?|sale|gift|visit)"
_THE = r"(?:the|this|that|these|those|its|their|his|her|both|all)"
_SINCE = r"(?:(?:since|now|later|then|also|already|quietly|eventually|finally|subsequently|meanwhile|thereafter|promptly|indefinitely) )*"
_CALLED_OFF = r"cancell?ed|called off|scrapped|shelved|postponed|put (?:off|on hold|on ice|aside)|placed on hold|dropped|abandoned"
_DONE = (
    rf"(?:{_CALLED_OFF}|rescinded|revoked|reversed|suspended|frozen|paused|halted|delayed|deferred|broken off|withdrawn|axed|vetoed"
    r"|blocked)"
)
_BEEN = r"(?:was|were|is|are|been|got)"
_CAME_TO_NOTHING = (
    r"(?:lapsed|fell through|(?:has|have|had) fallen through|collapsed|foundered|(?:came|has come|have come) to nothing"
    r"|(?:has |have |had )?never (?:happened|materiali[sz]ed|took place|taken place|came about|got off the ground|went ahead|gone ahead)"
    r"|did not (?:happen|take place|materiali[sz]e|go ahead|come about)"
    r"|(?:has|have|had) not (?:happened|taken place|materiali[sz]ed|gone ahead)"
    r"|(?:is|was|are|were) (?:now )?(?:off(?: the table)?|on hold|on ice|dead|no more))"
)
_DROPS = (
    r"(?:drop(?:s|ped)|scrap(?:s|ped)|shelve[sd]|cancel(?:l?ed|s)|abandon(?:s|ed)|withdr(?:aws|ew|awn)|rescind(?:s|ed)|revoke[sd]|reverse[sd]"
    r"|suspend(?:s|ed)|postpone[sd]|delay(?:s|ed)|fr(?:eezes|oze|ozen)|pause[sd]|halt(?:s|ed)|g(?:ives|ave|iven) up(?: on)?"
    r"|g(?:oes|one) back on|went back on|back(?:s|ed) (?:out of|away from)|walk(?:s|ed) (?:back|away from)|renege[sd]? on|call(?:s|ed) off)"
)
_NOTHING_OF_ITS_OWN = r"\b(?! (?:to|of|for|that|on|by)\b)"
_PUT = r"(?:puts?|placed)"
_HELD = r"(?:on hold|on ice|off|aside)"
_END = r"(?=[.,;:!”\"]|$| and\b)"

# Active ('has withdrawn the offer', 'put its plan on hold'), passive ('the plan was dropped'), of itself ('the offer lapsed').
_ACTIVELY = (
    rf"\b{_DROPS} (?:{_THE}|on) (?:\w+ )?(?:{_PLAN}|{_ACT}){_NOTHING_OF_ITS_OWN}|\b{_PUT} {_THE} (?:{_PLAN}|{_ACT}) {_HELD}\b"
    rf"|\b{_PUT} {_HELD} {_THE} (?:{_PLAN}|{_ACT}){_NOTHING_OF_ITS_OWN}"
)
_PASSIVELY = rf"(?:(?:has |have |had )?{_SINCE}{_BEEN} {_SINCE}{_DONE}|{_SINCE}{_CAME_TO_NOTHING})\b"
_BEHIND = re.compile(
    rf"{_ACTIVELY}|\b{_THE} (?:\w+ )?(?:{_PLAN}|{_ACT}) {_PASSIVELY}"
    rf"|(?:\bbut|,) (?:it |they |that |this )?never did{_END}|\bbut (?:it |they )?(?:did not|didn[’']t){_END}"
    r"|\bbut (?:it|this|that|nothing) (?:never happened|never came about|came (?:to nothing|of it))",
    re.I,
)
# What depends on something, or is said before the plan: 'will host them after the plan to go elsewhere was dropped'.
_DEPENDS = re.compile(
    r"\b(?:after|following|because|since|when|while|whereas|if|unless|until|once|although|though|whether|that|whose|than|as)\b[^,;–]*$",
    re.I,
)
# 'Germany will send 200, but Canada has dropped its plan': somebody else's.
_ANOTHER = re.compile(r"[A-Z][\w’-]+ (?:has |have |had |since )*$")
_BODY = (
    r"(?:government|ministry|minister|cabinet|army|military|navy|air force|president|prime minister|mission|alliance|country|parliament"
    r"|senate|council|two)"
)
_NEXT = re.compile(
    rf"(?:But |However, |Yet |Now )?(?:(?i:{_THE}) (?:\w+ )?{_PLAN} {_PASSIVELY}"
    rf"|(?:It|That|This)(?:[’']s| is| was| has {_SINCE}been| had {_SINCE}been) {_SINCE}(?:off{_END}|{_CALLED_OFF})"
    rf"|(?:It|They|He|She|The {_BODY}) (?:has |have |had )?{_SINCE}(?:{_ACTIVELY})"
    r"|(?:It|That|This|Nothing) (?:never (?:happened|materiali[sz]ed|came about)|(?:has )?c[ao]me (?:to nothing|of it))"
    rf"|(?:It|They|He|She|This|That) (?:didn[’']t|did not|never did){_END})"
)


def behind(line: Line, frame: Frame, status: str) -> dict[str, str]:
    """The status, where the sentence itself says after this plan, and after no later one, that it was given up."""
    text, ends = line.sentence.text, line.scene.tree.ends
    at = ends[frame.predicate.i]
    found = _BEHIND.search(text, at) if status in AHEAD else None
    if found is None or _DEPENDS.search(text[at : found.start()]) or _ANOTHER.search(text[at : found.start()]):
        return {}
    plans = [f.predicate for f in line.frames if f.stage.status in AHEAD and ends[f.predicate.i] <= found.start()]
    return {"status": "cancelled"} if _clause_of(frame.predicate) >= max(map(_clause_of, plans), default=0) else {}


def _clause_of(predicate: Token) -> int:
    """Where the verb that plans stands: plans joined by 'and' are one."""
    return (predicate.head if predicate.dep_ == "conj" else predicate).i


def told_of(article: Article, made: Sequence[Draft]) -> list[Draft]:
    """The drafts; the plans of a sentence are cancelled where the next one says so, which then is part of their evidence."""
    last = {_evidence(draft): draft.claim.action for draft in made if draft.claim.status in AHEAD}
    ends = {span: end for span in last if (end := _ends_off(article.text, span))}
    out = []
    for draft in made:
        span = _evidence(draft)
        if any("by:echo" in draft.clues and before.end <= span.start and span.end <= end for before, end in ends.items()):
            continue  # it says no more than that the plan is off
        if span in ends and draft.claim.status in AHEAD and draft.claim.action == last[span]:
            whole = Span(span.start, ends[span])
            spans = dict(draft.claim.spans) | {"evidence": (whole,)}
            draft = replace(draft, claim=replace(draft.claim, status="cancelled", spans=spans, evidence=whole.of(article.text)))
        out.append(draft)
    return out


def _evidence(draft: Draft) -> Span:
    return draft.claim.spans["evidence"][0]


_GAP = re.compile(r"[”\"]?[ \n]{1,2}[“\"]?")
_SENTENCE_END = re.compile(r"[.!?;:](?=\s|$)|\n|$")


def _ends_off(text: str, span: Span) -> int | None:
    """Where the sentence right behind ends, if it calls off what stands before it."""
    gap = _GAP.match(text, span.end)
    if gap is None or not _NEXT.match(text, gap.end()):
        return None
    end = _SENTENCE_END.search(text, gap.end())
    return end.end() if end and not end[0].isspace() else end.start() if end else None
