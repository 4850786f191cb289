"""`musterbook rules`."""

from dataclasses import asdict

import click
from rich.console import Console

from musterbook.rules import Rule, rule, rules
from musterbook.views.cli.options import Form, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.terminal import heading, line, note

_COLUMNS = ("code", "fact", "limits", "fires", "quiet", "module")


@click.command("rules", epilog="Example: musterbook rules promise-kept")
@click.argument("code", required=False)
@with_form
def command(code: str | None, form: Form) -> None:
    """The rules by which the ledger reasons: each a fact about the world, with an example in which it fires and one in which not.

    CODE is a code as it stands in `rules` of a posture line; without it, all are listed.
    """
    found = (rule(code),) if code else rules()

    def table(console: Console) -> None:
        for one in found:
            _shown(console, one, examples=code is not None)

    emit(Listing([asdict(one) for one in found], _COLUMNS, table), form)


def _shown(console: Console, one: Rule, *, examples: bool) -> None:
    heading(console, one.code)
    line(console, one.fact)
    if examples:
        note(console, one.limits, indent=2)
        for told, lines in (("fires", one.fires), ("does not", one.quiet)):
            line(console, (told, "bold"))
            for claim in lines.splitlines():
                line(console, claim, indent=4)
