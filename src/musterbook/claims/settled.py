"""Settled: hosts that the text has settled before, so that a sentence may leave them out: a mission's country, whom the rest was given to.

In: a Case whose clause names no host. Out: nations, or none.
"""

from musterbook.claims.line import Case


def hosts_of(case: Case, senders: tuple[str, ...]) -> tuple[str, ...]:
    """The hosts that go without saying; none that sends."""
    found, why = _given(case) if case.frame.by == "handed" else _of_its_mission(case)
    if not found or set(found) & set(senders):
        return ()
    case.context["hosts"] = why
    return found


def _given(case: Case) -> tuple[tuple[str, ...], str]:
    """'Portugal will give four': to whom the others were given."""
    told = (s.hosts for s in reversed(case.memory.said.scopes) if s.action == "transfer" and s.hosts)
    return next(told, ()), "what was given before"


def _of_its_mission(case: Case) -> tuple[tuple[str, ...], str]:
    """'UNIFIL's Irish battalion': the country of the one mission whose contingent the force is."""
    unit = case.force.unit if case.force and not case.is_given else None
    return next((m.hosts for m in case.memory.whole.missions if m.text == unit), ()), "where the mission is"
