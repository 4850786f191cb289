"""Speakers: whom the text makes answerable, as a chain, outermost last; the outlet itself is never its own speaker."""

import re
from collections.abc import Sequence

from musterbook.claims.names.mentions import Mention, find
from musterbook.claims.telling.persons import Voices, titles
from musterbook.claims.times.words import MONTHS, WEEKDAYS
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree
from musterbook.model import Speaker

_ROLE_WORDS = re.compile(
    r"\b(?:officials?|officers?|sources?|spokes(?:man|woman|person|people)|diplomats?|ministers?|secretary|commander|chief|general"
    r"|colonel|major|captain|admiral"
    r"|commodore|ambassador|president|premier|chancellor|governor|mayor|deputy|senator|lawmakers?|adviser|envoy|aides?|analysts?"
    r"|attaché|sergeant|lieutenant|brigadier"
    r"|marshal|politicians?|residents?|farmers?|witness(?:es)?|insiders?|planners?|king|emir|prince|sheikh|representative"
    r"|people|experts?|consultants?|agents?|observers?|person familiar|colleague|counterpart|clerk"
    r"|workers?|neighbou?rs?|villagers?|activists?|legislators?|director|head|leader|chairman|chairwoman|inspector|commandant|negotiator|mediator)\b",
    re.I,
)
_BODY_WORDS = re.compile(
    r"ministry|army|navy|air force|forces|government|embassy|command|office|department|parliament|staff|council|agency|defen[cs]e"
    r"|headquarters|police|alliance|bloc|union|mission|presidency|cabinet|pentagon|institute|foundation|observatory|commission|committee"
    r"|association|\bthink[- ]tank\b|\bcent(?:re|er)\b|watch(?:dog)?\b|secretariat|authorit(?:y|ies)|consulate|bureau|opposition|junta"
    r"|\bside\b",
    re.I,
)
_HYPHENED = re.compile(r"(?:-[^\W\d_]\w*)+")
_NAME_PART = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")
_PARTICLES = {"de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "dos", "del", "la", "le", "di", "du", "ter", "abu"}


def is_body(text: str) -> bool:
    """The words name a ministry, a staff, an embassy or the like."""
    return bool(_BODY_WORDS.search(text))


_INSTITUTES = {"tank", "think-tank", "institute", "foundation", "observatory", "centre", "center", "association", "party"}


def _is_institute(token: Token) -> bool:
    """'The think-tank Sadeq' is no person of that name."""
    return token.lower_ in _INSTITUTES or any(
        c.lower_ in _INSTITUTES and grammar.base(c.dep_) in ("compound", "nmod") for c in token.children
    )


# 'Our colleague counts eleven': the outlet is never its own speaker.
_OURS = {"colleague", "correspondent", "reporter", "reporters", "photographer", "editor"}
_PAPERS = {"statement", "statements", "report", "reports", "letter", "document", "documents", "release", "communique", "communiqué"}


def speaker(tree: Tree, mentions: Sequence[Mention], token: Token, voices: Voices) -> Speaker | None:
    """The person or body that a noun phrase names."""
    if token.lower_ in _OURS and any(c.lower_ == "our" for c in token.children):
        return None
    if token.lower_ in _PAPERS and any(grammar.case(c) in ("by", "from") for c in token.children):
        return None  # 'according to a statement by the general staff': the staff says it
    if (union := voices.unions.get(token.lower_)) and any(c.lower_ == "the" for c in token.children):
        return Speaker(country=union)
    inside = (
        {t.i for t in token.subtree}
        if token.dep_ != "ROOT"
        else {token.i, *(t.i for c in token.children if grammar.base(c.dep_) in ("appos", "flat", "compound", "nmod") for t in c.subtree)}
    )
    person = next((m for m in mentions if m.kind == "person" and any(t.i in inside for t in tree.tokens(m.span))), None)
    if person:
        return voices.meet(person.value)
    named = None if _is_institute(token) else _name(tree, mentions, token)
    body = next((m for m in mentions if m.kind == "body" and any(grammar.within(t, token) for t in tree.tokens(m.span))), None)
    its = body.value.nation if body else None
    # 'The American embassy in Sarajevo' is American.
    nation = (its if body and token in tree.tokens(body.span) else None) or _nation(tree, mentions, token) or its
    role = _role(tree, token, named)
    if named:
        return voices.meet(Speaker(named, role, body.text if body and token not in tree.tokens(body.span) else None, nation))
    if body and token in tree.tokens(body.span):
        return Speaker(None, None, _whole(tree, token, body.text), nation)
    if role and _ROLE_WORDS.search(role):
        # 'A military official' belongs to no body of a name of its own.
        of = body.text if body and not body.text.endswith("military") else None
        one = Speaker(None, role, of, nation)
        return one if any(c.lower_ in ("a", "an") for c in token.children) else voices.meet(one)
    at = next((m for m in mentions if m.kind in ("nation", "region") and token in tree.tokens(m.span)), None)
    if at:
        stands_for_itself = at.kind == "nation" and at.how not in ("metonym", "government")
        return Speaker(country=at.value) if stands_for_itself else Speaker(org=at.text, country=at.value if at.kind == "nation" else None)
    text = _PREPOSITION.sub("", _plain_phrase(tree, token)).split(", ")[0]
    is_one = _BODY_WORDS.search(text) and token.lower_ not in _ACTS
    return Speaker(None, None, text, nation) if is_one else _anybody(text, token)


# What parliaments pass says nothing: 'a defence bill that tells the army to keep them there'.
_ACTS = frozenset({"bill", "act", "law", "budget", "amendment", "motion", "treaty", "measure"})


def _whole(tree: Tree, token: Token, body: str) -> str:
    """A body as the text names it, with its seat: 'Indian embassy in Tel Aviv'."""
    text = _PREPOSITION.sub("", _plain_phrase(tree, token)).split(", ")[0]
    return re.sub(r"^(?:the|its|their|a|an)\s+", "", text, flags=re.I) if body in text and len(text) <= 80 else body


_PREPOSITION = re.compile(r"^(?:acc(?:ording|\.) to|as for|to|by|from|of)\s+(?:the same\s+)?|^the same\s+", re.I)
_NOBODY = re.compile(
    r"(?i)\b(?:report|reports|statement|letter|article|document|plan|agreement|decision|figure|figures|story|version|treaty|memorandum|list"
    r"|law|motion|nobody|none|nothing|everything|no|everybody|everyone|anybody|somebody|someone|soldiers?|troops?|battalions?|brigades?|company|battery|contingent|ship|question"
    r"|answer|move|news|roadmap|accord|communiqu[eé]|release|note|order|map|table|number|that|this|what|which|one|rumou?r|post)\b"
)


def _anybody(text: str, token: Token) -> Speaker | None:
    """People whom no list knows, as the subject of a plain verb of saying: 'shipping agents say', 'a consultant claims'."""
    plain = token.dep_ in ("nsubj", "ROOT") and token.tag_ in ("NN", "NNS", "NNP", "NNPS")
    if not plain or _NOBODY.search(text) or not 2 < len(text) <= 60 or token.head.lower_ not in _PLAINLY | {token.lower_}:
        return None
    return Speaker(None, re.sub(r"^(?:a|an)\s+", "", text, flags=re.I))


_PLAINLY = frozenset(
    ("say", "says", "said", "claim", "claims", "claimed", "tell", "tells", "told", "insist", "insists", "insisted", "count", "reckon")
)


_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Baroness|Deputy|Senator|Hon\.?) )*(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3})"
# 'Fiona Carrow, Minister for the Armed Forces', 'Minister for Defence (Deputy Cormac Doyle)'.
_OFFICE_HELD = (
    re.compile(rf"{_NAME}, (?P<role>(?:the )?[A-Z][^,()]+)(?: \(.*)?"),
    re.compile(rf"(?:The )?(?P<role>[A-Z][^,()]+) \({_NAME}\).*"),
    re.compile(rf"{_NAME} \((?P<role>[A-Z][^,()]+)\)"),  # 'Ana Lind (Minister for Defence)'
)


