"""Retractions: what an outlet says it has got wrong; of its own error only the denial is a claim (codebook rule 25)."""

import re
from collections.abc import Sequence

from musterbook.claims.line import Line
from musterbook.claims.names.mentions import Mention
from musterbook.claims.sentences.contrasts import contrast
from musterbook.model import Article
from musterbook.values import Span

_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ions|ing)|clarifications?|mistakes?|errors?|errata|erratum|apolog(?:y|ies|ise|ize)|set right|that is wrong"
    r"|was wrong|were wrong|got it wrong|in error|retract(?:s|ed|ion))\b",
    re.I,
)
_WROTE = r"(?:wrote|written|said|stated|reported|published|claimed|put|gave|had)"
_OURS = re.compile(
    rf"\b(?:we|our (?:article|report|story|piece|dispatch|newspaper|columnist)|this (?:newspaper|agency|article|story|site|page)"
    rf"|an? (?:earlier|previous|first) (?:version|report|story|edition|dispatch|article)|a version of this (?:story|article|report)"
    rf"|the same (?:dispatch|article|story|report)|the (?:article|story|dispatch|headline|first version))\b[^.;“]{{0,60}}?\b{_WROTE}\b"
    rf"|\bdrops an? (?:statement|paragraph|sentence)\b",
    re.I,
)
_TAKEN_BACK = re.compile(
    r"^[“\"]?(?:that|this|it|both|neither|none of (?:this|that|it)|(?:the|that|this) (?:figure|number|report|claim|line))\b[^.]{0,40}?"
    r"\b(?:wrong|not so|untrue|not true|false|incorrect|never the case|not the case|mistaken|an error|a mistake|our mistake|nonsense)\b",
    re.I,
)


_REPORT_DENIED = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|assertions?|speculation)"
    r"(?: (?:in|by|on|from|of) [^.;“”]{3,60}?)? (?:that|of)\b[^.;]*?\b(?:is|are|was|were|as)"
    r" [“\"]?(?:simply |completely |entirely |utterly |totally |flatly )?"
    r"(?:not true|never true|untrue|false|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|without foundation|rubbish"
    r"|nonsense|not correct|fake|(?:an? )?(?:pure )?(?:invention|fabrication|fiction|fantasy))\b"
    # 'called the report that troops would leave an invention'
    r"|\b(?:call|describ|dismiss|reject|brand|label|denounc|term)\w* (?:an?|the|that|this|all) (?:\w+ )?"
    r"(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|assertions?|stor(?:y|ies))"
    r"(?: (?:in|by|on|from|of) [^.;“”]{3,60}?)? (?:that|of)\b[^.;]*? (?:as )?[“\"‘']?(?:an? )?(?:pure |complete |total )?"
    r"(?:fabrication|nonsense|rubbish|false|baseless|lie|fake|propaganda|disinformation|fantasy|invention|absurd|untrue|fiction|inaccurate|wrong)"
    r"(?=[”\"’']?(?:[.;!]|\Z))"
    # 'dismissed as "fabrication" a report in a paper that'
    r"|\b(?:dismiss|reject|brand|denounc|describ|call)\w* (?:as )?[“\"‘']?(?:an? )?(?:\w+ ){0,2}?"
    r"(?:fabricat|nonsense|rubbish|false|baseless|lie|fake|propaganda|disinformation|fantas|invention|absurd|untrue|fiction)\w*[”\"’']?,? "
    r"(?:an? |the |all )?(?:\w+ )?(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|stor(?:y|ies))\b",
    re.I,
)


_REPORT = r"(?:reports?|claims?|stor(?:y|ies)|articles?|assertions?|allegations?|communications?|suggestions?)"
_REPORT_BY = re.compile(rf"\b{_REPORT} (?:of|in|by|on|from|which|made by|published by)(?: [^,.;:“”]{{0,45}}?)? ?[“\"«‘]?\Z", re.I)
_BY_REPORT = re.compile(rf"(?:[’']s)? {_REPORT}\b", re.I)


def reported_by(text: str, names: Sequence[Mention]) -> Mention | None:
    """Whose report a sentence denies: the outlet or nation beside its word for a report ('denied a Reuters report', "Rome's claim")."""
    for name in names:
        owned = _BY_REPORT.match(text, name.span.end)
        if name.kind == "outlet" and (owned or _REPORT_BY.search(text, max(0, name.span.start - 80), name.span.start)):
            return name
        if name.kind == "nation" and name.how != "demonym" and owned and text[name.span.end] in "’'":
            return name
    return None


def is_denied_report(text: str) -> bool:
    """'Reports that troops will leave are untrue': what is reported is denied, whatever the parser makes of it."""
    return bool(_REPORT_DENIED.search(text))


def is_correction(article: Article) -> bool:
    """The article corrects itself or an earlier one: its title or its first lines say so."""
    return bool(_CORRECTS.search(article.title or "") or _CORRECTS.search(article.text[:400]))


def retracted(article: Article, lines: Sequence[Line], number: int) -> Span | None:
    """The characters in which the outlet takes back what it repeats in line `number`: that line, and the next where it is the one to deny.

    None where the line is no error of the outlet's own.
    """
    line = lines[number].sentence
    names = "|".join(re.escape(name) for name in (article.outlet, article.agency) if name)
    ours = _OURS.search(line.text) or (names and re.search(rf"\b(?:{names}) (?:had )?{_WROTE}\b", line.text))
    if not ours:
        return None
    if contrast(line.text):
        return None  # 'twelve, not forty, as we wrote': what is right stands there too
    following = lines[number + 1].sentence if number + 1 < len(lines) else None
    if following and _TAKEN_BACK.match(following.text):
        return Span(line.span.start, following.span.end)
    return line.span if is_correction(article) else None
