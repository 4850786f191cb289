"""Answers within one sentence: 'asked whether the contingent would leave, she said it would not'."""

from musterbook.claims.tree import Token

NO = "asked, and the answer is no"
_SAYING_NO = {"no", "not", "n't", "n’t", "denied", "denies", "rejected", "dismissed", "excluded"}
_SAYING_NOTHING = {"comment", "rule", "say", "answer"}


def answer_to(predicate: Token) -> str:
    """What became of a clause that somebody was asked about: NO, or that nothing is told; '' where nobody was asked."""
    mark = next((c for c in predicate.children if c.dep_ == "mark" and c.lower_ in ("whether", "if")), None)
    if mark is None or not mark.i or mark.nbor(-1).lower_ not in ("asked", "questioned", "pressed"):
        return ""
    answer = {t.lower_ for t in predicate.doc[predicate.i + 1 :]}
    return NO if answer & _SAYING_NO and not answer & _SAYING_NOTHING else "a question"
