"""Facts about a dependency tree that every reader of frames asks for: phrases, clauses, arguments, negation, tense."""

from collections.abc import Iterator
from functools import cache

from musterbook.claims.trees.tree import Token

NOMINAL = ("N", "CD", "PRP", "DT", "FW", "JJ", "VBG", "$")
_UP = {"compound", "amod", "nummod", "nmod", "appos", "flat", "goeswith", "fixed", "det", "dep", "list"}
# Prepositions that tie a noun to the noun before it; the others tell where or when.
TYING = {"of", "with", "including", "like"}
_CLAUSE = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj"}
OBJECTS = {"obj", "iobj"}


# Asked more often than anything else, of some fifty relations.
@cache
def base(dep: str) -> str:
    """A relation without its subtype: 'nmod:poss' is 'nmod'."""
    return dep.partition(":")[0]


def case(token: Token) -> str:
    """The preposition of a phrase, lower case ('next to' is 'next'); '' where it has none."""
    for child in token.children:
        if child.dep_ == "case" and child.tag_ != "POS":
            return child.lower_
    return ""


def is_verb(token: Token) -> bool:
    """The token is a verb form."""
    return bool(token.tag_.startswith("VB"))


def is_predicate(token: Token) -> bool:
    """The token heads a clause: a verb that is no modifier, or whatever has a copula or a subject."""
    dep = base(token.dep_)
    if is_verb(token):
        return dep in _CLAUSE or (dep == "conj" and is_predicate(first_conjunct(token))) or any(c.dep_ in SUBJECTS for c in token.children)
    return dep == "ROOT" or any(child.dep_ == "cop" or child.dep_ in SUBJECTS for child in token.children)


def first_conjunct(token: Token) -> Token:
    """The first of a chain of conjuncts."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """The token and all that are joined to it."""
    out, queue = [token], [token]
    while queue:
        for child in queue.pop(0).children:
            if child.dep_ == "conj":
                out.append(child)
                queue.append(child)
    return out


def phrase(token: Token) -> Token:
    """The head of the noun phrase that a token belongs to, not crossing conjunctions or prepositions of place and time."""
    for _ in range(12):
        dep = base(token.dep_)
        strong = token.head.lower_ == "strong" and dep in ("nsubj", "obl", "advmod", "nmod")
        aside = dep == "parataxis" and token.i > 0 and not is_verb(token) and any(c.text == "(" for c in token.children)
        if strong or (aside and token.head.tag_.startswith("N")):
            token = token.head
            continue
        if dep == "appos" and any(c.dep_ == "cc" or c.lower_ == "not" for c in token.children):
            return token  # '90 soldiers, not 900'
        if dep not in _UP or not token.head.tag_.startswith(NOMINAL) or (is_predicate(token.head) and is_verb(token.head)):
            return token
        if dep == "nmod" and token.head.lower_ in _IN_ADDITION and case(token.head) in ("on", "in"):
            return token  # 'on top of 500 troops'
        ahead = token.i < token.head.i and case(token) == "of"  # 'of the 4,500 soldiers, 850 are Italians'
        if dep == "nmod" and token.dep_ != "nmod:poss" and (ahead or case(token) not in (*TYING, "")):
            return token
        counted = token.head.tag_ == "CD" and token.head.i == token.i - 1  # 'wants 32 Leopards', hung the wrong way round
        if token.dep_ == "nmod:unmarked" and not (counted or _stands_after(token)):
            return token
        token = token.head
    return token


_IN_ADDITION = {"top", "addition", "place", "support", "front", "favour", "favor"}


def _stands_after(number: Token) -> bool:
    """A number in commas after the plural that it counts: 'Eurofighters, four, at Misawa'."""
    noun = number.head
    apart = any(c.text == "," for c in number.doc[noun.i : number.i])
    return apart and number.tag_ == "CD" and (noun.tag_.endswith("S") or noun.lower_.endswith("s"))


def clause(token: Token) -> Token:
    """The predicate of the clause that a token stands in: the nearest at or above it."""
    for _ in range(40):
        if is_predicate(token) or token.head.i == token.i:
            return token
        token = token.head
    return token


def within(token: Token, ancestor: Token) -> bool:
    """The token is `ancestor` or below it."""
    return token.i == ancestor.i or ancestor.is_ancestor(token)


def subjects(verb: Token) -> list[Token]:
    """The subject tokens of a predicate: its own, those of the verb it is joined to, or those that control it."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return [verb.head if _is_relative(child, verb) else child for child in own]
        dep = base(verb.dep_)
        if dep == "conj" and (hung := _hung_apart(verb)):
            return [hung]
        if dep == "acl" and has_to(verb) and verb.head.lower_ in _INTENTS:
            verb = verb.head
            owners = [c for c in verb.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case(c) == "of")]
            if owners or verb.dep_ not in OBJECTS:
                return owners or [verb]
            verb = verb.head  # 'has no plans to leave': who has them
            continue
        if dep == "acl":
            return [verb.head]
        if dep in ("xcomp", "advcl"):
            controller = [c for c in verb.head.children if c.dep_ in OBJECTS and c.i < verb.i] or _asked_for(verb)
            if (controller and dep == "xcomp") or (controller and any(c.lower_ == "to" for c in verb.children)):
                return controller
        if dep not in ("conj", "xcomp", "advcl", "parataxis"):
            return []
        verb = verb.head
    return []


