"""Reach: for which part of a sentence an attribution answers.

In: an attribution and the predicate of what is told. Out: whether it is told on that word.
"""

from musterbook.claims.telling.sayings import CITING, COUNTING, Attribution
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token


def _has_subject(predicate: Token) -> bool:
    at = grammar.clause(predicate)
    return any(c.dep_ in grammar.SUBJECTS for word in (predicate, at) for c in word.children)


_SAID = ("ccomp", "xcomp", "obj")
_TELLING_ITSELF = words.forms_of(
    "pledge", "promise", "offer", "request", "ask", "vow", "deny", "want", "wish", "beg", "plead", "seek", "demand", "urge", "solicit",
)  # fmt: skip


_BESIDE = {"when", "while", "because", "although", "though", "since", "after", "before", "if", "until", "where"}


def _is_of_who_speaks(verb: Token, predicate: Token) -> bool:
    """'Sweden, which has 215 soldiers there, announced that': what a clause tells of who speaks, nobody says."""
    at = next((t for t in (predicate, *predicate.ancestors) if t.head.i == verb.i), predicate)
    clauses = (t for t in (predicate, *predicate.ancestors) if t.i != at.i)
    inside = any((t.dep_ == "acl:relcl" or grammar.case(t) == "with") and grammar.within(t, at) for t in clauses)
    return at.dep_ in grammar.SUBJECTS and at.i < verb.i and inside


def _is_against(verb: Token, predicate: Token) -> bool:
    """'Paris says that it will stay, while Berlin has left': the outlet sets one against the other."""
    at = next((t for t in (predicate, *predicate.ancestors) if t.head.i == verb.i), predicate)
    return at.i > verb.i and grammar.base(at.dep_) == "advcl" and any(c.lower_ in ("while", "whereas") for c in at.children)


_SEEING = words.forms_of("see", "show", "count", "photograph", "film", "spot", "observe", "identify")


def _is_answered(verb: Token, predicate: Token) -> bool:
    """'Moscow denies that its soldiers are there, but residents saw 60': what is held against a saying is not part of it."""
    at = next((t for t in (predicate, *predicate.ancestors) if t.head.i == verb.i), predicate)
    if at.dep_ != "conj" or at.i < verb.i or not grammar.subjects(at):
        return False
    return at.lower_ in _SEEING or (verb.lower_ in _DENYING and any(c.lower_ in ("but", "yet") for c in at.children))


_DENYING = words.forms_of("deny")


def _is_background(predicate: Token) -> bool:
    """'The battery that came in May will stay, the army said': what is known of the subject is the outlet's own knowledge."""
    if predicate.dep_ == "appos" and predicate.head.dep_ in grammar.SUBJECTS:
        return True  # 'Brazil, the largest contributor with 1,266, will stay'
    subject = predicate.dep_ == "acl:relcl" and predicate.head.dep_ in grammar.SUBJECTS and predicate.i < predicate.head.head.i
    subject = subject and any(t.tag_.startswith("W") and t.dep_ != "mark" for t in predicate.doc[predicate.head.i + 1 : predicate.i])
    return subject and (predicate.tag_ == "VBD" or "had" in grammar.auxiliaries(predicate)) and predicate.lower_ not in _BEING


_BEING = words.forms_of("be", "have") | _TELLING_ITSELF


def _is_in_brackets(verb: Token, predicate: Token) -> bool:
    """'Around 300 live there (the army says 200)': what is said in brackets stops at them."""
    opened = next((t.i for t in reversed(verb.doc[: verb.i]) if t.text in ("(", ")")), None)
    if opened is None or verb.doc[opened].text == ")" or not any(c.dep_ in _SAID for c in verb.children):
        return False
    closed = next((t.i for t in verb.doc[verb.i :] if t.text == ")"), len(verb.doc))
    return not opened < predicate.i < closed


def governs(attribution: Attribution, predicate: Token) -> bool:
    """The attribution answers for the predicate: it stands above it, or beside it as a parenthesis."""
    verb = attribution.verb
    if attribution.until is not None and predicate.i >= attribution.until and _has_subject(predicate):
        return False
    if (attribution.aside or not grammar.is_verb(verb)) and _is_background(predicate):
        return False
    if attribution.aside or (verb.lower_ in CITING and not grammar.is_passive(verb)):
        return True
    if _is_in_brackets(verb, predicate):
        return False
    if verb.i < predicate.i and any(t.text == ":" for t in verb.doc[verb.i : predicate.i]):
        return True  # 'the embassy has written to us: eight instructors'
    if verb.i == predicate.i:
        return not grammar.is_verb(verb) or verb.lower_ in _TELLING_ITSELF or verb.lower_ in COUNTING
    if not grammar.is_verb(verb) or grammar.within(predicate, verb):
        return not (_is_of_who_speaks(verb, predicate) or _is_against(verb, predicate) or _is_answered(verb, predicate))
    if verb.dep_ == "conj" and (grammar.is_wish(verb) or (verb.lower_ in _TELLING_ITSELF and verb.head.i == predicate.i)):
        return False  # 'had been sold five and had asked for 1,800 more'
    # A saying that the parser hangs beside what is said; one with an object of its own says that and nothing else.
    if verb.head.lower_ == "long" or any(c.lower_ in _BESIDE and c.i < verb.i for c in verb.children):
        return False  # 'went there when few people believed in peace', 'stays as long as Mali wishes'
    said = any(c.dep_ in _SAID for c in verb.children) and verb.lower_ not in ("put", "puts")  # 'as the army put it'
    return verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "conj", "advcl") and not said)
