"""What extraction gives: an article, and the claims that came along with it."""

from dataclasses import dataclass

from musterbook.custody import Capture
from musterbook.model import Article, Claim


@dataclass(frozen=True, slots=True)
class Given:
    """One article and the capture it was made of; `coded` says that its line had a list of claims, an empty one included."""

    article: Article
    claims: tuple[Claim, ...] = ()
    coded: bool = False
    capture: Capture | None = None
