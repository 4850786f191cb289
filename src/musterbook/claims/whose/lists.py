"""Lists by country: whether the nation before a number sends the soldiers or hosts them ('Kuwait: 13,500 troops at Camp Arifjan').

In: a Case. Out: the same Case, or one whose frame has the listed nation for its host.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.line import Case
from musterbook.claims.names.mentions import Mention
from musterbook.world import presence
from musterbook.world.nations import ALLIANCES

# What stands between a listed nation and its number: 'Brunei 900', 'Brunei (900)', 'Italy | 12,300'.
_LINK = re.compile(r"(?: | ?\(| ?\| ?|\t+| {2,}|: )")

# How much of what an article sends is its main sender's, for a list without and with labels to be one of that sender's hosts.
_HALF, _MOSTLY = 0.5, 0.75


def turned(case: Case) -> Case:
    """The case with the listed nation as host, where the list is one of hosts."""
    frame, force = case.frame, case.force
    named = case.line.label or _before_number(case)
    if not named or frame.hosts or frame.action == "transfer" or case.memory.whole.arms or not _are_hosts(case, named):
        return case
    own = replace(force, senders=()) if force and set(force.senders) <= set(named) else force
    placed = any(p.role in ("at", "to", "obj") and set(p.hosts) & set(named) for p in case.line.places)
    if case.line.label and not placed:
        case.context["hosts"] = "the label of the line"
    turned_frame = replace(frame, hosts=() if placed else named, agents=(), force=own if frame.force else None)
    return replace(case, force=own, frame=turned_frame, hosted=True)


def _before_number(case: Case) -> tuple[str, ...]:
    """The nation that stands by its own name right before the number of the force."""
    force, text = case.force, case.line.sentence.text
    number = next((span for slot, span in force.spans if slot == "quantity"), None) if force and len(force.senders) == 1 else None
    if number is None or force is None:
        return ()
    named = [m for m in case.line.names if _is_by_name(m) and m.value == force.senders[0] and m.span.end < number.start]
    return force.senders if named and _LINK.fullmatch(text[named[-1].span.end : number.start]) else ()


_LISTED_PLACE = re.compile(r"\b(?:in|to|at|into) (?:(?:the )?[A-ZÀ-Ž][\w’'-]*(?: [A-ZÀ-Ž][\w’'-]*)*\s\([^()]*\)(?:, | and |, and ))*\Z")


def _stands_in(case: Case, named: Sequence[str]) -> bool:
    """'Has troops in Mali (400), Lebanon (870)': the nation is one of a list of places."""
    text = case.line.sentence.text
    return any(_is_by_name(m) and m.value in named and _LISTED_PLACE.search(text[: m.span.start]) for m in case.line.names)


def _is_by_name(mention: Mention) -> bool:
    return mention.kind == "nation" and mention.how in ("name", "abbreviation", "part")


def _are_hosts(case: Case, named: Sequence[str]) -> bool:
    """The list is one of places; or a site of the line is there; or the article's sender is, and the nation not where others are."""
    if _stands_in(case, named):
        return True
    sites = [p for p in case.line.places if p.hosts and not set(p.hosts) & ALLIANCES and (p.name or not set(p.hosts) <= set(named))]
    if sites:
        return all(set(p.hosts) <= set(named) for p in sites)
    whole = case.memory.whole
    sender = next((code for code, _ in whole.sends.most_common() if code not in named and code not in ALLIANCES), None)
    others = sum(n for code, n in whole.sends.items() if code not in named)
    share = whole.sends[sender] / others if sender else 0.0
    if sender is None or not (sender in whole.titled["senders"] or share >= (_MOSTLY if case.line.label else _HALF)):
        return False
    elsewhere = [*case.memory.at.heading, *whole.main_host()]
    sends = any(presence.is_known(code, host) for code in named for host in elsewhere if host != code)
    return not sends and all(presence.is_known(sender, code) for code in named)
