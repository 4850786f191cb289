"""What leaves as JSON: plain objects, one function a kind, their keys in a fixed order. These shapes stay stable.

A claim is referred to as REF: `{"claim": id, "article": id, "evidence": text}`.
"""

from collections.abc import Iterable
from typing import Any

from musterbook.codebook import ref
from musterbook.links.check import Verdict
from musterbook.model import Claim, Conflict, CopyTree, Line, Posture, Promise
from musterbook.posture.timeline import Change

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


def change_to(change: Change) -> Payload:
    """`timeline`: what changed on a day."""
    told = {name: getattr(change, name) for name in ("on", "sender", "what", "before", "after", "why")}
    return told | {"claims": refs(change.claims)}


def verdict_to(claim: Claim, verdict: Verdict) -> Payload:
    """`check`: what one claim adds to the ledger."""
    name, others, why = verdict
    return ref(claim) | {"verdict": name, "against": refs(others), "why": why}
