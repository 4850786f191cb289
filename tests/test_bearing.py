"""What is read of a ledger for one host's posture gives the posture of all that is known."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.custody import Judgement
from musterbook.model import Article, Claim
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
