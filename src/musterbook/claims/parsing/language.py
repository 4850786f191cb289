"""The bundled language model: sentences in, dependency trees out (Universal Dependencies, Penn tags).

A name of several words ("No. 3 (Fighter) Squadron") is read as one word, and a plain stand-in is what the parser sees: it was
trained on web text and stumbles over designations. Offsets stay those of the sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.nearby import Sought, before
from musterbook.claims.parsing.apart import parted
from musterbook.claims.parsing.repairs import repaired
from musterbook.claims.parsing.typed import joined
from musterbook.claims.trees.tree import Tree, tokens
from musterbook.values import Span

MODEL = Path(__file__).parents[1] / "language"
# Shorthand as the parser would have it spelled out; the rows of lexicons/shorthand.toml. 'x' between a number and a type is dropped.
_TIMES = re.compile(r"(?<=\d )x(?= ?[A-Z])|(?<=\d)x(?= [A-Z])")
# A calibre says nothing of the phrase, and the parser takes its unit for a verb: '170-millimetre guns', '155 mm howitzers'.
_CALIBRE = Sought(re.compile(r"\b\d{2,3}(?:\.\d\d?)?[- ]?(?:mm|millimet(?:re|er))(?=[ -][A-Za-z])", re.I), ("mm", "millimet"))
# What it costs is no part of who gives what: 'a $2.8 billion sale', 'two boats worth an estimated €14 million'.
_SUM = r"(?:US|C|A|NZ)?[$€£] ?\d[\d.,]*(?:[ -]?(?:million|billion|bn|m))?"
_COST = Sought(
    re.compile(
        rf"(?:(?<=\ba )|(?<=\bthe )|(?<=\bnew )|(?<=potential )|(?<=possible )|(?<=another )|(?<=\bits )){_SUM}"
        r"(?= (?!(?:to|for|in|on|of|worth|by|from|as|and|or|a|per|will|was|is)\b)[a-z])"
        rf"|,? \b(?:worth|valued at) (?:(?:an estimated|about|around|some|up to|more than|nearly|over) )?{_SUM}"
    ),
    ("$", "€", "£"),
)
_FREE = Sought(re.compile(r"\bfree of (?:charge|cost)\b"), ("free of",))
# 'A battalion, 600 strong, is' is read as 'a battalion, 600 soldiers, is'.
_NUMERAL = r"(?:\d|hundred|thousand|dozen|ty|teen|ten|twelve|eleven)"
_STRONG = Sought(re.compile(rf"{_NUMERAL} (strong)\b"), ("strong",))
# 'The hundred or so Danish soldiers' is read as 'the hundred Danish soldiers': the parser takes the two for alternatives.
_OR_SO = Sought(re.compile(rf"{_NUMERAL}(?: (or so)(?= [A-Z])|(-odd)(?= [A-Za-z]))"), ("or so", "-odd"))
# The model was trained on straight quotation marks; one character for one character, so that offsets hold.
_PLAIN = str.maketrans("\u2018\u2019\u201b\u201c\u201d\u00ab\u00bb\u201e\n\u00a0\u2011", '\'\'\'"""""  -')
_STAND_IN = {
    "nation": "America",
    "region": "Europe",
    "site": "Paris",
    "unit": "Regiment",
    "formation": "Regiment",
    "body": "Congress",
    "equipment": "Typhoon",
    "person": "John",
}


@cache
def model() -> Language:
    """The bundled model, loaded once a process. Its matrices are multiplied by numpy, three times as fast as by blis (thinc's default)."""
    with use_ops("numpy", use_blis=False):
        return spacy.load(MODEL)


@cache
def _threads() -> ThreadpoolController:
    """Numpy's threads wait for one another longer than a sentence takes; who has more cores reads with more processes."""
    return ThreadpoolController()


def plain(text: str) -> str:
    """The same text with typographic quotation marks and line ends straightened, character for character."""
    return text.translate(_PLAIN)


