from datetime import date

from posture_builders import MINISTER, claim, ledger, line, total

from musterbook.model import Conflict, Copy, CopyTree, Links, Speaker
from musterbook.posture.credibility import Question, credibility
from musterbook.voices import voices

ASKED = Question("USA", "LTU", date(2024, 6, 1))
WITNESS = Speaker(name="Jo Sample", role="shopkeeper", country="LTU")


def test_one_outlet_nobody_vouches_for_is_f3() -> None:
    one = claim(quantity=total(500))
    code, why = credibility([one[0]], ledger(one), Links(), ASKED)
    assert code == "F3"
    assert "1 independent voice" in why


def test_an_official_word_is_b2_and_a_second_voice_confirms_it() -> None:
    one, two = claim("a", speakers=(MINISTER,)), claim("b", speakers=(WITNESS,))
    assert credibility([one[0]], ledger(one), Links(), ASKED)[0] == "B2"
    assert credibility([one[0], two[0]], ledger(one, two), Links(), ASKED)[0] == "B1"


def test_a_dispute_costs_two_and_a_year_costs_one() -> None:
    one, two = claim("a", "2023-05-01", speakers=(MINISTER,)), claim("b", status="denied")
    dispute = Links(conflicts=(Conflict("status", "disputed", one[0], two[0], "denied"),))
    assert credibility([one[0]], ledger(one, two), Links(), ASKED)[0] == "B3"
    assert credibility([one[0]], ledger(one, two), dispute, ASKED)[0] == "B5"


def test_no_claim_cannot_be_judged() -> None:
    assert credibility([], ledger(claim()), Links(), ASKED)[0] == "F6"


def test_a_copy_adds_no_voice() -> None:
    told = [claim(name) for name in ("a", "b", "c")]
    book, claims = ledger(*told), [one for one, _ in told]
    tree = CopyTree("a", (Copy("b", "a", "credited", 1.0),))
    assert voices(claims, book, Links()) == 3
    assert voices(claims, book, Links(trees=(tree,))) == 2


def test_the_same_speaker_on_the_same_day_is_one_voice_and_on_another_day_two() -> None:
    same = [claim(name, speakers=(MINISTER,), said_on="2024-04-30") for name in ("a", "b")]
    assert voices([one for one, _ in same], ledger(*same), Links()) == 1
    other = [claim(name, speakers=(MINISTER,), said_on=day) for name, day in (("a", "2024-04-30"), ("b", "2024-03-30"))]
    assert voices([one for one, _ in other], ledger(*other), Links()) == 2


def test_a_line_shows_its_code_and_its_derivation() -> None:
    found = line(ledger(claim(quantity=total(500), speakers=(MINISTER,))))
    assert found is not None
    assert found.credibility == "B2"
    assert "the word of the sender or host" in found.why
