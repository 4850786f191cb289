"""Retractions: what an outlet says it has got wrong; of its own error only the denial is a claim (codebook rule 25)."""

import re
from collections.abc import Sequence

from musterbook.claims.line import Line
from musterbook.model import Article

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
    r"\b(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|assertions?|speculation) (?:that|of)\b[^.;]*?\b(?:is|are|was|were|as)"
    r" [“\"]?(?:simply |completely |entirely |utterly |totally |flatly )?"
    r"(?:not true|untrue|false|wrong|incorrect|baseless|unfounded|groundless|without foundation|rubbish|nonsense|not correct|fake)\b",
    re.I,
)


def is_denied_report(text: str) -> bool:
    """'Reports that troops will leave are untrue': what is reported is denied, whatever the parser makes of it."""
    return bool(_REPORT_DENIED.search(text))


def is_correction(article: Article) -> bool:
    """The article corrects itself or an earlier one: its title or its first lines say so."""
    return bool(_CORRECTS.search(article.title or "") or _CORRECTS.search(article.text[:400]))


def retracted(article: Article, lines: Sequence[Line], number: int) -> bool:
    """Line `number` repeats what the outlet itself had wrong: it says whose report it is, or the next line takes it back."""
    text = lines[number].sentence.text
    name = article.outlet or ""
    ours = _OURS.search(text) or (name and re.search(rf"\b{re.escape(name)} (?:had )?{_WROTE}\b", text))
    if not ours:
        return False
    following = lines[number + 1].sentence.text if number + 1 < len(lines) else ""
    return is_correction(article) or bool(_TAKEN_BACK.match(following))
