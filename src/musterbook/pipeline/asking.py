"""Reading with a language model: passages sent to an endpoint that speaks the OpenAI protocol, answers cached, proposals verified.

Every article comes out as a Reading or as a Failure that says what was lost. Nothing is sent that the gate stops, the cache answers or the
budget forbids.
"""

import json
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from musterbook.articles.given import Given
from musterbook.claims.asked.replies import BadReply, answer_of, proposed, rows_of
from musterbook.claims.asked.requests import Asked, Request, requests
from musterbook.claims.verify import verified
from musterbook.errors import UsageError
from musterbook.model import Article, Claim, Failure, Reading, Refusal

# An endpoint that fails so often on end, after all retries, is taken for dead: the rest of the run fails at once.
_DEAD = 5
_FALLEN = "the endpoint is gone"


class Sender(Protocol):
    """Whatever turns the body of a request into a chat completion: the openai client, or a test."""

    def __call__(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """The completion as the protocol has it. Raises Unanswered where there is none."""
        ...


class Unanswered(Exception):
    """No answer after all retries. `fatal`: the next request will fare no better (a wrong key, no such model)."""

    def __init__(self, why: str, *, fatal: bool = False) -> None:
        super().__init__(why)
        self.fatal = fatal


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, sent and answered."""

    sent: float = 0.0
    answered: float = 0.0

    def of(self, sent: int, answered: int) -> float:
        """What so many tokens cost."""
        return (sent * self.sent + answered * self.answered) / 1_000_000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and how to ask. `timeout` in seconds; `retries` of the client, with backoff and Retry-After."""

    base_url: str | None = None
    key: str | None = None
    timeout: float = 120.0
    retries: int = 4
    at_once: int = 4


@dataclass(slots=True)
class Spending:
    """What has been sent and answered so far, and what the run may cost."""

    price: Price = field(default_factory=Price)
    budget: float | None = None
    sent: int = 0
    answered: int = 0
    asked: int = 0
    cached: int = 0
    held: float = 0.0
    fallen: int = 0
    why_fatal: str | None = None
    lock: Lock = field(default_factory=Lock)

    @property
    def cost(self) -> float:
        """US dollars so far."""
        return self.price.of(self.sent, self.answered)

    def hold(self, bound: float) -> bool:
        """Set aside the most that a request can cost; False where the budget has no room for it."""
        with self.lock:
            if self.budget is not None and self.cost + self.held + bound > self.budget:
                return False
            self.held += bound
            return True

    def settle(self, bound: float, usage: Mapping[str, Any], request: Request) -> None:
        """Count what a request did cost, as the endpoint says, else by our bound."""
        with self.lock:
            self.held -= bound
            self.asked += 1
            self.sent += int(usage.get("prompt_tokens") or request.tokens)
            self.answered += int(usage.get("completion_tokens") or 0)

    def release(self, bound: float) -> None:
        """A request that was not answered is taken to cost nothing."""
        with self.lock:
            self.held -= bound


@dataclass(frozen=True)
class Asking:
    """A run with a language model: how it is asked, where, at what price, and where its answers are kept."""

    asked: Asked
    send: Sender
    spending: Spending = field(default_factory=Spending)
    cache: Path | None = None
    cascade: bool = False
    at_once: int = 4

    def bound(self, request: Request) -> float:
        """The most that a request can cost, in US dollars."""
        return self.spending.price.of(request.tokens, self.asked.answer_tokens)


def read(items: Iterable[Given | Failure], asking: Asking) -> Iterator[Reading | Failure]:
    """What the model makes of each article, in the order given; at most `at_once` articles are under way."""
    waiting: deque[tuple[Given, Future[Reading | Failure]] | Failure] = deque()
    pool = ThreadPoolExecutor(asking.at_once)
    try:
        for item in items:
            waiting.append(item if isinstance(item, Failure) else (item, pool.submit(_reading, item.article, asking)))
            if len(waiting) > 2 * asking.at_once:
                yield _awaited(waiting.popleft())
        yield from map(_awaited, waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _awaited(sent: tuple[Given, Future[Reading | Failure]] | Failure) -> Reading | Failure:
    if isinstance(sent, Failure):
        return sent
    given, future = sent
    outcome = future.result()
    return outcome if isinstance(outcome, Failure) else replace(outcome, capture=given.capture)


def _reading(article: Article, asking: Asking) -> Reading | Failure:
    try:
        kept, sent = split(article, asking)
        answers = {request.id: _answer(request, asking) for request in sent}
        return assembled(article, kept, sent, answers, asking.asked)
    except Exception as error:
        # As with the bundled reader: the run goes on and the row names the fault.
        return Failure("read", article.source or article.id, f"the reader failed: {type(error).__name__}: {str(error)[:200]}")


def split(article: Article, asking: Asking) -> tuple[tuple[Claim, ...], tuple[Request, ...]]:
    """What the bundled reader keeps, and what is sent: everything that the gate lets through, or, in a cascade, what it is unsure of."""
    if not asking.cascade:
        return (), tuple(requests(article, asking.asked))
    kept, unsure = import_module("musterbook.claims.cascade").split(article)
    return kept, tuple(requests(article, asking.asked, unsure))


def assembled(
    article: Article, kept: tuple[Claim, ...], sent: tuple[Request, ...], answers: Mapping[str, str | BadReply], asked: Asked
) -> Reading | Failure:
    """The verified claims of all answers, with those that were kept; a Failure where an answer is missing or is none."""
    claims, refusals, lost = list(kept), list[Refusal](), list[str]()
    for request in sent:
        answer = answers.get(request.id, BadReply("no reply for it"))
        try:
            rows = rows_of(answer) if isinstance(answer, str) else _raised(answer)
        except BadReply as error:
            lost.append(str(error))
            continue
        for one in proposed(article, rows, request.span, asked.reader):
            (claims if isinstance(one, Claim) else refusals).append(one)  # type: ignore[arg-type]
    if lost:
        why = "; ".join(f"{why} ({count})" if count > 1 else why for why, count in sorted(Counter(lost).items()))
        return Failure("read", article.source or article.id, f"{len(lost)} of {len(sent)} passages lost: {why}")
    claims.sort(key=lambda claim: (claim.spans["evidence"][0], claim.id))
    reading = verified(article, claims)
    return replace(reading, refusals=(*reading.refusals, *refusals))


def _raised(error: BadReply) -> Any:
    raise error


def _answer(request: Request, asking: Asking) -> str | BadReply:
    """The answer to one passage: from the cache, else from the endpoint, asked once more where the answer is none."""
    known = stored(asking.cache, request.id)
    if known is not None:
        asking.spending.cached += 1
        return known
    for last in (False, True):
        answer = _sent(request, asking)
        try:
            if isinstance(answer, BadReply):
                return answer
            text = answer_of(answer)
            rows_of(text)
        except BadReply as error:
            if last:
                return error
            continue
        store(asking.cache, request.id, text)
        return text
    raise AssertionError("unreachable")


def _sent(request: Request, asking: Asking) -> Mapping[str, Any] | BadReply:
    spending, bound = asking.spending, asking.bound(request)
    if spending.why_fatal or spending.fallen >= _DEAD:
        return BadReply(spending.why_fatal or _FALLEN)
    if not spending.hold(bound):
        return BadReply(f"the budget of ${spending.budget:g} has no room for it")
    try:
        completion = asking.send(request.body)
    except Unanswered as error:
        spending.release(bound)
        spending.fallen += 1
        spending.why_fatal = str(error) if error.fatal else spending.why_fatal
        return BadReply(str(error))
    spending.fallen = 0
    spending.settle(bound, completion.get("usage") or {}, request)
    return completion


def stored(cache: Path | None, id: str) -> str | None:
    """The answer kept for a request; None where there is none that can be read."""
    try:
        text = (cache / f"{id}.json").read_text(encoding="utf-8") if cache else None
        rows_of(text or "")
    except (OSError, UnicodeDecodeError, BadReply):
        return None
    return text


def store(cache: Path | None, id: str, text: str) -> None:
    """Keep an answer, whole or not at all: a run that is killed leaves no half of one."""
    if cache is None:
        return
    cache.mkdir(parents=True, exist_ok=True)
    part = cache / f"{id}.{os.getpid()}.part"
    part.write_text(text, encoding="utf-8")
    part.replace(cache / f"{id}.json")


@dataclass(frozen=True)
class Client:
    """The openai client as a Sender; imported when the first request goes out."""

    endpoint: Endpoint

    @cached_property
    def _client(self) -> Any:
        try:
            library = import_module("openai")
        except ImportError as error:
            raise UsageError("--reader llm needs the openai client: pip install 'musterbook[llm]'") from error
        end = self.endpoint
        # A local endpoint wants no key, and the client insists on one.
        return library.OpenAI(base_url=end.base_url, api_key=end.key or "none", timeout=end.timeout, max_retries=end.retries)

    def __call__(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """One chat completion, retried by the client with backoff and as Retry-After says."""
        client, library = self._client, import_module("openai")
        try:
            raw = client.chat.completions.with_raw_response.create(**body)
            found = json.loads(raw.text)
        except library.APITimeoutError as error:
            raise Unanswered(f"no answer within {self.endpoint.timeout:g} s, after {self.endpoint.retries} retries") from error
        except library.APIStatusError as error:
            fatal = error.status_code in (401, 403, 404)
            raise Unanswered(f"the endpoint answered {error.status_code}: {' '.join(error.message.split())[:120]}", fatal=fatal) from error
        except library.APIConnectionError as error:
            raise Unanswered("the endpoint cannot be reached") from error
        except (ValueError, library.OpenAIError) as error:
            raise Unanswered(f"the endpoint does not speak the protocol: {type(error).__name__}") from error
        if not isinstance(found, Mapping):
            raise Unanswered("the endpoint does not speak the protocol: no JSON object")
        return found
