"""Ends: who gives and who receives, by the words beside a verb of giving, buying or receiving."""

from musterbook.claims.frames.scene import Scene, acting
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token


def own_source(scene: Scene, verb: Token, force: Force, givers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """'Bought Javelins from the United States and Bayraktars from Turkey': of two sources the one right behind the force."""
    heads = [head for head in sorted(scene.forces) if head > force.head]
    until = heads[0] if heads else len(scene.tree.doc)
    behind = (c for c in verb.subtree if force.head < c.i < until and grammar.case(c) == "from")
    return tuple(code for c in behind for code in _nations_until(scene, c, until)) or givers


def _nations_until(scene: Scene, token: Token, until: int) -> tuple[str, ...]:
    """The nations that the word names, and those joined to it that stand before the next force."""
    joined = {t.i for t in grammar.conjuncts(token) if t.i < until}
    return tuple(m.value for m in scene.mentions if m.kind == "nation" and scene.tree.head(m.span).i in joined)


def ends(scene: Scene, verb: Token, theme: Token, side: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(givers, takers): the subject is one of them, a phrase with to, from, for or by the other."""
    givers, takers = _named(scene, verb, theme, side)
    apart = tuple(code for code in takers if code not in givers)  # 'presented to the army by Turkey', wherever the parser hangs it
    return givers, apart or takers


def _named(scene: Scene, verb: Token, theme: Token, side: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    # 'Bought by Hungary from Brazil': of a purchase, who stands behind 'by' is the buyer.
    sources = nations(scene, verb, theme, ("from",) if side == "sign" and grammar.is_passive(verb) else ("from", "by"))
    targets = nations(scene, verb, theme, ("to", "for")) or _meant(scene, verb, "to")
    indirect = tuple(code for c in verb.children if c.dep_ in ("iobj", "obj") and c.i != theme.i for code in meant(scene, c))
    if side == "come":
        reached = tuple(code for c in verb.children if c.dep_ == "obj" for code in scene.nations_at(c))
        return sources, targets or reached
    if side in ("take", "sign", "fund"):
        actors, wards = _actors(scene, verb, theme), nations(scene, verb, theme, ("for",)) or _meant(scene, verb, "for")
        if wards and actors and not set(wards) & set(actors):
            return actors, wards  # 'will buy 14 tanks for Ukraine', 'is building two corvettes for the Saudi navy'
        if side == "fund" or (wards and any(s.lower_ in ("they", "it", "we", "who", "which") for s in grammar.subjects(verb))):
            return tuple(code for code in _built_in(scene, verb) if code not in wards) if side == "fund" else (), wards
        sources = sources or nations(scene, verb, theme, ("from",), by_maker=True) or (_bought_in(scene, verb) if side == "sign" else ())
        if side == "sign" and grammar.is_passive(verb) and not actors:
            actors = tuple(code for code in scene.nations_at(theme) if code not in sources)  # 'Mali's jets were bought in Russia'
        return sources, actors or targets or indirect or _of_clause_above(scene, verb, theme)
    givers = acting(scene, verb, theme) or sources or makers(scene, verb)
    if verb.lower_ in _LENDING and not targets and givers and set(sources) - set(givers) and not grammar.is_passive(verb):
        return sources, givers  # 'will lease 14 jets from Sweden'
    if grammar.is_passive(verb) and theme.dep_ == "obj" and theme.head.i == verb.i:
        return givers, scene.nations_of_subjects(verb)
    if side == "equip" and grammar.is_passive(verb):
        # 'Their army has been equipped with Turkish drones'
        takers = scene.nations_of_subjects(verb)
        return givers or tuple(code for code in scene.nations_at(theme) if code not in takers), takers
    others = tuple(code for code in scene.nations_at(theme) if code not in givers) if not grammar.is_passive(verb) else ()
    return givers, indirect or targets or others


_PRONOUNS = frozenset({"it", "they", "them"})


def meant(scene: Scene, token: Token) -> tuple[str, ...]:
    """The nations that a phrase names; of 'it' and 'them' those that act in a clause above: 'Peru says that Spain will give it six'."""
    if token.lower_ not in _PRONOUNS:
        return scene.nations_at(token)
    clause = grammar.clause(token)
    acting = {code for s in grammar.subjects(clause) for code in scene.nations_at(s)} if token.dep_ not in grammar.SUBJECTS else set()
    while clause.dep_ not in ("ROOT", "parataxis"):
        clause = grammar.clause(clause.head)
        named = tuple(code for s in grammar.subjects(clause) for code in scene.nations_at(s) if s.i < token.i)
        if named and not acting & set(named):
            return named  # 'Oman bought six, and Britain agreed to sell it two more': who sells is not who is sold to
    return ()


def _meant(scene: Scene, verb: Token, prep: str) -> tuple[str, ...]:
    """'Will deliver six to it'."""
    return tuple(code for c in verb.children if c.lower_ in _PRONOUNS and grammar.case(c) == prep for code in meant(scene, c))


def _actors(scene: Scene, verb: Token, theme: Token) -> tuple[str, ...]:
    """Who buys or receives; 'it' is who acts in the clause above: 'Peru flies 12 jets that it bought from Spain'."""
    pronouns = [] if grammar.is_passive(verb) else [s for s in grammar.subjects(verb) if s.i != theme.i and s.lower_ in _PRONOUNS]
    return acting(scene, verb, theme) or tuple(code for s in pronouns for code in meant(scene, s))


def _bought_in(scene: Scene, verb: Token) -> tuple[str, ...]:
    """'Three submarines that Peru ordered in Germany': another country than that of who buys."""
    behind = (c for c in verb.children if c.i > verb.i and grammar.case(c) == "in")
    return tuple(code for c in behind for code in scene.nations_at(c) if code not in scene.nations_of_subjects(verb))


def _built_in(scene: Scene, verb: Token) -> tuple[str, ...]:
    """'A submarine built in Kiel for Singapore': where it is built is whence it comes."""
    inside = {t.i for c in verb.children if grammar.case(c) in ("in", "at") for t in c.subtree}
    built = (m for m in scene.mentions if m.kind in ("site", "nation") and scene.tree.head(m.span).i in inside)
    return tuple(dict.fromkeys(m.value if m.kind == "nation" else m.value.nation for m in built))


def _of_clause_above(scene: Scene, verb: Token, theme: Token) -> tuple[str, ...]:
    """'France will station two drones, bought from the United States, at Niamey': who has them bought them."""
    above = theme.head
    if grammar.base(verb.dep_) != "acl" or verb.head is not theme or theme.dep_ != "obj" or not grammar.is_verb(above):
        return ()
    return tuple(code for s in grammar.subjects(above) if s.i != theme.i for code in scene.nations_at(s))


def makers(scene: Scene, verb: Token) -> tuple[str, ...]:
    """The nation of the firm that delivers: 'Navantia has handed over the ship', 'were delivered by Saab'."""
    passive = grammar.is_passive(verb)
    ends = [c for c in verb.children if grammar.case(c) in ("by", "from")] if passive else grammar.subjects(verb)
    return tuple(dict.fromkeys(code for end in ends for code in scene.makers_at(end)))


def _is_of_another(phrase: Token, verb: Token) -> bool:
    """'Ordered 12 jets and received six boats from Rome': what stands in a later clause with an object of its own is told of that."""
    clause = grammar.clause(phrase)
    return clause.i > verb.i and clause.dep_ == "conj" and bool(grammar.objects(clause))


_LENDING = words.forms_of("lease", "loan")


def nations(scene: Scene, verb: Token, theme: Token, preps: tuple[str, ...], *, by_maker: bool = False) -> tuple[str, ...]:
    """Nations, or those of firms, in the phrases of a verb, or of its theme, that begin with one of `preps`."""
    phrases = [c for head in (verb, theme) for c in head.subtree if grammar.case(c) in preps and c.head.i <= max(verb.i, theme.i) + 12]
    own = [c for c in phrases if c.head.i in (verb.i, theme.i)] or [c for c in phrases if not _is_of_another(c, verb)]
    return tuple(dict.fromkeys(code for c in own for code in (scene.makers_at(c) if by_maker else scene.nations_at(c))))
