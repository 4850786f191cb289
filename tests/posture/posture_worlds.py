"""Any ledger of a small world, so that claims meet."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from musterbook.model import ACTIONS, STATUSES, Article, Claim
from musterbook.values import Count

ON = date(2025, 1, 1)
DAYS = ("2022-03-01", "2024-04-20", "2024-05-01", "2024-12-01", None)
TEXT = "Sentence 0. Sentence 1. Sentence 2. Sentence 3."


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Article], list[Claim]]:
    """Up to five articles with up to three claims each, all of one small world."""
    articles: dict[str, Article] = {}
    told: list[Claim] = []
    for name in "abcde"[: draw(st.integers(1, 5))]:
        articles[name] = Article(id=name, text=TEXT, outlet=name, published=draw(st.sampled_from(DAYS)))
        told += [_claim(draw, name, nth) for nth in range(draw(st.integers(0, 3)))]
    return articles, told


def _claim(draw: st.DrawFn, article: str, nth: int) -> Claim:
    low, high = draw(st.sampled_from(((None, None), (40, 40), (500, None), (None, 900), (1000, 2000))))
    pick: dict[str, Any] = {
        "action": draw(st.sampled_from(sorted(ACTIONS))), "status": draw(st.sampled_from(sorted(STATUSES))),
        "senders": (draw(st.sampled_from(("DEU", "USA"))),), "hosts": (draw(st.sampled_from(("LTU", "baltic-states"))),),
        "echelon": draw(st.sampled_from((None, "company"))), "place": draw(st.sampled_from((None, "Testburg", "Sampleton"))),
        "basis": draw(st.sampled_from(((), ("rotational",), ("permanent",)))), "start": draw(st.sampled_from((None, "2024", "2025-06"))),
        "end": draw(st.sampled_from((None, "2024-06-30", ".."))),
        "quantity": None if low == high is None else Count(low, high, mode=draw(st.sampled_from(("total", "additional", "reduction")))),
    }  # fmt: skip
    return Claim(article=article, evidence=f"Sentence {nth}.", nth=nth, **pick)
