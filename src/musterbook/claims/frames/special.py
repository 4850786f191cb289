"""Verbs that carry an action in a way of their own: asking for a force, visiting it, prolonging its stay, taking part in a mission."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.dealings import DEALT, is_deal
from musterbook.claims.frames.kit import PASSAGES
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.nouns import from_stocks
from musterbook.claims.frames.scene import Frame, Scene, acting, holds_place, is_commanded
from musterbook.claims.frames.wishes import is_thought_of
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases import kinds
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage, listed
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_STANCES = {"requested", "announced", "approved", "ordered", "considered", "cancelled", "denied"}


# Of the words that deny, those that refuse a force itself and not what is told of it.
_DECIDING = words.forms_of("decide", "agree", "settle")
_REFUSING = words.forms_of("rule", "exclude", "refuse", "reject", "decline")


# Listed words that take an action and no force: 'threatens the soldiers' plans nothing for them.
_OF_NO_FORCE = frozenset({"set", "going", "due", "look", "looking", "think", "thinking"}) | words.forms_of("threaten", "provide")


def _is_to_stay(verb: Token) -> bool:
    """'Had asked for two battalions to remain', 'authorised up to 900 soldiers until June'."""
    until = verb.lower_ in _AUTHORISING and any(grammar.case(c) in ("until", "till") for c in verb.subtree)
    below = (c for t in (verb, *verb.children) for c in t.children)
    return until or any(c.lower_ in ("remain", "stay") and grammar.has_to(c) and c.i > verb.i for c in below)


_AUTHORISING = words.forms_of("authorise", "authorize", "mandate")


_CALLING = words.forms_of("call")


def of_stance(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A force that is asked for, promised, ordered or approved, with no verb of moving: 'asked Paris for a battery'."""
    statuses = [s for s in listed(verb) if s in _STANCES and (s != "denied" or verb.lower_ in _REFUSING)]
    yield from _of_leave(scene, verb)
    if not statuses or is_commanded(scene, verb) or (verb.lower_ in _OF_NO_FORCE and not is_thought_of(verb)):
        return
    passive = grammar.is_passive(verb)
    asks = any(grammar.case(c) in ("for", "on", "upon") for c in grammar.obliques(verb)) or any(map(grammar.has_to, verb.children))
    if not asks and (verb.lower_ in _CALLING or (passive and verb.lower_ == "known")):
        return  # 'INTERFET, as the force is called', 'called the aircraft a provocation'
    themes = _asked_for(verb, statuses)
    # 'The Bahamas promised 150, Belize 50': each nation with a number of its own; the later ones share the verb (frames/rest).
    behind = scene.tree.starts[verb.i]
    counted = [
        s
        for s in grammar.subjects(verb)
        if not passive and _is_tally(f := scene.forces.get(s.i)) and f and any(span.start > behind for _, span in f.spans)
    ]
    themes = [*counted[:1], *(t for t in themes if not _is_tally(scene.forces.get(t.i)))]
    if any(s.lower_ in DEALT for s in grammar.subjects(verb)):
        return  # 'the contract for 24 aircraft was signed'
    # 'Ordered its 200 soldiers out of Cyprus'.
    home = any(grammar.case(o) == "out" for o in grammar.obliques(verb)) or any(c.lower_ == "home" for c in verb.children)
    action = "withdraw" if home else "station" if _is_to_stay(verb) else "deploy"
    own = stage(verb, action)
    for theme in themes:
        for force in scene.forces_at(theme):
            shared = (_is_tally(force) and theme not in counted) or _is_owned(theme, force) or _is_joined(scene, verb, theme)
            if (
                (force.soft and not (_is_sent(scene, verb, force) or _is_whole(verb, theme) or is_thought_of(verb)))
                or shared
                or theme.lower_ in action_nouns()
                or theme.lower_ in PASSAGES
                or theme.lower_ in DEALT
                or own.status is None
                or _is_told_to(verb, force)
            ):
                continue
            told = Stage(statuses[0], verb.lower_, False, verb if statuses[0] == "requested" else None, True, verb)
            agents = acting(scene, verb, theme)
            guests = verb.lower_ in _EXPECTING and bool(agents) and bool(force.senders) and not set(agents) & set(force.senders)
            # 'Helsinki has ruled out a permanent base': who rules out a base on its soil is the host.
            guests = guests or (verb.lower_ in _REFUSING and theme.lower_ in ("base", "bases") and not force.senders)
            yield Frame(
                action,
                verb,
                replace(told, status="denied", negated=True) if own.negated else told,
                force,
                theme,
                () if guests else agents,
                "stance",
                agents if guests else (),
            )


