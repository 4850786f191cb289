"""Number words and figures of English text, and what they are worth.

In: the characters of one numeral ("two and a half thousand", "1,200", "12k"). Out: an int, or None where it is no whole number.
"""

import re

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORTH = {word: n for n, word in enumerate(_UNITS, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_MAGNITUDES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000}

_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])})\b)?|(?:{'|'.join(reversed(_UNITS))}))"
_BELOW_1000 = rf"(?:(?:(?:an?|{_BELOW_100})[ -])?hundred(?:[ -](?:and[ -])?{_BELOW_100}\b)?|{_BELOW_100})"
_HALVES = rf"(?:(?:an?|{_BELOW_100}) and a half (?:hundred|thousand|million)|half a (?:dozen|thousand|million)|half-dozen)"
_THOUSANDS = rf"(?:(?:an?|{_BELOW_1000})[ -])?thousand(?:,? (?:and )?{_BELOW_1000}\b)?"
_ROUND = rf"(?:(?:an?|{_BELOW_100}) )?dozen|(?:an?|{_BELOW_1000}) million"
# No numeral is longer than "nine hundred and ninety-nine thousand nine hundred and ninety-nine", and no force larger than this.
_LONGEST = 70
_LARGEST = 999_999_999
# How every numeral in words begins: tried first, since at most words of a text all alternatives would fail one by one.
_BEGINS = r"(?=an?[ -]|half|hundred|thousand|dozen|one|t[ehiw]|f[io]|s[ei]|e[il]|ni)"
WORDS = rf"\b{_BEGINS}(?:{_HALVES}|{_THOUSANDS}|{_ROUND}|{_BELOW_1000})\b"
# Thousands are set off by a comma, a point, or a space (plain, no-break, narrow or thin).
_GROUPED = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d{1,3}(?:\.\d{3})+"
FIGURES = rf"(?:{_GROUPED}|\d+(?:\.\d+)?)(?:(?: |-)(?:dozen|hundred|thousand|million)\b|k\b)?"
# A small number as durations use it: "3", "three", "twenty-one", "a".
SMALL = rf"(?:\d{{1,3}}|{_BELOW_100}|an?)"


def worth(numeral: str) -> int | None:
    """The whole number that `numeral` names: worth("two and a half thousand") is 2500; None for "3.5" or "many"."""
    plain = numeral.strip().lower()
    if len(plain) > _LONGEST:
        return None
    value = _figures(plain) if plain[:1].isdigit() else _words(plain)
    return value if value is not None and value <= _LARGEST else None


_FIGURE = re.compile(rf"({_GROUPED}|\d+(?:\.\d+)?)(?:[ -]?(dozen|hundred|thousand|million|k))?")


def _figures(text: str) -> int | None:
    match = _FIGURE.fullmatch(text)
    if not match:
        return None
    digits, factor = match[1], _MAGNITUDES.get(match[2] or "", 1)
    if re.fullmatch(_GROUPED, digits) and not (match[2] and re.fullmatch(r"\d+\.\d{3}", digits)):
        return int(re.sub(r"\D", "", digits)) * factor
    amount = float(digits) * factor
    return round(amount) if abs(amount - round(amount)) < 1e-6 else None


def _words(text: str) -> int | None:
    half = re.fullmatch(r"(.+) and a half (hundred|thousand|million)", text)
    if half:
        whole = _words(half[1])
        return None if whole is None else whole * _MAGNITUDES[half[2]] + _MAGNITUDES[half[2]] // 2
    half = re.fullmatch(r"half[ -](?:a )?(dozen|thousand|million)", text)
    if half:
        return _MAGNITUDES[half[1]] // 2
    return _sum(re.split(r"[ ,-]+", text))


def _sum(words: list[str]) -> int | None:
    """The usual reading: units and tens add up, "hundred" multiplies what stands before it, "thousand" closes a group."""
    total, group = 0, 0
    for word in words:
        if word in ("a", "an", "and"):
            continue
        if word in WORTH:
            group += WORTH[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _MAGNITUDES[word]
        elif word in _MAGNITUDES:
            total, group = total + (group or 1) * _MAGNITUDES[word], 0
        else:
            return None
    return total + group or (1 if words in (["a"], ["an"]) else None)
