"""Directions: what a verb of moving says by its tense and by the phrases of place beside it; alone it may mean three things.

In: a frame as the lexicon has it, in its scene. Out: the same frame, or one with another action: 'is deployed' is a stay,
'left for Basra' an arrival to come, 'flew out of Gao' a departure.
"""

from dataclasses import replace

from musterbook.claims import grammar, kinds, words
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.status import AHEAD
from musterbook.claims.tree import Token

# Verbs of moving that say neither whither nor whence: the phrases of place do.
_NEUTRAL = words.forms_of("go", "sail", "fly", "move", "head", "travel", "roll", "return", "drive", "march", "ride")
# The same of verbs whose object is moved.
_MOVED = words.forms_of(
    "bring", "airlift", "fly", "move", "ship", "take", "order", "transport", "truck", "redeploy", "relocate", "transfer"
)
# Who leaves for another country arrives there (codebook, rule 21).
_PARTING = words.forms_of("leave", "depart", "sail", "set", "ship", "fly", "move", "take", "head", "march", "drive", "go", "embark")
_WELCOMING, _LEAVING = words.forms_of("welcome"), words.forms_of("leave")
_FLYING = words.forms_of("fly", "operate")
_PLACED = words.forms_of(
    "deploy", "position", "post", "place", "assign", "emplace", "locate", "second", "attach", "install", "pre-position"
)
_HAVING = words.forms_of("have", "keep", "get")
_SHARING = words.forms_of("contribute", "provide", "supply")
_EXERCISING = words.forms_of("train", "exercise", "drill", "participate") | words.forms_of("practise", "practice")


# 'Left for good', 'left for home'.
_AWAY = {"good", "home", "ever"}


def directed(scene: Scene, frame: Frame) -> Frame:
    """The frame with the action that its tense and its phrases of place tell."""
    for turn in (
        _of_guests,
        _closing,
        _quitting,
        _gone,
        _after_a_tour,
        _on_watch,
        _stopping,
        _staying,
        _settled,
        _habitual,
        _shared,
        _practising,
        _welcomed,
        _on_the_way,
        _parting,
    ):
        frame = turn(scene, frame)
    return _whence(scene, frame)


def _of_guests(scene: Scene, frame: Frame) -> Frame:
    """'Moldova has 1,500 foreign soldiers': they are there, and not its own."""
    guests = any(c.lower_ in ("foreign", "allied") for c in frame.theme.children)
    if frame.action != "station" or frame.predicate.lower_ not in _HAVING or not guests or not frame.agents:
        return frame
    return replace(frame, agents=(), hosts=frame.agents)


def _after_a_tour(scene: Scene, frame: Frame) -> Frame:
    """'The platoon returned after a deployment to Bosnia': it came home from there."""
    verb = frame.predicate
    goal = any(grammar.case(c) in ("to", "into") and holds_place(scene, c) and c.lower_ not in _TOURS for c in grammar.obliques(verb))
    tour = any(grammar.case(c) in ("after", "following", "from") and c.lower_ in _TOURS for c in grammar.obliques(verb))
    back = verb.lower_ in _RETURNING and frame.action == "deploy" and tour and not goal
    return replace(frame, action="withdraw") if back else frame


_TOURS = {"deployment", "tour", "mission", "rotation", "stint", "stay", "duty", "service"}
_RETURNING = words.forms_of("return") | words.forms_of("come") | words.forms_of("arrive")


def _gone(scene: Scene, frame: Frame) -> Frame:
    """'By May four of the jets will have gone', 'they would have to go': who goes nowhere in particular leaves."""
    verb = frame.predicate
    whither = {"to", "into", "onto", "there", "ashore"} & {t.lower_ for t in verb.subtree if t.i > verb.i}
    gone = verb.lower_ == "gone" and bool({"have", "has", "had"} & set(grammar.auxiliaries(verb)))
    must = verb.lower_ == "go" and verb.dep_ == "xcomp" and verb.head.lower_ in words.forms("have") and grammar.has_to(verb)
    left = frame.action == "deploy" and not whither and (gone or must)
    return replace(frame, action="withdraw") if left else frame


def _closing(scene: Scene, frame: Frame) -> Frame:
    """'The field hospital closes in July' and is gone; of a battalion an army says that it closes where it gathers."""
    site = frame.theme.lower_ in ("hospital", "clinic", "school", "centre", "center", "headquarters", "office", "base", "mission")
    return replace(frame, action="withdraw") if frame.action == "deploy" and site and frame.predicate.lower_ in _CLOSING else frame


