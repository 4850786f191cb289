"""Frames: an action word with its force, found over the tree. One frame, one force; what it leaves out is left to `context`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from musterbook.claims import grammar, words
from musterbook.claims.forces import Force
from musterbook.claims.language import Tree
from musterbook.claims.mentions import Mention, lexicon
from musterbook.claims.status import Stage, listed, stage

_PRONOUNS = {"they", "it", "them", "those", "these", "others", "nobody", "another", "latter", "former", "rest", "all", "both", "some", "we", "us", "one", "ones", "many", "most", "half", "who", "which", "that", "she", "her", "this"}
_MATERIEL_FIRST = {"deliver", "donate", "sell", "give", "gift", "buy", "purchase", "receive", "lend", "lease", "supply", "acquire", "export", "cede"}
_NATION_KINDS = {"people", "name", "abbreviation", "metonym", "capital", "government"}


@dataclass(frozen=True, slots=True)
class Frame:
    """An action and the force it is about. `predicate` and `force` are tokens of one tree.

    `agent` is the nation that acts, where the sentence names one; `theme` the token that stands for the force.
    """

    action: str
    predicate: Token
    stage: Stage
    force: Force | None
    theme: Token
    agents: tuple[str, ...] = ()
    by: str = "verb"


@dataclass(frozen=True, slots=True)
class _Row:
    action: str
    force: str
    needs: str
    particle: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all that was found in it."""

    tree: Tree
    mentions: tuple[Mention, ...]
    forces: dict[int, Force]

    def nations_at(self, token: Token) -> tuple[str, ...]:
        """Country codes that a noun phrase names as an actor: 'Lithuania', 'Berlin', 'the Danes', 'the Bundeswehr'."""
        inside = {t.i for c in grammar.conjuncts(token) for t in _nominal(c)}
        out = []
        for mention in self.mentions:
            actor = (mention.kind == "nation" and mention.how in _NATION_KINDS | {"demonym", "ambiguous"}) or mention.kind == "body"
            if actor and any(t.i in inside for t in self.tree.tokens(mention.span)):
                out.append(mention.value if mention.kind == "nation" else mention.value.nation)
        return tuple(dict.fromkeys(code for code in out if code))

    def forces_at(self, token: Token) -> list[Force]:
        """The forces that a noun phrase names, one for each member of a list; inner ones where the head is none."""
        out: list[Force] = []
        for member in grammar.conjuncts(token):
            head = grammar.phrase(member) if member.i not in self.forces else member
            force = self.forces.get(member.i) or (self.forces.get(head.i) if head.i != member.i and grammar.within(member, head) and grammar.base(member.dep_) in ("nummod", "amod", "compound") else None)
            if force and (force.has_type or force.quantity or force.senders or not self._inner(member)):
                out.append(force)
            else:
                out += self._inner(member) or ([force] if force else [])
        return list(dict.fromkeys(out))

    def _inner(self, member: Token) -> list[Force]:
        return [self.forces[t.i] for t in _nominal(member) if t.i in self.forces and t.i != member.i]


def _nominal(token: Token) -> Iterator[Token]:
    """A noun phrase's tokens, its clauses and its other list members left out."""
    yield token
    for child in token.children:
        dep = grammar.base(child.dep_)
        if dep in ("acl", "advcl", "parataxis", "ccomp", "conj", "punct", "cc"):
            continue
        if dep in ("nmod", "obl") and child.dep_ != "nmod:poss" and grammar.case(child) not in (*grammar.TYING, "", "from"):
            continue
        yield from _nominal(child)


@cache
def _verbs() -> dict[str, tuple[_Row, ...]]:
    out: dict[str, list[_Row]] = {}
    for row in lexicon("actions")["verb"]:
        for entry in row["forms"]:
            lemma, _, particle = entry.partition(" ")
            for form in words.forms(lemma):
                out.setdefault(form, []).append(_Row(row["action"], row["force"], row.get("needs", ""), particle, lemma))
    return {form: tuple(sorted(rows, key=lambda r: -len(r.particle))) for form, rows in out.items()}


