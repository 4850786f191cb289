"""Senses: verbs of moving and staying in a sense in which nobody moves or stays: 'left our letter unanswered', 'had fallen in 2017'."""

from functools import cache

from musterbook.claims.frames.lexicon import Row, action_nouns
from musterbook.claims.frames.scene import Scene, holds_place, named_place
from musterbook.claims.frames.standins import PRONOUNS, stands_for
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_WHILE = {"day", "week", "fortnight", "month", "year", "summer", "winter", "spring", "autumn", "decade", "time"}
# What falls is a number; what falls to none is an aircraft or a man.
_FALLING = ("fall", "drop")
# Verbs whose subject moves only where they have no object of their own: 'we are closing this page', 'they dropped their bombs'.
_ALONE = ("deploy", "close", "move", "drop", "call", "pack", "return")


def means_else(scene: Scene, verb: Token, row: Row) -> bool:
    """The verb of the row has another sense here."""
    whats = grammar.objects(verb)
    following = verb.text == "following" and not grammar.auxiliaries(verb)  # 'in March following a refit'
    serves = _is_of_a_crew(verb, row) or _is_of_upkeep(verb, row, whats) or _is_at_a_feast(verb, row)
    if following or serves or is_idiom(verb) or _is_of_pay(whats or grammar.subjects(verb)) or _is_watched(verb):
        return True
    if row.lemma == "count":
        return any(s.lower_ in ("people", "we", "they", "residents", "everybody") for s in grammar.subjects(verb))  # who counts is no force
    if row.lemma == "spend":
        return not any(o.lower_.removesuffix("s") in _WHILE for o in whats)  # what is spent is money
    if row.lemma in ("dissolve", "disband"):
        return verb.dep_ == "advcl"  # 'two years after the brigade was dissolved': by that something else is dated
    if row.lemma == "put":
        # 'Puts the force at 1,000', 'put its size at 100 soldiers'
        at = [c for c in grammar.obliques(verb) if grammar.case(c) == "at"]
        return any(c.tag_ == "CD" or any(d.dep_ == "nummod" for d in c.children) for c in at)
    if row.lemma in ("evacuate", "recall"):
        # 'Evacuate its nationals from Sudan', 'recalled the promise to keep 400 soldiers there'
        return any(not scene.forces_at(o) and o.lower_ not in PRONOUNS for o in whats)
    if row.lemma == "leave":
        # 'Left our letter unanswered'
        return _is_left_over(verb) or any(c.dep_ == "xcomp" and c.tag_ == "JJ" and c.nbor(-1).lower_ != "as" for c in verb.children)
    if row.lemma in _FALLING and row.action == "withdraw" and row.force == "subject":
        return not any(grammar.case(c) in ("to", "by", "from", "below", "under") for c in verb.children)
    if any(c.lower_ == "past" and c.dep_ in ("advmod", "compound:prt") for c in verb.children):
        return True  # 'Germans are driving past'
    return row.lemma in _ALONE and row.force == "subject" and moves_something(scene, whats)


def _is_at_a_feast(verb: Token, row: Row) -> bool:
    """'The mayor will receive the soldiers at a farewell concert', 'families lined the quay to welcome the ship home'."""
    feast = any(o.lower_ in _FEASTS and grammar.case(o) in ("at", "with") for o in grammar.obliques(verb))
    home = row.lemma == "welcome" and verb.dep_ == "advcl" and grammar.has_to(verb)
    return row.lemma in ("receive", "welcome") and (feast or home)


_FEASTS = {"ceremony", "parade", "reception", "concert", "dinner", "lunch", "breakfast", "party", "service", "mass", "picnic", "barbecue"}
_WATCHING = words.forms_of(
    "identify", "intercept", "shadow", "track", "monitor", "spot", "watch", "observe", "detect", "photograph", "film"
)


def _is_watched(verb: Token) -> bool:
    """'To identify Russian aircraft flying to Kaliningrad': what is watched only passes."""
    seen = verb.head
    return verb.dep_ == "acl" and seen.dep_ == "obj" and seen.head.lower_ in _WATCHING


def _is_of_upkeep(verb: Token, row: Row, whats: list[Token]) -> bool:
    """'Will stay to help maintain the frigates': the frigates are there already, whoever looks after them."""
    helped = grammar.has_to(verb) or verb.head.lower_ in _HELPING
    return row.lemma == "maintain" and helped and any(c.lower_ in ("the", "its", "their") for o in whats for c in o.children)


