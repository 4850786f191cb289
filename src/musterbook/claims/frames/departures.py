"""Departures: who goes nowhere in particular, quits a mission, boards a plane or comes back from a tour leaves.

In: a frame as the lexicon has it, in its scene. Out: the same frame, or a departure in its place. `directions` takes each in turn.
"""

from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.phrases import kinds
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

# Who leaves for another country arrives there (codebook, rule 21).
_PARTING = words.forms_of("leave", "depart", "sail", "set", "ship", "fly", "move", "take", "head", "march", "drive", "go", "embark")
_LEAVING = words.forms_of("leave")
# 'Left for good', 'left for home'.
_AWAY = {"good", "home", "ever"}


def after_a_tour(scene: Scene, frame: Frame) -> Frame:
    """'The platoon returned after a deployment to Bosnia': it came home from there."""
    verb = frame.predicate
    goal = any(grammar.case(c) in ("to", "into") and holds_place(scene, c) and c.lower_ not in _TOURS for c in grammar.obliques(verb))
    tour = any(grammar.case(c) in ("after", "following", "from") and c.lower_ in _TOURS for c in grammar.obliques(verb))
    # 'The batteries that were sent to Kuwait in March returned in October', 'the remaining troops would return'.
    sent = any(grammar.base(c.dep_) == "acl" and c.lower_ in _SENT and c.i < verb.i for c in frame.theme.children)
    last = bool({"remaining", "last", "rest"} & {frame.theme.lower_, *(c.lower_ for c in frame.theme.children)})
    tour = tour or (verb.lower_ in _COMING_BACK and (sent or last)) or _is_there_and_back(verb)
    back = verb.lower_ in _RETURNING and frame.action == "deploy" and tour and not goal
    return replace(frame, action="withdraw") if back else frame


_GOING_OUT = words.forms_of("go", "come", "arrive", "fly", "sail", "travel", "head")


def _is_there_and_back(verb: Token) -> bool:
    """'Was sent to the Red Sea in January and returned in April': whoever returns after having gone somewhere left there."""
    back = verb.lower_ in _COMING_BACK or any(c.lower_ == "back" for c in verb.children)
    before = verb.head if verb.dep_ in ("conj", "parataxis") else verb
    whither = any(grammar.case(c) in ("to", "into", "in", "for") for c in grammar.obliques(before))
    return back and before is not verb and before.i < verb.i and before.lower_ in _SENT | _GOING_OUT and whither


def homeward(scene: Scene, frame: Frame) -> Frame:
    """'The last of them reached home in May', 'got back home': whoever comes home left."""
    home = frame.predicate.lower_ in _COMING and any(c.lower_ == "home" and not grammar.case(c) for c in frame.predicate.children)
    passive = grammar.is_passive(frame.predicate)
    return replace(frame, action="withdraw") if frame.action == "deploy" and home and not passive else frame


def sailing_on(scene: Scene, frame: Frame) -> Frame:
    """'Put in on Sunday and sailed on Tuesday': from where it had come to."""
    verb = frame.predicate
    called = verb.dep_ == "conj" and verb.head.lower_ in _CALLING and not any(c.dep_ in grammar.SUBJECTS for c in verb.children)
    off = frame.action == "deploy" and verb.lower_ in _SAILING and not grammar.objects(verb) and not grammar.is_passive(verb)
    goal = any(grammar.case(c) not in ("on", "at", "after", "in", "") for c in grammar.obliques(verb))
    return replace(frame, action="withdraw") if called and off and not goal else frame


_CALLING = words.forms_of("put", "call", "dock", "arrive", "berth", "anchor", "moor", "come")
_SAILING = words.forms_of("sail")
_COMING = words.forms_of("reach", "get", "arrive", "come", "land", "make", "return", "fly", "sail", "travel")


_TOURS = {"deployment", "tour", "mission", "rotation", "stint", "stay", "duty", "service"}
_SENT = words.forms_of("send", "deploy", "dispatch", "station", "post", "move")
_COMING_BACK = words.forms_of("return")
_RETURNING = words.forms_of("return") | words.forms_of("come") | words.forms_of("arrive")


def gone(scene: Scene, frame: Frame) -> Frame:
    """'By May four of the jets will have gone', 'they must go': who goes nowhere in particular leaves."""
    verb = frame.predicate
    whither = {"to", "into", "onto", "there", "ashore"} & {t.lower_ for t in verb.subtree if t.i > verb.i}
    gone = verb.lower_ == "gone" and bool({"have", "has", "had"} & set(grammar.auxiliaries(verb)))
    obliged = verb.dep_ == "xcomp" and verb.head.lower_ in words.forms("have") and grammar.has_to(verb)
    must = verb.lower_ == "go" and (obliged or "must" in grammar.auxiliaries(verb))
    left = frame.action == "deploy" and not whither and (gone or must)
    return replace(frame, action="withdraw", stage=stage(verb, "withdraw")) if left else frame


