"""An estimate followed to its words."""

import json

from views_builders import STAYING, Run


def test_an_estimate_is_followed_through_rules_claims_and_links_to_its_words(run: Run, book: str) -> None:
    told = json.loads(run("explain", "Lithuania:US", "--known-by", "2024-07-01", "--json", "--book", book).out)
    assert told["line"]["id"] == "LTU:USA:personnel"
    assert {one["code"] for one in told["rules"]} == set(told["line"]["rules"])
    assert all(one["fact"].endswith(".") for one in told["rules"])
    assert [one["claim"] for one in told["claims"]] == [one["claim"] for one in told["line"]["claims"]]
    first = next(one for one in told["claims"] if one["evidence"] == STAYING)
    start, end = first["evidence_at"]
    assert first["passage"][start:end] == STAYING
    assert [one["kind"] for one in first["conflicts"]] == ["number"]
    assert [one["root"] for one in first["copies"]] == ["first"]
    assert first["credibility"] in first["credibility_why"] or first["credibility"][0] in first["credibility_why"]


def test_for_people_the_words_are_marked(run: Run, book: str) -> None:
    told = run("explain", "LTU:USA:personnel", "--known-by", "2024-07-01", "--table", "--book", book).out
    assert f"‹{STAYING}›" in " ".join(told.split())
    assert "Rules that made it" in told
    assert "line-span" in told


def test_a_line_that_is_not_there_is_told_with_those_that_are(run: Run, book: str) -> None:
    told = run("explain", "LTU:USA:brigade", "--known-by", "2024-07-01", "--book", book)
    assert told.code == 1
    assert "LTU:USA:personnel" in told.err


def test_a_claim_shows_its_voices_and_credibility(run: Run, book: str) -> None:
    line = json.loads(run("posture", "LTU", "--known-by", "2024-07-01", "--json", "--book", book).out)["lines"][0]
    claim = json.loads(run("explain", line["claims"][0]["claim"], "--known-by", "2024-07-01", "--json", "--book", book).out)
    assert claim["voices"] >= 1
    assert claim["credibility"]["code"] in ("F3", "F5", "F2")
