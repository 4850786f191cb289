"""`musterbook serve`."""

import os
import threading
import webbrowser

import click

from musterbook import settings
from musterbook.errors import UsageError
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell
from musterbook.views.cli.run import up_to_date

try:
    import uvicorn

    from musterbook.views import charts
    from musterbook.views.http import ahead
    from musterbook.views.http.app import application
    from musterbook.views.http.guard import Rules
    from musterbook.views.http.library import Library
except ImportError as error:
    raise UsageError(f"pages need the extra 'pages': pip install 'musterbook[pages]', or `make serve` in a checkout ({error})") from error

_HERE = ("127.0.0.1", "localhost", "::1")
_LEAST_TOKEN = 16


@click.command("serve", epilog="Example: musterbook serve --book demo.db")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any but this machine's own needs a token.")
@click.option("--port", default=8712, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which the server is reached; may be repeated.")
@click.option("--open", "is_opened", is_flag=True, help="Open the board in the browser.")
@with_book
def command(host: str, port: int, names: tuple[str, ...], is_opened: bool, book: str) -> None:
    """Open the ledger in the browser: board, lines, promises, conflicts, sources, and a JSON API under /api.

    It listens on this machine only. Elsewhere it asks for the token in MUSTERBOOK_TOKEN (16 characters or more). Ctrl-C ends it.
    """
    token = os.environ.get("MUSTERBOOK_TOKEN") or None
    if host not in _HERE and (token is None or len(token) < _LEAST_TOKEN):
        raise UsageError(f"to listen on {host}, set MUSTERBOOK_TOKEN to a secret of {_LEAST_TOKEN} characters or more")
    library = Library(book, settings.from_environment())
    up_to_date(library.book)
    rules = Rules(hosts=frozenset({*_HERE, host, *(name.lower() for name in names)}), token=token)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    tell(f"the board of {book}: {address} (Ctrl-C ends it)")
    # The first board and the first chart then find their tools laid out; until that is done they wait for it.
    for warm in (lambda: ahead.warm(library), charts.warm):
        threading.Thread(target=warm, daemon=True).start()
    beside = ahead.begin(book, library.settings)
    if is_opened:
        threading.Timer(0.8, webbrowser.open, [address]).start()
    try:
        uvicorn.run(application(library, rules), host=host, port=port, log_level="warning", server_header=False, date_header=False)
    finally:
        beside.terminate()
        library.close()
