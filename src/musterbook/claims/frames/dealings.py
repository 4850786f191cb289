"""Dealings: materiel that changes hands by words that give nothing themselves: what a package holds, deals, promises to a nation."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.deliveries import GIVEN
from musterbook.claims.frames.scene import Frame, Scene, acting, holds_place
from musterbook.claims.frames.transfer import is_materiel
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

# What is done with the offer of another.
_ANSWERING = words.forms_of(
    "accept", "take", "turn", "reject", "decline", "refuse", "welcome", "spurn", "dismiss", "consider", "weigh", "study"
)
_HOLDING = words.forms_of("include", "contain", "comprise", "cover", "feature", "consist", "encompass", "hold")
AID = frozenset({"aid", "assistance", "contribution", "pledge", "offer", "commitment", "loan", "help", "list"})
# What was signed: who has it buys, unless the words say for whom.
_SIGNED = frozenset({"deal", "deals", "contract", "contracts", "agreement", "order", "orders", "accord"})
_BOUGHT = frozenset({"purchase", "purchases", "acquisition", "procurement", "lease", "leasing"})
_SOUGHT = {
    "request": "requested",
    "requests": "requested",
    "bid": "requested",
    "appeal": "requested",
    "offer": "announced",
} | dict.fromkeys(("talks", "negotiations", "discussions", "interest"), "considered")
_REQUESTS = ("request", "requests", "appeal")
_ABOUT = ("for", "on", "over", "of", "about", "covering", "in", "involving")
DEALT = _SIGNED | _BOUGHT | frozenset(_SOUGHT)
# Words that say that a deal was made, of which the noun itself tells no more than they.
_MAKING = ("in_effect", "ordered", "under_way")


def of_package(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The package for Kyiv includes 31 tanks', 'the contract covers six boats': what it holds changes hands with it."""
    if verb.lower_ not in _HOLDING or grammar.is_passive(verb):
        return
    named = next((s for s in grammar.subjects(verb) if s.lower_ in GIVEN | AID | _SIGNED | _BOUGHT), None)
    if named is None:
        return
    own = stage(verb, "transfer")
    signed = named.lower_ in _SIGNED | _BOUGHT
    if own.status == "in_effect" and not own.negated and (signed or own.tense != "past" or named.lower_ in AID | {"package", "packages"}):
        own = replace(own, status="approved" if signed else "announced", word=named)
    holders, takers = scene.nations_at(named), nations_below(scene, named, ("to", "for"))
    givers = tuple(code for code in holders if code not in takers)
    if signed and not takers:
        givers, takers = nations_below(scene, named, ("from", "with")), holders
    for theme in (c for c in verb.children if c.i > verb.i and (c.dep_ == "obj" or grammar.case(c) == "of")):
        for force in filter(is_materiel, scene.forces_at(theme)):
            yield Frame("transfer", verb, own, force, theme, givers, "transfer", takers, spent=(named.i,))


def is_deal(noun: Token) -> bool:
    """A word for what is dealt, or 'a letter of intent'."""
    return noun.lower_ in DEALT or (noun.lower_ == "letter" and any(c.lower_ == "intent" for c in noun.children))


def of_deal(scene: Scene, noun: Token, used: set[int]) -> Iterator[Frame]:
    """'Scrapped a deal for 16 helicopters from Russia', 'in talks over 12 trainers', 'the purchase of two boats from Italy'."""
    word = noun.lower_
    if not is_deal(noun) and word not in _OFFERED:
        return
    verb = grammar.clause(noun)
    # 'Signed a contract with Saab for four Gripens': the parser may hang what it is for on the verb.
    beside = [c for c in verb.children if verb.i < noun.i or c.i < verb.i] if noun.dep_ in ("obj", "nsubj:pass") else []
    themes = [c for c in (*noun.subtree, *beside) if noun.i < c.i <= noun.i + _FAR and grammar.case(c) in _ABOUT]
    for theme in themes:
        own = word in _BOUGHT or grammar.case(theme) == "of"  # 'an offer of 36 howitzers' is one phrase
        for force in scene.forces_at(theme) or (scene.forces_at(noun) if own else []):
            there = word in _REQUESTS and any(
                grammar.case(c) in ("in", "at", "off", "near") and holds_place(scene, c) for c in theme.children
            )  # 'a request for a destroyer in the Gulf': nobody is to have it
            free = force.head not in used and not there
            if is_materiel(force) and free and (force.quantity or force.equipment) and is_deal(noun):
                told = _stage_of(noun, theme)
                if told is not None:
                    givers, takers = _ends_of(scene, noun, theme)
                    yield Frame("transfer", noun, told, force, theme, givers, "transfer", takers, spent=(noun.i, theme.i))
            elif word in _OFFERED and force.personnel and force.quantity and free:
                yield from _of_men(scene, noun, theme, force)


