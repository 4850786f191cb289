"""What leaves as JSON: plain objects, one function a kind, their keys in a fixed order. These shapes stay stable.

A claim is referred to as REF: `{"claim": id, "article": id, "evidence": text}`.
"""

from collections.abc import Iterable
from typing import Any

from musterbook.codebook import ref
from musterbook.model import Claim, Conflict, CopyTree, Failure, Known, Line, Posture, Promise, Refusal, Step

Payload = dict[str, Any]


def refs(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """REF of each claim."""
    return [ref(claim) for claim in claims]


def what(claim: Claim) -> str:
    """What a claim counts or moves, by its most telling name."""
    return claim.unit or claim.echelon or claim.function or ", ".join(claim.equipment) or "personnel"


def posture_to(posture: Posture) -> Payload:
    """`posture HOST`: the estimate on a date, line by line."""
    return {
        "host": posture.host,
        "on": posture.on,
        "known_by": posture.known_by,
        "lines": [line_to(line) for line in posture.lines],
    }


def line_to(line: Line) -> Payload:
    """One line of a posture."""
    return {
        "sender": line.sender,
        "what": line.what,
        "place": line.place,
        "low": line.low,
        "high": line.high,
        "basis": list(line.basis),
        "until": line.until,
        "status": line.status,
        "credibility": line.credibility,
        "why": line.why,
        "claims": refs(line.claims),
        "last_reported": line.last_reported,
        "conflicts": line.conflicts,
    }


def promise_to(promise: Promise) -> Payload:
    """`promises`: one promise, referred to by the claim that first makes it."""
    first = promise.made_by[0]
    return ref(first) | {
        "action": first.action,
        "senders": list(first.senders),
        "hosts": list(first.hosts) or None,
        "what": what(first),
        "due": promise.due,
        "state": promise.state,
        "made_by": refs(promise.made_by),
        "by": refs(promise.by),
        "why": promise.why,
    }


def conflict_to(conflict: Conflict) -> Payload:
    """`conflicts`: two claims that cannot both hold."""
    return {
        "kind": conflict.kind,
        "resolution": conflict.resolution,
        "left": ref(conflict.left),
        "right": ref(conflict.right),
        "why": conflict.why,
    }


def tree_to(tree: CopyTree) -> Payload:
    """`copies`: one text at several addresses."""
    members = [{"article": copy.article, "of": copy.of, "why": copy.why} for copy in tree.members]
    return {"root": tree.root, "members": members}


def step_to(step: Step, known: Known) -> Payload:
    """One step of a commitment, with who said it and when."""
    return ref(step.claim) | {
        "published": known.published(step.claim) or None,
        "said_on": step.claim.said_on,
        "speakers": [speaker.label() for speaker in step.claim.speakers],
        "status": step.claim.status,
        "basis": list(step.basis),
        "until": step.until,
        "superseded_by": step.superseded_by,
        "why": step.why,
    }


def failure_to(failure: Failure) -> Payload:
    """A source that gave no article, or an article that gave no reading."""
    return {"stage": failure.stage, "source": failure.source, "why": failure.why}


def refusal_to(refusal: Refusal) -> Payload:
    """A slot or a claim that its own words did not bear out."""
    return {"article": refusal.article, "evidence": refusal.evidence, "slot": refusal.slot, "why": refusal.why}
