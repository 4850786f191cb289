"""`musterbook compare-readers`."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import click

from musterbook import settings
from musterbook.articles.given import Given
from musterbook.codebook import claim_to, doc_to
from musterbook.errors import UsageError
from musterbook.model import SLOTS, Article, Claim, Failure, Reading
from musterbook.pipeline import comparing, reading
from musterbook.views.cli.output import tell
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.cli.run import progress
from musterbook.views.cli.second import Chosen, Second, with_reader

# What a reader made of each article, by the article's id.
Claims = dict[str, tuple[Claim, ...]]


@click.command("compare-readers", epilog="Example: musterbook compare-readers coded/ --gold --reader llm --model qwen3")
@click.argument("folder", type=click.Path(exists=True))
@click.option("--gold", is_flag=True, help="Score each reader against the claims that FOLDER brings along.")
@click.option(
    "--claims",
    "files",
    multiple=True,
    type=click.Path(exists=True),
    metavar="FILE",
    help="What another reader made of it: its `read --jsonl`.",
)
@click.option("--disagreements", metavar="FILE", help="Write the claims on which readers differ, as JSON lines for `import` and `review`.")
@with_reader
def command(folder: str, gold: bool, files: tuple[str, ...], disagreements: str | None, second: Second) -> int:
    """Readers side by side: the rules, with --reader llm a model, and with --claims whatever others made of the same articles.

    With --gold, precision, recall and F1 of each against the claims of FOLDER; without, how far each two agree, slot by slot.
    """
    chosen = settings.from_environment()
    found = list(reading.extracted(reading.expanded([folder], chosen), chosen))
    given = [one for one in found if isinstance(one, Given)]
    if second.planned(given):
        return OK
    articles = {one.article.id: one.article for one in given}
    readers, failed = _readers(given, files, second)
    if gold:
        _against_gold({one.article.id: one.claims for one in given if one.coded}, readers, articles)
    elif len(readers) < 2:
        raise UsageError("nothing to compare: give --gold, --reader llm with --model, or --claims FILE")
    else:
        _side_by_side(readers, articles)
    if disagreements:
        _write(Path(disagreements), readers, articles)
    return SOME_FAILED if failed or len(given) < len(found) else OK


def _readers(given: Sequence[Given], files: Sequence[str], second: Second) -> tuple[dict[str, Claims], int]:
    """What each reader made, and how many articles failed."""
    asked = [("rules", Second(Chosen())), *([(f"llm {second.chosen.model}", second)] if second.chosen.reader == "llm" else [])]
    readers: dict[str, Claims] = {}
    failed = 0
    for name, reader in asked:
        outcomes = list(reader.outcomes(progress(given, f"Reading: {name}", reader.note), reading.jobs_for(len(given), None)))
        readers[name] = {one.article.id: one.claims for one in outcomes if isinstance(one, Reading)}
        for failure in (one for one in outcomes if isinstance(one, Failure)):
            tell(f"failed: {name}: {failure.source}: {failure.why}")
            failed += 1
    return readers | {Path(file).name: _of_file(file) for file in files}, failed


def _of_file(file: str) -> Claims:
    chosen = settings.from_environment()
    lines = reading.extracted(reading.expanded([file], chosen), chosen)
    return {one.article.id: one.claims for one in lines if isinstance(one, Given)}


def _against_gold(gold: Claims, readers: dict[str, Claims], articles: dict[str, Article]) -> None:
    if not any(gold.values()):
        raise UsageError("--gold: the articles bring no claims along")
    for name, claims in readers.items():
        scores = comparing.agreement((articles[id], gold[id], claims.get(id, ())) for id in sorted(gold))
        click.echo(
            f"{name}: {sum(len(c) for c in claims.values())} claims against {sum(len(c) for c in gold.values())} in {len(gold)} articles"
        )
        for label, slots in _lines(scores):
            click.echo(f"  {label:10} P {scores.precision(*slots):.3f}  R {scores.recall(*slots):.3f}  F1 {scores.f1(*slots):.3f}")


def _side_by_side(readers: dict[str, Claims], articles: dict[str, Article]) -> None:
    for one, other in combinations(readers, 2):
        both = sorted(set(readers[one]) & set(readers[other]) & set(articles))
        scores = comparing.agreement((articles[id], readers[one][id], readers[other][id]) for id in both)
        click.echo(f"{one} and {other}: {scores.left['core']} and {scores.right['core']} claims in {len(both)} articles")
        for label, slots in _lines(scores):
            filled = [sum(side[slot] for slot in slots) for side in (scores.left, scores.right)]
            click.echo(f"  {label:10} agree {scores.f1(*slots):.3f}   {filled[0]} and {filled[1]}")


def _lines(scores: comparing.Agreement) -> list[tuple[str, tuple[str, ...]]]:
    filled = [slot for slot in SLOTS if scores.left[slot] or scores.right[slot]]
    return [("slots", SLOTS), ("core", ("core",)), *((slot, (slot,)) for slot in filled)]


def _write(path: Path, readers: dict[str, Claims], articles: dict[str, Article]) -> None:
    """Each claim that some other reader has not, or has otherwise, under the name of who made it."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for id, article in sorted(articles.items()):
            made = [readers[name].get(id, ()) for name in readers]
            differing = {c.id: c for one in made for other in made if one is not other for c in comparing.differing(article, other, one)}
            if differing:
                rows = [claim_to(claim) for _, claim in sorted(differing.items())]
                out.write(json.dumps({"id": id, "doc": doc_to(article), "claims": rows}, ensure_ascii=False) + "\n")
                count += len(rows)
    tell(f"{count} claims on which the readers differ written to {path}; `musterbook import {path}` and `review` go through them")
