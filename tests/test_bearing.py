"""What is read of a ledger for one host's posture gives the posture of all that is known."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.custody import Judgement
from musterbook.model import Article, Claim, Speaker
from musterbook.pipeline import counting
from musterbook.pipeline.answers import _answers
from musterbook.pipeline.bearing import borne
from musterbook.pipeline.deriving import bring_up
from musterbook.posture import holding
from musterbook.values import Count
from test_narrowing import DAYS, filled, worlds

ONS = ("2022-02-01", "2022-06-01", "2024-05-02", "2024-05-21", "2025-01-01")


@given(
    worlds(), st.sampled_from(["LTU", "LVA", "POL"]), st.sampled_from(DAYS), st.sampled_from(ONS), st.sampled_from([(), ("LTU",), ("POL",)])
)
@examples(300)
def test_the_posture_of_what_bears_on_a_host_is_that_of_the_whole(
    world: list[tuple[Article, list[Claim]]], host: str, day: str, on: str, moved: tuple[str, ...]
) -> None:
    by, asked = date.fromisoformat(day), date.fromisoformat(on)
    with filled(world) as book:
        told = [claim for _, found in world for claim in found]
        if moved and told:
            book.judge(Judgement(told[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, by))
        bring_up(book)
        assert borne(book, host, asked, by).posture == _answers(book.known(by), asked, by).posture(host)


SIZES = (None, Count(300, 300), Count(1000, 1000), Count(2500, None), Count(40, 40, mode="additional"))


@st.composite
def answered(draw: st.DrawFn) -> list[tuple[Article, list[Claim]]]:
    """Numbers of a whole and of bases, some of them in answer to others that the same text denies."""
    found = []
    for name in "abcde"[: draw(st.integers(2, 5))]:
        told = []
        for nth in range(draw(st.integers(1, 3))):
            pick: dict[str, Any] = {
                "action": draw(st.sampled_from(("station", "station", "deploy", "withdraw"))),
                "status": draw(st.sampled_from(("in_effect", "in_effect", "denied"))),
                "place": draw(st.sampled_from((None, "Northfield", "Southgate"))),
                "echelon": draw(st.sampled_from((None, None, "company"))),
                "start": draw(st.sampled_from((None, None, "2022-03", "2024-04"))),
                "speakers": (Speaker(name="Ann Example", role="minister", country="DEU"),) * draw(st.integers(0, 1)),
                "quantity": draw(st.sampled_from(SIZES)),
            }  # fmt: skip
            told.append(Claim(name, f"Sentence {nth}.", nth=nth, senders=("DEU",), hosts=("LTU",), **pick))
        text = "Sentence 0. Sentence 1. Sentence 2."
        found.append((Article(id=name, text=text, outlet=name, published=draw(st.sampled_from((*DAYS, "2022-04-01")))), told))
    return found


@given(answered(), st.sampled_from(DAYS), st.sampled_from(ONS))
@examples(150)
def test_a_number_in_answer_to_another_is_read_with_it(world: list[tuple[Article, list[Claim]]], day: str, on: str) -> None:
    by, asked = date.fromisoformat(day), date.fromisoformat(on)
    with filled(world) as book:
        bring_up(book)
        assert borne(book, "LTU", asked, by).posture == _answers(book.known(by), asked, by).posture("LTU")


def test_an_answer_that_is_older_than_the_number_of_the_whole_is_read_beside_it() -> None:
    says: dict[str, Any] = {
        "senders": ("DEU",),
        "hosts": ("LTU",),
        "speakers": (Speaker(name="Ann Example", role="minister", country="DEU"),),
    }
    denied = Claim("a", "Not 2500.", "station", "denied", quantity=Count(2500, 2500), **says)
    own = Claim("a", "A thousand at Northfield.", "station", "in_effect", nth=1, place="Northfield", quantity=Count(1000, 1000), **says)
    told = Claim("b", "There are 2500.", "station", "in_effect", senders=("DEU",), hosts=("LTU",), quantity=Count(2500, 2500))
    articles = [(Article("a", "Not 2500. A thousand at Northfield.", outlet="a", published="2024-04-20"), [denied, own])]
    articles.append((Article("b", "There are 2500.", outlet="b", published="2024-05-20"), [told]))
    with filled(articles) as book:
        line = borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1)).posture.lines[0]
    assert (line.low, line.high) == (1000, 2500)


def test_what_a_line_starts_from_is_worked_out_once_however_much_is_read_for_it_later(monkeypatch: pytest.MonkeyPatch) -> None:
    says: dict[str, Any] = {"status": "in_effect", "senders": ("USA",), "hosts": ("LTU",)}
    there = Claim("first", "Some 500 are there.", "station", quantity=Count(500, 500), **says)
    came = Claim("second", "Another 40 came.", "deploy", quantity=Count(40, 40, mode="additional"), **says)
    seen = Claim("third", "Some were seen.", "station", **says)
    days = (("first", "2024-05-01", there), ("second", "2024-05-10", came), ("third", "2024-05-21", seen))
    asked: list[str] = []

    def based(standing: Any, what: str, on: date) -> Any:
        asked.append(what)
        return worked_out(standing, what, on)

    worked_out = holding.based
    for module in (counting, holding):
        monkeypatch.setattr(module, "based", based)
    with filled([(Article(name, f"{claim.evidence} {name}", published=day), [claim]) for name, day, claim in days]) as book:
        line = borne(book, "LTU", date(2025, 1, 1), date(2025, 1, 1)).posture.lines[0]
    assert (line.low, line.high) == (540, 540)
    assert asked == ["personnel"]
