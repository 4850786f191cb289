"""Names: place, origin, unit, equipment, outlets and speakers must be written in the text, all their words in one sentence's reach."""

import re
from collections.abc import Iterable
from functools import cache

from musterbook.claims.names.vocabulary import fold, lexicon
from musterbook.claims.verify import nations
from musterbook.claims.verify.ground import Finding, Passage, refused
from musterbook.model import Claim, Speaker
from musterbook.values import Span
from musterbook.world.nations import is_code


def place(passage: Passage, claim: Claim) -> Finding:
    """The place is written in the text; of 'Rukla and Rūdninkai' both are."""
    return _written(passage, str(claim.place).split(" and "))


def origin(passage: Passage, claim: Claim) -> Finding:
    """The origin is a nation that is named, or a name that is written in the text."""
    value = str(claim.origin)
    return nations.each(passage, [value]) if is_code(value) else _written(passage, [value])


def unit(passage: Passage, claim: Claim) -> Finding:
    """The designation is written in the text."""
    return _written(passage, [str(claim.unit)])


def equipment(passage: Passage, claim: Claim) -> Finding:
    """Each type is written in the text, in the singular or the plural."""
    return _written(passage, claim.equipment)


def via(passage: Passage, claim: Claim) -> Finding:
    """Each outlet is written in the text."""
    return _written(passage, claim.via)


def speakers(passage: Passage, claim: Claim) -> Finding:
    """Of each speaker the name, the office and the body are written in the text, and the country is named."""
    found = [one for speaker in claim.speakers for one in _speaker(passage, speaker)]
    why = next((one.why for one in found if one.why), None)
    if why:
        return refused(why)
    return Finding(tuple(sorted({s for one in found for s in one.spans})), next((one.context for one in found if one.context), None))


def _speaker(passage: Passage, speaker: Speaker) -> Iterable[Finding]:
    if speaker.name:
        yield _written(passage, [speaker.name])
    if speaker.role:
        yield _office(passage, speaker.role)
    if speaker.org:
        yield _office(passage, speaker.org)
    if speaker.country:
        yield nations.each(passage, [speaker.country])


def _written(passage: Passage, names: Iterable[str]) -> Finding:
    spans: list[Span] = []
    context = None
    for name in names:
        found = passage.written(name)
        if found is None:
            return refused("not in the text")
        spans += found.spans
        context = context or found.context
    return Finding(tuple(sorted(set(spans))), context)


def _office(passage: Passage, office: str) -> Finding:
    """An office or a body is written in the text, or words of its kind are: 'commander' where somebody commands."""
    found = passage.written(office)
    if found:
        return found
    stems = [stem for word in re.findall(r"\w+", fold(office)) for stem in (_short().get(word, (word[:5],) if len(word) > 3 else ()))]
    near = [Span(*m.span()) for stem in stems for m in re.finditer(rf"(?<!\w){re.escape(stem)}\w*", passage.folded)]
    return passage.borne(passage.nearest(near)[:1]) if near else refused("not in the text")


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {word: tuple(stems) for word, stems in lexicon("verify")["offices"].items()}
