"""Lexicon words by lemma: which forms a verb takes, which list a word stands in."""

from functools import cache

from musterbook.claims.names.mentions import lexicon

_VOWELS = "aeiou"


@cache
def forms(lemma: str) -> frozenset[str]:
    """All forms of a verb: regular ones by the spelling rules, irregular ones from lexicons/actions.toml."""
    irregular = lexicon("actions")["irregular"].get(lemma, [])
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = lemma + "es" if lemma.endswith(("s", "x", "ch", "sh", "o", "z")) else lemma + "s"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        past, third = lemma[:-1] + "ied", lemma[:-1] + "ies"
    else:
        past = stem + "ed"
    out = {lemma, third, past, stem + "ing", lemma + "ing" if not lemma.endswith("e") else stem + "ing", *irregular}
    if len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3:-2] not in _VOWELS:
        out |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(out)


def forms_of(*lemmas: str) -> frozenset[str]:
    """All forms of these verbs."""
    return frozenset(form for lemma in lemmas for form in forms(lemma))


# Verbs whose object is how many there are: 'the force numbered 5,500'.
NUMBERING = forms_of("number", "total")


@cache
def index(name: str, table: str) -> dict[str, tuple[str, ...]]:
    """Form -> the lists of lexicons/NAME.toml [TABLE] that it stands in."""
    out: dict[str, tuple[str, ...]] = {}
    for key, lemmas in lexicon(name)[table].items():
        for lemma in lemmas:
            first, _, rest = lemma.partition(" ")
            for form in [f"{f} {rest}" for f in forms(first)] if rest else forms(lemma):
                out[form] = (*out.get(form, ()), key)
    return out


@cache
def verbs_of_saying() -> frozenset[str]:
    """All forms of the verbs of saying."""
    return forms_of(*lexicon("status")["report"]["verbs"])
