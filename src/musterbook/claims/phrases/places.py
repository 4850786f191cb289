"""Places: where an action happens, comes from and goes to, and which nation hosts there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.phrases.basis import bases
from musterbook.claims.phrases.flags import names_the_post
from musterbook.claims.phrases.neighbours import is_beside, is_in_the_next, tells_which
from musterbook.claims.phrases.placenames import AT, COMPASS, SITE_NOUN, is_part, joint_name, own_name, quarter
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, Tree
from musterbook.values import Span

TO = {"to", "into", "onto", "toward", "towards"}
_LEAVING = words.forms_of("leave", "sail", "depart", "head", "embark") | {
    "bound",
    "destined",
    "earmarked",
    "set",
    "intended",
    "meant",
    "made",
}
# 'Take off for Khartoum', 'set off for'.
_TAKING_OFF = words.forms_of("take", "be")
FROM = {"from", "out"}
# Words that stand for a place named before.
BACK = {
    "there", "here", "country", "island", "base", "province", "town", "region", "area", "camp", "city", "kingdom",
    "emirate", "republic", "archipelago", "peninsula", "territory", "port", "site", "village", "outpost", "airbase",
    "barracks", "compound", "installation", "colony", "nation", "sultanate", "enclave",
}  # fmt: skip
# What lies in a country or before it, so that its people's name tells the country.
_SOIL = {"coast", "coasts", "waters", "soil", "territory", "airspace", "capital", "coastline", "shore", "shores", "mainland", "desert"}
# What is entered, left or given up takes its place as an object: 'left Aden'.
_REACHED = words.forms_of("leave", "enter", "reach", "quit", "vacate", "evacuate", "abandon", "exit")
# 'The Germany-led force' is not in Germany.
_LED = re.compile(r"[-‑]led\b")
# Whoever goes by way of a country is not there.
BY_WAY_OF = re.compile(r"\bby way of (?:the )?\Z")
_QUARTERS = re.compile(rf"{COMPASS}\Z")
# Sites that a text need not name, since a place has one of them; the last two stand for one that was named, if any was.
_OF_ITS_KIND = re.compile(rf"(?:embassy|consulate|border|{COMPASS}|airport|airfield)\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase of place. role: at | to | from | of; `hosts` country codes or region ids; `name` of the site, None for a mere nation.

    `back`: a word that stands for a place named before; `wide`: a part of a country, in which a base may lie.
    """

    token: Token
    role: str
    hosts: tuple[str, ...]
    name: str | None
    span: Span
    back: bool = False
    capital: bool = False
    wide: bool = False

    @property
    def is_region(self) -> bool:
        """Not a country but a part of the world."""
        return bool(self.hosts) and all(code.islower() for code in self.hosts)


