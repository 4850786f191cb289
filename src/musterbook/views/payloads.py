"""What leaves as JSON: plain objects, one function a kind, their keys in a fixed order. These shapes stay stable.

A claim is referred to as REF: `{"claim": id, "article": id, "evidence": text}`.
"""

from collections.abc import Iterable
from typing import Any

from musterbook.codebook import ref
from musterbook.links.check import Verdict
from musterbook.model import Claim, Conflict, CopyTree, Line, Posture, Promise, Step
from musterbook.posture.changes import Difference
from musterbook.posture.commitments import Chain
from musterbook.posture.continuity import Continuity, Stretch
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
        "voices": line.voices,
        "rules": list(line.rules),
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


def difference_to(one: Difference) -> Payload:
    """`changes`: one thing that is otherwise on the later day."""
    told = {name: getattr(one, name) for name in ("kind", "sender", "host", "what", "slot", "before", "after", "why")}
    return told | {"claims": refs(one.claims)}


def chain_to(chain: Chain) -> Payload:
    """`commitments`: how long one sender was said to stay in one host, step by step."""
    return {"host": chain.host, "sender": chain.sender, "steps": [step_to(step) for step in chain.steps]}


def step_to(step: Step) -> Payload:
    """One word on basis and end, whose it is, and which other words took its place or gave way to it."""
    return ref(step.claim) | {
        "said": step.said,
        "voice": step.voice,
        "status": step.claim.status,
        "basis": list(step.basis),
        "until": step.until,
        "supersedes": list(step.supersedes),
        "superseded_by": step.superseded_by,
        "why": step.why,
    }


def continuity_to(one: Continuity) -> Payload:
    """`continuity`: the record of one presence."""
    told = {name: getattr(one, name) for name in ("host", "sender", "what", "reported", "covered", "contingents", "verdict", "why")}
    return told | {
        "said": ref(one.said) if one.said else None,
        "against": refs(one.against),
        "stretches": [stretch_to(stretch) for stretch in one.stretches],
    }


def stretch_to(one: Stretch) -> Payload:
    """Some days on which a presence is present, absent or unknown, reported or inferred."""
    told = {name: getattr(one, name) for name in ("start", "end", "state", "source", "why")}
    return told | {"claims": refs(one.claims)}


def verdict_to(claim: Claim, verdict: Verdict) -> Payload:
    """`check`: what one claim adds to the ledger."""
    name, others, why = verdict
    return ref(claim) | {"verdict": name, "against": refs(others), "why": why}
