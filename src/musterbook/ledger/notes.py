"""Checkpoints as signed notes: the text form in which transparency logs publish their roots (c2sp.org/tlog-checkpoint, signed-note).

In: an origin, a size, a root, a key that the user holds. Out: text that anybody can check with the public key alone; tools for other
logs read it too. Ed25519 comes from `cryptography`, which is an extra.
"""

import base64
import hashlib
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from musterbook.errors import BadValue, UsageError

_ED25519 = b"\x01"
_DASH = "\u2014"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How the whole book stood: `origin` names the book, `size` counts its entries, `root` is that of the Merkle tree over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The note without a signature."""
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, and the public key by which it is checked; written `name+hash+key`, as verifiers of notes take it."""

    name: str
    key: bytes

    def __post_init__(self) -> None:
        if not self.name or any(c.isspace() or c == "+" for c in self.name):
            raise BadValue(f"a signer's name has no spaces and no +, got {self.name!r}")

    @property
    def hash(self) -> bytes:
        """The four bytes that lead a signature."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{_b64(_ED25519 + self.key)}"


def new_key(passphrase: str | None = None) -> bytes:
    """A new private key as PEM, locked where a passphrase is given."""
    serialization = _cryptography("hazmat.primitives.serialization")
    lock = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    key = _cryptography("hazmat.primitives.asymmetric.ed25519").Ed25519PrivateKey.generate()
    made: bytes = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    return made


def signed(checkpoint: Checkpoint, name: str, pem: bytes, passphrase: str | None = None) -> tuple[str, Signer]:
    """The note with its signature, and the signer whose written form checks it."""
    serialization = _cryptography("hazmat.primitives.serialization")
    try:
        key = serialization.load_pem_private_key(pem, passphrase.encode() if passphrase else None)
        public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        mark: bytes = key.sign(checkpoint.text().encode())
    except (ValueError, TypeError, AttributeError) as error:
        raise BadValue(f"the key cannot be used: it must be an Ed25519 private key in PEM ({error})") from error
    signer = Signer(name, public)
    return f"{checkpoint.text()}\n{_DASH} {name} {_b64(signer.hash + mark)}\n", signer


def read(note: str) -> Checkpoint:
    """The checkpoint of a note, signed or not. Raises BadValue where it is none."""
    lines = note.split("\n\n")[0].splitlines()
    try:
        origin, size, root = lines[:3]
        return Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except ValueError as error:
        raise BadValue("no checkpoint: it needs a line with the book's name, one with a number and one with the root") from error


def is_signed_by(note: str, signer: str) -> bool:
    """The note bears this signer's signature. Raises BadValue where `signer` is no public key."""
    who = signer_of(signer)
    text, _, marks = note.partition("\n\n")
    for line in marks.splitlines():
        dash, _, rest = line.partition(" ")
        name, _, mark = rest.partition(" ")
        if dash == _DASH and name == who.name and _holds(who, text + "\n", mark):
            return True
    return False


def signer_of(written: str) -> Signer:
    """The signer of a written public key."""
    try:
        name, mark, key = written.strip().split("+", 2)
        raw = base64.b64decode(key, validate=True)
        signer = Signer(name, raw[1:])
    except ValueError as error:
        raise BadValue(f"no public key: {written!r} is not of the form name+hash+key") from error
    if raw[:1] != _ED25519 or len(raw) != 33 or signer.hash.hex() != mark:
        raise BadValue(f"no public key: the parts of {written!r} do not belong together")
    return signer


def _holds(who: Signer, text: str, mark: str) -> bool:
    key = _cryptography("hazmat.primitives.asymmetric.ed25519").Ed25519PublicKey.from_public_bytes(who.key)
    try:
        raw = base64.b64decode(mark, validate=True)
        key.verify(raw[4:], text.encode())
    except (ValueError, _cryptography("exceptions").InvalidSignature):
        return False
    return raw[:4] == who.hash


def _cryptography(module: str) -> Any:
    # By name, because it is an extra and most runs sign nothing.
    if find_spec("cryptography") is None:
        raise UsageError("keys and signatures need one package more: pip install 'musterbook[checkpoint]'")
    return import_module(f"cryptography.{module}")


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