_HELPING = words.forms_of("help")
_SERVING = ("fly", "drive", "sail", "man", "crew", "operate", "run", "maintain", "service", "guard", "support")


def _is_of_a_crew(verb: Token, row: Row) -> bool:
    """'Came with 48 airmen to fly and maintain them': what people are there to do with their machines moves nobody."""
    if row.lemma not in _SERVING:
        return False
    purpose = grammar.first_conjunct(verb)
    whats = [o for v in grammar.conjuncts(purpose) for o in grammar.objects(v)]
    return purpose.dep_ in ("acl", "advcl") and grammar.has_to(purpose) and any(o.lower_ in ("them", "it") for o in whats)


def _is_left_over(verb: Token) -> bool:
    """'There are 60 trainers left in Kabul', 'has 60 left there': they have not gone."""
    noun, above = verb.head, verb.head.head
    there = any(c.dep_ == "expl" for c in above.children) or (noun.dep_ == "obj" and above.lower_ in ("has", "have", "had"))
    return verb.lower_ == "left" and verb.dep_ == "acl" and not grammar.auxiliaries(verb) and there


_GROWING = (
    "increase", "boost", "grow", "expand", "double", "triple", "bolster", "strengthen", "beef", "raise", "build", "augment", "enlarge",
    "upgrade", "step", "scale", "ramp",
)  # fmt: skip
_STRENGTHS = {
    "number", "numbers", "strength", "size", "total", "level", "levels", "footprint", "figure", "ceiling", "share", "posture",
    "contribution", "contributions", "participation", "involvement", "commitment", "commitments", "itself", "themselves",
}  # fmt: skip


def raises_something_else(scene: Scene, verb: Token, row: Row) -> bool:
    """'Strengthens the capabilities of its partners': who raises something else than a force does not come."""
    counted = any(t.tag_ == "CD" for c in grammar.obliques(verb) for t in c.subtree)  # 'increased its contribution from 390 to 470'
    if row.lemma not in _GROWING or row.force != "either" or counted:
        return False
    other = (o for o in grammar.objects(verb) if o.dep_ == "obj" and o.lower_ not in _STRENGTHS and o.lower_ not in action_nouns())
    return any(not (scene.forces_at(o) or named_place(scene, o) or stands_for(o)) for o in other)


@cache
def _idioms() -> dict[str, tuple[str, ...]]:
    """Form of a verb -> the words that make an idiom of it."""
    return {form: tuple(phrases) for lemma, phrases in lexicon("actions")["idioms"].items() for form in words.forms(lemma)}


def is_idiom(verb: Token) -> bool:
    """'Came under fire', 'went again on strike': words that make another verb of it follow, an adverb between them at most."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6]]
    follow = [" ".join(behind) + " ", " ".join(behind[1:]) + " " if behind and verb.doc[verb.i + 1].tag_ == "RB" else ""]
    return any(text.startswith(phrase + " ") for phrase in _idioms().get(verb.lower_, ()) for text in follow)


def _is_of_pay(whats: list[Token]) -> bool:
    """'Reduced the bonus of those serving overseas': what is reduced is their pay."""
    return any(o.lower_ in lexicon("actions")["pay"]["nouns"] for o in whats)


def moves_something(scene: Scene, whats: list[Token]) -> bool:
    """There is an object, and it is neither a force nor a place, nor stands for one."""
    return any(o.dep_ == "obj" and not (scene.forces_at(o) or holds_place(scene, o) or stands_for(o)) for o in whats)


_GOING = words.forms_of("come", "go", "bring", "send")
_HOW = ("with", "without", "on", "in", "as")


def tells_how(scene: Scene, verb: Token, theme: Token) -> bool:
    """'They came without weapons', 'they were not sent to fight': that they came is known, and it is told how or what for."""
    if theme.lower_ not in ("they", "it") or verb.lower_ not in _GOING or set(grammar.auxiliaries(verb)) - _PLAIN:
        return False
    rest = [c for c in verb.children if c.i > verb.i and c.dep_ not in _BESIDE]
    how = [c for c in rest if grammar.case(c) in _HOW and not holds_place(scene, c) and c.tag_ in ("NN", "NNS")]
    what_for = [c for c in rest if c.dep_ in ("xcomp", "advcl") and grammar.has_to(c)]
    return bool(rest) and len(how) + len(what_for) == len(rest)


_PLAIN = {"did", "do", "does", "was", "were"}
_BESIDE = {"punct", "cc", "conj", "ccomp", "parataxis", "compound:prt", "advmod"}
