"""Counted: which number belongs to which noun phrase, and what it counts there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.names.vocabulary import Noun
from musterbook.claims.numbers.counts import Number
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree
from musterbook.values import Count, Span
from musterbook.world import equipment as equipment_table

# A name in a phrase, and the token that heads it.
Member = tuple[Mention, Token]
# A number and the token that heads it.
Counted = tuple[Number, Token]
# Kinds of names that are a force by themselves.
HARD = {"force", "echelon", "equipment", "generic", "unit", "formation"}
# What has a number and is no force by it; words that count heads.
_UNCOUNTED = {"rotation", "rotations", "presence", "deployment", "deployments", "mission", "posture", "footprint"}
_HEADS = {"man", "member", "person"}
_ADDS = {"additional", "another", "extra", "further", "reinforcing"}


def by_phrase(tree: Tree, numbers: Sequence[Number], military: set[int]) -> dict[int, list[Counted]]:
    """The numbers of a sentence by the head of the phrase they stand in; `military` are the tokens that a number may pass."""
    out: dict[int, list[Counted]] = defaultdict(list)
    measures = lexicon("forces")["nouns"]["measure"]
    for number in numbers:
        token = tree.head(number.core)
        beside = _is_beside(token) and token.head.i in military
        root = token if is_of_them(token) and not beside else grammar.phrase(token)
        passed = (t for t in _between(token, root) if t.tag_.startswith("NN") and t.i not in military and t.lower_ not in measures)
        if all(any(c.i in military and c.dep_ == "compound" for c in t.children) for t in passed):  # 'a battery of eight Archer guns'
            out[root.i].append((number, token))
    return out


_IN_ALL = ("in all", "in total", "altogether", "all told")
_LOOSE = ("obl:unmarked", "nmod:unmarked", "appos", "dep")


def is_of_them(token: Token) -> bool:
    """'All 1,000 of them', 'all 600': the number stands for those who were named, wherever the tree hangs it."""
    if token.tag_ == "CD" and token.dep_ in _LOOSE and token.i and token.nbor(-1).lower_ == "all":
        return True
    behind = " ".join(t.lower_ for t in token.doc[token.i + 1 : token.i + 3])
    if token.tag_ == "CD" and behind.startswith(_IN_ALL) and grammar.base(token.dep_) in ("obl", *_LOOSE):
        return True  # 'most of them have left, about 900 in all'
    return token.tag_ == "CD" and any(c.lower_ in ("them", "us", "these") and grammar.case(c) == "of" for c in token.children)


def _is_beside(token: Token) -> bool:
    """'Helicopters, five of them', 'the teams (17)': a bare number stands beside several of whom none was given."""
    apart = grammar.base(token.dep_) in ("appos", "parataxis") or token.dep_ == "nmod:unmarked"
    several = token.head.tag_ in ("NNS", "NNPS") or (token.head.tag_ == "NNP" and token.head.text.endswith("s"))
    return apart and token.tag_ in ("CD", "LS") and several and not any(c.dep_ == "nummod" for c in token.head.children)


def _between(token: Token, root: Token) -> Iterator[Token]:
    """The tokens above `token` and below `root`."""
    while token.head.i != token.i and token.i != root.i:
        token = token.head
        if token.i != root.i:
            yield token


# Nobody has more units than this in one place: '256th Brigade, about 2,100 of us' counts people.
_UNITS = 60


def quantity_of(root: Token, members: list[Member], found: list[Counted]) -> tuple[Count | None, Span | None]:
    """What the numbers of a phrase say together, and where: people before materiel, the first before the later."""
    best: tuple[int, Count, Span] | None = None
    again = any(is_one_more(number) for number, _ in found) and len(found) > 1
    for number, token in found:
        of = _counted_noun(token, root, members)
        nth = _is_nth_of(number, token, root, of)
        counts = nth or (begins_with(root) and any(t.i == token.head.i and not m.value.group for m, t in members if m.kind == "force"))
        if is_one_more(number) and (again or (of == "personnel" and not any(t.i == token.head.i for _, t in members))):
            continue  # 'a second group of 60 soldiers' counts 60 more, and 'a second group' nobody
        if of is None or (_is_part_of(token, root) and not counts):
            continue
        many = (number.low or number.high or 0) > _UNITS or _is_its_strength(token)
        of = "personnel" if of == "unit" and many else "unit" if _are_bodies(number, token, members) else of
        rank = ["personnel", "aircraft", "ship", "vehicle", "system", "unit"].index(of)
        mode = number.mode or ("additional" if again or adds(token, root) else "total")
        count = Count(1, 1, False, of, mode) if nth else Count(number.low, number.high, number.approx, of, mode)
        if best is None or rank < best[0]:
            best = (rank, count, number.span)
    return (best[1], best[2]) if best else (None, None)


# 'The four forces', 'three garrisons': of so few the number counts the bodies.
_FEW = 12


def _are_bodies(number: Number, token: Token, members: list[Member]) -> bool:
    """'The four forces will stay': so many bodies of soldiers, and not so many soldiers."""
    few = (number.high or number.low or _FEW) < _FEW
    return few and any(t.i == token.head.i and m.text.lower() in _BODIES for m, t in members)


_BODIES = {"forces", "garrisons", "task forces", "formations"}


def _is_its_strength(token: Token) -> bool:
    """'A 60-strong contingent', 'a 12-man team': how many are in it, and not how many of it there are."""
    return any(t.lower_ in ("strong", "man", "men", "person", "member") for t in token.doc[token.i + 1 : token.i + 3])


def is_one_more(number: Number) -> bool:
    """'Another battery', 'a second group': one, and no word of how many are in it."""
    return number.mode == "additional" and number.low == number.high == 1


# 'Half of its 1,000 soldiers', 'the second of two battlegroups': how many of them is not said.
_PARTS = {
    "half",
    "most",
    "some",
    "many",
    "part",
    "majority",
    "bulk",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "cent",
    "percent",
    "none",
    "few",
    "first",
    "second",
    "fourth",
    "fifth",
}


_NTH = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
# 'The first of 96 vehicles' may be more than one; so many and they come one by one.
_ONE_BY_ONE = 12


def _is_nth_of(number: Number, token: Token, root: Token, of: str | None) -> bool:
    """'The second of three patrol boats', 'the first of six batteries': one of them, since people alone come many at a time."""
    whole = next((t for t in _between(token, root) if grammar.case(t) == "of"), token.head)
    nth = root.lower_ in _NTH and of not in (None, "personnel") and grammar.case(whole) == "of"
    one = nth and (number.high or _ONE_BY_ONE) <= _ONE_BY_ONE and not any(c.lower_ in ("are", "were", "have") for c in root.head.children)
    owned = any(c.dep_ == "nmod:poss" for c in whole.children)  # 'the second of its two battlegroups': the other one
    return one and not owned and any(c.lower_ == "the" for c in root.children)


def begins_with(root: Token) -> bool:
    """'The first of 300 soldiers': the 300 begin to come, or to go."""
    alone = {c.lower_ for c in root.children if c.i < root.i} == {"the"}
    return root.lower_ == "first" and alone and any(grammar.case(c) == "of" and c.tag_ == "NNS" for c in root.children)


def _is_part_of(token: Token, root: Token) -> bool:
    """The number stands behind a part of what it counts."""
    while token.i != root.i and token.head.i != token.i:
        up = token.head
        if up.lower_ == "one" and any(c.dep_ == "cop" for c in up.children):
            return False  # 'is one of 300 who went'
        if grammar.case(token) == "of" and (up.lower_ in _PARTS or (up.tag_ == "CD" and up.i != token.i)):
            return True
        token = up
    return False


# 'A couple of frigates', 'dozens of tanks'.
_ROUND = {"couple", "pair", "dozen", "dozens", "score", "scores", "handful", "hundreds", "thousands", "hundred", "thousand"}


def adds(token: Token, root: Token) -> bool:
    """The number comes on top of what is there: 'another 200', 'further 30 soldiers'."""
    near = [*root.children, *token.children, *token.head.children]
    return any(child.lower_ in _ADDS for child in near if child.i <= max(root.i, token.i) + 1)


def _counted_noun(token: Token, root: Token, members: list[Member]) -> str | None:
    """What a number counts: the nearest noun above it that says so; None for what is no part of a force ('two rotations')."""
    kinds = {t.i: m for m, t in members if m.kind in HARD}
    parts = [kinds[c.i] for c in token.children if c.i in kinds and grammar.case(c) == "of"]
    parts += [kinds[c.i] for c in token.head.children if c.i in kinds and grammar.case(c) == "of" and token.head.lower_ == "units"]
    if parts and (token.tag_ == "CD" or token.lower_ in _ROUND):
        return _of(parts[0])  # 'two of its battalions', '12 units of the howitzer'
    if root.lower_ in ("round", "rounds"):
        return "system"  # '4,000 rounds of ammunition'
    while True:
        if token.i in kinds:
            return None if kinds[token.i].text.lower() in _UNCOUNTED else _of(kinds[token.i])
        if token.lower_ in lexicon("forces")["nouns"]["batches"]:
            return None  # 'a second consignment'
        if token.i == root.i or token.head.i == token.i:
            break
        tied = grammar.base(token.dep_) == "nmod" and grammar.case(token) in grammar.TYING
        if kit := _type_before(token, kinds) or (kinds.get(token.head.i) if _is_beside(token) else None):
            return _of(kit)
        if tied or token.lower_ in _HEADS or grammar.base(token.dep_) in ("appos", "parataxis"):
            return "personnel"  # 'a company, 150 or so'; 'a 300-man battalion'
        token = token.head
    if any(m.kind == "equipment" for m, _ in members) and not any(m.kind in ("force", "echelon", "unit") for m, _ in members):
        return next(_of(m) for m, _ in members if m.kind == "equipment")
    return "personnel"


def _type_before(token: Token, kinds: dict[int, Mention]) -> Mention | None:
    """'Eight Archer guns': the type that stands before a noun which says little."""
    inside = (kinds[c.i] for c in token.children if c.dep_ == "compound" and c.i in kinds)
    return next((m for m in inside if m.kind == "equipment"), None)


def _of(mention: Mention) -> str:
    if isinstance(mention.value, Noun):
        bodies = ("unit", "detachment", "contingent", "element", "det", "military base", "permanent base")
        return "unit" if mention.value.group and mention.text.lower().rstrip("s") in bodies else mention.value.of
    if isinstance(mention.value, equipment_table.Equipment):
        return mention.value.of
    return "unit"
