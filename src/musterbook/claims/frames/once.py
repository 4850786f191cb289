"""Once: what a sentence tells of one force with two words ('keeps 200 soldiers stationed there', 'began its deployment') is one frame.

`once` joins what two frames tell of one thing; `repeats` knows what only ends, spells out or is the purpose of another's move.
"""

from dataclasses import replace

from musterbook.claims.frames.scene import Frame
from musterbook.claims.stages.status import PROLONGING
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_EXPIRING = words.forms_of("expire", "run", "lapse")
_SETTING_OUT = {"leaving", "departing", "sailing", "flying"}
_ENDS = {"ending", "concluding", "closing", "completing"}
_ENDING = words.forms_of("complete", "finish", "conclude", "end")


def once(found: list[Frame]) -> list[Frame]:
    """The frames without those that another one of the same force tells already; that one has what both tell."""
    found = [_relieving(f, found) for f in found]
    out = [f for f in found if not any(_tells_of(whole, f) or _is_put_off(whole, f) or _is_told_by(whole, f) for whole in found)]
    for noun in [f for f in out if f.by == "noun" and _is_bare(f)]:
        bearer = next((f for f in out if f.by == "rest" and f.force and _bears(noun, f)), None)
        if bearer is None:
            continue
        over = noun.action == "deploy" and noun.predicate.head.lower_ in _ENDING
        whole = replace(noun, force=bearer.force, agents=noun.agents or bearer.agents, action="withdraw" if over else noun.action)
        out = [whole if f is noun else f for f in out if f is not bearer]
    return out


def _relieving(come: Frame, found: list[Frame]) -> Frame:
    """'Arrived in Goma to replace those who had been there': who comes for that relieves them."""
    whom = (f for f in found if f.action == "rotate" and f is not come and _is_purpose(f, come) and not f.stage.negated)
    return replace(come, action="rotate") if come.action == "deploy" and any(whom) else come


def _is_purpose(purpose: Frame, main: Frame) -> bool:
    """'… to relieve them', '…, replacing them' below the other verb, with the same subject."""
    verb = purpose.predicate
    bare = grammar.has_to(verb) or (verb.tag_ == "VBG" and not grammar.auxiliaries(verb))
    own = any(c.dep_ in grammar.SUBJECTS for c in verb.children)
    return bare and not own and verb.dep_ in ("advcl", "xcomp", "acl") and verb.head.i == main.predicate.i


_MEANT = words.forms_of("earmark", "assign", "destine", "intend", "allocate", "designate")
_CONTINUING = words.forms_of("continue")
_REINFORCING = words.forms_of("reinforce", "strengthen", "bolster", "support", "join")


def _is_told_by(whole: Frame, part: Frame) -> bool:
    """A part that adds nothing: 'the battalion earmarked for it has arrived', 'flown in to reinforce the mission', '… to relieve them'."""
    if whole is part or whole.stage.status is None or part.stage.negated:
        return False
    verb = part.predicate
    if part.action == whole.action == "transfer" and verb.i == whole.predicate.i and part.force and whole.force:
        # 'The last of the vehicles, eight Land Rovers, will be given': what they are is told behind the comma.
        name = whole.theme.doc[whole.force.head]
        return name.dep_ == "appos" and grammar.within(name, part.theme) and part.force.quantity is None and name.i != part.force.head
    if _is_their_work(whole, part) or _joins_there(whole, part):
        return True
    if whole.by == part.by == "site" and whole.theme.i == part.theme.i and verb.dep_ == "acl" and verb.head.i == part.theme.i:
        return True  # 'wants all foreign bases closed by June'
    if _stays_on(whole, part) or _takes_over(whole, part):
        return True
    if part.action == "rotate" or verb.lower_ in _REINFORCING:
        return whole.action in ("rotate" if part.action == "rotate" else "deploy", "rotate") and _is_purpose(part, whole)
    if (
        verb.lower_ in _CONTINUING
        and whole.predicate.dep_ == "xcomp"
        and whole.predicate.head.i == verb.i
        and part.theme.i == whole.theme.i
    ):
        return True  # 'two aircraft continue to fly from there'
    if part.by == "noun" and whole.by == "verb" and verb.head.i == whole.predicate.i and grammar.case(verb) in ("to", "for", "in"):
        return whole.action == "deploy"  # 'will contribute a company to the brigade's deployment'
    meant = part.action == whole.action == "deploy" and verb.lower_ in _MEANT
    return meant and verb.dep_ == "acl" and verb.head.i == whole.theme.i == part.theme.i


