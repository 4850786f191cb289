"""How much a name, a number or a word tells about who copied whom: by what the world knows, and not by which texts happen to be compared.

So what two texts have to do with one another is a fact about the two alone: no later article changes it, and it can be kept.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from musterbook.compare import fold
from musterbook.world import bodies, equipment, formations, outlets, people, sites

# A name that stands in our tables is one that many texts have; one that does not is somebody's or some place's own.
_KNOWN, OWN = 1.0, 3.0
_YEAR, _SMALL = 1.0, 2.0
_TRADE, OTHER = 0.6, 2.0
# Words that stand in the names of many places and bodies.
_PLACE_WORDS = "camp fort base barracks airport airfield airbase port range polygon ministry defence defense army navy force brigade"
STEM = 6
# Words of four letters and more that most reports of the trade have.
_OF_THE_TRADE = (
    "about above according added after again against agreed agreement air allied allies alliance also although always among announced "
    "another armed army around arrived asked base based bases battalion because been before being between bilateral both brigade came "
    "chief colonel command commander company continue could country countries current defence defense deploy deployed deployment "
    "during each eastern end europe european even exercise expected first flank force forces foreign former forward from further "
    "general government group have heavy host hundred into its itself joint know known last later least less like make many march "
    "meeting members military million minister ministry mission months more most much multinational nation national near need news "
    "next north northern number officer official officials only open other over part people permanent personnel place plan planned "
    "plans port presence present president press reported region remain report reports rotation rotational said same says secretary "
    "security send sent service several should since site soldiers some south southern special spokesman staff state stated statement "
    "states stationed stay still such support than that their them then there these they third this those thousand three through time "
    "today told total training troops two under unit units until vehicles very visit week weeks well were west western what when "
    "where which while will with within without work would year years"
)


@cache
def _trade() -> frozenset[str]:
    return frozenset(word[:STEM] for word in _OF_THE_TRADE.split() if len(word) > 3)


@cache
def _known() -> frozenset[str]:
    return frozenset(word for name in _names() for word in fold(name).casefold().replace("-", " ").split() if word[:1].isalpha())


def _names() -> Iterator[str]:
    """Every name in the tables of the world."""
    for site in sites.sites():
        yield from (site.name, *site.aliases)
    for outlet in outlets.outlets():
        yield from (outlet.name, *outlet.aliases)
    for body in bodies.bodies():
        yield from (body.name, *body.aliases)
    for formation in formations.formations():
        yield from (formation.name, *formation.aliases)
    for one in equipment.equipment():
        yield from (one.name, *one.aliases)
    yield from (
        *people.ranks(),
        *people.offices(),
        "NATO",
        "EU",
        "UN",
        "OSCE",
        "European",
        "Nordic",
        "Baltic",
        *_PLACE_WORDS.title().split(),
    )


@lru_cache(maxsize=65536)
def of_name(token: str) -> float:
    """What a name or number tells."""
    if token[0].isdigit():
        plain = token.replace(".", "")
        if len(plain) == 4 and plain[:2] in ("19", "20"):
            return _YEAR
        return _SMALL if len(plain) < 3 else OWN
    return _KNOWN if token in _known() else OWN


def is_print(token: str) -> bool:
    """The name or number is telling enough to be looked up by; a round number is not."""
    return of_name(token) == OWN and not (token[0].isdigit() and token.endswith("0"))


def is_of_the_trade(stem: str) -> bool:
    """Most reports have such a word."""
    return stem in _trade()


@lru_cache(maxsize=65536)
def of_word(stem: str) -> float:
    """What a word, by its beginning, tells."""
    return _TRADE if stem in _trade() else OTHER


def weight_of_names(tokens: Iterable[str]) -> float:
    """What they tell together; summed in order, so that the figure is the same in every run."""
    return sum(of_name(token) for token in sorted(tokens))


def weight_of_words(stems: Iterable[str]) -> float:
    """The same for words."""
    return sum(of_word(stem) for stem in sorted(stems))
