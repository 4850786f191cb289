"""Governing: what the words above an action say of its stage: 'plans to', 'has approved', 'denied that', 'gave them a month to'."""

from dataclasses import dataclass
from functools import cache

from musterbook.claims.stages.decisions import is_given_time, is_made, is_of_decision
from musterbook.claims.stages.overtaken import has_to, is_dropped
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token

WILL = {"will", "shall", "would", "wo", "'ll", "’ll", "'d", "’d"}
MAY = {"may", "might", "could"}
SHOULD = {"should", "ought", "must"}
_GOVERNED = {"xcomp", "ccomp", "csubj", "acl", "obj", "nsubj", "nmod", "obl", "advcl", "appos", "compound", "conj"}
# What they will vote on or decide is open.
_DELIBERATING = words.forms_of("vote", "decide", "debate")
_GETTING = words.forms_of("get", "make")


@dataclass(frozen=True, slots=True)
class Stage:
    """A status with the word it came from; `status` None means that the clause is no claim (a call, a condition, a question)."""

    status: str | None
    why: str
    negated: bool = False
    requester: Token | None = None
    future: bool = False
    word: Token | None = None
    weak: bool = False
    tense: str = ""


_ASKING = words.forms_of("ask", "press")


def governor_of(child: Token) -> Token | None:
    dep = grammar.base(child.dep_)
    # 'Asked about the 200 soldiers there': nobody asks for them.
    asked_about = child.head.lower_ in _ASKING and grammar.case(child) in ("about", "on", "over")
    if child.head.i == child.i or dep not in _GOVERNED or asked_about:
        return None
    if dep == "conj" and child.head.lower_ in _matrix() and any(c.lower_ == "to" for c in child.children):
        return child.head  # 'called on Sweden to take part, and to deploy its jets'
    if dep == "conj":
        return (
            governor_of(grammar.first_conjunct(child))
            if grammar.is_verb(child) and not any(c.dep_ in grammar.SUBJECTS for c in child.children)
            else None
        )
    wanted = "requested" in listed(child.head) and "be" in grammar.auxiliaries(child)  # 'demands that it be removed'
    told = (child.head.lower_ in _REPORTS_NOUNS or wanted) and any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
    if dep == "acl" and child.tag_ != "VBG" and not told and not any(c.lower_ == "to" for c in child.children):
        return None
    gerund = child.tag_ == "VBG" and bool(listed(child.head))
    # 'Decided on 12 January that a company will go': the parser takes the clause for an adverbial.
    if dep == "advcl" and not gerund and not any(c.lower_ in ("to", "that") and c.dep_ in ("mark", "aux") for c in child.children):
        return None
    if dep in ("obj", "nsubj", "nmod", "obl", "appos", "compound") and grammar.is_verb(child):
        return None
    return child.head


# 'Reports that troops will leave are untrue': what is said of the report is said of the claim.
_REPORTS_NOUNS = frozenset(
    form
    for noun in ("report", "claim", "rumour", "rumor", "assertion", "suggestion", "allegation", "idea", "speculation", "talk", "notion")
    for form in (noun, noun + "s")
)


_ALLOWING = words.forms_of("allow")


def allows_for(verb: Token) -> bool:
    """'A capacity that allows for the deployment of 5,000 troops': what could be, and nobody decides."""
    return verb.lower_ in _ALLOWING and any(grammar.case(c) == "for" for c in grammar.obliques(verb))


def _is_a_name(verb: Token) -> bool:
    """'The presence is called rotational': nobody calls for it, and nobody calls it off, on or up."""
    if verb.lower_ != "called" or not grammar.is_passive(verb):
        return False
    further = any(
        c.dep_ == "compound:prt" or (c.dep_ == "xcomp" and grammar.has_to(c)) or grammar.case(c) in ("for", "on", "upon")
        for c in verb.children
    )
    return not further and (verb.i + 1 == len(verb.doc) or verb.nbor(1).lower_ not in ("off", "on", "up", "in", "for", "upon", "to"))


@cache
def _matrix() -> dict[str, tuple[str, ...]]:
    return words.index("status", "matrix")


