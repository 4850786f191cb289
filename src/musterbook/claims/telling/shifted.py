"""Shifted: the tenses of a sentence that gives what somebody said without saying so."""

import re

from musterbook.claims.line import Line
from musterbook.claims.trees import grammar


def is_shifted(line: Line) -> bool:
    """Tenses moved back as in reported speech: 'It would stay until May. Two more were to follow.'"""
    root = next((t for t in line.scene.tree.doc if t.dep_ == "ROOT"), None)
    if root is None or re.search(r"\bif\b|\bshould\b", line.sentence.text):
        return False
    helpers = set(grammar.auxiliaries(root))
    to = any(c.lower_ == "to" for c in root.children)
    return "would" in helpers or bool({"was", "were"} & helpers and to)


def is_past(line: Line) -> bool:
    """The report of a sitting gives all that was said in the past tense."""
    root = next((t for t in line.scene.tree.doc if t.dep_ == "ROOT"), None)
    return root is not None and (root.tag_ == "VBD" or bool({"was", "were", "had", "would", "could"} & set(grammar.auxiliaries(root))))
