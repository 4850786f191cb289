"""Participles that are the verbs of their sentences."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang


def made_the_verb(token: Token, noun: Token) -> None:
    """The participle is the verb of the sentence, and the noun that it hung on its subject."""
    later = [c for c in noun.children if c.i > token.i]
    hang(token, token)
    hang(noun, token)
    token.tag_, token.dep_, noun.dep_ = "VBD", "ROOT", "nsubj"
    for child in later:
        hang(child, token)


_JOINING = ("after", "before", "when", "while", "because", "since", "as")


def participle_with_object(doc: Sequence[Token]) -> None:
    """'Togo pulled its battalion out of Mali after seven of its men had been killed': what has an object is no passive, and the verb."""
    for token in doc[1:]:
        name, verb = token.head, token.head.head
        bare = token.tag_ == "VBN" and token.dep_ == "acl" and name.i == token.i - 1 and name.tag_.startswith("NNP")
        if not bare or name.dep_ not in grammar.SUBJECTS or verb.dep_ != "ROOT" or not any(c.dep_ == "obj" for c in token.children):
            continue
        link = next((t for t in doc[token.i : verb.i] if t.lower_ in _JOINING and t.tag_ == "IN"), None)
        if link is None:
            continue
        noun, passive = link.head, name.dep_.endswith(":pass")
        made_the_verb(token, name)
        hang(verb, token)
        verb.dep_ = "advcl"
        if noun is not verb:
            hang(noun, verb)
            noun.dep_ = "nsubj:pass" if passive else "nsubj"
        hang(link, verb)
        link.dep_ = "mark"


def relieved(doc: Sequence[Token]) -> None:
    """'They were relieved in February': behind a form of 'be' and before a time or a 'by' nobody is merely glad."""
    for token in doc[:-1]:
        being = next((c for c in token.children if c.dep_ == "cop" and c.lower_ in ("was", "were", "been", "be", "being")), None)
        if token.lower_ == "relieved" and token.tag_ == "JJ" and being is not None and token.nbor(1).lower_ in ("in", "by", "on", "after"):
            token.tag_, being.dep_ = "VBN", "aux:pass"
            for subject in (c for c in token.children if c.dep_ == "nsubj"):
                subject.dep_ = "nsubj:pass"
