"""How a page is made: templates, the words they may use, and what every page needs to know.

Every value that a template prints is escaped, and every text has its steering characters written out on the way (`finalize`), so that
no template can forget it.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from musterbook.model import FUNCTIONS, SLOTS, Claim
from musterbook.values import Count
from musterbook.views import map as maps
from musterbook.views import symbols, words
from musterbook.views.http import answering, guard
from musterbook.views.http.asked import Asked
from musterbook.views.http.guard import Rules
from musterbook.views.http.library import Library
from musterbook.views.listings import force
from musterbook.views.payloads import what
from musterbook.views.terminal import quoted
from musterbook.views.visible import visible

NAVIGATION = (
    ("/", "Board"), ("/promises", "Promises"), ("/conflicts", "Conflicts"), ("/sources", "Sources"), ("/changes", "Changes"),
    ("/check", "Check"), ("/review", "Review"), ("/search", "Search"),
)  # fmt: skip
_ARTICLE = re.compile(r"\barticle ([0-9a-f]{24})\b")
# Figures that are written otherwise elsewhere: with a sign between thousands, so many days, a share. A year is none of them.
_FIGURE = re.compile(r"(?<![\w.,])(?:(\d{1,3}(?:,\d{3})+)(?![,.]?\d)|(\d{4,})(?= days?\b)|(\d{1,3})%)")
_WEEK_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is made with."""

    request: Request
    library: Library
    rules: Rules
    asked: Asked


def page(desk: Desk, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page, with the dates and filters, the ledger's head and a mark against forged forms."""
    scheme = desk.request.url.scheme
    marked = guard.named(guard.CSRF, scheme)
    held = desk.request.cookies.get(marked, "") or secrets.token_urlsafe(24)
    head = desk.library.head()
    told = {
        "asked": desk.asked,
        "here": desk.request.url.path,
        "cited": _cited(desk),
        "navigation": NAVIGATION,
        "head": head,
        "csrf": desk.rules.sealed(f"csrf {held}"),
        "extent": desk.library.extent(),
        "is_guarded": desk.rules.token is not None,
    }
    answer = HTMLResponse(_environment().get_template(template).render(told | context), status)
    if marked not in desk.request.cookies:
        answer.set_cookie(marked, held, max_age=_WEEK_SECONDS, httponly=True, samesite="strict", secure=scheme == "https")
    return answer


def _cited(desk: Desk) -> str:
    """The address of this very view, with both dates in it whatever they were asked by."""
    dates = {"on": str(desk.asked.on), "known_by": str(desk.asked.known_by)}
    others = [(name, value) for name, value in desk.request.query_params.multi_items() if name not in dates and value]
    return f"{desk.request.url.path}?{urlencode([*dates.items(), *others])}"


def _finalized(value: Any) -> Any:
    return visible(value) if type(value) is str else "" if value is None else value


def _slots(claim: Claim) -> list[tuple[str, str]]:
    """Each filled slot and what it says: a number and days as the reader writes them, what else the text has as it has it."""
    return [(slot, told) for slot in SLOTS if (told := _said(getattr(claim, slot), is_nation=slot in ("senders", "hosts")))]


def _unknowns(notes: Iterable[str]) -> list[tuple[str, str]]:
    """What an article does not say, each with its reason: ('url', 'none is given'); a note of another kind has no name."""
    parted = ((note, *note.partition(": ")) for note in notes)
    is_slot = str.isidentifier
    return [(name.replace("_", " "), why) if why and is_slot(name) else ("", note) for note, name, _, why in parted]


def _said(value: object, *, is_nation: bool = False) -> str:
    if isinstance(value, Count):
        return _ours(f"{words.amount(value.low, value.high, approx=value.approx)} {value.of}, {value.mode}")
    if is_nation and isinstance(value, tuple):
        return "; ".join(code if words.named(code) == code else f"{words.named(code)} ({code})" for code in value)
    if isinstance(value, tuple):
        return "; ".join(item if isinstance(item, str) else item.label() for item in value)
    return words.spoken(str(value or "")).replace("_", " ")


def _dated(text: str) -> Markup:
    """A text, its days in elements that the reader's locale can write anew, the ids of articles as links to them."""
    # What is marked up already is escaped already.
    plain = text if isinstance(text, Markup) else escape(visible(text))
    told = words.DAY.sub(r'<time datetime="\g<0>">\g<0></time>', str(plain))
    return Markup(_ARTICLE.sub(r'<a href="/articles/\1">article</a>', told))


def _ours(text: str) -> Markup:
    """A sentence of ours: its days likewise, and its figures."""
    return _dated(Markup(_FIGURE.sub(_marked, str(escape(visible(text))))))


def _marked(found: re.Match[str]) -> str:
    thousands, days, share = found.groups()
    if share:
        return f'<data value="{share}" data-share>{found[0]}</data>'
    return f'<data value="{int((thousands or days).replace(",", ""))}" data-number>{found[0]}</data>'


def _by_name(codes: Iterable[str]) -> list[str]:
    """Codes in the order of the names that they stand for."""
    return sorted(codes, key=lambda code: (words.named(code), code))


def _symbol(name: str, seen: float = 1.0) -> Markup:
    """An APP-6 symbol, drawn by us and not by any article; `seen` is how much of it is."""
    found = symbols.drawn(name)
    return Markup(found.svg.replace("<svg", f'<svg opacity="{seen:g}"', 1)) if found else Markup("")


def _standing(counted: Mapping[str, int]) -> str:
    """How many there are of each state, where no element can stand: '2 overdue, 1 kept'."""
    return ", ".join(f"{counted[state]:,} {state}" for state in answering.STATES if counted.get(state))


def _figure(low: int | None, high: int | None) -> Markup:
    """A number or range, each figure in an element that the reader's locale can write anew."""
    told = words.amount(low, high)
    for figure in {str(low): low, str(high): high}.values():
        if figure is not None:
            told = told.replace(f"{figure:,}", f"\0{figure}\0")
    parts = told.split("\0")
    out = (f'<data value="{part}" data-number>{int(part):,}</data>' if at % 2 else part for at, part in enumerate(parts))
    return Markup("".join(out))


def _count(number: int) -> Markup:
    return _figure(number, number)


_FOUND: dict[str, Environment] = {}


def _environment() -> Environment:
    if "pages" not in _FOUND:
        made = Environment(
            loader=PackageLoader("musterbook.views", "pages"), autoescape=True, undefined=StrictUndefined, finalize=_finalized,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        made.globals |= dict(_words())
        _FOUND["pages"] = made
    return _FOUND["pages"]


def _words() -> Mapping[str, Any]:
    told = {
        name: getattr(words, name)
        for name in ("commitment", "mere", "named", "names", "origin", "voices", "deed", "shortened", "spoken", "until")
    }
    return told | {
        "force": force, "what": what, "quoted": quoted, "slots": _slots, "symbol": _symbol, "figure": _figure, "functions": FUNCTIONS,
        "unknowns": _unknowns, "by_name": _by_name, "dated": _dated, "ours": _ours, "count": _count,
        "symbol_key": symbols.key, "frame": symbols.frame,
        "standing": _standing, "month_names": words.MONTHS, "fading": maps.fading, "ages": maps.AGES,
    }  # fmt: skip
