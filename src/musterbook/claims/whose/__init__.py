"""Whose force: the sending nations of a frame, from its own phrase, its verb, its label, or what came before."""

from musterbook.claims import linking
from musterbook.claims.context import Memory, Whole
from musterbook.claims.frames import Frame
from musterbook.claims.frames.transfer import transfer_verbs
from musterbook.claims.line import Case, Line
from musterbook.claims.names import mentions
from musterbook.claims.names.mentions import Mention
from musterbook.claims.trees import grammar
from musterbook.claims.whose import arms, homes, missions, owners
from musterbook.claims.whose.beside import has_forces, only_locates
from musterbook.claims.whose.hosting import is_hosting
from musterbook.model import Article, Speaker
from musterbook.world import outlets
from musterbook.world.nations import ALLIANCES


def senders(case: Case) -> tuple[str, ...]:
    """The sending nations; what fills them from outside the phrase is noted in the case's context."""
    return (
        _named(case)
        or owners.alone(case)
        or homes.of_its_town(case)
        or homes.of_known(case, _host_named(case))
        or homes.at_home(case, tuple(h for p in case.line.places if p.role in ("at", "to") for h in p.hosts))
        or owners.of_the_embassy(case)
        or homes.leaving_home(case)
        or homes.setting_out(case)
        or owners.of_the_mission(case)
        or missions.contributed(case)
        or owners.asked_on(case)
        or arms.given_before(case)
        or _acting(case)
        or arms.of_the_type(case)
        or (_spoken_for(case, ours) if (ours := case.voice or _writers(case)) else ())
        or _known(case)
        or missions.of_the_un(case)
    )


def nation_of(speaker: Speaker) -> str | None:
    """Whose speaker it is: by the country named, or by the body that they speak for ('a White House spokesman')."""
    return speaker.country or next(iter(_nations_of(speaker.org or speaker.role or "")), None)


def _spoken_for(case: Case, ours: str) -> tuple[str, ...]:
    """'We will send 200 soldiers', 'our tanks are on their way': who speaks speaks of the own nation's."""
    frame = case.frame
    own = frame.theme.lower_ in ("we", "us") or any(c.lower_ in ("our", "ours") for c in frame.theme.children)
    sending = any(s.lower_ == "we" for s in grammar.subjects(frame.predicate)) and not is_hosting(frame)
    taking = frame.action == "transfer" and not own and transfer_verbs().get(frame.predicate.lower_, ("give", ""))[0] != "give"
    if not (own or sending) or taking or ours in (*frame.hosts, *_host_named(case)):
        return ()
    case.context["senders"] = "who speaks"
    return (ours,)


def _writers(case: Case) -> str | None:
    """Whose 'we' is outside of quotation marks: of the outlet's country, else of the nation that sends most in the article."""
    if case.line.sentence.kind == "answer" or any(mark in case.line.sentence.text for mark in '“”"'):
        return None
    whole = case.memory.whole
    most = max(((n, code) for code, n in whole.sends.items() if code not in ALLIANCES), default=(0, None))
    # A newsletter of guests, called after the town where they are, is not its host's.
    return next((code for code in whole.outlet if whole.sends[code] >= whole.hosts[code]), most[1])


def _named(case: Case) -> tuple[str, ...]:
    frame = case.frame
    own = frame.force.senders if frame.force else ()
    if own and set(own) <= ALLIANCES and set(frame.agents) - ALLIANCES and not is_hosting(frame):
        return frame.agents  # 'Italy has 1,100 soldiers with UNIFIL'
    if own and frame.by == "stance" and frame.agents and set(frame.agents) != set(own) and frame.stage.requester is None:
        return frame.agents  # 'Germany promised Ukraine two more'
    if own and frame.by != "transfer":
        return own
    home = (
        (homes.homes(case) or _whose(case) or owners.theirs(case) or owners.of_comrades(case) or owners.agreed_to(case)) if not own else ()
    )
    if home:
        return home
    if case.line.label and _label_sends(case):
        case.context["senders"] = "the label of the line"
        return case.line.label
    return frame.agents if frame.by in ("people", "nation", "actor") else ()


def _whose(case: Case) -> tuple[str, ...]:
    """'The Burundians, whose last battalion left in December': those before the clause."""
    theme = case.frame.theme
    clause = grammar.clause(theme)
    if clause.dep_ != "acl:relcl" or not any(c.lower_ == "whose" for c in theme.children):
        return ()
    force = case.line.scene.forces.get(clause.head.i)
    return (force.senders if force else ()) or case.line.scene.nations_at(clause.head)


