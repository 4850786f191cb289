"""Telling: who says what a sentence says, and on what day: attributions of the sentence, its asides, quotations and interviews."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.sentences import quotes
from musterbook.claims.telling import retractions
from musterbook.claims.telling.labels import labelled
from musterbook.claims.telling.naming import named_later
from musterbook.claims.telling.occasions import SAME_OCCASION, Occasion, is_recent, occasion, said_on
from musterbook.claims.telling.persons import Voices, are_many
from musterbook.claims.telling.reach import governs
from musterbook.claims.telling.sayings import Attribution, aside_by, attributions, parted
from musterbook.claims.telling.shifted import is_past, is_shifted
from musterbook.claims.telling.speakers import speaker
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.model import Article, Speaker
from musterbook.values import Span


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what a sentence says: by attribution, and for the part of the sentence that each governs.

    `quoted` is whose words the sentence gives without saying so: a quotation that goes on, an answer, free indirect speech.
    `days` holds the day on which each of `found` spoke, and last the day of `quoted`. `wrong`: the
    characters of the article in which the outlet tells of its own error and takes it back.
    """

    found: tuple[Attribution, ...]
    quoted: Speaker | None
    days: tuple[str | None, ...] = ()
    wrong: Span | None = None


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
    "pledged",
    "promised",
    "offered",
}


_NO_MORE = _ASKING | {"deny", "denies", "denied"}


def hear(article: Article, lines: Sequence[Line], voices: Voices) -> list[Told]:
    """Who says each line of an article."""
    when = occasion(lines, article.published)
    told = [_told_by(line, voices, when) for line in lines]
    for span, inside in quotes.runs(article.text, [line.sentence for line in lines]):
        outer = next((o for n in inside if (o := _outer(lines[n], told[n], span.start))), None)
        for n in inside:
            if outer and not any(a.speaker == outer[0] for a in told[n].found):
                told[n] = replace(told[n], quoted=outer[0], days=(*told[n].days[: len(told[n].found)], outer[1]))
    told = list(_on_their_day(_named(told)))
    return [replace(t, wrong=retractions.retracted(article, lines, n)) for n, t in enumerate(told)]


def _named(told: list[Told]) -> list[Told]:
    """The same, where who speaks by an office alone is named further on."""
    spoken = [who for one in told for who in (*(a.speaker for a in one.found), one.quoted) if who]
    known = named_later(spoken)

    def whole(who: Speaker | None) -> Speaker | None:
        return known.get(who, who) if who else None

    return [replace(t, found=tuple(replace(a, speaker=whole(a.speaker)) for a in t.found), quoted=whole(t.quoted)) for t in told]


def _on_their_day(told: Sequence[Told]) -> Iterator[Told]:
    """Who is known to have spoken on one day spoke on it from the first: 'the minister said. … Lind told reporters on Monday'."""
    known: dict[str, set[str]] = {}
    for one in told:
        for who, day in zip(_surnames(one), one.days, strict=False):
            if who and day:
                known.setdefault(who, set()).add(day)
    only = {who: days.pop() for who, days in known.items() if len(days) == 1}
    for one in told:
        yield replace(one, days=tuple(day or only.get(who) for who, day in zip(_surnames(one), one.days, strict=False)))


def _surnames(told: Told) -> list[str]:
    """The surnames of those who speak, '' for who has none."""
    return [s.name.split()[-1].lower() if s and s.name else "" for s in (*(a.speaker for a in told.found), told.quoted)]


def _outer(line: Line, told: Told, start: int) -> tuple[Speaker, str | None] | None:
    """Who says a quotation, by an attribution that stands outside of it: an aside, or words before its opening mark."""
    for attribution, day in zip(told.found, told.days, strict=False):
        before = attribution.source is not None and line.sentence.span.start + line.scene.tree.starts[attribution.verb.i] < start
        if attribution.speaker and (attribution.aside or before):
            return attribution.speaker, day
    return None


