"""Context: what a sentence leaves out, from what the article said before, and a note of where it came from."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from musterbook.claims.context.inherited import same_kind
from musterbook.claims.phrases.forces import Force
from musterbook.claims.sentences import Sentence
from musterbook.model import Claim


@dataclass(frozen=True, slots=True)
class Scope:
    """Where, whose and since when a force was when last spoken of, in sentence `at`; `minor` tells that a relative clause spoke of it."""

    force: Force | None
    senders: tuple[str, ...]
    hosts: tuple[str, ...]
    place: str | None
    block: int
    action: str = "station"
    minor: bool = False
    unit: str | None = None
    at: int = -1
    start: str | None = None

    def nations(self, slot: str) -> tuple[str, ...]:
        """Its senders or its hosts, as the slot is called."""
        return self.senders if slot == "senders" else self.hosts


@dataclass(frozen=True, slots=True)
class Turn:
    """What one sentence brought up: nations named as places, as actors and as its subject.

    `asks` tells that it is a question; `people` is the one that it is about ('next come the Americans'), whom 'they' can mean.
    """

    block: int
    places: tuple[str, ...]
    actors: tuple[str, ...]
    asks: bool = False
    is_short: bool = False
    subject: tuple[str, ...] = ()
    people: str | None = None

    @property
    def meant(self) -> tuple[str, ...]:
        """Whom 'it' and 'they' of the next sentence can mean."""
        return self.subject or ((self.people,) if self.people else ())


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission as an article mostly writes it: where it is, whose it is ('' where no code fits), in which sentences it is named.

    `text` is '' where the article only describes it ('the UN mission in Mali').

    `titled` tells that the title names it.
    """

    text: str
    hosts: tuple[str, ...]
    nation: str
    at: tuple[int, ...]
    titled: bool


