"""Three real articles, added to an empty ledger: what a reader of them would want to know, and gets.

The articles lie beside the checkout, in ../shared/seeds; only their texts and metadata are given, never the claims coded in them.
"""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from musterbook.ledger.store import Book
from musterbook.model import Claim, Failure, Promise
from musterbook.pipeline import reading
from musterbook.pipeline.answers import Answers, answers
from musterbook.settings import Settings

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted((SEEDS / "gold").rglob("*.json")):
        line = json.loads(path.read_text(encoding="utf-8"))
        yield json.dumps({"id": line["doc"]["id"], "doc": line["doc"]})


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), "CI must have ../shared/seeds beside the checkout"
        pytest.skip("no ../shared/seeds beside the checkout")
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "seeds.jsonl").write_text("\n".join(_lines(SEEDS)) + "\n", encoding="utf-8")
    with Book.open(":memory:") as ledger:
        given = reading.extracted(reading.expanded([str(folder)], Settings()), Settings())
        outcomes = list(reading.recorded(ledger, reading.read(given)))
        assert len(outcomes) == 3
        assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        yield ledger


def _asked(book: Book, day: str) -> Answers:
    return answers(book, date.fromisoformat(day), date.fromisoformat(day))


def _about(claim: Claim) -> bool:
    return "USA" in claim.senders and "LTU" in claim.hosts


def _surnames(claim: Claim) -> list[str]:
    return [(speaker.name or speaker.org or speaker.role or speaker.country or "").split()[-1] for speaker in claim.speakers]


def test_a_battalion_has_been_there_since_2019(book: Book) -> None:
    claims = [claim for claim in _asked(book, "2024-06-30").known.claims if _about(claim) and claim.start == "2019"]
    assert any(claim.action in ("station", "rotate") and claim.status == "in_effect" for claim in claims)
    lines = _asked(book, "2024-06-30").posture("LTU", "USA").lines
    assert "battalion" in [line.what for line in lines]


def test_about_500_were_at_pabrade_and_about_1000_were_to_come(book: Book) -> None:
    told = _asked(book, "2022-03-31")
    line = next(line for line in told.posture("LTU", "USA").lines if line.what == "personnel")
    assert (line.low, line.high) == (500, 500)
    assert any(claim.place and "Pabrad" in claim.place for claim in line.claims)
    step = [claim for claim in told.known.claims if _about(claim) and claim.quantity and claim.quantity.low == 1000]
    assert step
    assert all(claim.status == "announced" and claim.quantity and claim.quantity.approx for claim in step)
    more = [claim for claim in told.known.claims if _about(claim) and claim.quantity and claim.quantity.low == 400]
    assert [claim.quantity.mode for claim in more if claim.quantity] == ["additional"]


def test_the_commitment_went_from_considered_to_indefinite_with_speaker_and_date_at_each_step(book: Book) -> None:
    told = _asked(book, "2024-06-30")
    considered = [claim for claim in told.known.claims if claim.status == "considered" and "permanent" in claim.basis]
    assert any(_surnames(claim) == ["Blinken"] and (claim.said_on or "").startswith("2022-03-07") for claim in considered)
    steps = told.commitments("LTU", "USA")
    persistent = next(step for step in steps if "persistent" in step.basis)
    bounded = next(step for step in steps if step.until == "2025-12-31" and step.claim.action == "station")
    indefinite = next(step for step in steps if step.until == ".." and "indefinite" in step.basis)
    assert _surnames(persistent.claim) == ["Milley", "Rupsys"]
    assert told.known.published(persistent.claim) == "2022-11-30"
    assert (bounded.claim.said_on or told.known.published(bounded.claim)) in ("2022", "2024-05-02")
    assert _surnames(indefinite.claim)[-1] == "Kasčiūnas"
    assert told.known.published(indefinite.claim) == "2024-05-02"
    assert persistent.superseded_by


def test_the_line_is_open_ended_in_2024(book: Book) -> None:
    line = next(line for line in _asked(book, "2024-06-30").posture("LTU", "USA").lines if line.what == "personnel")
    assert (line.basis, line.until) == (("indefinite",), "..")


def _javelins(told: Answers) -> Promise:
    found = [promise for promise in told.links.promises if any("Javelin" in name for name in promise.made_by[0].equipment)]
    assert len(found) == 1
    return found[0]


def test_the_javelins_were_due_in_may_2024_and_are_overdue_on_1_july(book: Book) -> None:
    assert (_javelins(_asked(book, "2024-05-10")).state, _javelins(_asked(book, "2024-07-01")).state) == ("open", "overdue")
    promise = _javelins(_asked(book, "2024-07-01"))
    assert promise.due is not None
    assert promise.due.startswith("2024-05")
    assert "will arrive in May" in promise.made_by[0].evidence


def test_the_first_article_is_known_to_be_a_republished_one(book: Book) -> None:
    assert book.article("seed-000").republished_from == "Sputnik"


def test_the_republication_is_found_in_the_text_itself() -> None:
    if not SEEDS.is_dir():
        pytest.skip("no ../shared/seeds beside the checkout")
    texts = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    items = list(reading.extracted(reading.expanded(texts, Settings()), Settings()))
    found = {item.article.republished_from for item in items if not isinstance(item, Failure)}
    assert found == {None, "Sputnik"}


def test_the_ministers_word_goes_back_to_council_and_pentagon_and_came_by_lrt(book: Book) -> None:
    claims = [claim for claim in _asked(book, "2024-06-30").known.claims if _about(claim) and _surnames(claim)[-1:] == ["Kasčiūnas"]]
    chains = [{speaker.org for speaker in claim.speakers if speaker.org} for claim in claims]
    assert any({"US National Security Council", "Pentagon"} <= chain for chain in chains)
    assert any("LRT" in claim.via for claim in claims)
