"""The remainder: those who are left do the same at another time, without a verb of their own: '…, the remaining seven in July'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.frames.gapped import WHEN
from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_REMAINING = frozenset({"rest", "remainder", "others"})


# 'The remaining seven in July': a number of those who are left.
_LEFT = frozenset({"remaining", "other", "last", "final"})


def with_remainder(scene: Scene, found: Sequence[Frame]) -> list[Frame]:
    """'The first 400 will return in June, the remainder in December': the others do the same, and have no verb of their own."""
    added = list(_of_remainder(scene, found))
    told = {f.theme.i for f in added}
    return [*(f for f in found if f.theme.i not in told), *added]


def _of_remainder(scene: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    for token in scene.tree.doc[2:-1]:
        half = token.lower_ == "half" and token.nbor(-1).lower_ == "other"  # 'half left in May, the other half in June'
        own = scene.forces.get(token.i) if _is_what_is_left(token) else None
        the = token.nbor(-2) if half or own else token.nbor(-1)
        before = the.lower_ == "the" and the.i > 0 and the.nbor(-1).lower_ in (",", "and", "but", ";")
        if not (token.lower_ in _REMAINING or half or (own and own.soft)) or not before or token.nbor(1).lower_ not in WHEN:
            continue
        told = (f for f in found if f.theme.i < token.i and f.force and f.action in ("deploy", "withdraw", *(("transfer",) if own else ())))
        first = next((f for f in told if half or (f.force and f.force.quantity)), None)
        if (
            first
            and not any(f.theme.i == token.i and f.by not in ("rest", "line") for f in found)
            and not grammar.is_verb(token.head if token.dep_ in grammar.SUBJECTS else token)
        ):
            yield replace(first, force=_left_of(first.force, token, own), theme=token)


def _is_what_is_left(token: Token) -> bool:
    return token.nbor(-1).lower_ in _LEFT and (token.tag_ in ("CD", "NN")) and token.nbor(-1).head is token


def _left_of(first: Force | None, token: Token, own: Force | None) -> Force | None:
    """The first force as so many more, or as the rest of it, of which no number is told."""
    if first is None:
        return None
    count = replace(own.quantity, of=first.quantity.of) if own and own.quantity and first.quantity else None
    return replace(first, head=token.i, text=own.text if own else first.text, quantity=count, spans=own.spans if own else ())


_AGREED = words.forms_of("agree", "order", "promise", "pledge", "contract", "purchase", "plan")


def is_whole(token: Token) -> bool:
    """'Six have been delivered so far, of 30 agreed': what is told is the part; of the whole that it was agreed (assemble/wholes)."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.tag_ == "CD" and grammar.case(token) == "of" and after in _AGREED and token.i > 1 and token.nbor(-2).text == ","
