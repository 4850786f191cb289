"""The words of dates as patterns: months, weekdays, seasons, years, units, and what each is worth."""

import re

from musterbook.claims.numbers.numerals import SMALL, worth

MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")
_SHORT = re.findall(r"\w+", "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
# Written as names are: "may" and "march" are verbs. In capitals as the services write them (12 OCT).
_LONG = "|".join([*MONTHS, *(name.upper() for name in MONTHS)])
MONTH = rf"(?<![^\W\d_])(?:(?:{_LONG})\b|(?:{'|'.join([*_SHORT, *(name.upper() for name in _SHORT)])})(?:\b(?:\.(?=\s*[\da-z,]))?|(?=\d)))"
CAPITAL_MONTH = rf"(?:{'|'.join(name.upper() for name in [*_SHORT, 'May'])})"
WEEKDAYS = re.findall(r"\w+", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAY = rf"\b(?:{'|'.join(WEEKDAYS)})\b"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|\b(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?:st|nd|rd|th)"
YEAR = r"(?:19|20)\d\d"
_SUCH = r"last|this|next|that|the same|the following|the previous|the next|the current|the coming"
YEAR_REF = rf"(?:{YEAR}\b(?!-\d)|[’']\d\d\b|(?:of )?(?:{_SUCH}) year\b)"
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
UNIT = r"(?:day|week|fortnight|month|year|decade)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|lunchtime|dawn)"
CLOCK_TIME = (
    r"(?:\d{1,2}[:.]\d\d|\d{4}|\d{1,2} ?[ap]\.?m\.?|noon|midnight|midday|dawn|dusk|daybreak)(?: (?:local|hours|hrs|Z|UTC|GMT))?(?: time)?"
)
AMOUNT = rf"(?:{SMALL} (?:or|to) {SMALL}|\d+[-–]\d+|{SMALL}|half an?|several|a few|some|a couple of)"

# Of each of these one stands in every text that has such a date, as it is here or in small letters: what has none need not be searched.
_FIGURES = "0123456789"
MONTH_STEMS = tuple(form for name in MONTHS for form in (name[:3], name[:3].upper()))
WEEKDAY_STEMS = tuple(WEEKDAYS)
SEASON_STEMS = ("spring", "summer", "autumn", "fall", "winter")
UNIT_STEMS = ("day", "week", "fortnight", "month", "year", "decade")
SPANS = ("hours", "days", "weeks", "months", "years")
CENTURIES = ("19", "20")
SHORT_YEARS = tuple(mark + figure for mark in "’'" for figure in _FIGURES)
NUMBERED = tuple(f"the {figure}" for figure in _FIGURES)

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def month_number(name: str) -> int:
    """January is 1, whatever way it is written."""
    return 1 + next(n for n, full in enumerate(MONTHS) if full[:3].lower() == name[:3].lower())


def weekday_number(name: str) -> int:
    """Monday is 0, whatever way it is written."""
    return next(n for n, full in enumerate(WEEKDAYS) if full[:3].lower() == name[:3].lower())


def season_code(name: str) -> int:
    """The EDTF code of a season."""
    return _SEASONS[name.lower()]


def nth(word: str) -> int:
    """first is 1; "Q3" and "H2" give their figure."""
    return int(word[-1]) if word[-1].isdigit() else _NTH[word.lower()]


def amount_of(words: str, unit: str) -> tuple[int, str] | None:
    """A duration: amount_of("half a", "year") is (6, "month"); None where the words give no number."""
    unit = unit.lower().removesuffix("s")
    words = words.strip().lower()
    if words.startswith("half"):
        return {"year": (6, "month"), "month": (2, "week")}.get(unit)
    number = 2 if words == "a couple of" else worth(words)
    if number is None:
        return None
    factor, plain = {"fortnight": (2, "week"), "decade": (10, "year")}.get(unit, (1, unit))
    # Nobody is sent for two centuries: such a length is a slip or a figure of speech, and would leave the calendar.
    return (number * factor, plain) if number * factor < {"year": 200}.get(plain, 2_000) else None
