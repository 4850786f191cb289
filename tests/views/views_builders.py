"""Coded articles for the tests of the views, and the command line as a call."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from musterbook.views.cli import main


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line as a function of its arguments."""

    def run(*args: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


def coded(name: str, text: str, *claims: dict[str, Any], **doc: Any) -> dict[str, Any]:
    """A codebook line with its claims."""
    told = {"id": name, "title": f"Title of {name}", "outlet": "The Testburg Courier", "published": "2024-05-02", "text": text}
    return {"id": name, "doc": told | doc, "claims": list(claims)}


def claim(evidence: str, **slots: Any) -> dict[str, Any]:
    """A claim that 500 American soldiers are in Lithuania, unless told otherwise."""
    told: dict[str, Any] = {
        "action": "station", "status": "in_effect", "senders": ["USA"], "hosts": ["LTU"],
        "quantity": {"low": 500, "high": 500, "approx": False, "of": "personnel", "mode": "total"}, "evidence": evidence,
    }  # fmt: skip
    return told | slots


STAYING = "There are 500 American soldiers in Lithuania."
PROMISED = "The United States will send Javelins to Lithuania in May 2024, the minister said."
COUNTED = "Vilnius counts 900 American soldiers in the country."


def story() -> list[dict[str, Any]]:
    """Three articles: a total with a promise, a total that contradicts it, and a word-for-word copy of the first."""
    speaker = {"name": None, "role": "minister", "org": None, "country": "LTU"}
    javelins = claim(
        PROMISED, action="transfer", status="announced", equipment=["Javelin"], quantity=None, start="2024-05", speakers=[speaker]
    )
    more = claim(COUNTED, quantity={"low": 900, "high": 900, "approx": False, "of": "personnel", "mode": "total"})
    filler = " The village fair was well attended, and the weather held until the evening, when a storm drove the last guests home."
    first = f"{STAYING} {PROMISED}{filler}"
    return [
        coded("first", first, claim(STAYING), javelins),
        coded("second", COUNTED, more, published="2024-05-10", outlet="Vilnius Post"),
        coded("copy", f"{first}\n\nThis article originally appeared in The Testburg Courier.", claim(STAYING), javelins,
              published="2024-05-03", outlet="Echo Daily", republished_from="The Testburg Courier"),
    ]  # fmt: skip


def written(folder: Path, lines: list[dict[str, Any]], name: str = "coded.jsonl") -> Path:
    """The lines as a JSON lines file."""
    path = folder / name
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def once(factory: pytest.TempPathFactory, name: str, lines: list[dict[str, Any]], run: Run) -> Path:
    """A book of the lines, imported when it is first asked for by this name; whoever writes to it takes a copy."""
    folder = factory.getbasetemp() / name
    if not folder.exists():
        folder.mkdir()
        assert run("import", str(written(folder, lines)), "--book", str(folder / "book.db")).code == 0
    return folder / "book.db"
