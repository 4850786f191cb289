"""Clauses: what a relative clause and its main clause tell of each other's places, and a phrase of the base that it names.

In: a Case, its places. Out: places, in the role that they have for the frame.
"""

import re
from dataclasses import replace

from musterbook.claims.line import Case
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.whose.hosting import is_hosting


def seen_from(case: Case, place: Place) -> Place:
    """Of a force that came from one place to another, and goes on: where it came to is where it is, whence it came is far away.

    'The battalion, which arrived in Latvia from Italy, will leave.'
    """
    verb = grammar.clause(place.token)
    if grammar.base(verb.dep_) != "acl" or verb.head.i != case.frame.theme.i or verb.i == case.frame.predicate.i:
        return place
    if verb.lower_ in _COMING:
        return replace(place, role={"to": "at", "from": "of"}.get(place.role, place.role))
    # 'The company, based at Grafenwöhr, came to Estonia': whence it came.
    elsewhere = any(p.token.head.i == case.frame.predicate.i and p.hosts and p.role in ("to", "at") for p in case.line.places)
    moved = case.frame.action in ("deploy", "rotate") and elsewhere and verb.lower_ in _BASED and place.role == "at"
    return replace(place, role="from") if moved else place


_BASED = words.forms_of("base", "station", "garrison", "headquarter", "quarter", "post")
_COMING = words.forms_of("arrive", "come", "deploy", "move", "land", "fly", "sail", "send", "bring", "return", "relocate", "redeploy")
# What may stand between a place and the clause about it: 'to Bahrain, from where she was withdrawn', 'in Niamey, across the border, where'.
_BEFORE_CLAUSE = re.compile(
    r"(?: \([^()]*\))?(?:, (?:across|beyond|over|near|in|on|at|just)(?: [a-z]+){1,4})?(?: (?:air )?(?:base|camp|airport|port|barracks))?"
    r",?(?: (?:from|in|at|to|through))? \Z",
    re.I,
)


def told_of(case: Case) -> list[Place]:
    """The place that a relative clause tells of stands before it, outside of the clause: 'to Bahrain, from where she was withdrawn'."""
    verb = case.frame.predicate
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acl:relcl":
        verb = verb.head  # 'to Niamey, where Berlin means to keep 110 soldiers'
    about = next((t for t in verb.children if t.lower_ in ("where", "which") and _asks_where(t)), None)
    if about is None:
        return _beside_the_base(case)
    text, start = case.line.sentence.text, case.line.scene.tree.starts[about.i]
    before = (p for p in reversed(case.line.places) if p.span.end <= start and (p.hosts or (p.name or "")[:1].isupper()))
    found = next((p for p in before if _BEFORE_CLAUSE.fullmatch(text[p.span.end : start])), None)
    return [replace(found, role="from" if grammar.case(about) == "from" else "at")] if found else []


def _beside_the_base(case: Case) -> list[Place]:
    """'In Incirlik, a base that houses 1,500 airmen': the place right before the phrase of the base that a relative clause tells of."""
    verb, tree = case.frame.predicate, case.line.scene.tree
    if verb.dep_ != "acl:relcl" or not is_hosting(case.frame) or any(p.token.i == verb.head.i for p in case.line.places):
        return []
    base = min((c.i for c in verb.head.children if c.i < verb.head.i), default=verb.head.i)
    return [replace(p, role="at") for p in case.line.places if tree.text[p.span.end : tree.starts[base]] == ", "]


def _asks_where(word: Token) -> bool:
    return word.lower_ == "where" or grammar.case(word) in ("from", "in", "at", "to", "through")


def while_there(place: Place) -> bool:
    """'While in Norway, they will guard the skies of the north': there they are."""
    return place.role == "at" and place.token.doc[0].lower_ == "while" and any(c.lower_ == "while" for c in place.token.children)


def opens(place: Place) -> bool:
    """'In Djibouti, its largest base, 1,500 soldiers remain': the sentence opens with its place, and the parser hangs it on a noun."""
    opening = next((c for c in place.token.children if c.dep_ == "case"), None)
    return place.role == "at" and opening is not None and opening.i == 0 and not grammar.is_verb(place.token.head)


def is_of_a_place(clause: Token) -> bool:
    """The relative clause tells of a place and not of the force: 'they live at a camp from which two planes fly over the gulf'."""
    return clause.dep_ == "acl:relcl" and any(_asks_where(t) for t in clause.children if t.lower_ in ("where", "which"))


def is_the_base(case: Case, place: Place) -> bool:
    """'Handed back its base at Faya in northern Chad': the base is what the clause is about; where it lies is told beside it."""
    bare = case.frame.by == "site" and place.token.i == case.frame.theme.i and not place.hosts
    named = (p for p in case.line.places if p.name and p.hosts and p.role == "at")
    return bare and any(p.token.head.i in (case.frame.predicate.i, place.token.i) for p in named)


_PUBLISHED = words.forms_of("release", "publish", "issue", "post", "circulate", "table")


def is_of_a_text(clause: Token) -> bool:
    """'According to figures released in Nairobi on Thursday': where and when a text came out, and no force."""
    return clause.dep_ == "acl" and clause.lower_ in _PUBLISHED and clause.tag_ == "VBN"


def is_apart(clause: Token, predicate: Token) -> bool:
    """The clause, below the predicate, tells of something else: what is said, what goes on beside it, what comes before or after."""
    told = grammar.is_predicate(clause) and grammar.base(clause.dep_) in ("ccomp", "parataxis", "conj")
    return clause.i != predicate.i and (told or _is_told_besides(clause))


