"""Attributing asides: ', the ministry said on Wednesday.', ', he added,': cut out before parsing, for a parser reads them badly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from musterbook.values import Span

_VERBS = (
    "said|says|told|tells|added|adds|announced|announces|confirmed|confirms|confirm|stated|states|noted|notes|explained|explains"
    "|stressed|replied|replies|answered|answers|recalled|recalls|reported|reports|wrote|writes|claimed|claims|insisted|insists"
    "|reiterated|declared|declares|underlined|underlines|emphasised|emphasized|warned|argued|acknowledged|admitted|revealed|remarked"
    "|continued|concluded|joked|informs|informed|maintained|suggested|say|report|testified|clarified|pointed out|made clear"
    "|indicated|indicates|made (?:plain|clear|known)|went on|goes on|puts? it|has it|had it"
    "|let (?:it be )?know[n]?|lets (?:it be )?know[n]?|told reporters|writes|estimated|estimates|protested|ruled|quipped|shrugged|disclosed"
    "|conceded|reckons|reckoned|called|calls|predicts|predicted|observes|observed|counters|countered|insisted|jokes|laughs|laughed|stresses"
    "|underlined|underlines|emphasises|emphasizes|warns|argues|acknowledges|admits|reveals|remarks|continues|concludes|suggests|clarifies"
    "|recounts|recounted|asserts|asserted|affirmed|affirms|repeats|repeated|responds|responded|shouts|shouted|promises|promised"
    "|reminds|reminded|written|specifies|specified|comments|commented|tweeted|posted|complained|complains|contends|contended|maintains|alleges|alleged"
)
_AUX = r"(?:(?:has|have|had|also|later|then|now|is|was|would only|would)\s+)?"
_STOP = (
    r"(?!which\b|who\b|whom\b|that\b|and\b|but\b|as\b|when\b|where\b|after\b|with\b|because\b|while\b|although\b"
    r"|though\b|if\b|or\b|so\b|to\b|including\b|whose\b|until\b|since\b)"
)
_WORD = rf"{_STOP}(?:(?:[A-Z]\.)+|[^\s,.;:“”\"]+(?:\.(?=\s[A-Z]))?)"
# What stands behind a name without an article: 'Lind, commander of the battalion,'.
_OFFICE = (
    r"(?:deputy|acting|chief|head|commander|director|spokes\w+|minister|secretary|president|leader|chair\w*|ambassador|governor|mayor)"
)
_NP = (
    rf"(?:(?:their|his|her|its|the|[A-Z][\w’'-]+’s|[A-Z][\w’'-]+)\s[^,“”\"]{{3,70}},\s)?(?:he|she|they|it"
    rf"|(?:their|his|her|its|the|an?|[A-Z][\w-]+[’']s)\s[^,“”\"]{{3,60}},\s[^,“”\"]{{3,60}},"
    rf"|{_WORD}(?:\s(?:and\s)?{_WORD}){{0,11}}?)(?:,\s(?:an?|the|its|his|her|their|who|speaking|{_OFFICE})\s[^,“”\"]{{1,70}},)?"
)
_REST = r"(?:\s+(?!that\b)[^,“”\";:.]{0,70}?(?:\.(?=\s?[a-z]))?){0,1}"
# ', says the ministry, will not come': the sentence goes on.
_AHEAD_OF = r"(?:will|would|shall|has|have|had|is|are|was|were|can|could|may|might|must)\b"
# Where and when it was said, behind an office: ', wrote Lind, the chief of staff, on Facebook on Monday'.
_AT = r"on (?:X|Twitter|Facebook|Telegram|Instagram|LinkedIn|television|TV|radio)|in an?"
# ', says the ministry, the last of them will come': nor is that the office of who speaks.
_GOES_ON = r"(?!who\b|which\b|whose\b)[^,“”\"]*\b(?:will|would|shall|has|have|had|is|are|was|were|can|could|may|might|must)\b"
_PATTERN = re.compile(
    rf"(?P<lead>[,?!][”\"’']?|[”\"])\s+(?:(?:as\s)?(?P<a>{_NP})\s+{_AUX}(?:{_VERBS})(?P<ra>{_REST})"
    rf"|{_AUX}(?:{_VERBS})\s+(?!(?:he|she|they|it|that|there|had|would|will|was|were|is|no"
    # 'The minister, Ana Lind, said on Monday' has its speaker before.
    rf"|not|on|in|at|from|after|during|earlier|late|last|this|yesterday|today)\b)(?P<heard>to\s(?!be\b)\w+\s)?(?P<b>(?:by\s\w+\s)?{_WORD}(?:\s(?:and|of|with|for|in|at|the"
    rf"|{_WORD})){{0,9}}(?:,\s(?!{_AHEAD_OF}|{_GOES_ON}|who\s(?:{_VERBS}|denied|denies)\s)[^,“”\"]{{1,90}})?)"
    rf"(?:,\s+who(?=\s(?:{_VERBS}|denied|denies)\s)|,?\s+(?:who|speaking|{_AT})\s[^,“”\".;]{{3,80}})?)"
    rf"(?=[,.;:](?!\d)|\s*$|[”\"]|(?<=, who)\s)"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """An attributing aside, and within it the words that name who speaks."""

    span: Span
    who: Span


def asides(text: str) -> list[Aside]:
    """The attributing asides of a sentence, without the commas around them."""
    out = []
    for found in _PATTERN.finditer(text):
        if _is_told(text, found) or _is_hearer(text, found) or _is_main(text, found):
            continue
        who = found.group("a") or ""
        if " and " in who and (_AND_CLAUSE.search(who) or not _SOMEBODY.search(who)):
            continue  # 'the first have landed and the minister said', 'to Chad and Niger, announced on Monday'
        start = found.end("lead")
        while text[start].isspace():
            start += 1
        who = Span(*found.span("a" if found.group("a") else "b"))
        clause = _CLAUSE_BEFORE.match(text, who.start, who.end)
        if clause:  # 'After that, units would rotate to the coast, Lind said': only the last name speaks
            start, who = clause.end(), Span(clause.end(), who.end)
        what = _WHAT.match(text, who.start, who.end) or _LISTED.match(text, who.start, who.end) or _AMONG.match(text, who.start, who.end)
        if what and not _SOMEBODY.search(text, who.start, what.end()):
            start, who = what.end(), Span(what.end(), who.end)
        if found.start() > 8:
            out.append(Aside(Span(start, found.end()), who))
    signed = None if out else _SIGNED.search(text)
    return [Aside(Span(*signed.span("aside")), Span(*signed.span("who")))] if signed else out


# Who speaks behind a dash, as in a live report: 'Must be gone by 3 May – army spokesman', '… – minister Ana Lind on the garrison'.
_SIGNED = re.compile(
    r"(?<=[\w”\")])\s[–—-]\s(?P<aside>(?P<who>"
    r"(?!(?:an?|the|his|her|their|its|our|one|two|three|both|some|no|\d[\d,.]*)\b)(?:[\w’'.-]+\s){0,4}?"
    r"(?:minister|spokes\w+|officials?|ministry|embassy|general staff|sources?|diplomats?|secretary|president|ambassador|Pentagon"
    r"|chief of staff)"
    r"(?:\s(?:of|for)(?:\s[\w’'.-]+){1,3}?)?(?:\s[A-Z][\w’'.-]+){0,4})(?:\son\s(?:[\w’'-]+\s?){1,6})?)[.]?$"
)


# A clause that is told without 'that': 'In a statement, the army said 200 soldiers had arrived'.
_CLAUSE = re.compile(
    r"\b(?:would|will|had|has|have|is|are|was|were|could|may|might|can|must)\b|^\s+to\s(?!the\b|our\b|us\b|a\b|an\b|[A-Z])"
)
_FINITE = re.compile(
    r"\b(?:would|will|had|has|have|is|are|was|were|could|may|might|can|must|stays?|remains?|sen[dt]s?|left|leaves?|(?!armed)[a-z]+ed|came|went|goes?)\b|[”\"]"
)


def _is_told(text: str, found: re.Match[str]) -> bool:
    """What stands behind the verb is what is said, and what stands before it is no clause of its own."""
    said = found.group("ra") if found.group("a") else re.split(r",\swh", found.group("b"))[0]
    clause = said and (_CLAUSE.search(said) or (found.group("b") and _FINITE.search(said)))
    before = text[: found.start() + 1]
    return bool(clause) and bool(not _FINITE.search(before) or _CIRCUMSTANCE.fullmatch(before))


# 'In a statement carried by the agency, the ministry said …', 'In remarks broadcast on Monday, …': a participle is no clause.
_CIRCUMSTANCE = re.compile(
    r"[“\"]?(?:(?:Testifying|Speaking|Addressing|Appearing|Talking|Writing|Briefing|Answering) [^,“”\"]+,"
    r"|(?:In|During|At) (?:(?:an?|the|his|her|its|their|[\w’'-]+’s) )?(?:[\w-]+ ){0,3}"
    r"(?:interview|statement|letter|remarks|comments|speech|address|briefing|post|message|note|communiqu[eé]|video|conference|article|broadcast"
    r"|release|report|update)"
    r"(?: (?!(?:is|are|was|were|has|have|had|will|would|that|which|who)\b)[\w’'-]+)*,)"
)


# Words that make a clause of what stands before a comma: helpers, and past tenses that no participle is spelled like.
_FINISHED = (
    "did|does|do|would|will|had|has|have|is|are|was|were|could|may|might|can|must"
    "|flew|came|went|took|began|gave|withdrew|drew|arrived|landed|sailed|departed|remained|stayed|became|rose|fell|grew"
)
_CLAUSE_BEFORE = re.compile(rf"[^,]*\b(?:{_FINISHED})\b[^,]*,\s+")
# 'The company will go in May, the first such deployment since 2003, officials said': the words between the commas are what happens.
_WHAT = re.compile(
    r"(?:the|its|their|his|her|an?|another) (?:[\w’'-]+ ){0,5}?"
    r"(?:such|since|deployments?|presence|rotations?|exercises?|drills?|withdrawals?|moves?|steps?|visits?|contingents?|arrivals?|pact|agreement|deal|transfer|delivery|reduction|increase|cut|operation|time|tour|stay)\b[^,]*,\s+",
    re.I,
)
# 'Denmark will send two jets, France three Rafales and Germany four Eurofighters, the commander said': the list goes on.
_AND_CLAUSE = re.compile(rf"\b(?:{_FINISHED}|will|[a-z]+ed|sent|left)\b.* and ")
_LISTED = re.compile(
    r"[A-Z][^,]*\s(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|another)\s+[\w-]+[^,]*,\s+"
)
# '… the use of three bases, Manta among them, an official said'.
_AMONG = re.compile(r"[^,]{2,40}\b(?:among (?:them|those|others)|included|apiece|each)\b,\s+")
_SOMEBODY = re.compile(
    r"\b(?:minister|sources?|people|persons?|diplomats?|aides?|lawmakers?|chief|command\w*|spokes\w+|president|head|leader|officials?|secretary|director|ambassador|captain|colonel|general|major"
    r"|admiral|officers?|analysts?|experts?|chair\w*|envoy|advis[eo]r|deputy|mayor|governor|who)\b",
    re.I,
)
_HELPER = r"(?:is|are|was|were|be|been|has|have|had)"
_HELPED = re.compile(rf"\s*{_HELPER}\s|(?:.*\s)?{_HELPER}$")
# What is said to have been done to a thing, not to have been told: 'promised Estonia a frigate', 'maintains 900 soldiers'.
_OBJECT = re.compile(
    r"\s*(?:(?:an?|another|the|its|their|his|her|our|us|them|up|out|more|some|about|around|over|nearly|almost|both|no|any|\w*\d[\d,]*)\s"
    r"|(?:[A-Z]\w+\s)?(?:an?|another|\w*\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|hundreds?|dozens?)\s)"
)


def _is_main(text: str, found: re.Match[str]) -> bool:
    """The clause is the sentence's own: nothing but circumstances stands beside it."""
    if _HELPED.match(found.group("a") or text[found.end("lead") :]) and not re.search(r"[”\"]", found.group("lead")):
        return True  # 'From Oslo, 24 are promised', 'Norway, she added, had ruled out any cut'
    beside = text[: found.start() + 1] + text[found.end() :]
    heard = found.group("a") and text[found.end("a") :].lstrip().startswith(("told", "tells"))
    counted = re.match(r"\d", found.group("b") or "")  # 'maintains 270 personnel'
    return not heard and bool(counted or _OBJECT.match(found.group("ra") or "")) and not _FINITE.search(beside)


def _is_hearer(text: str, found: re.Match[str]) -> bool:
    """'…, told the daily X': whom it was told to, unless a quotation stands before ('“No,” told Lind')."""
    verb = text[found.end("lead") : found.end()].split()[:1]
    return found.group("b") is not None and verb in (["told"], ["tells"]) and not re.search(r"[”\"’']", found.group("lead"))


def rest(text: str, cut: Sequence[Span]) -> list[Span]:
    """What is left of a sentence beside what is cut out of it, as its asides are; () where nothing was cut."""
    if not cut:
        return []
    edges = [0, *(e for span in sorted(cut) for e in (span.start, span.end)), len(text)]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
