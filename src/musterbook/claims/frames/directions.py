"""Directions: what a verb of moving says by its tense and by the phrases of place beside it; alone it may mean three things.

In: a frame as the lexicon has it, in its scene. Out: the same frame, or one with another action: 'is deployed' is a stay,
'left for Basra' an arrival to come, 'flew out of Gao' a departure.
"""

from dataclasses import replace

from musterbook.claims.frames import departures
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.stages.status import AHEAD
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

# Verbs of moving that say neither whither nor whence: the phrases of place do.
_NEUTRAL = words.forms_of("go", "sail", "fly", "move", "head", "travel", "roll", "return", "drive", "march", "ride")
# The same of verbs whose object is moved.
_MOVED = words.forms_of(
    "bring", "airlift", "fly", "move", "ship", "take", "order", "transport", "truck", "redeploy", "relocate", "transfer", "send"
)
_WELCOMING = words.forms_of("welcome")
_FLYING = words.forms_of("fly", "operate")
_PLACED = words.forms_of(
    "deploy", "position", "post", "place", "assign", "emplace", "locate", "second", "attach", "install", "pre-position"
)
_HAVING = words.forms_of("have", "keep", "get")
_SHARING = words.forms_of("contribute", "provide", "supply", "field")
_EXERCISING = words.forms_of("train", "exercise", "drill", "participate") | words.forms_of("practise", "practice")


def directed(scene: Scene, frame: Frame) -> Frame:
    """The frame with the action that its tense and its phrases of place tell."""
    for turn in (
        _of_guests,
        departures.closing,
        departures.quitting,
        departures.gone,
        departures.after_a_tour,
        departures.homeward,
        departures.sailing_on,
        _on_watch,
        departures.stopping,
        _staying,
        _settled,
        _habitual,
        _shared,
        _practising,
        _welcomed,
        _on_the_way,
        departures.parting,
        departures.boarding,
        departures.on_a_sortie,
    ):
        frame = turn(scene, frame)
    return _whence(scene, frame)


def _of_guests(scene: Scene, frame: Frame) -> Frame:
    """'Moldova has 1,500 foreign soldiers': they are there, and not its own."""
    guests = any(c.lower_ in ("foreign", "allied") for c in frame.theme.children)
    if frame.action != "station" or frame.predicate.lower_ not in _HAVING or not guests or not frame.agents:
        return frame
    return replace(frame, agents=(), hosts=frame.agents)


def _staying(scene: Scene, frame: Frame) -> Frame:
    """'The battery isn't going anywhere': it stays."""
    anywhere = any(c.lower_ in ("anywhere", "nowhere") for c in frame.predicate.children)
    if not anywhere or frame.predicate.lower_ != "going":
        return frame
    return replace(frame, action="station", stage=replace(frame.stage, status="announced", negated=False, future=True))


def _on_watch(scene: Scene, frame: Frame) -> Frame:
    """'They will fly air policing until April', 'have been flying from Gao since June': the flying is what they are there for."""
    verb = frame.predicate
    what = {o.lower_ for o in grammar.objects(verb)}
    if frame.action not in ("deploy", "withdraw"):
        return frame
    if verb.lower_ == "flying" and "been" in grammar.auxiliaries(verb) and any(grammar.case(t) == "since" for t in verb.subtree):
        return replace(frame, action="station", stage=replace(frame.stage, status="in_effect", tense="perfect"))
    return replace(frame, action="station") if what & _WATCHES else frame


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


_SENDING = words.forms_of("send", "deploy", "contribute", "provide")


def _sends_some(frame: Frame) -> bool:
    """'Nepal has sent troops to Lebanon since 1978': nobody says how many, since they were many times others."""
    force = frame.force
    bare = force is not None and force.personnel and not (force.quantity or force.unit or force.echelon or force.has_type)
    return bare and frame.action == "deploy" and frame.predicate.lower_ in _SENDING and not grammar.is_passive(frame.predicate)


