"""An analyst's own rating of a claim, and the ledger as a MISP event."""

import json
import re
from uuid import UUID

from views_builders import Run

RATE = ["--why", "the house was wrong twice", "--by", "A. Analyst"]
ASKED = ["posture", "LTU", "--what", "personnel", "--json", "--known-by"]


def test_a_rating_stands_in_place_of_the_computed_code_and_says_whose_it_is(run: Run, book: str) -> None:
    before = json.loads(run(*ASKED, "2024-07-01", "--book", book).out)["lines"][0]
    claim = before["claims"][0]["claim"]
    told = run("rate", claim[:8], "d5", *RATE, "--book", book)
    assert (told.code, "D5" in told.err) == (0, True)
    line = json.loads(run(*ASKED, "2100-01-01", "--book", book).out)["lines"][0]
    assert line["credibility"] == "D5"
    assert "rated D5 by A. Analyst" in line["why"]
    assert f"by the rules {before['credibility'][0]}" in line["why"]
    assert "credibility-override" in line["rules"]
    assert line["tags"] == ['admiralty-scale:source-reliability="d"', 'admiralty-scale:information-credibility="5"']
    assert run("verify", "--book", book).code == 0


def test_what_was_known_before_the_rating_is_not_changed_by_it(run: Run, book: str) -> None:
    before = run(*ASKED, "2024-07-01", "--book", book).out
    run("rate", json.loads(before)["lines"][0]["claims"][0]["claim"], "D5", *RATE, "--book", book)
    assert run(*ASKED, "2024-07-01", "--book", book).out == before


def test_what_is_no_code_is_refused(run: Run, book: str) -> None:
    claim = json.loads(run(*ASKED, "2024-07-01", "--book", book).out)["lines"][0]["claims"][0]["claim"]
    told = run("rate", claim, "G9", *RATE, "--book", book)
    assert told.code == 1
    assert "as in B2" in told.err


def test_the_event_tags_every_claim_and_is_the_same_each_time(run: Run, book: str) -> None:
    first = run("export", "--misp", "--known-by", "2024-07-01", "--book", book).out
    event = json.loads(first)["Event"]
    assert len(event["Attribute"]) == 5
    for attribute in event["Attribute"]:
        names = [tag["name"] for tag in attribute["Tag"]]
        assert re.fullmatch(r'admiralty-scale:source-reliability="[a-f]"', names[0])
        assert re.fullmatch(r'admiralty-scale:information-credibility="[1-6]"', names[1])
        assert UUID(attribute["uuid"]).version == 5
    assert run("export", "--misp", "--known-by", "2024-07-01", "--book", book).out == first
