"""Negation: whether a predicate is denied, by 'not', 'no' or 'none' in its clause."""

import re

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

_NO = {"no", "neither", "not", "n't", "n’t", "never", "nor", "none", "without", "cannot"}


def negated(token: Token, but: Token | None = None) -> bool:
    """The predicate is denied: 'not', 'never', or 'no' before its subject or object; before `but` it has been counted already."""
    said = (c for c in token.children if c.lower_ in _NO and not _denies_nothing(c))
    if any(c.dep_ in ("advmod", "det", "cc:preconj", "aux", "discourse") for c in said):
        return True
    if any(c.lower_ == "nor" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ in _ASIDE for c in token.children):
        return True  # 'nor did Peru give any': turned round, the clause itself is denied
    if any(t.lower_ in ("not", "n't", "n’t") and _negates(t, token) for t in token.subtree):
        return True
    infinitive = any(c.lower_ == "to" for c in token.children)  # of 'no plans to send' the plans say no
    if token.dep_ == "acl" and not infinitive and any(c.lower_ == "no" and c.dep_ == "det" for c in token.head.children):
        return True  # 'there are no foreign soldiers stationed at'
    args = [a for a in (*(c for c in token.children if c.dep_ in grammar.SUBJECTS), *grammar.objects(token)) if but is None or a.i != but.i]
    if not grammar.is_verb(token):
        args.append(token)
    # 'Not one soldier': the parser hangs 'not' on the noun or on its numeral.
    before = [c for arg in args for n in (arg, *(n for n in arg.children if n.lower_ in ("one", "single"))) for c in n.children]
    said = (c for c in before if c.lower_ in ("no", "neither", "none", "not") and not _denies_nothing(c))
    return any(c.dep_ in ("det", "advmod", "cc:preconj") for c in said) or any(
        arg.lower_ in ("none", "nobody", "neither", "nothing") for arg in args
    )


_ASIDE = {"did", "do", "does", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "should"}

# Of what somebody has no information, or makes no secret, nothing is denied.
_NO_WORD = {"secret", "doubt", "information", "comment", "word", "knowledge", "details"}
# 'Their presence is not in question'.
_IN_WHAT = {"question", "doubt", "danger", "dispute"}
_AWAITED = {"expected", "due", "scheduled", "planned", "foreseen"}


# What will not come before a day comes then, or later.
_LATER = re.compile(
    r"(?:come|arrive|follow|land|reach \w+|be (?:delivered|handed over|shipped|sent|supplied|ready|there|here|in \w+))"
    r" (?:to \w+ )?(?:before|until)\b"
)


def _after(word: Token) -> list[str]:
    return [t.lower_ for t in word.doc[word.i + 1 : word.i + 6]]


def _denies_nothing(word: Token) -> bool:
    """'No fewer than 4,000', 'no later than May', 'not come before June', 'not come alone', 'not in question': nothing is denied."""
    ahead = [t.lower_ for t in word.doc[word.i + 1 : word.i + 4]]
    if (
        "alone" in ahead[1:]
        or (ahead and ahead[0] in _NO_WORD)
        or (ahead[:1] == ["in"] and ahead[1:2] in (["question"], ["doubt"], ["danger"]))
    ):
        return True
    if (ahead and ahead[0] in _AWAITED and {"before", "until"} & set(ahead[1:])) or _LATER.match(" ".join(_after(word))):
        return True
    behind = [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]]
    return len(behind) == 2 and behind[0] in ("fewer", "less", "more", "later", "earlier", "sooner", "longer") and behind[1] == "than"


def _negates(word: Token, predicate: Token) -> bool:
    """'There are not six hundred': the parser hangs 'not' on the number, but it stands right behind the verb."""
    before = word.nbor(-1) if word.i else None
    behind = before is not None and (
        before.i == predicate.i or (before.head.i == predicate.i and grammar.base(before.dep_) in ("aux", "cop"))
    )
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return behind and not _denies_nothing(word) and after not in ("only", "just", "least", "until", "before", "merely")
