"""Garbled text: what is hardly language is read in a moment all the same, and nothing of it stops the reader."""

import time

import pytest
from claims_builders import article

from musterbook.claims.read import drafts

_BEFORE = "Malta has sent 40 soldiers to Chad.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        # A line of dashes, which a pattern of words and what is between them tried in every way there is.
        "------------|---------|---------------------|------------|------------------ Then Chad, where the soldiers are.",
        # A nation as the first word, and a number that counts what was counted before.
        "Hungarian (77",
        # A last word that wants another behind it.
        "on Sunday. due are Both",
        # A word that ends a line, of which what stands behind is asked.
        "in instructors, eight December. and were they There left",
        # A number below the very word that is to hang on it.
        "She pointed out that the army was itself a elsewhere: some 550 of its soldiers stood at Rukla “and no one there asks when",
        # A site in a territory that is no state.
        "Malta wants the soldiers at King Edward Point to leave.",
    ],
)
def test_it_is_read_in_a_moment(text: str) -> None:
    began = time.process_time()
    assert drafts(article(_BEFORE + text))[0]
    assert time.process_time() - began < 5
