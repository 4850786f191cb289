"""Missions: whose contingent a force is, where the article speaks of a mission in its country: that mission's, or none's.

In: the slots of a claim whose force has no unit of its own. Out: the mission's name as the article mostly writes it, or None. The choice is
rated as those of nations and places are (`linking`): not every soldier in a country where blue helmets are wears one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims import linking
from musterbook.claims.context import Mission, Scope
from musterbook.claims.line import Case, Line
from musterbook.claims.names import mentions
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases import kinds
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.model import Article
from musterbook.world.nations import ALLIANCES, members

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
        written = Counter(m.text for _, m in own if not kinds.is_described(m.text))
        text = min(written, key=lambda text: (not _LETTERS.search(text), -written[text], text), default="")
        first = own[0][1].value
        out.append(Mission(text, tuple(first.hosts), first.nation, tuple(at for at, _ in own), name in titled))
    return tuple(_spelled_out(_with_descriptions(out), lines))


_PHRASE = re.compile(
    r"\b(?:(?P<UN>UN|U\.N\.|United Nations)|(?P<EU>EU|European Union)|(?P<NATO>NATO))(?:[’']s)?(?: [a-z-]+){0,2} (?:mission|force)\b"
)


def _spelled_out(found: list[Mission], lines: list[Line]) -> Iterator[Mission]:
    """'The U.N. observer force' tells of UNDOF too, in a text that names no other mission of theirs."""
    said = [(at, match.lastgroup) for at, line in enumerate(lines) for match in _PHRASE.finditer(line.sentence.text)]
    for mission in found:
        alone = sum(other.nation == mission.nation for other in found) == 1
        at = {n for n, nation in said if alone and nation == mission.nation}
        yield replace(mission, at=tuple(sorted(at | set(mission.at))))


def _with_descriptions(found: list[Mission]) -> list[Mission]:
    """'The African Union mission in Somalia' is ATMIS, where the text names no other there: its sentences are of that one too."""
    out = list(found)
    for described in (m for m in found if not m.text):
        named = [m for m in out if m.text and m.hosts == described.hosts]
        if len(named) == 1:
            at = tuple(sorted({*named[0].at, *described.at}))
            out[out.index(named[0])] = replace(named[0], at=at, titled=named[0].titled or described.titled)
            out.remove(described)
    return out


# 'UNMISS', 'EUFOR Althea': what a mission is called for short is its name, however often the text spells it out.
_LETTERS = re.compile(r"\b[A-Z]{3}")


def contributors(lines: list[Line]) -> tuple[str, ...]:
    """'The mission, which is made up of troops from Uganda, Burundi and Kenya': whose soldiers a mission that is no alliance's has."""
    for line in lines:
        for place in line.places:
            if place.role != "from" or len(place.hosts) < 2 or place.name:
                continue
            soldiers = grammar.first_conjunct(place.token).head
            clause = grammar.clause(soldiers)
            if soldiers.lower_ in ("contingents", "troops") and grammar.case(soldiers) == "with" and _is_it(line, clause):
                return tuple(code for code in place.hosts if code not in ALLIANCES)
            whole = [clause.head] if grammar.base(clause.dep_) == "acl" else grammar.subjects(clause)
            if clause.lower_ in _MADE_UP and any(is_one(line, token) for token in whole):
                return tuple(code for code in place.hosts if code not in ALLIANCES)
    return ()


def _is_it(line: Line, verb: Token) -> bool:
    """'The force was deployed with contingents from three countries', 'it was'."""
    return any(s.lower_ == "it" or is_one(line, s) for s in grammar.subjects(verb))


def contributed(case: Case) -> tuple[str, ...]:
    """What such a mission has or does its contributors have or do."""
    nations, frame = case.memory.whole.contributors, case.frame
    if not nations or case.is_given or frame.agents:
        return ()
    theme = frame.theme
    near = [theme, *grammar.subjects(frame.predicate), *(c for c in theme.children if grammar.base(c.dep_) == "nmod")]
    if not any(is_one(case.line, token) for token in near):
        return ()
    case.context["senders"] = "the mission that the article speaks of"
    return nations


