"""Entry points by which other packages add readers: group `musterbook.readers`, each an object of type Reader."""

from collections.abc import Callable
from importlib.metadata import entry_points

from musterbook.errors import NotFound
from musterbook.model import Article, Reading

Reader = Callable[[Article], Reading]
GROUP = "musterbook.readers"


def reader(name: str) -> Reader:
    """The plugged-in reader called `name`; raises NotFound with the names that exist."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        raise NotFound(f"no reader named {name!r} is installed (installed: {', '.join(sorted(found)) or 'none but the bundled one'})")
    loaded: Reader = found[name].load()
    return loaded