_PARTS = frozenset({"first", "last", "part", "batch", "rest", "remainder"})


def _is_whole(verb: Token, theme: Token) -> bool:
    """'They are the first of 20 promised by Oslo': so many were promised."""
    below = verb.dep_ == "acl" and grammar.is_passive(verb) and verb.head is theme
    return below and grammar.case(theme) == "of" and theme.head.lower_ in _PARTS


_SENDING = words.forms_of("order")


def _is_joined(scene: Scene, verb: Token, theme: Token) -> bool:
    """'Offered 600 soldiers for the force in Somalia': for which force it offers others."""
    offered = any(f.quantity or f.has_type for o in grammar.objects(verb) if o is not theme for f in scene.forces_at(o))
    return offered and grammar.case(theme) == "for" and any(c.lower_ in ("the", "a", "an") for c in theme.children)


def _is_sent(scene: Scene, verb: Token, force: Force) -> bool:
    """'Ordered 26,000 of its troops to the Gulf': so many are told where to go."""
    goal = any(grammar.case(c) in ("to", "into") and holds_place(scene, c) for c in grammar.obliques(verb))
    return verb.lower_ in _SENDING and force.quantity is not None and goal and not grammar.is_passive(verb)


_EXPECTING = words.forms_of("expect", "await")  # 'Latvia expects 200 Spaniards'


def _asked_for(verb: Token, statuses: list[str]) -> list[Token]:
    """The phrases that may name the force: what is promised or ordered, or stands behind 'for' where somebody is asked."""
    if grammar.is_passive(verb):
        behind = [c for c in verb.children if "requested" in statuses and grammar.case(c) == "for"]  # 'have been asked for a company'
        return [*(s for s in grammar.subjects(verb) if s.i != verb.i), *behind]
    if any(map(is_deal, grammar.objects(verb))):
        behind = []  # 'scrapped a deal for 16 helicopters'
    else:
        links = ("on",) if verb.lower_ in _DECIDING else ("about", "of") if is_thought_of(verb) else ("for",)
        behind = [o for o in grammar.obliques(verb) if grammar.case(o) in links]
    # 'Were clearing mines': of explosives the word approves nothing.
    cleared = _EXPLOSIVES if verb.lower_.startswith("clear") else frozenset()
    return [*(o for o in grammar.objects(verb) if o.dep_ == "obj" and o.lower_ not in cleared), *behind]


_EXPLOSIVES = frozenset({"mine", "mines", "bombs", "shells", "munitions"})


def _is_owned(theme: Token, force: Force) -> bool:
    """'Wished him a soldier's luck': no soldier is wished for."""
    bare = not (force.quantity or force.has_type or force.senders)
    return bare and any(c.dep_ == "nmod:poss" and c.tag_ in ("NN", "NNS") for c in theme.children)


def _is_told_to(verb: Token, force: Force) -> bool:
    """'Ordered the armed forces to prepare the handover': who is told to do something else is not what is ordered."""
    if verb.lower_ in _TEACHING and not any(grammar.has_to(c) for c in verb.children):
        return True  # 'instructed 40 Senegalese fusiliers in boarding'
    bare = not (force.quantity or force.has_type)
    return bare and verb.lower_ in _TELLING and any(grammar.is_verb(c) and grammar.has_to(c) for c in verb.children)


