"""Idle: clauses that name a force and tell nothing of where it is: who was hurt, who passes through, who is quoted."""

from collections.abc import Sequence

from musterbook.claims.frames.bases import sites
from musterbook.claims.frames.hostile import is_of_a_fight
from musterbook.claims.frames.kit import beside_the_point
from musterbook.claims.frames.lexicon import Row
from musterbook.claims.frames.scene import Frame, Scene, holds_place, is_commanded, is_on_alert
from musterbook.claims.frames.senses import is_idiom
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import allows_for
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES

# Who heads a force is not the force.
AT_THE_HEAD = frozenset(
    {"commander", "chief", "head", "leader", "deputy", "spokesman", "spokeswoman", "spokesperson", "officer", "member", "veteran"}
)

# A number after 'at' or 'by' that may be an hour.
_HOURS = 13


_PASSING = words.forms_of("pass", "travel", "drive", "roll", "move", "transit", "march", "ride")


def passes(verb: Token) -> bool:
    """'Passed through Austria on the way to Kosovo': who is under way through a country is not there (codebook)."""
    return verb.lower_ in _PASSING and any(grammar.case(c) in ("through", "via") for c in grammar.obliques(verb))


def gives_it_up(token: Token, force: Force, told: Sequence[Frame]) -> bool:
    """'The mission closed its base at Bukavu': who closes a base is told of by what becomes of it."""
    return token.dep_ in grammar.SUBJECTS and not force.quantity and any(f.by == "site" for f in told)


def _is_quoted(token: Token) -> bool:
    """'According to three people', 'according to two people at the headquarters'."""
    while token.head.i != token.i and not grammar.is_verb(token):
        if any(c.lower_ == "according" for c in token.children):
            return True
        token = token.head
    return False


def tells_nothing(scene: Scene, verb: Token, token: Token, force: Force) -> bool:
    """The clause is about something else than where the force is, or the number counts no soldiers."""
    if (
        force.soft
        and grammar.case(token) in ("by", "at", "until", "till", "before", "after")
        and force.quantity
        and (force.quantity.high or _HOURS) < _HOURS
    ):
        return True  # 'emptying the bakery by nine'
    if (token.dep_.startswith("cc") and verb.lower_ in words.verbs_of_saying()) or _is_quoted(token):
        return True  # 'both X and Y confirmed', 'according to three people'
    if (
        beside_the_point(scene, verb, token, force)
        or _is_elliptical(verb)
        or passes(verb)
        or any(passes(t) for t in token.subtree if grammar.base(t.dep_) == "acl")
    ):
        return True
    # 'An Indian team inspected the twelve Mirages', 'a further 24 are to be assembled in Peru'
    looked_at = verb.lower_ in _LOOKING | _MAKING | _BEATING and not (force.personnel or force.unit)
    if _is_kind_of_them(verb, token, force) or _is_ridden(token, force) or _is_a_margin(token) or _is_the_whole(token, force) or looked_at:
        return True
    the_two = verb.lower_ in _MEETING and token.dep_ in grammar.SUBJECTS and any(c.lower_ == "the" for c in token.children)
    if force.soft and not force.senders and (verb.lower_ in _VOTING | _SHUTTING or the_two):
        return True
    if verb.lower_ in _SUFFERED | _SCRAMBLING and not token.lower_.startswith("command"):
        return True  # who was hurt did not move
    whole = (verb.lower_ in _BELONGING and grammar.case(token) == "to") or (verb.lower_ == "drawn" and grammar.case(token) == "from")
    if _is_something_else(verb, token, force) or _is_anybody(scene, verb, token) or whole:
        return True  # 'the marines belong to a unit of the III MEF', 'reinforcements drawn from it'
    if is_of_a_fight(verb, token) or is_taught(verb, token) or _is_occasion(verb) or _is_frame_of_others(force, token):
        return True
    if verb.lower_ in words.verbs_of_saying() | _MINDING and token.dep_ == "nsubj" and verb.i == token.head.i:
        return True  # 'three people familiar with the matter said'
    # 'The colonel, commander of the 5th Corps, said'
    return is_commanded(scene, verb) or is_on_alert(verb) or (token.lower_ in AT_THE_HEAD and not force.quantity)


_MINDING = words.forms_of("regret", "fear", "doubt", "know", "think", "feel", "wonder", "worry", "care")


def _is_something_else(verb: Token, token: Token, force: Force) -> bool:
    """What a unit is, an age, a mission that is over, a ship that is looked for; soldiers that go on trial."""
    no_force = _is_what_it_is(verb, token, force) or _is_an_age(token, force) or is_idiom(verb)
    return allows_for(verb) or no_force or _is_what_ends(verb, token, force) or _is_sought(verb, token, force)


