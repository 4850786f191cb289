"""The whole tree of errors.

MusterbookError
├── BadValue            a value that its type does not allow (shows the bound and the value)
├── UnreadableSource    a file, page or line that gives no article; becomes a Failure, the run goes on
│   └── RefusedAddress  a URL that the address rules forbid
├── NotFound            no such article, claim, host or site (with the nearest name)
├── BookError           the ledger cannot be opened, is of another version, or fails its checks
└── UsageError          the command line or call does not fit together
"""


class MusterbookError(Exception):
    """Everything that Musterbook raises on purpose."""


class BadValue(MusterbookError, ValueError):
    """A value that its type does not allow."""


class UnreadableSource(MusterbookError):
    """A source that gives no article. `stage` says where it failed."""

    def __init__(self, why: str, *, stage: str = "extract") -> None:
        super().__init__(why)
        self.why = why
        self.stage = stage


class RefusedAddress(UnreadableSource):
    """A URL that the address rules forbid."""


class NotFound(MusterbookError, LookupError):
    """No such article, claim, host or site."""


class BookError(MusterbookError):
    """The ledger cannot be opened, is of another version, or fails its checks."""


class UsageError(MusterbookError):
    """The command line or call does not fit together."""