def listed(governor: Token) -> tuple[str, ...]:
    """The lists of a governing word, with its particle where one makes another word of it: 'call' asks, 'call off' cancels."""
    if governor.tag_ in ("NNP", "NNPS"):
        return ()  # the Forward Command commands nothing here
    if governor.lower_ == "tasked" and any(
        grammar.case(c) == "with" or any(d.lower_ == "with" for d in c.children) for c in governor.children
    ):
        return ()  # 'tasked with conducting operations': what they are for
    if governor.lower_ == "thought" and grammar.is_passive(governor):
        return ()  # 'are thought to be in Mali': nobody ponders it
    if allows_for(governor) or _is_a_name(governor):
        return ()
    if grammar.is_wish(governor):
        return ("requested",)
    if governor.lower_ == "ready" and governor.head.lower_ in _GETTING:
        return ("announced",)
    particles = [c.lower_ for c in governor.children if c.dep_ in ("compound:prt", "advmod") and c.i > governor.i]
    if governor.i + 1 < len(governor.doc):
        particles.append(governor.nbor(1).lower_)  # the parser takes 'off' in 'called off the plan' for a preposition
    if any(c.dep_ == "xcomp" and grammar.has_to(c) for c in governor.children) and grammar.objects(governor):
        particles.append("to")  # 'told the battalion to leave'
    particles += [f"{grammar.case(c)} {c.lower_}" for c in governor.children if c.dep_ == "obl"]  # 'has been put on hold'
    lists = next((_matrix()[key] for p in particles if (key := f"{governor.lower_} {p}") in _matrix()), _matrix().get(governor.lower_, ()))
    return () if lists == ("other",) else lists


def governed(governor: Token, child: Token) -> list[Stage]:
    """What a governing word says of the stage."""
    helpers = grammar.auxiliaries(governor)
    no = negated(governor, None if grammar.is_verb(child) else child)  # 'no cut is planned' says no once
    if any(h in SHOULD for h in helpers) or governor.lower_ in SHOULD:
        return [Stage(None, "a call ('should')")]
    if decision := _of_decision(governor, child, helpers, no):
        return [decision]
    lists, out = () if _is_assured(governor, child) else listed(governor), []
    if "announced" in lists and not no and is_dropped(governor, helpers):
        return [Stage("cancelled", f"had been or no longer {governor.lower_}", word=governor)]
    finite = grammar.base(child.dep_) == "ccomp" and _is_finite(child) and governor.lower_ not in _MANDATIVE
    for status in lists:
        if finite and status in _OF_WHAT_IS_DONE and governor.lower_ not in ("agreed", "decided", "agree", "decide"):
            continue
        if status in ("under_way", "in_effect") and any(h in WILL for h in helpers):
            out.append(Stage("announced", f"will {governor.lower_}", future=True))  # 'the delivery will begin in May'
        elif status == "denied":
            out.append(Stage("in_effect", governor.lower_, True))
        else:
            requester = governor if status == "requested" else None
            present = status == "under_way" and governor.tag_ in ("VBZ", "VBP") and not helpers
            out.append(Stage(status, governor.lower_, False, requester, word=governor, tense="present" if present else ""))
    if no and (lists or not finite):
        out.append(Stage("in_effect", f"not {governor.lower_}", True))
    if lists and any(h in MAY for h in helpers):
        out.append(Stage("considered", "may, might or could"))
    return out


_MEANING = words.forms_of(
    "mean", "signal", "represent", "pose", "constitute", "violate", "threaten", "imply", "suggest", "affect", "concern", "preclude"
)


def _tells_what_it_means(governor: Token, child: Token) -> bool:
    """'Its presence poses no threat', 'a rotation is not a promise': that it is there is not denied."""
    what = governor.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in governor.children)
    what = what and (governor.lower_ in ("promise", "vow", "pledge") or not listed(governor))
    return child.dep_ == "nsubj" and (what or governor.lower_ in _MEANING)


_LEARNING = ("know", "hear", "learn")
# Why there is no stage where somebody wants to know whether it is so.
WONDERS = "wants to know"


def _asks_nobody(verb: Token) -> bool:
    """'Nobody has asked us to leave': that it will not be so is not told."""
    return any(s.lower_ in ("nobody", "none") for s in grammar.subjects(verb))


_GRANTING = words.forms_of("agree", "accede", "grant", "accept", "approve", "consent", "meet", "fulfil", "honour")


def _is_granted(request: Token) -> bool:
    """'Agreed to a request to keep its troops there': what was asked for is agreed."""
    verb = request.head
    given = request.dep_ == "obj" or grammar.case(request) == "to" or (request.dep_ == "nsubj:pass" and grammar.is_passive(verb))
    return request.tag_ in ("NN", "NNS") and "requested" in listed(request) and given and verb.lower_ in _GRANTING and not negated(verb)


