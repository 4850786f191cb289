"""A copy that says what its root says adds nothing: it never renews a date and never adds a voice.

Fires:
    a 2024-05-01 station announced USA>LTU basis=permanent by="Ann Example, minister LTU"
    b 2024-05-03 station announced USA>LTU basis=permanent by="Ann Example, minister LTU" copies=a
Quiet:
    a 2024-05-01 station announced USA>LTU basis=permanent by="Ann Example, minister LTU"
    b 2024-05-03 station announced USA>LTU basis=rotational by="Ann Example, minister LTU" copies=a
"""

from musterbook.compare import Fact, says_the_same
from musterbook.model import Claim, Known, Links

CODE = "line-echo"


class Echoes:
    """Claims of a copy that its root makes too."""

    def __init__(self, known: Known, links: Links) -> None:
        self._root = links.roots
        heads = set(self._root.values())
        self._claims: dict[str, list[Claim]] = {}
        for claim in known.claims:
            if claim.article in heads:
                self._claims.setdefault(claim.article, []).append(claim)

    def is_echo(self, fact: Fact) -> bool:
        """The root says the same."""
        return self.repeats(fact.claim)

    def repeats(self, claim: Claim) -> bool:
        """The root of the claim's article says the same."""
        root = self._root.get(claim.article)
        return root is not None and any(says_the_same(claim, one) for one in self._claims.get(root, ()))