def places(tree: Tree, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Every phrase of place in a sentence, in order."""
    known: dict[int, list[Mention]] = {}
    for mention in mentions:
        passed = _LED.match(tree.text, mention.span.end) or BY_WAY_OF.search(tree.text, 0, mention.span.start)
        if mention.kind in ("nation", "region", "site") and not passed:
            if not tree.tokens(mention.span):
                continue  # in a part that the parser was not to read
            token = tree.head(mention.span)
            if mention.how == "demonym" and token.dep_ == "amod" and token.head.lower_ in _SOIL:
                mention, token = replace(mention, how="name"), token.head  # 'off the Libyan coast'
            known.setdefault(_anchor(token, mention).i, []).append(mention)
    out = [p for i, found in sorted(known.items()) for part in _apart(tree, found) if (p := _known(tree, tree.doc[i], part))]
    covered = {t.i for p in out for t in tree.tokens(p.span)} | {p.token.i for p in out}
    out += [p for token in tree.doc if token.i not in covered and (p := _unknown(tree, token, mentions))]
    sites = {p.token.i for p in out if p.name and p.token.lower_ != "border"}
    # 'The garrison near the border' is where the garrison is.
    out = [p for p in out if not (p.token.lower_ == "border" and p.token.head.i in sites)]
    return tuple(sorted(out, key=lambda p: p.span))


def _apart(tree: Tree, found: list[Mention]) -> list[list[Mention]]:
    """The names of one phrase, in two parts where a site lies in no nation named there ('Canada  800  Ādaži')."""
    sites = [m for m in found if m.kind == "site"]
    rest = [m for m in found if m.kind != "site"]
    named = {m.value for m in rest if m.kind == "nation"}
    if len(found) == 2 and sites and named and not named & {m.value.nation for m in sites} and _owns_base(tree.head(rest[0].span)):
        return [sites]  # 'Spain's base at Incirlik'
    return [sites, rest] if sites and named and not named & {m.value.nation for m in sites} else [found]


def _owns_base(owner: Token) -> bool:
    """A nation in the genitive before a base: whose it is, and not where."""
    return owner.dep_ == "nmod:poss" and bool(SITE_NOUN.fullmatch(owner.head.lower_))


def _first(token: Token) -> Token:
    """The first of a list of places; 'and 900 are in Syria' says a thing of its own."""
    return token if any(c.dep_ == "cop" for c in token.children) else grammar.first_conjunct(token)


def _anchor(token: Token, mention: Mention) -> Token:
    """The head of the phrase of place: for 'Taara barracks in Võru' the barracks; for '140 Swedes in Ménaka' not the Swedes."""
    first = _first(token)
    token = first if first.tag_.startswith("NNP") or mention.kind == "nation" else token
    for _ in range(6):
        dep, up = grammar.base(token.dep_), token.head
        prep = grammar.case(token)
        # 'The headquarters of the task force in Bahrain' is in Bahrain, and not of it.
        of_theirs = prep in ("in", "at", "near") and grammar.case(up) == "of" and up.head.lower_ in ("headquarters", "command", "staff")
        within = not prep or token.dep_ == "nmod:poss" or (prep in ("of", "in", "at", "near") and up.i < token.i and not of_theirs)
        tied = dep in ("compound", "flat", "appos", "amod") or (dep == "nmod" and within)
        compass = up.tag_ == "NN" and _QUARTERS.match(up.lower_)
        town = (prep == "of" and up.lower_ in _TOWNS) or (dep == "appos" and up.lower_ == "capital")
        counted = bool(prep) and any(c.dep_ == "nummod" for c in up.children)
        if not tied or counted or not (compass or town or SITE_NOUN.search(up.text) or up.tag_.startswith("NNP")):
            return token
        token = up
    return token


# 'Near the city of Gyumri'.
_TOWNS = {"city", "town", "village", "district", "suburb", "outskirts", "municipality", "area", "region"}
_PLACING = ("name", "region", "abbreviation", "capital", "ambiguous", "waters", "part")


def _known(tree: Tree, token: Token, found: list[Mention]) -> Place | None:
    role = _role(token)
    sites = [m for m in found if m.kind == "site" and (m.how != "ambiguous" or role != "of")]
    nations = [
        m for m in found if m.kind in ("nation", "region") and m.how in _PLACING and m.text.lower() not in lexicon("places")["seats"]
    ]
    # 'The US base in Djibouti': what stands before the noun tells whose it is.
    inner = [m for m in nations if tree.head(m.span).i > token.i and grammar.case(tree.head(m.span)) in AT]
    nations = inner if inner and not sites and SITE_NOUN.fullmatch(token.lower_) else nations
    nations = [m for m in nations if not (is_in_the_next(tree, m, nations) or tells_which(tree, m, nations))]
    hosts = [m.value for m in nations if m.how != "capital"] or [m.value.nation for m in sites] or [m.value for m in nations]
    if not sites and not nations:
        return None
    behind = (h for m in found if (h := tree.head(m.span)).i > token.i)
    if role == "subj" and SITE_NOUN.fullmatch(token.lower_) and any(grammar.case(head) in AT for head in behind):
        role = "at"  # 'the base in Niamey will be kept'
    if role == "at" and not sites and grammar.case(token) == "by":
        role = "of"  # 'despite demands by China': who does it
    capital = not sites and all(m.how == "capital" for m in nations)
    itself = any(tree.head(m.span).i == token.i for m in nations)  # 'the base in Niamey will be kept'
    decides = capital and itself and role in ("obj", "subj", "of") and token.head.lower_ not in _REACHED
    names = [m for m in nations if m.how == "capital"] if capital else sites or [m for m in nations if is_part(m)]
    names += [m for m in nations if m.how == "capital" and not capital and (is_beside(tree, m, sites) or token.lower_ == "capital")]
    span = tree.span(t for m in found for t in tree.tokens(m.span))
    named = own_name(tree, token, found)
    name = named or (joint_name(tree.text, names) if names and not decides else None)
    wide = bool(name) and all(m.kind != "site" or m.value.kind in ("region", "island") for m in names)
    if name is None and len(nations) == 1 and not capital:
        name, wide = quarter(tree.text, nations[0]), True
    return Place(token, role, tuple(dict.fromkeys(hosts)), name, span, capital=capital, wide=wide and not capital)


def _role(token: Token) -> str:
    prep = (
        grammar.case(_first(token)) or grammar.case(token) or next((grammar.case(c) for c in token.children if c.dep_ == "nmod:desc"), "")
    )
    if names_the_post(token):
        return "at"
    # 'Flown in from Abidjan': the particle is no preposition.
    if prep in FROM or (prep == "in" and any(c.dep_ == "case" and c.lower_ == "from" for c in token.children)):
        return "from"
    if prep in TO:
        word = next((c for c in token.children if c.dep_ == "case" and c.i), None)
        beside = ("next", "close", "adjacent")
        return "at" if token.head.lower_ in beside or (word is not None and word.nbor(-1).lower_ in beside) else "to"
    if prep == "for":
        away = token.head.lower_ in _TAKING_OFF and any(c.lower_ == "off" for c in token.head.children)
        return "to" if away or token.head.lower_ in _LEAVING or grammar.base(token.dep_) == "nmod" else "of"
    if prep in AT:
        return "at"
    if token.dep_ in ("obj", "iobj"):
        return "obj"
    if token.dep_ in grammar.SUBJECTS:
        return "subj"
    return "of"


_SECTOR, _NUMBERED = re.compile(r"\b(?:Sectors?|Zones?|Areas?|Camp|Site|Base|Post)\Z"), re.compile(r" \d[\d-]*(?:(?:, | and )\d+)*\b")
_NO_PLACE = ("nation", "body", "unit", "formation", "outlet", "equipment", "force", "echelon", "function")


def _is_somebody(tree: Tree, mention: Mention, token: Token, run: Sequence[Token]) -> bool:
    """'Handed over to the Italians', 'to Col. Niels Dahl'."""
    inside = tree.tokens(mention.span) if mention.kind in (*_NO_PLACE, "person") else ()
    # 'At Osvaldo Vieira airport': a site that is called after somebody.
    called = mention.kind == "person" and SITE_NOUN.fullmatch(token.lower_)
    return token in inside or (mention.kind == "person" and not called and " " in mention.text and any(t in inside for t in run))


_SPATIAL = (AT | TO | FROM) - {"for", "by", "over", "between"}


def _unknown(tree: Tree, token: Token, mentions: Sequence[Mention]) -> Place | None:
    """A capitalised name after a preposition of place, or 'there' and 'the country'."""
    if token.lower_ in BACK and (
        (token.tag_ in ("RB", "EX") and token.dep_ != "expl") or grammar.base(token.dep_) in ("obl", "nmod", "advmod", "obj", "ROOT")
    ):
        role = "at" if token.lower_ in ("there", "here") else _role(token)
        has_own = any(c.tag_ == "NNP" for c in token.children)
        if role in ("at", "to", "from", "obj") and not has_own:
            return Place(token, role, (), None, tree.span([token]), back=True)
    prep, left = grammar.case(token), token.dep_ == "obj" and token.head.lower_ in _REACHED
    spatial = prep in _SPATIAL
    if not left and not (spatial and grammar.base(token.dep_) in ("obl", "nmod", "ROOT", "obj")):
        return None
    peoples = {t.i for m in mentions if m.kind in ("nation", "body") for t in tree.tokens(m.span)}
    parts = [c for c in token.children if grammar.base(c.dep_) in ("compound", "flat", "amod") and c.i not in peoples]
    parts += [d for c in parts for d in c.children if d.dep_ in ("compound", "flat") and d.tag_ == "NNP" and d.i not in peoples]
    run = sorted([token, *parts], key=lambda t: t.i)
    if any(_is_somebody(tree, m, token, run) for m in mentions):
        return None
    if token.tag_ == "NN" and _OF_ITS_KIND.match(token.lower_) and not any(t.tag_ == "NNP" for t in run):
        back = token.lower_ in ("airport", "airfield")
        return Place(token, _role(token), (), tree.span(run).of(tree.text), tree.span(run), back=back, wide=True)
    camp = run[0].lower_ in ("camp", "fort")  # 'Camp Green Gates'
    plural = token.tag_ == "NNS" and SITE_NOUN.fullmatch(token.lower_)
    if plural:  # 'in the Gedo and Bakool regions'
        run = sorted({*run, *(d for c in parts for d in c.children if d.dep_ == "conj" and d.tag_ == "NNP")}, key=lambda t: t.i)
    named = [t for t in run if tree.words(t)[:1].isupper() and (camp or t.tag_ in ("NNP", "NNPS", "JJ", "FW"))]
    if (
        not named
        or token.lower_.rstrip(".") in lexicon("places")["no_place"]
        or named[0].lower_ in ("exercise", "operation")
        or (bases(tree.span(named).of(tree.text)) and not SITE_NOUN.match(named[0].lower_))  # the name of an exercise
        or not (token.tag_ in ("NNP", "NNPS") or camp or _ends_as_site(tree, run))
    ):
        return None
    ends = _ends_as_site(tree, run) and not plural
    name = tree.span(named + ([token] if ends else [])).of(tree.text)
    name += (_NUMBERED.match(tree.text, tree.ends[token.i]) or ("",))[0] if _SECTOR.search(name) else ""  # 'in Sectors 3 and 5'
    beside = [c for c in token.children if c.dep_ == "conj" and c.tag_ == "NNP" and not grammar.case(c) and c.i == token.i + 2]
    if len(beside) == 1 and token.nbor(1).lower_ == "and" and not any(c.dep_ in ("compound", "flat", "conj") for c in beside[0].children):
        name = f"{name} and {tree.words(beside[0])}"  # 'at Buin and Wakunai'
    return Place(token, _role(token), (), name, tree.span(named))


def _ends_as_site(tree: Tree, run: Sequence[Token]) -> bool:
    """'Adazi base', 'the Adazi training area'."""
    found = list(SITE_NOUN.finditer(tree.span(run).of(tree.text)))
    return bool(found) and found[-1].end() == len(tree.span(run).of(tree.text))