@dataclass(frozen=True, slots=True)
class Giving:
    """Who gives whom what the following lines or the answer name; `asked`: a question opened it, in paragraph `block`."""

    givers: tuple[str, ...]
    takers: tuple[str, ...]
    status: str
    block: int
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A site as one sentence named it; `at` counts the sentences of the article."""

    hosts: tuple[str, ...]
    name: str
    role: str
    block: int
    at: int


@dataclass
class Whole:
    """What an article says as a whole: how often it has each nation send and host, whether it is about arms that change hands.

    `titled` holds the nations of the title; `missions` are those that it names; `here` is the town of its
    dateline; `outlet` and `dateline` are their nations, `embassy` that of the one embassy or ambassador it names; `contributors` are whose
    soldiers make up its mission.
    """

    sends: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    sites: Counter[tuple[str, str]] = field(default_factory=Counter)
    titled: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"senders": (), "hosts": ()})
    arms: bool = False
    missions: tuple[Mission, ...] = ()
    here: tuple[tuple[str, ...], str] | None = None
    outlet: tuple[str, ...] = ()
    dateline: tuple[str, ...] = ()
    embassy: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()

    def has_one_host(self, but: Sequence[str]) -> bool:
        """The article is about one host, which is none of `but`, and about many senders rather than one."""
        hosts, senders = self.hosts.most_common(1), self.sends.most_common(1)
        if not hosts or hosts[0][0] in but or 2 * hosts[0][1] < sum(self.hosts.values()):
            return False
        return not senders or 2 * senders[0][1] <= sum(self.sends.values())

    def main_host(self) -> tuple[str, ...]:
        """The country that the article names most as a place; () where it names none."""
        top = max(self.hosts.items(), key=lambda item: (item[1], item[0]), default=None)
        return (top[0],) if top else ()


# 'With what?', 'And apart from them?'
_SHORT = 4
# Answers of so many words at most lean on their question; longer ones tell of things of their own.
_ELLIPTIC = 9


@dataclass
class Whereabouts:
    """Where the text is by now: its last heading, the sites named so far, what its paragraph named, and what each sentence brought up.

    `asked` is the site that a question of an interview named last, `asks_on` the paragraph of the question that named it or goes on
    with it.
    """

    heading: tuple[str, ...] = ()
    heading_site: str | None = None
    heading_block: int = -1
    block_hosts: tuple[int, tuple[str, ...]] = (-1, ())
    turns: list[Turn] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    asked: tuple[tuple[str, ...], str] | None = None
    asks_on: int = -9

    def asked_site(self, sentence: Sentence, hosts: tuple[str, ...]) -> str | None:
        """The site in these hosts about which the question asks that the sentence answers, itself or by going on with one before it."""
        short = sentence.kind == "answer" and len(sentence.text.split()) <= _ELLIPTIC
        near = short and 0 <= sentence.block - self.asks_on <= 1
        return self.asked[1] if near and self.asked and self.asked[0] == hosts else None

    def opened_at(self, sentence: Sentence, hosts: tuple[str, ...]) -> str | None:
        """The site in these hosts that a fragment at the head of the paragraph names: 'Fort Magsaysay. The battalion has …'"""
        return self.heading_site if self.heading_block == sentence.block and self.heading == hosts else None

    def see_question(self, sentence: Sentence, sites: Collection[tuple[tuple[str, ...], str]], *, alone: bool) -> None:
        """What a question of an interview asks about: the one site that it names; a short one that names no place goes on with the last."""
        if sites:
            self.asked = next(iter(sites)) if len(sites) == 1 else None
        if sites or (alone and len(sentence.text.split()) <= _SHORT):
            self.asks_on = sentence.block

    def see_place(self, block: int, hosts: tuple[str, ...]) -> None:
        """Where the place lies that a paragraph named last."""
        if hosts:
            self.block_hosts = (block, hosts)


@dataclass
class Said:
    """What has been said so far: the scopes, newest last; the claims of the last sentence that made any, and of the last question."""

    scopes: list[Scope] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    asked: list[Claim] = field(default_factory=list)
    asked_block: int = -9
    topic: Scope | None = None
    giving: Giving | None = None
    at: int = 0

    def keep(self, scope: Scope) -> None:
        """Remember the last scope."""
        self.scopes.append(scope)
        self.topic = None

    def ask_about(self, nation: str, block: int) -> None:
        """The soldiers of a nation are what is spoken of next: 'And the Americans?', 'Next come the Americans.'"""
        hosts = self.scopes[-1].hosts if self.scopes else ()
        force = Force(-1, nation, senders=(nation,), personnel=True)
        self.topic = Scope(force, (nation,), tuple(h for h in hosts if h != nation), None, block)

    def both(self, block: int) -> tuple[str, ...]:
        """Whose the two forces are that this paragraph spoke of last, if they are of two nations: 'both detachments'."""
        last = [s for s in self.scopes[:-5:-1] if s.block == block and s.senders]
        two = next(((b.senders, last[0].senders) for b in last[1:] if not set(b.senders) & set(last[0].senders)), ())
        return tuple(code for senders in two for code in senders)

    def of_two(self, last: Scope, *, first: bool) -> Scope:
        """'The former' and 'the latter': the first or the second of the two forces told of before this sentence."""
        told = [s for s in self.scopes if s.block == last.block and s.force]
        two = [s for s in told if s.at < self.at][-2:] or told[-2:]
        return two[0 if first else -1] if len(two) == 2 else last

    def antecedent(self, force: Force | None, block: int, nations: Sequence[str] = ()) -> Scope | None:
        """The last scope that a pronoun or a definite phrase can stand for; a pronoun reaches back one paragraph, or to what was asked.

        `nations`: whose force it must be ('the Danes left' is not about the Britons before them).
        """
        recent = self.scopes[: -_REACH - 1 : -1]
        topic = self.topic
        if topic and block - topic.block <= 1 and (not nations or set(nations) & set(topic.senders)) and (force is None or force.soft):
            return topic
        if force is None:
            # 'they' are whom the sentence before is about, not those of its relative clause.
            recent.sort(key=lambda s: s.minor and s.block == block and s.at != self.at)
        for scope in recent:
            if scope.force is None or (force is None and block - scope.block > 1):
                continue
            if nations and not set(nations) & set(scope.senders):
                continue
            if force is not None and force.senders and scope.senders and not set(force.senders) & set(scope.senders):
                continue  # 'the Belgian company' is none of the French ones
            if force is None or force.soft or same_kind(force, scope.force):
                return scope
        return None


# How many claims back a definite phrase can reach.
_REACH = 12


@dataclass
class Memory:
    """What a sentence can lean on: the article as a whole, where its text is by now, and what has been said so far."""

    whole: Whole = field(default_factory=Whole)
    at: Whereabouts = field(default_factory=Whereabouts)
    said: Said = field(default_factory=Said)
