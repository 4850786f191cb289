"""Five journeys in a real browser, and what holds on every page: no console error, no request off the machine, nothing serious for axe."""

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from http_server import Server
from playwright.sync_api import Browser, BrowserContext, Page, expect
from views_builders import Run, claim, coded, written

from musterbook.ledger.store import Book
from musterbook.values import Count
from musterbook.world.nations import members

THEN = "on=2026-03-01&known_by=2026-03-01"
PAGES = {
    "board": f"/?{THEN}",
    "line": f"/line/BGR/ESP?{THEN}",
    "promises": f"/promises?{THEN}",
    "days": f"/promises?due=2023&{THEN}",
    "conflicts": f"/conflicts?{THEN}",
    "sources": f"/sources?{THEN}",
    "changes": "/changes?host=BGR&from=2022-06-01&to=2026-03-01&by=known-by",
    "check": f"/check?{THEN}",
    "review": "/review?by=R.+Viewer",
    "search": f"/search?q=soldiers&{THEN}",
    "about": "/about",
}
EMPTY = {
    "": "This ledger is empty", "promises": "No promise is known", "conflicts": "No contradiction is known", "sources": "No copy is known",
    "changes": "Choose a host and two days", "search?q=x": "Nothing found", "line/LTU/USA": "Nothing is known of this force",
    "review?by=R.+Viewer": "Nothing left to judge",
}  # fmt: skip
CONTRADICTING = """No soldiers to speak of

Sofia Lantern, 2026-02-20

SOFIA, Feb 20 - There are 3,000 Spanish soldiers in Bulgaria, the Bulgarian Defence Ministry said on Friday.
"""


