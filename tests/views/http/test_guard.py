"""Who may ask, from where, how much, how often; and what hostile text can do, which is nothing."""

import re

import pytest
from fastapi.testclient import TestClient
from http_server import served
from views_builders import Run, claim, coded, once

from musterbook.views.http import guard

HOSTILE = "<script>alert(1)</script>"
PAGES = ["/", "/line/LTU/USA", "/promises", "/conflicts", "/sources", "/changes?host=LTU&from=2024-01-01&to=2024-12-31",
         "/search?q=soldiers",
         "/review?by=A", "/check", "/about", "/map.svg"]  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, "/api/board", "/nothing", "/api/nothing", "/static/icon.svg"])
def test_every_answer_carries_the_strict_policy(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_style_inside(path: str, client: TestClient) -> None:
    page = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", page)
    assert not re.search(r"<[a-z][^>]*\son\w+\s*=", page)
    assert not re.search(r"<[a-z][^>]*\sstyle\s*=", page)
    assert "<style" not in page


def test_another_name_is_refused_so_that_no_foreign_site_can_be_this_one(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/api/board", headers={"host": "evil.example:80"}).json()["error"]["code"] == "wrong_name"


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    assert client.post("/review", data={"verdict": "accept"}, headers={"origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/review", "/check"])
def test_every_form_needs_its_mark(path: str, client: TestClient) -> None:
    client.get("/check")
    assert client.post(path, data={"by": "A", "claim": "x", "verdict": "accept", "text": "x"}).status_code == 400
    assert client.post(path, data={"csrf": "0" * 64, "text": "x"}).status_code == 400


@pytest.mark.parametrize("path", ["/api/check", "/api/review", "/api/review/undo"])
def test_a_write_by_a_program_needs_a_header_that_no_form_can_send(path: str, client: TestClient) -> None:
    assert client.post(path, json={"text": "x", "by": "A", "claim": "x", "verdict": "accept", "why": "x"}).status_code == 400


def test_a_mark_of_this_server_opens_the_form(client: TestClient) -> None:
    page = client.get("/review?by=A").text
    csrf = re.findall(r'name="csrf" value="(\w+)"', page)[0]
    first = re.findall(r'name="claim" value="(\w+)"', page)[0]
    answer = client.post("/review", data={"csrf": csrf, "by": "A", "claim": first, "verdict": "accept"}, follow_redirects=False)
    assert answer.status_code == 303
    assert first not in re.findall(r'name="claim" value="(\w+)"', client.get("/review?by=A").text)


def test_elsewhere_nothing_is_answered_without_the_token(book: str) -> None:
    with served(book, token="a long enough secret") as client:
        assert client.get("/").status_code == 401
        assert client.get("/api/board").json()["error"]["code"] == "token_needed"
        assert client.get("/api/board", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/api/board", headers={"authorization": "Bearer a long enough secret"}).status_code == 200
        assert client.post("/enter", data={"token": "wrong"}).status_code == 401
        assert client.post("/enter", data={"token": "a long enough secret"}).status_code == 200
        assert client.get("/").status_code == 200


def test_a_session_can_be_left_and_ends_by_itself(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(book, token="a long enough secret") as client:
        client.post("/enter", data={"token": "a long enough secret"})
        mine = client.cookies["musterbook_session"]
        csrf = re.findall(r'name="csrf" value="(\w+)"', client.get("/check").text)[0]
        assert client.post("/leave", data={"csrf": csrf}, follow_redirects=False).status_code == 303
        client.cookies.set("musterbook_session", mine)
        assert client.get("/").status_code == 401
        monkeypatch.setattr(guard, "_SESSION_SECONDS", 0)
        client.cookies.clear()
        client.post("/enter", data={"token": "a long enough secret"}, follow_redirects=False)
        assert client.get("/").status_code == 401


def test_under_tls_cookies_are_this_hosts_alone(book: str) -> None:
    with served(book, token="a long enough secret") as client:
        client.base_url = "https://testserver"  # type: ignore[assignment]
        entered = client.post("/enter", data={"token": "a long enough secret"}, follow_redirects=False)
        told = entered.headers["set-cookie"]
        assert told.startswith("__Host-musterbook_session=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= {part.strip() for part in told.split(";")}
        assert "Domain" not in told
        page = client.get("/check")
        assert page.headers["set-cookie"].startswith("__Host-musterbook_csrf=")
        csrf = re.findall(r'name="csrf" value="(\w+)"', page.text)[0]
        # The name without the prefix opens nothing.
        assert client.post("/leave", data={"csrf": csrf}, follow_redirects=False).status_code == 303
        client.cookies.set("musterbook_session", told.split("=", 1)[1].split(";")[0])
        assert client.get("/").status_code == 401


def test_every_new_session_is_told_to_whoever_keeps_the_log(book: str, caplog: pytest.LogCaptureFixture) -> None:
    with served(book, token="a long enough secret") as client:
        client.post("/enter", data={"token": "a long enough secret"}, follow_redirects=False)
    assert "entered: a new session from testclient, 1 open" in caplog.text
    assert "a long enough secret" not in caplog.text


def test_the_token_cannot_be_guessed_at_length(book: str) -> None:
    with served(book, token="a long enough secret") as client:
        codes = [client.post("/enter", data={"token": f"guess {nth}"}).status_code for nth in range(25)]
        codes += [client.get("/api/board", headers={"authorization": f"Bearer guess {nth}"}).status_code for nth in range(5)]
    assert codes[0] == 401
    assert set(codes[-8:]) == {429}


def test_what_is_refused_is_told_to_the_log_without_what_was_sent(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/?secret=1", headers={"host": "evil.example"})
    assert "refused 421: GET / from" in caplog.text
    assert "secret" not in caplog.text


def test_shipped_files_may_be_kept_and_pages_may_not(client: TestClient) -> None:
    assert client.get("/static/assets/main.css").headers["cache-control"] == "no-cache"
    assert client.get("/").headers["cache-control"] == "no-store"


def test_serving_elsewhere_without_a_token_is_refused(run: Run, book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MUSTERBOOK_TOKEN", raising=False)
    told = run("serve", "--host", "0.0.0.0", "--book", book)
    assert told.code == 2
    assert "MUSTERBOOK_TOKEN" in told.err


def test_too_much_is_refused_before_it_is_read(book: str) -> None:
    with served(book, most_bytes=1000) as client:
        assert client.post("/api/check", json={"text": "x" * 2000}, headers={"X-Musterbook": "1"}).status_code == 413
        assert client.post("/check", content=iter([b"x" * 600] * 3)).status_code in (400, 413, 500)


def test_too_often_is_refused(client: TestClient) -> None:
    codes = [client.post("/api/check", json={}, headers={"X-Musterbook": "1"}).status_code for _ in range(25)]
    assert codes[0] == 400
    assert codes[-1] == 429


@pytest.fixture
def hostile(tmp_path_factory: pytest.TempPathFactory, run: Run) -> str:
    """A book that nobody writes to."""
    text = f"There are 500 {HOSTILE} American soldiers in Lithuania, said \u202eevil\u202c and <img src=x onerror=alert(2)>\x07."
    unit = "\"><svg onload=alert(3)>'"
    line = coded(
        "hostile", text, claim(text, unit=unit, place="<b>Rukla</b>", speakers=[{"name": HOSTILE, "role": "\u202eminister"}]),
        title=f"{HOSTILE}\u202e", outlet="<img src=x onerror=alert(4)>", url="javascript:alert(5)", agency="{{ 7*7 }}",
    )  # fmt: skip
    # A promise and a contradiction of the same kind, for the pages that show these.
    count = {"low": 900, "high": 900, "approx": False, "of": "personnel", "mode": "total"}
    plan = {"action": "deploy", "status": "announced", "end": "2025-05", "place": "<b>Rukla</b>", "unit": unit}
    said = f"As many as 900 {HOSTILE} American soldiers are at <b>Rukla</b> in Lithuania \u202e<img src=x onerror=alert(6)>."
    claims = [claim(said, quantity=count, place="<b>Rukla</b>"), claim(said, **plan)]
    other = coded("other", said, *claims, outlet=f"{HOSTILE} Post", title=HOSTILE)
    return str(once(tmp_path_factory, "hostile", [line, other], run))


@pytest.mark.parametrize(
    "path",
    [
        *PAGES, "/articles/hostile", "/line/LTU/USA/chart.svg", "/?host=LTU&part=lines", f"/search?q={HOSTILE}", "/promises?due=2025-05",
        "/review/add?article=hostile",
    ],
)  # fmt: skip
def test_hostile_text_is_shown_as_text_on_every_page(path: str, hostile: str) -> None:
    with served(hostile) as client:
        page = client.get(path).text
    assert "<script>alert" not in page
    assert 'class="empty"' not in page or path == "/sources"
    assert "<img src=x" not in page
    assert "<svg onload" not in page
    assert "<b>Rukla" not in page
    assert "\u202e" not in page
    assert "\x07" not in page
    assert 'href="javascript' not in page
    assert not re.search(r">49<|\b49\b(?=</p>)", page)


def test_errors_show_what_was_asked_for_as_text(client: TestClient) -> None:
    page = client.get("/?on=<script>alert(1)</script>").text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