_CLOSING = words.forms_of("close", "shut")


def _quitting(scene: Scene, frame: Frame) -> Frame:
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


def _staying(scene: Scene, frame: Frame) -> Frame:
    """'The battery isn't going anywhere': it stays."""
    anywhere = any(c.lower_ in ("anywhere", "nowhere") for c in frame.predicate.children)
    if not anywhere or frame.predicate.lower_ != "going":
        return frame
    return replace(frame, action="station", stage=replace(frame.stage, status="announced", negated=False, future=True))


def _on_watch(scene: Scene, frame: Frame) -> Frame:
    """'They will fly air policing until April': the flying is what they are there for."""
    what = {o.lower_ for o in grammar.objects(frame.predicate)}
    return replace(frame, action="station") if frame.action == "deploy" and what & _WATCHES else frame


def _stopping(scene: Scene, frame: Frame) -> Frame:
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
_WATCHES = {"policing", "patrol", "patrols", "sorties", "missions", "watch"}


def _settled(scene: Scene, frame: Frame) -> Frame:
    """Who is deployed somewhere, or has been since a day, is there: 'some 97 are deployed to Lebanon'."""
    verb = frame.predicate
    if frame.action != "deploy" or verb.lower_ not in _PLACED or not grammar.is_passive(verb) or frame.stage.future:
        return frame
    if frame.stage.status not in ("in_effect", "denied"):
        return frame
    helpers = set(grammar.auxiliaries(verb))
    lasting = {"since", "permanently", "persistently", "continuously", "still", "currently"} & {t.lower_ for t in verb.subtree}
    is_so = bool({"is", "are", "'s", "'re", "’s", "’re"} & helpers) and "being" not in helpers
    return replace(frame, action="station") if is_so or (lasting and {"has", "have", "had"} & helpers) else frame


def _habitual(scene: Scene, frame: Frame) -> Frame:
    """Presence by rotation (codebook rule 28): 'battalions have rotated in X since 2019', 'they rotate through the site'."""
    helpers = grammar.auxiliaries(frame.predicate)
    intransitive = not grammar.objects(frame.predicate) and not grammar.is_passive(frame.predicate)
    if frame.action == "rotate" and any(t.lower_ in ("every", "each") for t in frame.predicate.subtree):
        return replace(frame, action="station")  # 'a company, which is replaced every four months'
    rotating = frame.action == "rotate" and frame.predicate.lower_.startswith("rotat") and intransitive
    through = any(grammar.case(c) == "through" for c in grammar.obliques(frame.predicate))
    whither = any(grammar.case(c) in ("to", "into") for c in grammar.obliques(frame.predicate))
    simple = frame.predicate.tag_ in ("VBP", "VBZ") and not frame.stage.future and not whither
    custom = frame.action == "rotate" and frame.predicate.lower_ == "rotated" and {"have", "has"} & set(helpers)
    if (
        custom
        and any(grammar.case(t) == "through" for t in frame.predicate.subtree)
        and any(t.lower_ == "since" for t in frame.predicate.subtree)
    ):
        return replace(frame, action="station")  # 'has rotated battalions through Latvia since 2024'
    if frame.action == "rotate" and through and grammar.is_passive(frame.predicate) and not frame.stage.future:
        return replace(frame, action="station")  # 'are rotated through the barracks'
    if rotating and ({"have", "has", "had"} & set(helpers) or through or simple):
        return replace(frame, action="station")
    sending = frame.action == "deploy" and frame.predicate.tag_ == "VBG" and {"has", "have", "'ve"} & set(helpers) and "been" in helpers
    return replace(frame, action="station") if sending and frame.stage.status == "in_effect" else frame


def _shared(scene: Scene, frame: Frame) -> Frame:
    """Who contributes a company has it there; who will contribute one sends it."""
    verb = frame.predicate
    if verb.lower_ not in _SHARING or frame.action not in ("deploy", "station") or grammar.is_passive(verb):
        return frame
    until = any(t.lower_ == "until" for t in verb.subtree)  # 'contributed a platoon until 2022'
    if (verb.tag_ in ("VBZ", "VBP") or until) and frame.stage.status in ("in_effect", "denied"):
        return replace(frame, action="station")
    return replace(frame, action="deploy") if frame.stage.status in AHEAD else frame


