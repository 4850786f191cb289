"""What no verb of ours governs: bare lines, leftover forces, numbers beside a force, strengths that were."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from musterbook.claims.frames.ends import own_source
from musterbook.claims.frames.idle import gives_it_up, tells_nothing
from musterbook.claims.frames.lexicon import action_verbs, particle_fits
from musterbook.claims.frames.phrases import of_those_there
from musterbook.claims.frames.remainder import is_whole
from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.numbers.numerals import WORDS
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage, listed
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.values import Span
from musterbook.world.nations import ALLIANCES


def _carries(verb: Token, token: Token, force: Force, told: Sequence[Frame]) -> bool:
    """'Cargo planes have moved radars to Libya': what brings the others is not there to stay."""
    alone = bool(force.equipment) and not force.quantity and token in grammar.subjects(verb) and not grammar.is_passive(verb)
    return alone and any(f.theme in grammar.objects(verb) or grammar.first_conjunct(f.theme) in grammar.objects(verb) for f in told)


def _is_their_mission(scene: Scene, verb: Token, token: Token, force: Force, told: Sequence[Frame]) -> bool:
    """'240 Slovaks serve with the UN force UNFICYP', 'pulled its men out of the UN force': the mission is what they are part of."""
    subjects = grammar.subjects(verb)
    others = any(scene.forces_at(s) for s in subjects if s is not token) or any(f.force and set(f.agents) - ALLIANCES for f in told)
    return others and token not in subjects and not force.quantity and bool(force.senders) and set(force.senders) <= ALLIANCES


_DIRECTION = {"to": "deploy", "into": "deploy", "from": "withdraw"}


def of_rest(scene: Scene, used: set[int], found: Sequence[Frame]) -> Iterator[Frame]:
    """A numbered force of a named nation in a clause whose verb we do not know: it is there, or it comes, or it goes."""
    taken = {t.i for head in used for t in scene.tree.doc[head].subtree} if used else set()
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        if head in used or not (force.quantity or force.unit or force.echelon or force.equipment) or (head in taken and not force.quantity):
            continue
        verb = grammar.clause(token)
        named = force.definite and not force.equipment and bool(force.echelon or force.unit)
        formed = ("to", "into") if named else ()  # 'a company to the NATO brigade', 'a platoon to the Danish Contingent in Iraq'
        within = ("in",) if force.echelon and not force.unit else ()  # 'they serve in a battalion of all three', 'in the battlegroup'
        landmark = grammar.case(token) in ("at", "near", "beside", *formed, *within) and not force.quantity
        told = [f for f in found if f.predicate.i == verb.i]
        # 'Of the 300 that Kenya promised, 90 have come': how many there are to be is not told by who came.
        landmark = landmark or (grammar.case(token) == "of" and grammar.base(token.dep_) == "obl" and token.i < verb.i)
        seat = force.echelon == "headquarters" and set(force.senders) <= ALLIANCES and bool(force.senders)  # 'at U.N. headquarters'
        if (
            _comes_along(token, force, told)
            or tells_nothing(scene, verb, token, force)
            or (landmark and (told or seat))
            or (_is_strong(scene, force) and any(f.action == "rotate" for f in told))  # how many those were who went
            or gives_it_up(token, force, told)
            or _carries(verb, token, force, told)
            or is_whole(token)
            or _is_their_mission(scene, verb, token, force, told)
            # 'EUFOR has been reinforced by 400': it was there, and nobody says how many.
            or (_is_joined(verb, token) and not force.quantity and set(force.senders) & ALLIANCES)
        ):
            continue
        placed = any(
            grammar.case(c) in ("to", "into", "from", "in", "at", "on", "off", "near") and holds_place(scene, c)
            for c in grammar.obliques(verb)
        )
        along = _moved_with(scene, verb, force)
        if not (placed or force.senders or force.quantity or along):
            continue
        preps = _directions(scene, verb, token)
        # 'Shifted from Germany to Rzeszów' is one move, to where it ends (codebook, rule 21).
        more = force.quantity is not None and force.quantity.mode == "additional" and verb.lower_ != "there"  # 'another 2,000 are there'
        coming = verb.lower_ in _GIVEN or (more and not _is_stay(verb, found))
        action = next((_DIRECTION[p] for p in ("to", "into", "from") if p in preps), along)
        action = action or ("deploy" if coming else "station")
        known = _planned(verb, stage(verb, action))
        for_them = grammar.case(token) == "for"  # 'flew in lorries for its 180 soldiers'
        known = of_those_there(token, force, known) if action == "station" and (known.negated or for_them) else known
        # 'Togo, the main contributor with 530 soldiers, will pull out 200'
        verb = next((c for c in token.children if c.dep_ == "appos" and c.lower_ in _CONTRIBUTING), verb)
        if verb.lower_ in _CONTRIBUTING and not any(c.dep_ == "cop" for c in verb.children):
            known = Stage("in_effect", "contributes", tense="present")  # 'Brazil, with 1,280 soldiers the largest contributor'
        if given := _handed_so_far(verb, force, found) or _given_too(scene, verb, force, found):
            yield given
            continue
        if shared := _shared_verb(scene, verb, force, found) or _beside_from(token, force, found) or _included(token, found, told):
            action, known = shared.action, shared.stage
        elif action == "withdraw" and (home := _home(scene, token, verb, found)):
            action, known, force = home[0].action, home[0].stage, replace(force, senders=home[1])
        if joined := _is_joined(verb, token):
            action, known = "station", joined
        yield Frame(action, verb, known, force, token, (), "rest")


def _is_strong(scene: Scene, force: Force) -> bool:
    """'The contingent, 150 strong, has been replaced'."""
    return any(slot == "quantity" and scene.tree.text.startswith(" strong", span.end) for slot, span in force.spans)


def _directions(scene: Scene, verb: Token, token: Token) -> set[str]:
    """The prepositions of the places in a force's clause, or in its own phrase."""
    if verb.lower_ in ("contribute", "contributes") and not grammar.auxiliaries(verb):
        return set()  # 'Ghana and Togo contribute 140 and 730 soldiers to the force'
    preps = {grammar.case(c) for c in grammar.obliques(verb) if grammar.base(c.dep_) == "obl" and holds_place(scene, c)}
    if token.dep_ in ("conj", "appos"):
        # 'Four to Fiji, and two each to Tonga and Samoa'
        preps |= {grammar.case(c) for c in token.children if c.dep_ == "nmod" and holds_place(scene, c)}
    return preps | _ordered(verb)