_TEACHING = words.forms_of("instruct")
_TELLING = words.forms_of("order", "task", "instruct", "direct", "command")


def _is_tally(force: Force | None) -> bool:
    """A nation and its number, and nothing else."""
    return force is not None and bool(force.senders) and force.quantity is not None and not (force.nouns or force.has_type or force.thing)


_VISITING = words.forms_of("visit", "greet", "meet", "thank", "inspect", "address")


def of_visit(scene: Scene, verb: Token) -> Iterator[Frame]:
    """Who is visited somewhere is there: 'flew to Rukla to visit Dutch soldiers'."""
    if verb.lower_ not in _VISITING or stage(verb, "station").negated:
        return
    for theme in grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb):
        if any(grammar.base(c.dep_) == "acl" for c in theme.children):
            continue  # 'thanked the soldiers who served in Mali': the clause tells of them
        for force in (f for f in scene.forces_at(theme) if f.personnel and not f.soft and f.senders):
            yield Frame("station", theme, Stage("in_effect", "visited", tense="present"), force, theme, (), "visit")


_LEAVE = {
    "light",
    "blessing",
    "go-ahead",
    "nod",
    "approval",
    "consent",
    "permission",
    "authorisation",
    "authorization",
    "clearance",
    "assent",
}
_GIVING = words.forms_of("give", "grant")


