"""What a frame is, and the sentence it stands in: Scene (tree, mentions, forces) and Frame (action, force, stage)."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, Tree
from musterbook.world import people
from musterbook.world.nations import ALLIANCES

_NATION_KINDS = {"people", "name", "abbreviation", "metonym", "capital", "government"}
_NATION_WORDS = _NATION_KINDS | {"demonym", "ambiguous"}


@dataclass(frozen=True, slots=True)
class Frame:
    """An action and the force it is about. `predicate` and `force` are tokens of one tree.

    `agents` are the nations that act and `hosts` those that receive, where the verb itself says so; `theme` is the token
    that stands for the force; `by` says how the frame was found; `spent` are further tokens that it has an answer for.
    """

    action: str
    predicate: Token
    stage: Stage
    force: Force | None
    theme: Token
    agents: tuple[str, ...] = ()
    by: str = "verb"
    hosts: tuple[str, ...] = ()
    spent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all that was found in it."""

    tree: Tree
    mentions: tuple[Mention, ...]
    forces: dict[int, Force]

    def nations_at(self, token: Token) -> tuple[str, ...]:
        """Country codes that a noun phrase names as an actor: 'Lithuania', 'Berlin', 'the Danes', 'the Bundeswehr'."""
        inside = {t.i for c in grammar.conjuncts(token) for t in _nominal(c)}
        out = []
        for mention in self.mentions:
            actor = (mention.kind == "nation" and mention.how in _NATION_WORDS) or mention.kind == "body"
            # 'The former British colony' is no Briton.
            once = mention.how == "demonym" and self.tree.head(mention.span).head.lower_ in _FORMER
            if actor and not once and any(t.i in inside for t in self.tree.tokens(mention.span)):
                out.append(mention.value if mention.kind == "nation" else mention.value.nation)
        return tuple(dict.fromkeys(code for code in out if code))

    def nations_of_subjects(self, verb: Token) -> tuple[str, ...]:
        """The country codes that the subjects of a verb name."""
        return tuple(code for subject in grammar.subjects(verb) for code in self.nations_at(subject))

    def part_at(self, token: Token) -> list[Force]:
        """'Two ships, the first of which came in May': the force before, of which the clause tells a part, without its number."""
        relative = any(c.lower_ in ("which", "whom") and grammar.case(c) == "of" for c in token.children)
        before = [head for head in self.forces if head < token.i] if relative and token.lower_ in _SOME else []
        force = self.forces[max(before)] if before else None
        return [replace(force, head=token.i, quantity=None, spans=(), soft=True)] if force else []

    def makers_at(self, token: Token) -> tuple[str, ...]:
        """The nations of the firms that a noun phrase names: 'Navantia', 'Saab and Embraer'."""
        inside = {t.i for c in grammar.conjuncts(token) for t in _nominal(c)}
        found = (m.value.nation for m in self.mentions if m.kind == "maker" and self.tree.head(m.span).i in inside)
        return tuple(dict.fromkeys(found))

    def forces_at(self, token: Token) -> list[Force]:
        """The forces that a noun phrase names, one for each member of a list; inner ones where the head is none."""
        out: list[Force] = []
        part = grammar.phrase(token)
        if token.i not in self.forces and part.i in self.forces and _is_whole(token, part):
            return [self.forces[part.i]]
        if token.i not in self.forces and part.i in self.forces and _is_unit_of(token, self.forces[part.i]):
            return [replace(self.forces[part.i], head=token.i, quantity=None, spans=(), personnel=False)]
        if token.i not in self.forces and (made := self._made_of(token)):
            return made
        for member in grammar.conjuncts(token):
            head = grammar.phrase(member) if member.i not in self.forces else member
            force = self.forces.get(member.i) or (
                self.forces.get(head.i)
                if head.i != member.i and grammar.within(member, head) and grammar.base(member.dep_) in ("nummod", "amod", "compound")
                else None
            )
            if force and (force.has_type or force.quantity or force.senders or not self._inner(member)):
                out.append(force)
            else:
                out += self._inner(member) or ([force] if force else [])
        return list(dict.fromkeys(out))

    def _made_of(self, token: Token) -> list[Force]:
        """'The group, consisting of 80 soldiers, left': a noun that is told to be made up of a force."""
        clauses = (c for c in token.children if c.dep_ == "acl" and c.lower_ in MADE_OF and c.i > token.i)
        inside = (d for c in clauses for d in c.children if d.i in self.forces and not self.forces[d.i].soft)
        return [replace(self.forces[d.i], definite=True) for d in inside][:1] if token.tag_ == "NN" else []

    def _inner(self, member: Token) -> list[Force]:
        return [self.forces[t.i] for t in _nominal(member) if t.i in self.forces and t.i != member.i]


