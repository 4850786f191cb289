"""Types of materiel that no table lists, known by where they stand: 'six L-29 training aircraft', 'its 16 Bozkurt light vehicles'."""

import re

from musterbook.claims.numbers.numerals import WORDS
from musterbook.values import Span

# What may stand between a type's name and the noun that says what it is.
_BETWEEN = r"(?:(?:(?!(?:with|the|an?|of|and|or|to|for|in|at|from|by|on|its|their)\b)[a-z]+(?:-[a-z]+)*|4x4|6x6|8x8) ){0,3}"
# A designation has a digit and a capital; a bare name must stand behind a number, whose it is, or what is done with it.
_MARKED = (
    rf"(?:(?!(?i:{WORDS}|the|an?|its|their|our|all|both|some|other|from|for|of|in) )[A-ZÀ-Ž][\w.-]*[- ])?"
    r"(?=[\w.-]*\d)(?=[\w.-]*[A-Z])[A-Z\d][\w.]*(?:[-/][\w.]+)*"
    r"|\b(?:vz|wz|obr|mod|Mk|Mod)\.? ?\d{1,4}(?: [A-ZÀ-Ž][\w-]+)?"
)
_NAMED = r"[A-ZÀ-Ž][\w’'-]+(?: (?:[A-ZÀ-Ž][\w-]+|\d{1,3}|[IVX]+))?"
_BEFORE_NAME = (
    rf"(?:\d|\b(?i:{WORDS}|dozen|some|more|its|their|our|several|additional|former|used|surplus|second-hand|refurbished))"
    r" (?:used |new |old )?"
)
# 'An Oslo-class minehunter': a class is one of ships, whatever stands before it.
_CLASS = r"(?!(?:First|World|High|Business|Working|Middle|Top|Second)\b)[A-ZÀ-Ž][\w’'-]*?(?: [A-ZÀ-Ž][\w’'-]*?){0,3}[- ]class"
_TYPE = re.compile(
    rf"(?<![\w-])(?P<classed>{_CLASS}) {_BETWEEN}$|(?:(?<![\w-])(?P<marked>{_MARKED})|(?:{_BEFORE_NAME})(?P<named>{_NAMED})) {_BETWEEN}$"
)
# Whose it is or who made it so, and no type: 'three Navy ships', '12 Airborne vehicles', 'two Soviet-era tanks'.
_NO_TYPE = re.compile(
    r"^(?:The|Air|Army|Navy|Naval|Marine|Marines|Coast|Royal|Force|Forces|Guard|National|Federal|Defen[cs]e|Ministry|Police|Border|UN|EU|NATO|US|UK|AU"
    r"|Soviet|Western|Eastern|Northern|Southern|Allied|Arab|Arctic|Antarctic|Baltic|Atlantic|Pacific|Caribbean|Mediterranean|Gulf|Polar|Boeing|Airbus|Lockheed|Embraer|Rheinmetall|Saab|Group|Fleet|Squadron|COVID)"
    r"|(?:-(?:made|built|era|style|led|flagged|designed|supplied|owned|type|standard|Soviet|bound|donated|funded|backed|origin|class|based|held)"
    r"|(?:Force|Guard|Navy|Army|Marine|Fleet|ian|ish|ese)s?)$"
    r"|^(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$"
    r"|^(?:No|Not|None|New|Old|More|And|But|With|From)$"
)
_FAR = 60


def before(text: str, start: int) -> Span | None:
    """The name of a type that ends before a noun of materiel beginning at `start`, as a span of `text`."""
    at = max(0, start - _FAR)
    line = text[at:start].rpartition("\n")[2]
    found = _TYPE.search(line)
    if found is None:
        return None
    name = next(group for group in ("classed", "marked", "named") if found.group(group))
    if name != "classed" and _NO_TYPE.search(found.group(name)):
        return None
    left = start - len(line)
    return Span(left + found.start(name), left + found.end(name))
