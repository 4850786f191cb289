"""The ledger's commands, on both databases, as people call them."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from musterbook.errors import UsageError
from musterbook.ledger import Book
from musterbook.views.cli.root import COMMANDS, SOME_FAILED, root

ARTICLES = Path(str(files("musterbook.views"))) / "demo" / "articles"
SOME = ("2021-06-09-kant-five-hundred.txt", "2024-02-14-denial.txt")


def run(*words: str, given: str | None = None) -> Result:
    """One command line."""
    return CliRunner().invoke(root, list(words), input=given, standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def book(address: str) -> str:
    """A book with two articles of the demo, their captures and claims."""
    chosen = sorted(ARTICLES.iterdir())[:6]
    assert run("add", *map(str, chosen), "--book", address, "--jobs", "1").return_value == 0
    return address


def claims(book: str) -> list[dict[str, str]]:
    """The claims as they are exported."""
    lines = run("export", "--book", book).stdout.splitlines()
    return [claim for line in lines for claim in json.loads(line)["claims"]]


QUESTIONS = [
    ("posture", "Kyrgyzstan"), ("timeline", "Kyrgyzstan"), ("promises",), ("conflicts",), ("copies",), ("export",), ("export", "--csv"),
    ("verify",), ("agreement",), ("checkpoint",), ("doctor",), ("doctor", "--rebuild"),
    ("promises", "--host", "Kyrgyzstan", "--sender", "Russia"), ("commitments", "Kyrgyzstan", "--sender", "Russia"),
    ("continuity", "Kyrgyzstan"),
    ("changes", "Kyrgyzstan", "--from", "2021-01-01", "--to", "2024-06-01"), ("posture", "Kyrgyzstan", "--second-opinion"),
]  # fmt: skip
# Tried by name below or in the tests beside this one; `serve` in those of the pages.
BY_NAME = {"add", "check", "demo", "explain", "import", "prove", "rate", "retract", "review", "serve", "withhold", "chart", "map"}


def test_no_command_that_takes_a_book_is_left_untried() -> None:
    context = Context(root)
    found = {name: root.get_command(context, name) for name in COMMANDS}
    taking = {name for name, command in found.items() if command and any("--book" in option.opts for option in command.params)}
    assert len(taking) > 20
    assert taking <= {question[0] for question in QUESTIONS} | BY_NAME


def test_the_demo_can_be_kept_in_either_database_and_read_needs_none(address: str) -> None:
    done = run("demo", "--book", address)
    assert done.return_value in (None, 0), done.output
    assert "Bulgaria" in run("posture", "Bulgaria", "--on", "2024-02-28", "--known-by", "2024-02-28", "--table", "--book", address).stdout
    assert run("read", str(ARTICLES / SOME[0]), "--jsonl").stdout.startswith("{")


def test_charts_maps_and_ratings_take_either_database(book: str, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra `pages` draws charts and maps")
    for name, words in (("chart.svg", ("chart", "Kyrgyzstan", "Russia")), ("map.svg", ("map",))):
        done = run(*words, "--book", book, "-o", str(tmp_path / name))
        assert done.return_value in (None, 0), done.output
        assert (tmp_path / name).stat().st_size > 1000
    done = run("rate", claims(book)[0]["id"], "B2", "--why", "seen by two", "--by", "R. Viewer", "--book", book)
    assert done.return_value in (None, 0), done.output


def test_every_command_that_takes_a_book_takes_either_database(book: str, tmp_path: Path) -> None:
    for question in QUESTIONS:
        done = run(*question, "--book", book)
        assert done.return_value in (None, 0), (question, done.output)
    named = {question[0] for question in QUESTIONS} | {"demo", "read", "add"}
    assert {"import", "explain", "retract", "check", "prove", "review", "withhold"} | named <= set(COMMANDS)
    name = claims(book)[0]["id"]
    assert name in run("explain", name, "--json", "--book", book).stdout
    assert run("check", str(ARTICLES / sorted(path.name for path in ARTICLES.iterdir())[0]), "--book", book).return_value in (0, None)
    assert run("retract", name, "--why", "misread", "--by", "R. Viewer", "--book", book).return_value is None
    assert name not in {claim["id"] for claim in claims(book)}
    assert run("export", "--output", str(tmp_path / "all.jsonl"), "--book", book).return_value is None
    done = run("import", str(tmp_path / "all.jsonl"), "--book", book)
    assert done.return_value == 0, done.output


def test_a_review_accepts_corrects_rejects_undoes_and_leaves_the_rest(book: str) -> None:
    before = claims(book)
    keys = "a\nc\nplace=Elsewhere\nquantity=about 400-600 personnel total\n\nthe text says so\nr\nan opinion\nu\ns\nq\n"
    done = run("review", "--by", "R. Viewer", "--book", book, given=keys)
    assert "taken back: reject" in done.stderr
    assert re.search(r"2 judged, 1 skipped, \d+ left", done.stderr)
    judged = [claim for claim in claims(book) if "judgements" in claim]
    assert sorted(claim["judgements"][0]["verdict"] for claim in judged) == ["accept", "correct"]
    corrected = next(claim for claim in judged if claim["judgements"][0]["verdict"] == "correct")
    assert corrected["judgements"][0]["slots"]["quantity"] == {"low": 400, "high": 600, "approx": True, "of": "personnel", "mode": "total"}
    assert [claim["place"] for claim in claims(book)] == [claim["place"] for claim in before]
    assert "Elsewhere" in run("export", "--csv", "--book", book).stdout
    again = run("review", "--by", "R. Viewer", "--book", book, given="q\n")
    assert corrected["id"][:8] not in again.stdout


def test_a_claim_that_was_missed_is_added_and_taken_back_in_a_review_or_by_itself(book: str) -> None:
    before = len(claims(book))
    line = next(line for line in map(json.loads, run("export", "--book", book).stdout.splitlines()) if line["claims"])
    article, words = line["id"], line["claims"][0]["evidence"]
    told = "action=withdraw\nstatus=announced\nsenders=DEU\nhosts=LTU\n\n"
    keys = f"n\n{words}\n{told}overlooked\nn\nno such words\n{told}\nn\n\nq\n"
    done = run("review", "--by", "R. Viewer", "--article", article, "--book", book, given=keys)
    assert done.stderr.count("added claim") == 1
    assert "evidence is not in the text" in done.stderr
    assert len(claims(book)) == before + 1
    assert "taken back: accept" in run("review", "--by", "R. Viewer", "--book", book, given="u\nq\n").stderr
    assert len(claims(book)) == before
    slots = ("--slot", "action=withdraw", "--slot", "status=announced", "--slot", "senders=DEU", "--slot", "hosts=LTU")
    done = run("review", "--by", "R. Viewer", "--article", article, "--add", words, *slots, "--book", book)
    assert done.stderr.startswith("added claim ")
    assert [claim["judgements"][0]["why"] for claim in claims(book) if claim["reader"] == "review"] == ["no reader found it"]
    with pytest.raises(UsageError, match="--article ID"):
        run("review", "--by", "R. Viewer", "--add", words, "--book", book)


def test_a_correction_that_is_none_is_refused_and_asked_again(book: str) -> None:
    keys = "c\ncolour=green\nquantity=many\naction=invade\n\nso\nx\nq\n"
    done = run("review", "--by", "R. Viewer", "--book", book, given=keys)
    assert "no slot 'colour'" in done.stderr
    assert "quantity: 'many' is not of a form" in done.stderr
    assert "'invade' is none of" in done.stderr
    assert "0 judged" in done.stderr


def test_gold_is_what_was_judged_as_a_whole(book: str) -> None:
    first = run("export", "--reviewed", "--book", book)
    assert (first.stdout, first.stderr) == ("", "0 articles reviewed as a whole; 0 only in part, left out\n")
    many = len(claims(book))
    done = run("review", "--by", "R. Viewer", "--book", book, given="r\nno claim\n" + "a\n" * (many - 2) + "q\n")
    assert f"{many - 1} judged" in done.stderr, done.stderr
    gold = run("export", "--reviewed", "--book", book)
    lines = [json.loads(line) for line in gold.stdout.splitlines()]
    assert "1 only in part, left out" in gold.stderr
    assert sum(len(line["claims"]) for line in lines) < many
    assert all(set(line) == {"id", "doc", "claims", "reviewers"} and line["reviewers"] == ["R. Viewer"] for line in lines)


def test_two_reviewers_agreement_is_one_command(book: str) -> None:
    many = len(claims(book))
    run("review", "--by", "A", "--book", book, given="a\n" * many)
    run("review", "--by", "B", "--book", book, given="r\nno claim\nc\nplace=Elsewhere\n\nso\n" + "a\n" * (many - 2))
    told = {row["slot"]: row for row in map(json.loads, run("agreement", "--jsonl", "--book", book).stdout.splitlines())}
    assert (told["verdict"]["claims"], told["verdict"]["differ"]) == (many, 1)
    assert (told["place"]["claims"], told["place"]["differ"]) == (many - 1, 1)
    assert told["place"]["alpha"] < 1
    assert told["hosts"]["alpha"] in (1.0, None)


def test_captures_are_exported_as_a_warc_that_others_read(book: str, tmp_path: Path) -> None:
    path = tmp_path / "captures.warc.gz"
    done = run("export", "--warc", "--output", str(path), "--book", book)
    assert "6 captures, 0 of them withheld" in done.stderr
    with path.open("rb") as file:
        kinds, bodies = [], set()
        for record in ArchiveIterator(file):
            kinds.append(record.rec_type)
            if record.rec_type == "resource":
                bodies.add(record.content_stream().read())
    assert bodies == {one.read_bytes() for one in sorted(ARTICLES.iterdir())[:6]}
    assert kinds.count("resource") == kinds.count("metadata") == 6


def test_what_is_withheld_is_not_in_the_warc(book: str, tmp_path: Path) -> None:
    name = json.loads(run("export", "--book", book).stdout.splitlines()[0])["id"]
    assert run("withhold", name, "--why", "asked", "--by", "E. Ditor", "--book", book, given="y\n").return_value is None
    done = run("export", "--warc", "--output", str(tmp_path / "captures.warc.gz"), "--book", book)
    assert "6 captures, 1 of them withheld" in done.stderr
    assert run("verify", "--book", book).return_value == 0


def test_a_checkpoint_is_signed_kept_and_checked_later(book: str, tmp_path: Path) -> None:
    key, note, proof = (tmp_path / name for name in ("mine.pem", "today.note", "proof.json"))
    made = run("checkpoint", "--new-key", "--key", str(key), "--name", "desk.example", "--book", book)
    note.write_text(made.stdout, encoding="utf-8")
    signer = made.stderr.rsplit(" ", 1)[1].strip()
    assert key.stat().st_mode & 0o077 == 0
    assert run("verify", "--checkpoint", str(note), "--signer", signer, "--book", book).return_value == 0
    name = claims(book)[0]["id"]
    proof.write_text(run("prove", name, "--checkpoint", str(note), "--book", book).stdout, encoding="utf-8")
    assert run("prove", "--check", str(proof), "--signer", signer).return_value == 0
    proof.write_text(proof.read_text(encoding="utf-8").replace("in_effect", "announced").replace("announced", "denied"), encoding="utf-8")
    assert run("prove", "--check", str(proof), "--signer", signer).return_value == 3
    note.write_text(note.read_text(encoding="utf-8").replace("\n", "\n1", 1), encoding="utf-8")
    changed = run("verify", "--checkpoint", str(note), "--signer", signer, "--book", book)
    assert changed.return_value == 3
    assert "not signed by that key" in changed.stdout


def test_verify_names_what_is_derived_and_does_not_follow_and_rebuilding_mends_it(book: str) -> None:
    run("posture", "LTU", "--book", book)
    assert run("verify", "--derived", "--book", book).return_value == 0
    with Book.open(book) as ledger, ledger._writing() as pen:
        pen.connection.exec_driver_sql("DELETE FROM marks WHERE claim = (SELECT min(claim) FROM marks)")
    for asked in ((), ("--derived",)):
        found = run("verify", *asked, "--book", book)
        assert found.return_value == SOME_FAILED, found.output
        assert re.match(r"entry \d+ \(claim\): what is derived of it is not what follows from it\nNOT as recorded", found.stdout)
    assert run("doctor", "--rebuild", "--book", book).return_value == SOME_FAILED
    assert run("verify", "--book", book).return_value == 0
