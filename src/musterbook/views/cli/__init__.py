"""The command line: one module a command under `commands`, imported only when that command is asked for.

In: arguments. Out: a listing on stdout, everything else on stderr, and an exit code: 0 all is well, 1 an error, 2 the call does not
fit together, 3 the run went through but some sources failed or a check found something. May not live here: SQL, spaCy, any conclusion.
"""

from musterbook.views.cli.root import main

__all__ = ["main"]
