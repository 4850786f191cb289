"""Canonical content: articles, claims and failures as the exact text that is stored, sealed and read back.

Canonical means: JSON with sorted keys and no spaces. What was left out is unknown or empty, except where the model's own default
is neither, so that a later change of a default never changes what an old row says.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from musterbook import jsontext
from musterbook.errors import BadValue, BookError
from musterbook.model import ACTIONS, STATUSES, Article, Claim, Failure, Speaker
from musterbook.values import Count, Span, digest

# What stands in place of each character of a text that is withheld, and the note that says so.
MASK = "█"
WITHHELD = "text: withheld; the quotations that claims rest on are kept"
_UNREADABLE = (ValueError, TypeError, AttributeError)
_EMPTY: tuple[Any, ...] = (None, (), {})
# Kept in columns of their own, beside the JSON.
_APART = {Article: {"id", "text"}, Claim: {"id", "article", "nth"}, Failure: set[str]()}


def canonical(thing: Article | Claim | Failure) -> str:
    """The stored text of `thing`, less what has a column of its own."""
    kind = type(thing)
    values = {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in _APART[kind]}
    said = {name: _plain(value) for name, value in values.items() if value not in _EMPTY or name in _ALWAYS[kind]}
    out = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Half a surrogate pair (a file name in no known encoding) cannot be stored as UTF-8; JSON can escape it.
    return out if is_unicode(out) else json.dumps(said, sort_keys=True, separators=(",", ":"))


def article_of(name: str, text: bytes, doc: str, withheld: int | None = None) -> Article:
    """The Article whose canonical text is `doc`; where its text is withheld, as many masks as it had characters."""
    # In so many words, as for claims below.
    try:
        values = _values(doc)
        if withheld and not text:
            return _article(values | {"id": name, "text": MASK * withheld, "notes": (*values.get("notes", ()), WITHHELD)})
        return _article(values | {"id": name, "text": str(text, "utf-8", "surrogatepass")})
    except _UNREADABLE as error:
        raise _unreadable("article", name, error) from error


def _article(values: dict[str, Any]) -> Article:
    """An article as it was checked when it was recorded, without all of that again."""
    if values.keys() - _OF_ARTICLES.keys() or not values["id"] or not values["text"]:
        raise BadValue(f"no article of ours: {', '.join(sorted(values))}")
    article, given = object.__new__(Article), values.get
    for slot, put, default in _ARTICLE_SLOTS:
        put(article, given(slot, default))
    return article


def with_quotes(article: Article, claims: Iterable[Claim]) -> Article:
    """A withheld article with the short quotations that its claims rest on back in their places, so that every offset still points."""
    if WITHHELD not in article.notes:
        return article
    text = article.text
    for claim in claims:
        span = next((span for span in claim.spans.get("evidence", ()) if span.end - span.start == len(claim.evidence)), None)
        if span and span.end <= len(text):
            text = text[: span.start] + claim.evidence + text[span.end :]
    return replace(article, text=text)


def hosts_of(claim: Claim) -> tuple[str, ...]:
    """The hosts under which a claim is found, each once; '' where its text gives none."""
    # PostgreSQL takes no NUL in a text; no nation has one in its code.
    return tuple(dict.fromkeys(host.replace("\0", "") for host in claim.hosts)) or ("",)


def claim_of(article: str, nth: int, body: str, name: str | None = None) -> Claim:
    """The Claim whose canonical text is `body`; `name` is its id, where that is known already."""
    # In so many words: a context manager takes as long as half of the rest, and questions read thousands.
    try:
        values = _values(body)
        if name is None:
            return Claim(article=article, nth=nth, **values)
        return _restored(values | {"article": article, "nth": nth, "id": name})
    except _UNREADABLE as error:
        raise _unreadable("claim of", article, error) from error


def _restored(values: dict[str, Any]) -> Claim:
    """A claim as it was checked when it was recorded, without all of that again: a third of the time, and questions read thousands."""
    strange = values.keys() - _FIELDS.keys()
    if strange or values["action"] not in ACTIONS or values["status"] not in STATUSES or not values["evidence"]:
        raise BadValue(f"no claim of ours: {', '.join(sorted(strange)) or values['action']}")
    claim, given = object.__new__(Claim), values.get
    for slot, put, default in _SLOTS:
        put(claim, given(slot, default))
    return claim


def failure_of(body: str) -> Failure:
    """The Failure whose canonical text is `body`."""
    with _restoring("failure", body[:60]):
        return Failure(**_values(body))


def failure_id(failure: Failure) -> str:
    """The same stage failing on the same source for the same reason is the same failure."""
    return digest([failure.stage, failure.source, failure.why])


def text_bytes(text: str) -> bytes:
    """The bytes kept of a text: UTF-8, so that `sha256sum` of them is the text's digest."""
    return text.encode("utf-8", "surrogatepass")


def text_id(body: bytes) -> str:
    """The digest under which a text's bytes are kept."""
    return hashlib.sha256(body).hexdigest()


def check_id(name: str) -> str:
    """`name`, if an article may be called that: ids are typed, printed and put into addresses."""
    if not name.isprintable() or not is_unicode(name) or len(name) > 500:
        raise BadValue(f"Article.id: need at most 500 printable characters, got {name[:60]!r} ({len(name)} characters)")
    return name


@contextmanager
def _restoring(what: str, name: str) -> Iterator[None]:
    """What was checked at birth is read back as it was, unless somebody changed it since."""
    try:
        yield
    except _UNREADABLE as error:
        raise _unreadable(what, name, error) from error


def _unreadable(what: str, name: str, error: Exception) -> BookError:
    return BookError(f"the row of {what} {name} cannot be read back ({error}); `musterbook verify` names the first bad row")


def is_unicode(text: str) -> bool:
    """The text can be written as UTF-8: it holds no half of a surrogate pair."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Count | Speaker):
        return {f.name: found for f in fields(value) if (found := getattr(value, f.name)) is not None}
    return value


def _defaults_that_say_something(kind: type[Article | Claim | Failure]) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.default not in (None, (), "", MISSING))


@lru_cache(maxsize=16384)
def _count(*slots: tuple[str, Any]) -> Count:
    return Count(**({"low": None, "high": None} | dict(slots)))


@lru_cache(maxsize=16384)
def _speaker(*slots: tuple[str, str | None]) -> Speaker:
    return Speaker(**dict(slots))


_FIELDS: dict[str, Any] = {f.name: MappingProxyType({}) if f.name in ("spans", "context") else f.default for f in fields(Claim)}
_SLOTS = [(name, getattr(Claim, name).__set__, default) for name, default in _FIELDS.items()]
_OF_ARTICLES: dict[str, Any] = {f.name: f.default for f in fields(Article)}
_ARTICLE_SLOTS = [(name, getattr(Article, name).__set__, default) for name, default in _OF_ARTICLES.items()]
_ALWAYS = {kind: _defaults_that_say_something(kind) for kind in (Article, Claim, Failure)}
_MADE: dict[str, Callable[[Any], Any]] = {
    # The same speakers and numbers come again and again.
    "quantity": lambda found: _count(*found.items()),
    "speakers": lambda found: tuple([_speaker(*speaker.items()) for speaker in found]),
    "spans": lambda found: {slot: tuple([Span(*pair) for pair in pairs]) for slot, pairs in found.items()},
}


def _values(stored: str) -> dict[str, Any]:
    values: dict[str, Any] = jsontext.read(stored)
    for name, value in values.items():
        if name in _MADE:
            values[name] = _MADE[name](value)
        elif type(value) is list:
            values[name] = tuple(value)
    return values
