from typing import Any

from posture_builders import MINISTER, claim, ledger, line, numbers, total


def test_the_latest_total_of_the_whole_is_carried_forward_and_says_its_age() -> None:
    book = ledger(claim("a", "2022-10-12", quantity=total(650)), claim("b", "2023-07-06", quantity=total(1000)))
    assert numbers(book) == (1000, 1000)
    found = line(book)
    assert found is not None
    assert "carried forward 331 days" in found.why
    assert found.last_reported == "2023-07-06"


def test_unknown_bounds_stay_unknown() -> None:
    assert numbers(ledger(claim(quantity=total(500, None)))) == (500, None)
    assert numbers(ledger(claim(quantity=total(None, 900)))) == (None, 900)


def test_a_completed_deployment_serves_like_a_total_and_a_planned_one_does_not() -> None:
    assert numbers(ledger(claim(action="deploy", quantity=total(140)))) == (140, 140)
    assert line(ledger(claim(action="deploy", status="announced", quantity=total(140)))) is None


def test_a_place_serves_only_where_nothing_speaks_of_the_whole() -> None:
    part = claim("a", place="Testburg", quantity=total(200))
    assert numbers(ledger(part)) == (200, 200)
    assert numbers(ledger(part, claim("b", "2024-05-05", quantity=total(300)))) == (300, 300)


def test_differently_named_parts_add_up_and_a_new_total_takes_its_own_old_ones_place() -> None:
    book = ledger(
        claim("a", "2023-05-01", place="Testburg", quantity=total(200)),
        claim("b", "2024-05-01", place="Testburg Barracks", echelon="company", quantity=total(220)),
        claim("b", nth=1, place="Sampleton", quantity=total(80)),
    )
    assert numbers(book) == (300, 300)


def test_one_unit_at_two_places_counts_once() -> None:
    book = ledger(
        claim("a", nth=0, action="deploy", unit="Example Corps", place="Testburg", quantity=total(100)),
        claim("a", nth=1, unit="Example Corps", place="Sampleton", quantity=total(100)),
    )
    assert numbers(book) == (100, 100)


def test_a_whole_over_a_year_older_gives_way_to_its_part() -> None:
    book = ledger(claim("a", "2022-10-12", quantity=total(650)), claim("b", "2024-05-02", place="Testburg", quantity=total(1000)))
    assert numbers(book) == (1000, None)
    recent = ledger(claim("a", "2023-10-12", quantity=total(650)), claim("b", "2024-05-02", place="Testburg", quantity=total(1000)))
    assert numbers(recent) == (650, 650)


def test_completed_additions_and_reductions_after_the_total_move_it() -> None:
    base = claim("a", "2024-01-10", quantity=total(500))
    more = claim("b", "2024-03-10", action="deploy", start="2024-03-05", quantity=total(400, mode="additional"))
    less = claim("c", "2024-04-10", action="withdraw", quantity=total(100, mode="reduction"))
    assert numbers(ledger(base, more, less)) == (800, 800)
    assert numbers(ledger(base, more, less), on="2024-03-20") == (900, 900)


def test_promised_or_earlier_movements_do_not_move_it() -> None:
    base = claim("a", "2024-01-10", quantity=total(500))
    promised = claim("b", "2024-03-10", action="deploy", status="announced", quantity=total(400, mode="additional"))
    earlier = claim("c", "2024-03-10", action="deploy", start="2023-06", quantity=total(300, mode="additional"))
    assert numbers(ledger(base, promised, earlier)) == (500, 500)


def test_one_movement_reported_twice_counts_once() -> None:
    more: dict[str, Any] = {"action": "deploy", "start": "2024-03", "quantity": total(400, mode="additional")}
    base = claim("a", "2024-01-10", quantity=total(500))
    book = ledger(base, claim("b", "2024-04-02", **more), claim("c", "2024-04-03", **more))
    assert numbers(book) == (900, 900)


def test_after_a_withdrawal_of_the_whole_nobody_is_there() -> None:
    base = claim("a", "2024-01-10", quantity=total(500))
    gone = claim("b", "2024-04-10", action="withdraw", start="2024-04-08")
    assert numbers(ledger(base, gone)) == (0, 0)
    found = line(ledger(base, gone))
    assert found is not None
    assert found.status == "withdrawn"
    assert numbers(ledger(base, gone), on="2024-04-01") == (500, 500)


def test_the_last_of_a_number_is_the_whole_and_a_number_alone_is_not() -> None:
    gone = claim(action="withdraw", quantity=total(1500, mode="reduction"), evidence="The last of the 1,500 men left.")
    assert numbers(ledger(gone)) == (0, 0)
    assert line(ledger(claim(action="withdraw", quantity=total(1500, mode="reduction")))) is None


