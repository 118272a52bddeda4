"""Files behind signed links that expire after an hour (API document, Check Build Status), and the CSV of a complete list.

A link needs no token. The signing key is kept in the books, so links outlive a restart. A list's CSV has 112 columns, CRLF, blanks for
unknown, True and False, factors as Python literals, as the vendor writes them.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import time
from collections.abc import Callable, Iterator
from typing import Any

from components.sandbox.api.desk import Desk
from components.sandbox.kept.books import LeadList
from components.sandbox.refusals import Refusal
from components.sandbox.world.columns import ROW_COLUMNS
from components.sandbox.world.homes import Homes
from components.sandbox.world.rows import rows_of

LINK_LIFE_S = 3600
_ROWS_AT_ONCE = 500
Writer = Callable[[int], Iterator[bytes]]


class Downloads:
    """Makes links and honours them. `origin` is where this server is reached, "http://127.0.0.1:PORT"."""

    def __init__(self, desk: Desk, origin: str) -> None:
        self._desk = desk
        self._origin = origin
        self._secret = desk.books.secret("downloads")
        self._writers: dict[str, Writer] = {"lead_list": self._list_file}

    def serve(self, stem: str, writer: Writer) -> None:
        """Have the files whose name begins with a stem written by a writer, which is given the id in the name."""
        self._writers[stem] = writer

    def url_of(self, bought: LeadList) -> str:
        """Sign a link to a list's file."""
        return self.signed(file_name(bought))

    def signed(self, name: str) -> str:
        """Sign a link that is good for an hour; `name` is "<stem>_<id>_<nonce>.csv"."""
        expires = int(time.time()) + LINK_LIFE_S
        return f"{self._origin}/downloads/{name}?expires={expires}&signature={self._signature(name, expires)}"

    def file(self, name: str, expires: int, signature: str) -> Iterator[bytes]:
        """Give the file behind a link. Raises `Refusal` 403 for a bad or old link, 404 for a file that is gone."""
        if (
            not hmac.compare_digest(signature.encode(), self._signature(name, expires).encode())
            or expires < time.time()
        ):
            raise Refusal(403, {"error": "Request has expired or its signature does not match."})
        stem, number, _ = name.rsplit("_", 2)
        return self._writers[stem](int(number))

    def _list_file(self, list_id: int) -> Iterator[bytes]:
        bought = self._desk.books.lead_list(list_id)
        if bought is None or bought.status != "complete":
            raise Refusal(404, {"error": "No such file."})
        return csv_of(self._desk.homes_of(bought))

    def _signature(self, name: str, expires: int) -> str:
        return hmac.new(self._secret, f"{name}:{expires}".encode(), hashlib.sha256).hexdigest()


def file_name(bought: LeadList) -> str:
    """Name a list's file: "lead_list_42_a1b2c3d4.csv"."""
    return f"lead_list_{bought.id}_{bought.nonce}.csv"


def csv_of(homes: Homes) -> Iterator[bytes]:
    """Write the header, then the rows some hundred at a time."""
    yield _lines([list(ROW_COLUMNS)])
    for start in range(0, len(homes), _ROWS_AT_ONCE):
        rows = rows_of(homes.take(slice(start, start + _ROWS_AT_ONCE)))
        yield _lines([[_cell(name, value) for name, value in row.items()] for row in rows])


def _cell(name: str, value: Any) -> Any:
    if value is None:
        return ""
    return float(value) if name == "equity_percent" else value


def _lines(rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
