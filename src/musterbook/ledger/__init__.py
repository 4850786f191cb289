"""Claims in, rows out: the ledger that only ever appends and closes.

In: Articles, their Claims, and Failures. Out: Known (all that was known by a day), single rows by id, counts, problems found.
`store.Book` is the door and `exchange` the road in and out; SQL lives in this folder and nowhere else, what is particular to SQLite in
`sqlite` and `schema`. Nothing here reads text, links claims or estimates anything, and nothing recorded is ever edited or deleted.

Two clocks: world knowledge (`known`: the day an article was published, else the day it was recorded) and the ledger's own
(`recorded`, `retracted`: UTC, to the microsecond, strictly increasing even where the machine's clock jumps back).
"""

from musterbook.ledger.exchange import export_csv, export_lines, import_lines
from musterbook.ledger.recording import Recorded
from musterbook.ledger.store import Book, Trace
from musterbook.ledger.verifying import Head

__all__ = ["Book", "Head", "Recorded", "Trace", "export_csv", "export_lines", "import_lines"]
