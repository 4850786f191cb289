"""Telling: who says what a sentence says, and on what day: attributions of the sentence, its asides, quotations and interviews."""

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from musterbook.claims import grammar
from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.persons import Voices
from musterbook.claims.speakers import Attribution, aside_by, attributions
from musterbook.model import Speaker


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what a sentence says: by attribution, and for the part of the sentence that each governs."""

    found: tuple[Attribution, ...]
    quoted: Speaker | None


_ASKING = {
    "asked",
    "requested",
    "wants",
    "want",
    "wanted",
    "urged",
    "sought",
    "invited",
    "demanded",
    "hopes",
    "wished",
    "refused",
    "declined",
    "agreed",
    "rejected",
    "called",
    "heard",
    "learned",
}


def told_by(line: Line, voices: Voices) -> Told:
    """Who says what a line says, each remembered for the lines after it."""
    found = tuple(attributions(line.scene.tree, line.scene.mentions, voices))
    for attribution in found:
        if attribution.speaker and attribution.verb.lower_ not in _ASKING:
            voices.remember(attribution.speaker, _said_on(line, attribution))
    for aside, tree in line.asides:
        names = tuple(m for m in line.names if aside.span.overlaps(m.span))
        attribution = aside_by(tree, names, aside.who, voices)
        if attribution.speaker or attribution.outlet:
            found = (*found, attribution)
        if attribution.speaker:
            days = [t.value("past") for t in line.times if t.span.overlaps(aside.span) and t.role == "point"]
            voices.remember(attribution.speaker, days[0] if days else None)
    voices.see(line.names)
    quoted = voices.answers if line.sentence.kind == "answer" else None
    if not found and quoted is None and re.search(r"[“\"”]", line.sentence.text):
        quoted = voices.last
    if not found and quoted is None and line.sentence.goes_on and voices.told:
        quoted = voices.last
    voices.told = bool(found) or (voices.told and line.sentence.goes_on)
    return Told(found, quoted)


def _said_on(line: Line, attribution: Attribution) -> str | None:
    """The day of saying: a time that hangs on the verb of saying."""
    tree = line.scene.tree
    for time in line.times:
        token = tree.head(time.span)
        if time.role == "point" and grammar.clause(token).i == attribution.verb.i:
            return time.value("past")
    return None


def speakers_of(line: Line, frame: Frame, told: Told, voices: Voices) -> dict[str, Any]:
    """The claim's slots that tell whose word a frame is: the chain of speakers, the outlets between, the day of saying."""
    chain: list[Speaker] = []
    via: list[str] = []
    said: str | None = None
    for attribution in sorted(told.found, key=lambda a: 1 if a.aside else -_depth(a.verb)):
        if not governs(attribution, frame.predicate):
            continue
        if attribution.outlet:
            via.append(attribution.outlet)
        elif attribution.speaker and attribution.speaker not in chain:
            chain.append(attribution.speaker)
            said = said or voices.day_of(attribution.speaker)
    if told.quoted and told.quoted not in chain and ((not chain and not via) or (line.sentence.kind == "answer" and not via)):
        chain = [*chain, told.quoted]
        said = voices.day_of(told.quoted)
    out = {"speakers": tuple(chain), "via": tuple(via)}
    asked = any(a.verb.lower_ in _ASKING for a in told.found)
    said = said or (voices.event if chain and not asked else None)
    return out | ({"said_on": said} if said else {})


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def governs(attribution: Attribution, predicate: Token) -> bool:
    """The attribution answers for the predicate: it stands above it, or beside it as a parenthesis."""
    verb = attribution.verb
    if attribution.aside:
        return True
    if verb.i == predicate.i:
        return not grammar.is_verb(verb) or verb.lower_ in ("pledged", "promised", "requested", "asked", "vowed", "denied")
    if not grammar.is_verb(verb) or grammar.within(predicate, verb):
        return True
    return verb.dep_ in ("parataxis", "ccomp", "conj", "advcl")