@cache
def _nouns() -> dict[str, str]:
    return {spelled: row["action"] for row in lexicon("actions")["noun"] for form in row["forms"] for spelled in (form, form + "s")}


def frames(scene: Scene) -> list[Frame]:
    """All frames of a sentence: verbs first, then being somewhere, then nouns of action, then bare phrases."""
    out: list[Frame] = []
    used: set[int] = set()
    for token in scene.tree.doc:
        found = list(_of_verb(scene, token)) if grammar.is_verb(token) else []
        found = found or list(_of_being(scene, token))
        out += found
        used |= {f.theme.i for f in found} | {f.force.head for f in found if f.force}
    for token in scene.tree.doc:
        if token.lower_ in _nouns() and token.i not in used:
            found = list(_of_noun(scene, token, used))
            out += found
            used |= {f.force.head for f in found if f.force} | {f.theme.i for f in found}
    out += list(_of_phrase(scene, used))
    used |= {f.force.head for f in out if f.force}
    out += list(_of_rest(scene, used))
    out = [_filled(scene, f, used) for f in out]
    out = [f for f in out if not _is_former(scene, f)] + list(_of_former(scene, out))
    return sorted(out, key=lambda f: (f.theme.i, f.predicate.i))


def _filled(scene: Scene, frame: Frame, used: set[int]) -> Frame:
    """The frame's force with what stands beside it in the clause: 'the battery, with 130 soldiers', '4 Regiment: 40 men came'."""
    force = frame.force
    if force is None or frame.by == "strength":
        return frame
    for head, other in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        beside = grammar.case(token) in ("with", "w", "including", "totalling", "numbering") or grammar.base(token.dep_) in ("appos", "parataxis", "list", "dep")
        if head in used or not beside or set(other.senders) - set(force.senders):
            continue
        if grammar.clause(token).i in (frame.predicate.i, grammar.clause(frame.theme).i):
            force = _joined(force, other)
            used.add(head)
    return replace(frame, force=force)


def _joined(force: Force, other: Force) -> Force:
    return replace(
        force,
        quantity=force.quantity or other.quantity,
        equipment=(*force.equipment, *(e for e in other.equipment if e not in force.equipment)),
        unit=force.unit or other.unit,
        echelon=force.echelon or (other.echelon if not other.quantity else None),
        function=force.function or (other.function if not other.equipment else None),
        spans=(*force.spans, *(s for s in other.spans if s[0] != "quantity" or not force.quantity)),
    )


_UP_FROM = re.compile(r"\b(?:up|down) from (?:about |some |around |roughly |nearly |almost )?[\d,]+")


def _spoken(scene: Scene, force: Force) -> bool:
    """The number of the force is the one after 'up from'."""
    match = _UP_FROM.search(scene.tree.text)
    return bool(match) and any(slot == "quantity" and match.start() <= span.start < match.end() for slot, span in force.spans)


def _of_former(scene: Scene, found: list[Frame]) -> Iterator[Frame]:
    """The strength that was: '1,900 soldiers, up from 800 in early 2022'."""
    before = next((f for f in scene.forces.values() if f.quantity and _spoken(scene, f)), None)
    now = next((f for f in reversed(found) if f.force and f.force.quantity and before and f.theme.i < before.head), None)
    if before and before.quantity and now and now.force:
        force = replace(now.force, quantity=replace(before.quantity, mode="total"), spans=before.spans)
        at = scene.tree.doc[before.head]
        yield Frame("station", at, Stage("ended", "up from", tense="past"), force, at, now.agents, "former")


def _is_former(scene: Scene, frame: Frame) -> bool:
    return frame.by != "former" and frame.force is not None and _spoken(scene, frame.force)


def _particle_fits(token: Token, particle: str) -> bool:
    if not particle:
        return True
    parts = particle.split()
    near = [t.lower_ for t in token.doc[token.i + 1 : token.i + 6]]
    children = [c.lower_ for c in token.children]
    return all(p in children or p in near[:3] for p in parts)