@pytest.fixture(scope="module", autouse=True)
def _declared() -> Iterator[None]:
    """The demo's outlets are of the kinds that its file declares, as `make serve` shows them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MUSTERBOOK_OUTLETS", str(files("musterbook.views") / "demo" / "outlets.csv"))
        yield


@pytest.fixture
def seen(browser: Browser, demo_server: Server) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser context, and all that went wrong in it: console errors, page errors, requests off the machine."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    wrong = _watched(context)
    yield context, wrong
    context.close()
    assert not wrong


def _watched(context: BrowserContext) -> list[str]:
    wrong: list[str] = []
    context.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    own = re.compile(r"^(http://127\.0\.0\.1:\d+/|data:|blob:)")
    context.on("request", lambda request: None if own.match(request.url) else wrong.append(f"off the machine: {request.url}"))
    return wrong


@pytest.fixture
def page(seen: tuple[BrowserContext, list[str]], demo_server: Server) -> Page:
    found = seen[0].new_page()
    found.set_default_timeout(30_000)
    return found


def test_a_reader_finds_how_many_troops_were_in_a_host_on_two_dates(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/?{THEN}")
    spain = page.locator('[data-line="BGR ESP personnel"] .number')
    expect(spain).to_contain_text("640")
    lines = page.locator("#lines")
    # Two sliders move together: back to what was known and true in June 2022.
    for name in ("on", "known_by"):
        page.locator(f"#{name}").fill("2022-06-01")
        page.locator(f"#{name}").dispatch_event("change")
    expect(lines).to_have_attribute("aria-busy", "false")
    expect(page).to_have_url(re.compile("on=2022-06-01&known_by=2022-06-01"))
    expect(spain).not_to_contain_text("640")
    # The map shows the same day.
    cards = page.locator("mb-map.ready .stack")
    expect(cards.filter(has_text="Spain").first).to_contain_text(spain.inner_text())
    expect(page.locator("mb-map")).not_to_contain_text("640")
    told = spain.inner_text()
    page.reload()
    expect(spain).to_have_text(told)
    page.get_by_label("On, the world’s date").press("ArrowRight")
    expect(page.locator("#on")).to_have_value("2022-06-02")
    page.wait_for_url(re.compile("on=2022-06-02"))


def test_a_reader_follows_an_overdue_promise_to_its_words(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/promises?on=2024-02-28&known_by=2024-02-28")
    page.get_by_role("link", name=re.compile("^overdue")).click()
    promise = page.locator(".promise").first
    expect(promise).to_contain_text("overdue")
    expect(page).to_have_url(re.compile("state=overdue"))
    words = promise.locator("blockquote").first.inner_text().strip("“”")
    promise.locator("figcaption a").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\w+\?.*#c-\w+"))
    card = page.locator("details.card[open]")
    expect(card).to_have_count(1)
    # Marks are opened by the script, after the page stands.
    expect(page.locator("mark.open").first).to_be_visible()
    assert "".join(page.locator("mark.open").all_inner_texts()).strip().startswith(words[:40])
    expect(card).to_contain_text("announced")
    # From the words back to the slots, by keyboard.
    page.locator("mark[role=button]").first.press("Enter")
    expect(page.locator("details.card[open]").first).to_be_visible()


def test_on_a_small_screen_a_figure_leads_to_its_words(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{demo_server.address}{PAGES['line']}")
    page.locator(".answer figcaption a").first.click()
    expect(page.locator("mark.open").first).to_be_in_viewport()
    # A reviewer sees what the keys are before the first claim.
    page.goto(f"{demo_server.address}{PAGES['review']}")
    expect(page.locator(".review.current")).to_be_focused()
    expect(page.get_by_role("heading", name="Review")).to_be_in_viewport()
    context.close()


def test_the_dots_of_a_chart_are_gone_through_by_keyboard_and_open_their_words(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}{PAGES['line']}")
    first = page.locator("mb-chart a[tabindex='0']")
    # The engine that draws starts with the first chart.
    expect(first).to_have_count(1)
    first.focus()
    told = page.locator("mb-chart .told")
    expect(told).to_contain_text("17 Mar 2022")
    before = told.inner_text()
    page.keyboard.press("ArrowRight")
    expect(told).not_to_have_text(before)
    page.keyboard.press("End")
    expect(told).to_contain_text("10 Feb 2026")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\w+\?.*known_by=2026-03-01.*#c-\w+"))


def test_a_chart_that_is_still_drawn_says_so(page: Page, demo_server: Server) -> None:
    page.route("**/chart.svg*", lambda route: None)
    page.goto(f"{demo_server.address}{PAGES['line']}", wait_until="domcontentloaded")
    place = page.locator("mb-chart .figure")
    assert place.evaluate("one => getComputedStyle(one, '::before').content") == '"Drawing …"'
    assert (place.bounding_box() or {"height": 0})["height"] > 200
    page.unroute_all(behavior="ignoreErrors")


def test_a_reviewer_judges_three_claims_by_keyboard(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/review")
    page.get_by_label("Your name").fill("K. Board")
    page.keyboard.press("Enter")
    judged = []
    for key in ("a", "r", "a"):
        current = page.locator(".review.current")
        judged.append(current.get_attribute("data-review"))
        with page.expect_navigation():
            page.keyboard.press(key)
    found = [one for one in demo_server.library.book.judgements() if one.by == "K. Board"]
    assert [(one.claim, one.verdict) for one in found] == list(zip(judged, ["accept", "reject", "accept"], strict=True))
    for _ in found:
        expect(page.locator(".review.current")).to_be_visible()
        with page.expect_navigation():
            page.keyboard.press("u")
    assert not [one for one in demo_server.library.book.judgements() if one.by == "K. Board"]


def test_a_reviewer_corrects_a_claim_by_keyboard_and_takes_it_back(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/review?by=C.+Orrector")
    current = page.locator(".review.current")
    claim = current.get_attribute("data-review")
    # Enter beside the buttons that accept and reject presses neither.
    current.get_by_label("Reason").first.fill("no reason to accept")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    current.locator("h2").click()
    page.keyboard.press("c")
    expect(current.locator("select[name=slot]")).to_be_focused()
    page.keyboard.type("place")
    page.keyboard.press("Tab")
    # An empty value corrects nothing.
    page.keyboard.press("Enter")
    expect(current.locator("input[name=value]")).to_be_focused()
    page.keyboard.type("Somewhere Else")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    mine = [one for one in demo_server.library.book.judgements() if one.by == "C. Orrector"]
    assert [(one.claim, one.verdict, dict(one.slots)) for one in mine] == [(claim, "correct", {"place": "Somewhere Else"})]
    expect(page.get_by_role("status")).to_contain_text("place Somewhere Else")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert not [one for one in demo_server.library.book.judgements() if one.by == "C. Orrector"]


def test_a_reviewer_adds_a_missed_claim_by_keyboard(page: Page, demo_server: Server, seen: tuple[BrowserContext, list[str]]) -> None:
    page.goto(f"{demo_server.address}/review?by=K.+Board")
    expect(page.locator(".review.current")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("n")
    text = page.locator("[data-text]")
    text.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    words = page.get_by_label("Its words").input_value()
    assert words.endswith(".")
    assert words in (text.text_content() or "")
    expect(page.locator("select[name=action]")).to_be_focused()
    page.keyboard.type("deploy")
    page.get_by_label("status").select_option("considered")
    page.get_by_label("senders").fill("Portugal")
    page.get_by_label("hosts").fill("Kyrgyzstan")
    page.get_by_label("quantity").fill("a few")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("quantity")
    # The browser tells the console that the form was refused, as it should be.
    assert [one for one in seen[1] if "400" in one]
    seen[1].clear()
    assert page.get_by_label("Its words").input_value() == words
    page.get_by_label("quantity").fill("about 40")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Portugal → Kyrgyzstan")
    added = [one for one in demo_server.library.book.judgements() if one.by == "K. Board"]
    claim = demo_server.library.book.claim(added[0].claim)
    assert (claim.reader, claim.evidence, claim.senders, claim.quantity) == ("review", words, ("PRT",), Count(40, 40, approx=True))
    with page.expect_navigation():
        page.get_by_role("button", name="Take it back").click()
    assert not [one for one in demo_server.library.book.judgements() if one.by == "K. Board"]


def test_a_pasted_article_that_contradicts_is_told_to(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/check?{THEN}")
    page.locator("#text").fill(CONTRADICTING)
    page.get_by_role("button", name="Check").click()
    verdict = page.locator(".checked .card").first
    expect(verdict).to_contain_text("contradicts")
    expect(verdict.locator("blockquote").first).to_contain_text("640")
    # Rendered with the page that holds the verdict: nothing is left to wait for.
    assert "3,000 Spanish soldiers" in "".join(page.locator(".checked mark").all_inner_texts())


def test_an_uploaded_article_is_checked_as_a_pasted_one_is(page: Page, demo_server: Server, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(CONTRADICTING, encoding="utf-8")
    page.goto(f"{demo_server.address}/check?{THEN}")
    page.get_by_label("or a file").set_input_files(tmp_path / "article.txt")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".checked .card").first).to_contain_text("contradicts")
    expect(page.locator(".checked mark").first).to_be_visible()


def test_a_view_is_cited_with_both_dates_and_the_checkpoint(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/promises?host=BGR&due=2023")
    page.get_by_text("Cite this view").click()
    head = demo_server.library.head()
    expect(page.locator(".cite")).to_contain_text(f"{head.entries}:{head.digest[:16]}")
    address = page.get_by_label("Permanent address").input_value()
    assert re.fullmatch(rf"{demo_server.address}/promises\?on=\d{{4}}-\d\d-\d\d&known_by=\d{{4}}-\d\d-\d\d&host=BGR&due=2023", address)
    listed = page.locator(".promise").count()
    page.goto(address)
    expect(page.locator(".promise")).to_have_count(listed)


def test_hostile_text_stays_text_in_a_browser(browser: Browser, tmp_path: Path, run: Run) -> None:
    text = "There are 500 <script>alert(1)</script> American soldiers in Lithuania, said \u202eevil\u202c <img src=x onerror=alert(2)>."
    line = coded(
        "hostile", text, claim(text, unit='"><svg onload=alert(3)>', place="<b>Rukla</b>"), title="<script>alert(4)</script>\u202e",
        outlet="<img src=x onerror=alert(5)>",
    )  # fmt: skip
    address = str(tmp_path / "hostile.db")
    assert run("import", str(written(tmp_path, [line])), "--book", address).code == 0
    context = browser.new_context()
    wrong = _watched(context)
    context.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page = context.new_page()
    with Server(address) as server:
        for path in (
            "/",
            "/line/LTU/USA",
            "/articles/hostile",
            "/search?q=soldiers",
            "/review?by=A",
            "/sources",
            "/promises",
            "/conflicts",
        ):
            page.goto(server.address + path, wait_until="networkidle")
            assert page.evaluate("document.querySelectorAll('img[src=\"x\"], main script, main [onload]').length") == 0
            # The map writes bold numbers of its own; a bold 'Rukla' would be the text's.
            assert page.evaluate("[...document.querySelectorAll('b')].filter(b => b.textContent === 'Rukla').length") == 0
    context.close()
    assert not wrong


@pytest.mark.parametrize("width", [360, 1280, 3840])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_fits_and_is_photographed(
    scheme: str, width: int, browser: Browser, demo_server: Server, shots: Path
) -> None:
    size = {"width": width, "height": {360: 780, 1280: 900, 3840: 2160}[width]}
    context = browser.new_context(viewport=size, locale="en-GB", color_scheme=scheme)  # type: ignore[arg-type]
    wrong, page = _watched(context), context.new_page()
    page.goto(f"{demo_server.address}{PAGES['search']}")
    article = page.locator("figcaption a").first.get_attribute("href") or ""
    serious = []
    add = f"/review/add?by=R.+Viewer&article={demo_server.library.book.pending(by='R. Viewer', limit=1)[0].article}"
    # What the script puts on a page once it stands; four thousand pixels are drawn in software.
    drawn = {"board": "mb-map.ready .stack", "line": "mb-chart svg"}
    for name, path in (PAGES | {"article": article, "add": add}).items():
        page.goto(demo_server.address + path)
        expect(page.locator(drawn.get(name, "main")).first).to_be_visible(timeout=60_000)
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name
        page.screenshot(path=shots / f"{name}-{scheme}-{width}.png")
        found = Axe().run(page).response["violations"]
        serious += [f"{name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")]
    context.close()
    assert not serious
    assert not wrong


def test_an_empty_ledger_says_on_every_page_what_there_could_be(browser: Browser, tmp_path: Path, shots: Path) -> None:
    address = str(tmp_path / "empty.db")
    Book.open(address).close()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong, page = _watched(context), context.new_page()
    with Server(address) as server:
        for name, told in EMPTY.items():
            page.goto(f"{server.address}/{name}")
            expect(page.locator("main")).to_contain_text(told)
            page.screenshot(path=shots / f"empty-{re.sub('[^a-z]+', '-', name.lower()) or 'board'}.png")
    context.close()
    assert not wrong


def test_a_board_of_forty_hosts_stays_legible(browser: Browser, tmp_path: Path, run: Run, shots: Path) -> None:
    far = {"AUS", "BHR", "DJI", "IRQ", "JPN", "KEN", "KOR", "KWT", "QAT", "SYR"}
    hosts = sorted((members("EU") | members("NATO") | far) - {"USA", "GBR", "FRA"})[:40]
    lines = []
    for nth, (host, sender) in enumerate((host, sender) for host in hosts for sender in ("USA", "GBR", "FRA")):
        text = f"There are {100 + nth} {sender} soldiers in {host}."
        count = {"low": 100 + nth, "high": 100 + nth, "approx": False, "of": "personnel", "mode": "total"}
        lines.append(coded(f"a{nth}", text, claim(text, hosts=[host], senders=[sender], quantity=count), outlet=f"Outlet {nth}"))
    address = str(tmp_path / "many.db")
    assert run("import", str(written(tmp_path, lines)), "--book", address).code == 0
    with Server(address) as server:
        for width in (360, 1280):
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            page.goto(f"{server.address}/?on=2024-06-01&known_by=2024-06-01", wait_until="networkidle")
            expect(page.locator("#lines .line")).to_have_count(120)
            chips = page.locator(".chip")
            expect(chips.first).to_be_visible()
            page.screenshot(path=shots / f"forty-hosts-{width}.png")
            # None lies on another.
            boxes = [box for box in (chip.bounding_box() for chip in chips.all()) if box]
            for one, other in combinations(boxes, 2):
                beside = abs(one["x"] - other["x"]) >= min(one["width"], other["width"]) - 1
                assert beside or abs(one["y"] - other["y"]) >= min(one["height"], other["height"]) - 1, (one, other)
            context.close()


def test_a_reader_goes_from_the_calendar_to_the_promises_of_a_month_by_keyboard(page: Page, demo_server: Server) -> None:
    page.goto(f"{demo_server.address}/promises?on=2024-02-28&known_by=2024-02-28")
    calendar = page.get_by_role("table", name=re.compile("When promises fall due"))
    expect(calendar.get_by_role("columnheader")).to_have_count(13)
    month = calendar.get_by_role("link", name=re.compile("^December 2023: 2 overdue"))
    month.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("due=2023-12"))
    expect(page.locator(".promise")).to_have_count(2)
    days = page.get_by_role("table", name="December 2023")
    days.get_by_role("link", name=re.compile("^31 Dec 2023: 2 overdue")).click()
    expect(page).to_have_url(re.compile("due=2023-12-31"))
    expect(page.locator(".promise")).to_have_count(2)


def test_what_is_printed_from_a_dark_screen_is_light(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="dark")
    page = context.new_page()
    for path, picture in ((PAGES["line"], "mb-chart"), (PAGES["board"], "mb-map")):
        page.goto(demo_server.address + path, wait_until="networkidle")
        on_paper, on_screen = page.locator(f"{picture} .on-paper"), page.locator(f"{picture} .on-screen")
        expect(on_paper).to_be_attached()
        assert not on_paper.is_visible()
        page.emulate_media(media="print", color_scheme="dark")
        expect(on_paper).to_be_visible()
        assert not on_screen.is_visible()
        assert "theme=dark" not in (on_paper.get_attribute("src") or "")
        assert on_paper.evaluate("picture => picture.complete && picture.naturalWidth > 0")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        page.emulate_media(media="screen", color_scheme="dark")
    context.close()


def test_what_is_printed_from_a_dark_screen_is_light_without_a_script_too(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    for path, picture in ((PAGES["line"], "mb-chart"), (PAGES["board"], "mb-map")):
        page.goto(demo_server.address + path, wait_until="networkidle")
        on_paper, on_screen = page.locator(f"{picture} .on-paper"), page.locator(f"{picture} picture")
        expect(on_screen).to_be_visible()
        expect(on_paper).to_be_hidden()
        page.emulate_media(media="print", color_scheme="dark")
        expect(on_paper).to_be_visible()
        expect(on_screen).to_be_hidden()
        assert "theme=dark" not in (on_paper.get_attribute("src") or "")
        # That it is being drawn is said on a screen only.
        said = page.locator("mb-chart .figure, mb-map").first
        assert said.evaluate("one => getComputedStyle(one, '::before').display") == "none"
        page.emulate_media(media="screen", color_scheme="dark")
    context.close()


def test_without_a_script_everything_can_be_read_and_asked(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo_server.address}/?{THEN}")
    expect(page.locator('[data-line="BGR ESP personnel"]')).to_be_visible()
    expect(page.locator("mb-map picture img")).to_be_visible()
    page.locator("#on").fill("2022-06-01")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("on=2022-06-01"))
    page.goto(f"{demo_server.address}{PAGES['line']}")
    expect(page.locator("img.chart")).to_be_attached()
    page.goto(f"{demo_server.address}{PAGES['promises']}")
    page.get_by_role("link", name=re.compile("Dec 2023")).click()
    expect(page.locator(".promise")).to_have_count(2)
    page.locator(".promise figcaption a").first.click()
    # The slots open without a script, and the evidence is marked.
    card = page.locator("details.card").first
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    expect(card.locator(".slots")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    page.goto(f"{demo_server.address}{PAGES['changes']}")
    expect(page.locator(".changes li").first).to_be_visible()
    context.close()


def test_without_a_script_texts_are_checked_and_claims_judged_and_added(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, book = context.new_page(), demo_server.library.book
    page.goto(f"{demo_server.address}/check?{THEN}")
    page.locator("#text").fill(CONTRADICTING)
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".checked .card").first).to_contain_text("contradicts")
    page.goto(f"{demo_server.address}/review?by=N.+Oscript")
    page.get_by_role("button", name="Reject").first.click()
    assert [one.verdict for one in book.judgements() if one.by == "N. Oscript"] == ["reject"]
    page.get_by_role("button", name="Undo").click()
    assert not [one for one in book.judgements() if one.by == "N. Oscript"]
    page.get_by_role("link", name="add a missed claim").first.click()
    words = (page.locator("[data-text] p").last.text_content() or "").strip()
    page.get_by_label("Its words").fill(words)
    page.get_by_label("action").select_option("deploy")
    page.get_by_label("status").select_option("considered")
    page.get_by_label("senders").fill("Portugal")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("status")).to_contain_text("Portugal")
    page.get_by_role("button", name="Take it back").click()
    assert not [one for one in book.judgements() if one.by == "N. Oscript"]
    context.close()


def test_the_way_back_resumes_no_session_that_was_left(browser: Browser, demo_book: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    with Server(demo_book, token="a long enough secret") as server:
        page.goto(f"{server.address}/enter")
        page.get_by_label("Token").fill("a long enough secret")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.goto(f"{server.address}/promises?{THEN}")
        expect(page.locator(".promise").first).to_be_visible()
        page.get_by_role("button", name="Leave").click()
        expect(page).to_have_url(re.compile("/enter$"))
        page.go_back()
        expect(page.locator("body")).to_contain_text("A token is needed")
        expect(page.locator(".promise")).to_have_count(0)
    context.close()


def test_numbers_and_days_are_those_of_the_readers_locale(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(f"{demo_server.address}/promises?{THEN}")
    expect(page.locator("time").first).to_have_text("1. März 2026")
    page.goto(f"{demo_server.address}{PAGES['line']}")
    chart = page.locator("mb-chart svg")
    expect(chart.get_by_text("17. März 2022: rotational")).to_be_visible()
    chart.locator("a[tabindex='0']").focus()
    expect(page.locator("mb-chart .told")).to_contain_text(re.compile("^17. März 2022: "))
    # What is told and not shown: a slider's value, what a cell of the calendar stands for.
    expect(page.get_by_role("slider", name="Known by, published until then")).to_have_attribute("aria-valuetext", "1. März 2026")
    page.goto(f"{demo_server.address}{PAGES['days']}")
    expect(page.get_by_role("link", name=re.compile("^31. Dez. 2023: 2 overdue"))).to_be_visible()
    page.goto(f"{demo_server.address}/?{THEN}")
    expect(page).to_have_title(re.compile("1. März 2026"))
    context.close()


def test_figures_of_map_and_chart_are_those_of_the_readers_locale(browser: Browser, tmp_path: Path, run: Run) -> None:
    said, other = ("There are 12,500 American soldiers in Lithuania.", "There are 20,000 American soldiers in Lithuania.")
    first, second = ({"low": one, "high": one, "approx": False, "of": "personnel", "mode": "total"} for one in (12500, 20000))
    lines = [
        coded("many", said, claim(said, quantity=first), published="2024-05-01"),
        coded("now", other, claim(other, quantity=second), published="2024-05-20"),
    ]
    assert run("import", str(written(tmp_path, lines)), "--book", str(tmp_path / "many.db")).code == 0
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    with Server(str(tmp_path / "many.db")) as server:
        page.goto(f"{server.address}/?on=2024-06-01&known_by=2024-06-01")
        expect(page.locator("mb-map.ready .stack b").first).to_have_text("12.500–20.000")
        expect(page.get_by_role("link", name="United States in Lithuania: personnel, 12.500 to 20.000")).to_be_visible()
        page.goto(f"{server.address}/line/LTU/USA?on=2024-06-01&known_by=2024-06-01")
        expect(page.locator("mb-chart svg").get_by_text("20.000", exact=True)).to_be_visible()
        # The article's own words stay as they are.
        expect(page.locator("blockquote").filter(has_text=said).first).to_be_visible()
        page.locator("mb-chart svg a").first.focus()
        expect(page.locator("mb-chart .told")).to_contain_text(re.compile(f", (12.500|20.000)[.] .* Mai 2024 .*“({said}|{other})”"))
        # Reasons and readings are sentences of ours.
        expect(page.locator(".answer .why")).to_contain_text("against 12.500")
        page.goto(f"{server.address}/conflicts?on=2024-06-01&known_by=2024-06-01")
        expect(page.locator(".conflict .why")).to_contain_text("12.500 against 20.000")
        expect(page.locator(".conflict .why")).to_contain_text("38\N{NO-BREAK SPACE}% apart")
        expect(page.locator(".read-as").first).to_contain_text("12.500")
        page.goto(f"{server.address}/articles/many?on=2024-06-01&known_by=2024-06-01")
        expect(page.locator(".slots [data-slot=quantity]")).to_contain_text("12.500 personnel")
        expect(page.locator("mark").first).to_contain_text("12,500")
    context.close()


def test_the_demos_outlets_have_the_colours_of_their_kinds(page: Page, demo_server: Server) -> None:
    page.goto(demo_server.address + PAGES["line"])
    legend = page.locator("mb-chart svg")
    for kind in ("official", "agency", "newspaper", "magazine"):
        expect(legend.get_by_text(kind, exact=True)).to_be_visible()
    expect(legend.get_by_text("not declared", exact=True)).to_have_count(0)
    page.goto(demo_server.address + PAGES["sources"])
    expect(page.get_by_role("row", name=re.compile("Zarya News Agency"))).to_contain_text("agency")
    expect(page.get_by_role("row", name=re.compile("Zarya News Agency"))).to_contain_text("no reliability is declared")


def test_a_page_is_lighter_than_a_megabyte_and_a_half(browser: Browser, demo_server: Server) -> None:
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(f"{demo_server.address}/?{THEN}", wait_until="networkidle")
    expect(page.locator("mb-map.ready .stack").first).to_be_visible()
    context.close()
    # What the map's worker loads is not told to the page that it works for.
    shipped = files("musterbook.views") / "static"
    sizes += [len(gzip.compress((shipped / name).read_bytes(), 6)) for name in ("assets/map-worker.js", "world.json")]
    assert 500_000 < sum(sizes) < 1_500_000
