"""The codebook's JSON shape: Article and Claim to and from plain objects, one a line.

`{"id", "doc": {...}, "claims": [slots + "evidence", "spans": {slot: [[start, end], ...]}]}`: what `read` prints, what
`import` and `add` take, what gold is written in. A slot that is missing, null or [] says the same: not said.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from musterbook.errors import BadValue
from musterbook.model import SLOTS, Article, Claim, Reading, Refusal, Speaker
from musterbook.values import Count, Span

DOC = ("id", "title", "outlet", "published", "dateline", "agency", "republished_from", "lang", "url", "text")
_LISTS = ("senders", "hosts", "equipment", "basis", "via")
_TEXTS = ("action", "status", "place", "origin", "unit", "echelon", "function", "start", "end", "said_on")


def article_from(line: Mapping[str, Any], *, source: str | None = None) -> Article:
    """The Article of one codebook line; `doc` may also be given flat. Raises BadValue naming the field that is off."""
    doc = line.get("doc", line)
    if not isinstance(doc, Mapping) or not isinstance(doc.get("text"), str):
        raise BadValue("a codebook line needs an object 'doc' with a string 'text'")
    fields: dict[str, Any] = {name: _text(doc, name) for name in DOC if name not in ("id", "text")}
    name = _text(line, "id") or _text(doc, "id") or Article.new_id(doc["text"], fields["outlet"])
    fields["lang"] = fields["lang"] or "en"
    return Article(id=name, text=doc["text"], source=source, **fields)


def claims_from(line: Mapping[str, Any], article: Article) -> tuple[Claim, ...]:
    """The claims that a codebook line brings along; () where it brings none."""
    rows = line.get("claims") or ()
    if not isinstance(rows, Sequence):
        raise BadValue(f"claims: expected a list, got {type(rows).__name__}")
    return tuple(claim_from(row, article, nth) for nth, row in enumerate(rows))


def claim_from(row: Mapping[str, Any], article: Article, nth: int = 0) -> Claim:
    """One claim in the codebook's shape, bound to its article. Raises BadValue with the claim's number and slot."""
    try:
        evidence = _text(row, "evidence") or ""
        if evidence not in article.text:
            raise BadValue(f"evidence is not in the text: {evidence[:60]!r}")
        slots: dict[str, Any] = {name: _text(row, name) for name in _TEXTS}
        slots |= {name: _texts(row, name) for name in _LISTS}
        slots["quantity"] = _count(row.get("quantity"))
        slots["speakers"] = tuple(_speaker(speaker) for speaker in row.get("speakers") or ())
        return Claim(article=article.id, evidence=evidence, spans=_spans(row, article, evidence), nth=nth,
                     context=dict(row.get("context") or {}), reader=_text(row, "reader") or "given", **slots)  # fmt: skip
    except (BadValue, TypeError, AttributeError) as error:
        raise BadValue(f"claim {nth} of {article.id}: {error}") from error


def doc_to(article: Article) -> dict[str, Any]:
    """The `doc` object of an article, every field present."""
    return {name: getattr(article, name) for name in DOC}


def claim_to(claim: Claim) -> dict[str, Any]:
    """A claim in the codebook's shape, every slot present, with `evidence`, `spans`, `context` and `id`."""
    row = {name: _plain(getattr(claim, name)) for name in SLOTS}
    row["hosts"] = row["hosts"] or None
    row["evidence"] = claim.evidence
    row["spans"] = {slot: [[span.start, span.end] for span in spans] for slot, spans in claim.spans.items()}
    row["context"] = dict(claim.context)
    return row | {"reader": claim.reader, "id": claim.id}


def reading_to(reading: Reading) -> dict[str, Any]:
    """One line of `read --jsonl`; `refused` stands in it where anything was."""
    line = {"id": reading.article.id, "doc": doc_to(reading.article), "claims": [claim_to(claim) for claim in reading.claims]}
    return line | {"refused": [refusal_to(one) for one in reading.refusals]} if reading.refusals else line


def refusal_to(refusal: Refusal) -> dict[str, str]:
    """What was proposed and refused: the slot, the reason, the words."""
    return {"slot": refusal.slot, "why": refusal.why, "evidence": refusal.evidence}


def refusals_from(line: Mapping[str, Any], article: Article) -> tuple[Refusal, ...]:
    """What a codebook line says was refused; () where it says nothing. Raises BadValue where that is none."""
    rows = line.get("refused") or ()
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) and row.get("slot") and row.get("why") for row in rows):
        raise BadValue("refused: expected a list of objects with 'slot', 'why' and 'evidence'")
    return tuple(Refusal(article.id, *(_text(row, name) or "" for name in ("evidence", "slot", "why"))) for row in rows)


def ref(claim: Claim) -> dict[str, str]:
    """How other objects refer to a claim: {"claim": id, "article": id, "evidence": text}."""
    return {"claim": claim.id, "article": claim.article, "evidence": claim.evidence}


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadValue(f"{name}: expected text, got {type(value).__name__}")
    return value


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name) or ()
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise BadValue(f"{name}: expected a list of texts, got {value!r}")
    return tuple(value)


def _count(value: Mapping[str, Any] | None) -> Count | None:
    if not value:
        return None
    unknown = set(value) - {"low", "high", "approx", "of", "mode"}
    if unknown:
        raise BadValue(f"quantity: unknown keys {sorted(unknown)}")
    return Count(value.get("low"), value.get("high"), bool(value.get("approx")), value.get("of", "personnel"), value.get("mode", "total"))


def _speaker(value: Mapping[str, Any]) -> Speaker:
    return Speaker(**{name: value.get(name) or None for name in ("name", "role", "org", "country")})


def _spans(row: Mapping[str, Any], article: Article, evidence: str) -> dict[str, tuple[Span, ...]]:
    """The given spans, checked against the text's length; else where the evidence stands."""
    given = row.get("spans") or {}
    spans = {slot: tuple(Span(start, end) for start, end in pairs) for slot, pairs in given.items()}
    for slot, found in spans.items():
        if any(span.end > len(article.text) for span in found):
            raise BadValue(f"spans.{slot}: beyond the text's {len(article.text)} characters")
    at = article.text.find(evidence)
    return spans or {"evidence": (Span(at, at + len(evidence)),)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Count | Speaker):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    return value