def _is_an_age(token: Token, force: Force) -> bool:
    """'I was nine when the ships left'."""
    return force.soft and any(c.dep_ == "nsubj" and c.lower_ in ("i", "he", "she") for c in token.children)


def _is_anybody(scene: Scene, verb: Token, token: Token) -> bool:
    """'One got used to the noise', 'two agree, one does not': whoever it is, no force of which the text told."""
    if token.lower_ != "one" or token.dep_ not in grammar.SUBJECTS or verb.lower_ not in _ANYBODYS:
        return False
    return not any(holds_place(scene, c) for c in (*token.children, *verb.children))


_ANYBODYS = words.forms_of("use", "do", "see", "hear", "know", "think", "wonder", "agree", "need", "forget", "remember")


_ENDING = words.forms_of("wrap", "complete", "conclude", "finish")


def _is_what_ends(verb: Token, token: Token, force: Force) -> bool:
    """'Left Spain, wrapping up Bomber Task Force 25-1'."""
    return verb.lower_ in _ENDING and token.dep_ == "obj" and not force.quantity


_SEEKING = words.forms_of("look", "search", "hunt")
_WATCHING = words.forms_of("shadow", "track", "hunt", "monitor", "spot", "sight")


def _is_sought(verb: Token, token: Token, force: Force) -> bool:
    """'Helped to search for a Russian submarine', 'shadowed two Chinese ships': whom somebody watches nobody sent there."""
    sought = (verb.lower_ in _SEEKING and grammar.case(token) == "for") or (verb.lower_ in _WATCHING and token.dep_ == "obj")
    return sought and not force.soft  # 'is still looking for another ten'


_MAKING = words.forms_of("assemble", "manufacture", "produce", "modernise", "modernize", "co-produce")


def _is_elliptical(verb: Token) -> bool:
    """'Finland, too, had to agree. Both have': the verb stands for another that was said before."""
    last = all(t.dep_ == "punct" for t in verb.doc[verb.i + 1 :])
    return last and verb.lower_ in ("have", "has", "had") and verb.dep_ == "ROOT"


def _is_what_it_is(verb: Token, token: Token, force: Force) -> bool:
    """'The brigade is the army's response force in Europe', 'its mission is to train partners': what a unit is, and not where."""
    if token.lower_ == "mission" and token.dep_ == "nsubj:outer" and grammar.has_to(verb):
        return True
    named = token.dep_ in grammar.SUBJECTS and verb.lower_ in _SORTS and not force.quantity
    return named and any(c.dep_ == "cop" for c in verb.children)


def _is_kind_of_them(verb: Token, token: Token, force: Force) -> bool:
    """'Has 870 soldiers there, of whom 45 are women': what some of them are, and not where."""
    is_plain = any(c.dep_ == "cop" for c in verb.children) and not any(c.dep_ == "case" and c.lower_ != "of" for c in verb.children)
    of_them = any(t.lower_ in ("whom", "them") and grammar.case(t) == "of" for t in verb.subtree if t.i < token.i)
    of_them = of_them or (verb.lower_ in _SEXES and verb.doc[0].lower_ == "of")  # 'of the 170 there, 40 are women'
    return force.soft and not force.senders and is_plain and of_them


_SEXES = {"women", "men", "female", "male", "reservists", "conscripts", "volunteers"}


def _is_the_whole(token: Token, force: Force) -> bool:
    """'They serve there as part of the battle group', 'the first of 600 who will come': the whole is named to tell of the part."""
    first = token.head if token.head.lower_ == "first" else next((c for c in token.children if c.lower_ == "first"), None)
    if first is not None and token.tag_ in ("CD", "NNP") and any(c.tag_ == "CD" and grammar.case(c) == "of" for c in first.children):
        return True  # wherever the parser hangs 'the first'
    part = token if token.lower_ == "part" else token.head
    return part.lower_ == "part" and grammar.case(part) == "as" and not force.quantity


def _is_a_margin(token: Token) -> bool:
    """'Three hundred soldiers more or less make a difference': of nobody in particular."""
    return [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]] in (["more", "or", "less"], ["more", "or", "fewer"])


def _is_ridden(token: Token, force: Force) -> bool:
    """'Left aboard two chartered aircraft', 'left Gao on four aircraft'."""
    if grammar.case(token) == "aboard" or (grammar.case(token) == "on" and any(c.lower_ == "board" for c in token.children)):
        return True
    craft = force.thing in ("aircraft", "ship") and force.quantity is not None and not force.senders
    return craft and any(c.tag_ == "CD" and c.i and c.nbor(-1).lower_ == "on" for c in token.children)