def _of_leave(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Has given the green light for 850 peacekeepers to stay', 'gave its blessing to 40 more soldiers'."""
    leave = next((o for o in grammar.objects(verb) if o.lower_ in _LEAVE), None) if verb.lower_ in _GIVING else None
    if leave is None or (own := stage(verb, "deploy")).status is None:
        return
    staying = any(c.lower_ in ("stay", "remain") for c in (*verb.children, *leave.children))
    for theme in (c for head in (verb, leave) for c in head.children if grammar.case(c) in ("for", "to")):
        for force in (f for f in scene.forces_at(theme) if not f.soft):
            status = "denied" if own.negated else "approved" if own.status == "in_effect" else own.status
            told = replace(own, status=status, word=verb, future=True)
            if action_nouns().get(theme.lower_) == "transfer":
                yield _of_consent(scene, verb, theme, force, told)
                continue
            yield Frame("station" if staying else "deploy", verb, told, force, theme, acting(scene, verb, theme), "stance")


def _of_consent(scene: Scene, verb: Token, noun: Token, force: Force, told: Stage) -> Frame:
    """'Gave its consent to the transfer of six guns from Polish stocks to Benin': whose they are gives, or else who consents."""
    targets = [c for c in verb.subtree if c.i > noun.i and grammar.case(c) in ("to", "for")]
    takers = tuple(dict.fromkeys(code for c in targets for code in scene.nations_at(c)))
    givers = from_stocks(scene, verb) or acting(scene, verb, noun)
    own = replace(force, senders=tuple(code for code in force.senders if code in givers))
    return Frame("transfer", verb, told, own, noun, givers, "transfer", tuple(code for code in takers if code not in givers))


def _is_mission(mention: Mention) -> bool:
    """A mission, or 'Baltic Air Policing', which is one by another name."""
    policing = (mention.kind == "function" and mention.value == "air-policing") or (mention.kind == "body" and _POLICING in mention.text)
    return policing or (kinds.is_contingent(mention) and mention.value.kind == "mission")


_POLICING = "Air Policing"


_GUARDING = words.forms_of("secure", "protect", "patrol", "police", "guard", "monitor", "cover", "defend")


def of_guarding(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The German Air Force will secure the airspace over the Black Sea': a nation that guards the skies of others is there for it."""
    skies = [o for o in grammar.objects(verb) if o.lower_ in ("airspace", "skies", "sky")] if verb.lower_ in _GUARDING else []
    subjects = [s for s in grammar.subjects(verb) if not scene.forces_at(s)] if skies and not grammar.is_passive(verb) else []
    agents = tuple(dict.fromkeys(code for s in subjects for code in scene.nations_at(s)))
    for theme in skies[:1] if agents else ():
        force = Force(theme.i, theme.text, senders=agents, function="air-policing")
        yield Frame("station", verb, stage(verb, "station"), force, theme, agents, "verb")


_TAKING = words.forms_of("take")
_JOINING = words.forms_of("participate", "serve", "belong", "contribute")
_MEMBERS = {"contributor", "contributors", "participant", "participants", "provider", "providers"}


def _takes_part(token: Token) -> bool:
    """'Takes part', 'are the largest contributors'."""
    if token.lower_ in _TAKING:
        return any(o.lower_ == "part" for o in grammar.objects(token))
    return token.lower_ in _JOINING or (token.lower_ in _MEMBERS and any(c.dep_ == "cop" for c in token.children))


def _is_some_mission(token: Token) -> bool:
    """'The mission', 'the peacekeeping force'."""
    kind = any(c.lower_ in ("peacekeeping", "multinational", "observer", "stabilisation", "stabilization") for c in token.children)
    return token.lower_ in ("mission", "operation") or (token.lower_ == "force" and kind)


def _of_those(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'No American soldiers take part', 'the 200 Serbs will take part too': in what, was said before."""
    for subject in grammar.subjects(verb):
        for force in (f for f in scene.forces_at(subject) if f.personnel and f.senders):
            yield Frame("station", verb, stage(verb, "station"), force, subject)


def of_taking_part(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Malaysia has taken part in UNIFIL since 2007': whoever takes part in a mission has soldiers there."""
    if not _takes_part(verb):
        return
    named = {scene.tree.head(m.span).i for m in scene.mentions if _is_mission(m)}
    known = {t.i for t in scene.tree.doc if _is_some_mission(t) and any(c.lower_ in ("the", "this") for c in t.children)}
    agents = tuple(dict.fromkeys(scene.nations_of_subjects(verb)))
    if not any(grammar.case(c) for c in grammar.obliques(verb)) and verb.lower_ in _TAKING:
        yield from _of_those(scene, verb)
    of_troops = verb.lower_ in _MEMBERS and any(t.lower_ in ("troop", "troops") for t in verb.subtree)
    if agents and of_troops and verb.i not in scene.forces and holds_place(scene, verb) and not named | known:
        bare = Force(verb.i, verb.text, senders=agents)  # 'Rwanda is the largest troop contributor in South Sudan'
        yield Frame("station", verb, stage(verb, "station"), bare, verb, agents, "verb")
    for theme in (
        c
        for head in (verb, *grammar.objects(verb))
        for c in head.children
        if c.i in named | known
        and (grammar.case(c) in ("in", "to", "with") or any(d.dep_ == "mark" and d.lower_ == "to" for d in c.children))
    ):
        mission = next((m.text for m in scene.mentions if _is_mission(m) and scene.tree.head(m.span).i == theme.i), None)
        policing = mission is not None and _POLICING in mission
        bare = Force(theme.i, theme.text, unit=None if policing else mission, function="air-policing" if policing else None, definite=True)
        force = scene.forces.get(theme.i) or bare
        own = [f for s in grammar.subjects(verb) for f in scene.forces_at(s) if f.nouns and (f.senders or f.quantity)]
        if own:
            unit = None if policing else mission  # 'no Greek soldiers take part in EUFOR'
            yield Frame("station", verb, stage(verb, "station"), replace(own[0], unit=own[0].unit or unit), scene.tree.doc[own[0].head])
        elif agents and force:
            yield Frame("station", verb, stage(verb, "station"), replace(force, senders=agents), theme, agents, "verb")
