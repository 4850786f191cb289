"""Synthetic news of the size of the world's: who reports what of whom, with copies, corrections, errors and forces that change.

Outlets, places and people are invented; nations and forces are as in the world, and so is the shape of the news: few hosts have most of it;
a host has two to six senders, one of which has most of its reports; reports come close to a strength that changes by the year, one in
thirty is far off; half of them speak of one place or force; one text in five is another house's copy, most of them cut, and one in two
hundred a correction; plans are followed by reports; one in a hundred says that all have left a place. Each article is the same whenever it
is made, and no two that do not copy have a sentence in common.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random

from musterbook.model import Article, Claim, Reading, Speaker
from musterbook.values import Count, Span
from musterbook.world.nations import name_of

FIRST, DAYS = date(2010, 1, 1), 15 * 365
_HOSTS_TOLD = (
    "LTU LVA EST POL DEU ROU BGR HUN SVK NOR FIN SWE ISL GBR ITA ESP GRC TUR CYP XKX BIH IRQ SYR JOR KWT QAT BHR SAU ARE DJI "
    "SOM NER MLI TCD KEN KOR JPN PHL AUS KGZ"
)
HOSTS = _HOSTS_TOLD.split()
WEIGHTS = [1 / (rank + 3) for rank in range(len(HOSTS))]
_SENDERS_TOLD = "USA GBR DEU FRA CAN ITA ESP NLD BEL DNK NOR POL CZE PRT RUS TUR IND CHN JPN AUS"
_SENDERS = _SENDERS_TOLD.split()
_UNITS = ("brigade", "battalion", "company", "squadron", "battlegroup")
_FUNCTIONS = ("armour", "infantry", "artillery", "air-defence", "fighter", "engineer", "logistics", "medical")
_SHAPES = (
    # action, status, weight, the sentence
    ("station", "in_effect", 40, "About {n} {sender} {kind} are stationed{where} in {host}, the ministry said on {day}."),
    ("deploy", "announced", 17, "{sender} will send {n} more {kind} with a {unit} to {place} in {host} by {later}, it said."),
    ("deploy", "in_effect", 15, "{sender} {kind} of a {unit} arrived at {place} in {host} on {day}, {n} of them, it said."),
    ("rotate", "in_effect", 10, "A {unit} of {sender} {kind} relieved its forerunner at {place} in {host} on {day}."),
    ("withdraw", "announced", 8, "{sender} is to withdraw {n} {kind} from {place} in {host} by {later}, officials said."),
    ("withdraw", "in_effect", 7, "{sender} has withdrawn {n} {kind} from {place} in {host}, a spokesman said on {day}."),
    ("withdraw", "gone", 1, "{sender} has no {kind} at {place} in {host} any more, a spokesman said on {day}."),
    ("deploy", "denied", 2, "{sender} denied on {day} that {n} {kind} of a {unit} would go to {place} in {host}."),
)
_SYLLABLES_TOLD = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro gru sta sme spi plo tru"
_SYLLABLES = _SYLLABLES_TOLD.split()


def readings(seed: int, first: int = 0, hosts: Collection[str] = ()) -> Iterator[Reading]:
    """The articles of the synthetic news from number `first` on; of some hosts those about them alone."""
    for n in count(first):
        if not hosts or _drawn(n, seed)[0] in hosts:
            yield _reading(n, seed)


def _drawn(n: int, seed: int) -> tuple[str, Random]:
    """The host that an article is about, and what its other chances follow from."""
    random = Random(f"{seed} article {n - 1 if n % 5 == 4 else n}")
    return random.choices(HOSTS, WEIGHTS)[0], random


def _reading(n: int, seed: int) -> Reading:
    if n % 5 == 4:
        return _copied(_reading(n - 1, seed), n, Random(f"{seed} copy {n}"))
    host, random = _drawn(n, seed)
    # Collectors go through the years many times over, archive by archive.
    day = FIRST + timedelta(days=random.randrange(DAYS))
    lines, slots = zip(*(_line(random, host, day) for _ in range(random.choice((1, 2, 3, 4, 6)))), strict=True)
    title = ("Correction: " if n % 200 == 150 else "") + lines[0][:60]
    text = "\n".join(f"{line} {_filler(random)}" for line in lines)
    article = Article(f"synthetic-{n:07}", text, title=title, outlet=f"Outlet {random.randrange(400)}", published=str(day),
                      source=f"archive/{n:07}.txt", url=f"https://news.example/{n:07}")  # fmt: skip
    return Reading(article, tuple(_claim(article, line, slot, nth) for nth, (line, slot) in enumerate(zip(lines, slots, strict=True))))


def _copied(of: Reading, n: int, random: Random) -> Reading:
    """Another house's copy within two days, most of them cut by their last paragraph."""
    kept = of.article.text.split("\n")
    kept = kept[: max(1, len(kept) - random.randrange(2))]
    day = date.fromisoformat(str(of.article.published)) + timedelta(days=random.randrange(3))
    article = replace(of.article, id=f"synthetic-{n:07}", text="\n".join(kept), outlet=f"Outlet {400 + random.randrange(400)}",
                      published=str(day), source=f"archive/{n:07}.txt", url=f"https://news.example/{n:07}")  # fmt: skip
    claims = (Claim(article.id, claim.evidence, spans=claim.spans, nth=claim.nth, **claim.slots()) for claim in of.claims[: len(kept)])
    return Reading(article, tuple(claims))


