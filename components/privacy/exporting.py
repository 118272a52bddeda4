"""Everything that is held of somebody, as a file to hand over: JSON as it is kept, or CSV for a reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any

from components.outreach import Books
from components.people import HERE, Act, Person
from components.privacy.finding import Found, rows_in_full

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def export_json(
    books: Books, account: str, found: Found, keys: Collection[tuple[int, int]], by: Person = HERE
) -> bytes:
    """Give all that is held, of the chosen rows and of every other place, as JSON. Raises `Forbidden` where the role says no."""
    by.check(Act.PRIVACY)
    told = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "leads": rows_in_full(books, account, list(keys)),
        "elsewhere": [
            {"where": hit.store, "what": hit.words, "at": hit.at.isoformat() if hit.at else None} for hit in found.hits
        ],
        "suppressed": [
            {"kind": one.kind, "since": one.added_at.isoformat(), "why": one.source, "note": one.note}
            for one in found.entries
        ],
    }
    return json.dumps(told, default=str, ensure_ascii=False, indent=1).encode()


def export_csv(books: Books, account: str, found: Found, keys: Collection[tuple[int, int]], by: Person = HERE) -> bytes:
    """Give the same as CSV with a line for each thing known: where, what, value; nothing in it runs in a spreadsheet."""
    by.check(Act.PRIVACY)
    told = io.StringIO()
    write = csv.writer(told, lineterminator="\r\n")
    write.writerow(("where", "what", "value"))
    for line in _lines(rows_in_full(books, account, list(keys)), found):
        write.writerow([f"'{cell}" if str(cell).startswith(_RUNS) else cell for cell in line])
    return b"\xef\xbb\xbf" + told.getvalue().encode()


def _lines(rows: list[dict[str, Any]], found: Found) -> Iterator[tuple[str, str, Any]]:
    for row in rows:
        where = f"list {row['_list']}, row {row['_row'] + 1}"
        yield from ((where, name, cell) for name, cell in row.items() if not name.startswith("_"))
    for hit in found.hits:
        yield hit.store, hit.words, hit.at.isoformat() if hit.at else ""
    for one in found.entries:
        yield "Suppression list", f"{one.kind} ({one.source})", one.added_at.isoformat()