# 'Asked for the troops to come'.
_ASKING = ("ask", "call", "appeal", "wait", "plead")


def _asked_for(verb: Token) -> list[Token]:
    """'Vilnius has asked for the troops to come': who is to come."""
    asked = verb.dep_ == "xcomp" and has_to(verb) and verb.head.lower_.startswith(_ASKING)
    return [c for c in verb.head.children if base(c.dep_) == "obl" and case(c) == "for" and c.i < verb.i] if asked else []


# What somebody has who is to do what it says: 'plans to leave'.
_INTENTS = frozenset({"plan", "plans", "intention", "intentions", "wish", "desire", "offer", "pledge", "promise", "decision", "readiness"})


def _hung_apart(verb: Token) -> Token | None:
    """The subject of a later clause that the parser hangs on a noun before it: 'left for Chad, and the rest will be flown out'."""
    first = min([verb.i, *(c.i for c in verb.children if base(c.dep_) in ("aux", "cop"))])
    before = verb.doc[first - 1] if first else verb
    joined = before.dep_ == "conj" and before.head.i != verb.i and any(c.dep_ == "cc" for c in before.children)
    return before if joined and before.tag_.startswith(("NN", "CD", "PRP", "DT")) else None


def _is_relative(subject: Token, verb: Token) -> bool:
    """'Soldiers who came in May': the pronoun stands for the noun that the clause hangs on."""
    return verb.dep_ == "acl:relcl" and subject.tag_ in ("WP", "WDT") and subject.lower_ in ("who", "which", "that")


def has_to(verb: Token) -> bool:
    """The verb has a 'to' of its own: 'to leave', 'are to replace'."""
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children)


def told_with(participle: Token) -> Token:
    """'Came to join the mission, bringing it to 400': behind a comma the participle goes with the main clause, not with its purpose."""
    head = participle.head
    purpose = head.dep_ == "advcl" and has_to(head) and is_verb(head.head) and participle.i > head.i
    return head.head if purpose and participle.nbor(-1).text == "," else head


def is_passive(verb: Token) -> bool:
    """The verb is in the passive: 'were sent', 'troops stationed in'."""
    helpers = {child.lower_ for child in verb.children if base(child.dep_) == "aux"}
    if helpers & {"have", "has", "had"} and not helpers & {"be", "been", "being", "get", "got", "gotten"}:
        return False  # 'were to have left'
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and base(verb.dep_) in ("acl", "amod"):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS | {"aux"} for c in verb.children):
        return verb.tag_ == "VBN" and is_passive(verb.head)
    return False


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects, later conjuncts' shared objects left out."""
    return [child for child in verb.children if child.dep_ in OBJECTS or _is_counted_over(child)]


