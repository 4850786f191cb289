"""Ongoing: what is being done, was being done or has been done for a while, by the helpers of a verb in -ing."""

from musterbook.claims.trees.tree import Token


def going_on(predicate: Token, helpers: list[str], action: str) -> str:
    """'present' for is doing or is being done, 'past' for was, 'perfect' for has been doing; '' for a stay, of which each is as good."""
    if action == "station" or (predicate.tag_ != "VBG" and "being" not in helpers):
        return ""
    if {"is", "are", "'s", "'re", "’re", "’s", "am"} & set(helpers):
        return "present"
    if {"was", "were"} & set(helpers):
        return "past" if predicate.lower_ != "going" else ""
    return "perfect" if "been" in helpers and action in ("deploy", "withdraw") and predicate.lower_ not in _HABITS else ""


# Who has been sending units has a presence by rotation (codebook rule 28); who has been arriving is still on the way.
_HABITS = {"sending", "deploying", "rotating", "contributing", "providing", "reviewing"}
