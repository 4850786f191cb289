"""Givings: a line that says that something is given, and leaves it to the lines below, or to the answer, to say what.

'Germany has delivered the following items to Ukraine:' and 'What has Niger received from Turkey?' have no force; the bullets and
answers that follow have no verb. In: a Line, a Case. Out: the Giving that a line opens; the Case with what was opened before.
"""

from dataclasses import replace

from musterbook.claims.context import Giving
from musterbook.claims.frames.dealings import AID
from musterbook.claims.frames.deliveries import GIVEN
from musterbook.claims.frames.lexicon import particle_fits
from musterbook.claims.frames.scene import acting
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.line import Case, Line
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")


def opened(line: Line) -> Giving | None:
    """What a line that names no materiel opens: a list below its colon or heading, an answer to its question."""
    sentence = line.sentence
    opens = sentence.text.rstrip().endswith(":") or sentence.asks or sentence.kind == "heading"
    if not opens or any(f.force is not None and f.force.equipment for f in line.frames):
        return None
    for token in line.scene.tree.doc:
        side, particle = transfer_verbs().get(token.lower_, ("", ""))
        if (
            side in ("give", "take")
            and grammar.is_verb(token)
            and particle_fits(token, particle)
            and (found := _by_verb(line, token, side))
        ):
            return found
    noun = next((t for t in line.scene.tree.doc if t.lower_ in GIVEN | AID and t.tag_.startswith("NN") and t.dep_ != "compound"), None)
    return _by_noun(line, noun) if noun is not None and not sentence.asks else None


def _by_verb(line: Line, verb: Token, side: str) -> Giving | None:
    """'Germany has delivered to Ukraine:', 'What has Niger received from Turkey?': both ends, as the verb has them."""
    scene, passive = line.scene, grammar.is_passive(verb)
    actors = acting(scene, verb, verb) or tuple(code for s in grammar.subjects(verb) for code in scene.nations_at(s) if not passive)
    beside = [c for c in verb.subtree if c.i != verb.i]
    sources = tuple(code for c in beside if grammar.case(c) in ("from", "by") for code in scene.nations_at(c))
    targets = tuple(code for c in beside if grammar.case(c) in ("to", "for") for code in scene.nations_at(c))
    indirect = tuple(code for c in verb.children if c.dep_ in ("iobj", "obj") for code in scene.nations_at(c))
    subjects = scene.nations_of_subjects(verb)
    givers, takers = (
        (sources, actors or subjects) if side == "take" else (actors or sources, targets or indirect or (subjects if passive else ()))
    )
    told = stage(verb, "transfer").status
    if told is None or not (givers or takers) or set(givers) & set(takers):
        return None
    if told == "in_effect" and verb.tag_ in ("VBZ", "VBP"):
        told = "announced"  # 'what Denmark gives Ukraine'
    return _giving(line, givers, takers, told)


def _by_noun(line: Line, noun: Token) -> Giving | None:
    """'The package for Ukraine contains, among other things:', 'In May Paris suspended two consignments for Chad:'"""
    below = [c for c in noun.subtree if c.i > noun.i]
    takers = tuple(code for c in below if grammar.case(c) in ("to", "for") for code in line.scene.nations_at(c))
    named = (*line.scene.nations_at(noun), *acting(line.scene, grammar.clause(noun), noun))
    givers = tuple(code for code in named if code not in takers)
    told = stage(noun, "transfer").status
    return _giving(line, givers, takers, told if told in _OFF else "announced") if takers or givers else None


_OFF = ("cancelled", "denied", "requested", "considered")


def _giving(line: Line, givers: tuple[str, ...], takers: tuple[str, ...], status: str) -> Giving:
    unique = [tuple(dict.fromkeys(code for code in codes if code not in ("NATO", "CSTO"))) for codes in (givers, takers)]
    return Giving(unique[0], unique[1], status, line.sentence.block, asked=line.sentence.asks)


def taken_up(case: Case) -> Case:
    """A bullet or an answer that is no more than materiel is what was said to be given; one with a verb has a stage of its own."""
    giving, sentence, frame, force = case.memory.said.giving, case.line.sentence, case.frame, case.force
    if giving is None or force is None or frame.agents or frame.hosts or frame.action not in ("station", "deploy", "transfer"):
        return case
    machines = not force.personnel and not force.unit and bool(force.equipment or force.loose)
    follows = sentence.kind == "bullet" or (giving.asked and sentence.block - giving.block <= 1)
    verbless = not any(t.tag_ in _FINITE for t in case.line.scene.tree.doc)
    if not machines or not follows or frame.stage.negated or not (verbless or (sentence.kind == "bullet" and not case.line.places)):
        return case
    told = replace(frame.stage, status=giving.status) if verbless else frame.stage
    return replace(case, frame=replace(frame, action="transfer", by="transfer", stage=told, agents=giving.givers, hosts=giving.takers))