def _moved_with(scene: Scene, verb: Token, force: Force) -> str | None:
    """'Ireland is to return with 160 soldiers': with them a nation does what its verb says; with materiel it may as well give it."""
    token = scene.tree.doc[force.head]
    people = force.personnel or bool(force.echelon and not force.thing)
    if grammar.case(token) != "with" or token.i < verb.i or not people or not any(map(scene.nations_at, grammar.subjects(verb))):
        return None
    rows = (row for row in action_verbs().get(verb.lower_, ()) if row.force != "object" and particle_fits(verb, row.particle))
    return next((row.action for row in rows if row.action in _DIRECTION.values()), None)


_JOINING = words.forms_of("join", "reinforce", "bolster", "strengthen", "follow")


def _is_joined(verb: Token, token: Token) -> Stage | None:
    """'The four jets at Souda will be joined by a tanker in May': they are there, whenever that comes."""
    passive = verb.lower_ in _JOINING and grammar.is_passive(verb) and token in grammar.subjects(verb)
    return Stage("in_effect", "so far", tense="present") if passive else None


def _ordered(verb: Token) -> set[str]:
    """'The destroyer has orders for Djibouti': whither it goes."""
    orders = [o for o in grammar.objects(verb) if o.lower_ == "orders"]
    return {"to"} if any(grammar.case(c) in ("for", "to") for o in orders for c in o.children) else set()


def _beside_from(token: Token, force: Force, found: Sequence[Frame]) -> Frame | None:
    """'Replaced by 570 soldiers from Ghana and 160 from Bangladesh': the 160 do what the 570 do."""
    bare = grammar.case(token) == "from" and bool(force.senders) and not force.nouns
    return next((f for f in reversed(found) if f.theme.i < token.i), None) if bare else None


