"""Parts: the piece of a sentence that is one force's own, where several share a verb: '280 at Tyre, 300 at Bor in 2021'."""

from collections.abc import Iterable
from itertools import pairwise

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.phrases.forces import Force
from musterbook.values import Span


def own_part(line: Line, frame: Frame, wanted: Iterable[Span]) -> Span | None:
    """The characters from the frame's force up to the next one that shares its verb, if each of these has one of `wanted` behind it.

    Also if it has none itself, and two others have one each: '600 at Tyre, 300 at Bor, and a platoon'.
    """
    begins = {f.force.head: _begin(line, f.force) for f in line.frames if f.force and f.predicate.i == frame.predicate.i}
    heads = sorted(begins, key=lambda head: begins[head])
    if frame.force is None or frame.force.head not in heads or len(heads) < 2:
        return None
    edges = [*(begins[head] for head in heads), len(line.sentence.text)]
    parts = [Span(a, b) for a, b in pairwise(edges)]
    spans = list(wanted)
    placed = [any(part.overlaps(span) for span in spans) for part in parts]
    at = heads.index(frame.force.head)
    return parts[at] if all(placed) or (not placed[at] and sum(placed) > 1) else None


def _begin(line: Line, force: Force) -> int:
    """Where the force's own words begin: at its number, if that stands behind its head ('in Mali, 870 in Lebanon')."""
    start = line.scene.tree.starts[force.head]
    return max(start, next((span.start for slot, span in force.spans if slot == "quantity"), start))
