"""Replies: an answer of a model becomes proposed claims, or the reason why it is none. What it proposes is data until it is verified."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from musterbook.claims.asked.schema import QUOTED
from musterbook.claims.verify.locate import located
from musterbook.codebook import claim_from
from musterbook.errors import BadValue
from musterbook.model import SLOTS, Article, Claim, Refusal
from musterbook.values import Span


class BadReply(Exception):
    """An answer that is none: refused, cut off, no JSON, or not in the shape that was asked for."""


def answer_of(completion: Mapping[str, Any]) -> str:
    """The text of a chat completion; BadReply where the model refused, was cut off, or said nothing."""
    choices = completion.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Mapping):
        raise BadReply("the reply holds no answer")
    message = choices[0].get("message") or {}
    if message.get("refusal"):
        raise BadReply(f"the model refused: {' '.join(str(message['refusal']).split())[:120]}")
    if choices[0].get("finish_reason") == "length":
        raise BadReply("the answer was cut off at its longest")
    if choices[0].get("finish_reason") == "content_filter":
        raise BadReply("the provider's filter stopped the answer")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise BadReply("the answer is empty")
    return content


def rows_of(answer: str) -> list[Mapping[str, Any]]:
    """The claims of an answer as rows; BadReply where it is no JSON or no list of claims."""
    text = answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadReply("the answer is no JSON") from error
    rows = found.get("claims") if isinstance(found, Mapping) else None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadReply("the answer is not in the shape that was asked for")
    return rows


def proposed(article: Article, rows: Sequence[Mapping[str, Any]], passage: Span, reader: str) -> Iterator[Claim | Refusal]:
    """The rows as claims with spans of their own, or a Refusal for each that is not in the codebook's shape or quotes what is not there."""
    for row in rows:
        evidence = row.get("evidence") if isinstance(row.get("evidence"), str) else ""
        at = located(article.text, str(evidence), passage.start) if evidence else None
        if at is None or not at.overlaps(passage):
            yield Refusal(article.id, str(evidence)[:200], "evidence", "not in the text")
            continue
        spans = {"evidence": [[at.start, at.end]]}
        lost = _quoted(article, row, at, spans)
        if lost:
            yield Refusal(article.id, at.of(article.text), lost, "the words quoted for it are not in the text")
            continue
        try:
            slots = {slot: row.get(slot) for slot in SLOTS}
            yield claim_from({**slots, "evidence": at.of(article.text), "spans": spans, "reader": reader}, article)
        except BadValue:
            yield Refusal(article.id, at.of(article.text), "claim", "not in the codebook's shape")


def _quoted(article: Article, row: Mapping[str, Any], evidence: Span, spans: dict[str, list[list[int]]]) -> str | None:
    """Put the characters of each quotation into `spans`; the slot of the first that is not in the text."""
    words = row.get("words")
    for word in words if isinstance(words, list) else []:
        slot, quote = (word.get("slot"), word.get("quote")) if isinstance(word, Mapping) else (None, None)
        if slot not in QUOTED or not isinstance(quote, str) or not quote.strip() or row.get(slot) in (None, [], ""):
            continue
        at = _nearest(article, quote, evidence)
        if at is None:
            return str(slot)
        spans.setdefault(str(slot), []).append([at.start, at.end])
    return None


def _nearest(article: Article, quote: str, evidence: Span) -> Span | None:
    inside = located(evidence.of(article.text), quote)
    if inside:
        return Span(inside.start + evidence.start, inside.end + evidence.start)
    return located(article.text, quote, evidence.start)