def _is_counted_over(token: Token) -> bool:
    """'Will hand over 20 of its tanks', 'flew home the last 120 of its men': the parser hangs the number on 'over', or as a time."""
    return token.dep_ in ("obl", "obl:unmarked") and token.tag_ == "CD" and not case(token) and any(case(c) == "of" for c in token.children)


def obliques(token: Token) -> Iterator[Token]:
    """Phrases with a preposition, or bare phrases of time, that hang on a predicate."""
    return (child for child in token.children if base(child.dep_) in ("obl", "nmod"))


def auxiliaries(verb: Token) -> list[str]:
    """The auxiliaries and copulas of a predicate in lower case; a later conjunct shares those of the first."""
    own = [c.lower_ for c in verb.children if base(c.dep_) in ("aux", "cop")]
    if (own and own != ["be"]) or verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children) or not is_verb(verb.head):
        return own
    return [*auxiliaries(verb.head), *own] if verb.tag_ in ("VB", "VBN", "VBG") else own


def is_conditional(predicate: Token) -> bool:
    """The predicate stands in an if-clause, or has one beside it; or it is left open ('whether Oslo sends any is open')."""
    if (
        predicate.dep_ == "csubj"
        and not is_verb(predicate.head)
        and any(c.lower_ == "whether" and c.dep_ == "mark" for c in predicate.children)
    ):
        return True
    if _is_inverted(predicate):
        return True
    if predicate.dep_ == "acl" and predicate.head.dep_ == "ROOT":
        predicate = predicate.head  # 'if that is true, there would not be a dozen left'
    clauses = [predicate, *(child for child in predicate.children if child.dep_ == "advcl")]
    return any(c.lower_ in ("if", "unless") and c.dep_ == "mark" for clause in clauses for c in clause.children)


_INVERTING = frozenset({"were", "had", "should"})


def _is_inverted(predicate: Token) -> bool:
    """'Were Oslo to send tanks, ...', 'Had Rabat sold us any, ...': a condition without 'if', before what would follow."""
    subject = next((c for c in predicate.children if c.dep_ in SUBJECTS and c.i < predicate.i), None)
    at = min(t.i for t in subject.subtree) if subject else 0
    helper = next((t for t in predicate.doc[max(0, at - 1) : at + 1] if t.lower_ in _INVERTING), None)
    if helper is None or (helper.i and helper.nbor(-1).tag_ not in ("``", ",", ":", "CC")):
        return False
    behind = predicate.doc[predicate.i + 1 :]
    asked = any(t.text == "?" for t in behind) or (helper.lower_ == "were" and not has_to(predicate))
    return not asked and any(t.lower_ in ("would", "'d", "’d", "should", "could", "might", "will") for t in behind)


_SPELLS = frozenset(
    {"day", "days", "week", "weeks", "fortnight", "month", "months", "year", "years", "season", "quarter", "summer", "winter"}
)


def is_by_turns(verb: Token) -> bool:
    """'Is replaced every four months', not 'relieved them, every one of them sunburnt'."""
    behind = (turn.doc[turn.i + 1 : turn.i + 4] for turn in verb.subtree if turn.lower_ in ("every", "each"))
    return any(
        after[:1] and (_SPELLS & {t.lower_ for t in after} or (after[0].tag_ == "CD" and after[0].lower_ != "one")) for after in behind
    )


_LIKING = frozenset({"like", "love", "prefer", "welcome", "appreciate"})


def is_wish(verb: Token) -> bool:
    """'Would like', 'would welcome'."""
    return verb.lower_ in _LIKING and bool({"would", "'d", "’d"} & set(auxiliaries(verb)))