def _of_verb(scene: Scene, verb: Token) -> Iterator[Frame]:
    rows = [row for row in _verbs().get(verb.lower_, ()) if _particle_fits(verb, row.particle)]
    if any(row.particle for row in rows):
        rows = [row for row in rows if row.particle]
    for soft in (False, True):
        for row in rows:
            found = list(_of_row(scene, verb, row, soft=soft))
            if found:
                yield from found
                return
    yield from _of_stance(scene, verb)
    yield from _of_site(scene, verb)


_STANCES = {"requested", "announced", "approved", "ordered", "considered", "cancelled"}


def _of_stance(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A force that is asked for, promised, ordered or approved, with no verb of moving: 'asked Paris for a battery'."""
    statuses = [s for s in listed(verb) if s in _STANCES]
    if not statuses or verb.lower_ in ("set", "going", "due", "look", "looking", "think", "thinking"):
        return
    passive = grammar.is_passive(verb)
    themes = [s for s in grammar.subjects(verb) if s.i != verb.i] if passive else [*[o for o in grammar.objects(verb) if o.dep_ == "obj"], *[o for o in grammar.obliques(verb) if grammar.case(o) == "for"]]
    own = stage(verb, "deploy")
    for theme in themes:
        for force in scene.forces_at(theme):
            if force.soft or theme.lower_ in _nouns() or own.status is None:
                continue
            told = Stage(statuses[0], verb.lower_, False, verb if statuses[0] == "requested" else None, True, verb)
            yield Frame("deploy", verb, replace(told, status="denied", negated=True) if own.negated else told, force, theme, _agents(scene, verb, theme, _Row("deploy", "object", "", "", "")), "stance")


def _of_row(scene: Scene, verb: Token, row: _Row, *, soft: bool) -> Iterator[Frame]:
    if row.lemma == "be" and not row.particle:
        return
    if row.lemma in _STRENGTH or (row.lemma in _FALLING and _reached(scene, verb)):
        yield from _of_strength(scene, verb, row)
        return
    themes = _themes(verb, row.force, scene)
    for theme in themes:
        forces = scene.forces_at(theme)
        if row.needs == "materiel":
            forces = [f for f in forces if f.equipment and (row.lemma in _MATERIEL_FIRST or row.particle)]
            if soft:
                continue
        hard = [f for f in forces if not f.soft]
        if hard and not soft:
            agents = _agents(scene, verb, theme, row)
            for force in hard:
                yield _habitual(Frame(row.action, verb, stage(verb, row.action), force, theme, agents))
        elif soft and not hard:
            yield from _soft(scene, verb, row, theme, forces)


_STRENGTH = {"increase", "boost", "grow", "rise", "expand", "double", "triple", "bolster", "strengthen", "beef", "raise", "build", "swell", "top", "augment", "enlarge", "upgrade"}
_FALLING = {"bring", "take", "fall", "drop", "decline", "shrink", "reduce", "cut", "trim", "lower", "halve"}


def _of_strength(scene: Scene, verb: Token, row: _Row) -> Iterator[Frame]:
    """A presence that grows or shrinks: 'will increase the number of US troops to about 1,000', 'by 200'."""
    themes = [t for t in (*grammar.objects(verb), *grammar.subjects(verb)) if t.i != verb.i]
    strengths = [(t, f) for t in themes for f in scene.forces_at(t) if f.senders or f.personnel or f.echelon or (f.nouns and not f.function)]
    if not strengths:
        return
    theme, force = strengths[0]
    agents = _agents(scene, verb, theme, row)
    reached = _reached(scene, verb)
    for prep, number in reached:
        if prep in ("to", "from"):
            count = replace(number.quantity, mode="total") if number.quantity else None
            status = stage(verb, "station") if prep == "to" else Stage("ended", "from")
            yield Frame("station", verb, status, replace(force, quantity=count, spans=number.spans), theme, agents, "strength")
        elif prep == "by" and number.quantity:
            mode = "reduction" if row.action == "withdraw" else "additional"
            yield Frame(row.action, verb, stage(verb, row.action), replace(force, quantity=replace(number.quantity, mode=mode), spans=number.spans), theme, agents, "strength")
    if not reached:
        for _, one in strengths:
            yield Frame(row.action, verb, stage(verb, row.action), one, theme, agents, "strength")


def _reached(scene: Scene, verb: Token) -> list[tuple[str, Force]]:
    """Bare numbers after 'to', 'from' or 'by' on a verb of growing."""
    out = []
    for child in grammar.obliques(verb):
        force = scene.forces.get(child.i)
        if force and force.soft and grammar.case(child) in ("to", "from", "by", "at"):
            out.append((grammar.case(child), force))
    return out


def _habitual(frame: Frame) -> Frame:
    """Presence by rotation (codebook rule 28): 'battalions have rotated in X since 2019' is a station."""
    helpers = grammar.auxiliaries(frame.predicate)
    intransitive = not grammar.objects(frame.predicate) and not grammar.is_passive(frame.predicate)
    rotating = frame.action == "rotate" and frame.predicate.lower_.startswith("rotat") and intransitive and {"have", "has", "had"} & set(helpers)
    sending = frame.action == "deploy" and frame.predicate.tag_ == "VBG" and {"has", "have", "'ve"} & set(helpers) and "been" in helpers
    return replace(frame, action="station") if rotating or (sending and frame.stage.status == "in_effect") else frame


_VACATE = {"vacate", "close", "abandon", "give", "evacuate", "shut", "hand"}


def _of_site(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A site that is vacated stands for the force that leaves it: 'Air Base 101 was vacated on 7 July'."""
    lemma = next((v for v in _VACATE if verb.lower_ in words.forms(v)), None)
    if lemma is None or (lemma == "give" and not _particle_fits(verb, "up")) or (lemma == "hand" and not (_particle_fits(verb, "over") or _particle_fits(verb, "back"))):
        return
    themes = [s for s in grammar.subjects(verb) if s.i != verb.i] if grammar.is_passive(verb) else grammar.objects(verb)
    for theme in themes:
        named = any(m.kind == "site" and any(grammar.within(t, theme) for t in scene.tree.tokens(m.span)) for m in scene.mentions)
        if (named or theme.lower_ in ("base", "camp", "airfield", "post", "outpost", "garrison")) and not scene.forces_at(theme):
            yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, _agents(scene, verb, theme, _Row("withdraw", "object", "", "", lemma)), "site")


