"""Context: what a sentence leaves out, from what the article said before, and a note of where it came from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from musterbook.claims.forces import Force
from musterbook.model import Claim


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and whose a force was when it was last spoken of; `minor` tells that a relative clause spoke of it."""

    force: Force | None
    senders: tuple[str, ...]
    hosts: tuple[str, ...]
    place: str | None
    block: int
    action: str = "station"
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one sentence brought up: nations named as places and as actors; `asks` tells that it is a question."""

    block: int
    places: tuple[str, ...]
    actors: tuple[str, ...]
    asks: bool = False
    is_short: bool = False


@dataclass
class Whole:
    """What an article says as a whole: how often it has each nation send and host, whether arms change hands in it or soldiers are posted.

    `titled` holds the nations of the title; `mission` is (hosts, name) of the one mission that it is about; `here` is the town of its
    dateline.
    """

    sends: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    sites: Counter[tuple[str, str]] = field(default_factory=Counter)
    titled: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"senders": (), "hosts": ()})
    handed: int = 0
    posted: int = 0
    mission: tuple[tuple[str, ...], str] | None = None
    here: tuple[tuple[str, ...], str] | None = None

    def main_host(self) -> tuple[str, ...]:
        """The country that the article names most as a place; () where it names none."""
        top = max(self.hosts.items(), key=lambda item: (item[1], item[0]), default=None)
        return (top[0],) if top else ()

    def main_site(self, hosts: tuple[str, ...]) -> str | None:
        """The site in these hosts that the article keeps coming back to."""
        here = [(n, name) for (code, name), n in self.sites.items() if (code,) == hosts]
        top = max(here, default=(0, ""))
        return top[1] if top[0] >= 3 and top[0] > 0.5 * sum(n for n, _ in here) else None


@dataclass
class Whereabouts:
    """Where the text is by now: its last heading, the site named last, what its paragraph named, and what each sentence brought up."""

    heading: tuple[str, ...] = ()
    heading_site: str | None = None
    site: tuple[tuple[str, ...], str] | None = None
    block_hosts: tuple[int, tuple[str, ...], str | None] = (-1, (), None)
    turns: list[Turn] = field(default_factory=list)

    def see_place(self, block: int, hosts: tuple[str, ...], place: str | None) -> None:
        """A place that a paragraph named last."""
        if hosts:
            self.block_hosts = (block, hosts, place)


@dataclass
class Said:
    """What has been said so far: the scopes, newest last; the claims of the last sentence that made any, and of the last question."""

    scopes: list[Scope] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    asked: list[Claim] = field(default_factory=list)
    asked_block: int = -9

    def keep(self, scope: Scope) -> None:
        """Remember the last scope."""
        self.scopes.append(scope)

    def antecedent(self, force: Force | None, block: int, nations: Sequence[str] = ()) -> Scope | None:
        """The last scope that a pronoun or a definite phrase can stand for; a pronoun reaches back one paragraph at most.

        `nations`: whose force it must be ('the Danes left' is not about the Britons before them).
        """
        recent = self.scopes[: -_REACH - 1 : -1]
        if force is None:
            # 'they' are whom the sentence before is about, not those of its relative clause.
            recent.sort(key=lambda s: s.minor and s.block == block)
        for scope in recent:
            if scope.force is None or (force is None and block - scope.block > 1):
                continue
            if nations and not set(nations) & set(scope.senders):
                continue
            if force is None or force.soft or _same_kind(force, scope.force):
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

    def place(self, block: int, hosts: tuple[str, ...]) -> str | None:
        """The site that goes without saying: named in this paragraph, or the one that the article keeps coming back to."""
        if self.at.block_hosts[0] == block and self.at.block_hosts[1] == hosts and self.at.block_hosts[2]:
            return self.at.block_hosts[2]
        last = self.said.scopes[-1] if self.said.scopes else None
        if last and last.block == block and last.hosts == hosts:
            return last.place
        return self.whole.main_site(hosts)


def _same_kind(force: Force, before: Force) -> bool:
    """The later phrase can mean the earlier force: same unit, or the same kind of noun, nothing at odds."""
    if force.thing and force.thing == before.thing and before.equipment and not force.equipment:
        return not (force.senders and before.senders and not set(force.senders) & set(before.senders))  # 'the launcher'
    if force.unit and before.unit:
        a, b = force.unit.lower(), before.unit.lower()
        return a in b or b in a
    if force.unit:
        return False
    if force.senders and before.senders and not set(force.senders) & set(before.senders):
        return False
    if force.echelon and before.echelon:
        return force.echelon == before.echelon and not (force.function and before.function and force.function != before.function)
    if force.equipment and before.equipment:
        return bool({_stem(e) for e in force.equipment} & {_stem(e) for e in before.equipment})
    return False


def _stem(name: str) -> str:
    return name.lower().split()[-1].rstrip("s")


def inherit(force: Force | None, before: Force | None, *, whole: bool) -> Force | None:
    """A force with what its antecedent says of it and it does not; `whole`: its number too ('they', 'the latter')."""
    if before is None:
        return force
    if force is None:
        return replace(before, quantity=before.quantity if whole else None, spans=())
    if force.soft or not force.definite:
        return force
    return replace(
        force,
        senders=force.senders or before.senders,
        unit=force.unit or before.unit,
        echelon=force.echelon or before.echelon,
        function=force.function or before.function,
        equipment=force.equipment or (before.equipment if force.echelon or force.unit or force.thing else ()),
    )


def counted_as(force: Force, before: Force) -> Force:
    """A bare number counts what was counted before: after 'eight Typhoons', 'last summer it was fourteen' are Typhoons."""
    count = before.quantity
    small = force.quantity is not None and (force.quantity.high or 99) < 10 and force.quantity.of == "personnel"
    if force.quantity and small and before.echelon and not before.personnel:
        return replace(force, quantity=replace(force.quantity, of="unit"), echelon=before.echelon, function=before.function)
    if force.quantity is None or count is None or count.of in ("personnel", "unit"):
        return replace(force, quantity=None) if small else force
    return replace(force, quantity=replace(force.quantity, of=count.of), equipment=before.equipment, function=before.function)
