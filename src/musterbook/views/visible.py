"""Text from articles, safe to show: characters that steer a terminal or reorder a line are written out, never sent.

In: any text. Out: the same words, with each such character as a mark such as '⟨U+202E⟩'. The ledger keeps the text as it was.
"""

import re

# C0 and C1 controls, then every character that turns, isolates or hides text: bidi controls (Unicode TR 9), zero-width
# characters, line separators, tags and the byte-order mark. See Unicode TR 36, "Unicode Security Considerations".
_STEERING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f"
)
_ANY = re.compile(f"[{_STEERING}]")


def visible(text: str) -> str:
    """`text` with every steering character written out; tabs and line feeds stay."""
    return _ANY.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def one_line(text: str) -> str:
    """`text` on one line, runs of white space as one space, steering characters written out."""
    return visible(" ".join(text.split()))


def in_json(dumped: str) -> str:
    """A JSON text with steering characters as \\u escapes: the same JSON, and safe to print."""
    return _ANY.sub(_escaped, dumped)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