_MADE_UP = {"made", "composed", "drawn", "consisting", "comprising", "comprises", "consists"}


def is_one(line: Line, token: Token) -> bool:
    """'The mission', 'the force', 'EUFOR': a whole to which several nations contribute."""
    named = any(_is_mission(m) and m.value.nation == "" and token in line.scene.tree.tokens(m.span) for m in line.names)
    return named or (token.lower_ in ("mission", "force") and any(c.lower_ == "the" for c in token.children))


def _is_mission(mention: Mention) -> bool:
    return kinds.is_contingent(mention) and bool(mention.value.hosts) and mention.value.nation in (*ALLIANCES, "")


def unsaid(case: Case, slots: dict[str, Any]) -> str | None:
    """The mission whose contingent the force is, although its phrase does not say so."""
    hosts = slots["hosts"]
    fitting = [m for m in case.memory.whole.missions if m.text and hosts and set(hosts) <= set(m.hosts)]
    if not fitting:
        return None
    rivals = linking.Field()
    for mission in fitting:
        for clue, value in _clues(case, mission, slots):
            rivals.add((mission.text,), clue, value)
    for clue in _against(case, slots):
        rivals.clues[_NONE][clue] = 1.0
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
    mine = _last_of(case, slots)
    yield "mine", float(mine is not None and mine.unit == mission.text)
    told = [s for s in case.memory.said.scopes if s.hosts == slots["hosts"]]
    yield "run", sum(s.unit == mission.text for s in told) / (len(told) or 1)
    yield "outsider", float(mission.nation in ("EU", "NATO") and not set(slots["senders"]) & {mission.nation, *members(mission.nation)})
    turns = case.memory.at.turns
    yield "prev", float(now - 1 in mission.at)
    yield "block", float(any(0 <= at < len(turns) and turns[at].block == turns[now].block for at in before))
    yield "main", float(len(mission.at) >= max(len(m.at) for m in case.memory.whole.missions))
    yield "often", float(len(mission.at) >= 4)
    yield "worded", float(_BLUE.search(case.line.sentence.text) is not None)


_BLUE = re.compile(r"\b(?:peacekeep\w*|blue helmets?|the mission|contingents?|UN|U\.N\.|the force)\b", re.I)
_APART = re.compile(r"\b(?:bilateral\w*|treaty|agreement|accord|pact|own flag|on its own|alone|operation|instructors|trainers?)\b", re.I)


def _last_of(case: Case, slots: dict[str, Any]) -> Scope | None:
    """Where the article spoke last of a force of the same nations in the same country."""
    same = (s for s in reversed(case.memory.said.scopes) if s.hosts == slots["hosts"] and set(s.senders) & set(slots["senders"]))
    return next(same, None)


def _against(case: Case, slots: dict[str, Any]) -> Iterator[str]:
    """What speaks for no mission at all."""
    mine = _last_of(case, slots)
    if mine is not None and mine.unit is None:
        yield "none:mine"
    if _APART.search(case.line.sentence.text):
        yield "none:apart"
    yield f"none:{slots['action']}"
    yield f"none:by {case.frame.by}"


def of_the_un(case: Case) -> tuple[str, ...]:
    """'The last blue helmets left Darfur': whose they are, if no nation was spoken of."""
    blue = case.force is not None and any(noun in ("blue helmets", "blue helmet") for noun in case.force.nouns)
    return ("UN",) if blue else ()


def mandated(case: Case) -> tuple[str, ...]:
    """'EUFOR has 600 soldiers. The Security Council renewed its mandate': whose mission, other than the UN's, has been spoken of last."""
    its = any(c.lower_ == "its" for c in case.frame.theme.children)
    last = max((m for m in case.memory.whole.missions if m.at), key=lambda m: max(m.at), default=None) if its else None
    return (last.nation,) if last and last.nation not in ("", "UN") else ()