def closing(scene: Scene, frame: Frame) -> Frame:
    """'The field hospital closes in July' and is gone; of a battalion an army says that it closes where it gathers."""
    site = frame.theme.lower_ in ("hospital", "clinic", "school", "centre", "center", "headquarters", "office", "base", "mission")
    return replace(frame, action="withdraw") if frame.action == "deploy" and site and frame.predicate.lower_ in _CLOSING else frame


_CLOSING = words.forms_of("close", "shut")


def quitting(scene: Scene, frame: Frame) -> Frame:
    """'India is not leaving UNDOF': whoever leaves a mission takes its own soldiers home."""
    force, verb = frame.force, frame.predicate
    if (
        verb.lower_ not in _QUITTING
        or force is None
        or not (frame.agents or _is_they(verb))
        or grammar.is_passive(verb)
        or frame.theme not in grammar.objects(verb)
    ):
        return frame
    named = any(kinds.is_contingent(m) and scene.tree.head(m.span).i == force.head for m in scene.mentions)
    mission = named or (frame.theme.lower_ in _MISSIONS and force.definite)
    bare = not (force.quantity or force.equipment or force.echelon)
    return replace(frame, action="withdraw", force=replace(force, senders=frame.agents)) if mission and bare else frame


def _is_they(verb: Token) -> bool:
    """Its subject stands for a nation or its soldiers."""
    return any(s.lower_ in ("it", "they", "we") for s in grammar.subjects(verb))


_MISSIONS = {"mission", "force", "operation", "coalition", "peacekeepers"}
_QUITTING = words.forms_of("leave", "quit", "exit", "abandon")


def stopping(scene: Scene, frame: Frame) -> Frame:
    """'The helicopters will stop flying in Mali on 31 July': from then on they are gone."""
    verb = frame.predicate
    stops = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lower_ in _ENDING and verb.lower_ in _SERVING
    if not stops or frame.action not in ("station", "deploy") or frame.stage.negated:
        return frame
    if frame.stage.status != "in_effect" or verb.head.tag_ == "VBZ":
        return replace(frame, action="withdraw")
    return replace(frame, action="station", stage=replace(frame.stage, status="ended", why="from"))  # whose day is that of its end


_ENDING = words.forms_of("stop", "cease", "end", "finish")
_SERVING = ("flying", "operating", "serving", "working", "contributing", "participating")


def parting(scene: Scene, frame: Frame) -> Frame:
    """'The battalion left for Kut', 'they ship out to Cyprus': where they go is what is told, and home is where none of them is a guest."""
    if frame.action == "deploy" and frame.predicate.lower_ in _LEAVING and any(c.lower_ in _AWAY for c in frame.predicate.children):
        return replace(frame, action="withdraw")
    moved = grammar.is_passive(frame.predicate)
    if frame.action != "withdraw" or moved or frame.predicate.lower_ not in _PARTING or _is_back(frame.predicate):
        return frame
    goals = [c for c in grammar.obliques(frame.predicate) if grammar.case(c) in ("for", "to", "into", "towards")]
    whither = [c for c in goals if holds_place(scene, c)]
    return replace(frame, action="deploy") if whither else frame


_BOARDING = words.forms_of("board")
_RISING = words.forms_of("take", "lift")
_SCRAMBLING = words.forms_of("intercept", "identify", "escort", "shadow", "monitor", "patrol", "meet", "observe", "track", "inspect")


def boarding(scene: Scene, frame: Frame) -> Frame:
    """'Boarded a plane at Goma bound for Nairobi': where they board is what they leave."""
    return replace(frame, action="withdraw") if frame.predicate.lower_ in _BOARDING and not _whither(scene, frame) else frame


def _whither(scene: Scene, frame: Frame) -> bool:
    """A phrase of the clause tells where they go: a nation that is not their own."""
    goals = (t for t in frame.predicate.subtree if grammar.case(t) in ("for", "to") and holds_place(scene, t))
    own = frame.force.senders if frame.force else frame.agents
    return any(set(scene.nations_at(t)) - set(own) for t in goals)


def on_a_sortie(scene: Scene, frame: Frame) -> Frame:
    """'Took off to intercept a plane': back in an hour."""
    verb = frame.predicate
    up = verb.lower_ in _RISING and any(c.lower_ == "off" for c in verb.children)
    errand = any(c.dep_ in ("advcl", "xcomp") and c.lower_ in _SCRAMBLING for c in verb.children)
    return replace(frame, stage=Stage(None, "a sortie")) if frame.action == "withdraw" and up and errand else frame


def _is_back(verb: Token) -> bool:
    """'Went home', 'flew back', 'left for good'."""
    return bool({"home", "back"} & {t.lower_ for t in (*verb.children, *verb.doc[verb.i + 1 : verb.i + 3])})
