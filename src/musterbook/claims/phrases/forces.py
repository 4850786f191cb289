"""Forces: noun phrases that name a force, with its sender, unit, echelon, function, equipment and number.

One phrase, one force; a list of phrases is a list of forces, the first one's nation serving all that name none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.numbers.counts import Number
from musterbook.claims.phrases import flags, kinds
from musterbook.claims.phrases.counted import HARD, Counted, Member, adds, by_phrase, is_of_them, is_one_more, quantity_of
from musterbook.claims.phrases.heads import is_force
from musterbook.claims.phrases.tallies import Tally, gapped, gapped_before
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, Tree
from musterbook.values import Count, Span

_DEFINITE = {"the", "this", "these", "those", "that", "its", "their", "his", "both", "such", "our", "all"}


# Words whose bare number counts soldiers; and nouns of change, as in 'an increase of 800'.
_COUNTABLE = {
    "one", "ones", "men", "strong", "soldiers", "them", "others", "rest", "last", "first", "most", "remainder", "more", "military",
    "group", "batch", "wave", "contributor", "provider",
}  # fmt: skip
_CHANGES = {
    "increase", "reduction", "cut", "rise", "drop", "withdrawal", "drawdown", "reinforcement", "surge",
    "decrease", "delivery", "deliveries", "handover", "sale", "donation", "transfer", "purchase", "gift", "loan", "ceiling", "limit", "cap",
}  # fmt: skip
_KINDS = ("type", "kind", "sort", "model", "class", "predecessors", "comrades", "compatriots", "colleagues")
_OF_NATIONS = ("people", "demonym", "name", "abbreviation")
_SITES = {"base", "bases"}
_DOINGS = {"bomb", "bombs", "shell", "shells", "mine", "mines", "ship", "ships"}
_ANYBODY = {"people", "persons", "members"}


@dataclass(frozen=True, slots=True)
class Force:
    """A force as one phrase names it. `head` is the token index of its phrase; `spans` what bears each slot.

    `thing` is what its materiel is counted as (aircraft, ship, ...), also where only a general noun names it ('the jets'); such nouns
    are `loose`: they name materiel that changes hands, and no type of a force.
    """

    head: int
    text: str
    senders: tuple[str, ...] = ()
    unit: str | None = None
    echelon: str | None = None
    function: str | None = None
    equipment: tuple[str, ...] = ()
    thing: str | None = None
    quantity: Count | None = None
    definite: bool = False
    personnel: bool = False
    soft: bool = False
    nouns: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    loose: tuple[str, ...] = ()

    def another(self, token: Token, quantity: Count | None = None) -> "Force":
        """One more of the same, which a word such as 'another' stands for."""
        return replace(self, head=token.i, text=token.text, unit=None, quantity=quantity, spans=(), definite=False)

    @property
    def has_type(self) -> bool:
        """The phrase says of what kind the force is, not only that there is one."""
        return bool(self.unit or self.echelon or self.function or self.equipment)


def forces(tree: Tree, mentions: Sequence[Mention], numbers: Sequence[Number], pairs: Sequence[Tally]) -> dict[int, Force]:
    """Every force of a sentence by the token index of its phrase's head; `pairs` are its tallies."""
    military = any((m.kind in HARD and m.text.lower() not in _ANYBODY) or _is_service(m) for m in mentions)
    military = military or any(t.lower_ in ("we", "our") for t in tree.doc)  # 'we have 400 people in Kosovo'
    mentions = [m for m in mentions if military or m.kind not in HARD]  # 'people' alone are anybody
    listed = {id(one) for pair in pairs for one in pair}
    numbers = [n for n in numbers if id(n) not in listed]
    groups: dict[int, list[Member]] = defaultdict(list)
    for mention in (m for m in mentions if id(m) not in listed):
        if mention.kind in HARD | {"function", "nation", "body", "region"}:
            token = tree.head(mention.span)
            if mention.text.lower() in ("troop", "team") and token.dep_ == "compound":
                continue  # 'a troop deployment' is no company
            if mention.text.lower() in _DOINGS and grammar.is_verb(token) and any(c.dep_ in grammar.SUBJECTS for c in token.children):
                continue  # 'our pilots bomb the town'
            name = _named_before(tree.text, mention, mentions)
            groups[_root(tree.head(name.span), name).i if name else _root(token, mention).i].append((mention, token))
    spread = {grammar.phrase(tree.head(number.core)).i for _, number in pairs}  # 'have 600 and 870 troops respectively'
    counted = by_phrase(tree, numbers, {t.i for m in mentions for t in tree.tokens(m.span)})
    out = {head: _tally(tree, head, nation, number) for nation, number in pairs for head in (tree.head(nation.span).i,)}
    for root, members in groups.items():
        if root not in out and (root not in spread or root in counted) and is_force(root, members, root in counted):
            out[root] = _build(tree, root, members, counted.get(root, []))
    for root, found in counted.items():
        members = groups.get(root, [])
        if root not in out and all(m.kind == "nation" for m, _ in members):
            bare = _bare(tree, root, found, members)
            if bare:
                out[root] = bare
    owners = gapped(tree.text, mentions)
    return {head: _of_the_gapped(tree, force, owners) for head, force in out.items()} if owners else out


