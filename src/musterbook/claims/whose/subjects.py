"""Subjects: the nation of which the sentence before tells, which 'it' and 'its' at the head of the next one mean.

'Algeria answered at once. It bought six from China': it is the subject, whoever was spoken of as a sender before.
"""

from dataclasses import replace

from musterbook.claims.context import Turn
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.line import Case, Line
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.claims.whose.hosting import is_hosting
from musterbook.world.nations import ALLIANCES

_PRONOUNS = frozenset({"it", "they"})
# 'None has come so far', 'the first are due in May': the text goes on about the same nation.
_PARTS = frozenset({"none", "most", "some", "all", "first", "last", "rest", "others", "both", "half", "another", "second"})
_BEING = words.forms_of("be")
_WHY = "what the word stands for"


def subject_of(line: Line, before: tuple[str, ...]) -> tuple[str, ...]:
    """The nations that a sentence has as its subject, and no force of theirs; of 'it' and 'they' those of the sentence before."""
    root = next((t for t in line.scene.tree.doc if t.dep_ == "ROOT"), None)
    subjects = grammar.subjects(root) if root is not None else []
    if any(s.lower_ in _PRONOUNS | _PARTS or s.tag_ == "CD" for s in subjects):
        return before
    inside = {t.i for s in subjects for t in s.subtree}
    if any(head in inside and not force.soft for head, force in line.scene.forces.items()):
        return ()
    return tuple(dict.fromkeys(code for s in subjects for code in line.scene.nations_at(s) if code not in ALLIANCES))


def people_of(line: Line) -> str | None:
    """The one people that a sentence is about, wherever it stands: 'next come the Americans', 'they write that the Dutch are packing'."""
    root = next((t for t in line.scene.tree.doc if t.dep_ == "ROOT"), None)
    told = (root, *(c for c in root.children if c.dep_ == "ccomp")) if root is not None else ()
    # The parser takes who stands behind a verb for its object; and 'compare the Dutch' is about them.
    heads = {t.i for verb in told for t in grammar.subjects(verb) or (grammar.objects(verb) if verb is root else ())}
    found = [m for m in line.names if m.kind == "nation" and m.how in ("people", "demonym") and line.scene.tree.head(m.span).i in heads]
    return found[0].value if len(found) == 1 and found[0].value not in ALLIANCES else None


def about(turn: Turn, line: Line, before: Turn | None) -> Turn:
    """What a sentence brought up, with whom it is about: 'in 2017 they had 450' is still about those of the sentence before."""
    subject = subject_of(line, before.meant if before else ())
    still = before.people if before and subject == before.meant else None
    return replace(turn, subject=subject, people=people_of(line) or still)


def meant(case: Case) -> Case:
    """The case with the nation that 'it', or an 'its' before who or what comes or goes, means as the one who acts or receives."""
    frame = case.frame
    if given := _to_it(case):
        case.context["hosts"] = _WHY
        return replace(case, frame=replace(frame, hosts=given))
    it = _it(case)
    nations = _before(case, it) if it is not None else ()
    many = it is not None and it.lower_ not in ("it", "its")
    if it is None or not nations or (many and len(nations) < 2 and not _are_a_people(case, it)):
        return case
    if it.lower_ != "its" and (is_hosting(frame) or (case.is_given and _side(frame.predicate) in ("take", "sign"))):
        if frame.hosts or set(nations) & set(frame.agents):
            return case
        case.context["hosts"] = _WHY
        return replace(case, frame=replace(frame, hosts=nations))
    if frame.agents or frame.force is None or frame.force.senders or set(nations) & set(frame.hosts):
        return case
    case.context["senders"] = _WHY
    own = replace(frame.force, senders=nations)
    return replace(case, frame=replace(frame, force=own), force=replace(case.force, senders=nations) if case.force else own)


def _to_it(case: Case) -> tuple[str, ...]:
    """'Prague needs guns. Sweden will lend it six': to whom was given in the sentence before, or else who was told of there."""
    frame, verb = case.frame, case.frame.predicate
    if frame.hosts or not (_side(verb) in ("give", "equip") or case.is_given):
        return ()
    it = any(c.lower_ == "it" and c.i != frame.theme.i and c.dep_ not in grammar.SUBJECTS for c in verb.children)
    turns, said = case.memory.at.turns, case.memory.said
    if not it or len(turns) < 2 or case.line.sentence.block - turns[-2].block > 1:
        return ()
    given = [s.hosts for s in said.scopes[-1:] if s.action == "transfer" and said.at - s.at <= 1]
    return tuple(code for code in (given[0] if given else turns[-2].subject) if code not in frame.agents)


def _side(verb: Token) -> str:
    return transfer_verbs().get(verb.lower_, ("", ""))[0]


def _it(case: Case) -> Token | None:
    """The pronoun that acts in a main clause, and is not itself who is sent; or an 'its' at the head of the sentence."""
    verb, theme = case.frame.predicate, case.frame.theme
    acting = verb.tag_.startswith("VB") and verb.lower_ not in _BEING and not grammar.is_passive(verb)
    subjects = [s for s in grammar.subjects(verb) if s.i != theme.i and (s.lower_ in _PRONOUNS or _are_these(s))] if acting else []
    # 'Its 150 soldiers will leave', 'four of its older guns were given', 'Denmark says that ten of its 19 are there'.
    owners = [t for t in theme.subtree if t.lower_ == "its" and t.dep_ == "nmod:poss"] if theme.dep_ in grammar.SUBJECTS else []
    told, above = next(iter([*subjects, *owners]), None), _above(verb)
    if told is None or told.lower_ != "its":
        return told if not above else None
    early = not above and told.i <= _EARLY
    return told if early or any(case.line.scene.nations_at(s) for s in above) else None


def _before(case: Case, it: Token) -> tuple[str, ...]:
    """The nation that acts before the pronoun in its own sentence ('Peru pays: it has ordered six'), else in the one before."""
    scene, turns = case.line.scene, case.memory.at.turns
    acting = [codes for t in it.doc[: it.i] if t.dep_ in grammar.SUBJECTS and (codes := scene.nations_at(t))]
    if acting:
        return acting[-1]
    before = turns[-2] if len(turns) > 1 and case.line.sentence.block - turns[-2].block <= 1 else None
    return before.meant if before else ()


def _are_these(subject: Token) -> bool:
    """'The three countries', 'both governments', with nothing else said of them."""
    plain = all(c.dep_ in ("det", "nummod", "punct", "det:predet") for c in subject.children)
    return subject.lower_ in ("countries", "nations", "governments") and plain and any(c.dep_ != "punct" for c in subject.children)


def _are_a_people(case: Case, it: Token) -> bool:
    """'The Dutch are quiet. They keep two jets there': 'they' are the people of whom the sentence before tells."""
    turns = case.memory.at.turns
    alone = not any(case.line.scene.nations_at(t) for t in it.doc[: it.i] if t.dep_ in grammar.SUBJECTS)
    return alone and len(turns) > 1 and turns[-2].people is not None


# So many words into the sentence 'its' still stands at its head: 'four of its', 'the last of its'.
_EARLY = 3


def _above(verb: Token) -> list[Token]:
    """Whoever else acts in a clause above: 'the cabinet said that it will send 200' is told by its own words."""
    while verb.dep_ not in ("ROOT", "conj", "parataxis") and verb.head.i != verb.i:
        verb = grammar.clause(verb.head)
        if others := [s for s in grammar.subjects(verb) if s.lower_ not in _PRONOUNS]:
            return others
    return []
