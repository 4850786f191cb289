"""The numbers of a text that count something, with their bounds.

In: plain text. Out: Numbers in order, not overlapping, bounds as the codebook sets them (rules 22 and 23 and the row on
`quantity`). What is counted, and whether it comes or goes, is decided by whoever knows the sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from musterbook.claims.nearby import Sought, before, longest
from musterbook.claims.numbers.labels import why_no_count
from musterbook.claims.numbers.numerals import FIGURES, WORDS, worth
from musterbook.values import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text gives it: bounds inclusive, None where the text sets none.

    `span` covers the modifiers too ("more than 500"), `core` the numerals alone; `mode` is 'additional' after or before
    a word that says so (another, additional, extra, further, more), else None.
    """

    span: Span
    low: int | None
    high: int | None
    approx: bool
    mode: str | None
    core: Span


# Words for a number that is not exact. The bounds of dozens, hundreds and several are the codebook's; the others follow them.
_LOOSE = (
    (r"hundreds of thousands", ("hundreds of",), 200_000, 999_999),
    (r"tens of thousands", ("tens of",), 20_000, 99_999),
    (r"(?:(?:a few|several|some|many) )?thousands|(?:a few|several|a couple of) thousand", ("thousand",), 2_000, 9_999),
    (r"(?:(?:a few|several|some|many) )?hundreds|(?:a few|several|a couple of) hundred", ("hundred",), 200, 999),
    (r"(?:(?:a few|several|some|many) )?dozens|(?:a few|several|a couple of) dozen", ("dozen",), 24, 99),
    (r"scores(?= of)", ("scores",), 40, 99),
    (r"several|a few|a handful(?: of)?", ("several", "a few", "a handful"), 3, 9),
)
_NO_MEASURE = r"(?! (?:of )?(?:days|weeks|months|years|hours|times|miles|kilomet))"
_LOOSELY = tuple(
    (Sought(re.compile(rf"\b(?:{pattern})\b{_NO_MEASURE}", re.IGNORECASE), words), low, high) for pattern, words, low, high in _LOOSE
)
_TWO = r"a pair of|both(?! (?:(?-i:[A-Z])[\w-]+ and|at|in|on|from|by|to(?! be)|for|with|sides|ways)\b)"
_PAIR = Sought(re.compile(rf"\b(?:{_TWO})\b", re.IGNORECASE), ("a pair of", "both"))
_COUPLE = Sought(re.compile(r"\ba couple of\b(?! (?:days|weeks|months|years|hours|times)\b)", re.IGNORECASE), ("a couple of",))
_NTH = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|further|additional|extra"
_NO_FORCE = r"(?:time|half|quarter|day|week|month|year|term|round|phase|thought|look|reason|reading|step|delay|sign|of|than|to|in)"
_ONE_MORE = re.compile(rf"\b(?:(?<!one )another|(?:an?|one) (?:{_NTH}))\b(?: one\b)?(?! {_NO_FORCE}\b)", re.IGNORECASE)
_NUMERAL = re.compile(rf"(?<!\d){FIGURES}(?!\d)|{WORDS}", re.IGNORECASE)

