"""Answers within one sentence: 'asked whether the contingent would leave, she said it would not'."""

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

NO = "asked, and the answer is no"
_SAYING_NO = {"no", "not", "n't", "n’t", "denied", "denies", "rejected", "dismissed", "excluded"}
_SAYING_NOTHING = {"comment", "rule", "say", "answer"}


_ASKING = {"how", "when", "where", "why", "who", "what"}


def _is_of_how_many(predicate: Token) -> bool:
    """'Asked how many soldiers were there', 'asked when they would leave'."""
    asked = predicate.head
    between = predicate.doc[asked.i + 1 : predicate.i]
    below = asked.lower_ in ("asked", "asks") and predicate.dep_ in ("ccomp", "advcl", "xcomp")
    return below and any(t.lower_ in _ASKING for t in between[:2])


def is_left_open(predicate: Token) -> bool:
    """'How many went the ministry declines to say': of a number that is not told; a question itself has its answer."""
    before = predicate.doc[: predicate.i]
    if any(t.text == "?" for t in predicate.doc) or any(t.lower_ in ("ask", "asked", "asks") for t in before):
        return False
    many = any(t.lower_ == "how" and t.nbor(1).lower_ in ("many", "much") for t in before)
    counted = many and any(t.lower_ in ("how", "many") for c in predicate.children if c.i < predicate.i for t in c.subtree)
    return counted or _is_untold(predicate)


def is_title(predicate: Token) -> bool:
    """'How the Danes came to Ämari', 'What follows from that': what a text is to tell, and not what it tells."""
    doc, first = predicate.doc, predicate.doc[0]
    bare = doc[-1].dep_ != "punct"  # 'What remains are 340 Indians.'
    asks = (first.tag_ == "WRB" or (first.tag_ == "WP" and bare)) and first.head.dep_ == "ROOT"
    return asks and not any(t.text in "?:" for t in doc) and any(c.i == predicate.i for c in grammar.conjuncts(first.head))


def _is_untold(predicate: Token) -> bool:
    """'Did not say when they would leave', 'nobody has told us where they will go': that it will be so is not told either."""
    above = predicate.head
    if predicate.dep_ == "acl:relcl" and above.lower_ in ("date", "day") and _denies(above.head):
        return True  # 'nobody has given us a date on which they leave'
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in predicate.children) and above.lower_ in _OPEN:
        return True  # 'it is unclear whether they will stay', 'it remains to be seen whether Paris will send more'
    asks = any(c.dep_ == "advmod" and c.lower_ in ("when", "where", "why", "how") for c in predicate.children)
    if not asks or predicate.dep_ not in ("ccomp", "advcl", "xcomp") or above.lower_ not in _TELLING:
        return False
    return _denies(above)


_OPEN = ("seen", "clear", "unclear", "certain", "uncertain", "known", "unknown", "open")


def _denies(verb: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "n’t", "nobody", "never", "none") for c in verb.children)


_TELLING = {
    "say",
    "said",
    "says",
    "tell",
    "told",
    "know",
    "knows",
    "known",
    "disclose",
    "disclosed",
    "reveal",
    "revealed",
    "specify",
    "explain",
}


_CONFIRMING = {"confirm", "confirms", "confirmed", "deny", "denies", "denied"}


def is_unconfirmed(predicate: Token) -> bool:
    """'Neither confirmed nor denied that it had soldiers there'."""
    above = next((t for t in predicate.ancestors if t.lower_ in _CONFIRMING), None)
    return above is not None and {"neither", "nor"} <= {t.lower_ for t in predicate.doc[: predicate.i]}


def answer_to(predicate: Token) -> str:
    """What became of a clause that somebody was asked about: NO, or that nothing is told; '' where nobody was asked."""
    if _is_of_how_many(predicate):
        return "a question"
    mark = next((c for c in predicate.children if c.dep_ == "mark" and c.lower_ in ("whether", "if")), None)
    if mark is None or not mark.i or mark.nbor(-1).lower_ not in ("asked", "questioned", "pressed"):
        return ""
    answer = {t.lower_ for t in predicate.doc[predicate.i + 1 :]}
    return NO if answer & _SAYING_NO and not answer & _SAYING_NOTHING else "a question"
