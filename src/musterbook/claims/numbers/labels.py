"""Figures that name or measure and count nothing: dates, clock times, calibres, money, designations.

In: a text and the characters of one numeral. Out: why the numeral is no count, or None where it is one.
"""

import re
from collections.abc import Callable
from functools import cache

from musterbook.claims.nearby import before
from musterbook.values import Span
from musterbook.world.equipment import equipment

Rule = Callable[[str, int, int], bool]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)"
)
# A year reads as a count only before one of these ("2000 soldiers"), at most three words on.
_FORCE = (
    r"(?:soldiers?|troops?|men|women|personnel|service|marines?|paratroopers?|airmen|sailors?|people|persons?|instructors?|advis[eo]rs?"
    r"|pax|forces|officers?|guards?|fighters?|engineers?|reservists|conscripts|vehicles?|tanks?|aircraft|missiles?|drones?|rounds"
    r"|all ranks|members|peacekeepers|Americans|strong)"
)
_MEASURE = (
    r"(?:mm|cm|m(?!-)|km|kms|mi(?!-)|nm|kg|kt|kts|ft|hp|mw|mph|kph|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|nautical|knots?|feet|tons?|tonnes?"
    r"|lit(?:er|re)s?|acres?|hectares?|square|degrees?|calib(?:er|re)|minutes?|mins?|seconds?(?!-hand)|hours?|hrs?|days?|nights?|weeks?|weekends?"
    r"|months?|years?|decades?|centur(?:y|ies)|times|o[’']clock|per ?cent|percent|pc|percentage|points?|votes?|pages?|dollars?|euros?"
    r"|pounds?|ro?ubles?|kron(?:er|or)|złoty|zloty|zlotys|yen|won|litas|bn|billion|cents?|thirds?|quarters?|fifths?|local|zulu|gmt|utc|cet"
    r"|year-olds?)"
)
_BETWEEN = r"(?:(?:more|further|additional|extra|full|or so|consecutive|or more|long) )?"
# '12 Army trainers' are twelve trainers.
_UNIT = (
    r"(?:Commando|Battalion|Brigade|Regiment|Squadron|Wing|Division|Corps|Group|Flotilla|Flight|Company|Coy|Battery|Sqn|Bn|Bde|Bty|Regt|Rgt|Div"
    rf"|Flt|Cdo|Gp|Troop|Tp|Fleet|Army(?! (?:Reserve )?(?:[a-z-]+s|Rangers|{_FORCE})\b)|BCT|ABCT|CAV|Bde|RAR|PARA)"
)
# Nouns and marks after which a figure is a name: "Article 5", "Leopard 2", "CTF 50".
_NAMER = (
    r"(?:Sectors?|Wk|Weeks?|Zones?|Areas?|No\.?|Nos\.?|Numbers?|Article|Chapter|Section|[Pp]aragraph|[Pp]age|[Ll]ine|Annex|Resolution|Phase|Stage|Block|Mk\.?|Mark|Type|Class"
    r"|Link|Level|Route|Highway|Formula|Task Force|Task Group|Air Base|Base|Site|Camp|Group|Battalion|Brigade|Regiment|Squadron|Division"
    r"|Company|Battery|Wing|Flight|Fleet|Commando|Sqn|Bn|Bde|Flt|Leopard|Challenger|Mirage|Strv|Boxer|Merlin|Centauro|Ariete|Leo|Eagle"
    r"|Boeing|Airbus|Falcon|Su|MiG|Tu|Il|Mi|Ka|Sentinel|Channel|Pershing|Main Body|Operation|Volume|Vol\.?|Issue|Runway|Hangar"
    r"|Building|Pier|Gate|Quarter|Half|Category|Tier|Brief|Notebook|Item|Tower|Note|Tape|Room|Hall|Season|Episode|Edition|Bulletin"
    r"|Newsletter|Round|Detachment|Det|Contingent|King Air|Combat Boat|Bell|Hughes|Outpost|Hill|[Mm]inus)"
)
# Capitals that may follow a count; any other run of capitals after a bare small figure is a regiment ("7 RAR", "2 PPCLI").
_COUNTED_CAPITALS = (
    r"(?:PAX|US|USA|UK|EU|UN|NATO|HIMARS|MLRS|NASAMS|ATACMS|AWACS|MRAPs?|UAVs?|UAS|IFVs?|APCs?|MANPADS|JLTVs?|HMMWVs?|GMLRS|THAAD|ANG|RAF"
    r"|USAF|USMC|CAF|ADF|NZDF|IDF|PLA|SF|SEALs|[A-Z]+ (?:members|personnel|soldiers|troops|people|staff)"
    r"|UNIFIL|VTOL|SAM|SAMs|ISR|SOF|GIs?|POWs?|MPs|NCOs?|VIPs?|AEGIS|STOL"
    # '12 DANA self-propelled howitzers'
    r"|[A-Z]{3,}s|[A-Z]+ (?:[a-z\dx-]+ ){0,2}(?:howitzer|gun|vehicle|carrier|tank|car|truck|launcher|missile|system|aircraft|helicopter"
    r"|plane|jet|trainer|drone|boat|ship|vessel|corvette|frigate|submarine|radar|mortar|rifle|gunship|transport)s?)"
)


