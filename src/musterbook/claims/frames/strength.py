"""Strengths that change: 'will raise the number of its soldiers to 1,000', 'by 200'; 'cuts its 5,100 soldiers by half'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.lexicon import Row
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

STRENGTH = {
    "increase",
    "boost",
    "grow",
    "rise",
    "expand",
    "double",
    "triple",
    "bolster",
    "strengthen",
    "beef",
    "raise",
    "build",
    "swell",
    "top",
    "augment",
    "enlarge",
    "upgrade",
    "step",
    "scale",
    "ramp",
}


FALLING = {
    "bring",
    "take",
    "draw",
    "fall",
    "drop",
    "decline",
    "shrink",
    "reduce",
    "cut",
    "trim",
    "lower",
    "halve",
    "scale",
    "pare",
    "slash",
    "slim",
}


def of_strength(scene: Scene, verb: Token, row: Row) -> Iterator[Frame]:
    """A presence that grows or shrinks: 'will increase the number of US troops to about 1,000', 'by 200'."""
    if newcomers := list(_with(scene, verb)):
        yield from newcomers
        return
    themes = [t for t in (*grammar.objects(verb), *grammar.subjects(verb)) if t.i != verb.i]
    reached = reached_numbers(scene, verb)
    strengths = _strengths(scene, themes) or _shared(themes, reached)
    if not strengths:
        return
    strengths = [_counted_behind(scene, verb, *strengths[0]), *strengths[1:]]
    theme, force = strengths[0]
    agents = acting(scene, verb, theme)
    raised = force.quantity is not None and force.quantity.mode == "total" and all(prep == "to" for prep, _ in reached)
    if reached and force.quantity and (_is_strong(scene, theme) or raised):
        # 'Will raise its force of 500 to 650', 'cut its 800 soldiers to 650': so many there are, or were.
        own = stage(verb, "station")
        over = own.status == "in_effect" and not own.negated and own.tense != "present" and not _is_strong(scene, theme)
        before = Stage("ended", "from") if over else Stage("in_effect", "so far", tense="present")
        yield Frame("station", verb, before, force, theme, agents, "strength")
    for prep, number in reached:
        hosts = _elsewhere(scene, verb, number.head)
        if prep in ("to", "from"):
            count = replace(number.quantity, mode="total", of=_what(force, number)) if number.quantity else None
            changed = replace(force, quantity=count, spans=number.spans)
            yield Frame(*_reached(verb, row, prep), changed, theme, agents, "strength", hosts)
        elif prep == "by" and number.quantity:
            mode = "reduction" if row.action == "withdraw" else "additional"
            yield Frame(
                row.action,
                verb,
                stage(verb, row.action),
                replace(force, quantity=replace(number.quantity, mode=mode), spans=number.spans),
                theme,
                agents,
                "strength",
            )
    if reached:
        return
    for _, one in strengths:
        present = one.quantity is not None and (verb.lower_ in _BY_SHARE or shares(verb))
        change = replace(one, quantity=None, spans=()) if present else one
        yield Frame(row.action, verb, stage(verb, row.action), change, theme, agents, "strength")
        if present:
            yield Frame("station", verb, Stage("in_effect", "so far", tense="present"), one, theme, agents, "strength")


def _counted_behind(scene: Scene, verb: Token, theme: Token, force: Force) -> tuple[Token, Force]:
    """'Will double its contingent in Chad, currently 300 strong': the strength at the end is that of what grows."""
    strong = [f for head, f in scene.forces.items() if head > verb.i and scene.tree.words(scene.tree.doc[head]).lower() == "strong"]
    if force.quantity or len(strong) != 1 or strong[0].head < theme.i or strong[0].senders:
        return theme, force
    return theme, replace(force, quantity=strong[0].quantity, spans=(*force.spans, *strong[0].spans))


def _what(force: Force, number: Force) -> str:
    """What a bare number counts: machines, where only those grow in number."""
    alone = number.soft and force.thing and not (force.personnel or force.echelon or force.unit or force.nouns)
    return str(force.thing) if alone else number.quantity.of if number.quantity else "personnel"


def _elsewhere(scene: Scene, verb: Token, at: int) -> tuple[str, ...]:
    """'Will cut its force in Chad from 600 to 100 and in Gabon from 350 to 100': the place of the later numbers, which shares the verb."""
    later = [
        c for c in verb.children if c.dep_ == "conj" and verb.i < c.i < at and grammar.case(c) in ("in", "at") and not grammar.is_verb(c)
    ]
    return scene.nations_at(later[-1]) if later else ()


def _strengths(scene: Scene, themes: list[Token]) -> list[tuple[Token, Force]]:
    """The forces that grow or shrink."""
    found = ((t, f) for t in themes for f in scene.forces_at(t))
    return [(t, f) for t, f in found if f.senders or f.personnel or f.echelon or (f.nouns and not f.function)]


def _shared(themes: list[Token], reached: list[tuple[str, Force]]) -> list[tuple[Token, Force]]:
    """'Increased its contribution from 390 to 470 soldiers': the numbers alone tell of what."""
    share = next((t for t in themes if t.lower_ in _SHARE | _LIMITS or _is_that_figure(t)), None)
    return [(share, replace(reached[0][1], soft=share.lower_ in _FIGURE, quantity=None, spans=()))] if share is not None and reached else []


def _is_that_figure(word: Token) -> bool:
    """'Plans to raise that figure to 3,000', 'their number may fall to 120': of whom, is said before."""
    said = any(c.lower_ in ("that", "this", "their", "its") or (c.lower_ == "the" and word.dep_ == "obj") for c in word.children)
    return (
        word.lower_ in _FIGURE
        and word.dep_ in ("obj", "nsubj", "nsubj:pass")
        and said
        and not any(grammar.case(c) == "of" for c in word.children)
    )


_FIGURE = {"figure", "number", "total", "numbers"}
_SHARE = {
    "contribution",
    "participation",
    "share",
    "commitment",
    "involvement",
    "team",
    "group",
    "mission",
    "operation",
    "deployment",
    "presence",
}


_NOW = {"now", "currently", "presently", "today"}


def _is_strong(scene: Scene, theme: Token) -> bool:
    """'The contingent, 166 strong, will be reduced to 80', 'the number of Danes, now 90': the strength of before is told beside it."""
    now = (c for c in theme.children if c.dep_ == "appos" and c.tag_ == "CD" and any(d.lower_ in _NOW for d in c.children))
    return any(now) or any(scene.tree.words(t).lower() == "strong" for t in theme.subtree)


_MADE_STRONGER = words.forms_of("strengthen", "reinforce", "bolster", "augment", "beef")


def tells_strength(scene: Scene, verb: Token, lemma: str) -> bool:
    """The verb tells how a strength changes: 'will rise to', 'was cut by half', 'reinforced with six howitzers'."""
    down = lemma in ("go", "come") and any(c.lower_ == "down" for c in verb.children)
    falls = (lemma in FALLING or down) and (bool(reached_numbers(scene, verb)) or lemma == "halve" or shares(verb))
    return lemma in STRENGTH or falls or next(_with(scene, verb), None) is not None


def _with(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The battlegroup will be strengthened with six howitzers': what comes is what it is strengthened with."""
    if verb.lower_ not in _MADE_STRONGER:
        return
    named = tuple(f.head for t in (*grammar.objects(verb), *grammar.subjects(verb)) for f in scene.forces_at(t))
    for theme in (c for c in grammar.obliques(verb) if grammar.case(c) == "with"):
        for force in (f for f in scene.forces_at(theme) if not f.soft):
            yield Frame("deploy", verb, stage(verb, "deploy"), force, theme, acting(scene, verb, theme), "strength", spent=named)


