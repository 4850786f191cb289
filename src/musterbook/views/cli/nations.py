"""Nations on the command line: by name or by code."""

import click

from musterbook.errors import NotFound
from musterbook.world.nations import code_for


def _code(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    try:
        return code_for(value) if value else None
    except NotFound as error:
        raise click.BadParameter(str(error), ctx, param) from error


host_argument = click.argument("host", metavar="HOST", callback=_code)
sender_option = click.option("--sender", metavar="NATION", callback=_code, help="Only the force of this nation, by name or code.")
sender_argument = click.argument("sender", metavar="SENDER", callback=_code)
host_option = click.option("--host", metavar="NATION", callback=_code, help="Only this host, by name or code.")
