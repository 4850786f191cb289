"""The bundled reader: the order of readers, on one screen.

text -> blocks and sentences -> mentions, numbers, times -> trees -> forces, places -> frames -> claims, verified.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from musterbook.claims import assemble, attribution, confidence, counts, dialogue, gate, language, mentions, speakers, times
from musterbook.claims.forces import forces
from musterbook.claims.frames import Frame, Scene, frames
from musterbook.claims.places import Place, places
from musterbook.claims.sentences import Sentence, sentences
from musterbook.claims.verify import verified
from musterbook.model import Article, Reading


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with all that was found in it."""

    sentence: Sentence
    scene: Scene
    places: tuple[Place, ...]
    times: tuple[times.Time, ...]
    frames: list[Frame]
    label: tuple[str, ...] = ()
    names: tuple[mentions.Mention, ...] = ()
    published: str | None = None
    asides: tuple[tuple[attribution.Aside, language.Tree], ...] = ()


def read(article: Article) -> Reading:
    """Every claim that the rules find in an article and are sure of, each slot with the characters that bear it."""
    made, names = drafts(article)
    return verified(article, confidence.sure(made, names, article.text))


def drafts(article: Article) -> tuple[list[confidence.Draft], list[tuple[mentions.Mention, ...]]]:
    """Every claim that the rules find, sure or not, and the article's mentions by sentence."""
    parts = dialogue.marked([s for s in sentences(article.text) if s.kind != "boilerplate"])
    found = mentions.find(article.text)
    voices = speakers.introduced(article.text, found)
    names = _local(mentions.with_people(found, speakers.named(article.text, voices)), parts)
    if not gate.passes(article.text, names):
        return [], names
    anchor = assemble.anchor(article)
    laid = list(_parsed(parts, names, anchor))
    memory = assemble.first_memory(article, laid)
    voices.interview(dialogue.interview(parts, names, anchor))
    made = [draft for one in laid for draft in assemble.drafts(article, one, memory, voices)]
    return [draft for draft in made if not gate.is_history(article, draft.claim)], names


def _local(found: tuple[mentions.Mention, ...], parts: list[Sentence]) -> list[tuple[mentions.Mention, ...]]:
    """Mentions by sentence, with spans in the sentence's own characters."""
    out = []
    for part in parts:
        inside = [m for m in found if part.span.start <= m.span.start and m.span.end <= part.span.end]
        out.append(tuple(mentions.moved(m, -part.span.start) for m in inside))
    return out


def _parsed(parts: list[Sentence], names: list[tuple[mentions.Mention, ...]], anchor: str | None) -> Iterator[Read]:
    asides = [attribution.asides(part.text) for part in parts]
    trees = language.trees([(p.text, found, attribution.rest(p.text, cut)) for p, found, cut in zip(parts, names, asides, strict=True)])
    said = language.trees([(p.text, found, [aside.span]) for p, found, cut in zip(parts, names, asides, strict=True) for aside in cut])
    for part, found, tree, cut in zip(parts, names, trees, asides, strict=True):
        numbers = [n for n in counts.numbers(part.text) if not any(c.span.overlaps(n.core) for c in cut) and not any(m.span.overlaps(n.core) for m in found if m.kind in ("unit", "equipment", "formation"))]
        kept = tuple(m for m in found if not any(c.span.overlaps(m.span) for c in cut))
        scene = Scene(tree, kept, forces(tree, kept, numbers))
        yield Read(part, scene, places(tree, kept), times.times(part.text, anchor), frames(scene), _label(part), found, anchor, tuple((c, next(said)) for c in cut))


def _label(part: Sentence) -> tuple[str, ...]:
    """The nations in the label before a line: 'Denmark and Sweden: one battalion between them'."""
    return tuple(m.value for m in mentions.find(part.head or "") if m.kind == "nation" and m.value not in ("NATO", "EU", "UN"))
