"""Payloads as rows of a spreadsheet.

A column is a path into the payload ('left.evidence', 'claims.claim'); what stands several times is joined. Two things are changed
on the way, and only here: steering characters are written out, and a cell that a spreadsheet would run as a formula gets a leading
apostrophe (OWASP, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from musterbook.views.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    """CSV with a heading, one line a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(picked(row, column)) for column in columns] for row in rows)
    return out.getvalue()


def picked(row: Any, path: str) -> Any:
    """The value at a dotted path; through a list, the values of its items."""
    for name in filter(None, path.split(".")):
        row = [item.get(name) for item in row] if isinstance(row, list) else (row or {}).get(name)
    return row


def cell(value: Any) -> str:
    """One cell: nothing for None, items joined by ' | '."""
    if isinstance(value, list):
        return cell(" | ".join("" if item is None else str(item) for item in value))
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else str(value)
    text = visible(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