def _acting(case: Case) -> tuple[str, ...]:
    """Whoever is asked to send, or acts as the verb's subject."""
    frame, asked = case.frame, case.frame.stage.requester
    if asked is not None:
        addressed = [c for child in asked.children if owners.is_addressed(child) for c in case.line.scene.nations_at(child)]
        if addressed:
            return tuple(dict.fromkeys(addressed))
        if any(child.lower_ in owners.ADDRESSED and child.dep_ in ("obj", "iobj", "obl") for child in asked.children):
            return ()
    if not is_hosting(frame) and (told := owners.who_say_so(case) or owners.of_a_pact(case)):
        return told
    if frame.by == "noun" and frame.agents == ("UN",) and (others := missions.mandated(case)):
        return others
    takes = case.is_given and transfer_verbs().get(frame.predicate.lower_, ("", ""))[0] in ("take", "sign")
    gives = bool(frame.agents) and not takes and not grammar.is_passive(frame.predicate)
    if gives and any(s.lower_ == "it" for s in grammar.subjects(frame.predicate)):
        return tuple(dict.fromkeys((*_known(case), *frame.agents)))  # 'together with Germany it supplies 100'
    if frame.by == "transfer" or (frame.by == "handed" and frame.agents):
        return frame.agents or (frame.force.senders if frame.force else ())
    return () if is_hosting(frame) else frame.agents or owners.own_country(case)


def _known(case: Case) -> tuple[str, ...]:
    """The likeliest sender where the sentence names none: never a nation that it names as the host, nor the one that wants others gone."""
    line, frame = case.line, case.frame
    if told := owners.of_the_same(case):
        return told
    rivals = case.rivals("senders")
    asked = case.scope if case.scope is case.memory.said.topic else None
    for known, clue in ((case.force, "force"), (case.scope, "scope"), (asked, "asked about")):
        if known and known.senders:
            rivals.add(known.senders, clue)
            rivals.add(known.senders, f"{clue}:{frame.by}{':it' if is_of_it(frame) else ''}")
    acting = () if is_hosting(frame) else _actor(case)
    if not (set(acting) <= ALLIANCES and case.force and set(case.force.senders) - ALLIANCES):  # 'the UN ordered the contingent home'
        rivals.add(acting, "actor")
    for place in line.places:
        if (place.role == "from" or homes.is_left(frame, place)) and place.hosts and frame.action != "withdraw":
            rivals.add(place.hosts, "source:site" if place.name else "source")
    rivals.add(line.label, "label")
    _add_named(case, rivals)
    near = case.frame.hosts or _host_named(case)
    if told := owners.deciding(case, acting, near):
        case.context["senders"] = "who acts in the sentence"
        return told
    own = any(c.lower_ in ("its", "our", "their", "his", "her") for c in frame.theme.children)  # 'Nigeria wants its battalion out'
    gone = (case.voice,) if case.voice and frame.action == "withdraw" and frame.stage.status == "requested" and not own else ()
    whence = (h for p in line.places if p.role in ("from", "obj") and homes.is_whence(case, p) for h in p.hosts)
    closed = (*near, *gone, *whence, *owners.relieved(case))
    choice, why = linking.chosen(case.asking("senders", near or case.memory.whole.main_host()), rivals, closed)
    if choice is None:
        return ()
    case.context["senders"] = why
    case.choices.append(choice)
    return choice.taken


def _add_named(case: Case, rivals: linking.Field) -> None:
    """The nations that the sentence names, but those with a number of their own."""
    for mention in case.line.names:
        code = mention.value if mention.kind == "nation" else mention.value.nation if mention.kind == "body" else ""
        elsewhere = _has_its_own(case, mention) or only_locates(case.line, mention) or owners.only_leads(case.line.sentence.text, mention)
        if code and code not in ALLIANCES and not elsewhere:
            rivals.add((code,), f"here:{mention.how if mention.kind == 'nation' else 'body'}")


def is_of_it(frame: Frame) -> bool:
    """'It has 3,700 today': the number is that of what was spoken of last."""
    return frame.by == "number" and any(s.lower_ in ("it", "they") for s in grammar.subjects(frame.predicate))


def _has_its_own(case: Case, mention: Mention) -> bool:
    """'118 soldiers, of whom 65 are Portuguese': the nation has a number of its own, which is not that of this force."""
    force = case.line.scene.forces.get(case.line.scene.tree.head(mention.span).i)
    own = case.frame.force
    if force is None or own is None or force.head == own.head:
        return False
    return bool(force.quantity) and not force.nouns and force.senders == (mention.value,)


def asked_about(line: Line) -> str | None:
    """The nation whose soldiers a question is about: the one people or alliance that it names, or, in a short one, the one nation."""
    found = [m for m in line.names if m.kind == "nation"]
    people = {m.value for m in found if m.how in ("people", "demonym")}
    alliances = {m.value for m in found if m.value in ALLIANCES}
    named = people or alliances or ({m.value for m in found} if len(line.sentence.text.split()) <= _SHORT else set())
    return next(iter(named)) if len(named) == 1 else None


_SHORT = 5


def _host_named(case: Case) -> tuple[str, ...]:
    """The host that the sentence itself names for this action, as far as grammar tells."""
    wanted = ("from", "at", "obj") if case.frame.action == "withdraw" else ("to", "at", "obj")
    named = [p for p in case.line.places if p.hosts and p.role in wanted and not p.capital and not set(p.hosts) & ALLIANCES]
    return next((p.hosts for role in wanted for p in named if p.role == role), ())


