"""More sentences to train on: treebank sentences with military nouns and verbs put in, and short reports made from `sentences.txt`."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

MADE = Path(__file__).parent / "sentences.txt"
ROLES = {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj"}
CLAUSES = {"ROOT", "conj", "ccomp", "advcl", "acl:relcl", "parataxis"}
Words = dict[str, list[str]]
Rows = list[tuple[str, str, str, int]]


def parsed() -> tuple[Words, list[Rows]]:
    """The word lists and the trees of `sentences.txt`."""
    lines = [line for line in MADE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    lists = {name: words.split() for name, words in (line.split(":", 1) for line in lines if "|" not in line)}
    trees = [[tuple(token.rsplit("|", 3)) for token in line.split()] for line in lines if "|" in line]
    return lists, [[(w, tag, rel, int(head) - 1 if int(head) else i) for i, (w, tag, rel, head) in enumerate(tree)] for tree in trees]


def articles(words: list[str]) -> list[str]:
    """'a' is 'an' before a vowel, and 'an' is 'a' before anything else."""

    def fit(word: str, after: str) -> str:
        return word[0] + ("n" if after[:1].lower() in set("aeiou") else "") if word.lower() in {"a", "an"} else word

    return [fit(word, after) for word, after in zip(words, [*words[1:], "."], strict=True)]


def made(vocab: Vocab, count: int, seed: int = 1) -> Iterator[Doc]:
    """Reports in turn from each tree, their words drawn at random."""
    draw, (lists, trees) = random.Random(seed), parsed()
    for n in range(count):
        rows = trees[n % len(trees)]
        words = articles([re.sub(r"\{(\w+)\}", lambda m: draw.choice(lists[m[1]]), w) for w, *_ in rows])
        spaces = [after not in {",", "."} for after in [*words[1:], "."]]
        tags, heads, deps = [r[1] for r in rows], [r[3] for r in rows], [r[2] for r in rows]
        yield Doc(vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps)


def swapped(docs: list[Doc], share: float, seed: int = 1) -> Iterator[Doc]:
    """Copies of a share of the sentences, in which about half of the nouns and present-tense verbs are others of the same tag."""
    draw, (lists, _) = random.Random(seed), parsed()
    for doc in docs:
        if draw.random() >= share:
            continue
        words = [draw.choice(lists[kind]) if (kind := slot(t)) and draw.random() < 0.5 else t.text for t in doc]
        words = [w.capitalize() if t.i == 0 and t.text[:1].isupper() else w for w, t in zip(words, doc, strict=True)]
        if words != [t.text for t in doc]:
            same = {"spaces": [bool(t.whitespace_) for t in doc], "heads": [t.head.i for t in doc]}
            yield Doc(doc.vocab, words=articles(words), tags=[t.tag_ for t in doc], deps=[t.dep_ for t in doc], **same)


def slot(token: Token) -> str | None:
    """The list whose words can stand where the token stands."""
    relations = {child.dep_ for child in token.children}
    if token.dep_ in ROLES and token.tag_ in {"NN", "NNS"}:
        return "unit" if token.tag_ == "NN" else "units"
    if token.dep_ not in CLAUSES or token.tag_ not in {"VBZ", "VBP"} or relations & {"cop", "xcomp", "ccomp", "compound:prt"}:
        return None
    third = token.tag_ == "VBZ"
    if "obj" in relations:
        return "keeps" if third else "leave"
    return "sits" if third else "stay"
