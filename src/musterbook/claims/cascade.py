"""The cascade: which paragraphs of an article the bundled reader keeps for itself, and which it would rather have read by a model."""

from collections.abc import Sequence

from musterbook.claims import confidence
from musterbook.claims.asked.requests import open_blocks
from musterbook.claims.names import mentions
from musterbook.claims.read import drafts, read
from musterbook.claims.sentences import Sentence, gate, sentences
from musterbook.model import Article, Claim

# Of 661 drafts of the open stories that the reader calls this likely, on which its weights were fitted, 487 were right in core.
SURE = 0.8
# And of 68 that it calls less likely than this, 3.
NEVER = 0.2


def split(article: Article) -> tuple[tuple[Claim, ...], tuple[int, ...]]:
    """The claims of the paragraphs of which the reader is sure throughout, and the numbers of those to be sent.

    It is sure where every draft of a paragraph is likely or out of the question, and where one that names a force has a draft at all.
    """
    made, names = drafts(article)
    whole = confidence.article_clues(made, names, article.text)
    parts = [part for part in sentences(article.text) if part.kind != "boilerplate"]
    drafted: dict[int, bool] = {}
    for draft in made:
        likely = confidence.confidence((*draft.clues, *whole))
        for block in _blocks(parts, draft.claim):
            drafted[block] = drafted.get(block, True) and (likely >= SURE or likely < NEVER)
    named = {part.block for part in parts for m in mentions.find(part.text) if gate.is_firm(m)}
    unsure = open_blocks(article, parts) & ({block for block, sure in drafted.items() if not sure} | (named - set(drafted)))
    claims = tuple(claim for claim in read(article).claims if not unsure & set(_blocks(parts, claim)))
    return claims, tuple(sorted(unsure))


def _blocks(parts: Sequence[Sentence], claim: Claim) -> list[int]:
    """The paragraphs in which a claim's evidence stands."""
    return [part.block for part in parts if part.span.overlaps(claim.spans["evidence"][0])]
