"""A model behind an endpoint that misbehaves: nothing vanishes, nothing is asked twice, nothing is spent beyond the budget."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from asked_server import Behaviour, Server, answers, claims, completion, gone, plain, serving, slow, status
from musterbook.articles.given import Given
from musterbook.claims.asked.requests import Asked
from musterbook.codebook import reading_to
from musterbook.model import Article, Failure, Reading
from musterbook.pipeline import batch
from musterbook.pipeline.asking import Asking, Client, Endpoint, Price, Spending, read

TEXT = "About 250 Italian soldiers are stationed at Ādaži in Latvia, the defence ministry said."
ROW = {
    "evidence": TEXT, "action": "station", "status": "in_effect", "senders": ["ITA"], "hosts": ["LVA"], "place": "Ādaži",
    "quantity": {"low": 250, "high": 250, "approx": True, "of": "personnel", "mode": "total"},
}  # fmt: skip
LIE = ROW | {"quantity": {"low": 2500, "high": 2500, "approx": True, "of": "personnel", "mode": "total"}}


def _articles(count: int) -> list[Given]:
    return [Given(Article(id=f"a{n}", text=f"{TEXT}\n\nThis is page {n}.", published="2024-05-16")) for n in range(count)]


def _asking(server: Server, cache: Path | None = None, **options: Any) -> Asking:
    end = Endpoint(server.url, "secret", options.pop("timeout", 5.0), options.pop("retries", 0))
    return Asking(Asked("tiny"), Client(end), options.pop("spending", Spending()), cache, **options)


def _run(given: Sequence[Given | Failure], asking: Asking) -> tuple[list[Reading], list[Failure]]:
    found = list(read(given, asking))
    assert len(found) == len(given)
    return [one for one in found if isinstance(one, Reading)], [one for one in found if isinstance(one, Failure)]


def test_a_good_answer_becomes_claims_that_name_their_reader() -> None:
    with serving(claims(ROW)) as server:
        readings, failures = _run(_articles(1), _asking(server))
    assert failures == []
    assert [claim.place for claim in readings[0].claims] == ["Ādaži"]
    assert "tiny" in readings[0].claims[0].reader
    assert server.asked[0]["response_format"]["json_schema"]["strict"] is True


def test_what_is_not_borne_out_is_refused_and_counted() -> None:
    with serving(claims(ROW, LIE, LIE | {"evidence": "Not in the text."})) as server:
        (reading,), _ = _run(_articles(1), _asking(server))
    assert len(reading.claims) == 1
    assert sorted(refusal.slot for refusal in reading.refusals) == ["evidence", "quantity"]


def test_the_same_run_again_asks_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    with serving(claims(ROW)) as server:
        first = [json.dumps(reading_to(one)) for one in _run(_articles(3), _asking(server, tmp_path))[0]]
        again = _asking(server, tmp_path)
        assert [json.dumps(reading_to(one)) for one in _run(_articles(3), again)[0]] == first
    assert len(server.asked) == 3
    assert (again.spending.asked, again.spending.cached) == (0, 3)


def test_a_torn_answer_in_the_cache_is_asked_for_again(tmp_path: Path) -> None:
    with serving(claims(ROW)) as server:
        _run(_articles(1), _asking(server, tmp_path))
        (kept,) = tmp_path.glob("*.json")
        kept.write_text('{"claims": [', encoding="utf-8")
        readings, _ = _run(_articles(1), _asking(server, tmp_path))
    assert len(readings[0].claims) == 1
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (answers('{"claims": [{"evidence": "Abo', finish_reason="length"), "cut off"),
        (answers('{"claims": [{"evidence"'), "no JSON"),
        (answers("Sure! Here are the claims."), "no JSON"),
        (answers('{"result": "ok"}'), "shape"),
        (answers(None, refusal="I cannot help with military matters."), "refused"),
        (answers(""), "empty"),
        (plain("<html>Bad gateway</html>"), "protocol"),
        (plain("[1, 2]"), "protocol"),
        (status(500), "500"),
        (status(429), "429"),
        (status(400), "400"),
        (gone, "cannot be reached"),
        (slow(5.0, claims(ROW)), "no answer within"),
    ],
)
def test_a_fault_is_a_failure_with_its_reason_and_the_run_goes_on(behaviour: Behaviour, why: str) -> None:
    # The first article is lost; a second server's worth of good answers follows for the other two.
    asks = 2 if why in ("cut off", "no JSON", "shape", "refused", "empty") else 1
    # On a busy machine the good answers take a moment too: only who is to wait in vain waits briefly, and not too briefly for the others.
    timeout = 2.5 if why == "no answer within" else 60
    with serving(*([behaviour] * asks), claims(ROW)) as server:
        readings, failures = _run(_articles(3), _asking(server, timeout=timeout, at_once=1))
    assert len(readings) == 2
    assert [failure.stage for failure in failures] == ["read"]
    assert why in failures[0].why


def test_a_malformed_answer_is_asked_for_once_more() -> None:
    with serving(answers("no JSON"), claims(ROW)) as server:
        readings, failures = _run(_articles(1), _asking(server))
    assert (len(readings), len(failures), len(server.asked)) == (1, 0, 2)


def test_a_rate_limit_is_waited_out_as_it_asks() -> None:
    with serving(status(429, Retry_After="1"), status(503), claims(ROW)) as server:
        readings, failures = _run(_articles(1), _asking(server, retries=3))
    assert failures == []
    assert len(readings[0].claims) == 1
    assert len(server.asked) == 3


def test_an_endpoint_that_dies_midway_costs_five_failures_of_waiting_and_no_more() -> None:
    with serving(claims(ROW), claims(ROW), gone) as server:
        readings, failures = _run(_articles(20), _asking(server, at_once=1))
    assert (len(readings), len(failures)) == (2, 18)
    assert len(server.asked) == 2 + 5
    assert "gone" in failures[-1].why


def test_a_wrong_key_is_asked_once() -> None:
    with serving(status(401)) as server:
        _, failures = _run(_articles(6), _asking(server, at_once=1))
    assert len(failures) == 6
    assert len(server.asked) == 1
    assert "401" in failures[-1].why


def test_no_more_articles_are_under_way_than_asked_for() -> None:
    with serving(slow(0.05, claims(ROW))) as server:
        readings, _ = _run(_articles(12), _asking(server, at_once=3))
    assert [one.article.id for one in readings] == [f"a{n}" for n in range(12)]
    assert 1 <= server.most_at_once <= 3


def test_the_budget_is_never_passed_and_what_it_has_no_room_for_is_a_failure() -> None:
    spending = Spending(Price(1.0, 10.0), budget=0.14)
    with serving(claims(ROW)) as server:
        readings, failures = _run(_articles(300), _asking(server, spending=spending, at_once=4))
    assert spending.cost <= 0.14
    assert readings
    assert failures
    assert "budget" in failures[0].why
    assert len(readings) + len(failures) == 300


def test_an_article_that_the_gate_stops_costs_nothing() -> None:
    quiet = Given(Article(id="quiet", text="The museum opens at ten. The café closes in winter."))
    with serving(claims(ROW)) as server:
        readings, _ = _run([quiet, Failure("extract", "x", "empty")], _asking(server))
    assert readings[0].claims == ()
    assert server.asked == []


def test_a_cascade_asks_only_about_what_the_rules_are_unsure_of() -> None:
    plain_text = "\n\n".join([TEXT, "Whether the French gunners, another 90, will follow nobody in Riga could say."])
    given = [Given(Article(id="c", text=plain_text, published="2024-05-16"))]
    with serving(claims()) as server:
        readings, _ = _run(given, _asking(server, cascade=True))
    sure = [claim for claim in readings[0].claims if claim.reader == "rules"]
    assert len(server.asked) <= 1
    assert all(claim.evidence in plain_text for claim in sure)


def _replied(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        row = json.loads(line)
        yield json.dumps(
            {"custom_id": row["custom_id"], "response": {"status_code": 200, "body": completion(json.dumps({"claims": [ROW]}))}}
        )


def test_a_batch_goes_out_and_comes_back_in_any_order_some_missing_some_malformed(tmp_path: Path) -> None:
    asking = Asking(Asked("tiny"), _never, cache=None)
    given, prompts, answered = _articles(6), tmp_path / "prompts.jsonl", tmp_path / "replies.jsonl"
    assert batch.write(prompts, given, asking) == 6
    lines = prompts.read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["url"] for line in lines} == {"/v1/chat/completions"}
    back = list(reversed(list(_replied(lines))))
    back[1] = back[1].replace("claims", "clams")
    back[2] = '{"custom_id": 3'
    back[3] = json.dumps({"custom_id": json.loads(lines[2])["custom_id"], "error": {"code": "server_error"}, "response": None})
    answered.write_text("\n".join([*back[:5], "", '{"custom_id": "nobody"}']) + "\n", encoding="utf-8")
    found = list(batch.read(given, asking, batch.replies(answered)))
    assert [type(one) for one in found] == [Failure, Reading, Failure, Failure, Failure, Reading]
    assert len({one.why for one in found if isinstance(one, Failure)}) == 3


def _never(body: Any) -> Any:
    raise AssertionError("nothing may be sent")