def test_who_came_back_is_not_gone() -> None:
    book = ledger(claim("a", "2024-01-10", action="withdraw"), claim("b", "2024-05-01", quantity=total(60)))
    assert numbers(book) == (60, 60)


def test_who_was_there_before_the_last_had_gone_did_not_come_back() -> None:
    # Told last of what is long past: that withdrawal is not the one after which anybody could be back.
    past = claim("c", "2024-05-01", action="withdraw", start="2023-06-30")
    found = line(ledger(claim("a", "2024-02-10"), claim("b", "2024-04-10", action="withdraw"), past))
    assert found is not None
    assert (found.status, found.why.split(", ")[0]) == ("withdrawn", "withdrawn by 2024-04-10")


def test_two_totals_of_the_same_days_span_the_line() -> None:
    found = line(ledger(claim("a", nth=0, quantity=total(400)), claim("a", nth=1, quantity=total(1000, 2000))))
    assert found is not None
    assert (found.low, found.high, found.status) == (400, 2000, "disputed")


def test_a_total_for_several_hosts_or_senders_is_none_of_one() -> None:
    found = line(ledger(claim("a", hosts=("LTU", "LVA"), quantity=total(600)), claim("b", senders=("USA", "DEU"), quantity=total(900))))
    assert found is not None
    assert (found.low, found.high) == (None, None)


def test_a_line_of_equipment_counts_machines_not_soldiers() -> None:
    book = ledger(
        claim("a", equipment=("Lynx",), quantity=total(1000)),
        claim("b", equipment=("Lynx",), place="Testburg", quantity=total(28, of="vehicle")),
    )
    assert numbers(book, "Lynx") == (28, 28)


def test_what_came_and_went_leaves_a_line_of_zero() -> None:
    book = ledger(claim("a", nth=0, action="deploy", status="ended", equipment=("Lynx",), start="2024-04"),
                  claim("a", nth=1, action="withdraw", equipment=("Lynx",), place="Testburg", start="2024-04"))  # fmt: skip
    assert numbers(book, "Lynx") == (0, 0)


def test_a_day_before_the_start_has_no_number() -> None:
    found = line(ledger(claim(start="2024-03", quantity=total(500))), on="2024-02-01")
    assert found is None or found.low is None


def test_a_contingent_that_was_relieved_is_not_counted_beside_the_next() -> None:
    old = claim("a", "2024-01-10", unit="A Company", echelon="company", place="Testburg", quantity=total(118))
    new = claim("b", action="rotate", unit="B Company", echelon="company", place="Testburg", quantity=total(130))
    assert numbers(ledger(old, new)) == (130, 130)
    beside = claim("b", unit="B Company", echelon="company", place="Testburg", quantity=total(130))
    assert numbers(ledger(old, beside)) == (248, 248)


def test_a_type_is_called_by_its_shortest_name() -> None:
    told = (
        claim("a", equipment=("Lynx",), quantity=total(6, of="vehicle")),
        claim("b", equipment=("Lynx 41",), quantity=total(8, of="vehicle")),
    )
    assert numbers(ledger(*told), "Lynx") == (6, 8)
    assert line(ledger(*told), "Lynx 41") is None


def test_an_article_without_a_date_moves_nothing() -> None:
    found = line(ledger(claim("a", None, quantity=total(900)), claim("b", quantity=total(500))))
    assert found is not None
    assert (found.low, found.high) == (500, 500)


def test_a_whole_exactly_a_year_older_still_stands_and_a_day_more_gives_way() -> None:
    part = claim("b", "2024-05-02", place="Testburg", quantity=total(1000))
    assert numbers(ledger(claim("a", "2023-05-02", quantity=total(650)), part)) == (650, 650)
    assert numbers(ledger(claim("a", "2023-05-01", quantity=total(650)), part)) == (1000, None)


def test_two_undated_reinforcements_months_apart_both_count() -> None:
    base = claim("a", "2024-01-10", quantity=total(500))
    more: dict[str, Any] = {"action": "deploy", "quantity": total(100, mode="additional")}
    assert numbers(ledger(base, claim("b", "2024-02-10", **more), claim("c", "2024-05-20", **more))) == (700, 700)
    assert numbers(ledger(base, claim("b", "2024-02-10", **more), claim("c", "2024-02-12", **more))) == (600, 600)


def test_totals_forty_five_days_apart_span_the_line_and_later_ones_replace() -> None:
    first = claim("a", "2024-04-01", quantity=total(500))
    assert numbers(ledger(first, claim("b", "2024-05-16", quantity=total(900)))) == (500, 900)
    assert numbers(ledger(first, claim("b", "2024-05-17", quantity=total(900)))) == (900, 900)


