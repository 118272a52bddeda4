"""Row pages on disk: each is durable when it arrives, so that a restart fetches only what is missing.

They are kept as the shelf packs them: a page of 500 rich rows is 1.6 MB of JSON and about a tenth of that packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from components.library import pack
from components.orders.tables import row_pages, vendor_files


class PageStore:
    """The pages of one order between the wire and the shelf."""

    def __init__(self, database: Engine, order_key: str) -> None:
        self._database = database
        self._key = order_key

    def keep(self, page: int, total_rows: int, rows: list[dict[str, Any]]) -> None:
        """Keep one page; a page that is there already is left as it is."""
        body = pack(rows)
        row = {
            "order_key": self._key,
            "page": page,
            "total_rows": total_rows,
            "row_count": len(rows),
            "body": body,
        }
        try:
            with self._database.begin() as connection:
                connection.execute(insert(row_pages).values(row))
        except IntegrityError:
            return

    def kept(self) -> dict[int, int]:
        """Give the pages that are here, with the list's total rows that each was answered with."""
        query = select(row_pages.c.page, row_pages.c.total_rows).where(row_pages.c.order_key == self._key)
        with self._database.connect() as connection:
            return {page: total for page, total in connection.execute(query)}

    def row_count(self) -> int:
        """Count the rows that are here."""
        query = select(func.coalesce(func.sum(row_pages.c.row_count), 0)).where(row_pages.c.order_key == self._key)
        with self._database.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def clear(self) -> None:
        """Forget the pages: they are on the shelf, or the list changed under way."""
        with self._database.begin() as connection:
            connection.execute(delete(row_pages).where(row_pages.c.order_key == self._key))

    def in_order(self) -> list[bytes]:
        """Read the packed pages, in order."""
        query = select(row_pages.c.body).where(row_pages.c.order_key == self._key).order_by(row_pages.c.page)
        with self._database.connect() as connection:
            return list(connection.execute(query).scalars())


class VendorFiles:
    """The vendor's own CSV files, compressed."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def keep(self, order_key: str, chunks: Iterator[bytes]) -> None:
        """Compress and keep a file while it streams in; a file that is there already is left as it is."""
        packer = zlib.compressobj(1)
        bytes_plain, parts = 0, []
        for chunk in chunks:
            bytes_plain += len(chunk)
            parts.append(packer.compress(chunk))
        row = {"order_key": order_key, "bytes_plain": bytes_plain, "body": b"".join([*parts, packer.flush()])}
        try:
            with self._database.begin() as connection:
                connection.execute(insert(vendor_files).values(row))
        except IntegrityError:
            return

    def has(self, order_key: str) -> bool:
        """Tell whether the file is here."""
        query = select(vendor_files.c.order_key).where(vendor_files.c.order_key == order_key)
        with self._database.connect() as connection:
            return connection.execute(query).first() is not None

    def read(self, order_key: str) -> bytes | None:
        """Read the file as the vendor sent it, or None where it is not here."""
        query = select(vendor_files.c.body).where(vendor_files.c.order_key == order_key)
        with self._database.connect() as connection:
            body = connection.execute(query).scalar_one_or_none()
        return None if body is None else zlib.decompress(body)