def _of_the_gapped(tree: Tree, force: Force, owners: Sequence[Mention]) -> Force:
    """'Denmark will send two jets, France three Rafales': whose the three are, whatever the parser makes of it."""
    counted = next((span.start for slot, span in force.spans if slot == "quantity"), None)
    whose = gapped_before(tree, force.head, counted, owners)
    named = tuple(m.value for m in whose)
    return replace(force, senders=named) if named and not set(force.senders) - set(named) else force


def _is_service(mention: Mention) -> bool:
    """A body of soldiers: its 'members' are no mere persons."""
    return mention.kind == "body" and mention.value.kind in ("service", "mission")


def _named_before(text: str, nation: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """'The Surcouf (France)': the name before a nation in brackets."""
    if nation.kind != "nation" or text[nation.span.start - 2 : nation.span.start] != " (":
        return None
    return next((m for m in mentions if m.kind in ("unit", "formation") and m.span.end == nation.span.start - 2), None)


_ARMIES = {"army", "navy", "force", "forces", "military", "marines", "guard"}


def _root(token: Token, mention: Mention) -> Token:
    if mention.kind == "nation":
        first = grammar.first_conjunct(token)
        army = first.head
        if army.lower_ in _ARMIES and grammar.case(army) == "from" and grammar.base(army.dep_) == "nmod":
            return grammar.phrase(army.head)  # '40 soldiers from New Zealand's army'
        apart = first.tag_ in ("NN", "NNS") and token.tag_ == "NNP" and mention.how == "name"
        return token if apart else grammar.phrase(first)  # 'pulled out their soldiers, and Angola its crew'
    if mention.kind in ("unit", "formation") and grammar.base(token.dep_) == "nmod" and grammar.case(token) == "from":
        return grammar.phrase(token.head)  # 'eight Typhoons from XI Squadron'
    if mention.kind in ("unit", "formation") and token.dep_ == "appos" and grammar.case(token.head) in ("in", "at", "on", "near"):
        return token  # 'the contingent in Chad, Task Force Sahara, has': no name of Chad's
    return grammar.phrase(token)


def _build(tree: Tree, root: int, members: list[Member], counted: list[Counted]) -> Force:
    token = tree.doc[root]
    spans: list[tuple[str, Span]] = [(_SLOT.get(m.kind, "senders"), m.span) for m, _ in members if m.kind != "force"]
    unit = next((m.text for m, _ in members if m.kind in ("unit", "formation")), None) or kinds.body_as_unit(members)
    # 'A platoon of the 3rd Regiment' is a platoon; 'the V Corps headquarters' is a headquarters.
    headed = next((m.value for m, t in members if m.kind == "echelon" and t.i == root), None)
    headed = headed or ("headquarters" if kinds.is_of_headquarters(members) else None)
    echelon = next((m.value for m, _ in members if m.kind == "echelon"), None)
    bodies = {t.i for m, t in members if m.kind in ("echelon", "force") and t.i == root}
    named = [(m, t) for m, t in members if m.kind == "equipment"] or [
        (m, t)
        for m, t in members
        if m.kind == "generic" and not (bodies and t.i not in bodies and grammar.base(t.dep_) in ("compound", "amod"))
    ]
    if token.lower_ in _SITES or (token.dep_ == "compound" and token.head.lower_ in _SITES):
        # 'Two drone bases': neither the number nor the word tells of drones that are there.
        named, counted, members = [], [], [(m, t) for m, t in members if m.kind not in ("generic", "function")]
    kit = [m for m, _ in named if m.value.name not in lexicon("forces")["nouns"]["vague"]]
    force = Force(
        head=root,
        text=" ".join(tree.words(t) for t in _core(token)),
        senders=flags.senders(members),
        unit=_clean_unit(unit),
        echelon=kinds.echelon(headed or kinds.echelon_of_unit(unit, members) or echelon, kinds.function(members, kit), unit),
        function=kinds.function(members, [m for m, t in named if _tells_kind(named[0][0], t, root)]),
        equipment=tuple(dict.fromkeys(_types(tree.text, kit))) or kinds.types_of_unit(unit),
        loose=tuple(_types(tree.text, [m for m, _ in named if m not in kit][:1])),
        thing=next((m.value.of for m, _ in named), None),
        definite=any(c.lower_ in _DEFINITE for c in _said_of(token)) or unit is not None,
        personnel=any(m.kind == "force" and m.value.of == "personnel" and not m.value.group for m, _ in members),
        nouns=tuple(m.text.lower() for m, _ in members if m.kind in ("force", "echelon")),
    )
    quantity, span = quantity_of(token, members, counted)
    if quantity and span:
        spans.append(("quantity", span))
    return replace(force, quantity=quantity, spans=tuple(spans))


def _tells_kind(first: Mention, token: Token, root: int) -> bool:
    """A type tells what kind of force it is; behind 'with' only aircraft, ships and weapon systems do, and no vehicles."""
    behind = grammar.case(token) if token.i != root and grammar.base(token.dep_) == "nmod" else "of"
    return behind == "of" or (behind == "with" and first.value.of != "vehicle")


_SLOT = {
    "unit": "unit",
    "formation": "unit",
    "echelon": "echelon",
    "function": "function",
    "equipment": "equipment",
    "generic": "equipment",
}


def _said_of(token: Token) -> Iterator[Token]:
    """What hangs on the head of a phrase; on a number, what hangs on what it counts too ('ten of the vehicles')."""
    yield from token.children
    if token.tag_ == "CD":
        yield from (c for counted in token.children if grammar.case(counted) == "of" for c in counted.children if c.tag_ == "DT")


def _core(token: Token) -> Iterable[Token]:
    return sorted(
        [token, *(c for c in token.children if grammar.base(c.dep_) in ("det", "amod", "compound", "nummod", "nmod"))], key=lambda t: t.i
    )[:8]


def _clean_unit(unit: str | None) -> str | None:
    return re.sub(r"^(?:the|The) ", "", unit) if unit else None


def _types(text: str, kit: Sequence[Mention]) -> Iterator[str]:
    """The names of materiel, each in the singular; a designation and its name side by side are one ('CF-18 Hornets')."""
    for at, mention in enumerate(kit):
        before = kit[at - 1] if at else None
        if before and _is_one_name(text, before, mention):
            continue
        after = kit[at + 1] if at + 1 < len(kit) else None
        joint = after is not None and _is_one_name(text, mention, after)
        yield f"{mention.text} {_singular(after)}" if joint and after else _singular(mention)


def _is_one_name(text: str, left: Mention, right: Mention) -> bool:
    """Two names of types with nothing but a space between them, the first a designation."""
    types = left.kind == right.kind == "equipment" and left.text[-1:] != "s"
    return types and text[left.span.end : right.span.start] == " " and any(c.isdigit() for c in left.text)


def _singular(mention: Mention) -> str:
    """An equipment name as the text gives it, in the singular."""
    text = mention.text
    if text in (mention.value.name, *mention.value.aliases):
        return text  # 'Iroquois'
    if text.endswith("s") and text[:-1] in (mention.value.name, *mention.value.aliases):
        return text[:-1]  # 'M142s'
    for ending, single in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("does", "do"), ("s", "")):
        if text.endswith(ending) and not text.endswith("ss") and mention.value.name[-1:].lower() != "s":
            return text[: -len(ending)] + single
    return text


