"""Hosting: verbs whose subject is the host or the buyer, and not who sends."""

from musterbook.claims.frames import Frame
from musterbook.claims.trees import grammar
from musterbook.claims.trees.words import forms_of

_HOSTING = forms_of("host", "receive", "welcome", "get", "buy", "order", "purchase", "acquire", "house", "accommodate")

_ORDERING = forms_of("order")


def is_hosting(frame: Frame) -> bool:
    """The verb's subject is the host: 'Lithuania hosts 500 soldiers', 'Niger ordered them out'; not 'Malawi ordered its troops home'."""
    own = frame.stage.why == "ordered out" and frame.stage.requester is None
    sent = frame.predicate.lower_ in _ORDERING and frame.action in ("deploy", "station")  # 'ordered 300 soldiers to Chad'
    home_to = frame.predicate.lower_ == "home" and grammar.case(frame.theme) == "to"  # 'the town is home to 600 soldiers'
    return (home_to or frame.predicate.lower_ in _HOSTING) and not own and not sent
