"""What leaves as JSON: plain objects, one function a kind, their keys in a fixed order. These shapes stay stable.

A claim is referred to as REF: `{"claim": id, "article": id, "evidence": text}`, and, where the ledger was reconciled, `"voices"`: how many
independent voices say what it says.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from musterbook.codebook import ref
from musterbook.ledger.agreement import Agreement
from musterbook.links.check import Verdict
from musterbook.model import Borrowing, Claim, Conflict, CopyTree, Known, Line, Posture, Promise, Step
from musterbook.posture.changes import Difference
from musterbook.posture.commitments import Chain
from musterbook.posture.continuity import Continuity, Stretch
from musterbook.posture.credibility import tags
from musterbook.posture.timeline import Change
from musterbook.posture.truth import Opinion

Payload = dict[str, Any]


def one_ref(claim: Claim, known: Known | None = None) -> Payload:
    """REF of a claim."""
    return ref(claim) | ({"voices": known.voices(claim)} if known and known.voices else {})


def refs(claims: Iterable[Claim], known: Known | None = None) -> list[Payload]:
    """REF of each claim."""
    return [one_ref(claim, known) for claim in claims]


def what(claim: Claim) -> str:
    """What a claim counts or moves, by its most telling name."""
    return claim.unit or claim.echelon or claim.function or ", ".join(claim.equipment) or "personnel"


def posture_to(posture: Posture, known: Known | None = None) -> Payload:
    """`posture HOST`: the estimate on a date, line by line."""
    return {
        "host": posture.host,
        "on": posture.on,
        "known_by": posture.known_by,
        "lines": [line_to(line, known) for line in posture.lines],
    }


def line_id(line: Line) -> str:
    """What `explain` takes for a line: 'LTU:USA:personnel'."""
    return f"{line.host}:{line.sender}:{line.what}"


def line_to(line: Line, known: Known | None = None) -> Payload:
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
        "claims": refs(line.claims, known),
        "last_reported": line.last_reported,
        "conflicts": line.conflicts,
        "voices": line.voices,
        "tags": list(tags(line.credibility)),
        "rules": list(line.rules),
        "id": line_id(line),
    }


def opinion_to(one: Opinion | None) -> Payload | None:
    """`posture --second-opinion`: what the other method holds of a line's number."""
    return asdict(one) if one else None


def promise_to(promise: Promise, known: Known | None = None) -> Payload:
    """`promises`: one promise, referred to by the claim that first makes it."""
    first = promise.made_by[0]
    return one_ref(first, known) | {
        "action": first.action,
        "senders": list(first.senders),
        "hosts": list(first.hosts) or None,
        "what": what(first),
        "due": promise.due,
        "state": promise.state,
        "made_by": refs(promise.made_by, known),
        "by": refs(promise.by, known),
        "why": promise.why,
    }


def conflict_to(conflict: Conflict, known: Known | None = None) -> Payload:
    """`conflicts`: two claims that cannot both hold."""
    return {
        "kind": conflict.kind,
        "resolution": conflict.resolution,
        "left": one_ref(conflict.left, known),
        "right": one_ref(conflict.right, known),
        "why": conflict.why,
    }


def tree_to(tree: CopyTree) -> Payload:
    """`copies`: one text at several addresses."""
    members = [{"article": copy.article, "of": copy.of, "why": copy.why, "rule": copy.rule} for copy in tree.members]
    return {"root": tree.root, "members": members}


def borrowing_to(one: Borrowing) -> Payload:
    """A claim that takes its words or substance from a claim of another article."""
    return {"claim": one.claim, "of": one.of, "why": one.why, "rule": one.rule}


def change_to(change: Change, known: Known | None = None) -> Payload:
    """`timeline`: what changed on a day."""
    told = {name: getattr(change, name) for name in ("on", "sender", "what", "before", "after", "why")}
    return told | {"claims": refs(change.claims, known)}


def difference_to(one: Difference, known: Known | None = None) -> Payload:
    """`changes`: one thing that is otherwise on the later day."""
    told = {name: getattr(one, name) for name in ("kind", "sender", "host", "what", "slot", "before", "after", "why")}
    return told | {"claims": refs(one.claims, known)}


def chain_to(chain: Chain, known: Known | None = None) -> Payload:
    """`commitments`: how long one sender was said to stay in one host, step by step."""
    return {"host": chain.host, "sender": chain.sender, "steps": [step_to(step, known) for step in chain.steps]}


def step_to(step: Step, known: Known | None = None) -> Payload:
    """One word on basis and end, whose it is, and which other words took its place or gave way to it."""
    return one_ref(step.claim, known) | {
        "said": step.said,
        "voice": step.voice,
        "status": step.claim.status,
        "basis": list(step.basis),
        "until": step.until,
        "supersedes": list(step.supersedes),
        "superseded_by": step.superseded_by,
        "why": step.why,
    }


def continuity_to(one: Continuity, known: Known | None = None) -> Payload:
    """`continuity`: the record of one presence."""
    told = {name: getattr(one, name) for name in ("host", "sender", "what", "reported", "covered", "contingents", "verdict", "why")}
    return told | {
        "said": one_ref(one.said, known) if one.said else None,
        "against": refs(one.against, known),
        "stretches": [stretch_to(stretch, known) for stretch in one.stretches],
    }


def stretch_to(one: Stretch, known: Known | None = None) -> Payload:
    """Some days on which a presence is present, absent or unknown, reported or inferred."""
    told = {name: getattr(one, name) for name in ("start", "end", "state", "source", "why")}
    return told | {"claims": refs(one.claims, known)}


def verdict_to(claim: Claim, verdict: Verdict, known: Known | None = None) -> Payload:
    """`check`: what one claim adds to the ledger."""
    name, others, why = verdict
    return one_ref(claim, known) | {"verdict": name, "against": refs(others, known), "why": why}


def agreement_to(one: Agreement) -> Payload:
    """How far reviewers agree on a slot; no alpha where all values are one and the same."""
    alpha = None if one.alpha is None else round(one.alpha, 3)
    return {"slot": one.slot, "alpha": alpha, "claims": one.units, "differ": one.differ, "reviewers": list(one.reviewers)}
