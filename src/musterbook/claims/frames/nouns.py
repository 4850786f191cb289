"""Nouns of action under a word that says their stage: 'ordered the withdrawal of 400 soldiers'."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.scene import Frame, Scene, acting, is_commanded
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage, tense_of
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token


def of_noun(scene: Scene, noun: Token, used: set[int]) -> Iterator[Frame]:
    """A noun of action under a word that says its stage: 'ordered the withdrawal of 400 soldiers'."""
    action = "withdraw" if _is_homeward(noun) or _is_ended(noun) else action_nouns()[noun.lower_]
    if _names_no_move(scene, noun):
        return
    if action == "rotate" and _is_custom(noun):
        # 'The rotations began in 2012': a presence by rotation since (codebook, rule 28).
        yield Frame(
            "station", noun, Stage("in_effect", "by rotation since", tense="perfect"), None, noun, _noun_agents(scene, noun), "noun"
        )
        return
    governed = Stage("announced", "deadline", future=True) if has_deadline(noun) else stage(noun, action)
    over = noun.head if _is_stage(noun) else noun
    said = governed.word is not None or governed.negated or governed.why == "deadline"
    telling = said or _told(over) or _is_over(noun) or _has_happened(noun) or _is_spoken_of(noun)
    if not telling:
        return
    inner, spent = _moved(scene, noun, action, used)
    if action == "rotate" and not inner and (newcomers := _relieving(scene, noun)):
        yield from (Frame("rotate", noun.head, stage(noun.head, "rotate"), f, noun, (), "noun") for f in newcomers)
        return
    if noun.lower_ in _HAPPENED and governed.word is not None and governed.word.lower_ in _CONFIRMING and not governed.negated:
        governed = replace(governed, status="in_effect")  # whose arrival is confirmed is there
    told = _of_known(scene, noun, governed) if not inner and action != "transfer" else None
    if told:
        yield Frame(action, noun, told, None, noun, _noun_agents(scene, noun), "noun")
    if action == "transfer" and not inner and _is_known_deal(noun, governed):
        yield Frame("transfer", noun, governed, None, noun, (), "handed")
    for force in inner:
        if not force.soft or force.quantity:
            yield Frame(
                action,
                noun,
                governed if said else _told_stage(over, governed),
                force,
                noun,
                agents := from_stocks(scene, noun) or _noun_agents(scene, noun) or _givers(scene, noun, governed),
                "handed" if action == "transfer" and force.soft else "noun",
                _receivers(scene, noun, agents) if action == "transfer" else (),
                spent=spent,
            )


# What was told of before, and is decided, put off or refused: 'members approved the sale', 'the transfer has been suspended'.
_DEALINGS = frozenset({"sale", "transfer", "delivery", "gift", "donation", "handover", "export", "purchase", "loan", "shipment"})


def _is_known_deal(noun: Token, governed: Stage) -> bool:
    """The noun has 'the' or 'this', nothing of its own, and a word over it that tells at what stage the deal is."""
    known = any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in noun.children)
    bare = not any(grammar.base(c.dep_) in ("nmod", "compound", "amod", "acl", "nmod:poss") for c in noun.children)
    judged = (governed.status in ("approved", "cancelled", "denied") and governed.word is not None) or governed.negated
    return noun.lower_ in _DEALINGS and known and bare and judged


def _moved(scene: Scene, noun: Token, action: str, used: set[int]) -> tuple[list[Force], tuple[int, ...]]:
    """The forces that the noun says come, go or change hands, and the head of a number that it tells besides."""
    whole = [scene.forces[noun.head.i]] if _is_stage(noun) and noun.head.i in scene.forces else []
    inner = [f for f in (*scene.forces_at(noun), *_listed_below(scene, noun), *whole) if f.head not in used]
    if action == "transfer":
        return [f for f in inner if f.equipment or f.loose or (f.soft and f.quantity)], ()
    by = _by_so_many(scene, noun, used)
    if by is None:
        return inner, ()
    told = [replace(f, quantity=f.quantity or by.quantity, spans=f.spans or by.spans) for f in inner]
    return told or [replace(by, soft=False)], (by.head,)


def _by_so_many(scene: Scene, noun: Token, used: set[int]) -> Force | None:
    """'A reduction of the force by 800', 'an increase by 300': the number behind 'by' is that of who goes or comes."""
    near = (*noun.children, *(c for c in noun.head.children if noun.dep_ in grammar.OBJECTS and c.tag_ == "CD" and c.i > noun.i))
    by = (scene.forces.get(c.i) for c in near if grammar.case(c) == "by" and c.i not in used)
    return next((f for f in by if f and f.soft and f.quantity), None)


def _receivers(scene: Scene, noun: Token, givers: tuple[str, ...]) -> tuple[str, ...]:
    """'The gift of 22 vehicles to the Kyrgyz border service': whom what is given is for, by whatever name."""
    targets = [c for c in noun.subtree if c.i > noun.i and grammar.case(c) in ("to", "for")]
    named = tuple(dict.fromkeys(code for c in targets for code in scene.nations_at(c) if code not in givers))
    orders = (c for c in noun.subtree if c.dep_ == "acl:relcl" and c.lower_ in ("ordered", "bought", "purchased"))
    return named or tuple(code for c in orders for s in grammar.subjects(c) for code in scene.nations_at(s))


_STAGES = {"stage", "phase", "part", "first", "half"}  # 'the first stage of the delivery was completed'


def _is_stage(noun: Token) -> bool:
    """What is told of a stage of a delivery is told of the delivery."""
    return noun.dep_ == "nmod" and noun.head.lower_ in _STAGES


_STOCKS_OF = frozenset({"stocks", "stockpiles", "stores", "inventory", "inventories", "reserves", "holdings"})


def from_stocks(scene: Scene, noun: Token) -> tuple[str, ...]:
    """'Berlin agreed to the transfer of 20 carriers from Greek stocks to Moldova': whose they are gives, and not who agrees."""
    sources = (c for c in noun.subtree if c.i > noun.i and c.lower_ in _STOCKS_OF and grammar.case(c) == "from")
    owners = (t for c in sources for t in (c, *c.children) if grammar.case(t) in ("from", "of", ""))
    return tuple(dict.fromkeys(code for t in owners for code in scene.nations_at(t)))


_STOPPING = words.forms_of("suspend", "stop", "halt", "block", "freeze", "approve", "cancel", "clear", "pause", "delay")


def _givers(scene: Scene, noun: Token, governed: Stage) -> tuple[str, ...]:
    """'Washington has suspended the delivery of the jets': who stops or approves a delivery is who gives."""
    verb = governed.word
    given = noun.lower_ in ("delivery", "deliveries", "transfer", "sale", "sales", "shipment", "shipments", "supply", "export")
    if not given or verb is None or verb.lower_ not in _STOPPING or noun.head.i != verb.i:
        return ()
    return acting(scene, verb, noun)


def _is_custom(noun: Token) -> bool:
    return noun.lower_ == "rotations" and noun.dep_ == "nsubj" and noun.head.lower_ in ("began", "started")


_LONGER = {"extension", "renewal", "prolongation"}
_STAYS = {"mandate", "stay", "presence", "mission", "deployment", "deployments", "participation", "contribution", "rotation", "posting"}


def _names_no_move(scene: Scene, noun: Token) -> bool:
    """'Who commands the garrison' moves none; 'on rotation' is the basis of a stay; a stay that is extended is told with that."""
    bare = any(c.lower_ in ("the", "this") for c in noun.children) and not any(c.dep_ == "nmod" and grammar.case(c) for c in noun.children)
    stays = any(c.lower_ in _STAYS or c.i in scene.forces for c in noun.children if grammar.case(c) in ("of", "to"))
    if noun.lower_ in _LONGER and not bare and not stays and noun.i not in scene.forces:
        return True
    if noun.lower_ == "garrison" and noun.dep_ == "compound":
        return True  # 'a garrison headquarters'
    if grammar.case(noun) in ("of", "to") and noun.head.lower_ in _LONGER:
        return True
    ends = noun.dep_ == "obj" and noun.head.lower_ in _ENDING and grammar.base(noun.head.dep_) == "advcl"
    if ends and action_nouns()[noun.lower_] in ("deploy", "station") and not _is_homeward(noun):
        return True  # 'will withdraw the team, ending a deployment of three years'
    if action_nouns()[noun.lower_] == "rotate" and grammar.case(noun) == "of" and noun.dep_ == "nmod" and noun.head.i in scene.forces:
        return True  # 'an advance party of the next rotation'
    if noun.lower_ in ("evacuation", "evacuations") and (grammar.case(noun) == "for" or noun.dep_ == "compound"):
        return True  # 'to base troops there for evacuations from Lebanon', 'a medical evacuation unit'
    if noun.dep_ == "obj" and noun.head.lower_ in _CALLING and len(grammar.objects(noun.head)) > 1:
        return True  # 'I would not call that a withdrawal'
    if noun.lower_ == "drawdown" and any(c.lower_ in _STOCKS for c in noun.children):
        return True  # 'a presidential drawdown of security assistance'
    basis = noun.lower_ == "rotation" and grammar.case(noun) in ("on", "in", "by")
    return basis or (grammar.is_verb(noun.head) and is_commanded(scene, noun.head))


_STOCKS = {"presidential", "authority", "package", "assistance", "equipment", "stocks", "inventories", "arms", "weapons", "aid"}
_CALLING = words.forms_of("call", "term", "label")


def _is_homeward(noun: Token) -> bool:
    """'The return of 200 soldiers from Mali', 'their return home'."""
    below = {grammar.case(c) for c in noun.subtree if c.i > noun.i} | {c.lower_ for c in noun.children}
    return noun.lower_ == "return" and bool({"from", "home"} & below) and "to" not in below


def _is_ended(noun: Token) -> bool:
    """'Britain ended its military presence in Bosnia': from then on it is gone."""
    own = any(c.dep_ == "nmod:poss" for c in noun.children)
    return own and noun.lower_ in ("presence", "stationing") and noun.dep_ == "obj" and noun.head.lower_ in _ENDING


def _listed_below(scene: Scene, noun: Token) -> list[Force]:
    """'The donation of 12 howitzers, 30 trucks and two boats': the later ones of a list that hangs on the noun."""
    first = [c for c in noun.children if c.dep_ == "nmod" and grammar.case(c) == "of"]
    return [scene.forces[t.i] for c in first for t in grammar.conjuncts(c)[1:] if t.i in scene.forces]


_SPEAKING = words.forms_of("speak", "refer", "allude", "point") | {"spoke", "spoken"}


def _is_spoken_of(noun: Token) -> bool:
    """'He referred to a rotation of forces', 'spoke of a permanent presence': what is spoken of without an article is yet to be."""
    known = any(c.lower_ in ("the", "this", "that", "these") for c in noun.children)
    return noun.head.lower_ in _SPEAKING and grammar.case(noun) in ("of", "to") and not known


def has_deadline(noun: Token) -> bool:
    """'The deadline for the departure of the soldiers is 11 July'."""
    limit = noun.head
    told = limit.dep_ in grammar.SUBJECTS and grammar.case(noun) in ("for", "of") and limit.lower_ in _LIMITS
    return told and stage(limit.head, "withdraw").status in ("in_effect", "announced") and not stage(limit.head, "withdraw").negated


_LIMITS = {"deadline", "deadlines", "cut-off", "timetable", "date"}
_HAPPENED = {"arrival", "departure", "presence", "landing"}
_CONFIRMING = words.forms_of("confirm", "acknowledge")
_ENDING = words.forms_of("end", "conclude", "terminate", "close", "finish", "complete", "cap")


def _is_over(noun: Token) -> bool:
    """'After the departure of the last French soldiers, 1,100 Americans remain': it is done; so is 'with the departure of'."""
    before = noun.dep_ in ("obl", "advcl", "obl:tmod") and (
        grammar.case(noun) in ("after", "following", "since") or (grammar.case(noun) == "with" and noun.lower_ in _HAPPENED - {"presence"})
    )
    return before and not stage(grammar.clause(noun), "station").future


def _has_happened(noun: Token) -> bool:
    """'The arrival of the battalion has brought the contingent to 750': whatever it did, it came."""
    verb = noun.head
    past = noun.dep_ == "nsubj" and grammar.is_verb(verb) and tense_of(verb, grammar.auxiliaries(verb)) in ("past", "perfect")
    return past and noun.lower_ in _HAPPENED - {"presence"} and not stage(verb, "deploy").future


_CARRYING_OUT = words.forms_of("complete", "conduct", "finish", "begin", "start", "do")


def _relieving(scene: Scene, noun: Token) -> list[Force]:
    """'The 11th MEU completed its RIP/TOA with the 13th': the unit that carries a relief out."""
    verb = noun.head
    if noun.dep_ not in ("obj", "xcomp", "dep") or verb.lower_ not in _CARRYING_OUT or grammar.is_passive(verb):
        return []
    return [f for s in grammar.subjects(verb) for f in scene.forces_at(s) if f.unit or f.echelon]


def _of_known(scene: Scene, noun: Token, governed: Stage) -> Stage | None:
    """The stage of a noun of action that leaves its force out: "no cut is planned", "the withdrawal was completed on Friday"."""
    if governed.status not in ("in_effect", None) or (governed.word is not None and governed.word.lower_ in _CONFIRMING):
        return governed
    plain = governed.status == "in_effect" and governed.word is None and not governed.negated
    known = any(c.lower_ in _KNOWN or c.dep_ == "nmod:poss" for c in noun.children) or bool(_noun_agents(scene, noun))
    return _told_stage(noun, governed) if plain and known and noun.dep_ in grammar.SUBJECTS and _told(noun) else None


# What stands before a noun that was spoken of before.
_KNOWN = {"the", "this", "that", "its", "their"}

_TELLING = {
    "begin": "under_way",
    "start": "under_way",
    "complete": "in_effect",
    "finish": "in_effect",
    "end": "in_effect",
    "take": "in_effect",
    "follow": "in_effect",
    "continue": "in_effect",
    "come": "in_effect",
    "expedite": "announced",
}


@cache
def _telling() -> dict[str, str]:
    return {form: status for lemma, status in _TELLING.items() for form in words.forms(lemma)}


def _told(noun: Token) -> bool:
    return noun.head.lower_ in _telling() or (
        noun.dep_ in ("nsubj", "nsubj:pass")
        and grammar.is_predicate(noun.head)
        and bool({"under", "completed", "complete", "over"} & {noun.head.lower_, *(c.lower_ for c in noun.head.children)})
    )


def _told_stage(noun: Token, governed: Stage) -> Stage:
    if _is_spoken_of(noun) and not governed.negated:
        return Stage("announced", noun.head.lower_, future=True, word=noun.head)
    verb = stage(noun.head, "deploy")
    status = _telling().get(noun.head.lower_, "in_effect") if verb.status == "in_effect" else verb.status
    # Of what will begin in the autumn, the autumn is the day of beginning and not of telling.
    present = "present" if verb.tense == "present" and status == "under_way" else ""  # 'the withdrawal begins in July'
    return Stage(status, noun.head.lower_, verb.negated, None, verb.future, None if verb.future else noun.head, tense=present)


def _noun_agents(scene: Scene, noun: Token) -> tuple[str, ...]:
    owners = [
        c for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound") or (c.dep_ == "nmod" and grammar.case(c) in ("of", "by"))
    ]
    left = [c for owner in owners for c in owner.children if grammar.case(c) == "from"]  # 'the withdrawal of soldiers from Chad'
    whence = {code for c in left for code in scene.nations_at(c)}
    return tuple(code for owner in owners for code in scene.nations_at(owner) if code not in whence)