def _after(pattern: str, flags: int = re.IGNORECASE) -> Rule:
    compiled = re.compile(pattern, flags)
    return lambda text, start, end: compiled.match(text, end) is not None


def _before(pattern: str, flags: int = re.IGNORECASE) -> Rule:
    compiled = re.compile(rf"(?:{pattern})\Z", flags)
    return lambda text, start, end: before(compiled, text, start) is not None


def _small(rule: Rule) -> Rule:
    """The rule, for numerals of one or two characters: those that may be a day."""
    return lambda text, start, end: end - start <= 2 and rule(text, start, end)


_DATED = re.compile(
    rf"(?:\b(?i:in|since|until|till|of|by|from|during|early|late|mid|year)|\b{_MONTH}\.?,?)[ -](?:(?:1[5-9]|20)\d\d (?:and|or|to) )?\Z"
)


def _is_year(text: str, start: int, end: int) -> bool:
    """Four plain digits from 1500 to 2099; those that a force follows, or before 1900, only after a word of time."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", text[start:end]):
        return False
    counted = re.match(
        rf"(?:[ -](?:(?!(?:and|but|or|the|when|comes|is|was|will)\b)[\w.’'-]+ ){{0,3}}?{_FORCE}\b)|(?: ?x )",
        text[end : end + 60],
        re.IGNORECASE,
    )
    dated = before(_DATED, text, start)
    return (not counted and int(text[start:end]) >= 1900) or dated is not None


def _both(left: Rule, right: Rule) -> Rule:
    return lambda text, start, end: left(text, start, end) and right(text, start, end)


@cache
def _types() -> frozenset[str]:
    """The names of materiel, as they are written."""
    return frozenset(name for item in equipment() for name in (item.name, *item.aliases) if name not in item.ambiguous)


_NEXT_WORDS = re.compile(r" (?=([^\s,;:()]+(?: [^\s,;:()]+){0,2}))")


def _counts_a_type(text: str, start: int, end: int) -> bool:
    """'20 AHS Krab guns', '14 PC-7s', '40 ATF Dingo': what stands behind the figure is materiel, which it counts."""
    found = _NEXT_WORDS.match(text, end)
    words = found[1].rstrip(".”’\"'").split(" ") if found else []
    names = (" ".join(words[:n]) for n in range(1, len(words) + 1))
    return any(name in _types() or name.removesuffix("s") in _types() for name in names)


def _no_type(rule: Rule) -> Rule:
    return lambda text, start, end: rule(text, start, end) and not _counts_a_type(text, start, end)


# 'A medical team (28)', 'the Leopards (14)': after a common noun, or a plural, a figure in brackets counts it; one digit is a footnote's.
_COUNTED_BEFORE = re.compile(r"(?:(?<![\w-])(?!(?:and|or|that|to|either|both|namely)\b)[a-z][a-z-]+|\w[\w-]*s) [(\[]\Z")


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    """The figure stands alone in brackets, and not behind what it could count."""
    alone = start > 0 and text[start - 1] in "([" and text[end : end + 1] in (")", "]")
    return alone and (end - start == 1 or before(_COUNTED_BEFORE, text, start) is None)


# 'There are 1,100 there, 300 more than in January': by how many it is more, and no further force.
_COMPARED = _both(_before(r"[,–—(-] ?(?:(?:about|some|around|nearly|almost) )?"), _after(r" (?:more|fewer|less|above|below) than\b"))

_WHY: tuple[tuple[str, Rule], ...] = (
    ("a year", _is_year),
    ("a date", _after(rf"(?:st|nd|rd|th)?(?: of)? ?{_MONTH}\b(?!-)", 0)),
    (
        "a date",
        _small(
            _both(
                _before(r"\b(?:from|between|on) "), _after(rf"(?:st|nd|rd|th)? (?:to|and|until|till|or) \d\d?(?:st|nd|rd|th)? {_MONTH}\b")
            )
        ),
    ),
    ("a date", _small(_before(rf"(?<!In )(?<!in )\b{_MONTH}\.? |\b{_MONTH} \d\d? ?[-–] ?|\b(?:19|20)\d\d-(?:\d\d-)?", 0))),
    ("a clock time", lambda t, s, e: t[s] == "0" and e - s > 1),
    ("a clock time", _after(r"[:h]\d\d|\.\d\d\b|Z\b| ?[ap]\.?m\b")),
    ("an ordinal", _after(r"(?:st|nd|rd|th)\b")),
    ("a temperature", _after(r" ?°?[CF](?=[.,;!?)]|$| (?:in|at|outside|today|and|by|on|yesterday|all)\b)", 0)),
    ("a share", _after(r" ?(?:%|°)| in (?:ten|five|four|three)\b")),
    ("money", _before(r"[$€£¥] ?|\b(?:USD|EUR|GBP|PLN|SEK|NOK|DKK|CHF|US\$)[ \u00a0]")),
    (
        "a measure",
        _no_type(_after(rf"(?:[- ]plus|[- ]odd|\+)?(?: |-)?{_BETWEEN}{_MEASURE}\b(?!-air|-to-)")),
    ),
    ("money", _after(r" ?(?:million|bn|m)? ?(?:dollars?|euros?|pounds?|USD|EUR)\b")),
    ("part of a name", _before(r"[^\W\d]\.?[-–/]|[^\W\d]|\d[.:,/]|[/#’']|(?:^|\W)\.", 0)),
    ("part of a name", _after(r"\w|[-–](?!(?:strong|odd|plus|man|men|member|person|soldier|ship|aircraft|some)\b|\d|\s)|[(/]|[.,:]\d", 0)),
    ("part of a name", _before(r"\([A-Z]{1,4} ", 0)),
    ("part of a name", _before(r"\b[A-Z]\w+ \d{1,2}-", 0)),  # 'UNP 2-45', 'Position 6-50'
    ("part of a name", _before(rf"\b{_NAMER}[ \u00a0-]", 0)),
    ("part of a name", _small(_before(r"\b(?:Sectors|Zones|Areas|Phases) \d\d?(?:, \d\d?)*,? (?:and |to |or )?", 0))),
    ("part of a name", _before(r"\b(?!US |UK |EU |UN |NATO |PAX |NLT |NET )[A-Z]{2,5}[ \u00a0]", 0)),
    ("a unit's number", _after(rf"(?:, \d{{1,3}})* and \d{{1,3}} {_UNIT}\b", 0)),
    ("a unit's number", _after(r" (?:Marine )?Expeditionary Unit\b", 0)),
    ("a unit's number", _no_type(_after(rf"(?: \([\w ]+\))?(?: [A-Z][\w’.]*){{0,4}} {_UNIT}\b", 0))),
    ("a unit's number", _no_type(_after(rf" (?!{_COUNTED_CAPITALS}\b)(?:[A-Z] )?[A-Z]{{2,}}[a-z]?[A-Z]*\b(?![-\d]| \d)", 0))),
    ("a unit's number", _after(r"[-–/]\d+(?:st|nd|rd|th)?(?: [A-Z]|th|st|nd|rd)|[-–]\d+\w*[A-Za-z]", 0)),
    ("a size", _after(r" ?[x×] ?\d")),
    ("a size", _before(r"\d ?[x×] ?")),
    ("a telephone number", _before(r"\b(?:call|dial|ring) |\d-\d+-")),
    ("a telephone number", _after(r"-\d+-\d")),
    ("a telephone number", _both(_before(r"\d-"), _after(r"-\d"))),
    ("a list mark", _small(_is_in_brackets)),
    ("a list mark", _small(_both(_before(r"(?:^|\n)\s*"), _after(r"[.)](?:\s|$)")))),
    ("an age", _both(_before(r"[A-Z]\w+, ", 0), _small(_after(", ")))),
    ("an age", _before(r"\b(?:aged|age is|age was|age of) (?:(?:about|around|just|only) )?(?:\d\d (?:and|to|or) )?")),
    ("an age", _small(_after(r"(?: or \d\d)? when (?:they|he|she|we|I)\b"))),
    ("a comparison", _COMPARED),
    ("an age", _before(r"\b(?:aged|ages) (?:(?:between|from) )?")),
    ("an age", _before(r"\b(?:aged|ages) (?:between|from) \d\d (?:and|to) ")),
    ("a rate", _after(r" \w+ (?:a day|per day|daily|an hour|per hour)\b")),
    ("part of a name", _before(r"\b(?:posts?|points?|hills?|(?-i:Orders?)|buildings?|lots?) (?:\d+(?:, \d+)* (?:and|to|or) )?")),
    ("a vote", _before(r"\bvot(?:es?|ed|ing) (?:by |(?:was|were) )?(?:\d+(?: votes)? (?:to|against|-|–) )?")),
)
_SPELT: tuple[tuple[str, Rule], ...] = (
    ("a comparison", _COMPARED),
    ("a measure", _no_type(_after(rf"(?: |-){_BETWEEN}{_MEASURE}\b"))),
    ("part of a word", _after(r"[-–](?!(?:strong|odd|plus|man|men|member|person|soldier|ship|aircraft|some)\b|\s)|[’'](?!s\b)", 0)),
    ("part of a word", _before(r"\w-")),
    ("a name", _after(r" (?:Seas|Eyes)\b", 0)),
    ("a rate", _after(r" \w+ (?:a day|per day|daily|an hour|per hour)\b")),
    ("part of a name", _before(r"\b(?:Item|Chapter|Part|Phase|Section|Article|Paragraph|Room|Tower|[Mm]inus) ", 0)),
)


def why_no_count(text: str, span: Span) -> str | None:
    """The reason why the numeral at `span` counts nothing ("a year", "a unit's number"), None where it is a count."""
    rules = _WHY if text[span.start].isdigit() else _SPELT
    return next((why for why, holds in rules if holds(text, span.start, span.end)), None)
