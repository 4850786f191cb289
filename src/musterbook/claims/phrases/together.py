"""Together: what the forces of one sentence lend each other: the nation of a list, the noun of an ellipsis, the task of the air police."""

import re
from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.phrases import kinds
from musterbook.claims.phrases.forces import Force
from musterbook.claims.phrases.tallies import PULLED
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Tree
from musterbook.world.nations import ALLIANCES


def together(tree: Tree, found: dict[int, Force], mentions: Sequence[Mention]) -> dict[int, Force]:
    """The forces of a sentence, each with what the others say for it too."""
    found = _from_homes(tree, _assigned(tree, _of_many(tree, found, mentions)), mentions)
    named = {root: _named_before(tree, root, found, mentions) for root in found}
    whole = dict(named)
    for root in sorted(named):
        whole[root] = _elliptical(tree, root, whole, mentions)  # 'Denmark gave 19 jets, the Netherlands 24 and Norway six'
    one = {root: force for root, force in _reworded(tree, whole).items() if not _is_counted_before(tree, root, whole)}
    one = {root: _armed_men(force) for root, force in one.items()}
    return _policing(tree.text, _of_one_list(tree, one, mentions), mentions)


_ASSIGNED = re.compile(r" (?:who are |currently )?(?:assigned|attached|belonging) (?:to|with) (?:the )?", re.I)


def _assigned(tree: Tree, found: dict[int, Force]) -> dict[int, Force]:
    """'40 paratroopers assigned to the 173rd Airborne Brigade': the unit is theirs, and no further force."""
    out = dict(found)
    for root, force in found.items():
        span = next((s for slot, s in force.spans if slot == "unit"), None)
        if span is None or not force.unit:
            continue
        first = next((h for h in found if _ASSIGNED.fullmatch(tree.text[tree.ends[h] : span.start]) or _comes_from(tree, h, root)), None)
        if first is None or found[first].unit or not found[first].personnel:
            continue
        one = found[first]
        out[first] = replace(
            one, senders=one.senders or force.senders, unit=force.unit, echelon=force.echelon, function=one.function or force.function,
            spans=(*one.spans, ("unit", span)),
        )  # fmt: skip
        out.pop(root)
    return out


_COMING = ("come", "comes", "came", "hail", "hails", "drawn")


def _comes_from(tree: Tree, head: int, unit: int) -> bool:
    """'The 300 soldiers, who landed on Sunday, come from the 9th Regiment'."""
    token = tree.doc[unit]
    home = grammar.case(token) == "from" and token.head.lower_ in _COMING
    return home and any(s.i == head for s in token.head.children if s.dep_ in grammar.SUBJECTS)


_MADE_UP = re.compile(
    r"\b(?:compris\w+|includ\w+|consist\w+ of|made up of|composed of|unit(?:es|ing)|brings? together|bringing together)(?: also)?"
    r"(?: (?:about |some |around )?(?:[\d,]+ )?(?:contingents|troops|soldiers|units|personnel|forces|members|elements|peacekeepers|marines)"
    r"(?: drawn)? from)? (?:the )?\Z",
    re.I,
)
_AND = re.compile(r"(?:,| and|, and)(?: the)? \Z")


def _of_many(tree: Tree, found: dict[int, Force], mentions: Sequence[Mention]) -> dict[int, Force]:
    """'The force, which comprises contingents from Slovakia, Hungary and Serbia': a multinational unit takes the nations of its list."""
    nations = [m for m in mentions if m.kind == "nation" and m.how in ("name", "abbreviation", "ambiguous")]
    first = next((m for m in nations if _MADE_UP.search(tree.text[: m.span.start])), None)
    verb = _MADE_UP.search(tree.text[: first.span.start]) if first else None
    whole = max((head for head in found if verb and tree.starts[head] < verb.start()), default=None)
    if first is None or whole is None or found[whole].personnel or set(found[whole].senders) - ALLIANCES or not found[whole].nouns:
        return found
    row = [first]
    for nation in nations[nations.index(first) + 1 :]:
        if not _AND.fullmatch(tree.text[row[-1].span.end : nation.span.start]):
            break
        row.append(nation)
    inner = {head for head, f in found.items() if head > whole and not f.quantity and tree.starts[head] < first.span.start}
    kept = {head: f for head, f in found.items() if head not in inner}
    return kept | {whole: replace(found[whole], senders=tuple(m.value for m in row))} if len(row) > 1 else found


