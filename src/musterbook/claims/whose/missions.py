"""Missions: whose contingent a force is, where the article speaks of a mission in its country: that mission's, or none's.

In: the slots of a claim whose force has no unit of its own. Out: the mission's name as the article mostly writes it, or None. The choice is
rated as those of nations and places are (`linking`): not every soldier in a country where blue helmets are wears one.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from musterbook.claims import linking
from musterbook.claims.context import Mission
from musterbook.claims.line import Case, Line
from musterbook.claims.names import mentions
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases import kinds
from musterbook.model import Article
from musterbook.world.nations import ALLIANCES

_NONE: tuple[str, ...] = ()
# How many sentences before this one count as just before.
_NEAR = 3


def spoken_of(article: Article, lines: list[Line]) -> tuple[Mission, ...]:
    """The missions that the article names, with what it makes of each."""
    named = [(at, m) for at, line in enumerate(lines) for m in line.names if _is_mission(m)]
    titled = {m.value.name for m in mentions.find(article.title or "") if kinds.is_contingent(m)}
    out = []
    for name in dict.fromkeys(m.value.name for _, m in named):
        own = [(at, m) for at, m in named if m.value.name == name]
        written = Counter(m.text for _, m in own)
        text = min(written, key=lambda text: (-written[text], text))
        first = own[0][1].value
        out.append(Mission(text, tuple(first.hosts), first.nation, tuple(at for at, _ in own), name in titled))
    return tuple(out)


def _is_mission(mention: Mention) -> bool:
    return kinds.is_contingent(mention) and bool(mention.value.hosts) and mention.value.nation in (*ALLIANCES, "")


def unsaid(case: Case, slots: dict[str, Any]) -> str | None:
    """The mission whose contingent the force is, although its phrase does not say so."""
    hosts = slots["hosts"]
    fitting = [m for m in case.memory.whole.missions if hosts and set(hosts) <= set(m.hosts)]
    if not fitting:
        return None
    rivals = linking.Field()
    for mission in fitting:
        for clue, value in _clues(case, mission, slots):
            rivals.add((mission.text,), clue, value)
    sent = "alliance" if set(slots["senders"]) <= ALLIANCES else case.context.get("senders", "named")
    for clue in ("none", f"none:senders {sent}", *(["of 1"] if len(fitting) == 1 else [])):
        rivals.clues[_NONE][clue] = 1.0
    choice = linking.rated("unit", rivals)
    case.choices.append(choice)
    return choice.taken[0] if choice.taken else None


def _clues(case: Case, mission: Mission, slots: dict[str, Any]) -> Iterator[tuple[str, float]]:
    now = len(case.memory.at.turns) - 1
    before = [at for at in mission.at if at < now]
    yield "titled", float(mission.titled)
    yield "once", float(len(mission.at) == 1)
    yield "here", float(now in mission.at)
    yield "just before", float(any(now - at <= _NEAR for at in before))
    yield "not yet", float(not before and now not in mission.at)
    yield "its own", float(mission.nation in slots["senders"])
    for age, scope in enumerate(reversed(case.memory.said.scopes[-3:])):
        yield f"last{age}", float(scope.unit == mission.text)
    if case.scope is not None:
        yield "scope", float(case.scope.unit == mission.text)


def mandated(case: Case) -> tuple[str, ...]:
    """'EUFOR has 600 soldiers. The Security Council renewed its mandate': whose mission, other than the UN's, has been spoken of last."""
    its = any(c.lower_ == "its" for c in case.frame.theme.children)
    last = max((m for m in case.memory.whole.missions if m.at), key=lambda m: max(m.at), default=None) if its else None
    return (last.nation,) if last and last.nation not in ("", "UN") else ()