# What befalls soldiers, and is no stay and no move.
_SUFFERED = words.forms_of(
    "kill", "wound", "injure", "hurt", "die", "lose", "capture", "arrest", "bury", "honour", "mourn", "sentence", "convict",
    "crash", "acquit", "acquitt", "fine", "jail", "charge", "accuse", "discipline", "decorate", "promote", "detain", "destroy",
    "affect", "damage", "hit", "sink", "disarm", "ambush", "kidnap", "abduct", "treat", "steal", "loot", "rescue", "rob",
)  # fmt: skip
_SORTS = {"force", "unit", "formation", "brigade", "regiment", "battalion", "division", "command", "element", "headquarters", "component"}
_BELONGING = words.forms_of("belong")
# Who looks at machines, and machines that are looked at, are told of by that alone.
_LOOKING = words.forms_of("inspect", "examine", "tour", "view", "photograph", "film", "describe", "admire", "count", "value", "price")
_JOINING = words.forms_of("join")
_BEATING = words.forms_of("beat", "outperform", "rival", "outclass")  # 'the Oplot beat the K1 in the competition'
_SHUTTING = words.forms_of("close", "shut")  # 'the first of 12 to be closed'
_VOTING = words.forms_of("vote", "abstain")
_MEETING = words.forms_of("sign", "meet", "discuss", "talk")
_SCRAMBLING = words.forms_of("scramble")  # 'were scrambled from Romania': an hour later they are back

# Whose object is somebody else's force: 'where they had trained Syrian fighters'.
_TAUGHT = words.forms_of(
    "train", "prepare", "teach", "equip", "arm", "advise", "assist", "mentor", "instruct", "coach", "back", "fight", "repel"
)


def _is_occasion(verb: Token) -> bool:
    """'Held a welcome ceremony', 'the ceremony was attended by the commanders of both navies'."""
    about = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    return any(o.lower_ in _OCCASIONS for o in about)


def is_taught(verb: Token, token: Token) -> bool:
    """'Has trained 400 Somali soldiers': those are somebody else's, at home."""
    return verb.lower_ in _TAUGHT and token.dep_ in ("obj", "nsubj:pass")


def _is_frame_of_others(force: Force, token: Token) -> bool:
    """'Soldiers serving in UNIFIL', 'as part of a NATO battlegroup': it is what they serve in, and no further force."""
    if token.lower_ == "part" and grammar.case(token) == "as" and not force.quantity:
        return True
    plain = not (force.quantity or force.echelon or force.equipment or force.personnel)
    if plain and force.unit and set(force.senders) <= ALLIANCES and token.dep_ == "obj" and token.head.lower_ in _JOINING:
        return True  # 'where they will join MINUSMA'
    return plain and grammar.case(token) in ("in", "with", "under", "within", "for", "by", "from")


_GROUNDS = {
    "apron",
    "runway",
    "airport",
    "port",
    "harbour",
    "harbor",
    "hangar",
    "hangars",
    "facilities",
    "facility",
    "corner",
    "site",
    "quarters",
}
_OCCASIONS = {
    "ceremony",
    "parade",
    "reception",
    "event",
    "service",
    "concert",
    "meeting",
    "talks",
    "course",
    "courses",
    "conference",
    "briefing",
}
_SHIPPING = {"vessel", "vessels", "ship", "ships", "shipping", "tankers", "convoys", "convoy", "shipments", "deliveries", "aid"}
_MEDIA = {"channel", "website", "site", "account", "page", "blog", "user", "users", "online", "telegram", "facebook", "twitter", "x"}
_WORDS = {"offer", "pledge", "promise", "proposal", "request", "invitation"}


def is_of_no_place(scene: Scene, verb: Token, row: Row) -> bool:
    """Who shares or uses a site is there; who shares a view or uses a road map is not; nor is what a channel posts."""
    whats = grammar.objects(verb)
    placed = any(t.lower_ in sites("military") | sites("any") | _GROUNDS or holds_place(scene, o) for o in whats for t in o.subtree)
    if row.action == "station" and any(c.lower_ in _WORDS for c in verb.children if c.dep_ in grammar.SUBJECTS):
        return True  # 'the offer of 200 soldiers still stands'
    if (row.lemma == "hold" and _is_occasion(verb)) or (row.lemma == "post" and any(o.lower_ in _MEDIA for o in verb.subtree)):
        return True
    if row.lemma in ("protect", "cover", "secure", "guard") and any(o.lower_ in _SHIPPING for o in whats):
        return True  # 'it will protect merchant vessels'
    return row.lemma in ("share", "use") and row.action == "station" and bool(whats) and not placed