_FORMER = {"colony", "colonies", "protectorate", "mandate", "possession", "dependency"}
_SOME = ("first", "last", "rest", "remainder")
_BODIES = ("contingent", "group", "team", "detachment", "force", "batch", "party", "crew")
MADE_OF = {
    "made", "composed", "consisting", "comprising", "numbering", "totalling", "totaling", "equipped", "counting", "carrying", "mustering",
    "accompanied",
}  # fmt: skip


def _is_whole(token: Token, part: Token) -> bool:
    """'The last of the marines who have been there since April', 'one of 20 marines who will leave': it tells of the marines."""
    some = part.lower_ in (*_SOME, *_BODIES, "one") or (
        part.tag_ == "CD" and any(c.lower_ in ("first", "last", "next") for c in part.children)
    )
    return some and token.head.i == part.i and grammar.case(token) == "of"  # 'the first two of six helicopters bought from Russia'


def _is_unit_of(token: Token, force: Force) -> bool:
    """'20 soldiers of a brigade that is to be based in Latvia': the clause tells of the brigade."""
    below = grammar.base(token.dep_) == "nmod" and grammar.case(token) == "of" and token.head.i == force.head
    return below and bool(force.echelon) and not force.unit and any(c.dep_ == "acl:relcl" for c in token.children)


def _nominal(token: Token) -> Iterator[Token]:
    """A noun phrase's tokens, its clauses and its other list members left out."""
    yield token
    for child in token.children:
        dep = grammar.base(child.dep_)
        if dep in ("acl", "advcl", "parataxis", "ccomp", "conj", "punct", "cc"):
            continue
        if dep == "appos" and grammar.case(child) in ("in", "at", "from", "near"):
            continue  # 'Burundi, whose soldiers were in Somalia': what the parser takes for another name
        if child.dep_ == "nmod:poss" and token.dep_ == "appos" and token.i > token.head.i + 1:
            continue  # 'Norway, Denmark's neighbour, gave six'
        if dep in ("nmod", "obl") and child.dep_ != "nmod:poss" and grammar.case(child) not in (*grammar.TYING, "", "from"):
            continue
        yield from _nominal(child)


def people_at(scene: Scene, theme: Token) -> list[Mention]:
    """A people as the head of a phrase: 'the Americans', 'the Dutch'."""
    peoples = (m for m in scene.mentions if m.kind == "nation" and scene.tree.head(m.span).i == theme.i)
    # 'Finns' are a party too, but not where they are soldiers.
    return [m for m in peoples if m.how in ("people", "demonym") or (m.how == "ambiguous" and theme.tag_ == "NNPS")]


def holds_place(scene: Scene, token: Token) -> bool:
    """A place is named in the phrase, at its head or below."""
    inside = {t.i for t in token.subtree}
    placed = (m for m in scene.mentions if m.kind in ("nation", "site", "region") and m.value not in ("NATO", "EU", "UN"))
    return any(scene.tree.head(m.span).i in inside for m in placed)


def named_place(scene: Scene, token: Token) -> bool:
    """The head of the phrase itself names a place."""
    return any(m.kind in ("nation", "site", "region") and scene.tree.head(m.span).i == token.i for m in scene.mentions)


_COMMANDING = words.forms_of("lead", "command", "head", "run", "receive", "inspect", "address", "greet", "review", "salute")


@cache
def _ranks() -> frozenset[str]:
    return frozenset(rank.lower() for rank in people.ranks() if " " not in rank) | {"officer", "commander", "chief"}


