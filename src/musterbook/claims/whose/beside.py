"""Beside: nations that a sentence names for the sake of something else: where a town lies, who made a war. They send nobody."""

import re

from musterbook.claims.line import Line
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases.places import BY_WAY_OF
from musterbook.claims.trees import grammar, words

_EVENTS = {"invasion", "annexation", "war", "aggression", "occupation", "attack", "coup"}
_SECTORS = {"sector", "zone"}
_TOWN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+, \Z")
_TOWNS = ("ambiguous", "part", "capital")


def only_locates(line: Line, mention: Mention) -> bool:
    """'The port of Alexandroupoli, Greece,': a nation behind a town tells where that is; 'since Russia’s invasion': that it made war."""
    if mention.how in _TOWNS[:2] and any(m.span.start == mention.span.end + 2 and only_locates(line, m) for m in line.names):
        return True  # 'Rota, Spain,'
    token = line.scene.tree.head(mention.span)
    if grammar.case(token) in ("through", "via") or BY_WAY_OF.search(line.sentence.text, 0, mention.span.start):
        return True  # 'driving through Rwanda'
    if token.head.lower_ in _EVENTS and token.dep_ in ("nmod:poss", "nmod", "amod"):
        return True
    if token.head.lower_ in _SECTORS and token.dep_ in ("amod", "compound", "nmod:poss"):
        return True  # 'in the Spanish sector'
    text, start, end = line.sentence.text, mention.span.start, mention.span.end
    plain = mention.kind == "nation" and mention.how in ("name", "abbreviation") and text[end : end + 1] in ",.;:)"
    if not plain or not _TOWN.search(text, max(0, start - 30), start) or token.dep_ in ("conj", *grammar.SUBJECTS):
        return False
    return all(m.kind == "site" or m.how in _TOWNS for m in line.names if m.span.end == start - 2)


_FORCES = re.compile(
    r"[’']s (?:[\w-]+ ){0,2}?(?:soldiers|troops|peacekeepers|forces|army|navy|air force|contingents?|battalions?|jets|ships)\b",
    re.I,
)


_ACTS = re.compile(r"(?: (?:to|will|may|could|might|is|has|plans|also|now))* (?P<verb>[a-z]+)")
_SENDING = words.forms_of(
    "send", "deploy", "dispatch", "pull", "withdraw", "recall", "quit", "walk", "offer", "pledge", "contribute", "commit", "bring"
)


def has_forces(title: str, mention: Mention) -> bool:
    """'Ghana's peacekeepers', 'Ghana to pull out of Mali': a title speaks of who sends; of a country, where its soldiers are named."""
    capital = mention.how == "capital" and title[mention.span.end : mention.span.end + 2] in ("'s", "’s")
    acts = _ACTS.match(title, mention.span.end)
    return capital or _FORCES.match(title, mention.span.end) is not None or (acts is not None and acts["verb"] in _SENDING)