def _from_homes(tree: Tree, found: dict[int, Force], mentions: Sequence[Mention]) -> dict[int, Force]:
    """'900 soldiers from Ghana, Togo and Benin': all of the list, unless it is whence somebody pulls them."""
    nations = [m for m in mentions if m.kind == "nation" and m.how in ("name", "abbreviation", "ambiguous")]
    if len(nations) < 2 or any(t.lower_ in PULLED for t in tree.doc):
        return found
    out = dict(found)
    for head, force in found.items():
        counted = next((span.end for slot, span in force.spans if slot == "quantity"), 0) if force.soft or not force.nouns else 0
        end = counted or tree.ends[head]  # 'trainers, some 70 from Togo and Benin'
        at = next((end + len(link) for link in (" from ", " from the ") if tree.text.startswith(link, end)), -1)
        row = _row(tree, [m for m in nations if m.span.start >= at], at) if at > 0 else []
        if len(row) > 1 and set(force.senders) <= set(row):
            out[head] = replace(force, senders=tuple(row))
    return out


def _row(tree: Tree, nations: Sequence[Mention], at: int) -> list[str]:
    """The nations of a list that begins at a character."""
    row: list[Mention] = []
    for nation in nations:
        between = tree.text[row[-1].span.end : nation.span.start] if row else ""
        if (not row and nation.span.start != at) or (row and not _AND.fullmatch(between)):
            break
        row.append(nation)
    return [m.value for m in row]


# No country sends so many fighter aircraft; private companies have none.
_SQUADRONS = 150


def _armed_men(force: Force) -> Force:
    """'Hundreds of Wagner fighters', 'Syrian fighters in Libya': men, and no aircraft."""
    if force.thing != "aircraft" or force.equipment != ("fighter",):
        return force
    many = force.quantity is not None and (force.quantity.low or 0) > _SQUADRONS
    irregular = bool(set(force.senders) & set(lexicon("forces")["nouns"]["fighters_on_foot"]))
    if not (many or irregular or kinds.is_of_a_firm(force.unit)):
        return force
    count = replace(force.quantity, of="personnel") if force.quantity else None
    return replace(force, equipment=(), function=None, thing=None, personnel=True, quantity=count, nouns=(*force.nouns, "fighters"))


def _reworded(tree: Tree, found: dict[int, Force]) -> dict[int, Force]:
    """'790 soldiers, or one battalion': the same in other words; 'six tanks and other vehicles': of the others nothing is told."""
    out = dict(found)
    for root, force in found.items():
        token = tree.doc[root]
        first, said = grammar.first_conjunct(token), {c.lower_ for c in token.children}
        if first.i == root or first.i not in out or force.unit:
            continue
        if "other" in said and not (force.quantity or force.echelon):
            out.pop(root)
        elif "or" in said and out[first.i].personnel and force.echelon and not force.personnel:
            out[first.i] = replace(out[first.i], echelon=force.echelon, function=out[first.i].function or force.function)
            out.pop(root)
    return out


def _is_counted_before(tree: Tree, root: int, found: dict[int, Force]) -> bool:
    """'40 instructors and technicians': the number before the first counts both, and they are one force."""
    force, token = found[root], tree.doc[root]
    # 'Three ships and 1,000 sailors and marines': the number is that of the nearest before.
    near = found.get(token.head.i) if token.dep_ == "conj" else None
    first = near if near is not None and near.personnel else found.get(grammar.first_conjunct(token).i)
    bare = not (force.quantity or force.has_type or force.senders) and not any(c.dep_ == "det" for c in token.children)
    return bare and force.personnel and first is not None and first is not force and first.quantity is not None and first.personnel