def _included(token: Token, found: Sequence[Frame], told: Sequence[Frame]) -> Frame | None:
    """'Its kit, including 60 tanks and 90 lorries, will arrive', 'sent 200 airmen with a C-130': the later ones do what the first do."""
    first = grammar.first_conjunct(token)
    if first is not token and grammar.case(first) == "including":
        return next((f for f in found if grammar.within(first, f.theme)), None)
    moved = (f for f in told if f.by == "verb" and f.action in ("deploy", "withdraw") and f.theme.i < first.i)
    return next(moved, None) if grammar.case(first) == "with" else None


def _comes_along(token: Token, force: Force, told: list[Frame]) -> bool:
    """'They had come with 60 vehicles': what they have with them is no second force."""
    return grammar.case(token) == "with" and not force.personnel and any(f.by == "pronoun" and f.force is None for f in told)


def _home(scene: Scene, token: Token, verb: Token, found: Sequence[Frame]) -> tuple[Frame, tuple[str, ...]] | None:
    """'It has 900 soldiers from Kenya, 400 from Ghana': who is or comes somewhere is from where the numbers say."""
    nations = tuple(code for c in token.children if grammar.case(c) == "from" for code in scene.nations_at(c))
    frame = next((f for f in found if f.predicate.i == verb.i and f.action in ("station", "deploy") and f.theme.i < token.i), None)
    return (frame, nations) if frame and nations else None


def _shared_verb(scene: Scene, verb: Token, force: Force, found: Sequence[Frame]) -> Frame | None:
    """'Yerevan will send 100 soldiers, Dushanbe 200': a nation with a bare number has the verb of the force before it.

    So has the last of '500 French and 300 Belgian soldiers', whose noun is that of all.
    """
    listed = any(t.i in scene.forces and t.i != force.head for t in scene.tree.doc[force.head].subtree)
    if (force.nouns and not listed) or force.has_type or not (force.senders and force.quantity):
        return None
    bare = not grammar.is_verb(verb)  # 'Italy will send 200, Germany 100, and Spain 50'
    shared = (f for f in found if (bare or f.predicate.i == verb.i) and f.by in ("verb", "number", "stance"))
    return next((f for f in shared if f.theme.i < force.head), None)


def _given_too(scene: Scene, verb: Token, force: Force, found: Sequence[Frame]) -> Frame | None:
    """'Donated 14 helicopters worth 70 million euros, and 10,000 rifles': materiel that is left over is given like the first."""
    if force.personnel or not (force.equipment or force.loose) or not force.quantity:
        return None
    first = next((f for f in found if f.predicate.i == verb.i and f.by == "transfer" and f.theme.i < force.head), None)
    counted = not force.nouns and force.senders  # 'the Netherlands 24'
    agents = counted or (own_source(scene, verb, force, first.agents) if first else ())
    return replace(first, force=force, theme=scene.tree.doc[force.head], agents=agents) if first else None


_ADDING_UP = words.forms_of("bring", "take", "raise", "lift")


def _handed_so_far(verb: Token, force: Force, found: Sequence[Frame]) -> Frame | None:
    """'Is sending 19 tanks to Kyiv, taking the total so far to 29': so many of the same have been given."""
    one = next((f for f in found if f.action == "transfer" and f.predicate is verb.head and f.force), None)
    if one is None or one.force is None or not (force.soft and force.quantity and verb.dep_ == "advcl" and verb.lower_ in _ADDING_UP):
        return None
    own = one.force.quantity.of if one.force.quantity else force.quantity.of
    whole = replace(one.force, head=force.head, quantity=replace(force.quantity, of=own, mode="total"), spans=force.spans)
    return replace(one, force=whole, theme=verb.doc[force.head], stage=Stage("in_effect", "so far", tense="perfect"), by="rest")


def _is_stay(verb: Token, found: Sequence[Frame]) -> bool:
    """The verb tells of a stay: '130 soldiers remain in Mali and another 280 in Chad' are there, all of them."""
    return any(f.predicate.i == verb.i and f.action == "station" for f in found)