def _joins_there(come: Frame, join: Frame) -> bool:
    """'Left on Monday for the Red Sea, where it will join the operation': one move."""
    verb = join.predicate
    there = verb.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in verb.children)
    return (
        there
        and verb.lower_ in ("join", "joins", "joined", "reinforce")
        and come.action == join.action == "deploy"
        and join.by == "pronoun"
    )


def _stays_on(come: Frame, stay: Frame) -> bool:
    """'Will arrive in April and stay for a year' is one plan; 'arrived in April and will stay' is two claims."""
    verb, ahead = stay.predicate, come.stage.status == stay.stage.status == "announced"
    one = come.action == "deploy" and stay.action == "station" and come.theme.i == stay.theme.i
    return one and ahead and verb.dep_ == "conj" and verb.head.i == come.predicate.i and verb.lower_ in _STAYING


def _takes_over(relief: Frame, come: Frame) -> bool:
    """'Replaced by six jets, which landed there on Monday': the newcomers come once."""
    verb, done = come.predicate, relief.stage.status == come.stage.status
    newcomer = relief.action == "rotate" and come.action == "deploy" and come.theme.i == relief.theme.i
    return newcomer and done and verb.dep_ == "acl:relcl" and verb.head.i == relief.theme.i


def _is_their_work(stay: Frame, work: Frame) -> bool:
    """'80 soldiers are stationed there to fly and maintain two helicopters': what they are there for is no second claim."""
    first = grammar.first_conjunct(work.predicate)
    purpose = grammar.has_to(first) and first.dep_ in ("advcl", "xcomp") and first.head.i == stay.predicate.i
    kept = stay.action == "station" and stay.predicate.lower_ not in _CONTINUING
    told = kept and stay.force is not None and work.action in ("deploy", "station")
    return told and purpose and work.predicate.lower_ in _HANDLING


_HANDLING = ("fly", "operate", "maintain", "man", "run", "crew", "train", "advise", "mentor", "instruct", "guard", "protect")
_STAYING = words.forms_of("stay", "remain", "serve", "continue")


def _is_put_off(longer: Frame, end: Frame) -> bool:
    """'The deployment, due to end on 15 March, was extended': its former end is no withdrawal."""
    over = end.predicate.lower_ in _ENDING | _EXPIRING and end is not longer and grammar.within(end.predicate, longer.theme)
    return over and longer.action == "station" and longer.predicate.lower_ in PROLONGING


def _is_bare(noun: Frame) -> bool:
    """The noun of action alone stands for the force."""
    force = noun.force
    own = force is not None and force.head in (noun.predicate.i, noun.theme.i)
    return force is None or (own and not (force.quantity or force.has_type or force.senders))


def _tells_of(whole: Frame, part: Frame) -> bool:
    """'Has 370 troops serving in Lebanon', 'keeps a unit deployed at Adana': the participle says where those are who are had there."""
    if whole is part or whole.action != "station" or whole.by not in ("verb", "being") or whole.force is None or whole.force != part.force:
        return False
    verb = part.predicate
    bare = verb.tag_ in ("VBG", "VBN") and not grammar.auxiliaries(verb) and part.action in ("station", "deploy")
    if part.action == "deploy" and verb.tag_ != "VBN":
        return False
    below = grammar.base(verb.dep_) == "acl" and verb.dep_ != "acl:relcl" and verb.head.i == whole.theme.i
    return bare and whole.theme.i > whole.predicate.i and (below or (verb.dep_ == "xcomp" and verb.head.i == whole.predicate.i))


