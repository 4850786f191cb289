"""Questions and what they are about: an answer is about the soldiers asked after, and may be nothing but a date."""

from claims_builders import about, claims, total

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