def _soft(scene: Scene, verb: Token, row: _Row, theme: Token, forces: list[Force]) -> Iterator[Frame]:
    """A number, a pronoun or a people stands for the force: 'another 200 will follow', 'the Danes left'."""
    agents = _agents(scene, verb, theme, row)
    if forces:
        for force in forces:
            yield Frame(row.action, verb, stage(verb, row.action), force, theme, agents, "number")
        return
    strong = row.lemma in _STRONG
    if theme.lower_ in _PRONOUNS and theme.tag_.startswith(("PRP", "DT", "WP", "WDT", "NN", "JJ", "CD", "RB")) and theme.lower_ not in ("who", "which", "that"):
        if row.needs != "materiel":
            yield Frame(row.action, verb, stage(verb, row.action), None, theme, agents, "pronoun")
    elif strong and (people := _people(scene, theme)):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, tuple(m.value for m in people), "people")
    elif row.force != "subject" and (nations := scene.nations_at(theme)) and row.action == "withdraw" and row.lemma in ("withdraw", "pull"):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, nations, "nation")


def _people(scene: Scene, theme: Token) -> list[Mention]:
    """A people as the head of a phrase: 'the Americans', 'the Dutch'."""
    return [m for m in scene.mentions if m.kind == "nation" and m.how in ("people", "demonym") and scene.tree.head(m.span).i == theme.i]


_STRONG = {"deploy", "redeploy", "withdraw", "pull", "rotate", "relieve", "station", "base", "garrison", "arrive", "leave", "stay", "remain", "replace", "depart", "take", "reinforce", "relocate", "return", "go", "follow", "send", "move", "land", "come"}


