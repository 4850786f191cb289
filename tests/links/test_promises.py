from typing import Any

import pytest
from links_builders import claim, day, ledger, total

from musterbook.links.promises import promises
from musterbook.model import Claim, Copy, CopyTree, Known, Promise

ON = day("2025-01-01")
PLAN: dict[str, Any] = {"action": "deploy", "status": "announced"}


def states(known: Known, on: str = "2025-01-01", trees: tuple[CopyTree, ...] = ()) -> list[str]:
    return [one.state for one in promises(known, trees, day(on))]


def test_a_plan_is_a_promise_and_a_wish_is_none() -> None:
    assert states(ledger(claim(**PLAN))) == ["open"]
    for status in ("considered", "requested", "denied", "in_effect"):
        assert states(ledger(claim(action="deploy", status=status))) == []


def test_a_stay_is_a_promise_only_if_it_begins_after_publication() -> None:
    assert states(ledger(claim(status="announced", start="2027"))) == ["open"]
    assert states(ledger(claim(status="announced", start="2022-04"))) == []
    assert states(ledger(claim(status="announced", end=".."))) == []


def test_it_is_overdue_the_day_after_its_deadline() -> None:
    known = ledger(claim(end="2024-12-31", **PLAN))
    assert states(known, "2024-12-31") == ["open"]
    assert states(known, "2025-01-01") == ["overdue"]


def test_due_is_the_deadline_else_the_last_day_of_a_start_to_come() -> None:
    due = [promises(ledger(claim(**PLAN, **dates)), (), ON)[0].due for dates in (
        {"end": "2024-08"}, {"start": "2024-06", "end": "2024-12-31"}, {"start": "2023-12"}, {})]  # fmt: skip
    assert due == ["2024-08-31", "2024-06-30", None, None]


def test_claims_that_agree_slot_by_slot_make_one_promise() -> None:
    known = ledger(
        claim("a", quantity=total(400, mode="additional"), **PLAN),
        claim("b", "2024-05-02", function="artillery", place="Testburg", **PLAN),
        claim("c", "2024-05-03", function="air-defence", **PLAN),
    )
    found = promises(known, (), ON)
    assert [[one.article for one in promise.made_by] for promise in found] == [["a", "b"], ["c"]]


def test_a_ship_of_one_name_is_promised_once_whichever_kind_of_ship_a_text_calls_it() -> None:
    first = claim(function="naval", unit="HMS Plover", equipment=("patrol vessel",), **PLAN)
    again = claim("b", "2024-05-09", function="naval", unit="Plover", equipment=("guard ship",), **PLAN)
    assert states(ledger(first, again)) == ["open"]
    other = claim("b", "2024-05-09", function="naval", unit="Heron", equipment=("guard ship",), **PLAN)
    assert states(ledger(first, other)) == ["open", "open"]


def test_a_denial_cancels_what_it_denies() -> None:
    plan = claim("a", quantity=total(500), echelon="battalion", **PLAN)
    assert states(ledger(plan, claim("b", "2024-05-02", action="deploy", status="denied"))) == ["cancelled"]
    assert states(ledger(plan, claim("a", nth=1, action="deploy", status="cancelled", echelon="battalion"))) == ["cancelled"]
    assert states(ledger(plan, claim("b", "2024-05-02", action="deploy", status="denied", quantity=total(9000)))) == ["open"]
    assert states(ledger(plan, claim("b", "2024-05-02", action="deploy", status="denied", echelon="company"))) == ["open"]
    assert states(ledger(plan, claim("b", "2024-04-01", action="deploy", status="denied"))) == ["open"]


def test_an_undated_denial_long_after_the_day_speaks_of_its_own_day() -> None:
    plan = claim("a", end="2024-06-01", **PLAN)
    assert states(ledger(plan, claim("b", "2026-01-01", action="deploy", status="denied")), "2026-02-01") == ["overdue"]


def test_a_report_that_it_is_done_keeps_it() -> None:
    plan = claim("a", echelon="company", function="infantry", quantity=total(140), end="2024-12-31", **PLAN)
    assert states(ledger(plan, claim("b", "2024-12-16", action="deploy", echelon="company", quantity=total(150)))) == ["kept"]
    assert states(ledger(plan, claim("b", "2024-12-16", echelon="company"))) == ["kept"]


def test_not_just_any_force_keeps_it() -> None:
    plan = claim("a", equipment=("HIMARS",), end="2024-12-31", **PLAN)
    assert states(ledger(plan, claim("b", "2024-12-16", quantity=total(650)))) == ["overdue"]
    assert states(ledger(plan, claim("b", "2024-12-16", action="deploy", equipment=("Patriot",)))) == ["overdue"]


def test_another_number_or_another_host_does_not_keep_it() -> None:
    plan = claim("a", echelon="brigade", quantity=total(4800), start="2024-12", status="announced")
    assert states(ledger(plan, claim("b", "2024-12-16", echelon="brigade", quantity=total(2000)))) == ["overdue"]
    assert states(ledger(plan, claim("b", "2024-12-16", echelon="brigade", hosts=("POL",)))) == ["overdue"]


