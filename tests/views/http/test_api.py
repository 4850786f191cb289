"""The JSON API: the verbs, the shapes, one error for every failure."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from http_server import served
from views_builders import Run

from musterbook.ledger import Book
from musterbook.model import Article, Refusal
from musterbook.views.cli.root import COMMANDS

DATES = "on=2024-06-30&known_by=2024-06-30"
READS = [
    "/api/status", "/api/board", "/api/posture/LTU", "/api/timeline/LTU", "/api/commitments/LTU", "/api/continuity/LTU",
    "/api/promises", "/api/conflicts",
    "/api/copies", "/api/search?q=soldiers", "/api/map", "/api/changes/LTU?from=2024-05-01&to=2024-06-01", "/api/review?by=A.+Viewer",
    "/api/rules", "/api/chart/LTU/USA",
]  # fmt: skip


def test_the_api_answers_as_the_command_line_does(client: TestClient, run: Run, book: str) -> None:
    told = run("posture", "LTU", "--on", "2024-06-30", "--known-by", "2024-06-30", "--json", "--book", book)
    assert client.get(f"/api/posture/Lithuania?{DATES}").json() == json.loads(told.out)


@pytest.mark.parametrize("verb", ["promises", "conflicts", "copies"])
def test_listings_are_those_of_the_command_line(verb: str, client: TestClient, run: Run, book: str) -> None:
    when = ("--known-by", "2024-06-30") + (("--on", "2024-06-30") if verb == "promises" else ())
    told = run(verb, *when, "--jsonl", "--book", book).lines()
    assert told
    found = client.get(f"/api/{verb}?{DATES}").json()
    assert sorted(found, key=str) == sorted(told, key=str)


def test_promises_come_some_at_a_time_with_a_link_to_the_next(client: TestClient) -> None:
    whole = f"/api/promises?{DATES}&host=LTU&limit=99"
    every = client.get(whole).json()
    told = client.get(f"/api/promises?{DATES}&host=LTU").json()
    assert {(one["claim"], one["state"], one["why"]) for one in every} == {(one["claim"], one["state"], one["why"]) for one in told}
    assert "link" not in client.get(whole).headers
    answer = client.get(f"/api/promises?{DATES}&host=LTU&limit=1")
    assert answer.json() == every[:1]
    if len(every) > 1:
        following = answer.headers["link"].removeprefix("<").partition(">")[0]
        assert client.get(following).json() == every[1:2]
    everywhere = client.get(f"/api/promises?{DATES}&limit=1").json()
    assert everywhere == client.get(f"/api/promises?{DATES}&limit=99").json()[:1]
    assert client.get(f"/api/promises?{DATES}&state=forgotten").status_code == 400
    assert client.get(f"/api/promises?{DATES}&limit=0").status_code == 400


def test_the_board_narrows_each_host_and_says_the_same(client: TestClient) -> None:
    board = client.get(f"/api/board?{DATES}").json()
    assert [one["host"] for one in board] == ["LTU"]
    assert board[0] == client.get(f"/api/posture/LTU?{DATES}").json()


def test_filters_leave_out_what_is_not_asked_for(client: TestClient) -> None:
    assert client.get(f"/api/board?{DATES}&sender=USA").json()
    assert client.get(f"/api/board?{DATES}&sender=France").json() == []
    assert client.get(f"/api/board?{DATES}&function=armour").json() == []


def test_the_map_has_a_point_a_line(client: TestClient) -> None:
    found = client.get(f"/api/map?{DATES}").json()
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(client.get(f"/api/posture/LTU?{DATES}").json()["lines"])
    lon, lat = found["features"][0]["geometry"]["coordinates"]
    assert 20 < lon < 27
    assert 53 < lat < 57


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/nothing", 404, "not_found"),
        ("/api/posture/Narnia", 404, "not_found"),
        ("/api/claims/000000", 404, "not_found"),
        ("/api/board?on=yesterday", 400, "bad_value"),
        ("/api/board?known_by=99999-01-01", 400, "bad_value"),
        ("/api/board?function=cavalry", 400, "bad_value"),
        ("/api/search", 400, "bad_value"),
        ("/api/changes/LTU?from=2024-05-01&to=2024-05-01", 400, "bad_value"),
        ("/api/changes/LTU?from=2024-05-01&to=x", 400, "bad_value"),
    ],
)
def test_every_failure_has_one_shape(path: str, status: int, code: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["status"] == status
    assert answer.json()["error"]["message"]


def test_a_method_that_is_not_allowed_and_a_body_that_does_not_fit_have_that_shape_too(client: TestClient) -> None:
    assert client.put("/api/board").json()["error"]["code"] == "not_allowed"
    assert client.post("/api/check", json={}, headers={"X-Musterbook": "1"}).json()["error"]["code"] == "bad_value"
    assert client.post("/api/check", content=b"\xff{", headers={"X-Musterbook": "1"}).json()["error"]["status"] == 400


@pytest.mark.parametrize("path", READS)
def test_every_read_answers_on_a_full_book(path: str, client: TestClient) -> None:
    assert client.get(path).status_code == 200


def test_the_openapi_document_describes_every_path_under_api(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    routes = {f"/api/{path.split('/')[2].split('?')[0]}" for path in READS} | {
        "/api/check", "/api/explain", "/api/claims", "/api/agreement", "/api/rate",
    }  # fmt: skip
    assert {f"/api/{path.split('/')[2]}" for path in told["paths"]} == routes
    for methods in told["paths"].values():
        for one in methods.values():
            assert one["description"]
            assert "404" in one["responses"]
            assert one["tags"]


def test_the_described_shapes_have_the_keys_that_are_sent(client: TestClient) -> None:
    shapes: dict[str, Any] = client.get("/api/openapi.json").json()["components"]["schemas"]
    posture = client.get(f"/api/posture/LTU?{DATES}").json()
    pairs = [
        ("Posture", posture), ("Line", posture["lines"][0]), ("Ref", posture["lines"][0]["claims"][0]),
        ("Promise", client.get("/api/promises").json()[0]), ("Conflict", client.get("/api/conflicts").json()[0]),
        ("Tree", client.get("/api/copies").json()[0]), ("Change", client.get("/api/timeline/LTU").json()[0]),
    ]  # fmt: skip
    for name, sent in pairs:
        assert set(shapes[name]["properties"]) == set(sent), name


def test_explain_takes_a_claim_or_an_article(client: TestClient) -> None:
    claim = client.get(f"/api/posture/LTU?{DATES}").json()["lines"][0]["claims"][0]
    assert client.get(f"/api/explain/{claim['claim']}").json()["claim"]["id"] == claim["claim"]
    assert client.get(f"/api/explain/{claim['article']}").json()["doc"]["outlet"]


def test_what_a_reading_refused_is_told_by_page_api_and_command_after_a_restart(book: str, run: Run) -> None:
    one = Article(id="ministry", text="Soldiers came. Some say 500 of them.", outlet="Ministry", published="2024-05-01")
    with Book.open(book) as ledger:
        ledger.record(one, (), refusals=[Refusal(one.id, "Some say 500 of them.", "said_on", "the words <b>bear</b> no day")])
    with served(book) as client:
        assert client.get("/api/explain/ministry").json()["refused"] == [
            {"slot": "said_on", "why": "the words <b>bear</b> no day", "evidence": "Some say 500 of them."}
        ]
        told = client.get("/articles/ministry").text
    assert "<strong>said on</strong>: the words &lt;b&gt;bear&lt;/b&gt; no day<br><q>Some say 500 of them.</q>" in told
    assert "Refused: 1" in run("explain", "ministry", "--table", "--book", book).out
    assert json.loads(run("explain", "ministry", "--json", "--book", book).out)["refused"][0]["slot"] == "said_on"


def test_a_line_is_explained_as_on_the_command_line(client: TestClient, run: Run, book: str) -> None:
    told = client.get(f"/api/explain/LTU:USA:personnel?{DATES}").json()
    assert told == json.loads(
        run("explain", "LTU:USA:personnel", "--on", "2024-06-30", "--known-by", "2024-06-30", "--json", "--book", book).out
    )
    assert client.get(f"/api/explain/LTU:USA:brigade?{DATES}").status_code == 404


def test_continuity_is_that_of_the_command_line(client: TestClient, run: Run, book: str) -> None:
    asked = ("--on", "2024-06-30", "--known-by", "2024-06-30", "--json", "--book", book)
    told, said = client.get(f"/api/continuity/LTU?{DATES}").json(), json.loads(run("continuity", "LTU", *asked).out)
    assert [(one["sender"], one["verdict"], one["covered"], one["why"]) for one in told] == [
        (one["sender"], one["verdict"], one["covered"], one["why"]) for one in said
    ]
    assert [len(one["stretches"]) for one in told] == [len(one["stretches"]) for one in said]
    assert told


def test_a_judgement_is_recorded_and_taken_back(client: TestClient) -> None:
    ours = {"X-Musterbook": "1"}
    claim = client.get("/api/review?by=A").json()[0]
    told = {"claim": claim["id"], "verdict": "reject", "by": "A", "why": "an opinion"}
    assert client.post("/api/review", json=told, headers=ours).json()["verdict"] == "reject"
    assert claim["id"] not in [one["id"] for one in client.get("/api/review?by=A").json()]
    assert client.post("/api/review/undo", json={"by": "A"}, headers=ours).json()["claim"] == claim["id"]
    assert claim["id"] in [one["id"] for one in client.get("/api/review?by=A").json()]
    assert client.post("/api/review/undo", json={"by": "A"}, headers=ours).status_code == 404


def test_every_verb_that_asks_the_ledger_is_in_the_api(client: TestClient) -> None:
    paths = {path.split("/")[2] for path in client.get("/api/openapi.json").json()["paths"]}
    # What fills, mends or vouches for a ledger is for whoever keeps it, at its own machine; the rest needs none, or is the pages.
    kept = {"add", "import", "retract", "withhold", "export", "verify", "checkpoint", "prove", "doctor"}
    apart = {"read", "compare-readers", "demo", "serve"}
    assert {command for command in COMMANDS} - kept - apart <= paths


def test_a_rating_is_that_of_the_command_line_and_is_taken_back(client: TestClient) -> None:
    ours = {"X-Musterbook": "1"}
    claim = client.get(f"/api/posture/LTU?{DATES}").json()["lines"][0]["claims"][0]["claim"]
    told = {"claim": claim, "code": "d5", "by": "A", "why": "an opinion"}
    assert client.post("/api/rate", json=told, headers=ours).json()["slots"] == {"credibility": "D5"}
    assert client.get("/api/posture/LTU?known_by=2100-01-01").json()["lines"][0]["credibility"] == "D5"
    assert client.post("/api/rate", json=told | {"code": "G9"}, headers=ours).json()["error"]["code"] == "bad_value"
    assert client.post("/api/rate", json=told).status_code == 400
    assert client.post("/api/review/undo", json={"by": "A"}, headers=ours).json()["claim"] == claim


def test_agreement_is_that_of_the_command_line(client: TestClient, run: Run, book: str) -> None:
    ours = {"X-Musterbook": "1"}
    for claim in client.get("/api/review?by=A").json()[:2]:
        for by, verdict in (("A", "accept"), ("B", "reject")):
            client.post("/api/review", json={"claim": claim["id"], "verdict": verdict, "by": by, "why": "so"}, headers=ours)
    told = client.get("/api/agreement").json()
    assert told == json.loads(run("agreement", "--json", "--book", book).out)
    assert told[0]["claims"] == 2


def test_the_chart_in_the_api_is_the_file_of_the_command_line(client: TestClient, run: Run, book: str, tmp_path: Path) -> None:
    when = ("--on", "2024-06-30", "--known-by", "2024-06-30")
    assert run("chart", "LTU", "US", *when, "--output", str(tmp_path / "c.json"), "--book", book).code == 0
    assert client.get(f"/api/chart/LTU/USA?{DATES}").content == (tmp_path / "c.json").read_bytes()


def test_a_missed_claim_is_added_and_taken_back(client: TestClient) -> None:
    ours = {"X-Musterbook": "1"}
    row = {
        "action": "deploy",
        "status": "considered",
        "senders": ["USA"],
        "hosts": ["LTU"],
        "evidence": "The village fair was well attended",
    }
    told = client.post("/api/review/add", json={"article": "first", "by": "A", "claim": row}, headers=ours)
    assert told.status_code == 201
    assert told.json()["reader"] == "review"
    assert client.get(f"/api/claims/{told.json()['id']}").json()["evidence"] == row["evidence"]
    wrong = {"article": "first", "by": "A", "claim": row | {"evidence": "no such words"}}
    assert client.post("/api/review/add", json=wrong, headers=ours).json()["error"]["code"] == "bad_value"
    assert client.post("/api/review/add", json={"article": "first", "by": "A", "claim": row}).status_code == 400
    assert client.post("/api/review/undo", json={"by": "A"}, headers=ours).json()["claim"] == told.json()["id"]


def test_an_empty_book_answers_everywhere(tmp_path: Any, run: Run) -> None:
    address = str(tmp_path / "empty.db")
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    run("import", str(tmp_path / "none.jsonl"), "--book", address)
    with served(address) as client:
        for path in (*READS, "/", "/promises", "/conflicts", "/sources", "/changes", "/check", "/search", "/line/LTU/USA", "/map.svg"):
            assert client.get(path).status_code == 200, path
        assert "This ledger is empty" in client.get("/").text