def _themes(verb: Token, role: str, scene: Scene) -> list[Token]:
    passive = grammar.is_passive(verb)
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    objects = [o for o in grammar.objects(verb)]
    if passive:
        return subjects if role in ("object", "either") else []
    if role == "object":
        return objects
    if role == "subject":
        return subjects
    hard = [o for o in objects if any(not f.soft for f in scene.forces_at(o))]
    return hard or (subjects if not objects or any(scene.forces_at(s) for s in subjects) else objects)


def _agents(scene: Scene, verb: Token, theme: Token, row: _Row) -> tuple[str, ...]:
    """The nation that acts: the subject of an active verb, the by-phrase of a passive one, or whoever is asked to act."""
    if grammar.is_passive(verb):
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (grammar.base(c.dep_) == "obl" and grammar.case(c) == "by")]
        return tuple(code for a in agents for code in scene.nations_at(a))
    actors = [s for s in grammar.subjects(verb) if s.i != theme.i and s.i != verb.i]
    return tuple(code for actor in actors for code in scene.nations_at(actor))


def _of_due(scene: Scene, token: Token) -> Iterator[Frame]:
    """A force is due, or on its way: 'the platoon is due back in June', 'two ships are bound for Duqm'."""
    for theme in grammar.subjects(token):
        for force in scene.forces_at(theme):
            if any(grammar.is_verb(c) and c.dep_ in ("xcomp", "advcl", "ccomp") for c in token.children):
                return
            near = {t.lower_ for t in token.subtree}
            home = bool(near & {"back", "home", "out"})
            own = stage(token, "deploy")
            under_way = token.lower_ in ("way", "route", "bound")
            status = Stage("under_way" if under_way else "announced", token.lower_, own.negated, None, True)
            yield Frame("withdraw" if home else "deploy", token, replace(status, status="denied") if own.negated else status, force, theme, (), "due")


def _of_being(scene: Scene, token: Token) -> Iterator[Frame]:
    """A force is somewhere: 'two ships are at Duqm', 'there are 500 soldiers', 'they are there', 'the presence is indefinite'."""
    existential = token.lower_ in words.forms("be") and any(c.dep_ == "expl" for c in token.children)
    copula = any(c.dep_ == "cop" for c in token.children)
    if not existential and not copula:
        return
    if token.lower_ in ("due", "bound", "way", "route", "scheduled", "expected"):
        yield from _of_due(scene, token)
        return
    for theme in grammar.subjects(token):
        for force in scene.forces_at(theme):
            if (not force.soft or existential or _named_place(scene, token)) and (existential or _is_somewhere(token) or _tells_basis(token)):
                yield Frame("withdraw" if token.lower_ in _GONE else "station", token, stage(token, "station"), force, theme, (), "being")
        if not scene.forces_at(theme) and theme.lower_ in _PRONOUNS and _is_somewhere(token) and token.lower_ in ("there", "here"):
            yield Frame("station", token, stage(token, "station"), None, theme, (), "pronoun")


_GONE = {"gone", "out", "off", "away", "home"}


def _named_place(scene: Scene, token: Token) -> bool:
    return any(m.kind in ("nation", "site", "region") and scene.tree.head(m.span).i == token.i for m in scene.mentions)


def _is_somewhere(token: Token) -> bool:
    return token.lower_ in ("there", "here", "present", "active", *_GONE) or grammar.case(token) in {"in", "at", "on", "near", "off", "aboard", "inside"}


def _tells_basis(token: Token) -> bool:
    return token.lower_ in ("permanent", "indefinite", "temporary", "rotational", "persistent", "open-ended")


