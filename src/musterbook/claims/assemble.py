"""From a frame to a claim: places, times, basis and speakers of the same clause, then what context must fill."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from musterbook.claims import grammar, mentions, status
from musterbook.claims.confidence import Draft, clues
from musterbook.claims.context import Memory, Scope, counted_as, inherit
from musterbook.claims.dating import overtaken, status_by_date, times_of
from musterbook.claims.forces import Force
from musterbook.claims.frames import Frame
from musterbook.claims.places import Place
from musterbook.claims.speakers import Voices
from musterbook.claims.telling import Told, governs, speakers_of, told_by
from musterbook.model import SLOTS, Article, Claim
from musterbook.values import OPEN, Span

_ALLIANCES = {"NATO", "EU", "UN", "CSTO"}
_DESTINATION = {"deploy", "rotate"}


def anchor(article: Article) -> str | None:
    """The day from which relative dates count: the dateline's, which our articles keep in `published`, else the publication's."""
    return article.published


def first_memory(article: Article, laid: Sequence[Any]) -> Memory:
    """How often each nation sends and hosts in the whole article: the fallback of last resort."""
    memory = Memory()
    for one in laid:
        for force in one.scene.forces.values():
            memory.sends.update(force.senders)
        for frame in one.frames:
            if not _host_verb(frame):
                memory.sends.update(frame.agents)
        for place in one.places:
            if place.role in ("at", "to", "from", "obj") and not place.capital:
                memory.hosts.update(h for h in place.hosts if h not in _ALLIANCES)
            if place.name and len(place.hosts) == 1 and not place.capital:
                memory.sites[place.hosts[0], place.name] += 1
    for mention in mentions.find(article.title or ""):
        code = mention.value if mention.kind == "nation" else mention.value.nation if mention.kind == "site" else None
        if code and code not in _ALLIANCES and (mention.kind == "site" or mention.how in ("name", "abbreviation")):
            memory.hosts[code] += 2
        if code and mention.kind == "nation" and mention.how in ("demonym", "abbreviation", "people", "metonym"):
            memory.sends[code] += 1
    return memory


def drafts(article: Article, one: Any, memory: Memory, voices: Voices) -> Iterator[Draft]:
    """The claims of one sentence, with their clues."""
    _see(one, memory)
    told = told_by(one, voices)
    made = [(frame, _claim(article, one, frame, memory, told, voices)) for frame in one.frames if frame.stage.status]
    built = [draft for frame, claim in made if claim is not None for draft in _with_twin(one, frame, Draft(claim, clues(one, frame, claim)))]
    if one.sentence.text.rstrip("”\"'’ ").endswith("?"):
        memory.asked, memory.asked_block = [d.claim for d in built], one.sentence.block
        return
    if not built:
        built = [Draft(c, ("by:answer",)) for c in _answer(article, one, memory, told)] or [Draft(c, ("by:echo",)) for c in _echo(one, memory, told)]
    memory.said = [d.claim for d in built] or memory.said
    yield from built


def _with_twin(one: Any, frame: Frame, draft: Draft) -> Iterator[Draft]:
    """A change is two claims (codebook rule 3): 'indefinitely, rather than until the end of 2025' also cancels that end."""
    yield draft
    for slot, value in overtaken(one, frame):
        claim = replace(draft.claim, status="cancelled", basis=(), start=None, end=None)
        yield Draft(replace(claim, **{slot: value}), (*draft.clues, "twin"))


_ECHOES = (
    ("denied", re.compile(r"\b(?:rubbish|nonsense|baseless|groundless|unfounded|untrue|false|an? (?:invention|fabrication|fiction|myth|lie)|mistaken|not true|no truth|not the case|fake|pure fantasy|denied (?:it|this|that|the report))\b", re.I)),
    ("considered", re.compile(r"\b(?:considering|weighing|studying|reviewing|examining|mulling|assessing|thinking about|looking at|chewing on|looking into|thinking it over) (?:it|this|that|the request|the idea|the proposal)\b", re.I)),
    ("approved", re.compile(r"\b(?:agreed|consented|said yes) to (?:it|this|that|the request)\b|\bapproved (?:it|this|the request)\b", re.I)),
)


def _echo(one: Any, memory: Memory, told: Told) -> Iterator[Claim]:
    """A sentence that only judges the claim before it: 'That is nonsense', 'Washington is considering it'."""
    status = next((status for status, pattern in _ECHOES if pattern.search(one.sentence.text)), None)
    if status is None or not memory.said:
        return
    speakers = [a.speaker for a in told.found if a.speaker] or ([told.quoted] if told.quoted else [])
    via = tuple(a.outlet for a in told.found if a.outlet)
    for claim in memory.said[-1:]:
        if claim.status != status:
            yield replace(claim, status=status, evidence=one.sentence.text, spans={"evidence": (one.sentence.span,)},
                          context={slot: "the claim before" for slot in SLOTS if slot != "status"}, speakers=tuple(speakers), via=via)  # fmt: skip


_YES = re.compile(r"^(?:“|\")?(?:yes|indeed|correct|certainly|it does|they are|they do)\b", re.I)
_NO = re.compile(r"^(?:“|\")?(?:no|not|none|never|neither|it could not|it does not|they are not)\b", re.I)


def _answer(article: Article, one: Any, memory: Memory, told: Told) -> Iterator[Claim]:
    """'No.' and 'Yes.' take everything from the question before them."""
    near = 0 <= one.sentence.block - memory.asked_block <= 1
    if not near or not memory.asked or len(one.sentence.text.split()) > 8:
        return
    status = "denied" if _NO.match(one.sentence.text) else "in_effect" if _YES.match(one.sentence.text) else None
    if status is None:
        return
    for claim in memory.asked:
        end = one.sentence.span.end
        start = article.text.find(claim.evidence)
        whole = Span(start, end)
        who = (told.quoted,) if told.quoted else ()
        stage = claim.status if status == "in_effect" else "denied"
        yield replace(claim, status=stage, evidence=whole.of(article.text), spans={**claim.spans, "evidence": (whole,)}, speakers=who)
    memory.asked = []


def _see(one: Any, memory: Memory) -> None:
    """Headings and labels set the host for what follows."""
    named = [p for p in one.places if any(h not in _ALLIANCES for h in p.hosts)]
    if one.sentence.kind == "heading" or (len(one.sentence.text.split()) <= 3 and named and not one.frames):
        outside = [p for p in named if "(" not in one.sentence.text[: p.span.start]]
        memory.heading = tuple(dict.fromkeys(h for p in outside for h in p.hosts))
        return
    for place in named:
        if place.role in ("at", "to", "obj", "subj") and not place.capital:
            memory.see_place(one.sentence.block, tuple(h for h in place.hosts if h not in _ALLIANCES), place.name)


_ANYWHERE = re.compile(r"\b(?:around the world|worldwide|across the world|all over the world|around the globe)\b", re.I)


def _claim(article: Article, one: Any, frame: Frame, memory: Memory, told: Told, voices: Voices) -> Claim | None:
    scope = memory.antecedent(frame.force, one.sentence.block) if frame.force is None or frame.force.definite or frame.force.soft else None
    bare = frame.by in ("noun", "site") and frame.force is None
    force = None if bare else inherit(frame.force, scope.force if scope and not (frame.force and frame.force.soft) else None)
    if frame.by in ("pronoun",) and scope is None:
        return None
    slots: dict[str, Any] = {"action": frame.action, "status": frame.stage.status}
    context: dict[str, str] = {}
    senders = _senders(frame, force, scope, memory, one, context)
    where = _where(one, frame)
    slots |= _places(frame, where, senders, scope, memory, one, context)
    if "hosts" in context and _ANYWHERE.search(one.sentence.text):
        slots |= {"hosts": (), "place": None}
    if slots["action"] == "deploy" and slots["hosts"] and set(slots["hosts"]) <= set(senders):
        slots = _homeward(slots, where, senders, memory, one, context)
    if slots["hosts"] and set(slots["hosts"]) <= set(senders):
        return None
    if not slots["hosts"] and _ANYWHERE.search(one.sentence.text):
        context["hosts"] = "nowhere in particular"
    elif not slots["hosts"]:
        return None
    if not senders:
        return None
    slots["senders"] = senders
    if any(a.verb.lower_ in _DENYING and governs(a, frame.predicate) and a.verb.i != frame.predicate.i for a in told.found) and not frame.stage.negated:
        slots["status"] = "denied"
    slots |= _force_slots(force, slots["action"], frame)
    slots |= _basis(one, frame)
    slots |= times_of(one, frame, slots)
    slots |= speakers_of(one, frame, told, voices)
    slots["status"] = status_by_date(slots, frame, article, one, told)
    memory.keep(Scope(force, senders, slots["hosts"], slots.get("place"), one.sentence.block))
    start = one.sentence.span.start
    spans = {"evidence": (one.sentence.span,)}
    for name, span in force.spans if force else ():
        spans[name] = (*spans.get(name, ()), Span(span.start + start, span.end + start))
    return Claim(article=article.id, evidence=one.sentence.text, spans=spans, context=context, **slots)


_DENYING = {"denied", "denies", "rejected", "rejects", "dismissed", "dismisses", "refuted", "refutes", "deny", "reject"}


def _senders(frame: Frame, force: Force | None, scope: Scope | None, memory: Memory, one: Any, context: dict[str, str]) -> tuple[str, ...]:
    own = frame.force.senders if frame.force else ()
    if own:
        return own
    if one.label and _label_sends(one, memory):
        context["senders"] = "the label of the line"
        return one.label
    if frame.by in ("people", "nation"):
        return frame.agents
    asked = frame.stage.requester
    if asked is not None:
        addressed = [code for child in asked.children if child.dep_ in grammar.OBJECTS or child.dep_ == "obl" for code in one.scene.nations_at(child)]
        if addressed:
            return tuple(dict.fromkeys(addressed))
    if frame.agents and not _host_verb(frame):
        return frame.agents
    if force and force.senders:
        context["senders"] = "the force spoken of before"
        return force.senders
    if scope and scope.senders:
        context["senders"] = "what the word stands for"
        return scope.senders
    actor = _actor(one, frame)
    if actor and not force_like(frame):
        return actor
    near = next((p.hosts for p in _where(one, frame) if p.hosts and p.role in ("at", "to", "from", "obj")), ())
    found, why = memory.sender(one.sentence.block, near)
    context["senders"] = why
    return found


def force_like(frame: Frame) -> bool:
    """The frame is about something that the nations of the sentence receive or watch, not send."""
    return _host_verb(frame) or frame.by in ("pronoun", "site")


def _actor(one: Any, frame: Frame) -> tuple[str, ...]:
    """The last nation before the predicate that stands in no phrase of place and owns nothing: whoever acts, however the tree hangs."""
    found: tuple[str, ...] = ()
    for mention in one.scene.mentions:
        if mention.kind not in ("nation", "body"):
            continue
        token = one.scene.tree.head(mention.span)
        if token.i >= frame.predicate.i or grammar.case(token) or token.dep_ in ("nmod:poss", "compound", "amod"):
            continue
        code = mention.value if mention.kind == "nation" else mention.value.nation
        found = (code,) if code else found
    return found


def _label_sends(one: Any, memory: Memory) -> bool:
    """The label of a line names the sender where a heading, or the line itself, names another nation as the host."""
    if memory.heading:
        return set(memory.heading) != set(one.label)
    return any(p.hosts and not set(p.hosts) & set(one.label) for p in one.places if p.role in ("at", "to"))


def _host_verb(frame: Frame) -> bool:
    return frame.predicate.lower_ in {"host", "hosts", "hosted", "hosting", "receive", "receives", "received", "receiving", "welcome", "welcomed", "get", "gets", "getting", "got", "buy", "bought", "order", "ordered", "purchase", "purchased", "acquire", "acquired", "house", "housed", "accommodate"}


def _where(one: Any, frame: Frame) -> list[Place]:
    """The places of the frame's clause, nearest first: those on its verb or noun, in the force's phrase, then in the clause."""
    predicate, theme = frame.predicate, frame.theme
    home = grammar.clause(predicate)
    ranked = []
    for place in one.places:
        token = place.token
        if place.role == "of" and not _owned_site(place, one):
            continue
        if place.role == "subj" and not _host_verb(frame):
            continue
        if place.role == "obj" and not (grammar.clause(token).i == predicate.i):
            continue
        at = grammar.clause(token)
        if token.head.i == predicate.i or token.i == predicate.i:
            rank = 0
        elif grammar.within(token, theme) and at.i == grammar.clause(theme).i:
            rank = 1
        elif at.i in (predicate.i, home.i):
            rank = 2
        elif grammar.within(token, predicate) and not _attributing(at, predicate):
            rank = 3
        else:
            continue
        ranked.append((rank, place.span, place))
    return [place for _, _, place in sorted(ranked, key=lambda r: r[:2])]


def _owned_site(place: Place, one: Any) -> bool:
    return place.name is not None


def _attributing(clause: Token, predicate: Token) -> bool:
    return clause.i != predicate.i and grammar.is_predicate(clause) and grammar.base(clause.dep_) in ("ccomp", "parataxis", "conj")


def _places(frame: Frame, where: list[Place], senders: tuple[str, ...], scope: Scope | None, memory: Memory, one: Any, context: dict[str, str]) -> dict[str, Any]:
    roles = {"deploy": ("to", "at", "obj"), "rotate": ("at", "to", "obj"), "withdraw": ("from", "obj", "at"), "station": ("at", "subj", "obj", "to"), "transfer": ("to", "obj", "subj", "at")}[frame.action]
    if _host_verb(frame):
        roles = ("subj", *roles)
    chosen = next((found for role in roles if (found := [p for p in where if p.role == role])), [p for p in where if p.role == "of"])
    hosts: list[str] = []
    names: list[str] = []
    for place in chosen:
        fresh = [h for h in place.hosts if h not in _ALLIANCES and (h not in senders or len(place.hosts) > 1)]
        if hosts and not place.name:
            continue
        hosts += [h for h in fresh if h not in hosts] if not hosts or (chosen[0].name is None) == (place.name is None) else []
        if place.name and place.name not in names and not place.back:
            names.append(place.name)
    out: dict[str, Any] = {"hosts": tuple(hosts), "place": names[0] if names else None, "origin": None}
    if not hosts:
        found, place_name, why = _from_context(chosen, scope, memory, one, senders)
        out["hosts"], context["hosts"] = found, why
        out["place"] = out["place"] or place_name
    if frame.action in _DESTINATION:
        out["origin"] = _origin(where, senders, out)
    return out


def _from_context(chosen: list[Place], scope: Scope | None, memory: Memory, one: Any, senders: tuple[str, ...]) -> tuple[tuple[str, ...], str | None, str]:
    if one.label and not set(one.label) & set(senders):
        return one.label, None, "the label of the line"
    named = [p for p in one.places if p.hosts and p.role in ("at", "of", "to") and not p.capital and not (set(p.hosts) & (set(senders) | _ALLIANCES))]
    if len({p.hosts for p in named}) == 1:
        return named[0].hosts, named[0].name, "the place named in the sentence"
    if scope and scope.hosts and not set(scope.hosts) & set(senders):
        return scope.hosts, scope.place, "where the force was spoken of before"
    hosts, place, why = memory.host(one.sentence.block, senders)
    return hosts, place, why


def _origin(where: list[Place], senders: tuple[str, ...], out: dict[str, Any]) -> str | None:
    for place in where:
        if place.role == "from" and not place.back:
            if place.name:
                return place.name
            codes = [h for h in place.hosts if h not in senders and h not in out["hosts"]]
            return codes[0] if codes else None
    return None


def _homeward(slots: dict[str, Any], where: list[Place], senders: tuple[str, ...], memory: Memory, one: Any, context: dict[str, str]) -> dict[str, Any]:
    """A move to the sender's own country is a withdrawal from wherever it was."""
    sources = [p for p in where if p.role == "from" and p.hosts and not set(p.hosts) & set(senders)]
    hosts, place = (sources[0].hosts, sources[0].name) if sources else ((), None)
    if not hosts:
        hosts, place, why = memory.host(one.sentence.block, senders)
        context["hosts"] = why
    return slots | {"action": "withdraw", "hosts": hosts, "place": place, "origin": None}


