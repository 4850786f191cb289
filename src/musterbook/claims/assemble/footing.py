"""Footing: on what basis the words of a frame, or of its force's phrase, say that a force is somewhere.

In: a line and one of its frames. Out: the slots that follow: the basis, an open end, a stay for a move.
"""

from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.phrases.basis import bases
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.values import OPEN, Span


def footing(line: Line, frame: Frame) -> dict[str, Any]:
    """The words of basis in the frame's clause or in its force's phrase; permanent and indefinite have no end."""
    found = []
    for basis, start, end in bases(line.sentence.text):
        token = line.scene.tree.head(Span(start, end))
        at = grammar.clause(token)
        near = at.i in (frame.predicate.i, grammar.clause(frame.predicate).i)
        # 'The company there, which is replaced every four months'
        near = near or (basis == "rotational" and frame.action == "station" and at.dep_ == "acl:relcl" and at.head.i == frame.theme.i)
        elsewhere = not near and frame.action == "deploy" and frame.stage.status in ("in_effect", "under_way")
        if elsewhere and basis in ("permanent", "indefinite"):
            continue  # 'came in May, and will stay as long as needed': the stay has no end
        if near or (grammar.within(token, frame.theme) and at.i == grammar.clause(frame.theme).i) or _below(line, frame, token):
            found.append(basis)
    if frame.action == "rotate" and found == ["rotational"] and frame.predicate.lower_.startswith("rotat"):
        found = []
    if frame.action in ("withdraw", "transfer"):
        # Who leaves for good is gone, and not there for good; what is given is not there on any basis.
        found = ["rotational"] if frame.action == "withdraw" and _is_in_turn(frame) else []
    lasting = {"permanent", "persistent", "indefinite"} & set(found)
    # 'Asked for a permanent brigade': what is wanted is a stay.
    action = {"action": "station"} if frame.by == "stance" and frame.action == "deploy" and lasting else {}
    return {"basis": tuple(dict.fromkeys(found))} | action | ({"end": OPEN} if lasting - {"persistent"} else {})


def _is_in_turn(frame: Frame) -> bool:
    """'A rotational brigade will go home'."""
    return any(c.lower_ in ("rotational", "rotating") for c in frame.theme.children)


def _below(line: Line, frame: Frame, token: Token) -> bool:
    """The word of basis stands somewhere below the frame's verb, and below no other frame's that is nearer."""
    above = [t.i for t in (token, *token.ancestors)]
    ranked = [above.index(f.predicate.i) for f in line.frames if f.predicate.i in above]
    return bool(ranked) and frame.predicate.i in above and above.index(frame.predicate.i) == min(ranked)
