"""Reading with a language model by files: requests out, answers in, in any order, some missing, some malformed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from musterbook.articles.given import Given
from musterbook.claims.asked.replies import BadReply, answer_of
from musterbook.errors import UsageError
from musterbook.model import Failure, Reading
from musterbook.pipeline.asking import Asking, assembled, split, store, stored


def planned(items: Iterable[Given | Failure], asking: Asking) -> Iterator[tuple[str, int, str]]:
    """(custom_id, bound of its tokens, line) of every request that is not answered by the cache, each once, in order."""
    seen: set[str] = set()
    for item in items:
        for request in () if isinstance(item, Failure) else split(item.article, asking)[1]:
            if request.id not in seen and stored(asking.cache, request.id) is None:
                seen.add(request.id)
                yield request.id, request.tokens, request.line()


def write(path: Path, items: Iterable[Given | Failure], asking: Asking) -> int:
    """Write the requests, one a line, in the batch format of the OpenAI API; return how many there are."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for _, _, line in planned(items, asking):
            out.write(line + "\n")
            count += 1
    return count


def replies(path: Path) -> dict[str, str | BadReply]:
    """The answers of a file by custom_id; what is malformed is the reason for its loss, and a line without an id is nobody's."""
    found: dict[str, str | BadReply] = {}
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                row = _row(line)
                if row is not None:
                    found[row["custom_id"]] = _answer(row)
    except OSError as error:
        raise UsageError(f"--replies {path}: {error.strerror or error}") from error
    return found


def read(items: Iterable[Given | Failure], asking: Asking, answers: Mapping[str, str | BadReply]) -> Iterator[Reading | Failure]:
    """What the answers make of each article, those of the cache included; a Failure where one is missing or malformed."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        kept, sent = split(item.article, asking)
        known = {request.id: answer for request in sent if (answer := _found(request.id, asking, answers)) is not None}
        yield assembled(item.article, kept, sent, known, asking.asked)


def _found(id: str, asking: Asking, answers: Mapping[str, str | BadReply]) -> str | BadReply | None:
    answer = answers.get(id)
    if isinstance(answer, str):
        store(asking.cache, id, answer)
        return answer
    return stored(asking.cache, id) or answer


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and isinstance(row.get("custom_id"), str) else None


def _answer(row: Mapping[str, Any]) -> str | BadReply:
    response = row.get("response")
    if row.get("error") or not isinstance(response, Mapping):
        return BadReply("the provider gave an error for it")
    if response.get("status_code", 200) != 200 or not isinstance(response.get("body"), Mapping):
        return BadReply(f"the provider answered {response.get('status_code')}")
    try:
        return answer_of(response["body"])
    except BadReply as error:
        return error