def _force_slots(force: Force | None, action: str, frame: Frame) -> dict[str, Any]:
    if force is None:
        return {}
    quantity = force.quantity
    if quantity and action == "withdraw" and quantity.mode == "total":
        quantity = replace(quantity, mode="reduction")
    elif quantity and action == "deploy" and quantity.mode == "total" and frame.predicate.lower_ in ("reinforce", "reinforced", "add", "added"):
        quantity = replace(quantity, mode="additional")
    return {"unit": force.unit, "echelon": force.echelon, "function": force.function, "equipment": force.equipment, "quantity": quantity}


def _basis(one: Any, frame: Frame) -> dict[str, Any]:
    found = []
    for basis, start, end in status.bases(one.sentence.text):
        token = one.scene.tree.head(Span(start, end))
        at = grammar.clause(token)
        if at.i in (frame.predicate.i, grammar.clause(frame.predicate).i) or (grammar.within(token, frame.theme) and at.i == grammar.clause(frame.theme).i):
            found.append(basis)
    if frame.action == "rotate" and "rotational" in found and len(found) == 1 and frame.predicate.lower_.startswith("rotat"):
        found = []
    out: dict[str, Any] = {"basis": tuple(dict.fromkeys(found))}
    if {"permanent", "indefinite"} & set(found):
        out["end"] = OPEN
    return out