def _bare(tree: Tree, root: int, found: list[Counted], members: list[Member]) -> Force | None:
    """A number that stands alone, or before a people: 'another 200', 'some 6,400 of them', 'two hundred Americans', "Togo's 200"."""
    token = tree.doc[root]
    number, at = found[0]
    if len(found) > 1 and is_one_more(number):
        number, at = replace(found[1][0], mode="additional"), found[1][1]  # 'a second group, of 60'
    peoples = {t.i for m, t in members if m.how in ("people", "demonym") and t.tag_ == "NNPS"}  # 'a first group of 170 Nigerians'
    of = (c for c in token.children if c.dep_ == "nmod" and c.tag_.startswith("NN") and grammar.case(c) == "of" and c.i not in peoples)
    if any(c.lower_ not in _KINDS for c in of):
        return None  # 'dozens of laboratories', not 'six of the same type'
    people = any(t.i == root and (m.how in _OF_NATIONS or (m.how == "ambiguous" and t.tag_ == "NNPS")) for m, t in members)
    whose = people or token.lower_ in ("one", "ones")  # 'a Malawian one of 850'
    if at.i != root and not people and not (token.lower_ in _COUNTABLE | _CHANGES or (at.head.i == root and token.lower_ in ("so",))):
        return None
    if (
        (token.dep_ in ("nmod:unmarked", "obl:unmarked") and not is_of_them(token))
        or (
            at.lower_ == "both" and (at.tag_ == "RB" or [t.tag_ for t in at.doc[at.i + 1 : at.i + 2]] == ["DT"])
        )  # 'both the attack and the siege'
        or (number.low is None and number.high is None)
    ):
        return None
    count = Count(number.low, number.high, number.approx, "personnel", number.mode or ("additional" if adds(at, token) else "total"))
    return Force(
        head=root,
        text=number.span.of(tree.text),
        senders=flags.senders([(m, t) for m, t in members if whose or t.i in peoples or (t.dep_ == "nmod:poss" and t.head.i == root)]),
        quantity=count,
        soft=not people,
        personnel=True,
        spans=(("quantity", number.span),),
    )


def _tally(tree: Tree, head: int, nation: Mention, number: Number) -> Force:
    """So many soldiers of one of the nations in a list."""
    count = Count(number.low, number.high, number.approx, "personnel", number.mode or "total")
    spans = (("senders", nation.span), ("quantity", number.span))
    return Force(head, number.span.of(tree.text), senders=(nation.value,), quantity=count, personnel=True, spans=spans)
