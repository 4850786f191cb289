"""The ledger as a MISP event: each claim's words as an attribute, tagged with the Admiralty code by the taxonomy `admiralty-scale`.

The shape is MISP's core format: `{"Event": {"uuid", "info", "date", "Attribute": [{"uuid", "type", "category", "value", "Tag"}]}}`.
The uuids follow from the claims' ids, so that the same claim is the same attribute in every export.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from musterbook.compare import countries
from musterbook.model import Claim
from musterbook.pipeline.answers import Answers
from musterbook.posture.credibility import tags
from musterbook.views.words import deed, origin


def event(told: Answers, hosts: tuple[str, ...] = ()) -> dict[str, Any]:
    """All that was known on a day, or what is about some hosts."""
    wanted = frozenset(hosts)
    claims = [claim for claim in told.known.claims if not wanted or wanted & countries(claim.hosts)]
    about = f" about {', '.join(hosts)}" if hosts else ""
    return {
        "Event": {
            "uuid": str(uuid5(NAMESPACE_URL, f"musterbook:event:{told.known_by}:{','.join(hosts)}")),
            "info": f"Musterbook: claims of military presence{about}, as known by {told.known_by}",
            "date": str(told.known_by),
            "analysis": "2",
            "threat_level_id": "4",
            "distribution": "0",
            "Attribute": list(_attributes(claims, told, told.known_by)),
        }
    }


def _attributes(claims: list[Claim], told: Answers, on: date) -> Iterator[dict[str, Any]]:
    for claim in claims:
        code, why = told.credibility(claim)
        yield {
            "uuid": str(uuid5(NAMESPACE_URL, f"musterbook:claim:{claim.id}")),
            "type": "text",
            "category": "External analysis",
            "to_ids": False,
            "distribution": "5",
            "value": claim.evidence,
            "comment": f"{deed(claim)} · {origin(told.known.articles[claim.article])} · {claim.id} · {why}",
            "Tag": [{"name": name} for name in tags(code)],
        }
