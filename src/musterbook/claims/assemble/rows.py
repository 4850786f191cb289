"""Rows: the claim of a row of a table, each slot from the cell whose column tells of it; what no cell tells comes from context.

In: a Line whose sentence is a row. Out: its Draft.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims import where, whose
from musterbook.claims.assemble.force_slots import slots_of
from musterbook.claims.confidence import Draft, clues
from musterbook.claims.context import Memory, Scope
from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.names.mentions import Mention, find
from musterbook.claims.numbers.counts import numbers
from musterbook.claims.phrases.basis import bases
from musterbook.claims.phrases.forces import Force
from musterbook.claims.sentences import Row
from musterbook.claims.sentences.tables import date_of
from musterbook.claims.stages.governing import Stage
from musterbook.claims.times import times
from musterbook.model import Article, Claim
from musterbook.values import OPEN, Count, Span, bounds
from musterbook.world.equipment import equipment

_STATUS = {"ordered": "approved", "delivered": "in_effect", "promised": "announced", "allowed": "approved"}
_NONE = re.compile(r"(?:none|nil|no|0|not yet|nothing)(?: yet| so far)?", re.I)
# Titles of columns that count people, whatever they came with.
_PEOPLE = re.compile(r"strength|personnel|soldiers|troops|men\b|pax|headcount|all ranks|people", re.I)
_EVERYWHERE = re.compile(r"(?:the )?(?:whole|entire) (?:country|island|territory)|country-?wide|nation-?wide|various|several", re.I)
_GONE = re.compile(r"(?:all )?(?:left|gone|withdrawn|went home|departed|pulled out|recalled|repatriated)\b", re.I)


def drafts(article: Article, line: Line, memory: Memory) -> Iterator[Draft]:
    """The claim of a row: who is where, or what is given, and how many; none of a row that counts none."""
    row = line.sentence.row
    if row is None:
        return
    given = row.counts in ("ordered", "delivered", "promised") or row.cell("giver", "taker") is not None
    none = row.counts is not None and _NONE.fullmatch(_told(article, row, row.counts)) is not None
    if none and row.counts != "delivered":
        return
    force = _force(article, line, row)
    status = "denied" if none else _STATUS.get(row.counts or "", "in_effect")
    frame = Frame(
        "transfer" if given else "station",
        line.scene.tree.doc[0],
        Stage(status, "a row of a table"),
        force,
        line.scene.tree.doc[0],
        by="row",
    )
    claim = _claim(article, Case(line, replace(frame, hosts=_hosts(line, row)), memory, None, force), row)
    if claim:
        yield Draft(claim, clues(line, frame, claim))


def _claim(article: Article, case: Case, row: Row) -> Claim | None:
    senders = whose.senders(case)
    slots: dict[str, Any] = {"status": case.frame.stage.status, "senders": senders} | where.places(case, senders)
    slots |= {"action": case.frame.action, "place": _place(article, row) if case.frame.action == "station" else None}
    if not senders or not slots["hosts"] or set(senders) == set(slots["hosts"]):
        return None
    slots |= slots_of(case.force, case.frame.action, case.frame)
    slots |= _dates(article, case.line, row)
    slots |= _remarked(article, row, slots)
    if "unit" not in slots or not slots["unit"]:
        slots["unit"] = _mission(article, case.line, row)
    case.memory.said.keep(
        Scope(case.force, senders, slots["hosts"], slots["place"], case.line.sentence.block, slots["action"], at=case.memory.said.at)
    )
    span = case.line.sentence.span
    return Claim(article=article.id, evidence=span.of(article.text), spans={"evidence": (span,)}, context=case.context, **slots)


def _told(article: Article, row: Row, *roles: str) -> str:
    cell = row.cell(*roles)
    return cell.of(article.text) if cell else ""


def _named_in(line: Line, cell: Span | None) -> list[Mention]:
    """The names of a cell, whose span is the article's, while theirs are the sentence's."""
    if cell is None:
        return []
    start = line.sentence.span.start
    return [m for m in line.names if cell.start <= m.span.start + start < cell.end]


def _nations(line: Line, cell: Span | None) -> tuple[str, ...]:
    """The nations of a cell; what stands in brackets behind one is under whom ('Slovakia (UN)')."""
    named = _named_in(line, cell)
    named = [m for m in named if "(" not in line.sentence.text[named[0].span.start : m.span.start]]
    codes = [m.value for m in named if m.kind == "nation"] or [m.value.nation for m in named if m.kind == "body" and m.value.nation]
    return tuple(dict.fromkeys(codes))


def _whose(line: Line, row: Row) -> tuple[str, ...]:
    """Who sends: the column of senders, else the nation of the force, else a column of countries beside which no other tells."""
    force = _nations(line, row.cell("force"))
    own = _nations(line, row.cell("sender", "giver")) or force
    alone = not own and row.cell("host", "taker") is None
    return own or (_nations(line, row.cell("country")) if alone else ())


def _hosts(line: Line, row: Row) -> tuple[str, ...]:
    """Where: the column of hosts, that of countries where another tells who sends, else that of places."""
    told = row.cell("sender", "giver") is not None or bool(_nations(line, row.cell("force")))
    named = _nations(line, row.cell("host", "taker")) or (_nations(line, row.cell("country")) if told else ())
    if named:
        return named
    found = _named_in(line, row.cell("place"))
    return tuple(
        dict.fromkeys(
            [m.value.nation for m in found if m.kind == "site"] or [m.value for m in found if m.kind in ("nation", "region") and m.value]
        )
    )


def _place(article: Article, row: Row) -> str | None:
    """The place as the cell gives it, without notes in brackets."""
    told = re.sub(r"\s*[(\[].*?[)\]]", "", _told(article, row, "place"))
    return None if _EVERYWHERE.fullmatch(told) else told or None


def _force(article: Article, line: Line, row: Row) -> Force:
    """The force of its cell or of that of the senders, with the number of the column that counts, or of its own cell."""
    start, found = line.sentence.span.start, list(line.scene.forces.values())
    force = next((f for f in found if f.has_type), None) or _of_type(article, line, row) or next(iter(found), Force(0, "", personnel=True))
    force = force if force.has_type else _beside_whose(line, row, force)
    cell = row.cell(row.counts or "force") or row.cell("force")
    count = next(iter(numbers(cell.of(article.text))), None) if cell else None
    quantity = Count(count.low, count.high, count.approx, _of(article, line, row, force), "total") if count else None
    spans = (("quantity", Span(count.core.start + cell.start - start, count.core.end + cell.start - start)),) if count and cell else ()
    return replace(force, senders=_whose(line, row), quantity=quantity, spans=spans)


def _beside_whose(line: Line, row: Row, force: Force) -> Force:
    """'France, SAMP/T battery' under 'whose': of what kind theirs is, of which the parser makes no phrase."""
    named = _named_in(line, row.cell("sender"))
    kit = [m for m in named if m.kind == "equipment"]
    words = {m.kind: m.value for m in reversed(named)}
    function = words.get("function") or next((m.value.function for m in kit if m.value.function), None)
    return replace(force, echelon=words.get("echelon"), function=function, equipment=tuple(m.text for m in kit))


def _of_type(article: Article, line: Line, row: Row) -> Force | None:
    """'Israel | Kenya | Musketeer | 5': what stands under 'type' between a giver and a taker is one, whatever else the word may mean."""
    name = _told(article, row, "force")
    if not name or not (row.cell("giver") and row.cell("taker")):
        return None
    known = next((e for e in equipment() if name.casefold() in {form.casefold() for form in (e.name, *e.aliases)}), None)
    if known is None:
        return Force(0, name, equipment=(name,))
    sure = name not in known.ambiguous or any(m.kind == "equipment" for m in _named_in(line, row.cell("force")))
    return Force(0, name, equipment=(name,), thing=known.of, function=known.function if sure else None)


def _of(article: Article, line: Line, row: Row, force: Force) -> str:
    """'Pinaka batteries | 4' counts units, 'MQ-9 drones, 4' aircraft, 'a Patriot battery, 149' people."""
    if row.title and _PEOPLE.search(row.title.of(article.text)):
        return "personnel"
    several = any(m.kind == "echelon" and m.text.lower().endswith(("s", "ies")) for m in _named_in(line, row.cell("force")))
    if force.echelon or force.unit:
        return "unit" if several else "personnel"
    return force.thing or ("system" if force.equipment else "personnel")


def _dates(article: Article, line: Line, row: Row) -> dict[str, Any]:
    """The dates of the columns for them, and of the title of a column of years: what was counted in another year is no longer so."""
    out: dict[str, Any] = {}
    for time in line.times:
        out.setdefault("start" if time.role == "since" else "end", time.past if time.role == "since" else time.future)
    title = row.title.of(article.text) if row.title else ""
    year = date_of(title, article.published) if title else None
    if row.counts == "year" and year and article.published and bounds(year)[1] < bounds(article.published)[0]:
        out |= {"start": year}
        if bounds(year)[0].year < bounds(article.published)[0].year:
            out |= {"status": "ended"}
    return out


def _remarked(article: Article, row: Row, slots: dict[str, Any]) -> dict[str, Any]:
    """What the remark of a row adds, or the column of ends: a basis, how long they stay, that they have left."""
    remark = _told(article, row, "remark", "until")
    found = times(remark, article.published)
    if _GONE.match(remark) and slots["action"] == "station":
        day = next((t.past for t in found if t.role == "point"), None)
        count = slots.get("quantity")
        return {"action": "withdraw", "start": day, "end": None, "quantity": count and replace(count, mode="reduction")}
    basis = tuple(dict.fromkeys(name for name, *_ in bases(remark)))
    out: dict[str, Any] = {"basis": basis} if basis else {}
    out |= {"end": OPEN} if {"permanent", "indefinite"} & set(basis) else {}
    for time in found:
        if time.role in ("since", "until"):
            out["start" if time.role == "since" else "end"] = time.past if time.role == "since" else time.future
    return out


def _mission(article: Article, line: Line, row: Row) -> str | None:
    """The mission that the row names, by itself or beside whose it is ('NATO (KFOR)'), or the title of its column."""
    named = [m.text for m in _named_in(line, row.cell("mission")) if m.kind == "body"]
    named = named or [m.text for m in _named_in(line, row.cell("sender")) if m.kind == "body" and m.value.kind == "mission"]
    title = row.title.of(article.text) if row.title else ""
    return named[0] if named else next((m.text for m in _bodies(title)), None)


def _bodies(title: str) -> list[Mention]:
    return [m for m in find(title) if m.kind == "body" and m.value.kind == "mission"]
