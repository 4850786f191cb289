"""`musterbook checkpoint`."""

import os
from pathlib import Path

import click

from musterbook.errors import UsageError
from musterbook.ledger.notes import new_key, signed
from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell

_PASSPHRASE = "MUSTERBOOK_PASSPHRASE"


@click.command("checkpoint", epilog="Example: musterbook checkpoint --key mine.pem --name desk.example > today.note")
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), help="Sign with this Ed25519 private key (PEM).")
@click.option("--name", default="musterbook", show_default=True, help="The signer's name in the note: a domain, say; no spaces.")
@click.option("--new-key", is_flag=True, help="Make that key first; an existing file is never overwritten.")
@with_book
def command(key: Path | None, name: str, new_key: bool, book: str) -> None:
    """Print how the whole ledger stands: the root of a Merkle tree over all rows (RFC 9162), as a signed note.

    Keep the note elsewhere. `verify --checkpoint NOTE` shows later that nothing up to there was changed, and `prove` shows of a
    single row that it was there. A key that is locked takes its passphrase from MUSTERBOOK_PASSPHRASE.
    """
    if new_key:
        _make(key)
    with Book.open(book, create=False) as ledger:
        checkpoint = ledger.checkpoint()
    if key is None:
        click.echo(checkpoint.text(), nl=False)
        return
    note, signer = signed(checkpoint, name, _read(key), os.environ.get(_PASSPHRASE))
    click.echo(note, nl=False)
    tell(f"signed; whoever checks it needs this public key: {signer}")


def _make(key: Path | None) -> None:
    if key is None:
        raise UsageError("--new-key needs --key FILE: where the key is to be kept")
    try:
        # Readable by its owner alone from the first byte on.
        with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(new_key(os.environ.get(_PASSPHRASE)))
    except FileExistsError as error:
        raise UsageError(f"{key} is there already, and a key is never overwritten; leave --new-key out to use it") from error
    except OSError as error:
        raise UsageError(f"{key} cannot be written: {error.strerror}") from error


def _read(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        raise UsageError(f"{key} cannot be read: {error.strerror}; --new-key makes it") from error