_AT_LEAST = (
    r"more than|over|at (?:the )?(?:very )?least|upwards? of|(?:no|not) (?:fewer|less) than|as few as|a minimum of|in excess of"
    r"|above|exceeding|(?:a little|just|slightly|somewhat|well|a bit|far|significantly) (?:over|more than|above)|north of|better than"
)
_AT_MOST = (
    r"up to|as many as|as much as|fewer than|less than|under|below|at most|at the most|no more than|not more than"
    r"|(?:an?|the|its|their|our) (?:maximum|ceiling|cap|(?:upper )?limit)(?: strength)? of|capped at|limited to|max\.?"
    r"|(?:just|a little|slightly|somewhat|well|a shade) under|just short of|not quite"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|circa|ca?\.|close on|nearly|almost|close to|an estimated|estimated|an average of"
    r"|something like|in the (?:region|order|neighbou?rhood) of|on the order of|perhaps|maybe|more or less|nigh on|a good|[~≈]"
)
_BEFORE = re.compile(rf"(?:(?<![\w-])(?:(?P<low>{_AT_LEAST})|(?P<high>{_AT_MOST})|(?P<about>{_ABOUT}))(?P<gap>\s*))\Z", re.IGNORECASE)
# What is said of a ceiling bounds from above: 'the ceiling is lowered from 600 to 300'.
_CEILING = re.compile(
    r"\b(?:ceiling|upper limit|(?:troop|personnel) (?:limit|cap))\b(?! of(?! [^.,;:\d]{1,40} is ))(?:[^.,;:]|,(?=\d)){0,60}\Z",
    re.IGNORECASE,
)
# "handed over 24 vehicles", "took over 3 bases", "think about 80 soldiers": the particle belongs to the verb.
_PARTICLE = re.compile(
    r"\b(?:hand|tak|took|turn|fl[yie]|flew|roll|bring|brought|pass|sign|c[ao]m|go|went|mov)\w* over\s*\Z|\bth(?:ink\w*|ought) about\s*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<about>,? or so\b|,? or thereabouts\b|[- ]odd\b|,? more or less\b|,? give or take\b| (?:[^\W\d]+ ){1,2}or (?:so|thereabouts)\b)"
    r"|(?P<low> or more\b|\+|[- ]plus\b(?! \d)| at (?:the )?(?:very )?least\b)"
    r"|(?P<high> or (?:fewer|less)\b| at (?:the )?(?:very )?most\b)",
    re.IGNORECASE,
)
_MORE_BEFORE = re.compile(r"\b(?:another|an additional|an extra|a further|additional|extra|further)\s+\Z", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r",? (?:(?:soldiers|troops|people|men|personnel|others) )?(?:more|additional|extra|further)\b(?! than\b)", re.IGNORECASE
)
_NUMBER_NEXT = re.compile(rf"\s*(?:{FIGURES}|{WORDS}|{_ABOUT}|{_AT_LEAST}|{_AT_MOST}|few|several|dozen|hundred)\b", re.IGNORECASE)
_OPENER = re.compile(r"\b(between|from)\s+(?:(?:about|around|some)\s+)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?(?P<link>to|or|and|–|—|-)\s?(?:(?:about|around|some|even) )?\Z")
_BY = re.compile(r"\bby (?:(?:about|around|some|a further|another) )?\Z", re.IGNORECASE)
# No range is so wide: 'cut by 100 to 200' may be one.
_TWICE = 2
_CHANGE = re.compile(
    r"\b(?:f[ae]ll|fallen|rise|rose|risen|grow|grew|grown|increas|cut|reduc|rais|drop|shr[iau]nk|slash|expand|boost|go|went|gone|goes|mov|swell"
    r"|swoll|declin|doubl|tripl|climb|jump|up|down|increase|reduction|expansion)\w*\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
# "One" that stands for no number: this one, no one, one of those, one day, one another.
_ONE_BEFORE = re.compile(
    r"\b(?:no|this|that|which|every|any|each|the|some|an?|other|another|number|former|latter|(?:sec|thi|fou|fif)\w+|(?:new|old|big|small|good|last|next|only"
    r"|similar|same|right|wrong)(?:er|est)?|[a-z]+(?:ish|ian|ese|ican)|not)[ -]\Z",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"[-’']|\s*(?:$|[.,;:?!)”\"])"
    r"| (?:another|thing|way|reason|hand|side|who|whom|which|that|and|or|can|could|must|should|may|might|would|will|is|was|has|had|by|in|on"
    r"|at|to|for|from|with|after|more time)\b"
    r"| of (?!(?:its|their|our|his|her|the|ours|theirs)\b)",
    re.IGNORECASE,
)


_NOT = re.compile(r"\bnot \Z", re.I)
_BUT = re.compile(r",? but (?:(?:\w+ )?\d|(?:an?|two|three|four|five|six|seven|eight|nine|ten)\b)", re.I)


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[Number, ...]:
    """The Numbers of `text`, first first, not overlapping."""
    cores = _joined(text, longest([*_loose(text), *_exact(text), *_one_more(text)], lambda n: n.span, len(text)))
    found: list[Number] = []
    for number in _as_many(text, cores):
        if _NOT.search(text, max(0, number.span.start - 5), number.span.start) and _BUT.match(text, number.span.end):
            continue  # 'not 300 but 200': the one that is told
        whole = _with_mode(text, _bounded(text, number))
        if not found or whole.span.start >= found[-1].span.end:
            found.append(whole)
    return tuple(found)


def _number(start: int, end: int, low: int, high: int, *, approx: bool = False, mode: str | None = None) -> Number:
    return Number(Span(start, end), low, high, approx, mode, Span(start, end))


def _loose(text: str) -> Iterator[Number]:
    for pattern, low, high in _LOOSELY:
        for match in pattern.finditer(text):
            yield _number(match.start(), match.end(), low, high, approx=True)
    for match in _PAIR.finditer(text):
        yield _number(match.start(), match.end(), 2, 2)
    for match in _COUPLE.finditer(text):
        yield _number(match.start(), match.end(), 2, 2, approx=True)


def _exact(text: str) -> Iterator[Number]:
    for match in _NUMERAL.finditer(text):
        value = worth(match[0])
        if value is None or why_no_count(text, Span(*match.span())):
            continue
        if match[0].lower() == "one" and (before(_ONE_BEFORE, text, match.start()) or _ONE_AFTER.match(text, match.end())):
            continue
        yield _number(match.start(), match.end(), value, value)


def _one_more(text: str) -> Iterator[Number]:
    """'Another battery', 'a second frigate', 'a further brigade': one, in addition."""
    for match in _ONE_MORE.finditer(text):
        if not _NUMBER_NEXT.match(text, match.end()):
            yield _number(match.start(), match.end(), 1, 1, mode="additional")


# 'Twelve tanks and as many trucks'; not 'as many as 500', nor 'twice as many'.
_AS_MANY = re.compile(
    r"(?<!twice )(?<!times )(?<!half )(?<!once )\bas many\b(?! as\b)(?! (?:days|weeks|months|years|hours|times)\b)", re.IGNORECASE
)


def _as_many(text: str, found: list[Number]) -> list[Number]:
    """The numbers with those that only say that they are as great as the one before."""
    out = list(found)
    for match in _AS_MANY.finditer(text):
        before = (n for n in reversed(found) if n.span.end <= match.start() and not text[: n.span.start].endswith(" of "))
        last = next((n for n in before if n.mode is None), None)  # 'six of 40 jets, and as many pilots': six
        if last is not None:
            out.append(replace(last, span=Span(*match.span()), core=Span(*match.span()), mode=None))
    return sorted(out, key=lambda n: n.span.start)


def _joined(text: str, found: list[Number]) -> list[Number]:
    """Two numbers that give one range become one: '500 to 600', 'between 500 and 600', 'four to five hundred'."""
    out: list[Number] = []
    for number in found:
        whole = _range(text, out[-1], number) if out else None
        out[-1:] = [whole] if whole else [*out[-1:], number]
    return out


def _range(text: str, left: Number, right: Number) -> Number | None:
    link = _BETWEEN.fullmatch(text[left.span.end : right.span.start])
    low = _scaled(text, left, right)
    if not link or low is None or right.high is None or low >= right.high or left.mode or right.mode:
        return None
    opening = before(_OPENER, text, left.span.start)
    opener = opening[1].lower() if opening else None
    if link["link"] == "and" and opener != "between":
        return None
    if opener == "from" and opening and before(_CHANGE, text, opening.start()):
        return None
    if before(_BY, text, left.span.start) and right.high > _TWICE * low:
        return None  # 'rose by 60 to 390': by how many, and to how many
    start = opening.start() if opening else left.span.start
    approx = left.approx or right.approx or "about" in text[start : right.span.start].lower()
    return Number(Span(start, right.span.end), low, right.high, approx, None, Span(left.core.start, right.core.end))


def _scaled(text: str, left: Number, right: Number) -> int | None:
    """The left bound; in 'four to five hundred' it shares the right one's magnitude."""
    if left.low is None or right.high is None:
        return None
    words = right.core.of(text).lower().split()
    factor = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}.get(words[-1] if words else "", 1)
    shares = left.low < 100 and left.low * factor < right.high and not re.search(r"hundred|thousand|million|dozen", left.core.of(text))
    return left.low * factor if factor > 1 and shares else left.low


