from datetime import date

from posture_builders import MINISTER, claim, ledger, total

from musterbook.links.reconcile import reconcile
from musterbook.model import Known, Step
from musterbook.posture.commitments import commitments
from musterbook.posture.timeline import timeline


def chain(book: Known) -> tuple[Step, ...]:
    return commitments(book, reconcile(book, date(2024, 6, 1)), "LTU", "USA")


def test_the_chain_runs_from_the_oldest_word_to_the_newest_and_says_who_replaced_whom() -> None:
    book = ledger(
        claim("a", "2022-03-07", status="considered", basis=("permanent",), end=".."),
        claim("b", "2022-11-30", status="announced", basis=("persistent",), speakers=(MINISTER,)),
        claim("c", "2024-05-02", nth=0, status="announced", basis=("indefinite",), end="..", speakers=(MINISTER,)),
        claim("c", "2024-05-02", nth=1, status="approved", end="2025-12-31", said_on="2022-12"),
    )
    steps = chain(book)
    assert [(step.basis, step.until) for step in steps] == [
        (("permanent",), ".."), (("persistent",), None), ((), "2025-12-31"), (("indefinite",), "..")]  # fmt: skip
    last = steps[-1].claim.id
    assert [step.superseded_by for step in steps] == [None, last, last, None]
    assert "was considered" in steps[0].why
    assert "Ann Example" in steps[1].why


def test_the_outlets_own_word_supersedes_no_official_one() -> None:
    book = ledger(claim("a", "2023-03-07", basis=("persistent",), speakers=(MINISTER,)), claim("b", basis=("rotational",)))
    assert [step.superseded_by for step in chain(book)] == [None, None]


def test_the_deadline_of_a_move_is_no_end_of_a_stay() -> None:
    book = ledger(
        claim(action="deploy", status="announced", basis=("rotational",), end="2024-12-31"), claim("b", action="deploy", end="2024-12-31")
    )
    assert [(step.basis, step.until) for step in chain(book)] == [(("rotational",), None)]


def test_another_sender_has_a_chain_of_its_own() -> None:
    assert chain(ledger(claim(senders=("DEU",), basis=("permanent",), end=".."))) == ()


def test_the_timeline_tells_each_change_once_on_its_day() -> None:
    book = ledger(
        claim("a", "2022-10-12", quantity=total(650)),
        claim("b", "2023-10-12", quantity=total(650)),
        claim("c", "2024-05-02", quantity=total(1000), basis=("indefinite",), end="..", speakers=(MINISTER,)),
        claim("d", "2024-05-03", action="deploy", status="announced", echelon="company", end="2024-05-20"),
    )
    rows = timeline(book, reconcile(book, date(2024, 6, 1)), host="LTU", sender="USA")
    assert [(row.on, row.what, row.before, row.after) for row in rows] == [
        ("2022-10-12", "personnel", None, "650"),
        ("2024-05-02", "basis", None, "indefinite"),
        ("2024-05-02", "personnel", "650", "1,000"),
        ("2024-05-02", "until", None, ".."),
        ("2024-05-20", "promise", "deploy of company promised", "deploy of company overdue"),
    ]
    assert all(row.why and row.claims for row in rows)
