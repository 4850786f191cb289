"""Forces: noun phrases that name a force, with its sender, unit, echelon, function, equipment and number.

One phrase, one force; a list of phrases is a list of forces, the first one's nation serving all that name none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from musterbook.claims import grammar
from musterbook.claims.counts import Number
from musterbook.claims.language import Tree
from musterbook.claims.mentions import Mention, Noun
from musterbook.values import Count, Span
from musterbook.world import equipment as equipment_table

HARD = {"force", "echelon", "equipment", "generic", "unit", "formation"}
_SHIP_NATION = {
    "HMS": "GBR", "RFA": "GBR", "HMCS": "CAN", "HMAS": "AUS", "HMNZS": "NZL", "USS": "USA", "USNS": "USA", "USCGC": "USA", "FS": "FRA",
    "HNLMS": "NLD", "HDMS": "DNK", "HNoMS": "NOR", "ITS": "ITA", "ESPS": "ESP", "NRP": "PRT", "INS": "IND", "JS": "JPN", "ROKS": "KOR",
    "BRP": "PHL", "ORP": "POL", "FGS": "DEU", "TCG": "TUR", "HSwMS": "SWE", "SAS": "ZAF", "LÉ": "IRL", "BNS": "BGD", "PNS": "PAK",
}  # fmt: skip
_ECHELON = [
    (r"\bplatoon|\bplt\b", "platoon"), (r"\bcompany\b|\bcoy\b|\bbattery\b|\bbty\b|\btroop\b", "company"),
    (r"\bbattalion\b|\bbn\b|bataillon|\bcommando\b", "battalion"), (r"\bbrigade\b|\bbde\b|\ba?bct\b|brigade", "brigade"),
    (r"\bregiment\b|\bregt\b", "regiment"), (r"\bdivision\b|\bdiv\b", "division"), (r"\bcorps\b", "corps"),
    (r"\bbattle ?group\b", "battlegroup"), (r"\bsquadron\b|\bsqn\b", "squadron"), (r"\bwing\b", "wing"), (r"\bheadquarters\b|\bhq\b", "headquarters"),
]  # fmt: skip
_ADDS = {"additional", "another", "extra", "further", "reinforcing"}
_DEFINITE = {"the", "this", "these", "those", "that", "its", "their", "his", "both", "such", "our", "all"}


@dataclass(frozen=True, slots=True)
class Force:
    """A force as one phrase names it. `head` is the token index of its phrase; `spans` what bears each slot."""

    head: int
    text: str
    senders: tuple[str, ...] = ()
    unit: str | None = None
    echelon: str | None = None
    function: str | None = None
    equipment: tuple[str, ...] = ()
    quantity: Count | None = None
    definite: bool = False
    personnel: bool = False
    soft: bool = False
    nouns: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()

    @property
    def has_type(self) -> bool:
        """The phrase says of what kind the force is, not only that there is one."""
        return bool(self.unit or self.echelon or self.function or self.equipment)


def forces(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number]) -> dict[int, Force]:
    """Every force of a sentence by the token index of its phrase's head."""
    groups: dict[int, list[tuple[Mention, Token]]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in HARD | {"function", "nation", "body", "region"}:
            token = tree.head(mention.span)
            if mention.text.lower() in ("troop", "team") and token.dep_ == "compound":
                continue  # 'a troop deployment' is no company
            groups[_root(token, mention).i].append((mention, token))
    counted = _numbers(tree, numbers, {t.i for m in mentions for t in tree.tokens(m.span)})
    out = {}
    for root, members in groups.items():
        if _is_force(root, members, root in counted):
            out[root] = _build(tree, root, members, counted.get(root, []))
    for root, found in counted.items():
        members = groups.get(root, [])
        if root not in out and all(m.kind == "nation" for m, _ in members):
            bare = _bare(tree, root, found, members)
            if bare:
                out[root] = bare
    return _shared(tree, out)


def _root(token: Token, mention: Mention) -> Token:
    if mention.kind == "nation":
        first = grammar.first_conjunct(token)
        return grammar.phrase(first)
    return grammar.phrase(token)


# Words that mean a force only where a number or a nation stands beside them.
_WEAK = {"people", "persons", "members", "men", "officers", "police", "police officers", "specialists", "guards", "hunters", "pilots", "party", "equipment", "flight", "column", "convoy", "crews",
         "mission", "observers", "instructors", "trainers", "engineers", "team", "troop", "staff", "wing", "formation", "formations", "posture", "tank", "tanks", "rotation", "rotations"}  # fmt: skip


def _is_force(root: int, members: list[tuple[Mention, Token]], counted: bool) -> bool:
    kinds = {m.kind for m, _ in members}
    if (
        kinds & HARD
        and all(m.text.lower() in _WEAK for m, _ in members if m.kind in HARD)
        and not counted
        and "nation" not in kinds
        and "body" not in kinds
    ):
        return False
    if kinds & HARD:
        return not all(m.kind == "generic" and t.i != root for m, t in members if m.kind in HARD)
    return "function" in kinds and any(m.kind == "function" and t.i == root for m, t in members)


def _numbers(tree: Tree, numbers: Sequence[Number], military: set[int]) -> dict[int, list[tuple[Number, Token]]]:
    out: dict[int, list[tuple[Number, Token]]] = defaultdict(list)
    for number in numbers:
        token = tree.head(number.core)
        root = grammar.phrase(token)
        if not any(t.tag_.startswith("NN") and t.i not in military and t.lower_ not in _MEASURES for t in _between(token, root)):
            out[root.i].append((number, token))
    return out


# Nouns that a number may pass on its way to the force: 'a total of 400 soldiers', 'a group of 30'.
_MEASURES = {
    "total",
    "number",
    "group",
    "strength",
    "rest",
    "maximum",
    "minimum",
    "ceiling",
    "people",
    "size",
    "half",
    "some",
    "so",
    "ranks",
}


def _between(token: Token, root: Token) -> Iterator[Token]:
    """The tokens above `token` and below `root`."""
    while token.head is not token and token.i != root.i:
        token = token.head
        if token.i != root.i:
            yield token


def _build(tree: Tree, root: int, members: list[tuple[Mention, Token]], counted: list[tuple[Number, Token]]) -> Force:
    token = tree.doc[root]
    spans: list[tuple[str, Span]] = [(_SLOT.get(m.kind, "senders"), m.span) for m, _ in members if m.kind != "force"]
    unit = next((m.text for m, _ in members if m.kind in ("unit", "formation")), None) or next(
        (m.text for m, _ in members if m.kind == "body" and m.value.kind == "mission"), None
    )
    echelon = next((m.value for m, t in members if m.kind == "echelon" and t.i == root), None) or next(
        (m.value for m, _ in members if m.kind == "echelon"), None
    )
    bodies = {t.i for m, t in members if m.kind in ("echelon", "force") and t.i == root}
    named = [(m, t) for m, t in members if m.kind == "equipment"] or [
        (m, t)
        for m, t in members
        if m.kind == "generic" and not (bodies and t.i not in bodies and grammar.base(t.dep_) in ("compound", "amod"))
    ]
    kit = [m for m, _ in named if m.value.name not in _VAGUE]
    force = Force(
        head=root,
        text=" ".join(tree.words(t) for t in _core(token)),
        senders=_senders(members),
        unit=_clean_unit(unit),
        echelon=_echelon(_unit_echelon(unit, members) or echelon, _function(members, kit)),
        function=_function(members, [m for m, t in named if t.i == root or grammar.base(t.dep_) != "nmod"]),
        equipment=tuple(dict.fromkeys(_singular(m) for m in kit)),
        definite=any(c.lower_ in _DEFINITE for c in token.children) or unit is not None,
        personnel=any(m.kind == "force" and m.value.of == "personnel" and not m.value.group for m, _ in members),
        nouns=tuple(m.text.lower() for m, _ in members if m.kind in ("force", "echelon")),
    )
    quantity, span = _quantity(tree, token, members, counted)
    if quantity and span:
        spans.append(("quantity", span))
    return replace(force, quantity=quantity, spans=tuple(spans))


# Nouns that say what is counted, but not what it is.
_VAGUE = {"ship", "warship", "vessel", "aircraft", "plane", "launcher", "missile", "vehicle", "jet", "system", "mine", "rifle", "military aircraft", "military vehicle", "weapon",
          "airplane", "aeroplane", "military plane", "missile system", "weapon system", "naval vessel", "boat", "machine gun", "ammunition", "drone"}  # fmt: skip


def _echelon(echelon: str | None, function: str | None) -> str | None:
    """A squadron of tanks or scouts is of company size: `squadron` is for the air and the sea alone."""
    ground = {"armour", "reconnaissance", "engineer", "infantry", "artillery", "logistics", "signals"}
    return "company" if echelon == "squadron" and function in ground else echelon


_SLOT = {
    "unit": "unit",
    "formation": "unit",
    "echelon": "echelon",
    "function": "function",
    "equipment": "equipment",
    "generic": "equipment",
}


def _core(token: Token) -> Iterable[Token]:
    return sorted(
        [token, *(c for c in token.children if grammar.base(c.dep_) in ("det", "amod", "compound", "nummod", "nmod"))], key=lambda t: t.i
    )[:8]


def _senders(members: list[tuple[Mention, Token]]) -> tuple[str, ...]:
    found: list[str] = []
    for mention, token in members:
        if mention.kind == "nation" and not _is_place_phrase(token):
            found.append(mention.value)
        elif (
            mention.kind == "body" and mention.value.kind in ("service", "mission", "command", "government") and not _is_place_phrase(token)
        ) or (mention.kind == "formation" and mention.value.nation):
            found.append(mention.value.nation)
        elif mention.kind == "unit":
            found += [_SHIP_NATION[p] for p in [mention.text.split()[0]] if p in _SHIP_NATION]
    unique = list(dict.fromkeys(code for code in found if code))
    nations = [code for code in unique if code not in ("NATO", "EU", "UN")]
    return tuple(nations or unique)


def _is_place_phrase(token: Token) -> bool:
    return grammar.case(token) in {
        "in",
        "at",
        "on",
        "to",
        "into",
        "near",
        "off",
        "for",
        "inside",
        "across",
        "around",
        "toward",
        "towards",
        "against",
    }


def _unit_echelon(unit: str | None, members: list[tuple[Mention, Token]]) -> str | None:
    formation = next((m.value.echelon for m, _ in members if m.kind == "formation"), None)
    if formation:
        return str(formation)
    return next((name for pattern, name in _ECHELON if unit and re.search(pattern, unit.lower())), None)


def _clean_unit(unit: str | None) -> str | None:
    return re.sub(r"^(?:the|The) ", "", unit) if unit else None


# What a designation itself says of the kind of force.
_BY_NAME = (
    (r"Air Defen[cs]e|Anti-Aircraft|AAA\b", "air-defence"), (r"Artillery|\bArty\b|\bFA\b", "artillery"), (r"Infantry|Rifle Company|\bInf\b|Rifles\b", "infantry"),
    (r"Engineer|\bRE\b|\bSapper", "engineer"), (r"Signal", "signals"), (r"Logistic|\bLog\b|Sustainment|Support Battalion", "logistics"),
    (r"Armou?red|\bABCT\b|Armou?r\b|Tank\b|Panzer(?!grenadier)", "armour"), (r"Aviation|Helicopter", "aviation"), (r"\(F(?:ighter)?\)|Fighter", "fighter"),
    (r"Fleet\b|Submarine|Naval", "naval"), (r"Special Forces|Special Operations|Commando Kommando|Rangers", "special-forces"), (r"Medical|Hospital", "medical"),
    (r"Reconnaissance|Recce|Scout", "reconnaissance"), (r"Missile", "missile"),
)  # fmt: skip


def _function(members: list[tuple[Mention, Token]], kit: list[Mention]) -> str | None:
    named = [m.value for m, _ in members if m.kind == "function"]
    if any(value == "air-policing" for value in named):
        return "air-policing"
    if named:
        return str(named[0])
    designation = " ".join(m.text for m, _ in members if m.kind in ("unit", "formation"))
    for pattern, function in _BY_NAME:
        if designation and re.search(pattern, designation):
            return function
    if any(m.kind == "body" and "Navy" in m.text for m, _ in members):
        return "naval"
    formation = next((m.value.function for m, _ in members if m.kind == "formation" and m.value.function), None)
    if any(m.how == "ship" for m, _ in members if m.kind == "unit"):
        return "naval"
    return formation or next((m.value.function for m in kit if m.value.function), None)


def _singular(mention: Mention) -> str:
    """An equipment name as the text gives it, in the singular."""
    text = mention.text
    for ending, single in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if text.endswith(ending) and not text.endswith("ss") and mention.value.name[-1:].lower() != "s":
            return text[: -len(ending)] + single
    return text


def _quantity(
    tree: Tree, root: Token, members: list[tuple[Mention, Token]], counted: list[tuple[Number, Token]]
) -> tuple[Count | None, Span | None]:
    best: tuple[int, Count, Span] | None = None
    for number, token in counted:
        of = _counted_noun(token, root, members)
        rank = ["personnel", "aircraft", "ship", "vehicle", "system", "unit"].index(of)
        mode = number.mode or ("additional" if _adds(token, root) else "total")
        count = Count(number.low, number.high, number.approx, of, mode)
        if best is None or rank < best[0]:
            best = (rank, count, number.span)
    return (best[1], best[2]) if best else (None, None)


def _adds(token: Token, root: Token) -> bool:
    near = [*root.children, *token.children, *token.head.children]
    return any(child.lower_ in _ADDS for child in near if child.i <= max(root.i, token.i) + 1)


def _counted_noun(token: Token, root: Token, members: list[tuple[Mention, Token]]) -> str:
    """What a number counts: the nearest noun above it that says so."""
    kinds = {t.i: m for m, t in members if m.kind in HARD}
    while True:
        if token.i in kinds:
            return _of(kinds[token.i])
        if token.i == root.i or token.head is token:
            break
        if grammar.base(token.dep_) == "nmod" and grammar.case(token) in grammar.TYING:
            return "personnel"
        token = token.head
    if any(m.kind == "equipment" for m, _ in members) and not any(m.kind in ("force", "echelon", "unit") for m, _ in members):
        return next(_of(m) for m, _ in members if m.kind == "equipment")
    return "personnel"


def _of(mention: Mention) -> str:
    if isinstance(mention.value, Noun):
        return (
            "unit"
            if mention.value.group and mention.text.lower().rstrip("s") in ("unit", "detachment", "contingent", "element", "det")
            else mention.value.of
        )
    if isinstance(mention.value, equipment_table.Equipment):
        return mention.value.of
    return "unit"


def _bare(tree: Tree, root: int, found: list[tuple[Number, Token]], members: list[tuple[Mention, Token]]) -> Force | None:
    """A number that stands alone, or before a people: 'another 200', 'some 6,400 of them', 'two hundred Americans', 'France 1,500'."""
    token = tree.doc[root]
    number, at = found[0]
    people = any(t.i == root and m.how in ("people", "demonym", "name", "abbreviation") for m, t in members)
    if (
        at.i != root
        and not people
        and not (
            token.lower_ in ("one", "ones", "men", "strong", "them", "others", "rest") or (at.head.i == root and token.lower_ in ("so",))
        )
    ):
        return None
    if token.dep_ in ("nmod:unmarked", "obl:unmarked") or (number.low is None and number.high is None):
        return None
    count = Count(number.low, number.high, number.approx, "personnel", number.mode or ("additional" if _adds(at, token) else "total"))
    return Force(
        head=root,
        text=number.span.of(tree.text),
        senders=_senders(members) if people else (),
        quantity=count,
        soft=not people,
        personnel=True,
        spans=(("quantity", number.span),),
    )


def _shared(tree: Tree, found: dict[int, Force]) -> dict[int, Force]:
    """A later force of a list takes the nation of the first: 'German tanks and howitzers'."""
    out = dict(found)
    for root, force in found.items():
        first = grammar.first_conjunct(tree.doc[root])
        if first.i != root and first.i in found and not force.senders and found[first.i].senders:
            out[root] = replace(force, senders=found[first.i].senders)
    return out
