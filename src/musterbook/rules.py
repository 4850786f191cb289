"""The rules by which the ledger reasons: one rule, one file, one code. A rule's docstring is the rule.

Its first line is a fact about the world; then come its limits, an example in which it fires and one in which it does not. Both are run by
the tests, and docs/rules.md is written from here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc

from musterbook.errors import NotFound

# In the order in which they are applied.
RULES: Mapping[str, str] = {
    "copy-verbatim": "links.verbatim",
    "copy-reworded": "links.reworded",
    "copy-respelt": "links.respelt",
    "copy-direction": "links.direction",
    "copy-sentence": "links.lifted",
    "copy-attributed": "links.attributed",
    "conflict-number": "links.number",
    "conflict-end": "links.end",
    "conflict-basis": "links.basis",
    "conflict-status": "links.status",
    "conflict-sum": "links.sum",
    "promise-made": "links.making",
    "promise-cancelled": "links.cancelled",
    "promise-kept": "links.kept",
    "promise-superseded": "links.superseded",
    "promise-overdue": "links.overdue",
    "line-corrected": "posture.corrected",
    "line-echo": "posture.echoes",
    "line-total": "posture.whole",
    "line-span": "posture.spanning",
    "line-parts": "posture.parts",
    "line-within": "posture.within",
    "line-yields": "posture.yielding",
    "line-movement": "posture.movements",
    "line-withdrawn": "posture.gone",
    "line-terms": "posture.terms",
    "line-end-passed": "posture.passed",
    "commitment-superseded": "posture.commitments",
    "continuity-broken": "posture.continuity",
    "voices": "voices",
    "credibility-letter": "posture.letter",
    "credibility-digit": "posture.digit",
    "credibility-override": "posture.override",
    "check-copies": "links.verdicts.copies",
    "check-contradicts": "links.verdicts.contradicts",
    "check-supersedes": "links.verdicts.supersedes",
    "check-corroborates": "links.verdicts.corroborates",
    "check-new": "links.verdicts.new",
}
_EXAMPLE = re.compile(r"(?ms)^(Fires|Quiet):\n(.*?)(?=^\S|\Z)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its file states it: the fact, its limits, and an example each, one claim a line."""

    code: str
    module: str
    fact: str
    limits: str
    fires: str
    quiet: str


def rule(code: str) -> Rule:
    """The rule of that code; raises NotFound with the codes there are."""
    if code not in RULES:
        raise NotFound(f"no rule has the code {code!r}; there are {', '.join(RULES)}")
    return _read(code)


def rules() -> tuple[Rule, ...]:
    """All rules in their order."""
    return tuple(_read(code) for code in RULES)


@cache
def _read(code: str) -> Rule:
    text = cleandoc(import_module(f"musterbook.{RULES[code]}").__doc__ or "")
    examples = {kind: cleandoc(lines) for kind, lines in _EXAMPLE.findall(text)}
    fact, _, limits = _EXAMPLE.sub("", text).strip().partition("\n\n")
    return Rule(code, RULES[code], " ".join(fact.split()), limits, examples["Fires"], examples["Quiet"])