def named_in(label: str, voices: Voices) -> Speaker | None:
    """Whom a label names: a person by surname, or an office: 'Lind:', 'Bottom line from the spokesman:', or both."""
    held = next((found for pattern in _OFFICE_HELD if (found := pattern.fullmatch(label.strip()))), None)
    if held and _ROLE_WORDS.search(held["role"]):
        return voices.meet(Speaker(held["name"], held["role"]))
    parts = re.findall(r"[\w’'-]+", label)
    known = voices.by_surname.get(parts[-1].lower()) if parts else None
    if known or not _ROLE_WORDS.search(label):
        return known
    nation = next((m.value for m in find(label) if m.kind == "nation"), None)
    return voices.meet(Speaker(None, re.sub(r"^(?:.* from |a |an |the )", "", label.strip(), flags=re.I), None, nation))


def _name(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    """The person's name in a phrase: capitalised proper nouns that no table knows and that are no title."""
    taken = {
        t.i for m in mentions if m.kind in ("nation", "body", "site", "unit", "formation", "outlet", "region") for t in tree.tokens(m.span)
    }
    members = [
        token,
        *[
            t
            for c in token.children
            if grammar.base(c.dep_) in ("compound", "flat", "appos", "nmod", "list", "dep") and grammar.case(c) == ""
            for t in c.subtree
        ],
    ]
    inside = sorted(
        {t.i: t for t in members if t.i not in taken and t.tag_ in ("NNP", "NNPS", "FW", "NN", "JJ", "IN")}.values(), key=lambda t: t.i
    )
    runs: list[list[Token]] = []
    for t in inside:
        word = tree.words(t)
        fits = (bool(_NAME_PART.match(word)) and word.lower() not in titles()) or (word.lower() in _PARTICLES and runs and runs[-1])
        if fits and not (t.i == 0 and t.tag_ != "NNP"):
            if runs and runs[-1] and runs[-1][-1].i == t.i - 1:
                runs[-1].append(t)
            else:
                runs.append([t])
    runs = [run for run in runs if any(t.tag_ == "NNP" for t in run) and not _is_attribute(run, token)]
    best = max(runs, key=lambda run: (len(run), -run[0].i), default=None)
    if not best:
        return None
    # 'Robb-Mackie': the tokenizer parts it at the hyphen.
    joined = _HYPHENED.match(tree.text, tree.ends[best[-1].i])
    return " ".join(tree.words(t) for t in best) + (joined[0] if joined else "")


def _is_attribute(run: list[Token], head: Token) -> bool:
    """'Harbour' in 'Harbour pilots' is no name."""
    return len(run) == 1 and run[0].i != head.i and run[0].dep_ in ("compound", "amod") and head.tag_ in ("NN", "NNS")


# Where diplomats and officials of many nations speak.
_SEATS = {"Brussels", "Geneva", "The Hague"}


def _nation(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    near = (m for m in mentions if m.kind == "nation" and any(grammar.within(t, token) for t in tree.tokens(m.span)))
    return next((m.value for m in near if m.text not in _SEATS), None)


def _role(tree: Tree, token: Token, name: str | None) -> str | None:
    """The office in a phrase: the appositive, or what stands before the name."""
    text = _PREPOSITION.sub("", _plain_phrase(tree, token))
    if name:
        before = text.split(name)[0].strip(" ,") if name in text else ""
        after = next((_plain_phrase(tree, c) for c in token.children if c.dep_ == "appos" and c.i > token.i), "")
        found = next((part for part in (before, after) if _ROLE_WORDS.search(part)), "")
        return re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", found, flags=re.I) or None
    role = re.sub(r"^(?:a|an)\s+", "", text, flags=re.I)
    return role if 0 < len(role) <= 60 else None


# 'Denied by both governments over the weekend': when is no part of who.
_DAYS = {day.lower() for day in (*WEEKDAYS, *MONTHS)} | {"weekend", "week", "yesterday", "today"}
# Clauses and further phrases beside a noun, and the copula with its subject: 'it was the minister who said'.
_NO_PART = ("acl", "parataxis", "advcl", "cc", "conj", "ccomp", "nsubj", "expl", "cop", "aux")


def _plain_phrase(tree: Tree, token: Token) -> str:
    """The words of a noun phrase without relative clauses and what follows them."""
    # 'People briefed on the talks' are told by what they know.
    known = token.lower_ in ("people", "person", "persons")
    cut = [
        c
        for c in token.children
        if (grammar.base(c.dep_) in _NO_PART and not (known and c.dep_ == "acl"))
        or (c.dep_ == "punct" and c.i > token.i)
        or (c.i > token.i and grammar.case(c) in ("on", "over", "in", "during") and any(t.lower_ in _DAYS for t in c.subtree))
    ]
    gone = {t.i for c in cut for t in c.subtree}
    kept = sorted(
        (
            t
            for t in token.subtree
            if (t.i not in gone and t.dep_ != "case")
            or (grammar.within(t, token) and t.dep_ == "case" and t.head.i != token.i and t.i not in gone)
        ),
        key=lambda t: t.i,
    )
    return tree.span(kept).of(tree.text).strip(' ,“”"') if kept else tree.words(token)
