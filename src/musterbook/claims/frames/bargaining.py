"""Bargaining: materiel that a nation negotiates about, signs and pays for, wants from another, or is refused by it."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.dealings import nations_below
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.frames.transfer import is_materiel
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token

_SIGNING, _PAYING = words.forms_of("sign"), words.forms_of("pay")
_WANTING = words.forms_of("want", "seek")
_NEGOTIATING = words.forms_of("negotiate", "talk", "bargain", "haggle")
_REFUSING = words.forms_of("refuse", "deny")


def of_signing(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Nairobi signed for eight helicopters', 'has paid for 14 of them', 'paid Oslo 30 million euros for six boats'."""
    paying = verb.lower_ in _PAYING
    if not (paying or verb.lower_ in _SIGNING) or grammar.is_passive(verb) or (not paying and any(c.dep_ == "obj" for c in verb.children)):
        return
    own = stage(verb, "transfer")
    paid = [c for c in verb.children if c.dep_ in ("obj", "iobj") or grammar.case(c) == "to"]
    for theme in (c for c in grammar.obliques(verb) if grammar.case(c) == "for"):
        for force in filter(is_materiel, scene.forces_at(theme)):
            told = replace(own, status="approved", word=verb) if own.status == "in_effect" and not own.negated else own
            takers = acting(scene, verb, theme)
            named = nations_below(scene, theme, ("from", "by")) or tuple(code for c in paid for code in scene.nations_at(c))
            givers = named or tuple(code for code in force.senders if code not in takers)
            if takers and told.status:
                yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, "transfer", takers)


_PARCELS = frozenset({"package", "packages", "tranche", "consignment"})


def of_parcel(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Approved a package of 16 howitzers and 4,000 shells for Moldova': what is in it is for whom it is."""
    for theme in grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb):
        if theme.lower_ not in _PARCELS:
            continue
        takers = nations_below(scene, theme, ("for", "to"))
        inside = {t.i for t in theme.subtree}
        held = [f for head, f in sorted(scene.forces.items()) if head in inside and is_materiel(f)]
        own = stage(theme, "transfer")
        for force in held if takers and own.status else ():
            givers = tuple(code for code in acting(scene, verb, theme) if code not in takers)
            bare = replace(force, senders=tuple(code for code in force.senders if code not in takers))
            yield Frame("transfer", verb, own, bare, theme, givers, "transfer", takers)


def of_wanting(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Manila wants twelve jets from Seoul': machines that a nation wants from another it wants to have."""
    if verb.lower_ not in _WANTING or grammar.is_passive(verb) or negated(verb):
        return
    told = Stage("requested", verb.lower_, False, verb, True, verb)
    for theme in (c for c in verb.children if c.dep_ == "obj"):
        givers = nations_below(scene, verb, ("from",))
        takers = tuple(code for code in acting(scene, verb, theme) if code not in givers)
        for force in (f for f in scene.forces_at(theme) if givers and takers and is_materiel(f) and f.echelon in (None, "squadron")):
            yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, "transfer", takers)


def of_negotiating(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Bolivia is negotiating with Tehran over drones', 'is talking to Ankara about 40 carriers': they may be given."""
    if verb.lower_ not in _NEGOTIATING or negated(verb):
        return
    givers = tuple(code for c in verb.children if grammar.case(c) in ("with", "to") for code in scene.nations_at(c))
    told = Stage("considered", verb.lower_, False, verb, True, verb)
    for theme in (c for c in verb.subtree if c.i > verb.i and (grammar.case(c) in ("over", "for", "on") or _is_about(c))):
        takers = tuple(code for code in scene.nations_of_subjects(verb) if code not in givers)
        for force in (f for f in scene.forces_at(theme) if givers and takers and is_materiel(f)):
            yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, "transfer", takers)


def of_refusal(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Washington has refused Egypt the F-35', 'Egypt was denied F-35s by Washington': who is refused machines is not given them."""
    if verb.lower_ not in _REFUSING:
        return
    passive, things = grammar.is_passive(verb), [c for c in verb.children if c.dep_ in ("obj", "iobj") and c.i > verb.i]
    told = Stage("denied", verb.lower_, True, word=verb)
    for theme in things:
        givers = acting(scene, verb, theme)
        others = grammar.subjects(verb) if passive else [c for c in things if c is not theme]
        takers = tuple(code for c in others for code in scene.nations_at(c) if code not in givers)
        for force in (f for f in scene.forces_at(theme) if takers and is_materiel(f) and not negated(verb)):
            yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, "transfer", takers)


def _is_about(token: Token) -> bool:
    """'Talks to them about 40 carriers': the parser may take 'about' for a part of the number."""
    return grammar.case(token) == "about" or any(t.lower_ == "about" for c in token.children if c.tag_ == "CD" for t in c.subtree)