def trees(pieces: Iterable[tuple[str, Sequence[Mention], Sequence[Span]]]) -> list[Tree]:
    """One tree a piece: a sentence with its mentions, and the parts of it that are to be read (none: the whole of it)."""
    pieces = list(pieces)
    laid = [_lay_out(text, mentions, parts) for text, mentions, parts in pieces]
    with _threads().limit(limits=1, user_api="blas"):
        docs = list(model().pipe((doc for doc, *_ in laid), batch_size=128))
    found = (Tree(repaired(tokens(doc)), starts, ends, text) for (_, starts, ends, text), doc in zip(laid, docs, strict=True))
    return [parted(joined(tree, mentions), mentions) for tree, (_, mentions, _) in zip(found, pieces, strict=True)]


def _lay_out(text: str, mentions: Sequence[Mention], parts: Sequence[Span] = ()) -> tuple[Doc, tuple[int, ...], tuple[int, ...], str]:
    """A Doc in which each name of several words is one word."""
    # '400 US Marines' are counted as people are.
    people = {m.span.end for m in mentions if m.kind == "force" and not m.value.group}
    named = (m for m in mentions if m.kind in _STAND_IN and not (m.kind == "body" and m.span.end in people))
    names = {m.span.start: m for m in named if _is_long(m) or _is_odd(m)}
    short = {start: (end, word) for start, end, word in _spelled(text)}
    words, spaces, starts, ends, at = [], [], [], [], -1
    for start, word in _words(plain(text)):
        if start < at or word.isspace() or (parts and not any(p.start <= start < p.end for p in parts)):
            continue
        name, end = names.get(start), start + len(word)
        if name:
            at, end, word = name.span.end, name.span.end, _STAND_IN[name.kind] + _plural(name, text)
        elif start in short:
            at, word = short[start]
            end = at
        if not word:
            continue
        words.append(word)
        spaces.append(text[end : end + 1].isspace())
        starts.append(start)
        ends.append(end)
    return (
        Doc(model().vocab, words=words or ["."], spaces=spaces or [False]),
        tuple(starts or [0]),
        tuple(ends or [max(1, len(text))]),
        text,
    )


def _is_long(name: Mention) -> bool:
    return name.how == "ship" or any(c in name.text for c in " -.(")


def _is_odd(name: Mention) -> bool:
    """'M109', 'DANA', 'Hızır': a type that is written as no English word is."""
    return name.kind == "equipment" and (not name.text.isascii() or any(c.isdigit() or c.isupper() for c in name.text[1:].rstrip("s")))


def _words(text: str) -> Iterator[tuple[int, str]]:
    """(start, word) of each of the model's words: its document in one piece, since a look at each of its tokens costs ten times as much."""
    name, at = model().vocab.strings.__getitem__, 0
    for orth, space in model().make_doc(text).to_array(["ORTH", "SPACY"]).tolist():
        word = name(orth)
        yield at, word
        at += len(word) + space


def _spelled(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) of each abbreviation that the parser should read as a plain word; '' for one that it should not see."""
    for match in _shorthand().finditer(text):
        yield match.start(), match.end(), _meanings().get(match.group()) or _meanings()[match.group().lower()]
    for match in _STRONG.finditer(text):
        yield match.start(1), match.end(1), "soldiers"
    for match in _OR_SO.finditer(text):
        yield match.start(match.lastindex or 1), match.end(), ""
    for match in _FREE.finditer(text):
        yield match.start(), match.end(), ""  # 'offered an old corvette free of charge'
    for match in (*_CALIBRE.finditer(text), *_COST.finditer(text)):
        # A word begins where its first letter is, not at the blank before.
        yield match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), ""
    for match in _TIMES.finditer(text):
        yield match.start(), match.end(), ""


@cache
def _meanings() -> dict[str, str]:
    return {form: row["reads"] for row in lexicon("shorthand")["word"] for form in row["forms"]}


@cache
def _shorthand() -> re.Pattern[str]:
    forms = [re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in sorted(_meanings(), key=len, reverse=True)]
    return re.compile(r"(?<![\w./-])(?:" + "|".join(forms) + r")(?![\w/-])")


_SO_MANY = re.compile(r"\b(?!1 )\d+ ?x \Z")


def _plural(mention: Mention, text: str) -> str:
    """Equipment in the plural stays so: 'F-16s' and '4 x F-16' are many; 'Pohang-class' is one."""
    many = mention.text.endswith("s") or before(_SO_MANY, text, mention.span.start) is not None
    return "s" if mention.kind == "equipment" and many and not mention.text.endswith("class") else ""
