"""Bytes to characters: declared or certain encodings first, a measured guess among the likely ones last."""

import codecs
import re

from charset_normalizer import from_bytes

from musterbook.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?i)(?:<\?xml[^>]{0,100}encoding|<meta[^>]{0,200}charset)\s*=\s*["']?([\w.:-]{2,30})""")
# Single-byte encodings in which European news was and is written. More candidates make short texts come out as nonsense.
_LIKELY = ["cp1252", "cp1257", "cp1250", "iso8859_15", "cp1251", "koi8_r", "cp1254", "cp1253"]
_WIDE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Tab, newline and carriage return are text; so are the bidirectional marks, which are shown as they stand.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-©«-³¶¸¹»-¿×÷][^\W\d_]")
_ACCENTED = re.compile("[À-ÖØ-öø-ÿ]")
_PLAIN = re.compile("[A-Za-z]")
_MOST_CONTROLS = 0.05
_SAMPLE = 65536


def decoded(raw: bytes, *, lenient: bool = False) -> str:
    """The characters of `raw`, newlines as LF. Raises UnreadableSource where the bytes are no text.

    `lenient` takes broken UTF-8 as browsers do, with U+FFFD in place of what cannot be read.
    """
    text = _characters(raw, lenient)
    if not text.strip():
        raise UnreadableSource("empty: no character but white space" if raw else "empty: 0 bytes", stage="decode")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableSource("binary: too many control characters for a text", stage="decode")
    return cleaned(text)


def cleaned(text: str) -> str:
    """`text` without control characters (tab and newline stay), CR LF and CR as LF, lone surrogates as U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def blanked(text: str) -> str:
    """As `cleaned`, but of the same length, so that offsets given from outside still hold."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))


def _characters(raw: bytes, lenient: bool) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    if b"\0" in raw:
        return _strictly(raw, _wide(raw))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(raw, error, lenient)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"not valid {encoding.upper()} at byte {error.start:,}", stage="decode") from error


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    even, odd, half = raw[::2].count(0), raw[1::2].count(0), len(raw) / 2
    if len(raw) % 2 == 0 and odd > 0.7 * half > 10 * even:
        return "utf-16-le"
    if len(raw) % 2 == 0 and even > 0.7 * half > 10 * odd:
        return "utf-16-be"
    raise UnreadableSource("binary: holds NUL bytes", stage="decode")


def _other(raw: bytes, error: UnicodeDecodeError, lenient: bool) -> str:
    declared = _declared(raw)
    if declared is not None:
        return declared
    # Bytes that mostly pair up as UTF-8 are UTF-8 with damage; read as Latin-1 they would give words nobody wrote.
    if sum(map(len, _WIDE.findall(raw))) * 2 >= len(_HIGH.findall(raw)):
        if lenient:
            return raw.decode("utf-8", "replace")
        raise UnreadableSource(f"not valid UTF-8 at byte {error.start:,} ({error.reason})", stage="decode")
    return _western(raw) or _guessed(raw)


def _western(raw: bytes) -> str | None:
    """`raw` as windows-1252, the custom for English text that states nothing, unless it comes out as no such text.

    Against it: bytes that it leaves undefined, signs like ³ or ¿ inside words, more accented letters than any Western language has.
    """
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    accented, plain = len(_ACCENTED.findall(text)), len(_PLAIN.findall(text))
    return None if _SIGN_IN_WORD.search(text) or accented > plain / 4 else text


def _guessed(raw: bytes) -> str:
    best = from_bytes(raw[:_SAMPLE], cp_isolation=_LIKELY, enable_fallback=False).best()
    if best is None:
        raise UnreadableSource("binary, or in an encoding that cannot be told: save it as UTF-8", stage="decode")
    return raw.decode(best.encoding, "replace")


def _declared(raw: bytes) -> str | None:
    """`raw` in the encoding that it declares; None where it declares none that fits."""
    found = _DECLARED.search(raw[:4096])
    name = found[1].decode("ascii") if found else ""
    if not found or name.lower() in ("utf-8", "utf8"):
        return None
    try:
        return raw.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None
