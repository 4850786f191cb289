"""`musterbook doctor --perturb`: the perturbation suite as a table."""

from importlib import import_module

import click

from musterbook import settings
from musterbook.articles.given import Given
from musterbook.errors import UsageError
from musterbook.model import Failure
from musterbook.pipeline import reading
from musterbook.views.cli.output import tell
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.cli.run import progress


def perturbed(folder: str) -> int:
    """Run the suite over the articles with claims in a folder, print the table, and return the exit code."""
    chosen = settings.from_environment()
    found = list(reading.extracted(reading.expanded([folder], chosen), chosen))
    failed = [one for one in found if isinstance(one, Failure)]
    for failure in failed:
        tell(f"failed: {failure.source}: {failure.why}")
    items = [(one.article, one.claims) for one in found if isinstance(one, Given)]
    if not any(claims for _, claims in items):
        raise UsageError(
            f"{folder} holds no article with claims; --perturb needs JSON in the codebook's shape, such as `read --jsonl` writes"
        )
    # By name, because it loads the reader.
    suite = import_module("musterbook.pipeline.perturbing")
    table = suite.rows(progress(items, "Altering"))
    for part in suite.PARTS:
        rows = [row for row in table if row.part == part]
        click.echo(f"{part}")
        for row in rows:
            click.echo(f"  {row.kind:52}{row.counted:7} of {row.given:<7}{row.share:8.2%}{'   (hard: not in the sum)' if row.hard else ''}")
        if part in (suite.BARE, suite.SPANNED):
            whole = suite.pooled(table, part)
            click.echo(f"  {whole.kind:52}{whole.counted:7} of {whole.given:<7}{whole.share:8.2%}")
    return SOME_FAILED if failed else OK
