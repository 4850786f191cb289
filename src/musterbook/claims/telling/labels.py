"""Labels: who speaks by a label and a colon, 'Major Tessa Lind: “We stay.”'.

In: a sentence's tree, its mentions and the label before it. Out: the attribution, or None.
"""

import re
from collections.abc import Sequence

from musterbook.claims.names.mentions import Mention
from musterbook.claims.telling.persons import Voices
from musterbook.claims.telling.sayings import Attribution
from musterbook.claims.telling.speakers import is_body, named_in
from musterbook.claims.trees.tree import Tree
from musterbook.model import Speaker

_LABEL = re.compile(r"^(?P<who>[^:“”\"?!]{3,110}): +(?=\S)")
# 'It did, the minister replied: a request had reached her.'
_REPLIED = re.compile(r", (?P<who>(?:[Tt]he )?[^,]{3,60}) (?:said|replied|answered|added|explained|says|replies|answers)$")
_PRONOUN = re.compile(r"\b(?:he|she|they|we|asked|I)\b")
_NO_LABEL = re.compile(
    r"(?i)^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen)\b|\b(?:is|are|was|were|has|have|had|will|would|can)\b"
)


def labelled(tree: Tree, names: Sequence[Mention], head: str | None, voices: Voices) -> Attribution | None:
    """Who speaks by a label and a colon: 'Major Tessa Lind: “We stay.”', 'Rome, an hour later: “No.”'."""
    found = _LABEL.match(tree.text)
    if head:
        return _label(tree, head, voices) or _body_label(tree, head)
    if found and (replied := _REPLIED.search(found["who"])):
        return _label(tree, replied["who"], voices)
    if not found or _PRONOUN.search(found["who"]):
        return None
    people = [m for m in names if m.kind == "person" and m.span.end <= found.end("who")]
    if not people and _NO_LABEL.search(found["who"]):
        return None
    if people:
        return Attribution(voices.meet(people[-1].value), tree.doc[0], None, aside=True)
    if _label(tree, found["who"], voices):
        return _label(tree, found["who"], voices)
    quote = tree.text[found.end() : found.end() + 1] in '“"„«'
    seats = [m for m in names if m.kind == "nation" and m.span.end <= found.end("who")]
    if quote and len(seats) == 1 and seats[0].span.start == 0:
        return Attribution(Speaker(country=seats[0].value), tree.doc[0], None, aside=True)
    bodies = [m for m in names if m.kind == "body" and m.span.end <= found.end("who")]
    if bodies and found["who"].strip().endswith(bodies[-1].text):
        return Attribution(Speaker(None, None, bodies[-1].text, bodies[-1].value.nation), tree.doc[0], None, aside=True)
    return _label(tree, found["who"], voices)


def _body_label(tree: Tree, head: str) -> Attribution | None:
    """'Ministry of Defence: “No.”': a body speaks by its label, where a quotation follows."""
    quote = re.match(r"[“\"„«]", tree.text)
    return Attribution(Speaker(None, None, head), tree.doc[0], None, aside=True) if quote and is_body(head) else None


def _label(tree: Tree, text: str, voices: Voices) -> Attribution | None:
    found = named_in(text, voices)
    return Attribution(found, tree.doc[0], None, aside=True) if found else None
