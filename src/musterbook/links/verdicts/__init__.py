"""What one claim adds to the ledger, one verdict a file; `check` asks them in order and the first that fits stands.

In: a claim, `model.Known` and `model.Links`, both with the claim's own article. Out: the claims that it concerns and why, or None.
"""

from musterbook.model import Claim

Concerned = tuple[tuple[Claim, ...], str]
