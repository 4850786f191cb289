"""Heads: which phrases name a force, by the words in them and the word that heads them."""

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.phrases.counted import HARD, Member
from musterbook.claims.phrases.kinds import is_contingent
from musterbook.claims.trees.tree import Token

# Nouns of people that are a force where a possessive tells whose; and words that head a part or a delivery of what is counted.
_OWNED = {"men", "officers", "observers", "instructors", "trainers", "engineers", "pilots", "column", "convoy", "rotation", "specialists"}
_PARTS = {
    "first", "second", "fourth", "fifth", "sixth", "last", "rest", "remainder", "most", "half", "some", "delivery", "deliveries",
    "shipment", "shipments", "consignment", "donation", "gift", "sale", "lease", "purchase", "handover", "transfer", "supply",
    "export", "exports", "loan", "loans", "sales", "gifts", "donations", "transfers",
    "any", "none",
    "couple", "dozen", "dozens", "handful", "score", "scores", "number", "total", "bulk", "majority", "batch", "part", "quarter", "third",
    "hundreds", "thousands", "tranche", "lot", "instalment", "installment", "load", "package", "batches",
    "tonnes", "tons", "lots", "tranches", "consignments", "offer", "offers",
}  # fmt: skip


def is_force(root: int, members: list[Member], counted: bool) -> bool:
    """The phrase whose head is token `root` names a force; `counted` tells that a number stands in it."""
    kinds = {m.kind for m, _ in members}
    weak = lexicon("forces")["nouns"]["weak"]
    if (
        kinds & HARD
        and all(m.text.lower() in weak for m, _ in members if m.kind in HARD)
        and not counted
        and "nation" not in kinds
        and "body" not in kinds
        and not any(_is_theirs(m, t) or _is_one_of_many(m, t) for m, t in members)
    ):
        return False
    hard = [m for m, _ in members if m.kind in HARD]
    if hard and all(m.text.lower() in weak for m in hard) and any(t.i == root and _is_of_a_house(t) for _, t in members):
        return False
    if all(m.kind == "echelon" and t.i == root and _is_of_civilians(t) for m, t in members if m.kind in HARD) and hard:
        return False
    if not counted and hard and all(m.kind == "echelon" and m.text.lower() == "companies" for m in hard) and "function" not in kinds:
        return False  # 'German companies have left Russia'
    if kinds & HARD:
        return not all(m.kind == "generic" and t.i != root for m, t in members if m.kind in HARD) or _is_part(members[0][1].doc[root])
    if any(is_contingent(m) and m.value.kind == "mission" and t.i == root for m, t in members):
        return True  # 'UNISFA will leave'
    return "function" in kinds and any(m.kind == "function" and (t.i == root or (counted and t.tag_ == "NNS")) for m, t in members)


_CIVILIANS = {
    "nurses", "surgeons", "scientists", "lawyers", "rescuers", "firefighters", "journalists", "climbers", "players",
    "athletes", "researchers", "investigators", "volunteers", "archaeologists", "designers", "negotiators", "inspectors",
}  # fmt: skip


def _is_of_civilians(token: Token) -> bool:
    """'A team of 60 doctors' is no team of soldiers."""
    whom = (c for c in token.children if any(d.dep_ == "case" and d.lower_ == "of" for d in c.children))
    return token.lower_ in ("team", "teams", "squad") and any(c.lower_ in _CIVILIANS for c in whom)


_HOUSES = {"resort", "hotel", "club", "school", "airline", "shipyard", "circus", "clinic", "university", "bank"}


def _is_of_a_house(token: Token) -> bool:
    """'Two instructors of the resort' are no soldiers."""
    return any(c.lower_ in _HOUSES and any(d.dep_ == "case" and d.lower_ in ("of", "from") for d in c.children) for c in token.children)


def _is_theirs(mention: Mention, token: Token) -> bool:
    """'Its trainers', 'their men': a possessive tells whose they are."""
    possessed = any(c.tag_ == "PRP$" and c.lower_ in ("its", "their", "our") for c in token.children)
    return possessed and mention.kind == "force" and mention.text.lower() in _OWNED


def _is_one_of_many(mention: Mention, token: Token) -> bool:
    """'The final rotation has returned': one of those who came in turn."""
    return mention.text.lower() == "rotation" and any(c.lower_ in _TURNS for c in token.children)


_TURNS = {"last", "final", "first", "second", "third", "next", "latest", "current", "previous", "new"}


def _is_part(token: Token) -> bool:
    """A part of what is counted, or the giving of it, heads it: 'the first of five radars', 'the delivery of two', '400 rounds of'."""
    return token.tag_ == "CD" or token.lower_ in _PARTS or token.lower_ in ("round", "rounds")
