"""Confidence: how sure the reader may be of a claim, from plain clues whose weights were learned from gold (training/confidence.py).

A clue is a short text such as 'by:phrase' or 'sender:named'. The weights are a logistic regression's, in lexicons/confidence.json; what
falls below the threshold there is not claimed.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.linking import Choice
from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.nearby import Listed
from musterbook.model import Claim


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as the rules made it, with the clues for and against it, and what was chosen from context for it."""

    claim: Claim
    clues: tuple[str, ...]
    choices: tuple[Choice, ...] = ()


def clues(line: Line, frame: Frame, claim: Claim) -> tuple[str, ...]:
    """What speaks for or against one claim, in its own sentence."""
    force = frame.force
    sender, host = claim.context.get("senders", "named"), claim.context.get("hosts", "named")
    of = claim.quantity.of if claim.quantity and force and force.quantity else "none"  # a pronoun has the number of what it stands for
    civil = _civil_words(line.sentence.text)
    out = [
        f"action:{claim.action}",
        f"status:{claim.status}",
        f"by:{frame.by}",
        f"by:{frame.by}+action:{claim.action}",
        f"sender:{sender}",
        f"host:{host}",
        f"sender:{sender}+host:{host}",
        f"by:{frame.by}+sender:{sender}",
        f"by:{frame.by}+host:{host}",
        f"count:{of}",
        f"goes on:{line.sentence.goes_on}",
        f"led:{line.sentence.under is not None}",
        f"kind:{line.sentence.kind}",
        f"civil:{min(civil, 3)}",
        f"frames:{min(len(line.frames), 4)}",
        f"tense:{frame.stage.tense}",
        f"verb:{frame.predicate.lower_}",
        f"place:{bool(claim.place)}",
        f"time:{bool(claim.start or claim.end)}",
        f"basis:{bool(claim.basis)}",
        f"told:{bool(claim.speakers)}",
        f"via:{bool(claim.via)}",
        f"length:{min(len(line.sentence.text) // 80, 4)}",
        f"shape:{bool(claim.unit)}{bool(claim.echelon)}{bool(claim.function)}{bool(claim.equipment)}",
        f"echelon:{claim.echelon}",
        f"function:{claim.function}",
    ]
    if force:
        out += [f"noun:{noun}" for noun in force.nouns[:3]] + [
            f"definite:{force.definite}",
            f"people:{force.personnel}",
            f"soft:{force.soft}",
        ]
    else:
        out.append("force:none")
    return tuple(out)


def article_clues(drafts: Sequence[Draft], names: Iterable[Sequence[Mention]], text: str) -> tuple[str, ...]:
    """What the article as a whole says for all of its claims."""
    firm = sum(
        not {"senders", "hosts"} & set(d.claim.context) and bool(d.claim.quantity or d.claim.unit or d.claim.echelon) for d in drafts
    )
    words = max(1, len(text.split()))
    civil = _civil_words(text)
    military = sum(m.kind in ("force", "echelon", "unit", "formation", "equipment") for found in names for m in found)
    return (
        f"firm:{min(firm, 5)}",
        f"firm share:{round(4 * firm / max(1, len(drafts)))}",
        f"civil share:{min(5, round(200 * civil / words))}",
        f"military share:{min(6, round(100 * military / words))}",
    )


def beside(drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """For each draft what the others of its article say of it: told before, in the same sentence; how often its nations stand together."""
    pairs = Counter((d.claim.senders, d.claim.hosts) for d in drafts if not {"senders", "hosts"} & set(d.claim.context))
    out: list[tuple[str, ...]] = []
    for at, draft in enumerate(drafts):
        claim = draft.claim
        same = [
            d.claim for d in drafts[:at] if (d.claim.action, d.claim.senders, d.claim.hosts) == (claim.action, claim.senders, claim.hosts)
        ]
        here = any(c.evidence == claim.evidence and _agree(c, claim) for c in same)
        before = any(c.evidence != claim.evidence and _agree(c, claim) and c.status == claim.status for c in same)
        out.append((f"pair:{min(pairs[claim.senders, claim.hosts], 3)}", f"again:{'here' if here else 'before' if before else 'no'}"))
    return out


def headlined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those of a headline, at the head of the text, that the body tells again."""
    body = [d.claim for d in drafts if "kind:heading" not in d.clues]
    heads = [d for d in drafts if "kind:heading" in d.clues and d.claim.spans["evidence"][0].start < _HEAD]
    return [d for d in drafts if d not in heads or not any(_tells_again(c, d.claim) for c in body)]


# Headlines stand in so many characters at the head of a text; what is printed as one further below may be a row of a table.
_HEAD = 250


def _tells_again(claim: Claim, headline: Claim) -> bool:
    same = (claim.action, claim.senders, claim.hosts) == (headline.action, headline.senders, headline.hosts)
    # 'Norway to send 200 troops': what a headline says will be is also told where it is decided.
    status = claim.status == headline.status or (headline.status == "announced" and claim.status in ("approved", "ordered"))
    return same and status and _agree(claim, headline)


def _agree(one: Claim, other: Claim) -> bool:
    """Nothing that the one says of the force is at odds with the other."""
    pairs = ((one.quantity, other.quantity), (one.unit, other.unit), (one.echelon, other.echelon), (one.equipment, other.equipment))
    return all(not a or not b or a == b for a, b in pairs)


@lru_cache(maxsize=64)
def _civil_words(text: str) -> int:
    """How many words of a text are of civil life; every claim of one sentence asks."""
    return len(_civil().spans(text))


@cache
def _civil() -> Listed:
    return Listed(lexicon("civil")["words"])


@cache
def _weights() -> tuple[dict[str, float], float]:
    table = json.loads(files("musterbook.claims").joinpath("lexicons", "confidence.json").read_text(encoding="utf-8"))
    return table["weights"], table["threshold"]


def confidence(found: Iterable[str]) -> float:
    """The probability, 0 to 1, that a claim with these clues is one that a careful coder would write down."""
    weights, _ = _weights()
    return 1 / (1 + math.exp(-sum(weights.get(clue, 0.0) for clue in ("bias", *found))))


def sure(drafts: Sequence[Draft], names: Sequence[Sequence[Mention]], text: str) -> list[Claim]:
    """The claims of which the reader is sure enough."""
    whole = article_clues(drafts, names, text)
    others = beside(drafts)
    sureness = [confidence((*d.clues, *whole, *more)) for d, more in zip(drafts, others, strict=True)]
    return kept([d.claim for d in drafts], sureness, text, _weights()[1])


# From so many words on, a text about forces has at least one claim to be very sure of; a text that has none is about something else.
_LONG, _VERY_SURE = 60, 0.7
_Claim = TypeVar("_Claim")


def kept(claims: Sequence[_Claim], sureness: Sequence[float], text: str, threshold: float) -> list[_Claim]:
    """The claims above the threshold; none of a long text of whose claims not one is very sure. Measured: docs/decisions/0007."""
    if len(text.split()) >= _LONG and max(sureness, default=0.0) < _VERY_SURE:
        return []
    return [claim for claim, sure in zip(claims, sureness, strict=True) if sure >= threshold]
