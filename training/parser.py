"""Train the bundled language model: tags and dependency trees for English news prose.

    python training/parser.py CORPORA OUT [--epochs N] [--measure]

CORPORA is the folder of UD treebanks (EWT, GUM; PUD for the test only). Seeded; about half an hour on one core.
The model is licensed CC BY-SA 4.0, as its treebanks are; see training/MODEL_CARD.md.
"""

import argparse
import gzip
import tempfile
from pathlib import Path

import spacy
from spacy.cli.evaluate import evaluate
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
HERE = Path(__file__).parent


def treebank(path: Path, limit: int = 0) -> DocBin:
    """One Doc a sentence: our sentence splitter works by rules, so the parser never has to."""
    text = gzip.open(path, "rt", encoding="utf-8").read().translate(STRAIGHT)
    docs = list(conllu_to_docs(text, n_sents=1, no_print=True))
    return DocBin(docs=docs[:limit] if limit else docs, store_user_data=True)


def joined(*parts: DocBin) -> DocBin:
    whole = DocBin(store_user_data=True)
    for part in parts:
        whole.merge(part)
    return whole


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpora", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--epochs", type=int, default=14)
    ask.add_argument("--measure", action="store_true", help="only measure the model in OUT")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for part in ("train", "dev"):
            names = [f"ud-{bank}-{part}.conllu.gz" for bank in ("ewt", "gum")]
            joined(*(treebank(args.corpora / name) for name in names)).to_disk(work / f"{part}.spacy")
        if not args.measure:
            paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
            train(HERE / "parser.cfg", args.out, overrides={**paths, "training.max_epochs": args.epochs})
        for bank in ("ewt", "gum", "pud"):
            treebank(args.corpora / f"ud-{bank}-test.conllu.gz").to_disk(work / f"{bank}.spacy")
            scores = evaluate(str(args.out / "model-best"), work / f"{bank}.spacy", silent=True)
            print(bank, {k: round(scores[k], 4) for k in ("tag_acc", "dep_uas", "dep_las", "speed")})


if __name__ == "__main__":
    spacy.util.fix_random_seed(1)
    main()
