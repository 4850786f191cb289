"""Trees: a parsed sentence in plain Python, taken once from spaCy's document, whose every look at a token costs a call into C.

The names are spaCy's, which its documentation explains (https://spacy.io/api/token). Only `repairs` and `measured` change one.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from musterbook.values import Span


class Token:
    """One word of a sentence: `i` its place, `dep_` its relation (Universal Dependencies), `tag_` its tag (Penn Treebank)."""

    __slots__ = ("children", "dep_", "doc", "head", "i", "lower_", "tag_", "text")

    children: list["Token"]
    doc: Sequence["Token"]
    head: "Token"

    def __init__(self, i: int, text: str, tag: str, dep: str) -> None:
        self.i, self.text, self.lower_, self.tag_, self.dep_ = i, text, text.lower(), tag, dep

    @property
    def subtree(self) -> list["Token"]:
        """The word and all that hang on it, from left to right in every branch."""
        found: list[Token] = []
        _gather(self, found)
        return found

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The head, its head, and so on up to the root."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def is_ancestor(self, other: "Token") -> bool:
        """The other word hangs on this one, at whatever remove."""
        return any(above is self for above in other.ancestors)

    def nbor(self, by: int = 1) -> "Token":
        """The word `by` places further on. Raises IndexError outside the sentence."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]

    def __repr__(self) -> str:
        return self.text


def _gather(token: Token, found: list[Token]) -> None:
    at = token.i
    for child in token.children:
        if child.i > at >= 0:
            found.append(token)
            at = -1
        _gather(child, found)
    if at >= 0:
        found.append(token)


def tokens(doc: Doc) -> tuple[Token, ...]:
    """The words of a parsed document, each tied to its head and its children."""
    words = doc.to_array(["ORTH", "TAG", "DEP", "HEAD"]).tolist()
    name = doc.vocab.strings.__getitem__
    out = tuple(Token(i, name(orth), name(tag), name(dep)) for i, (orth, tag, dep, _) in enumerate(words))
    for token in out:
        token.doc, token.children = out, []
    for token, (*_, head) in zip(out, words, strict=True):
        # HEAD is the distance to the head, a signed number in an array of unsigned ones.
        token.head = out[token.i + (head - 2**64 if head >= 2**63 else head)]
        if token.head is not token:
            token.head.children.append(token)
    return out


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: `doc`'s token i covers characters [starts[i], ends[i]) of the sentence."""

    doc: Sequence[Token]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    text: str

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that share a character with `span`."""
        # Tokens lie in order and apart, so the first and the last that share a character bound the rest.
        return self.doc[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]

    def head(self, span: Span) -> Token:
        """The highest token within `span`."""
        inside = self.tokens(span) or [t for t in self.doc if self.starts[t.i] <= span.start][-1:] or [self.doc[0]]
        marks = {t.i for t in inside}
        tops = [t for t in inside if t.head.i not in marks or t.head.i == t.i] or inside[-1:]
        return next((t for t in tops if t.tag_ not in ("DT", "PRP$", "IN", "TO")), tops[0])

    def span(self, tokens: Iterable[Token]) -> Span:
        """The characters from the first to the last of `tokens`."""
        found = [t.i for t in tokens]
        return Span(self.starts[min(found)], self.ends[max(found)])

    def words(self, token: Token) -> str:
        """What the sentence itself has at a token."""
        return self.text[self.starts[token.i] : self.ends[token.i]]


def hang(token: Token, head: Token) -> None:
    """A word gets another head; itself, where it is the root."""
    if token.head is not token:
        token.head.children.remove(token)
    token.head = head
    if head is not token:
        insort(head.children, token, key=lambda t: t.i)