def _actor(case: Case) -> tuple[str, ...]:
    """The last nation before the predicate that stands in no phrase of place and owns nothing: whoever acts, however the tree hangs."""
    found: tuple[str, ...] = ()
    own = grammar.subjects(grammar.clause(case.frame.predicate))
    if any(s.tag_ == "NNP" and not case.line.scene.nations_at(s) for s in own):
        return ()  # 'the army said that Milley had spoken of a rotation': the army only tells
    for mention in case.line.scene.mentions:
        if mention.kind not in ("nation", "body") or only_locates(case.line, mention):
            continue
        token = case.line.scene.tree.head(mention.span)
        if token.dep_ in ("nmod:poss", "compound", "amod") and token.head.lower_ in _DECIDERS and token.head.dep_ in grammar.SUBJECTS:
            token = token.head  # 'Portugal's government has approved the deployment'
        if token.i >= case.frame.predicate.i or grammar.case(token) or token.dep_ in ("nmod:poss", "compound", "amod"):
            continue
        code = mention.value if mention.kind == "nation" else mention.value.nation
        found = (code,) if code else found
    return found


_DECIDERS = frozenset({"government", "cabinet", "parliament", "ministry", "army", "navy", "president", "assembly", "senate", "council"})


def _label_sends(case: Case) -> bool:
    """The label of a line names the sender: a people, or a nation where a heading, the line or the article has another as the host."""
    line, heading = case.line, case.memory.at.heading
    if case.hosted:
        return False
    head = line.sentence.head or ""
    named = [m.how for m in mentions.find(head) if m.kind == "nation"]
    if head.lower().startswith("from ") or "people" in named or "demonym" in named:
        return True
    if "abbreviation" in named and case.memory.whole.dateline and set(case.memory.whole.dateline) != set(line.label):
        return True  # 'ROU: one platoon', in the newsletter of a camp: of the nations there one writes the codes
    if heading:
        return set(heading) != set(line.label)
    elsewhere = any(p.hosts and not set(p.hosts) & set(line.label) for p in line.places if p.role in ("at", "to"))
    return elsewhere or case.memory.whole.has_one_host(line.label)


def first_memory(article: Article, lines: list[Line]) -> Memory:
    """The memory at the beginning: how often each nation sends and hosts in the whole article, the fallback of last resort."""
    whole = Whole(here=_home(article), missions=missions.spoken_of(article, lines), arms=arms.is_about(lines))
    for line in lines:
        for force in line.scene.forces.values():
            whole.sends.update(force.senders)
        for frame in line.frames:
            whole.sends.update(() if is_hosting(frame) else frame.agents)
            if frame.action == "transfer":
                whole.hosts.update(frame.hosts)
        _count_places(line, whole)
    for mention in mentions.find(article.title or ""):
        code = mention.value if mention.kind == "nation" else mention.value.nation if mention.kind == "site" else None
        if code and mention.kind == "nation" and has_forces(article.title or "", mention):
            whole.sends[code] += 1
            whole.titled["senders"] += (code,)
            continue
        if code and code not in ALLIANCES and (mention.kind == "site" or mention.how == "name"):
            whole.hosts[code] += 2
            whole.titled["hosts"] += (code,)
        if code and mention.kind == "nation" and mention.how in ("demonym", "abbreviation", "people", "metonym"):
            whole.sends[code] += 1
            whole.titled["senders"] += (code,)
    whole.outlet = _of_outlet(article, whole)
    whole.dateline = _nations_of(article.dateline or "")
    whole.embassy = owners.of_embassies(lines)
    whole.contributors = missions.contributors(lines)
    return Memory(whole)


def _home(article: Article) -> tuple[tuple[str, ...], str] | None:
    """Where 'here' is: the town of the dateline, if it is no capital."""
    found = [m for m in mentions.find((article.dateline or "").title()) if m.kind == "site"]
    return ((found[0].value.nation,), found[0].text) if found else None


def _of_outlet(article: Article, whole: Whole) -> tuple[str, ...]:
    """Where an outlet is at home: its name tells, or the table of outlets where the article speaks of that nation."""
    name = article.outlet or ""
    if named := _nations_of(name):
        return named
    known = outlets.find(name)
    return (known.nation,) if known and known.nation and known.nation in whole.sends | whole.hosts else ()


def _nations_of(name: str) -> tuple[str, ...]:
    """The one nation that a name speaks of, itself or by a site in it."""
    found = mentions.find(name.title() if name.isupper() else name)
    named = {m.value if m.kind == "nation" else m.value.nation for m in found if m.kind in ("nation", "site", "body")} - ALLIANCES - {""}
    return tuple(named) if len(named) == 1 else ()


def _count_places(line: Line, whole: Whole) -> None:
    for place in line.places:
        if place.role in ("at", "to", "from", "obj") and not place.capital:
            whole.hosts.update(h for h in place.hosts if h not in ALLIANCES)
        if place.name and len(place.hosts) == 1 and not place.capital:
            whole.sites[place.hosts[0], place.name] += 1
