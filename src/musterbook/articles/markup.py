"""HTML trees to paragraphs, bounded before and after parsing."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from musterbook.articles.decode import cleaned
from musterbook.errors import UnreadableSource
from musterbook.settings import Settings

# Tags that begin and end a paragraph; the last line are those of trafilatura's own trees.
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
     "tfoot", "th", "thead", "tr", "ul",
     "head", "item", "list", "quote", "row", "cell")
)  # fmt: skip
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "iframe", "svg", "math", "button", "select", "textarea", "title", "meta", "link")
)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_MOST_UNMATCHED = 20_000
# Some of trafilatura's loops are quadratic in siblings: 100,000 take 35 s, and long live blogs have 30,000 elements.
_MOST_ELEMENTS = 60_000
_SPACES = re.compile(r"[ \t\f\xa0\u200b]*\s[ \t\f\xa0\u200b]*|[ \t\f\xa0\u200b]+")


class _Depth:
    """A parser's target that builds nothing and stops at the first element beyond the limits."""

    def __init__(self, limit: int) -> None:
        self.limit, self.depth, self.elements = limit, 0, 0

    def start(self, tag: str, attributes: object) -> None:
        self.depth += 1
        self.elements += 1
        if self.elements > _MOST_ELEMENTS:
            raise UnreadableSource(f"markup of more than {_MOST_ELEMENTS:,} elements")
        if self.depth > self.limit:
            raise UnreadableSource(f"markup nested deeper than {self.limit:,} elements")

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        return None


def tree_of(text: str, settings: Settings) -> HtmlElement:
    """The page as a tree. Raises UnreadableSource where its markup is built to exhaust a parser.

    The nesting is measured by the same parser without building a tree: by default libxml2 drops what lies deeper than 255
    levels without a word, and with its limit lifted it recurses.
    """
    raw = text.encode("utf-8", "replace")
    counts = Counter((match[2].lower(), bool(match[1])) for match in _TAG.finditer(raw))
    unmatched = sum(max(0, n - counts[tag, False]) for (tag, closing), n in counts.items() if closing)
    if unmatched > _MOST_UNMATCHED:
        raise UnreadableSource(f"{unmatched:,} closing tags without an opening one")
    try:
        etree.fromstring(raw, HTMLParser(encoding="utf-8", huge_tree=True, target=_Depth(settings.max_nesting)))
        return _without_controls(document_fromstring(raw, parser=HTMLParser(encoding="utf-8", huge_tree=True)))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSource(f"no page: {error}") from error


def _without_controls(tree: HtmlElement) -> HtmlElement:
    """The tree without control characters, which a page may write as entities and which no XML tool takes."""
    for element in tree.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and cleaned(text) != text:
                setattr(element, part, cleaned(text))
        for name, value in element.attrib.items():
            if cleaned(value) != value:
                element.set(name, cleaned(value))
    return tree


def paragraphs(tree: HtmlElement) -> str:
    """The text of a tree, its blocks separated by blank lines, white space inside them as one space."""
    blocks = ("".join(_SPACES.sub(" ", line).strip() + "\n" for line in block.split("\n")) for block in _blocks(tree))
    return "\n\n".join(stripped for block in blocks if (stripped := block.strip()))


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """Runs of text between block boundaries, in document order."""
    run: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in _SILENT
            if name in _BLOCKS:
                yield "".join(run)
                run.clear()
            run.append("\n" if name in ("br", "lb") else "")
            run.append(_flat(element.text) if not silent else "")
            continue
        silent -= event == "end" and name in _SILENT
        if event == "end" and name in _BLOCKS:
            yield "".join(run)
            run.clear()
        run.append(_flat(element.tail) if not silent and element is not tree else "")
    yield "".join(run)


def _flat(text: str | None) -> str:
    """Newlines in the source of a page are spaces on it."""
    return re.sub(r"\s+", " ", text or "")