_CONTRIBUTING = {"contributor", "contributors", "provider", "participant"}
# What is promised, and what is added, is yet to come.
_GIVEN = words.forms_of("pledge", "promise", "offer", "allocate", "earmark", "depute")

# Listed words that mean much else besides.
_LOOSE = {
    "set",
    "going",
    "look",
    "looking",
    "looks",
    "think",
    "thinking",
    "mean",
    "means",
    "call",
    "calls",
    "called",
    "press",
    "review",
    "study",
}


def _planned(verb: Token, own: Stage) -> Stage:
    """'A second plane is expected by July': the word of planning is all the verb there is."""
    if _ordered(verb) and own.status == "in_effect":
        return replace(own, status="ordered", future=True)
    listed_as = next((s for s in listed(verb) if s in ("announced", "considered", "requested", "cancelled")), None)
    if own.status != "in_effect" or own.negated or listed_as is None or verb.lower_ in _LOOSE:
        return own
    return replace(own, status=listed_as, future=True, word=verb)


_ABOUT = r"(?:(?:about|some|around|roughly|nearly|almost|more than|over|as many as|a peak of|the (?:previous|earlier|original|current)) )?"
_AGO = rf"(?:\d+|{WORDS}|an?) (?:years?|months?|weeks?|decades?) (?:ago|earlier|before)"
_THEN = rf"(?: {_AGO}| (?:in|at|on|during|a|last|the|earlier|before|previously) [^.;:,()]*)?"
_FORMER = re.compile(
    rf"(?<=\bto \d,\d\d\d )from {_ABOUT}(?:\d[\d,]*|{WORDS}){_THEN}|(?<=\bto \d\d\d )from {_ABOUT}(?:\d[\d,]*|{WORDS}){_THEN}"
    rf"|(?<=\bto \d,\d\d\d, )from {_ABOUT}(?:\d[\d,]*|{WORDS}){_THEN}|(?<=\bto \d\d\d, )from {_ABOUT}(?:\d[\d,]*|{WORDS}){_THEN}"
    rf"|\b(?:(?:up|down) from|compared (?:with|to)) {_ABOUT}(?:\d[\d,]*|{WORDS}){_THEN}"
    rf"|\b(?:against|instead of|in place of) {_ABOUT}(?:\d[\d,]*|{WORDS})"
    r" (?:in (?=\d|the (?:spring|summer|autumn|winter)|[A-Z])|at the (?:beginning|start|end)|a year|last )[^.;:,()]*",
    re.I,
)


@lru_cache(maxsize=256)
def former_part(text: str) -> Span | None:
    """The characters that tell the strength that was, with their date: 'up from 800 in early 2022'."""
    match = _FORMER.search(text)
    return Span(*match.span()) if match else None


def _spoken(scene: Scene, force: Force) -> bool:
    """The number of the force is the one after 'up from'."""
    part = former_part(scene.tree.text)
    return part is not None and any(slot == "quantity" and part.overlaps(span) for slot, span in force.spans)


def of_former(scene: Scene, found: list[Frame]) -> Iterator[Frame]:
    """The strength that was: '1,900 soldiers, up from 800 in early 2022'."""
    before = next((f for f in scene.forces.values() if f.quantity and _spoken(scene, f)), None)
    now = next((f for f in reversed(found) if f.force and f.force.quantity and before and f.theme.i < before.head), None)
    if before and before.quantity and now and now.force:
        of = now.force.quantity.of if before.soft and now.force.quantity else before.quantity.of  # '18 Typhoons, up from ten'
        force = replace(now.force, quantity=replace(before.quantity, mode="total", of=of), spans=before.spans)
        at = scene.tree.doc[before.head]
        yield Frame("station", at, Stage("ended", "up from", tense="past"), force, at, now.agents, "former")


def is_former(scene: Scene, frame: Frame) -> bool:
    """The frame takes for its force the strength that was: 'up from 800'."""
    return frame.by != "former" and frame.force is not None and _spoken(scene, frame.force)
