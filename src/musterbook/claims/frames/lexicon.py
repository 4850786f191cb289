"""The action words of lexicons/actions.toml by form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from musterbook.claims.names.mentions import lexicon
from musterbook.claims.trees import words
from musterbook.claims.trees.tree import Token


@dataclass(frozen=True, slots=True)
class Row:
    """A verb of action: where the force stands, what it needs beside it, its particle ('out' in 'pull out')."""

    action: str
    force: str
    needs: str
    particle: str
    lemma: str


def spelled(entries: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, particle) for all forms of verbs as the lexicon writes them: 'pull out' gives ('pulled', 'pull', 'out')."""
    for entry in entries:
        lemma, _, particle = entry.partition(" ")
        yield from ((form, lemma, particle) for form in words.forms(lemma))


@cache
def action_verbs() -> dict[str, tuple[Row, ...]]:
    """Form -> the verbs of action that it can be, those with the longest particle first."""
    out: dict[str, list[Row]] = {}
    for row in lexicon("actions")["verb"]:
        for form, lemma, particle in spelled(row["forms"]):
            out.setdefault(form, []).append(Row(row["action"], row["force"], row.get("needs", ""), particle, lemma))
    return {form: tuple(sorted(rows, key=lambda r: -len(r.particle))) for form, rows in out.items()}


@cache
def action_nouns() -> dict[str, str]:
    """Form -> the action that a noun names."""
    return {
        spelled: row["action"]
        for row in lexicon("actions")["noun"]
        for form in row["forms"]
        for spelled in (form, form + "s", form.removesuffix("y") + "ies")
    }


@cache
def armed_by_others() -> frozenset[str]:
    """Nations that many others arm while none of them keeps combat troops there."""
    return frozenset(lexicon("actions")["armed_by_others"]["nations"])


def supplies(givers: Iterable[str], takers: Iterable[str]) -> bool:
    """One of the givers is known to arm one of the takers."""
    known = lexicon("actions")["suppliers"]
    return any(taker in known.get(giver, ()) for giver in givers for taker in takers)


def particle_fits(token: Token, particle: str) -> bool:
    """The particle stands at the verb or right after it."""
    if not particle:
        return True
    parts = particle.split()
    tied = {c.lower_ for c in token.children if c.dep_ == "compound:prt"}
    if tied.isdisjoint(parts) and tied:
        return False  # 'was called off in March' was not called in
    near = [t.lower_ for t in token.doc[token.i + 1 : token.i + 6]]
    out = ["out"] if any(m.lower_ == "out" and m.dep_ == "case" for c in token.children for m in c.children) else []  # 'out of Poland'
    children = [*(c.lower_ for c in token.children), *out]
    return all(p in children or p in near[:3] for p in parts)
