"""Train the bundled language model: tags and dependency trees for English news prose.

    python training/parser.py CORPORA OUT [--epochs N] [--measure]

CORPORA is the folder of UD treebanks (EWT, GUM; PUD for the test only). Makes the word vectors first (training/vectors.py), unless OUT has
them. Seeded; about half an hour of one core. What to bundle is then in OUT/model.
The model is licensed CC BY-SA 4.0, as its treebanks are; see training/MODEL_CARD.md.
"""

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli.evaluate import evaluate
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

from examples import made, swapped

STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
HERE = Path(__file__).parent


def treebank(path: Path, limit: int = 0) -> DocBin:
    """One Doc a sentence: our sentence splitter works by rules, so the parser never has to."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8").translate(STRAIGHT)
    docs = list(conllu_to_docs(text, n_sents=1, no_print=True))
    return DocBin(docs=docs[:limit] if limit else docs, store_user_data=True)


def lessons(corpora: Path, part: str, share: float, reports: int) -> DocBin:
    """The sentences of both treebanks; to train on, also such with words swapped, and made ones."""
    vocab = spacy.blank("en").vocab
    docs = [doc for bank in ("ewt", "gum") for doc in treebank(corpora / f"ud-{bank}-{part}.conllu.gz").get_docs(vocab)]
    return DocBin(docs=[*docs, *swapped(docs, share), *made(vocab, reports)], store_user_data=True)


def learn(args: argparse.Namespace, work: Path) -> None:
    lessons(args.corpora, "train", args.swapped, args.reports).to_disk(work / "train.spacy")
    lessons(args.corpora, "dev", 0, 0).to_disk(work / "dev.spacy")
    vectors = args.out / "vectors"
    if not vectors.exists():
        subprocess.run([sys.executable, HERE / "vectors.py", vectors], check=True)
    paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy"), "paths.vectors": str(vectors)}
    train(HERE / "parser.cfg", args.out, overrides={**paths, "training.max_epochs": args.epochs})


def ship(out: Path) -> None:
    """The best model as it is bundled: no folder of the machine that made it, and its licence in its own papers."""
    nlp = spacy.load(out / "model-best")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta |= {"name": "musterbook", "license": "CC BY-SA 4.0", "description": "Tags and trees of English news; see LICENSE.md"}
    nlp.to_disk(out / "model")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpora", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--epochs", type=int, default=12)
    ask.add_argument("--swapped", type=float, default=0.12, help="the share of sentences that come again with other words")
    ask.add_argument("--reports", type=int, default=600, help="made sentences")
    ask.add_argument("--measure", action="store_true", help="only measure the model in OUT")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if not args.measure:
            learn(args, work)
            ship(args.out)
        for bank in ("ewt", "gum", "pud"):
            treebank(args.corpora / f"ud-{bank}-test.conllu.gz").to_disk(work / f"{bank}.spacy")
            scores = evaluate(str(args.out / "model"), work / f"{bank}.spacy", silent=True)
            print(bank, {k: round(scores[k], 4) for k in ("tag_acc", "dep_uas", "dep_las", "speed")})


if __name__ == "__main__":
    spacy.util.fix_random_seed(1)
    main()