_INSISTING = words.forms_of("insist")
_INDICATIVE = {"is", "are", "was", "were", "has", "have", "had"} | WILL


def _is_assured(governor: Token, child: Token) -> bool:
    """'Insisted that they are staying and will stay': that is how it is; 'insisted that they stay' asks for it."""
    return governor.lower_ in _INSISTING and (child.tag_ == "VBD" or not _INDICATIVE.isdisjoint(grammar.auxiliaries(child)))


def _is_finite(verb: Token) -> bool:
    """Neither 'ordered them to go' nor 'approved sending 200 soldiers'."""
    return verb.tag_ != "VB" and (verb.tag_ != "VBG" or bool(grammar.auxiliaries(verb)))


_OF_WHAT_IS_DONE = ("announced", "under_way", "in_effect", "considered", "approved")


def _of_decision(governor: Token, child: Token, helpers: list[str], no: bool) -> Stage | None:
    """What is said of a decision: made, or not yet, or to come; another's, with a time to obey; judged; or asked for by nobody."""
    if not no and _is_taken_back(governor, child):
        return Stage("cancelled", "taken back", word=governor)
    if no and "requested" in listed(governor) and _asks_nobody(governor):
        return Stage(None, "nobody asks for it")
    if governor.lower_ in _LEARNING and grammar.has_to(governor) and "requested" in listed(governor.head):
        return Stage(None, WONDERS)
    if no and not grammar.is_verb(child) and _tells_what_it_means(governor, child):
        return Stage(None, "what it means")
    judged = governor.tag_ == "JJ" and child.dep_ == "csubj" and grammar.has_to(child) and not listed(governor)
    if judged and any(c.dep_ == "expl" for c in governor.children):
        return Stage(None, "a judgement ('it is wrong for them to')")
    if _is_advised(governor, child, helpers):
        return Stage(None, "advice ('would be wise to', 'would have them')")
    if is_given_time(governor, child):
        return Stage("ordered", "given a time to go", requester=governor, word=governor, future=True)
    if governor.lower_ in _DELIBERATING and not no and (set(helpers) & WILL or has_to(governor) or governor.lower_ == "votes"):
        return Stage("considered", f"will {governor.lower_}", word=governor, future=True)
    if is_made(governor) or _is_granted(governor) or _is_provided(governor, child):
        return Stage("approved", "decided", word=governor, future=True)
    return Stage("considered", "not decided", word=governor, future=True) if no and is_of_decision(governor) else None


_WISE = frozenset(
    {"wise", "wiser", "unwise", "foolish", "smart", "smarter", "sensible", "right", "wrong", "mad", "well", "better", "advised"}
)


def _is_advised(governor: Token, child: Token, helpers: list[str]) -> bool:
    """'Oslo would be wise to lend them a frigate', 'he would have Oslo order six': what somebody else thinks best."""
    well = governor.lower_ in _WISE or (governor.lower_ == "do" and any(c.lower_ in _WISE for c in governor.children))
    makes = governor.lower_ == "have" and child.tag_ == "VB" and child.dep_ in ("ccomp", "xcomp") and not grammar.has_to(child)
    return "would" in helpers and (makes or (well and grammar.has_to(child)))


_PROVIDING = words.forms_of("provide", "stipulate", "specify")


def _is_provided(governor: Token, child: Token) -> bool:
    """'The addendum provides that three aircraft will operate from there': what a deal says was agreed."""
    return governor.lower_ in _PROVIDING and child.dep_ == "ccomp" and not negated(governor)


_TAKING = words.forms_of("take")
TAKING_BACK = words.forms_of("withdraw", "retract", "rescind", "revoke")
_PLEDGES = {"pledge", "pledges", "promise", "promises", "offer", "commitment"}


def _is_taken_back(governor: Token, child: Token) -> bool:
    """'Is taking back its pledge to send 500', 'withdrew its offer to host them'."""
    back = governor.lower_ in _TAKING and any(c.lower_ == "back" for c in governor.children)
    return child.lower_ in _PLEDGES and (back or governor.lower_ in TAKING_BACK)


# 'Proposes that the mission continue': a present tense below these is a subjunctive.
_MANDATIVE = words.forms_of("propose", "recommend", "request", "demand")
