"""A sketch leaves out no pair of texts of which a rule says that one derives from the other."""

import json
from itertools import combinations
from pathlib import Path

from musterbook.codebook import article_from
from musterbook.links.candidates import prints
from musterbook.links.copies import alike
from musterbook.links.sketches import may_be_alike, sketch
from musterbook.links.texts import text_of

SET = Path(__file__).parents[2] / "bench" / "copies" / "perturbed.jsonl"


def test_every_like_pair_of_perturbed_texts_may_be_alike_by_its_sketches_and_most_others_may_not() -> None:
    texts = [text_of(article_from(json.loads(line)["doc"])) for line in SET.read_text(encoding="utf-8").splitlines()]
    told = [(text, prints(text), sketch(text)) for text in texts]
    likely = told_apart = like = 0
    for (left, its_prints, its_sketch), (right, prints_too, sketch_too) in combinations(told, 2):
        if len(its_prints & prints_too) < 2:
            continue
        may = may_be_alike(its_sketch, sketch_too)
        found = alike(left, right)
        assert may or found is None
        like, likely, told_apart = like + bool(found), likely + may, told_apart + (not may)
    assert like > 300
    assert told_apart > likely - like