def _of_one_list(tree: Tree, found: dict[int, Force], mentions: Sequence[Mention]) -> dict[int, Force]:
    """A later force of a list takes the nation of the first: 'German tanks and howitzers'; not so 'and a company from Uganda'."""
    out = dict(found)
    names = {tree.head(m.span).i: m.value for m in mentions if m.kind == "nation" and m.how in ("name", "abbreviation")}
    prefixes = lexicon("forces")["ships"]
    ships = {
        tree.head(m.span).i for m in mentions if m.kind in ("unit", "formation") and (m.how == "ship" or m.text.split()[0] in prefixes)
    }
    for root, force in found.items():
        first = grammar.first_conjunct(tree.doc[root])
        if root in ships and first.i in ships and first.i != root and first.i in found and not force.equipment:
            kin = found[first.i]  # 'the frigates Anzac and Glasgow'
            force = out[root] = replace(force, equipment=kin.equipment, function=kin.function, thing=kin.thing)
        parts = [tree.doc[root], *(c for c in tree.doc[root].children if grammar.case(c) == "of")]
        home = next((names[c.i] for part in parts for c in part.children if grammar.case(c) == "from" and c.i in names), None)
        if home and not force.senders and (first.i != root or (force.equipment and not force.personnel)):
            out[root] = replace(force, senders=(home,))
        elif first.i != root and first.i in found and not force.senders and found[first.i].senders:
            out[root] = replace(force, senders=found[first.i].senders)
    return out


def _named_before(tree: Tree, root: int, found: dict[int, Force], mentions: Sequence[Mention]) -> Force:
    """'Italy will send a frigate and Greece a destroyer': the nation right before a later force is whose it is."""
    force = found[root]
    start = min((c.i for c in tree.doc[root].children if c.i < root and c.dep_ in ("det", "nummod", "amod", "compound")), default=root)
    if force.senders or not force.has_type or start < 2 or min(found) == root or tree.doc[start].lower_ not in ("a", "an", "one", "two"):
        return force
    nation = next((m for m in mentions if m.kind == "nation" and m.how == "name" and tree.tokens(m.span)[-1].i == start - 1), None)
    lead = tree.doc[tree.tokens(nation.span)[0].i - 1].lower_ if nation else ""
    return replace(force, senders=(nation.value,)) if nation and lead in ("and", ",", ";", "while") else force


def _elliptical(tree: Tree, root: int, found: dict[int, Force], mentions: Sequence[Mention]) -> Force:
    """'Two Dutch frigates and one Belgian': the noun is that of the force before."""
    force = found[root]
    before = max((head for head in found if head < root), default=None)
    whole = found[before] if before is not None else None
    first = grammar.first_conjunct(tree.doc[root]).i
    if tree.doc[root].lower_ in ("one", "ones") and force.senders and first == before and whole and whole.echelon:
        # 'A South African battalion of 1,345 and a Malawian one of 850'
        return replace(force, soft=False, echelon=whole.echelon, function=whole.function, equipment=whole.equipment, thing=whole.thing)
    if force.soft and first != root and first == before and _is_few(force) and whole and not whole.soft:
        force = replace(force, senders=whole.senders)  # 'two frigates in the Baltic and one off Somalia'
    bare = any(m.how == "demonym" and tree.head(m.span).i == root and not m.text.endswith("s") for m in mentions if m.kind == "nation")
    bare = bare and root > 0 and tree.doc[root].nbor(-1).tag_ == "CD"
    same = _is_few(force) and not (force.nouns or force.has_type or force.thing) and (force.senders or first == before)
    if not ((bare or same) and whole and whole.thing and whole.quantity and force.quantity):
        return force
    count = replace(force.quantity, of=whole.quantity.of)
    return replace(
        force, soft=False, function=whole.function, equipment=whole.equipment, thing=whole.thing, quantity=count, personnel=False
    )


# More of them are people: 'will send four fighters, and Denmark 60'.
_FEW = 30


def _is_few(force: Force) -> bool:
    """'Four F-16s to Lithuania, and Denmark six to Estonia': a small number, with no noun of its own."""
    number = force.quantity.high if force.quantity else None
    return number is not None and number <= _FEW


_GUARDED_SKY = re.compile(
    r"\b(?:patrol|polic|guard|secur|protect)\w* (?:the |its )?(?:[\w-]+(?:’s|'s)? ){0,2}(?:airspace|skies|sky)\b", re.I
)


def _policing(text: str, found: dict[int, Force], mentions: Sequence[Mention]) -> dict[int, Force]:
    """Fighters in a sentence about air policing police the air: 'four Gripens stand the air-policing watch'."""
    if not any(m.kind == "function" and m.value == "air-policing" for m in mentions) and not _GUARDED_SKY.search(text):
        return found
    return {root: replace(f, function="air-policing") if f.function == "fighter" else f for root, f in found.items()}
