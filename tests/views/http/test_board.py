"""The board: many hosts in parts, each as `posture` tells it; the map and the chart as files; an article cut for marking."""

import gc
import html
import json
import re
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from http_server import served
from hypothesis import given
from hypothesis import strategies as st
from views_builders import Run, claim, coded, written

from musterbook.ledger import Book
from musterbook.model import Article, Claim, Line
from musterbook.pipeline import narrowing
from musterbook.pipeline.fates import FATES
from musterbook.pipeline.foresight import work_ahead
from musterbook.pipeline.weighing import WEIGHTS
from musterbook.settings import Settings
from musterbook.values import Span
from musterbook.views import drawing
from musterbook.views.cards import Look, Spot, cards
from musterbook.views.http import ahead, answering, library, parts, promising
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.reviewing import slot_value

# By name: Bulgaria, Estonia, Germany, …
HOSTS = ["BGR", "EST", "DEU", "LVA", "LTU", "POL", "ROU"]


def plain(page: str) -> str:
    """What a page says, without its elements."""
    return re.sub("<[^>]*>", "", page)


@pytest.fixture
def wide(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    """A book about seven hosts, and no time for more than one piece in an answer."""
    for name in ("FIRST", "AT_ONCE", "LATER"):
        monkeypatch.setattr(answering, name, 0)
    lines = []
    for nth, host in enumerate(HOSTS):
        text = f"There are {100 + nth} American soldiers in {host}."
        count = {"low": 100 + nth, "high": 100 + nth, "approx": False, "of": "personnel", "mode": "total"}
        lines.append(coded(f"a{nth}", text, claim(text, hosts=[host], quantity=count), outlet=f"Outlet {nth}"))
    address = str(tmp_path / "wide.db")
    assert run("import", str(written(tmp_path, lines)), "--book", address).code == 0
    return address


def test_a_board_in_parts_is_the_whole_board(wide: str) -> None:
    with served(wide) as client:
        found, rest = [], ""
        while rest is not None:
            part = client.get(f"/board.geojson?start={rest}").json()
            assert len(part["features"]) == 1
            found += [one["properties"]["host"] for one in part["features"]]
            rest = part["rest"]
        assert found == HOSTS
        assert [one["host"] for one in client.get("/api/board").json()] == HOSTS
        assert 'data-rest="EST.USA"' in client.get("/").text
        # Without a script the rest is a link, and its end is told of.
        assert "Romania" in client.get("/?start=ROU.USA").text
        assert "Nothing more is known" in client.get("/?start=ROU.USA&function=armour").text


def test_a_line_of_the_board_says_on_whose_word_its_number_stands(tmp_path: Path, run: Run) -> None:
    said = "There are 600 American soldiers in Lithuania, General Ann Example said."
    speaker = {"name": "Ann Example", "role": "general", "org": None, "country": None}
    own = "There are 40 German soldiers in Lithuania."
    lines = [coded("a", said, claim(said, speakers=[speaker])), coded("b", own, claim(own, senders=["DEU"]), outlet="Own Voice")]
    assert run("import", str(written(tmp_path, lines)), "--book", str(tmp_path / "w.db")).code == 0
    with served(str(tmp_path / "w.db")) as client:
        page = client.get("/?on=2024-06-01&known_by=2024-06-01").text
    assert page.count("said by") == 1
    assert "said by Ann Example, general" in page


def test_a_page_that_must_wait_says_so_and_asks_again(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    is_done = threading.Event()
    real = library._piece

    def slow(*asked: Any, **how: Any) -> Any:
        is_done.wait(20)
        return real(*asked, **how)

    monkeypatch.setattr(library, "_piece", slow)
    with served(book) as client:
        client.app.state.library.patience = 0.05  # type: ignore[attr-defined]
        waiting = client.get("/")
        assert waiting.status_code == 503
        assert waiting.headers["retry-after"] == "3"
        assert 'http-equiv="refresh"' in waiting.text
        assert client.get("/api/board").json()["error"]["code"] == "book_unavailable"
        is_done.set()
        client.app.state.library.patience = 20  # type: ignore[attr-defined]
        assert client.get("/").status_code == 200


def test_what_took_long_on_another_day_is_left_to_the_next_answer(wide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 2)
    with served(wide) as client:
        book: library.Library = client.app.state.library  # type: ignore[attr-defined]
        monkeypatch.setattr(book, "took", lambda pair: 60.0 if pair == ("DEU", "USA") else 0.0)
        page = client.get("/?on=2024-06-01&known_by=2024-06-01&part=lines").text
        assert re.findall('data-line="([A-Z]+)', page) == ["BGR", "EST"]
        assert 'data-rest="DEU.USA"' in page
        # The first of an answer is laid out however long it takes.
        page = client.get("/?on=2024-06-01&known_by=2024-06-01&part=lines&start=DEU.USA").text
        assert re.findall('data-line="([A-Z]+)', page)[0] == "DEU"


def test_nobody_waits_for_what_is_worked_out_ahead_and_it_changes_no_answer(book: str) -> None:
    when = "on=2024-06-30&known_by=2024-06-30"
    with served(book) as client, Book.open(book) as ledger:
        before = client.get(f"/?{when}&part=lines").text
        assert ledger.weighed(WEIGHTS) == []
        told: list[tuple[int, int]] = []
        work_ahead(ledger, lambda done, many: told.append((done, many)))
        assert told == [(1, 1)]
        assert {host for host, _ in ledger.weighed(WEIGHTS)} == {"LTU"} == set(ledger.fated(FATES))
    with served(book) as client:
        assert client.get(f"/?{when}&part=lines").text == before


def test_what_is_loaded_when_a_server_starts_is_not_looked_through_again(book: str) -> None:
    with served(book) as client:
        before = gc.get_freeze_count()
        ahead.warm(client.app.state.library)  # type: ignore[attr-defined]
        assert gc.get_freeze_count() > before + 1000
    gc.unfreeze()


def test_a_process_beside_the_server_works_ahead_and_ends_with_it(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    process = ahead.begin(book, Settings())
    with Book.open(book) as ledger:
        until = time.monotonic() + 60
        while not ledger.weighed(WEIGHTS) and time.monotonic() < until:
            time.sleep(0.1)
        assert ledger.weighed(WEIGHTS)
    process.terminate()
    process.join(10)
    assert not process.is_alive()
    # Without its server it ends by itself. Here it is this very process, which has no reason to give way to others from now on.
    monkeypatch.setattr(ahead.os, "nice", int)
    ahead.keep_ahead(book, Settings(), server=-1)


def test_a_big_ledger_says_host_by_host_what_it_says_as_a_whole(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    when = "on=2024-06-30&known_by=2024-06-30"
    asked = [
        f"/?{when}", f"/?host=LTU&{when}", f"/board.geojson?{when}", f"/line/LTU/USA?{when}", f"/promises?host=LTU&{when}",
        f"/sources?host=LTU&{when}", f"/search?q=soldiers&{when}", f"/api/board?{when}",
        f"/api/timeline/LTU?{when}", f"/api/explain/first?{when}", "/changes?host=LTU&from=2024-05-01&to=2024-06-01",
    ]  # fmt: skip
    with served(book) as client:
        whole = [client.get(path).text for path in asked]
    for module in (library, narrowing):
        monkeypatch.setattr(module, "WHOLE", 1)
    with served(book) as client:
        assert client.app.state.library.is_big(date(2024, 6, 30))  # type: ignore[attr-defined]
        parts = [client.get(path).text for path in asked]
        for path in ("/promises", "/conflicts", "/sources"):
            assert f'href="{path}?host=LTU"' in client.get(path).text
        for name in ("first", "copy"):
            told = client.get(f"/articles/{name}?{when}")
            assert "contradictions</a> and" in told.text
            assert 'href="/line/LTU/USA' in told.text or name == "copy"
            assert client.get(f"/api/explain/{name}?{when}").json()["copies"]
        assert "year by year" in client.get(f"/conflicts?host=LTU&{when}").text
        every = client.get(f"/conflicts?host=LTU&every=1&{when}").text
        assert "1 contradiction." in re.sub("<[^>]*>", "", every)
        assert 'href="/conflicts?on=2024-06-30&amp;known_by=2024-06-30&amp;host=LTU&amp;every=1&amp;year=2024" aria-current' in every
        told = client.get(f"/api/conflicts?host=LTU&year=2024&{when}").json()
        assert [one["why"] for one in told] == [one["why"] for one in client.get(f"/api/conflicts?host=LTU&{when}").json()]
        assert client.get(f"/api/conflicts?host=LTU&year=2023&{when}").json() == []
        assert client.get(f"/api/conflicts?year=2023&{when}").status_code == 400
    mark = re.compile('name="csrf" value="[0-9a-f]+"')
    for path, one, other in zip(asked, whole, parts, strict=True):
        assert mark.sub("", one) == mark.sub("", other), path


def test_every_host_of_the_board_is_as_posture_tells_it(wide: str) -> None:
    with served(wide) as client:
        for one in client.get("/api/board?on=2024-06-01&known_by=2024-06-01").json():
            assert one == client.get(f"/api/posture/{one['host']}?on=2024-06-01&known_by=2024-06-01").json()


def test_a_map_and_a_chart_are_drawn_without_a_browser(book: str, run: Run, tmp_path: Path) -> None:
    picture, points, drawn, spec = (tmp_path / name for name in ("map.svg", "map.geojson", "chart.png", "chart.json"))
    for path in (picture, points):
        assert run("map", "--on", "2024-06-01", "--output", str(path), "--book", book).code == 0
    for path in (drawn, spec):
        assert run("chart", "LTU", "US", "--output", str(path), "--book", book).code == 0
    assert picture.read_text().startswith("<svg")
    assert {one["properties"]["sender"] for one in json.loads(points.read_text())["features"]} == {"USA"}
    assert drawn.read_bytes().startswith(b"\x89PNG")
    assert {layer["mark"]["type"] for layer in json.loads(spec.read_text())["vconcat"][0]["layer"]} == {"area", "line", "point"}


def test_a_name_that_tells_no_kind_of_file_is_refused(book: str, run: Run, tmp_path: Path) -> None:
    for command in (("map",), ("chart", "LTU", "US")):
        assert run(*command, "--output", str(tmp_path / "x.doc"), "--book", book).code == 2


def test_the_chart_of_the_page_is_the_chart_of_the_command_line(book: str, run: Run, client: TestClient, tmp_path: Path) -> None:
    when = ("--on", "2024-06-01", "--known-by", "2024-06-01")
    assert run("chart", "LTU", "US", *when, "--output", str(tmp_path / "c.svg"), "--book", book).code == 0
    page = client.get("/line/LTU/USA/chart.svg?on=2024-06-01&known_by=2024-06-01")
    assert page.content == (tmp_path / "c.svg").read_bytes()


def test_a_commitment_without_an_end_goes_as_far_as_the_latest_end_on_its_chart(tmp_path: Path, run: Run) -> None:
    told = (
        ("a", "They stay on a rotational basis.", {"basis": ["rotational"]}),
        ("b", "They stay until the end of 2030.", {"end": "2030-12-31"}),
    )
    lines = [coded(name, text, claim(text, **slots), outlet=f"Outlet {name}") for name, text, slots in told]
    assert run("import", str(written(tmp_path, lines)), "--book", str(tmp_path / "c.db")).code == 0
    path = tmp_path / "chart.json"
    assert run("chart", "LTU", "US", "--on", "2024-06-01", "--output", str(path), "--book", str(tmp_path / "c.db")).code == 0
    spec = json.loads(path.read_text())
    assert [bar["end"] for bar in spec["datasets"]["bars"]] == ["2030-12-31", "2030-12-31"]
    # Legends are drawn in ink that the theme's paper shows, and kinds of outlet full: hollow means a copy.
    shapes, kinds = (spec["vconcat"][0]["layer"][-1]["encoding"][name]["legend"] for name in ("shape", "fill"))
    assert shapes["symbolFillColor"] == drawing.LIGHT.ink
    assert kinds["title"] == "outlet"


def chart_of(folder: Path, run: Run, lines: list[dict[str, Any]], on: str) -> Any:
    assert run("import", str(written(folder, lines)), "--book", str(folder / "c.db")).code == 0
    assert run("chart", "LTU", "US", "--on", on, "--output", str(folder / "chart.json"), "--book", str(folder / "c.db")).code == 0
    return json.loads((folder / "chart.json").read_text())


def test_an_end_far_off_leaves_room_for_what_has_happened(tmp_path: Path, run: Run) -> None:
    told = (
        ("a", "They stay until 2069.", "2020-06-01", "2069-12-31"),
        ("b", "They stay until the end of 2025.", "2024-05-02", "2025-12-31"),
    )
    spec = chart_of(tmp_path, run, [coded(n, text, claim(text, end=end), published=day) for n, text, day, end in told], "2024-06-01")
    assert [bar["end"] for bar in spec["datasets"]["bars"]] == ["2069-12-31", "2025-12-31"]
    first, last = spec["vconcat"][1]["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert (first, last) == ("2020-06-01", "2026-06-01")
    assert all(layer["mark"]["clip"] for layer in spec["vconcat"][1]["layer"][:2])


def test_of_an_open_range_the_chart_shows_to_which_side_it_is_open(tmp_path: Path, run: Run) -> None:
    ranges = (("a", "2024-01-01", 500, None), ("b", "2024-03-01", None, 300), ("c", "2024-05-01", 400, 450))
    lines = []
    for name, day, low, high in ranges:
        text = f"There were some American soldiers in Lithuania on {day}."
        count = {"low": low, "high": high, "approx": False, "of": "personnel", "mode": "total"}
        lines.append(coded(name, text, claim(text, quantity=count), published=day, outlet=f"Outlet {name}"))
    steps = chart_of(tmp_path, run, lines, "2024-06-01")["datasets"]["steps"]
    assert [(step["day"], step["floor"], step["top"]) for step in steps] == [
        ("2024-01-01", 500, 600), ("2024-03-01", 0, 300), ("2024-05-01", 400, 400), ("2024-06-01", 400, 400),
    ]  # fmt: skip


def test_sources_of_a_host_are_those_that_speak_of_it(book: str, tmp_path: Path, run: Run, client: TestClient) -> None:
    text = "There are 40 American soldiers in Poland."
    lines = [coded("elsewhere", text, claim(text, hosts=["POL"]), outlet="Warsaw Herald")]
    assert run("import", str(written(tmp_path, lines, "more.jsonl")), "--book", book).code == 0
    assert "Warsaw Herald" in client.get("/sources?known_by=2024-06-30").text
    page = client.get("/sources?known_by=2024-06-30&host=LTU").text
    assert "Warsaw Herald" not in page
    assert "Echo Daily" in page
    page = client.get("/sources?known_by=2024-06-30&host=POL").text
    assert "No copy is known" in page
    assert "Warsaw Herald" in page


def test_a_pasted_text_comes_back_as_it_was_pasted(client: TestClient) -> None:
    mark = re.search(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    assert mark
    # As a browser sends it.
    told = (
        "Date: 2024-05-20\r\nOutlet: Vilnius Post\r\n\r\nThere are 2,000 American soldiers in Lithuania, the Lithuanian Defence Ministry "
        "said on Monday.\r\n\r\nAbout 40 American soldiers are stationed in Lithuania, a colonel said.\r\n"
    )
    page = client.post("/check", data={"csrf": mark[1], "text": told}).text
    kept = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert kept
    assert html.unescape(kept[1]) == told.replace("\r\n", "\n")
    assert "Vilnius Post · " in page
    # Its own claims have no address: they are in no ledger.
    assert "this text itself" in page
    for id in re.findall(r'href="/claims/(\w+)', page):
        assert client.get(f"/claims/{id}", follow_redirects=False).status_code == 303


def test_words_of_two_paragraphs_can_be_a_missed_claim(client: TestClient) -> None:
    mark = re.search(r'name="csrf" value="([^"]+)"', client.get("/review/add?article=copy").text)
    assert mark
    words = "drove the last guests home.\r\n\r\nThis article originally appeared"
    slots = {"action": "station", "status": "in_effect", "senders": "USA", "by": "A"}
    told = client.post("/review/add", data={"csrf": mark[1], "article": "copy", "words": words, **slots})
    assert "Added:" in told.text
    # What cannot be a claim is told, and nothing that was typed is lost or marked.
    told = client.post("/review/add", data={"csrf": mark[1], "article": "copy", "words": "no such\r\nwords", **slots})
    assert told.status_code == 400
    assert ">no such\nwords</textarea>" in told.text


def test_what_was_read_stands_beside_what_contradicts_and_leads_to_its_review(client: TestClient) -> None:
    page = client.get("/conflicts?known_by=2024-06-30").text
    assert re.search(r'Read as station, in effect: <strong>.*900.*href="/review\?.*article=second">misread\?', page)
    asked = client.get("/review?by=A&article=second").text
    assert len(re.findall("data-review=", asked)) == 1
    assert "Of one article only" in asked
    assert len(re.findall("data-review=", client.get("/review?by=A").text)) > 1


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200), st.data())
def test_pieces_together_are_the_text(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    article = Article("a", text)
    starts = [data.draw(st.integers(0, len(text) - 1)) for _ in range(3)]
    spans = [Span(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    claims = [
        Claim("a", span.of(text), "station", "in_effect", spans={"evidence": (span,), "place": (span,)}, nth=nth)
        for nth, span in enumerate(spans)
        if span.of(text).strip()
    ]
    pieces = [piece for whole in paragraphs(article, claims) for piece in whole]
    assert "".join(piece.text for piece in pieces) == "".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("quantity", "1,200", {"low": 1200, "high": 1200, "approx": False, "of": "personnel", "mode": "total"}),
        ("quantity", "500 to 600 vehicle", {"low": 500, "high": 600, "approx": False, "of": "vehicle", "mode": "total"}),
        ("quantity", "none", None),
        ("hosts", "LTU, Latvia, baltic-states", ["LTU", "LVA", "baltic-states"]),
        ("hosts", "None", []),
        ("place", "none", None),
        ("place", "Rukla", "Rukla"),
        ("speakers", "Ann Example | minister", [{"name": "Ann Example", "role": "minister"}]),
    ],
)
def test_what_a_reviewer_types_becomes_the_slots_value(slot: str, text: str, value: object) -> None:
    assert slot_value(slot, text) == value


@pytest.mark.parametrize(("slot", "text"), [("quantity", "many"), ("slot", "red"), ("quantity", ""), ("place", "")])
def test_what_cannot_be_a_value_is_refused(slot: str, text: str) -> None:
    with pytest.raises(ValueError, match=slot):
        slot_value("colour" if slot == "slot" else slot, text)


@given(st.lists(st.tuples(st.sampled_from(["LTU", "LVA", "EST"]), st.integers(0, 1190), st.integers(0, 590)), max_size=25))
def test_cards_on_a_drawn_map_never_lie_on_one_another_and_lose_nobody(places: list[tuple[str, int, int]]) -> None:
    senders = [f"S{nth:02}" for nth in range(len(places))]
    told = [(sender, host) for sender, (host, _, _) in zip(senders, places, strict=True)]
    lines = [Line(sender, host, "personnel", None, 9, 9, (), None, "in_effect", "F6", "", (), None, 0) for sender, host in told]
    spots = [Spot(line, 1.0, x, y) for line, (_, x, y) in zip(lines, places, strict=True)]
    drawn = "".join(cards(spots, (1200, 600), Look()))
    boxes = [tuple(map(float, found)) for found in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="(\d+)" height="([\d.]+)"', drawn)]
    for nth, (left, top, wide, high) in enumerate(boxes):
        assert left >= 0
        assert left + wide <= 1200
        for other in boxes[:nth]:
            assert left >= other[0] + other[2] or other[0] >= left + wide or top >= other[1] + other[3] or other[1] >= top + high
    shown = len(re.findall(r'text-anchor="end"', drawn)) + sum(int(more) for more in re.findall(r">(\d+) more<", drawn))
    assert shown == len(places)


def test_a_search_finds_every_claim_that_holds_all_words_and_says_whether_there_are_more(
    wide: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(wide) as client:
        assert "7 claims" in plain(client.get("/search?q=american+SOLDIERS").text)
        assert [one["evidence"] for one in client.get("/api/search?q=soldiers+103").json()] == ["There are 103 American soldiers in LVA."]
        assert client.get("/api/search?q=soldiers&host=POL&sender=USA").json()[0]["evidence"].endswith("POL.")
        assert client.get("/api/search?q=soldiers&function=armour").json() == []
        assert len(client.get("/api/search?q=senders").json()) == 0
        assert client.get("/api/search?q=%25").json() == []
        monkeypatch.setattr(answering, "MOST_FOUND", 3)
        assert "The newest 3 claims; there are more" in plain(client.get("/search?q=soldiers").text)


def test_a_search_that_takes_too_long_goes_on_from_where_it_left_off(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = []
    for nth, year in enumerate((2014, 2019, 2024)):
        text = f"There are {100 + nth} American soldiers in Lithuania."
        lines.append(coded(f"a{nth}", text, claim(text), outlet=f"Outlet {nth}", published=f"{year}-05-01"))
    address = str(tmp_path / "long.db")
    assert run("import", str(written(tmp_path, lines)), "--book", address).code == 0
    monkeypatch.setattr(answering, "SOUGHT", 0)
    with served(address) as client:
        found, address = [], "/search?q=soldiers"
        while address:
            told = client.get(address).text
            found += re.findall(r"There are (\d+) American", re.sub("<[^>]+>", "", told))
            address = html.unescape(next(iter(re.findall(r'href="(/search[^"]+)">Search further back', told)), ""))
        assert list(dict.fromkeys(found)) == ["102", "101", "100"]
        assert "Nothing found" in client.get("/search?q=soldiers&back=2010-01-01").text
        assert client.get("/search?q=soldiers&back=then").status_code == 400
        assert len(client.get("/api/search?q=soldiers").json()) == 3


def test_a_long_list_comes_in_parts_that_say_what_they_leave_out(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 3)
    monkeypatch.setattr(promising, "PART", 3)
    lines = []
    for nth in range(8):
        text = f"The United States will send {100 + 50 * nth} soldiers to Lithuania by May {2025 + nth}."
        count = {"low": 100 + 50 * nth, "high": 100 + 50 * nth, "approx": False, "of": "personnel", "mode": "additional"}
        lines.append(coded(f"a{nth}", text, claim(text, action="deploy", status="announced", quantity=count, end=f"{2025 + nth}-05")))
    address = str(tmp_path / "long.db")
    assert run("import", str(written(tmp_path, lines)), "--book", address).code == 0
    found = []
    with served(address) as client:
        assert "1 to 3 of" in plain(client.get("/promises?on=2024-06-01&known_by=2024-06-01").text)
        assert "4 to 6 of" in plain(client.get("/promises?on=2029-01-01&known_by=2024-06-01").text)
        assert "7 to 8 of" in plain(client.get("/promises?on=2040-01-01&known_by=2024-06-01").text)
        for nth in (1, 2, 3):
            page = client.get(f"/promises?on=2024-06-01&known_by=2024-06-01&part={nth}").text
            found += re.findall(r'id="p-([0-9a-f]+)"', page)
            assert f"{3 * nth - 2} to {min(8, 3 * nth)} of" in plain(page)
            assert ('rel="prev"' in page, 'rel="next"' in page) == (nth > 1, nth < 3)
        # The way through a long calendar: a year's row, a month's cell.
        assert 'href="/promises?on=2024-06-01&amp;known_by=2024-06-01&amp;due=2028#list"' in page
        of_year = client.get("/promises?on=2024-06-01&known_by=2024-06-01&due=2028").text
        assert len(re.findall(r'id="p-', of_year)) == 1
        assert 'due=2028-05#list" aria-label="May 2028: 1 open"' in of_year
        assert client.get("/promises?due=sometime").status_code == 400
        # The last part stands for all that would come after it.
        assert "7 to 8 of" in plain(client.get("/promises?on=2024-06-01&known_by=2024-06-01&part=99").text)
    assert len(set(found)) == len(found) == 8


def test_of_a_host_with_thousands_of_promises_the_calendar_reads_three_years_at_a_time(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (library, narrowing):
        monkeypatch.setattr(module, "WHOLE", 1)
    years = (2021, 2022, 2024, 2030, 2030)
    lines = []
    for nth, year in enumerate(years):
        text = f"The United States will send {100 + 50 * nth} soldiers to Lithuania by May {year}."
        count = {"low": 100 + 50 * nth, "high": 100 + 50 * nth, "approx": False, "of": "personnel", "mode": "additional"}
        slots = {"action": "deploy", "status": "announced", "quantity": count, "end": f"{year}-05"}
        lines.append(coded(f"a{nth}", text, claim(text, **slots), published="2020-02-02"))
    text = "The United States will take Javelins to Lithuania."
    lines.append(coded("b", text, claim(text, action="transfer", status="announced", equipment=["Javelin"], quantity=None)))
    address = str(tmp_path / "long.db")
    assert run("import", str(written(tmp_path, lines)), "--book", address).code == 0
    when = "host=LTU&on=2024-06-01&known_by=2024-06-01"

    def rows(page: str) -> dict[str, str]:
        found = re.findall(r'<th scope="rowgroup".*?>(\d{4})<(.*?)</tbody>', page, re.DOTALL)
        return {year: " ".join(row.split()) for year, row in found}

    with served(address) as client:
        whole = rows(client.get(f"/promises?{when}").text)
        assert set(whole) == {str(year) for year in range(2021, 2031)}
        monkeypatch.setattr(promising, "_MOST_CLAIMS", 0)
        shown, due = {}, ""
        for wanted in ({"2024"}, {"2021", "2022"}):
            page = client.get(f"/promises?{when}{due}").text
            found = rows(page)
            assert wanted <= set(found) <= {str(int(max(wanted)) + at) for at in (-2, -1, 0, 1)}
            shown |= found
            earlier = re.search(r'rel="prev" href="[^"]*due=(\d+)', page)
            due = f"&due={earlier[1]}" if earlier else ""
            assert "Without a date" in page
            assert "three years are shown" in page
        assert due == ""
        later = re.search(r'rel="next" href="[^"]*due=(\d+)', client.get(f"/promises?{when}").text)
        assert later
        assert later[1] == "2030"
        shown |= rows(client.get(f"/promises?{when}&due=2030").text)
        assert shown == {year: whole[year] for year in shown}
        assert {"2021", "2022", "2024", "2030"} <= set(shown)
        assert "its words give no date" in client.get(f"/promises?{when}&due=none").text
        # A day of which nothing is known shows the nearest years; one far off costs no more.
        assert "2029 to 2031" in client.get("/promises?host=LTU&on=2400-06-01&known_by=2024-06-01").text
        assert 'due=2030"' in client.get(f"/promises?{when}&due=9999").text