# What changes by a share of itself has its present strength beside it.
_BY_SHARE = words.forms_of("double", "triple", "quadruple", "halve")
_SHARES = {"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth", "percent", "%", "cent"}


def shares(verb: Token) -> bool:
    """The change is told as a share: 'by half', 'by a third', 'by 20 percent'."""
    return any(grammar.case(c) == "by" and any(t.lower_ in _SHARES for t in c.subtree) for c in grammar.obliques(verb))


def _reached(verb: Token, row: Row, prep: str) -> tuple[str, Token, Stage]:
    """A force cut to so many has lost some, one raised to so many is there with them; what shrinks from 241 is 241 now, or was."""
    own = stage(verb, "station")
    limit = any(t.lower_ in _LIMITS for t in (*grammar.objects(verb), *grammar.subjects(verb)))
    if limit and own.status in ("in_effect", "approved"):
        so_far = "ended" if own.status == "in_effect" else "in_effect"
        return "station", verb, Stage(so_far if prep == "from" else "approved", "a limit", tense=own.tense)
    if prep == "from":
        still = own.future or own.status != "in_effect" or own.tense == "present"
        return "station", verb, Stage("in_effect" if still else "ended", "from")
    falls = row.action == "withdraw" and prep == "to" and not _is_figure(verb)
    if prep == "to" and not falls and own.status in ("in_effect", "under_way") and _is_under_way(verb):
        own = replace(own, status="announced", why="grows", future=True)
    return ("withdraw", verb, replace(stage(verb, "withdraw"), why="to")) if falls else ("station", verb, own)