def _habitual(scene: Scene, frame: Frame) -> Frame:
    """Presence by rotation (codebook rule 28): 'battalions have rotated in X since 2019', 'they rotate through the site'."""
    helpers = grammar.auxiliaries(frame.predicate)
    intransitive = not grammar.objects(frame.predicate) and not grammar.is_passive(frame.predicate)
    if frame.action == "rotate" and grammar.is_by_turns(frame.predicate):
        return replace(frame, action="station")  # 'a company, which is replaced every four months'
    rotating = frame.action == "rotate" and frame.predicate.lower_.startswith("rotat") and intransitive
    through = any(grammar.case(c) == "through" for c in grammar.obliques(frame.predicate))
    whither = any(grammar.case(c) in ("to", "into") for c in grammar.obliques(frame.predicate))
    simple = frame.predicate.tag_ in ("VBP", "VBZ") and not frame.stage.future and not whither
    custom = frame.action == "rotate" and frame.predicate.lower_ == "rotated" and {"have", "has"} & set(helpers)
    since = any(t.lower_ == "since" for t in frame.predicate.subtree)
    if custom and since and any(grammar.case(t) == "through" for t in frame.predicate.subtree):
        return replace(frame, action="station")  # 'has rotated battalions through Latvia since 2024'
    if since and {"have", "has"} & set(helpers) and _sends_some(frame):
        return replace(frame, action="station")
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
    until = any(t.lower_ in ("until", "since") for t in verb.subtree)  # 'contributed a platoon until 2022', 'has provided one since'
    if (verb.tag_ in ("VBZ", "VBP") or until) and frame.stage.status in ("in_effect", "denied"):
        return replace(frame, action="station")
    return replace(frame, action="deploy") if frame.stage.status in AHEAD else frame


_KEEPING = words.forms_of("keep", "stay", "remain", "leave", "retain")


def _practising(scene: Scene, frame: Frame) -> Frame:
    """Who is yet to train or exercise somewhere will come there for it."""
    verb = frame.predicate
    kept = verb.dep_ in ("xcomp", "advcl") and grammar.has_to(verb) and verb.head.lower_ in _KEEPING  # 'will stay to train recruits'
    ahead = frame.stage.status in AHEAD and verb.lower_ in _EXERCISING and not kept
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
    back = [c for adverb in verb.children if adverb.lower_ in _BACK for c in adverb.children]  # 'brought back from Taji'
    phrases = (*grammar.obliques(verb), *back, *_within(frame.theme, verb))
    spots = [c for c in phrases if holds_place(scene, c) or c.lower_ == "which"]
    preps = {grammar.case(c) for c in spots}
    since = any(c.lower_ == "since" for t in verb.children for c in t.children)
    if verb.lower_ in _FLYING and not moved and "to" not in preps and since:
        # 'Drones have been flying out of Arlit since May': by that they are there.
        going = frame.stage.status == "under_way"
        return replace(frame, action="station", stage=replace(frame.stage, status="in_effect") if going else frame.stage)
    # 'Helicopters fly from Powidz': it is where they work.
    going_on = verb.head.lower_ in _CONTINUING and verb.dep_ == "xcomp"
    plain = (verb.tag_ in ("VBP", "VBZ") or going_on or verb.dep_ == "acl:relcl") and verb.lower_ in _FLYING and not moved
    if plain and "from" in preps and not {"to", "into"} & preps and frame.force and frame.force.thing == "aircraft":
        return replace(frame, action="station")
    there = {"to", "into", "onto", "in", "at"} & preps or any(_is_hither(c) for c in verb.children)
    # Of what is moved from one place it is told where it came from as often as that it left.
    leaves = {"out"} & preps or (
        "from" in preps and (not moved or any(c.lower_ in _BACK for c in (*verb.children, *verb.doc[verb.i + 1 : verb.i + 2])))
    )
    return replace(frame, action="withdraw") if leaves and not there else frame


_BACK = {"back", "home", "out"}


def _is_hither(word: Token) -> bool:
    """'Are here', 'flew in from Brunei'."""
    return word.lower_ in ("here", "there") or (word.lower_ == "in" and word.dep_ in ("compound:prt", "advmod"))


def _within(theme: Token, verb: Token) -> list[Token]:
    """Phrases that the parser hangs on the object: 'brought its soldiers back from Gao'."""
    return [c for c in theme.children if grammar.base(c.dep_) == "nmod" and c.i > theme.i > verb.i and grammar.case(c) in ("from", "out")]