@cache
def senders(host: str) -> tuple[list[str], list[float]]:
    """Who is in a host, and how often each is told of."""
    random = Random(f"senders of {host}")
    found = random.sample(_SENDERS, random.randint(2, 6))
    return found, [1 / (rank + 1) ** 1.5 for rank in range(len(found))]


@cache
def _camps(host: str) -> list[str]:
    random = Random(f"camps of {host}")
    return ["".join(random.choices(_SYLLABLES, k=3)).capitalize() for _ in range(6)]


@cache
def _strength(host: str, sender: str, half_year: int, force: str) -> int:
    random = Random(f"{host} {sender} {half_year} {force}")
    return round(Random(f"{host} {sender} {force}").choice((60, 140, 300, 700, 1500, 4000)) * random.uniform(0.8, 1.25))


def _line(random: Random, host: str, day: date) -> tuple[str, dict[str, object]]:
    action, status, _, sentence = random.choices(_SHAPES, [shape[2] for shape in _SHAPES])[0]
    names, weights = senders(host)
    sender, unit = random.choices(names, weights)[0], random.choice(_UNITS)
    place = f"Camp {random.choices(_camps(host), (32, 16, 8, 4, 2, 1))[0]}" if random.random() < 0.5 or action != "station" else None
    function = random.choice(_FUNCTIONS) if random.random() < 0.4 else None
    near = random.uniform(0.96, 1.04) if random.random() > 1 / 30 else random.uniform(0.3, 3)
    n = max(1, round(_strength(host, sender, (day - FIRST).days // 183, f"{place} {function}") * near))
    n = n if action == "station" else max(1, n // 10)
    later = day + timedelta(days=random.randrange(30, 400))
    words = sentence.format(n=n, sender=name_of(sender), place=place, where=f" at {place}" if place else "", host=name_of(host), unit=unit,
                            kind=f"{function} soldiers" if function else "soldiers", day=day, later=later)  # fmt: skip
    slots: dict[str, object] = {"action": action, "senders": (sender,), "hosts": (host,), "place": place, "function": function}
    slots["status"] = "in_effect" if status == "gone" else status
    if action != "rotate" and status != "gone":
        mode = {"station": "total", "withdraw": "reduction"}.get(action, "additional")
        slots["quantity"] = Count(n, n, approx=action == "station", mode=mode)
    if action in ("deploy", "rotate"):
        slots["echelon"] = unit
    slots["end" if status == "announced" else "start"] = str(later if status == "announced" else day)
    return words, slots | _terms(random, sender, action, day)


def _terms(random: Random, sender: str, action: str, day: date) -> dict[str, object]:
    """Basis and end, and whose word it is."""
    slots: dict[str, object] = {}
    if random.random() < 0.3:
        slots["basis"] = (random.choice(("rotational", "rotational", "persistent", "temporary")),)
    if action == "station" and random.random() < 0.1:
        slots["end"] = f"{day.year + random.randint(1, 3)}-12-31"
    if random.random() < 0.5:
        slots["speakers"] = (Speaker(role="spokesman", org=f"Ministry of Defence of {sender}", country=sender),)
    return slots


def _filler(random: Random) -> str:
    """What else stands in a paragraph: words, names and a number that no other article has."""
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(random.randrange(15, 45))]
    name = "".join(random.choices(_SYLLABLES, k=3)).capitalize()
    return f"It was {words[0].capitalize()} {name} who said that {' '.join(words[1:])} came to {random.randrange(1000, 99999)}."


def _claim(article: Article, line: str, slots: dict[str, object], nth: int) -> Claim:
    at = article.text.index(line)
    spans = {"evidence": (Span(at, at + len(line)),)}
    if slots["place"]:
        place = article.text.index(str(slots["place"]), at)
        spans["place"] = (Span(place, place + len(str(slots["place"]))),)
    return Claim(article.id, line, spans=spans, nth=nth, **slots)  # type: ignore[arg-type]