_LIMITS = {"ceiling", "limit", "cap", "maximum"}


def _is_under_way(verb: Token) -> bool:
    """'Is raising its contingent to 1,600', 'their number rises to 70': so many are not there yet."""
    helpers = grammar.auxiliaries(verb)
    return (verb.tag_ == "VBG" and bool({"is", "are", "'s", "’s", "'re", "’re"} & set(helpers))) or (
        verb.tag_ in ("VBZ", "VBP") and not helpers
    )


def _is_figure(verb: Token) -> bool:
    """'The strength would fall to 24,000': what is told is how many will be there."""
    named = {s.lower_ for s in grammar.subjects(verb)}
    return bool(named & {"strength", "number", "numbers", "total", "figure", "headcount"}) and not grammar.is_passive(verb)


_HOLDING = words.forms_of("remain", "stand", "stay", "hold")


def at_level(scene: Scene, verb: Token, force: Force) -> Force:
    """'The contingent remains at 100 soldiers': so many it is."""
    if verb.lower_ not in _HOLDING or force.quantity:
        return force
    number = next((f for prep, f in reached_numbers(scene, verb) if prep == "at"), None)
    return replace(force, quantity=number.quantity, spans=(*force.spans, *number.spans)) if number else force


def reached_numbers(scene: Scene, verb: Token) -> list[tuple[str, Force]]:
    """Bare numbers after 'to', 'from' or 'by' on a verb of growing."""
    out = []
    phrases = list(grammar.obliques(verb))
    # 'Cut the number of its soldiers guarding the embassy from 60 to 25'
    phrases += [c for o in grammar.objects(verb) if o.lower_ == "number" for c in o.subtree if c.tag_ == "CD" and grammar.case(c) == "from"]
    phrases += [c for o in grammar.objects(verb) if o.lower_ in _SHARE for c in o.children if grammar.case(c) in ("by", "to", "from")]
    # 'From 1,000 to 600 soldiers': the parser may hang the second number on the first.
    phrases += [c for p in phrases for c in p.subtree if c.i != p.i and c.tag_ == "CD" and grammar.case(c) == "to"]
    for child in phrases:
        force = scene.forces.get(child.i)
        if force and force.quantity and (force.soft or force.personnel) and grammar.case(child) in ("to", "from", "by", "at"):
            out.append((grammar.case(child), force))
    return out


_CHANGING = words.forms_of("reduce", "cut", "shrink", "trim", "lower", "slash", "downsize", "halve", "increase", "raise", "boost", "expand")


def untouched(found: list[Frame]) -> Iterator[Frame]:
    """'Will not cut its 1,500 soldiers there': that many are there, and none goes or comes."""
    for frame in found:
        force = frame.force
        denied = frame.stage.status == "denied" and frame.stage.negated and frame.predicate.lower_ in _CHANGING
        strong = force is not None and force.quantity is not None and force.quantity.mode == "total"
        if force is None or not strong or not denied or frame.action not in ("withdraw", "deploy"):
            yield frame
            continue
        yield replace(frame, force=replace(force, quantity=None, spans=tuple(s for s in force.spans if s[0] != "quantity")))
        yield replace(frame, action="station", stage=Stage("in_effect", "so far", tense="present"))