def _told_by(line: Line, voices: Voices, when: Occasion) -> Told:
    """Who says what a line says, each remembered for the lines after it."""
    voices.unite(line.names)
    heard = list(_heard(line, voices))
    found = tuple(attribution for attribution, _ in heard)
    for attribution, day in heard:
        voices.outlet = attribution.outlet or voices.outlet
        if attribution.speaker and attribution.verb.lower_ not in _ASKING:
            voices.remember(attribution.speaker, day if is_recent(day, line.published) else None, line.sentence.block)
    voices.see(line.names, line.sentence.block, spoken=any(a.speaker and (a.speaker.name or a.speaker.role) for a in found))
    if not found:
        _see_office(line, voices)
    quoted = _unsaid(line, found, voices, when)
    rises = _rises(line, voices) if when.sitting and not found and not quoted else None
    if rises:
        voices.speak(rises, line.sentence.block)
    if quoted:
        voices.speak(quoted, line.sentence.block)
    # Who asks, promises or denies says no more than that: 'Italy pledged 300; Poland has sent 90'.
    goes_on = any(a.aside or when.sitting or a.verb.lower_ not in _NO_MORE for a in found)
    voices.told = goes_on or quoted is not None or rises is not None
    voices.block = line.sentence.block
    same = next(reversed(voices.said_on.values()), None) if SAME_OCCASION.search(line.sentence.text) else None
    days = tuple(day or same or _day(attribution.speaker, voices, when) for attribution, day in heard)
    return Told(found, quoted, (*days, _day(quoted, voices, when)))


def _see_office(line: Line, voices: Voices) -> None:
    """'The minister was asked about Mali. There were 40 soldiers, he said': who is spoken of by an office is 'he' as well.

    And 'On ships he was more forthcoming. The frigate would sail in May': of whom the paragraph speaks are the thoughts in it.
    """
    subjects = [s for t in line.scene.tree.doc if t.dep_ == "ROOT" for s in grammar.subjects(t)][:1]
    if voices.last and any(s.lower_ in ("he", "she") for s in subjects):
        voices.seen, voices.seen_block = voices.last, line.sentence.block
    the = [s for s in subjects if any(c.lower_ == "the" for c in s.children) and s.i not in line.scene.forces]
    one = speaker(line.scene.tree, line.scene.mentions, the[0], voices) if the else None
    if one is not None and one.role and not are_many(one):
        voices.he = one


def _heard(line: Line, voices: Voices) -> Iterator[tuple[Attribution, str | None]]:
    """The attributions of a line with the day that each names."""
    said = attributions(line.scene.tree, line.scene.mentions, line.names, voices)
    label = labelled(line.scene.tree, line.names, line.sentence.head, voices) if not said and not line.asides else None
    for attribution in [label] if label else said:
        yield attribution, said_on(line, attribution.verb)
    for aside, tree in line.asides:
        names = tuple(m for m in line.names if aside.span.overlaps(m.span))
        days = [t.value("past") for t in line.times if t.span.overlaps(aside.span) and t.role == "point"]
        for who in parted(tree, aside.who):
            attribution = aside_by(tree, names, who, voices)
            if who.of(line.sentence.text).lower() in ("it", "they"):
                attribution = replace(attribution, speaker=_who_acts(line, voices) or attribution.speaker)
            if attribution.speaker or attribution.outlet:
                yield replace(attribution, until=_beyond(line, aside.span)), days[0] if days else None


def _who_acts(line: Line, voices: Voices) -> Speaker | None:
    """'The army is sending 120 soldiers, it said': the body or nation that the sentence is about."""
    subjects = (s for t in line.scene.tree.doc if t.dep_ == "ROOT" for s in grammar.subjects(t))
    acting = next((s for s in subjects if s.i not in line.scene.forces), None)
    found = speaker(line.scene.tree, line.scene.mentions, acting, voices) if acting is not None else None
    return found if found and not found.name and (found.org or found.country) and not found.role else None


# What an outlet adds of its own: 'A will leave, B said on Monday, two days after C had left'.
_APART = re.compile(r"^,? (?:(?:[\w-]+ ){1,2}(?:hours?|days?|weeks?|months?|years?) )?(?:after|before|as|while|when)\b")