def _is_told_besides(clause: Token) -> bool:
    """'Will call at Lagos before she returns to Plymouth', 'a week after a shell hit the post': a clause of time of its own."""
    own = any(c.dep_ in grammar.SUBJECTS for c in clause.children) or clause.tag_ in ("VBD", "VBZ", "VBP")
    # The parser takes many a conjunction for a preposition of the subject.
    before = (t for t in clause.subtree if t.i < clause.i and t.dep_ in ("mark", "case"))
    return clause.dep_ == "advcl" and own and any(t.lower_ in _WHEN for t in before)


_WHEN = {"before", "after", "until", "when", "while"}


def is_of_an_event(place: Place) -> bool:
    """'Because of the war in Ukraine', 'the border with Belarus': where something else happens, or what lies beyond."""
    up = place.token.head.lower_
    beyond = up in ("border", "frontier", "boundary") and grammar.case(place.token) == "with"
    prep = next((c for c in place.token.children if c.dep_ == "case"), None)
    after = prep.nbor(-1).lower_ if prep is not None and prep.i else ""
    return (grammar.base(place.token.dep_) == "nmod" and (beyond or up in _EVENTS)) or after in _EVENTS


_PACTS = {"agreement", "accord", "pact", "treaty", "deal", "arrangement", "talks", "ties", "cooperation", "memorandum"}


def of_a_pact(place: Place, senders: tuple[str, ...]) -> Place:
    """'Under an agreement between Kigali and Bangui': not in both capitals, but in the other's country."""
    if place.token.head.lower_ not in _PACTS or grammar.case(place.token) not in ("between", "with", "of"):
        return place
    return replace(place, name=None, hosts=tuple(h for h in place.hosts if h not in senders))


_EVENTS = {
    "war", "invasion", "conflict", "coup", "crisis", "earthquake", "election", "elections", "fighting", "violence", "unrest", "clashes",
    "riots", "attack", "attacks", "talks", "summit", "meeting", "conference", "speech", "interview", "briefing", "bombing", "massacre",
    "protests", "hearing",
}  # fmt: skip


_SOME = re.compile(
    r"(?:,|;| –) (?:and )?(?:(?:most|many|some|several|half|part|the (?:bulk|majority|rest)|a (?:few|handful|third|quarter)"
    r"|(?:about |some |around )?[\w,.-]+) of (?:them|whom|which|these)|including|among (?:them|whom|these)|of whom|of which)\b[^,;]*\Z",
    re.I,
)
_ALL = re.compile(r"\ball (?:[\w,]+ )?of (?:them|whom|these)\b", re.I)


def is_of_some(case: Case, place: Place) -> bool:
    """'900 soldiers serve in Lebanon, most of them at Naqoura', 'including a company at Tyre': where a part of them is."""
    text, start = case.line.sentence.text, case.line.scene.tree.starts[case.frame.theme.i]
    between = text[start : place.span.start] if case.frame.by not in ("phrase", "number") else ""
    return _SOME.search(between) is not None and not _ALL.search(between)


def of_the_whole(case: Case, place: Place) -> Place:
    """Of a place where only some of them are, the nation; and of a whole region no name beside its own."""
    whole = place.is_region and place.name is not None and _is_region(place.name, place.hosts)
    return replace(place, name=None) if whole or is_of_a_voice(place) or (place.name and is_of_some(case, place)) else place


def is_of_a_voice(place: Place) -> bool:
    """'A diplomat in Kyiv', 'the government in Tripoli': where somebody speaks or decides, and no soldiers are."""
    return grammar.base(place.token.dep_) == "nmod" and place.token.head.lower_ in lexicon("places")["voices"]


def is_where_told(place: Place) -> bool:
    """'Diplomats in Nairobi put them at 500': whoever tells it sits there; 'eight are at the embassy in Kuwait City' are there."""
    there = ("in", "at", "from", "to")
    return is_of_a_voice(place) and grammar.case(place.token) in there[:2] and grammar.case(place.token.head) not in there


def _is_region(name: str, codes: tuple[str, ...]) -> bool:
    """'The Gulf' and 'the Black Sea region' are the region itself; 'the Red Sea' is a part of one."""
    return set(name.lower().split()) - {"the", "region", "area"} <= set(codes[0].split("-"))


def is_of_a_share(case: Case, place: Place) -> bool:
    """'800 soldiers abroad, 200 of them in Latvia': Latvia is where the 200 are."""
    shares = [f for f in case.line.frames if f.by == "number" and f.hosts]
    return bool(shares) and not case.frame.hosts and place.token.i > min(f.theme.i for f in shares)


def left_behind(case: Case, hosts: tuple[str, ...]) -> str | None:
    """'The helicopters based at Agadez will leave Niger': where they are, whom the clause only has leave the country."""
    own = (
        p for p in case.line.places
        if p.name and p.role == "at" and not (p.capital or p.back)
        and set(p.hosts) <= set(hosts) and grammar.within(p.token, case.frame.theme)
    )  # fmt: skip
    return next((p.name for p in own), None) if case.frame.action == "withdraw" else None


_BESIDE = (" at ", " in ", " near ", " outside ", " close to ")


def beside_base(case: Case, chosen: list[Place]) -> list[Place]:
    """'Withdrew from their base at Sarrin': where the base is, wherever the parser hangs it."""
    if not chosen or any(p.name or p.hosts for p in chosen):
        return chosen
    text, ends = case.line.sentence.text, {p.span.end for p in chosen}
    return [*chosen, *(p for p in case.line.places if p.name and any(text[end : p.span.start] in _BESIDE for end in ends))]
