"""Actors: which nations a phrase names as those who come, stay or go, and what they can be said to do where their forces are meant."""

from musterbook.claims.frames.lexicon import Row
from musterbook.claims.frames.scene import Scene
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

# Bodies and people of a nation that come, stay and go on their own account.
_OFFICES = {"government", "ministry", "parliament"}
_PERSONS = {
    "delegation", "delegations", "company", "companies", "firm", "firms", "airline", "airlines", "airways", "tourists", "voters",
    "visitors",
    "opposition", "economy", "court", "queen", "pope", "politician", "politicians", "diplomat", "diplomats", "citizens", "nationals",
    "envoy",
    "players", "club", "clubs", "singer", "journalist", "journalists", "businesses", "bank", "banks", "students", "refugees", "migrants",
    "minister", "president", "premier", "chancellor", "ambassador", "king", "prince", "princess", "chief", "general", "admiral",
    "colonel", "commander", "major", "lieutenant", "sergeant", "corporal", "sailor", "airman", "gunner", "pilot",
    "secretary", "spokesman", "spokeswoman", "senator", "senators", "governor", "mayor",
    "consul", "captain",
    "chairman", "director", "team", "teams",
    "ministers", "officials", "official", "mps", "investors", "artists", "actor", "farmers", "workers", "doctors", "families",
    "children",
}  # fmt: skip


def themselves(scene: Scene, theme: Token, *, quits: bool = False) -> tuple[str, ...]:
    """The nations that act: 'Britain left', 'the last Russian column left', and not 'the British ambassador left'.

    `quits`: the verb is one of quitting, which a government does with its soldiers: 'the government pulls out of the mission'.
    """
    heads = {t.i for t in grammar.conjuncts(theme)}
    here = [m for m in scene.mentions if m.kind in ("nation", "body", "person") and scene.tree.head(m.span).i in heads]
    if any(m.kind == "person" or (m.kind == "body" and m.value.kind in _OFFICES and not quits) for m in here):
        return ()
    return () if theme.lower_ in _PERSONS and not here else scene.nations_at(theme)


def itself(scene: Scene, verb: Token, theme: Token) -> Force | None:
    """'MINUSMA says it has left Kidal': a mission or unit that speaks of itself."""
    above = verb.head
    if theme.lower_ not in ("it", "they") or verb.dep_ != "ccomp" or not grammar.is_verb(above):
        return None
    speaks = [s for s in above.children if s.dep_ == "nsubj" and s.i < above.i]
    return next((f for s in speaks for f in scene.forces_at(s) if f.unit and f.senders), None)


def is_pulled(row: Row) -> bool:
    """The verb is one of withdrawing somebody: 'the Dutch were pulled out'."""
    return row.force != "subject" and row.action == "withdraw" and row.lemma in ("withdraw", "pull")


# What a nation itself can be said to do where its forces are meant: 'France has left Mali', 'Turkey came in 2020 and will stay in Tripoli'.
_OF_NATIONS = {"leave", "withdraw", "pull", "stay", "remain", "come", "return", "depart", "quit", "arrive", "enter"}


QUITTING = {"withdraw", "pull", "quit", "leave"}
# What a people can be said to do where its soldiers are meant; of a nation the first of them hold without a place too.
OF_PEOPLE = {
    "serve", "train", "patrol", "guard", "camp", "sit", "stand", "live", "operate", "join", "reinforce", "fly", "sail", "head", "drive",
    "reach", "enter", "get", "turn", "set", "quit", "close", "man", "hold", "move",
}  # fmt: skip


def is_bare(scene: Scene, verb: Token, row: Row) -> bool:
    """A nation's coming, staying or going with nothing else named: 'Britain and Sweden left this year', 'Ireland may join'."""
    whom = [c for c in verb.children if c.dep_ == "obj" and not (row.lemma in ("join", "follow") and scene.nations_at(c))]
    rest = [*whom, *(c for c in verb.children if c.dep_ in ("xcomp", "ccomp") or grammar.case(c) in ("with", "about", "for", "of", "as"))]
    # 'Missiles for Lithuania, which arrive in May': the parser hangs the clause on the nearest noun.
    moving = row.lemma in _OF_NATIONS | {"join", "follow", "go", "deploy", "rotate"}
    return row.force != "object" and moving and verb.dep_ != "acl:relcl" and not rest


def is_abroad(scene: Scene, verb: Token, row: Row, nations: tuple[str, ...]) -> bool:
    """The verb is one of a nation's, and has a place of its own, as object or oblique, outside the nation that acts."""
    if row.force == "object" or row.lemma not in _OF_NATIONS:
        return False
    if row.lemma == "return" and any(c.dep_ == "obj" and not scene.nations_at(c) for c in verb.children):
        return False  # 'has returned its ambassador to Ankara'
    spots = [c for c in verb.children if c.dep_ == "obj" or grammar.case(c) in ("in", "from", "to", "at", "out", "into")]
    beside = {
        t.i for c in spots for d in c.subtree if grammar.case(d) in ("with", "about") for t in d.subtree
    }  # 'left the talks with Sweden'
    tokens = {t.i for c in spots for t in c.subtree} - beside
    named = [m for m in scene.mentions if m.kind in ("nation", "site") and scene.tree.head(m.span).i in tokens and m.how != "demonym"]
    others = {m.value if m.kind == "nation" else m.value.nation for m in named} - {"EU", "UN", "NATO"}  # 'left the EU'
    return bool(others - set(nations))
