"""Small lies are found: altered proposals are refused, neutral alterations of the text are not held against a claim."""

from dataclasses import replace
from typing import Any

import pytest
from claims_builders import article

from musterbook.claims.perturb.proposals import KINDS, moved, renamed
from musterbook.claims.perturb.texts import NEUTRAL, TELLING, stands_alone
from musterbook.claims.read import read
from musterbook.claims.verify import problems
from musterbook.pipeline.perturbing import BARE, SAME, SPANNED, TRUE, pooled, rows

TEXT = """About 250 Italian soldiers of the 2nd Alpine Regiment are stationed at Ādaži in Latvia, the defence ministry said on Monday.

Denmark will send 90 soldiers to Estonia in June 2024.

No Norwegian soldiers are stationed in Latvia, the ministry’s spokeswoman said."""

ARTICLE = article(TEXT, outlet="Rigas Rits")
CLAIMS = read(ARTICLE).claims


def test_the_text_gives_a_denial_a_number_a_date_and_a_unit() -> None:
    assert {claim.status for claim in CLAIMS} >= {"denied", "in_effect", "announced"}
    assert any(claim.unit for claim in CLAIMS)
    assert any(claim.start for claim in CLAIMS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.hard], ids=lambda kind: kind.name)
def test_an_altered_claim_is_refused(kind: Any) -> None:
    altered = [one for claim in CLAIMS for one in kind.alter(ARTICLE, claim)]
    assert altered
    assert [one for one in altered if not list(problems(ARTICLE, one))] == []


@pytest.mark.parametrize("neutral", NEUTRAL, ids=lambda neutral: neutral.name)
def test_a_neutral_alteration_refuses_no_claim_and_changes_none_of_the_readers(neutral: Any) -> None:
    other = neutral.alter(ARTICLE)
    assert other != ARTICLE
    assert [why for claim in CLAIMS for why in problems(other, replace(claim, spans={}, context={}))] == []
    assert sorted(map(_said, read(other).claims)) == sorted(map(_said, CLAIMS))


def test_a_claim_that_leans_on_another_paragraph_may_change_with_it() -> None:
    leaning = article(
        "About 250 Italian soldiers are stationed in Latvia.\n\nAnother 90 will join them there in June 2024.", outlet="Rigas Rits"
    )
    alone = {stands_alone(leaning, claim) for claim in read(leaning).claims}
    assert alone == {True, False}
    table = {row.kind: row for row in rows([(leaning, ())]) if row.part == SAME}
    assert table["paragraphs shuffled"].share == 1.0
    assert table["paragraphs shuffled"].given + table["paragraphs shuffled, claims that lean on context"].given == len(read(leaning).claims)
    assert table["paragraphs shuffled, claims that lean on context"].hard


def _said(claim: Any) -> str:
    return repr({slot: value for slot, value in claim.slots().items() if slot != "speakers"})


@pytest.mark.parametrize("telling", TELLING, ids=lambda telling: telling.name)
def test_a_telling_alteration_changes_the_readers_claim(telling: Any) -> None:
    found = [pair for claim in CLAIMS if (pair := telling.alter(ARTICLE, claim))]
    assert found
    for other, expected in found:
        assert _said(expected) in map(_said, read(other).claims)


def test_the_table_counts_every_case_and_leaves_the_hard_ones_out_of_its_sum() -> None:
    table = rows([(ARTICLE, CLAIMS)])
    assert {row.part for row in table} >= {TRUE, BARE, SPANNED}
    assert all(0 <= row.counted <= row.given for row in table)
    assert pooled(table, BARE).given == sum(row.given for row in table if row.part == BARE and not row.hard)
    assert pooled(table, SPANNED).counted == 0
    assert all(row.share == 1 for row in table if row.part == TRUE)


@pytest.mark.parametrize(
    ("date", "by_year", "expected"),
    [("2024", False, "2025"), ("2024-12", False, "2025-01"), ("2024-01-31", False, "2024-02-28"), ("2024-22", False, "2025-22")],
)
def test_a_date_is_moved_to_a_date(date: str, by_year: bool, expected: str) -> None:
    assert moved(date, by_year) == expected


def test_a_unit_is_renamed_by_its_number_or_its_first_word() -> None:
    assert renamed("2nd Cavalry Regiment") == "3nd Cavalry Regiment"
    assert renamed("Royal Dragoons") == "Yorkhill Dragoons"
