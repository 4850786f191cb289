"""Stand-ins: words that stand for a force spoken of before: 'they', 'the last of them', 'a small group'."""

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_STAYING = words.forms_of("stay", "remain")
PRONOUNS = {
    "they",
    "it",
    "them",
    "those",
    "these",
    "others",
    "nobody",
    "another",
    "latter",
    "former",
    "rest",
    "all",
    "both",
    "some",
    "we",
    "us",
    "one",
    "ones",
    "many",
    "most",
    "half",
    "who",
    "which",
    "that",
    "she",
    "her",
    "this",
    "none",
    "any",
    "neither",
    "more",
}
# What with 'of them' stands for some of those who were named: 'the last of them left in October'.
_PARTS = {"last", "first", "rest", "remainder", "bulk", "majority"}


_SINGLED = {"first", "last", "second", "third"}


def stands_for(theme: Token) -> bool:
    """The theme is a pronoun, or a part of 'them'."""
    some = theme.lower_ in _PARTS and any(grammar.case(c) == "of" and c.lower_ in ("them", "these", "those", "us") for c in theme.children)
    the = any(c.lower_ == "the" for c in theme.children)
    few = theme.lower_ in ("group", "number", "handful", "few", "contingent", "team") and any(
        c.lower_ in ("a", "small") for c in theme.children
    )
    if few and theme.dep_ in grammar.SUBJECTS and theme.head.lower_ in _STAYING and not any(c.dep_ == "nmod" for c in theme.children):
        return True  # 'a small group will remain'
    bare = the and theme.dep_ in grammar.SUBJECTS and all(c.dep_ in ("det", "acl:relcl", "punct") for c in theme.children)
    one = bare and theme.lower_ in _SINGLED  # 'the first arrives in May, the last, which is still at sea, in June'
    return some or one or (theme.lower_ in PRONOUNS and theme.lower_ not in ("who", "which", "that"))