def _bears(noun: Frame, bearer: Frame) -> bool:
    """Who begins or ends a deployment is deployed; of a mandate that is prolonged the sentence tells for how many it is."""
    force, token = bearer.force, bearer.theme
    if force is None or force.soft:
        return False
    if token.dep_ in grammar.SUBJECTS and noun.predicate.dep_ == "obj":
        return noun.predicate.head.i == bearer.predicate.i
    counts = force.quantity is not None and force.quantity.of == "personnel" and not (force.unit or force.echelon or force.equipment)
    return noun.action == "station" and noun.predicate.i == bearer.predicate.i and counts and not force.senders


def repeats(frame: Frame, found: list[Frame]) -> bool:
    """The frame is no claim of its own beside the others of its sentence."""
    return (
        _only_tells_where(frame, found)
        or _only_tells_whence(frame, found)
        or _only_ends(frame, found)
        or _is_spelled_out(frame, found)
        or _is_what_for(frame, found)
        or _is_left_by_leaving(frame, found)
        or _tells_which_one(frame, found)
        or _lest(frame)
        or any(f.action == "station" and f is not frame and rests_on(f, frame.theme) for f in found if frame.by == "noun")
        or (frame.stage.future and any(f is not frame and brings(f, frame.predicate) for f in found))
    )


def _tells_which_one(frame: Frame, found: list[Frame]) -> bool:
    """'Flew to Iraq, the first unit to be moved there': the infinitive tells of the move once more."""
    verb, noun = frame.predicate, frame.predicate.head
    first = any(c.lower_ in ("first", "last", "only", "latest") and c.dep_ == "amod" for c in noun.children)
    again = verb.dep_ == "acl" and grammar.has_to(verb) and first and noun.dep_ in ("appos", "parataxis", "dep", "conj", "obl", "ccomp")
    counted = frame.force is not None and frame.force.quantity is not None
    return again and not counted and any(f is not frame and f.action == frame.action and f.predicate.i < verb.i for f in found)


def rests_on(stay: Frame, accord: Token) -> bool:
    """'Remain at Gyumri under a treaty that runs until 2044': by it they stay so long."""
    return grammar.case(accord) == "under" and accord.head.i in (stay.predicate.i, stay.theme.i)


def brings(gift: Frame, coming: Token) -> bool:
    """'Has ordered a patrol boat from France, which is due in 2025': the clause tells when what is given will come."""
    top = coming.head if coming.dep_ == "xcomp" else coming
    if gift.action != "transfer" or top.dep_ != "acl:relcl" or coming.lower_ not in _ARRIVING or top.lower_ in ("was", "were"):
        return False
    told = {c.lower_ for c in (*top.children, *coming.children)}
    giver = top.head.tag_.startswith("NNP") and top.head.head is gift.predicate
    return (top.head.i == gift.theme.i or giver) and not told & {"was", "were", "had", "have", "has"} and top.tag_ != "VBD"


_ARRIVING = {"due"} | words.forms_of("arrive", "come", "deliver", "follow", "reach", "expect", "schedule", "receive")


def is_told_below(stance: Frame, found: list[Frame]) -> bool:
    """'Allows 600 soldiers to stay': what is allowed is the stay."""
    return any(
        f is not stance and f.force is not None and f.force == stance.force and grammar.within(f.predicate, stance.predicate) for f in found
    )


def _only_tells_where(stay: Frame, found: list[Frame]) -> bool:
    """'The last 600 soldiers serving with the force have left': that they were there is told by their leaving."""
    verb = stay.predicate
    # 'The battalion that is there now will leave in April'
    there = verb.dep_ == "acl:relcl" and verb.lower_ == "there" and stay.force is not None and not stay.force.quantity
    part = stay.action == "station" and (there or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and not grammar.auxiliaries(verb)))
    dated = any(t.lower_ in ("since", "until") for t in verb.subtree)
    moved = ("withdraw",) if there else ("withdraw", "deploy")  # 'soldiers based near the border began flying to Iraq'
    return part and not dated and any(f.action in moved and verb.head.i in (f.theme.i, f.force.head if f.force else -1) for f in found)


