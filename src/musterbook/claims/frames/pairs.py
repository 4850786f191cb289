"""Pairs: one verb of giving with several gifts, each beside the nation that it goes to ('gave Oman a radar and Qatar two boats')."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.phrases.forces import Force
from musterbook.claims.phrases.tallies import gapped
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

# What a nation's name stands behind where it is no taker.
_NO_TAKERS = frozenset({"from", "by", "in", "of", "with", "at", "near", "against", "than", "like", "through", "via"})

# What stands for one of the kind given before.
_ONE_MORE = frozenset({"another", "one"})


@dataclass(frozen=True, slots=True)
class _Step:
    """A taker, or a gift, in the order of the words."""

    token: Token
    taker: str = ""
    force: Force | None = None


def paired(scene: Scene, found: Sequence[Frame]) -> list[Frame]:
    """The frames of giving, each with the taker that stands beside it, and those of gifts that had no frame."""
    out = list(found)
    for verb in dict.fromkeys(f.predicate for f in found if f.action == "transfer"):
        side, _ = transfer_verbs().get(verb.lower_, ("", ""))
        if side not in ("give", "equip", "carry"):
            continue
        told = [f for f in out if f.predicate is verb and f.action == "transfer"]
        gifts = _pairs(_without_givers(scene, [step for step in _steps(scene, verb) if step.taker not in told[0].agents]))
        if len(gifts) < 2 or len({takers for _, takers in gifts}) < 2:
            continue
        given = [_given(told[0], step, takers, told) for step, takers in gifts]
        at = out.index(told[0])
        out = [*(f for f in out[:at] if f not in told), *given, *(f for f in out[at:] if f not in told and not _is_told(f, given))]
    return out


def _without_givers(scene: Scene, steps: Sequence[_Step]) -> Sequence[_Step]:
    """'Norway gave 12 boats, Togo 20 guns and Benin ten to Fiji': where the gift stands first, a name before the next one gives it."""
    if not steps or steps[0].taker:
        return steps
    givers = {scene.tree.head(m.span).i for m in gapped(scene.tree.text, scene.mentions)}
    return [step for step in steps if step.token.i not in givers]


def _is_told(frame: Frame, given: Sequence[Frame]) -> bool:
    """The frame is of a force that one of the gifts is."""
    return frame.force is not None and any(g.force and g.force.head == frame.force.head for g in given)


def _given(first: Frame, step: _Step, takers: tuple[str, ...], told: Sequence[Frame]) -> Frame:
    """The frame of one gift: its own, or that of the first with this force; 'another' is one more of the first."""
    own = next((f for f in told if f.force and step.force and f.force.head == step.force.head), None)
    if own is not None:
        return replace(own, theme=step.token, hosts=takers)
    force = step.force
    if force is None and first.force is not None:
        count = first.force.quantity and replace(first.force.quantity, low=1, high=1) if step.token.lower_ == "one" else None
        force = first.force.another(step.token, count)
    by = "handed" if force is not None and force.soft else "transfer"
    return replace(first, force=force, theme=step.token, hosts=takers, by=by)


def _steps(scene: Scene, verb: Token) -> Iterator[_Step]:
    """The takers and gifts of a verb of giving, in the order of the words."""
    names = {scene.tree.head(m.span).i: m.value for m in scene.mentions if m.kind == "nation" and m.how not in ("demonym", "people")}
    passive = {s.i for s in grammar.subjects(verb)} if grammar.is_passive(verb) else set()
    for token in scene.tree.doc:
        if token.i < verb.i and token.i not in passive:
            continue
        if token.i > verb.i and grammar.clause(token).i != verb.i:
            if grammar.is_verb(token) and token.i > verb.i and grammar.base(token.dep_) == "conj":
                return  # 'sent six to Kyiv and bought ten from Berlin'
            continue
        force = scene.forces.get(token.i)
        behind = next((c.lower_ for c in token.children if c.dep_ == "case"), "")
        if token.i in names and (force is None or not force.nouns) and behind not in _NO_TAKERS:
            yield _Step(token, taker=names[token.i])
        elif force is not None:
            yield _Step(token, force=force)
        elif token.lower_ in _ONE_MORE:
            yield _Step(token)


def _pairs(steps: Sequence[_Step]) -> list[tuple[_Step, tuple[str, ...]]]:
    """Each gift with its takers: all of them behind ('a boat to Fiji and two to Tonga'), or all before ('Fiji a boat and Tonga two')."""
    groups: list[tuple[bool, list[_Step]]] = []
    for step in steps:
        if not groups or groups[-1][0] != bool(step.taker):
            groups.append((bool(step.taker), []))
        groups[-1][1].append(step)
    if len(groups) < 4 or len(groups) % 2:
        return []
    out: list[tuple[_Step, tuple[str, ...]]] = []
    for one, other in zip(groups[::2], groups[1::2], strict=True):
        takers, gifts = (one[1], other[1]) if one[0] else (other[1], one[1])
        out += [(gift, codes) for gift in gifts for codes in _shared(gift, tuple(s.taker for s in takers))]
    return out


def _shared(gift: _Step, takers: tuple[str, ...]) -> list[tuple[str, ...]]:
    """'Two each to Fiji and Tonga': each is given so many."""
    each = any(t.lower_ == "each" for t in gift.token.doc[gift.token.i : gift.token.i + 4])
    return [(taker,) for taker in takers] if each else [takers]