def _practising(scene: Scene, frame: Frame) -> Frame:
    """Who is yet to train or exercise somewhere will come there for it."""
    ahead = frame.stage.status in AHEAD and frame.predicate.lower_ in _EXERCISING
    return replace(frame, action="deploy") if frame.action == "station" and ahead else frame


def _on_the_way(scene: Scene, frame: Frame) -> Frame:
    """'France has 300 gendarmes on the way': they are not there yet."""
    way = any(t.lower_ in ("way", "route") and grammar.case(t) in ("on", "en") for t in frame.predicate.subtree)
    if frame.action != "station" or not way or frame.predicate.lower_ not in _HAVING:
        return frame
    return replace(frame, action="deploy", stage=replace(frame.stage, status="under_way"))


def _welcomed(scene: Scene, frame: Frame) -> Frame:
    """Who welcomes soldiers has them come; who welcomes their presence or departure says so of that."""
    named = action_nouns().get(frame.theme.lower_)
    return replace(frame, action=named) if named and frame.predicate.lower_ in _WELCOMING else frame


def _parting(scene: Scene, frame: Frame) -> Frame:
    """'The battalion left for Kut', 'they ship out to Cyprus': where they go is what is told, and home is where none of them is a guest."""
    if frame.action == "deploy" and frame.predicate.lower_ in _LEAVING and any(c.lower_ in _AWAY for c in frame.predicate.children):
        return replace(frame, action="withdraw")
    moved = grammar.is_passive(frame.predicate)
    if frame.action != "withdraw" or moved or frame.predicate.lower_ not in _PARTING or _is_back(frame.predicate):
        return frame
    goals = [c for c in grammar.obliques(frame.predicate) if grammar.case(c) in ("for", "to", "into", "towards")]
    whither = [c for c in goals if holds_place(scene, c)]
    return replace(frame, action="deploy") if whither else frame


def _is_back(verb: Token) -> bool:
    """'Went home', 'flew back', 'left for good'."""
    return bool({"home", "back"} & {t.lower_ for t in (*verb.children, *verb.doc[verb.i + 1 : verb.i + 3])})


_CONTINUING = words.forms_of("continue") | words.forms_of("keep")


def _whence(scene: Scene, frame: Frame) -> Frame:
    """'From Cam Ranh the last ships sail in January' is a withdrawal, 'they sail from Brest to Duqm' is none."""
    verb = frame.predicate
    moved = bool(grammar.objects(verb)) or grammar.is_passive(verb)
    if frame.action == "withdraw" and verb.lower_ not in _FLYING:
        return frame
    if frame.action not in ("deploy", "withdraw") or verb.lower_ not in (_MOVED if moved else _NEUTRAL):
        return frame
    # 'Mali, from which they returned'
    spots = [c for c in (*grammar.obliques(verb), *_within(frame.theme, verb)) if holds_place(scene, c) or c.lower_ == "which"]
    preps = {grammar.case(c) for c in spots}
    if (
        verb.lower_ in _FLYING
        and frame.force
        and frame.force.thing == "aircraft"
        and any(c.lower_ == "since" for t in verb.children for c in t.children)
    ):
        return replace(frame, action="station")  # 'drones have flown out of Arlit since May'
    # 'Helicopters fly from Powidz': it is where they work.
    going_on = verb.head.lower_ in _CONTINUING and verb.dep_ == "xcomp"
    plain = (verb.tag_ in ("VBP", "VBZ") or going_on or verb.dep_ == "acl:relcl") and verb.lower_ in _FLYING and not moved
    if plain and "from" in preps and not {"to", "into"} & preps and frame.force and frame.force.thing == "aircraft":
        return replace(frame, action="station")
    there = {"to", "into", "onto", "in", "at"} & preps or any(_is_hither(c) for c in verb.children)
    # Of what is moved from one place it is told where it came from as often as that it left.
    leaves = {"out"} & preps or ("from" in preps and (not moved or any(c.lower_ in ("back", "home", "out") for c in verb.children)))
    return replace(frame, action="withdraw") if leaves and not there else frame


def _is_hither(word: Token) -> bool:
    """'Are here', 'flew in from Brunei'."""
    return word.lower_ in ("here", "there") or (word.lower_ == "in" and word.dep_ == "compound:prt")


def _within(theme: Token, verb: Token) -> list[Token]:
    """Phrases that the parser hangs on the object: 'brought its soldiers back from Gao'."""
    return [c for c in theme.children if grammar.base(c.dep_) == "nmod" and c.i > theme.i > verb.i and grammar.case(c) in ("from", "out")]
