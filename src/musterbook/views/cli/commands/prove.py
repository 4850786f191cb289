"""`musterbook prove`."""

import json
from typing import IO

import click

from musterbook.errors import BadValue, UsageError
from musterbook.ledger.proving import proof_from, why_not
from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import json_line, tell
from musterbook.views.cli.root import OK, SOME_FAILED


@click.command("prove", epilog="Example: musterbook prove 1a2b3c4d --checkpoint today.note > proof.json")
@click.argument("id", required=False, metavar="[ID]")
@click.option("--checkpoint", type=click.File("r", encoding="utf-8"), help="Against this checkpoint.  [default: the ledger as it stands]")
@click.option("--check", type=click.File("r", encoding="utf-8"), metavar="PROOF", help="Check a proof; no ledger is needed.")
@click.option("--signer", metavar="KEY", help="With --check: the checkpoint must be signed by this public key.")
@with_book
def command(id: str | None, checkpoint: IO[str] | None, check: IO[str] | None, signer: str | None, book: str) -> int:
    """Prove of one claim or article that it stands in the ledger as it is shown, or check such a proof.

    ID is the whole id or its first characters. The proof is JSON: the row, its path to the root, and the checkpoint with that root.
    """
    if (id is None) == (check is None):
        raise UsageError("give an ID to prove, or --check PROOF")
    if check:
        return _checked(check, signer)
    with Book.open(book, create=False) as ledger:
        proof = ledger.prove(str(id), checkpoint.read() if checkpoint else None)
    click.echo(json_line(proof.to()))
    return OK


def _checked(check: IO[str], signer: str | None) -> int:
    try:
        proof = proof_from(json.loads(check.read()))
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadValue(f"no proof: {error}") from error
    why = why_not(proof, signer)
    tell(
        f"it does not hold: {why}" if why else f"it holds: {proof.entry.label()}" + ("" if signer else "; the signature was not looked at")
    )
    return SOME_FAILED if why else OK