def _of_noun(scene: Scene, noun: Token, used: set[int]) -> Iterator[Frame]:
    """A noun of action under a word that says its stage: 'ordered the withdrawal of 400 soldiers'."""
    action = _nouns()[noun.lower_]
    governed = stage(noun, action)
    inner = [f for f in scene.forces_at(noun) if f.head not in used]
    telling = governed.word is not None or governed.negated or _told(noun)
    if not telling:
        return
    if action == "transfer":
        inner = [f for f in inner if f.equipment]
    if not inner and governed.status not in ("in_effect", None) and action != "transfer":
        yield Frame(action, noun, governed, None, noun, _noun_agents(scene, noun), "noun")
    for force in inner:
        if not force.soft or force.quantity:
            yield Frame(action, noun, governed if governed.word or governed.negated else _told_stage(noun, governed), force, noun, _noun_agents(scene, noun), "noun")


_TELLING = {"begin": "under_way", "start": "under_way", "complete": "in_effect", "finish": "in_effect", "end": "in_effect", "take": "in_effect", "follow": "in_effect", "continue": "in_effect", "come": "in_effect", "expedite": "announced"}


@cache
def _telling() -> dict[str, str]:
    return {form: status for lemma, status in _TELLING.items() for form in words.forms(lemma)}


def _told(noun: Token) -> bool:
    return noun.head.lower_ in _telling() or (noun.dep_ in ("nsubj", "nsubj:pass") and grammar.is_predicate(noun.head) and bool({"under", "completed", "complete", "over"} & {noun.head.lower_, *(c.lower_ for c in noun.head.children)}))


def _told_stage(noun: Token, governed: Stage) -> Stage:
    verb = stage(noun.head, "deploy")
    status = _telling().get(noun.head.lower_, "in_effect") if verb.status == "in_effect" else verb.status
    return Stage(status, noun.head.lower_, verb.negated, None, verb.future, noun.head)


def _noun_agents(scene: Scene, noun: Token) -> tuple[str, ...]:
    owners = [c for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound") or (c.dep_ == "nmod" and grammar.case(c) in ("of", "by"))]
    return tuple(code for owner in owners for code in scene.nations_at(owner))


def _of_phrase(scene: Scene, used: set[int]) -> Iterator[Frame]:
    """A force with a place of its own inside its phrase, or standing as a whole line: 'a NASAMS battery at Lielvarde'."""
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        bare = force.soft and not any(grammar.is_verb(t) and grammar.is_predicate(t) for t in scene.tree.doc)
        if head in used or (force.soft and not bare) or not (force.quantity or force.echelon or force.unit or force.equipment):
            continue
        alone = grammar.first_conjunct(token).dep_ == "ROOT" and not grammar.is_verb(token)
        placed = any(c.dep_ == "nmod" and grammar.case(c) in ("in", "at", "on", "near", "off") for c in token.children)
        if alone or (placed and force.quantity and force.senders):
            own = stage(token, "station")
            if own.status:
                yield Frame("station", token, own, force, token, (), "phrase" if not alone else "line")


def _holds_place(scene: Scene, token: Token) -> bool:
    inside = {t.i for t in token.subtree}
    return any(m.kind in ("nation", "site", "region") and scene.tree.head(m.span).i in inside for m in scene.mentions)


_DIRECTION = {"to": "deploy", "into": "deploy", "from": "withdraw"}


def _of_rest(scene: Scene, used: set[int]) -> Iterator[Frame]:
    """A numbered force of a named nation in a clause whose verb we do not know: it is there, or it comes, or it goes."""
    taken = {t.i for head in used for t in scene.tree.doc[head].subtree} if used else set()
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        if head in used or not (force.quantity or force.unit or force.echelon or force.equipment) or (head in taken and not force.quantity):
            continue
        verb = grammar.clause(token)
        placed = any(grammar.case(c) in ("to", "into", "from", "in", "at", "on", "off", "near") and _holds_place(scene, c) for c in grammar.obliques(verb))
        if not (placed or force.senders or force.quantity):
            continue
        preps = {grammar.case(c) for c in grammar.obliques(verb) if grammar.base(c.dep_) == "obl" and _holds_place(scene, c)}
        action = next((_DIRECTION[p] for p in ("from", "to", "into") if p in preps), "station")
        yield Frame(action, verb, stage(verb, action), force, token, (), "rest")
