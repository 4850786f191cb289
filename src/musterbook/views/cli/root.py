"""The list of commands, in the order of work, and how a run ends."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from musterbook.errors import MusterbookError, UsageError
from musterbook.views.visible import visible

# Command, module under `commands`, and the line that `musterbook --help` shows. Heavy libraries load with the module, not before.
COMMANDS = {
    "demo": ("demo", "Read the bundled articles and show what they add up to."),
    "read": ("read", "Read articles and print their claims; no ledger."),
    "add": ("add", "Read articles and record their claims in the ledger."),
    "compare-readers": ("compare_readers", "Readers side by side, against gold or one another."),
    "import": ("import_", "Record claims coded elsewhere or by hand, as they are."),
    "posture": ("posture", "Who is stationed in a country on a date."),
    "timeline": ("timeline", "How a country's posture and commitments changed."),
    "changes": ("changes", "What changed in a country between two days."),
    "commitments": ("commitments", "How long each sender was said to stay, and on what basis."),
    "continuity": ("continuity", "Whether a presence lasted: days covered, inferred, gaps."),
    "promises": ("promises", "What was promised: open, kept, overdue, superseded, cancelled."),
    "conflicts": ("conflicts", "Claims that cannot both hold."),
    "copies": ("copies", "Who repeats whom: one text at several addresses."),
    "check": ("check", "Hold an article's claims against the ledger."),
    "explain": ("explain", "From a claim or article down to its words."),
    "rate": ("rate", "Rate a claim by an Admiralty code of your own."),
    "review": ("review", "Go through claims: accept, correct, reject, undo."),
    "agreement": ("agreement", "How far reviewers agree, slot by slot."),
    "retract": ("retract", "Close a claim or article, with a reason and a name."),
    "serve": ("serve", "Open the ledger in the browser, and serve its JSON API."),
    "chart": ("chart", "Draw a line over time as SVG or PNG."),
    "map": ("map", "Draw the posture on a map, as SVG or GeoJSON."),
    "withhold": ("withhold", "Empty an article's text for good; its digest stays."),
    "export": ("export", "Write the ledger as JSON lines, CSV, gold, WARC or MISP."),
    "verify": ("verify", "Check that no row was changed behind the ledger's back."),
    "rules": ("rules", "The rules by which the ledger reasons, each with examples."),
    "checkpoint": ("checkpoint", "Print the root over all rows, signed with your key."),
    "prove": ("prove", "Prove of one row that it is in the ledger; check a proof."),
    "doctor": ("doctor", "Check this installation."),
}
OK, FAILED, USAGE, SOME_FAILED = 0, 1, 2, 3
_INTERRUPTED = 130


class Commands(click.Group):
    """Commands by name; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"musterbook.views.cli.commands.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, with the nearest command's name where there is none such."""
        near = get_close_matches(args[0], COMMANDS, 1) if args and args[0] not in COMMANDS else []
        if near and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}; did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in COMMANDS.items()])


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: musterbook add articles/ && musterbook posture Lithuania --on 2024-05-02",
)
@click.version_option(package_name="musterbook", prog_name="musterbook")
@click.option(
    "--outlets", envvar="MUSTERBOOK_OUTLETS", show_envvar=True, metavar="FILE", help="Outlets of your own: a CSV of name, kind, letter …"
)
def root(outlets: str | None) -> None:
    """Who is stationed where, on whose word, and until when.

    Musterbook reads news and official releases about military presence abroad and keeps a ledger of what they claim. Dates: --on is
    the world's date, --known-by the day up to which articles count. The ledger is --book, or MUSTERBOOK_BOOK, or musterbook.db.

    Exit codes: 0 all is well, 1 an error, 2 the call does not fit together, 3 some sources failed or a check found something.
    """
    if outlets:
        # Looked through now, so that no command stops in its midst; the commands and what they start find it where they look for it.
        import_module("musterbook.world.outlets").read_declared(outlets)
        os.environ["MUSTERBOOK_OUTLETS"] = outlets


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit."""
    try:
        code = root.main(args=args, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _say(error.format_message(), _usage(error))
        sys.exit(error.exit_code)
    except UsageError as error:
        _say(str(error))
        sys.exit(USAGE)
    except MusterbookError as error:
        _say(str(error))
        sys.exit(FAILED)
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; what was recorded is kept, and the same command goes on from there")
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (`| head`); nothing is wrong. The descriptor is turned away so that Python's own last flush is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    sys.exit(code if isinstance(code, int) else OK)


def _usage(error: click.ClickException) -> str:
    ctx: Any = getattr(error, "ctx", None)
    return f"{ctx.get_usage()}\nTry '{ctx.command_path} --help'." if ctx else ""


def _say(text: str, before: str = "") -> None:
    if before:
        click.echo(before, err=True)
    click.echo(f"musterbook: {visible(text)}", err=True)