def _beyond(line: Line, aside: Span) -> int | None:
    """The first token behind an aside that is not said by who is named there."""
    text = line.sentence.text
    rest = text[aside.end :]
    if not _APART.match(rest) or re.search(r"[“”\"„«»]", rest):
        return None
    tree = line.scene.tree
    return next((t.i for t in tree.doc if tree.starts[t.i] >= aside.end), None)


def _day(speaker: Speaker | None, voices: Voices, when: Occasion) -> str | None:
    """The day on which somebody spoke who is given none here: the one given before, or that of the whole report."""
    if speaker is None:
        return None
    return voices.day_of(speaker) or when.live or when.sitting


def _unsaid(line: Line, found: tuple[Attribution, ...], voices: Voices, when: Occasion) -> Speaker | None:
    """Whose words a sentence gives that names nobody: an answer, a quotation, what follows a semicolon, free indirect speech."""
    if line.sentence.kind == "answer":
        return voices.answers
    if found:
        return None
    follows = voices.told and voices.block == line.sentence.block
    if quotes.MARKS.search(line.sentence.text) and (follows or quotes.mostly(line.sentence.text)):
        return voices.near(line.sentence.block)
    if follows and when.sitting and is_past(line):
        return voices.last
    if line.sentence.goes_on and voices.told:
        return voices.last
    if not is_shifted(line):
        return None
    # 'The minister was firm. Denmark would send 200 soldiers': the thoughts of whom the paragraph has just named.
    return voices.last if follows else voices.seen if voices.seen_block == line.sentence.block else None


def _rises(line: Line, voices: Voices) -> Speaker | None:
    """Who opens a paragraph in the report of a sitting: what follows is theirs, whether or not a verb says so."""
    first = next((m for m in line.names if m.kind == "person" and m.span.start < 40), None)
    return voices.meet(first.value) if first and voices.block != line.sentence.block else None


def speakers_of(line: Line, frame: Frame, told: Told) -> dict[str, Any]:
    """The claim's slots that tell whose word a frame is: the chain of speakers, the outlets between, the day of saying."""
    if told.wrong is not None:
        return {"speakers": (), "via": (), "said_on": None}
    chain: list[Speaker] = []
    via: list[str] = []
    said: str | None = None
    days = dict(zip(map(id, told.found), told.days, strict=False))
    for attribution in sorted(told.found, key=lambda a: 1 if a.aside else -_depth(a.verb)):
        if not governs(attribution, frame.predicate):
            continue
        if attribution.outlet:
            via.append(attribution.outlet)
            said = said or days.get(id(attribution))
        elif (speaker := _pledging(frame, attribution)) and speaker not in chain:
            chain.append(speaker)
            said = said or days.get(id(attribution))
    if told.quoted and told.quoted not in chain and not via:
        chain.append(told.quoted)
        said = said or (told.days[-1] if told.days else None)
    out = {"speakers": tuple(chain), "via": tuple(dict.fromkeys(via))}
    return out | ({"said_on": said} if said and not (via and not chain) else {})


def _pledging(frame: Frame, attribution: Attribution) -> Speaker | None:
    """Who says it; 'Kenya promised 1,000 officers, the Bahamas 150': each promises its own."""
    speaker, force = attribution.speaker, frame.force
    own = force.senders if force and frame.by == "rest" and attribution.verb.i == frame.predicate.i else ()
    bare = speaker is not None and not (speaker.name or speaker.role or speaker.org)
    return Speaker(country=own[0]) if bare and len(own) == 1 else speaker


def asks_itself(case: Case, slots: dict[str, Any]) -> tuple[Speaker, ...]:
    """'It has asked Sweden for years to send soldiers': the host that asks, where a pronoun stands for it."""
    asked = case.frame.stage.requester
    by_pronoun = asked is not None and any(s.lower_ in ("latter", "former", "it", "they") for s in grammar.subjects(asked))
    if not by_pronoun or slots["status"] != "requested" or len(slots["hosts"]) != 1:
        return ()
    case.context["speakers"] = "who asks"
    return (Speaker(country=slots["hosts"][0]),)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
