"""What is read of a ledger for one host's posture gives the posture of all that is known."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.custody import Judgement
from musterbook.model import Article, Claim
from musterbook.pipeline.answers import _answers
from musterbook.pipeline.bearing import borne
from musterbook.pipeline.deriving import bring_up
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
