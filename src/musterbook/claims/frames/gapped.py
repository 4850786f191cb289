"""Gapped: what is joined to a verb with none of its own: 'and another to Mali', 'and Togo its hospital', 'and the last Swedes in June'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene, people_at
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases.tallies import gapped, gapped_before
from musterbook.claims.trees import grammar

# A time or a place behind it shows that what is joined has done the same elsewhere or at another time.
WHEN = frozenset({"in", "on", "by", "before", "next", "from", "to"})


def of_another(scene: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    """'Sweden sent a company to Latvia and another to Mali': one more of the same, with a place of its own."""
    for token in scene.tree.doc[:-1]:
        if token.lower_ != "another" or token.nbor(1).lower_ not in ("to", "in", "at", "into", "from"):
            continue
        told = next((f for f in reversed(found) if f.theme.i < token.i and f.force and (f.force.echelon or f.force.equipment)), None)
        if told and told.force:
            yield replace(told, force=told.force.another(token), theme=token)


def each_its_own(scene: Scene, found: Sequence[Frame]) -> list[Frame]:
    """'Togo promised 90 men, Benin a company': in a clause without a verb of its own the nation before the force acts, or receives."""
    owners = gapped(scene.tree.text, scene.mentions) if found else []
    return [_of_its_own(scene, frame, owners) for frame in found] if owners else list(found)


def _of_its_own(scene: Scene, frame: Frame, owners: Sequence[Mention]) -> Frame:
    force = frame.force
    counted = next((span.start for slot, span in force.spans if slot == "quantity"), None) if force else None
    whose = gapped_before(scene.tree, force.head, counted, owners) if force else []
    if not whose or scene.tree.starts[frame.predicate.i] > whose[0].span.start:
        return frame
    nations = tuple(m.value for m in whose)
    if frame.action == "transfer" and transfer_verbs().get(frame.predicate.lower_, ("give",))[0] in ("take", "sign"):
        return replace(frame, hosts=nations, force=force and replace(force, senders=()))
    return replace(frame, agents=nations, force=force and replace(force, senders=nations))


def of_gapped(scene: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    """A nation or a people joined to the verb, with none of its own."""
    yield from _of_gapped_nation(scene, found)
    yield from _of_gapped_people(scene, found)


def _of_gapped_nation(scene: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    """'Ghana pulled out its battalion, and Togo its hospital': a nation joined to the verb, with an object and no verb of its own."""
    for token in scene.tree.doc:
        told = next((f for f in found if f.by == "verb" and f.predicate.i == token.head.i), None) if token.dep_ == "conj" else None
        nations = scene.nations_at(token) if told and token.tag_.startswith("NN") else ()
        for theme in grammar.objects(token) if nations else ():
            for force in scene.forces_at(theme):
                if told and not any(f.theme.i == theme.i for f in found):
                    yield replace(told, force=replace(force, senders=nations), theme=theme, agents=nations, by="rest")


def _of_gapped_people(scene: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    """'The last Germans left in May and the last Swedes in June': a people joined to the verb, with a time or place of its own."""
    for token in scene.tree.doc[1:-1]:
        told = next((f for f in found if f.by in ("verb", "people") and f.predicate.i == token.head.i), None)
        gapped = token.dep_ in ("dep", "conj") and token.nbor(1).lower_ in WHEN and any(c.lower_ == "the" for c in token.children)
        people = people_at(scene, token) if told and gapped and told.theme.i < told.predicate.i < token.i else []
        if told and people and told.action in ("deploy", "withdraw") and not any(f.theme.i == token.i for f in found):
            yield replace(told, force=None, theme=token, agents=tuple(m.value for m in people), by="people")