def _bounded(text: str, number: Number) -> Number:
    """The number with the words before and after it that set or loosen its bounds."""
    for _ in range(3):
        match = before(_BEFORE, text, number.span.start)
        if not match or before(_PARTICLE, text, match.end()):
            break
        number = _loosened(replace(number, span=Span(match.start(), number.span.end)), match)
    if number.low == number.high and before(_CEILING, text, number.span.start):
        number = replace(number, low=None)
    after = _AFTER.match(text, number.span.end)
    if after:
        # "200 people or thereabouts": the words in between are not part of the number.
        end = after.end() if not after["about"] or after["about"].count(" ") <= 2 else number.span.end
        number = _loosened(replace(number, span=Span(number.span.start, end)), after)
    return number


def _loosened(number: Number, match: re.Match[str]) -> Number:
    if match["low"]:
        return replace(number, high=None) if number.low is not None else number
    if match["high"]:
        return replace(number, low=None) if number.high is not None else number
    return replace(number, approx=True)


def _with_mode(text: str, number: Number) -> Number:
    more = before(_MORE_BEFORE, text, number.span.start)
    if more:
        return replace(number, mode="additional", span=Span(more.start(), number.span.end))
    after = _MORE_AFTER.match(text, number.span.end)
    return replace(number, mode="additional", span=Span(number.span.start, after.end())) if after else number
