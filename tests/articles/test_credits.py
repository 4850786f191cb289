"""Every way of crediting matches its sentence and not the other."""

import pytest

from musterbook.articles.credits import Credit, credited, credits_of, says_wire, wire_in, wires

CREDITS = [credit for kind in ("republished", "source", "outlet") for credit in credits_of(kind)]


@pytest.mark.parametrize("credit", CREDITS, ids=lambda credit: credit.matches)
def test_a_credit_gives_the_name_in_its_example_and_none_in_its_counterexample(credit: Credit) -> None:
    assert credit.found(credit.matches) == credit.name
    assert credit.found(credit.not_) is None


def test_every_row_is_of_a_kind_that_is_asked_for() -> None:
    assert len(CREDITS) >= 8
    assert all(credits_of(kind) for kind in ("republished", "source", "outlet"))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("This article was first published by the Harbour Voice on 3 May 2024.", "Harbour Voice"),
        ("This article was first published on 3 May 2024.", None),
        ("This article was first published on May 3, 2024.", None),
        ("The following report originally appeared in Journal of the Strait under the title “Gone”.", "Journal of the Strait"),
        ("This story first appeared on lowland-daily.example.org and was cut.", "lowland-daily.example.org"),
        ("Republished with permission from Žemyna News.", "Žemyna News"),
        ("The regiment first appeared in Orzel in 2019.", None),
        ("The plan was republished by opponents in Warsaw.", None),
        ("This article originally appeared here.", None),
    ],
)
def test_copies_are_credited_by_name_only(sentence: str, name: str | None) -> None:
    assert credited("republished", sentence) == name


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("• BNS/TBT Staff", "BNS"),
        ("By Jo Doe, Reuters", "Reuters"),
        ("AFP", "AFP"),
        ("By The Associated Press", "The Associated Press"),
        ("(dpa)", "dpa"),
        ("Source: AFP", "AFP"),
        ("LETA and BNS", "LETA"),
        ("By Jo Doe", None),
        ("TBT Staff", None),
        ("Apparel", None),
    ],
)
def test_a_by_line_names_its_agency(line: str, wire: str | None) -> None:
    assert wire_in(line) == wire


def test_a_name_may_say_that_it_is_an_agencys() -> None:
    assert says_wire("Lowland News Agency")
    assert says_wire("Harbour Newswire")
    assert not says_wire("Lowland Daily")


def test_the_declared_agencies_are_known_by_their_usual_names() -> None:
    assert {"Reuters", "AFP", "AP", "Associated Press", "dpa", "BNS", "LETA", "PAP", "Interfax", "Xinhua"} <= wires()
    assert "Trend" not in wires()
