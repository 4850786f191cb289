"""What a page states of itself in its head: JSON-LD, meta elements, its title, its time elements, its address."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from musterbook.articles.days import day_of, days, in_address
from musterbook.articles.decode import cleaned

_ARTICLE = re.compile(r"(?:Article|Report|Posting|Story)$")
# Names of meta elements, in the order of trust: first publication before others, never the day of a change.
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "citation_title")
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "article:publisher_name", "application-name")
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "published",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc:date", "sailthru.date",
    "parsely-pub-date", "article.published", "article_date_original", "publication_date", "citation_publication_date", "citation_date",
    "originalpublicationdate", "rnews:datepublished", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_ASIDE = "not(ancestor::aside or ancestor::nav or ancestor::footer)"
_DATED = f"//*[contains(@class, 'date') or contains(@class, 'ublish') or contains(@class, 'osted') or contains(@class, 'time')][{_ASIDE}]"
_TAIL = re.compile(r"\s+[|–—·»:-]\s+(?P<outlet>[^|–—·»]{2,60})$")


def page_fields(tree: HtmlElement, text: str) -> dict[str, str | None]:
    """title, outlet, published, url and lang as the page states them; None where it does not."""
    meta, linked = _meta(tree), _linked(tree)
    title, outlet = _title(tree, meta, linked)
    url = _url(tree, meta, text)
    fields = {
        "title": title,
        "outlet": _first(meta, _OUTLETS[:1]) or _publisher(linked) or _first(meta, _OUTLETS[1:]) or outlet,
        "published": _published(tree, meta, linked) or (in_address(url) if url else None),
        "url": url,
        "lang": (tree.get("lang") or "").strip().lower()[:2] or None,
    }
    return {name: cleaned(" ".join(value.split())) or None if value else None for name, value in fields.items()}


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (element.get("content") or "").strip():
            found.setdefault(name.strip().lower(), element.get("content").strip())
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked(tree: HtmlElement) -> Mapping[str, Any]:
    """The page's own article object in JSON-LD: the first of an article's type."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            try:
                value = json.loads((script.text_content() or "").strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            found = next((one for one in _objects(value) if _is_article(one)), None)
            if found:
                return found
    return {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD script that stand for the page: itself, a list's items, a graph's nodes."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity"):
                inner = item.get(key)
                yield from (one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, dict))


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _publisher(linked: Mapping[str, Any]) -> str | None:
    publisher = linked.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) and name.strip() and "://" not in name else None


def _title(tree: HtmlElement, meta: Mapping[str, str], linked: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The heading, and the outlet where the title element adds it to the heading: 'Battalion arrives | Lowland Daily'."""
    headings = [one for one in (" ".join(h1.text_content().split()) for h1 in tree.iter("h1")) if one]
    whole = " ".join((tree.findtext(".//title") or "").split())
    tail = _TAIL.search(whole)
    cut = whole[: tail.start()] if tail else whole
    given = linked.get("headline")
    title = (given if isinstance(given, str) else None) or next((one for one in headings if one.casefold() in whole.casefold()), None)
    title = title or _first(meta, _TITLES) or (headings[0] if len(headings) == 1 else None) or cut or None
    same = title is not None and tail is not None and title.casefold() == cut.casefold()
    return title, tail["outlet"].strip() if same and tail else None


def _url(tree: HtmlElement, meta: Mapping[str, str], text: str) -> str | None:
    canonical = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    # Browsers that save a page write its address into a comment.
    saved = re.search(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url: (\S+)", text[:4000])
    found = [*canonical, meta.get("og:url"), *(saved.groups() if saved else ())]
    return next((str(url).strip() for url in found if url and re.match(r"(?i)https?://", str(url).strip())), None)


def _published(tree: HtmlElement, meta: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    stated = [linked.get("datePublished"), *(meta.get(name) for name in _DAYS)]
    found = next((day for value in stated if isinstance(value, str) and (day := day_of(value))), None)
    return found or _timed(tree) or _shown(tree)


def _timed(tree: HtmlElement) -> str | None:
    """The first time element of the article that is not in a list of other articles."""
    for element in tree.xpath(f"//*[@itemprop='datePublished'] | //time[{_ASIDE} and not(ancestor::li)]"):
        day = day_of(element.get("datetime") or element.get("content") or element.text_content())
        if day and not _of_a_change(element):
            return day
    return None


def _shown(tree: HtmlElement) -> str | None:
    """The day of a short element that is styled as a date, where all such elements agree on one."""
    texts = [" ".join(element.text_content().split()) for element in tree.xpath(_DATED) if not _of_a_change(element)]
    found = {one.edtf for text in texts if len(text) <= 80 for one in days(text)[:1]}
    return found.pop() if len(found) == 1 else None


def _of_a_change(element: HtmlElement) -> bool:
    """The element tells when the page was changed, not when it was published."""
    words = f"{element.get('itemprop')} {element.get('class')} {element.text_content()[:40]}"
    return bool(re.search(r"(?i)modif|updat", words))
