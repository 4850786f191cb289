"""Claims in, rows out: the ledger that only ever appends and closes.

In: Articles, their Claims, what was refused, the Captures they came from, Failures, and people's Judgements. Out: Known (all that was
known by a day), single rows by id, counts, problems found. `store.Book` is the door and `exchange` the road in and out; SQL lives in this
folder and nowhere else, what is particular to a database in `sqlite`, `postgresql` and `schema`. Nothing here reads text, links claims or
estimates anything, and nothing recorded is ever edited or deleted.

Two clocks: world knowledge (`known`: the day an article was published, else the day it was recorded) and the ledger's own
(`recorded`, `retracted`: UTC, to the microsecond, strictly increasing even where the machine's clock jumps back).

Review, for whatever shows it to people:

    book.pending(by="R. Viewer", limit=20)      the claims that this reviewer has not judged, as they were read, in a fixed order
    book.judge(Judgement(claim.id, "accept", "R. Viewer", "as the text has it"))
    book.judge(Judgement(claim.id, "correct", "R. Viewer", "the text says 1,200", {"quantity": {"low": 1200, "high": 1200}}))
    book.judge(Judgement(claim.id, "reject", "R. Viewer", "an opinion, no report"))
    book.add_claim(article.id, {"action": "deploy", "status": "announced", "evidence": "..."}, by="R. Viewer", why="overlooked")
    book.undo(by="R. Viewer")                   takes back that reviewer's latest judgement and returns it
    book.judgements(claim.id)                   what stands, oldest first; the latest decides

A Judgement (`custody`) is a row of its own that overlays the claim. `known` gives claims as judged, each under the id of the claim that
was read; `known(judged=False)` and `claim` give them as read. A judgement counts from its day on: an earlier `known_by` does not change. So
does a claim that a reviewer adds because no reader found it (`adding`). A reviewer's second judgement leaves the first
to the days before it.
"""

from musterbook.ledger.captures import Kept
from musterbook.ledger.exchange import export_csv, export_lines, import_lines
from musterbook.ledger.overlay import by_claim
from musterbook.ledger.recording import Recorded
from musterbook.ledger.spanning import Extent
from musterbook.ledger.store import Book, Trace
from musterbook.ledger.verifying import Head

__all__ = ["Book", "Extent", "Head", "Kept", "Recorded", "Trace", "by_claim", "export_csv", "export_lines", "import_lines"]