def _is_left_by_leaving(site: Frame, found: list[Frame]) -> bool:
    """'Handed over their base and flew home': the base is given up by those who leave."""
    if site.by != "site" or site.action != "withdraw":
        return False
    joined = (f for f in found if f.by != "site" and f.predicate.dep_ == "conj" and f.predicate.head is site.predicate)
    gone = (f for f in joined if f.action == "withdraw" and f.stage == site.stage)
    return any(not any(grammar.case(c) == "from" for c in f.predicate.children) for f in gone)


_COMING = ("come", "comes", "came")


def _only_tells_whence(frame: Frame, found: list[Frame]) -> bool:
    """'The 300 soldiers who landed on Sunday come from the 9th Regiment': of what unit they are."""
    whence = frame.predicate.lower_ in _COMING and any(grammar.case(c) == "from" for c in grammar.obliques(frame.predicate))
    return whence and any(f is not frame and f.force is not None and f.force == frame.force for f in found)


def _only_ends(frame: Frame, found: list[Frame]) -> bool:
    """'The last soldiers left Niger, ending a decade of operations in the Sahel': the leaving is told once."""
    if frame.predicate.dep_ == "acl:relcl" and frame.predicate.head.dep_ == "obj" and _is_bare(frame):
        ending = frame.predicate.head.head  # '…, ending a deployment that had lasted a decade'
        return ending.dep_ == "advcl" and ending.lower_ in _ENDS
    above = frame.predicate.head
    if (
        frame.predicate.dep_ == "advcl"
        and frame.predicate.lower_ in _SETTING_OUT
        and any(c.lower_ == "after" for c in frame.predicate.children)
    ):
        return any(f.predicate.i == above.i and f.action == "deploy" for f in found)  # 'entered the gulf after leaving Norfolk'
    told = any(f is not frame and f.predicate.i == above.i and f.action == frame.action for f in found)
    return told and frame.predicate.dep_ == "advcl" and frame.predicate.lower_ in _ENDS


def _is_spelled_out(frame: Frame, found: list[Frame]) -> bool:
    """'Will step up its presence, sending tanks and 80 engineers': the rise is told by what comes."""
    force = frame.force
    if frame.action != "deploy" or force is None or force.has_type or force.quantity or force.unit:
        return False
    sent = (f.predicate for f in found if f.action == "deploy" and f.force)
    return any(p.tag_ == "VBG" and p.dep_ == "advcl" and p.head.i == frame.predicate.i for p in sent)


_LEADING, _HELPING = words.forms_of("lead"), words.forms_of("help")
_ERRANDS = _LEADING | words.forms_of(
    "train", "exercise", "practise", "practice", "drill", "participate", "help", "set", "install", "build", "establish"
)


def _lest(frame: Frame) -> bool:
    """'Will keep its soldiers there so that the force does not shrink': what shall not be is denied by nobody."""
    verb = frame.predicate
    that = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that" and c.i), None)
    return frame.stage.negated and verb.dep_ == "advcl" and that is not None and that.nbor(-1).lower_ == "so"


def _is_what_for(frame: Frame, found: list[Frame]) -> bool:
    """'Will go to Azerbaijan to work at a centre': what they go for is no second claim."""
    verb = frame.predicate
    if verb.dep_ == "xcomp" and verb.head.lower_ in _HELPING:
        verb = verb.head  # 'to help guard the airspace of the alliance'
    if verb.dep_ != "advcl" or not grammar.has_to(verb) or frame.hosts:
        return False
    if frame.action != "station" and verb.lower_ not in _ERRANDS:
        return False
    movers = [f for f in found if f is not frame and f.action == "deploy" and f.predicate.i == verb.head.i]
    # 'Sends 1,000 police officers to lead a multinational force': that force is another.
    return any(f.force == frame.force or verb.lower_ in _LEADING for f in movers)