def test_what_was_there_before_the_promise_does_not_keep_it() -> None:
    plan = claim("a", echelon="battalion", end="2024-12-31", **PLAN)
    assert states(ledger(plan, claim("b", "2024-06-01", action="deploy", echelon="battalion", start="2019-10"))) == ["overdue"]


def test_a_later_promise_with_another_date_supersedes_it() -> None:
    known = ledger(
        claim("a", echelon="company", end="2024-12-31", **PLAN), claim("b", "2024-11-01", echelon="company", end="2025-06-30", **PLAN)
    )
    found = promises(known, (), ON)
    assert [one.state for one in found] == ["superseded", "open"]
    assert "2024-12-31, then 2025-06-30" in found[0].why


def test_a_copy_supersedes_nothing() -> None:
    known = ledger(
        claim("a", echelon="company", end="2024-12-31", **PLAN), claim("b", "2024-05-02", echelon="company", end="2025-06-30", **PLAN)
    )
    tree = CopyTree("a", (Copy("b", "a", "credited", 1.0),))
    assert states(known, trees=(tree,)) == ["overdue", "open"]


def test_cancelled_comes_before_kept() -> None:
    known = ledger(
        claim("a", echelon="company", **PLAN),
        claim("b", "2024-05-02", action="deploy", status="denied"),
        claim("c", "2024-06-02", action="deploy", echelon="company"),
    )
    assert states(known) == ["cancelled"]


@pytest.mark.parametrize("sender", ["DEU", "USA"])
def test_only_the_same_sender_can_keep_or_cancel(sender: str) -> None:
    known = ledger(claim("a", echelon="company", **PLAN), claim("b", "2024-06-01", action="deploy", echelon="company", senders=(sender,)))
    assert states(known) == (["kept"] if sender == "DEU" else ["open"])


def test_every_state_names_the_claims_that_decide_it() -> None:
    done = claim("b", "2024-06-01", action="deploy", echelon="company")
    kept: Promise = promises(ledger(claim("a", echelon="company", **PLAN), done), (), ON)[0]
    deciding: Claim = kept.by[0]
    assert deciding.id == done[0].id
    assert deciding.evidence in kept.why


def test_a_promised_number_is_kept_by_a_report_without_one_and_not_by_another_forces() -> None:
    plan = claim("a", action="withdraw", status="announced", quantity=total(200, mode="reduction"), end="2024-12-31")
    assert states(ledger(plan, claim("b", "2024-12-16", action="withdraw"))) == ["kept"]
    assert states(ledger(plan, claim("b", "2024-12-16", action="withdraw", quantity=total(210, mode="reduction")))) == ["kept"]
    assert states(ledger(plan, claim("b", "2024-12-16", action="withdraw", quantity=total(90, mode="reduction")))) == ["overdue"]
    assert states(ledger(plan, claim("b", "2024-12-16", action="withdraw", equipment=("Lynx",)))) == ["overdue"]


def test_a_rotation_of_another_year_keeps_none_and_a_late_arrival_does() -> None:
    relief: dict[str, Any] = {"action": "rotate", "echelon": "brigade"}
    plan = claim("a", "2018-09-24", status="announced", start="2019-33", **relief)
    assert states(ledger(plan, claim("b", "2019-04-20", start="2019-04", **relief))) == ["kept"]
    assert states(ledger(plan, claim("b", "2026-03-16", start="2026-02", **relief)), "2026-04-01") == ["overdue"]
    late = claim("a", "2018-09-24", equipment=("HIMARS",), end="2019-06-30", **PLAN)
    assert states(ledger(late, claim("b", "2022-03-16", action="deploy", equipment=("HIMARS",)))) == ["kept"]


def test_part_of_it_denied_is_denied_and_the_same_article_does_not_report_its_own_promise_kept() -> None:
    plan = claim("a", nth=0, echelon="battalion", equipment=("HIMARS",), **PLAN)
    assert states(ledger(plan, claim("b", "2024-05-02", action="deploy", status="denied", equipment=("HIMARS",)))) == ["cancelled"]
    assert states(ledger(plan, claim("a", nth=1, action="deploy", echelon="battalion"))) == ["open"]


def test_it_joins_the_earliest_promise_and_only_one_with_all_of_whose_claims_it_agrees() -> None:
    known = ledger(
        claim("a", echelon="company", **PLAN),
        claim("b", "2024-05-02", quantity=total(140), **PLAN),
        claim("c", "2024-05-03", quantity=total(200), **PLAN),
        claim("d", "2024-05-04", echelon="battalion", **PLAN),
    )
    made = [[one.article for one in promise.made_by] for promise in promises(known, (), ON)]
    assert made == [["a", "b"], ["c", "d"]]


def test_a_region_and_its_countries_are_one_promise_and_other_hosts_are_not() -> None:
    plan = claim("a", hosts=("EST", "LVA", "LTU"), **PLAN)
    same = promises(ledger(plan, claim("b", "2024-05-02", hosts=("baltic-states",), **PLAN)), (), ON)
    assert len(same) == 1
    assert len(promises(ledger(plan, claim("b", "2024-05-02", hosts=("LVA",), **PLAN)), (), ON)) == 2