_OFFERED = ("offer", "pledge", "promise", "proposal")


_ANSWERED = words.forms_of("answer", "consider", "discuss", "examine", "withdraw")


def _of_men(scene: Scene, noun: Token, theme: Token, force: Force) -> Iterator[Frame]:
    """'Repeated its offer of 850 soldiers for Sudan': they may come."""
    own = stage(noun, "deploy")
    if own.status is None:
        return
    verb = grammar.clause(noun)
    # 'Its offer of 200 engineers has not been answered': it stands.
    open_yet = own.negated and verb.lower_ in _ANSWERED and grammar.is_passive(verb)
    plain = open_yet or (own.status in (*_MAKING, "ended") and not own.negated)
    told = replace(own, status="announced", word=noun, future=True, negated=False) if plain else own
    owners = tuple(code for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound") for code in scene.nations_at(c))
    agents = owners or acting(scene, verb, noun) if not force.senders else ()
    yield Frame("deploy", noun, told, force, theme, agents, "stance", spent=(noun.i,))


# How far behind the noun the phrase may hang that says what the deal is for.
_FAR = 14


def _stage_of(noun: Token, theme: Token) -> Stage | None:
    """At what stage the deal is: talks are talks, what was signed is agreed, whatever else is said of it is what it is."""
    own = stage(noun, "transfer")
    if own.status is None:
        return None
    plain = own.status in _MAKING and not own.negated
    if noun.lower_ in _SOUGHT:
        return replace(own, status=_SOUGHT[noun.lower_], word=noun, future=True) if plain or own.status == "announced" else own
    return replace(own, status="approved", word=noun) if plain else own


def _ends_of(scene: Scene, noun: Token, theme: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(givers, takers) of a deal: whom it is from or for, and who acts, or has it, is at the other end."""
    verb = grammar.clause(noun)
    owners = [c for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound") and c.i < noun.i]
    actors = tuple(code for c in owners for code in scene.nations_at(c)) or acting(scene, verb, noun)
    sources, targets = nations_below(scene, noun, ("from",)), nations_below(scene, theme, ("to",)) or nations_below(scene, noun, ("to",))
    partners = _of_several(scene, noun, theme) or tuple(
        code for head in (noun, verb) for code in nations_below(scene, head, ("with",), deep=False)
    )
    partners = partners or tuple(
        code for c in (*noun.subtree, *verb.children) if grammar.case(c) in ("with", "from") for code in scene.makers_at(c)
    )
    if noun.lower_ in _REQUESTS:
        return (() if targets == actors else targets), sources or actors
    if noun.lower_ == "offer":
        # 'Brazil rejected an Israeli offer of 36 howitzers': whose it is gives, who rejects it would have received.
        answers = verb.lower_ in _ANSWERING and noun.dep_ == "obj"
        owned = tuple(code for c in owners for code in scene.nations_at(c)) if answers else actors
        return owned or sources, targets or tuple(code for code in acting(scene, verb, noun) if code not in owned)
    if targets and not sources:
        return tuple(code for code in actors if code not in targets), targets
    givers = tuple(dict.fromkeys(sources or partners))
    return givers, tuple(code for code in actors if code not in givers)


def _of_several(scene: Scene, noun: Token, theme: Token) -> tuple[str, ...]:
    """'In talks with Seoul over tanks and with Madrid over boats': of two partners the one right before what the talks are about."""
    partners = [found for c in noun.doc[noun.i : theme.i] if grammar.case(c) == "with" and (found := scene.nations_at(c))]
    return partners[-1] if len(partners) > 1 else ()


def nations_below(scene: Scene, head: Token, preps: tuple[str, ...], *, deep: bool = True) -> tuple[str, ...]:
    """Nations in the phrases below a word that begin with one of `preps`."""
    below = head.subtree if deep else head.children
    return tuple(dict.fromkeys(code for c in below if c.i > head.i and grammar.case(c) in preps for code in scene.nations_at(c)))


_PROMISING = words.forms_of("promise", "pledge", "offer")
_ASKING = words.forms_of("ask", "request")


_HAVING = words.forms_of("have")


def of_having(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Slovakia is to have fifteen Leopards for them from Germany': what one will have from another is given."""
    if verb.lower_ not in _HAVING and verb.lower_ != "have":
        return
    for theme in (c for c in verb.children if c.dep_ == "obj" and c.i > verb.i):
        givers = nations_below(scene, verb, ("from",))
        takers = tuple(code for code in acting(scene, verb, theme) if code not in givers)
        ordered, lent = is_on_order(verb), is_on_order(verb, "order", "loan", "lease")
        for force in scene.forces_at(theme) if givers and takers else []:
            soft = force.soft and lent  # 'has three on loan from Poland'
            if (is_materiel(force) or soft) and not set(force.senders) - set(givers):
                told = stage(verb, "transfer")
                told = replace(told, status="approved") if ordered and not told.negated else told
                by = "handed" if soft else "transfer"
                yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, by, takers)


def is_on_order(verb: Token, *terms: str) -> bool:
    """'Has 24 jets on order': they are bought, and have not come yet; with `terms`, on those ('on loan')."""
    return any(t.lower_ in (terms or ("order",)) and grammar.case(t) == "on" for t in verb.subtree)


def of_promise(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Promised Georgia 20 tanks', 'was offered six boats', 'asked Paris for howitzers': vehicles and guns are for who is named beside."""
    asks = verb.lower_ in _ASKING
    if not asks and verb.lower_ not in _PROMISING:
        return
    passive = grammar.is_passive(verb)
    subjects = scene.nations_of_subjects(verb)
    own = stage(verb, "transfer")
    for theme in (c for c in verb.children if c.i > verb.i and _is_theme(c, asks=asks)):
        for force in (
            f for f in scene.forces_at(theme) if is_materiel(f) and (passive or _is_for_giving(f) or _is_offered(scene, verb, f))
        ):
            beside = (code for c in verb.children if c.i != theme.i and c.dep_ in ("iobj", "obj", "obl") for code in scene.nations_at(c))
            others = tuple(dict.fromkeys([*beside, *(code for code in force.senders if _is_before_number(scene, code, theme))]))
            givers, takers = (acting(scene, verb, theme), subjects) if passive else (subjects, others)
            givers, takers = (takers, givers) if asks else (givers, takers)
            it = not (asks or passive) and any(c.lower_ in ("it", "them") and c.dep_ in ("iobj", "obj") for c in verb.children)
            if (takers or it) and own.status and not set(givers) & set(takers) and (passive or givers):
                told = "denied" if own.negated else "requested" if asks else "announced" if own.status == "in_effect" else own.status
                staged = Stage(told, verb.lower_, own.negated, verb if asks else None, True, verb)
                yield Frame("transfer", verb, staged, replace(force, senders=()), theme, givers, "transfer", takers)


def _is_offered(scene: Scene, verb: Token, force: Force) -> bool:
    """'Has offered Peru two patrol boats', 'offered it one': of ships and aircraft too, where it is told to whom they are offered."""
    if any(c.dep_ in ("advcl", "xcomp") and grammar.has_to(c) for c in verb.children):
        return False  # 'has offered Poland four jets to patrol its skies'
    beside = [c for c in verb.children if c.dep_ in ("iobj", "obj") and c.i < force.head]
    whom = any(c.lower_ in ("it", "them") or scene.nations_at(c) for c in beside)
    return whom and verb.lower_ in _OFFERING and force.echelon is None and force.function not in ("air-defence", "air-policing")


_OFFERING = words.forms_of("offer")


def _is_theme(token: Token, *, asks: bool) -> bool:
    """What is promised is an object, whatever the parser makes of a bare number; what is asked for stands behind 'for'."""
    return grammar.case(token) == "for" if asks else token.dep_ in ("obj", "xcomp", "dep") and not grammar.case(token)


def _is_before_number(scene: Scene, code: str, theme: Token) -> bool:
    """'Georgia 20 tanks': the name of a nation before the number is whom they are for."""
    named = (m for m in scene.mentions if m.kind == "nation" and m.value == code and m.how in ("name", "capital", "ambiguous"))
    return any(scene.tree.head(m.span).i + 1 < theme.i and scene.tree.head(m.span).nbor(1).tag_ in ("CD", "DT", "JJ") for m in named)


def _is_for_giving(force: Force) -> bool:
    """Vehicles, guns and ammunition: aircraft, ships and air defences are lent with their crews as often."""
    return force.echelon is None and (force.thing == "vehicle" or force.function in ("armour", "artillery"))


def handed_on(found: list[Frame]) -> list[Frame]:
    """'Received 15 vehicles, donated by Germany', 'the guns that Oslo gave are in Ukraine': one transfer, told in two clauses."""
    out = list(found)
    for given in found:
        # 'The guns purchased from Oslo are to reach Kyiv', 'Rabat flies 23 jets that it bought from Madrid'.
        told = any(_has_them(f, given) or (f.action in ("transfer", "deploy") and _tells_of(f, given)) for f in out)
        bare = given.stage.status == "approved" and (given.predicate.dep_ == "acl" or told)
        own = given.action == "transfer" and grammar.base(given.predicate.dep_) == "acl" and (given.stage.status == "in_effect" or bare)
        main = next((f for f in out if _tells_of(f, given)), None) if own else None
        if main is None:
            continue
        agents = main.agents if main.action == "transfer" and main.agents else given.agents
        # 'Uruguay's two C-130s, which Madrid gave it': who has them was given them.
        owners = given.force.senders if given.force and set(given.force.senders) - set(agents) else ()
        force = replace(main.force, senders=()) if main.force and owners else main.force
        hosts = main.hosts or given.hosts or owners or (main.agents if _has_them(main, given) else ())
        whole = replace(main, action="transfer", by="transfer", agents=agents, hosts=hosts, force=force)
        out = [whole if f is main else f for f in out if f is not given]
    return out


def _tells_of(main: Frame, given: Frame) -> bool:
    """The frame of another clause is about the same materiel, which it says is given too, or there."""
    if main.force is None or main.force != given.force or main.predicate.i == given.predicate.i:
        return False
    if main.action == "transfer" and (set(main.hosts) & set(given.agents) or set(main.agents) & set(given.hosts)):
        return False  # 'wants back the six that it lent Latvia'
    later = main.predicate.i > given.predicate.i
    return main.action == "transfer" or _has_them(main, given) or (main.action in _ARRIVING and later)


_USING = words.forms_of("fly", "operate", "use", "drive", "field", "own", "have", "sail")


def _has_them(main: Frame, given: Frame) -> bool:
    """'Peru flies 12 jets that Spain gave it': who has them, at no place that is named, was given them."""
    placed = any(grammar.case(c) in ("in", "at", "from", "over") for c in main.predicate.children)
    same = main.force == given.force and given.predicate.dep_ == "acl:relcl" and main.predicate.i < given.predicate.i
    return same and main.predicate.lower_ in _USING and main.action in _ARRIVING and bool(main.agents) and not placed


_ARRIVING = ("deploy", "station")
