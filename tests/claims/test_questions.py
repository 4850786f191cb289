"""Questions and what they are about: an answer is about the soldiers asked after, and may be nothing but a date."""

from claims_builders import about, article, claims, total

from musterbook.claims.whose import first_memory

SAHEL = """How many Belgian soldiers are left in Chad?

About 90.

And the Spaniards?

There are 140 of them, and they will stay until June."""


def test_a_question_names_whose_soldiers_its_answer_counts() -> None:
    found = [(c.senders, c.hosts, c.quantity) for c in claims(SAHEL) if c.quantity]
    assert (("BEL",), ("TCD",), about(90)) in found
    assert (("ESP",), ("TCD",), total(140)) in found


def test_what_was_asked_holds_until_somebody_else_is_named() -> None:
    text = SAHEL.replace("There are 140 of them", "Madrid has 140 there, and Italy has 200")
    assert [c.senders for c in claims(text) if c.quantity == total(200)] == [("ITA",)]


def test_an_answer_of_a_date_alone_says_when() -> None:
    text = "The Danish frigate Triton is at Duqm in Oman.\n\nWhen will the Triton leave Duqm?\n\nIn September."
    assert [(c.action, c.status, c.start) for c in claims(text)][-1] == ("withdraw", "announced", "2024-09")


def test_the_next_of_a_list_begins_anew_and_a_capital_behind_a_comma_is_a_place() -> None:
    text = "SOMALIA\n\n- Denmark: up to 50 returning since May\n- Turkey: 200 trainers, Camp TURKSOM, Mogadishu\n- Britain: 65 (Baidoa)"
    found = {c.senders: (c.action, c.hosts, c.place) for c in claims(text)}
    assert found[("TUR",)] == ("station", ("SOM",), "Camp TURKSOM")
    assert found[("GBR",)] == ("station", ("SOM",), "Baidoa")


def test_where_a_text_is_dated_from_and_whose_outlet_it_is_are_told_of_nations() -> None:
    whole = first_memory(article("The contingent stays.", dateline="COPENHAGEN", outlet="Ministry of Defence of Latvia"), []).whole
    assert whole.dateline == ("DNK",)
    assert whole.outlet == ("LVA",)


def test_a_nation_right_before_a_force_is_whose_it_is_and_no_place() -> None:
    ships = "U.S. ships USS Bonefish (DDG 91) and U.K. ships HMS Kent (L 12)"
    text = f"The Danish frigate Triton is in the Persian Gulf.\n\nTriton is joining {ships} there."
    assert {c.hosts for c in claims(text)} == {("persian-gulf",)}


WRITTEN_ANSWER = """John Hallam (Wexley) (Lab): To ask the Secretary of State for Defence, how many UK personnel are deployed in Iraq.

Fiona Carrow, Minister for the Armed Forces: Approximately 180 UK personnel are deployed in Iraq, most of them in Baghdad."""


def test_what_a_member_asks_a_minister_is_no_claim_and_the_minister_speaks() -> None:
    found = [(c.action, c.senders, c.quantity, [(s.name, s.role) for s in c.speakers]) for c in claims(WRITTEN_ANSWER)]
    assert found == [("station", ("GBR",), about(180), [("Fiona Carrow", "Minister for the Armed Forces")])]


INTERVIEW = """Brigadier Anna Holm, a Dane, commands NATO's battlegroup in Latvia. We met her at Ādaži on 8 May.

Who is at Ādaži today, Brigadier?
The Canadians, first of all. One thousand nine hundred.

With what?
With Leopard tanks, since November.

Albanians?
No Albanians. They left in March.

So the Spaniards will be gone by Christmas.
Ask them, not me. I would miss them.

Will the Italians still be there next year?
They will."""


def test_the_site_of_a_question_is_that_of_the_answers_to_it_and_to_those_that_go_on_with_it() -> None:
    found = [(c.action, c.status, c.senders, c.place, c.said_on) for c in claims(INTERVIEW)]
    day = "2024-05-08"
    assert found[:4] == [
        ("station", "in_effect", ("CAN",), "Ādaži", day),
        ("station", "in_effect", ("CAN",), "Ādaži", day),
        ("station", "denied", ("ALB",), "Ādaži", day),
        ("withdraw", "in_effect", ("ALB",), "Ādaži", day),
    ]


def test_what_the_one_who_asks_says_is_no_claim_but_what_is_answered_is() -> None:
    found = [(c.action, c.status, c.senders) for c in claims(INTERVIEW)]
    assert ("withdraw", "announced", ("ESP",)) not in found
    assert found[-1] == ("station", "announced", ("ITA",))