_COMMAND = {"authority", "command", "responsibility", "leadership", "control", "charge", "baton", "reins", "colours", "colors", "guidon"}
_PASSING_ON = words.forms_of("transfer", "hand", "pass", "relinquish", "turn", "cede", "yield", "receive", "accept", "assume")


def is_commanded(scene: Scene, verb: Token) -> bool:
    """'The colonel who commands the battlegroup': whose force it is, and where, is another matter."""
    if verb.lower_ in _PASSING_ON and any(o.lower_ in _COMMAND for o in grammar.objects(verb)):
        return True  # 'transferred authority for the battle group to Colonel Dahl': nobody moves (codebook, rule 19)
    if verb.lower_ not in _COMMANDING:
        return False
    persons = {scene.tree.head(m.span).i for m in scene.mentions if m.kind == "person"}
    by = [c for c in verb.children if grammar.case(c) == "by"] if grammar.is_passive(verb) else []
    if any(c.i in persons or c.lower_ in _ranks() or any(d.lower_ in _ranks() for d in c.children) for c in by):
        return True  # 'is commanded by Colonel Lind'
    return any(s.i in persons or s.lower_ in _ranks() or s.lower_ in ("who", "he", "she", "i") for s in grammar.subjects(verb))


def takes_command(verb: Token) -> bool:
    """'Took over the command of KFOR from Italy': a handover of command alone (codebook, rule 19)."""
    return any(o.lower_ in ("command", "leadership", "presidency", "chairmanship", "lead") for o in grammar.objects(verb))


_STANDBY = {"standby", "stand-by", "alert", "readiness", "notice"}


def is_on_alert(verb: Token) -> bool:
    """Who is put on standby is where they were, whatever they stand by to do."""
    if verb.dep_ in ("acl", "advcl", "xcomp") and verb.head.lower_ in ("standby", "stand-by"):
        return True
    ready = (c.lower_ in _STANDBY or (c.lower_ == "orders" and "prepare" in {t.lower_ for t in c.subtree}) for c in grammar.obliques(verb))
    return any(r and grammar.case(c) in ("on", "at", "to") for r, c in zip(ready, grammar.obliques(verb), strict=True))


def acting(scene: Scene, verb: Token, theme: Token) -> tuple[str, ...]:
    """The nation that acts: the subject of an active verb, the by-phrase of a passive one, or whoever is asked to act."""
    if grammar.is_passive(verb):
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (grammar.base(c.dep_) == "obl" and grammar.case(c) == "by")]
        return tuple(code for a in agents for code in scene.nations_at(a))
    verb = _refused(verb)
    actors = [s for s in grammar.subjects(verb) if s.i not in (theme.i, verb.i)][-1:]  # of two, the parser's first is an apposition
    found = tuple(dict.fromkeys((*(code for actor in actors for code in scene.nations_at(actor)), *_partners(scene, verb, theme))))
    return tuple(code for code in found if code not in ALLIANCES) or found  # 'another NATO member, Romania'


def _refused(verb: Token) -> Token:
    """'Germany turned down an American request to supply trucks': who was asked would act, and not who asked."""
    plea, judge = verb.head, verb.head.head
    asked = verb.dep_ == "acl" and grammar.has_to(verb) and plea.lower_ in _PLEAS and plea.dep_ == "obj"
    return judge if asked and judge.lower_ in _JUDGING else verb


_PLEAS = {"request", "requests", "appeal", "appeals", "demand", "demands", "plea", "call", "calls"}
_JUDGING = words.forms_of("turn", "reject", "refuse", "decline", "dismiss", "accept", "grant", "approve", "rebuff")


def _partners(scene: Scene, verb: Token, theme: Token) -> Iterator[str]:
    """'Norway, together with the Netherlands and Denmark, will give': who acts with the one that acts."""
    for before, word in itertools.pairwise(verb.doc):
        other = word.head
        if word.lower_ != "with" or before.lower_ not in _WITH or word.dep_ != "case" or other is theme or not other.tag_.startswith("NNP"):
            continue
        if grammar.clause(other).i == verb.i and other.i not in scene.forces:
            yield from scene.nations_at(other)


_WITH = frozenset({"together", "along", "jointly", "partnership", "cooperation", "coordination", "concert"})
