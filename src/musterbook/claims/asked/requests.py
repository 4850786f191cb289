"""Requests: the passages of an article that could hold a claim, each as one request in the form of the OpenAI API."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from musterbook.claims.asked.instruction import instruction, instruction_digest, passage_text
from musterbook.claims.asked.schema import schema
from musterbook.claims.names import mentions
from musterbook.claims.sentences import Sentence, gate, sentences
from musterbook.model import Article
from musterbook.values import Span, digest

# Longer passages are cut between paragraphs: models lose claims in long texts, and one lost answer loses less.
_LONGEST = 6_000
# English has four and more characters a token, its names and numbers fewer; three leave room.
_CHARACTERS_A_TOKEN = 3
# What stands where paragraphs are left out.
_CUT = "\n\n[…]\n\n"
# The most that an answer may take.
ANSWER = 6_000


@dataclass(frozen=True, slots=True)
class Asked:
    """How a model is asked: what decides an answer, and so stands in the digest of each request."""

    model: str
    temperature: float = 0.0
    answer_tokens: int = ANSWER

    @property
    def reader(self) -> str:
        """How claims name their reader: model, instruction and settings."""
        return f"llm {self.model} · instruction {instruction_digest()[:12]} · temperature {self.temperature:g}"


@dataclass(frozen=True, slots=True)
class Request:
    """Passages to be read, from the first to the last character of `span`. `id` is stable: a digest of all that is sent."""

    id: str
    article: str
    span: Span
    body: dict[str, Any]

    @property
    def tokens(self) -> int:
        """An upper bound of the tokens that are sent."""
        return sum(len(message["content"]) for message in self.body["messages"]) // _CHARACTERS_A_TOKEN + 1

    def line(self) -> str:
        """The request as one line of a batch file."""
        row = {"custom_id": self.id, "method": "POST", "url": "/v1/chat/completions", "body": self.body}
        return json.dumps(row, ensure_ascii=False, sort_keys=True)


def requests(article: Article, asked: Asked, only: tuple[int, ...] | None = None) -> Iterator[Request]:
    """The requests of an article, in order; none where the gate lets nothing through. `only`: these paragraphs and no others."""
    group: list[Span] = []
    for span in passages(article, only):
        if group and sum(one.end - one.start for one in (*group, span)) > _LONGEST:
            yield _request(article, group, asked)
            group = []
        group.append(span)
    if group:
        yield _request(article, group, asked)


def passages(article: Article, only: tuple[int, ...] | None = None) -> Iterator[Span]:
    """Runs of paragraphs that could hold a claim, each with the paragraph before it, which its pronouns may stand for."""
    parts = [part for part in sentences(article.text) if part.kind != "boilerplate"]
    wanted = open_blocks(article, parts) if only is None else set(only)
    blocks = {part.block: Span(part.span.start, part.span.end) for part in parts}
    for part in parts:
        blocks[part.block] = Span(min(blocks[part.block].start, part.span.start), max(blocks[part.block].end, part.span.end))
    order = sorted(blocks)
    kept = [n for at, n in enumerate(order) if n in wanted or (at + 1 < len(order) and order[at + 1] in wanted)]
    run: Span | None = None
    last = -1
    for n in kept:
        joins = run is not None and order.index(n) == last + 1 and blocks[n].end - run.start <= _LONGEST
        if run is not None and not joins:
            yield run
        run = Span(run.start if run is not None and joins else _line_start(article.text, blocks[n].start), blocks[n].end)
        last = order.index(n)
    if run is not None:
        yield run


def open_blocks(article: Article, parts: list[Sentence]) -> set[int]:
    """The paragraphs in which a sentence passes the gate."""
    found = mentions.find(article.text)
    names = [tuple(m for m in found if part.span.start <= m.span.start and m.span.end <= part.span.end) for part in parts]
    return {part.block for part, passes in zip(parts, gate.passed(names), strict=True) if passes}


def _line_start(text: str, at: int) -> int:
    """Where the line begins: a label or a time stamp before the sentence belongs to what is read."""
    return text.rfind("\n", 0, at) + 1


def _request(article: Article, spans: list[Span], asked: Asked) -> Request:
    """Passages of one article together, since the instruction is ten times as long as most of them."""
    text = _CUT.join(span.of(article.text) for span in spans)
    doc = {"title": article.title, "outlet": article.outlet, "dateline": article.dateline, "published": article.published}
    messages = [
        {"role": "system", "content": instruction()},
        {"role": "user", "content": passage_text(doc | {"text": text})},
    ]
    form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema()}}
    body = {
        "model": asked.model,
        "messages": messages,
        "temperature": asked.temperature,
        "max_completion_tokens": asked.answer_tokens,
        "response_format": form,
    }
    return Request(digest([instruction_digest(), json.dumps(body, sort_keys=True)]), article.id, Span(spans[0].start, spans[-1].end), body)