def test_a_day_before_anything_was_there_has_no_line() -> None:
    assert line(ledger(claim("a", "2024-03-01", start="2024-02", quantity=total(500))), on="2023-12-01") is None


def test_a_battalion_inside_a_brigade_is_counted_once_and_says_so() -> None:
    brigade: dict[str, Any] = {"unit": "2nd Armored Brigade Combat Team, 1st Armored Division", "echelon": "brigade", "place": "Testburg"}
    division: dict[str, Any] = {"unit": "1st Armored Division", "echelon": "division", "place": "Sampleton"}
    book = ledger(claim("a", quantity=total(3500), **brigade), claim("b", "2024-05-09", quantity=total(9000), **division))
    assert numbers(book) == (9000, 9000)
    found = line(book)
    assert found is not None
    assert "is counted with 1st Armored Division" in found.why
    assert "line-within" in found.rules


def test_by_the_order_of_battle_a_unit_belongs_to_what_is_above_it_although_its_name_does_not_say_so() -> None:
    wing: dict[str, Any] = {"unit": "493rd Fighter Squadron", "place": "Testburg", "quantity": total(200)}
    book = ledger(claim("a", unit="48th Fighter Wing", place="Sampleton", quantity=total(5000)), claim("b", **wing))
    assert numbers(book) == (5000, 5000)
    other = ledger(claim("a", unit="31st Fighter Wing", place="Sampleton", quantity=total(5000)), claim("b", **wing))
    assert numbers(other) == (5200, 5200)


def test_a_part_larger_than_its_formation_stands_for_both() -> None:
    book = ledger(
        claim("a", unit="V Corps", place="Testburg", quantity=total(200)),
        claim("b", unit="2nd Brigade, V Corps", place="Sampleton", quantity=total(3000)),
    )
    assert numbers(book) == (3000, 3000)


def test_one_movement_told_with_two_numbers_counts_once_by_the_word_of_sender_or_host() -> None:
    there = claim("a", "2024-04-01", quantity=total(8, of="aircraft"), equipment=("Kestrel",))
    more: dict[str, Any] = {"action": "deploy", "equipment": ("Kestrel",), "start": "2024-05-01"}
    heard = claim("b", "2024-05-04", quantity=total(7, mode="additional", of="aircraft"), via=("The Harbour Eye",), **more)
    own = claim("b", "2024-05-04", nth=1, quantity=total(4, mode="additional", of="aircraft"), speakers=(MINISTER,), **more)
    assert numbers(ledger(there, heard, own), "Kestrel") == (12, 12)
    another = claim("b", "2024-05-04", nth=2, quantity=total(7, mode="additional", of="aircraft"), speakers=(MINISTER,), **more)
    assert numbers(ledger(there, own, another), "Kestrel") == (19, 19)


def test_a_stay_that_ended_is_known_by_its_start_and_number_whatever_its_place_is_called() -> None:
    force: dict[str, Any] = {"echelon": "company", "equipment": ("Kestrel",), "quantity": total(2, of="unit")}
    came = claim("a", "2022-08-01", action="deploy", place="Northfield", start="2022-03", **force)
    over = claim("b", status="ended", place="Southgate", start="2022-03", end="2024-01", **force)
    assert numbers(ledger(came, over), "Kestrel") == (0, 0)
    other = claim("b", status="ended", place="Southgate", start="2019", end="2024-01", **force)
    assert numbers(ledger(came, other), "Kestrel") == (2, 2)


def test_soldiers_told_by_what_they_serve_leave_with_the_battery_that_has_it() -> None:
    there = claim("a", "2024-01-10", place="Northfield", function="air-defence", equipment=("Kestrel",), quantity=total(140))
    gone = claim("b", action="withdraw", echelon="company", function="air-defence", equipment=("Kestrel",), start="2024-04-20")
    assert numbers(ledger(there, gone)) == (0, 0)
    company = claim("b", action="withdraw", echelon="company", function="air-defence", start="2024-04-20")
    assert numbers(ledger(there, company)) == (140, 140)


def test_a_number_at_a_base_in_answer_to_one_of_the_whole_stands_against_it() -> None:
    heard = claim("a", quantity=total(9000), via=("The Eye",))
    denial = claim("a", nth=1, status="denied", quantity=total(9000), speakers=(MINISTER,))
    own = claim("a", nth=2, quantity=total(2000), place="Northfield", speakers=(MINISTER,))
    assert numbers(ledger(heard, own)) == (9000, 9000)
    found = line(ledger(heard, denial, own))
    assert found is not None
    assert (found.low, found.high, found.status) == (2000, 9000, "disputed")
