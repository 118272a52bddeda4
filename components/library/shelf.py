"""The shelf: rows of finished lists, as Parquet. The blob in the database is the durable copy, the file a cache, DuckDB asks the files."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sqlalchemy import Connection, Engine, delete, insert, select, update

from components.faults import BadInput
from components.library.parquet import ROWS_PER_GROUP, write_narrow, write_parquet
from components.library.row_files import RowFiles
from components.library.tables import blobs
from components.telemetry import span

# What it warns of, a second copy of the rows, takes less than what it recommends, which reads each question twice.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result makes an extra copy")


@dataclass(frozen=True)
class Kept:
    """How a list lies on the shelf: `digest` changes with any of its rows, `put_at` (UTC seconds) is when they came."""

    digest: str
    row_count: int
    put_at: float


class Shelf:
    """Lists by account and list id. Safe to share between threads."""

    def __init__(self, database: Engine, cache_dir: Path, max_bytes: int | None = None) -> None:
        self.files = RowFiles(cache_dir, max_bytes)
        self._database, self._cache = database, cache_dir
        self._duck = duckdb.connect(":memory:", config={"threads": max(2, os.cpu_count() or 2)})

    def put(self, account: str, list_id: int, pages: Sequence[bytes]) -> int:
        """Put a list on the shelf from its pages, each packed by `pack`; gives the number of rows.

        A list that is there already is replaced in one transaction.
        """
        with tempfile.TemporaryDirectory(dir=self._cache) as folder:
            path = Path(folder) / "rows.parquet"
            row_count = write_parquet(path, list_id, pages)
            body = path.read_bytes()
            digest = hashlib.sha256(body).hexdigest()[:32]
            row = {
                "account": account,
                "list_id": list_id,
                "digest": digest,
                "row_count": row_count,
                "put_at": time.time(),
                "body": body,
            }
            mine = (blobs.c.account == account) & (blobs.c.list_id == list_id)
            with self._database.begin() as connection:
                connection.execute(delete(blobs).where(mine))
                connection.execute(insert(blobs).values(row))
            path.replace(self._file(account, list_id, digest))
        return row_count

    def has(self, account: str, list_id: int) -> bool:
        """Tell whether a list is here."""
        query = select(blobs.c.list_id).where(blobs.c.account == account, blobs.c.list_id == list_id)
        with self._database.connect() as connection:
            return connection.execute(query).first() is not None

    def lists(self, account: str) -> dict[int, int]:
        """Give the account's lists with their numbers of rows."""
        query = select(blobs.c.list_id, blobs.c.row_count).where(blobs.c.account == account)
        with self._database.connect() as connection:
            return {list_id: row_count for list_id, row_count in connection.execute(query.order_by(blobs.c.list_id))}

    def kept(self, account: str) -> dict[int, Kept]:
        """Tell how the account's lists lie here."""
        query = select(blobs.c.list_id, blobs.c.digest, blobs.c.row_count, blobs.c.put_at)
        with self._database.connect() as connection:
            rows = connection.execute(query.where(blobs.c.account == account).order_by(blobs.c.list_id))
            return {list_id: Kept(digest, row_count, put_at) for list_id, digest, row_count, put_at in rows}

    def beside(
        self,
        account: str,
        list_ids: Sequence[int],
        name: str,
        make: Callable[[pa.Table], pa.Table],
        wanted: Sequence[str],
    ) -> list[Path]:
        """Give a file beside each list's own: what `make` gives for its columns `wanted`, kept until the list changes.

        A column that a list lacks is left out of what `make` gets. Raises `BadInput` where a list is not on this account's shelf.
        """
        return [_beside(path, name, make, wanted) for path in self._paths(account, list_ids)]

    def drop(self, account: str, list_id: int) -> None:
        """Take a list off the shelf."""
        with self._database.begin() as connection:
            connection.execute(delete(blobs).where(blobs.c.account == account, blobs.c.list_id == list_id))
        for path in self._cache.glob(f"{_safe(account)}-{list_id}-*.parquet"):
            path.unlink(missing_ok=True)

    def leave_out(self, connection: Connection, account: str, list_id: int, places: Collection[int]) -> int:
        """Write a list anew without some of its rows, by their places, in a transaction that stands; gives how many those were.

        The other rows keep their places, and the list the time of its coming. `tidy` then takes the old files away.
        """
        mine = (blobs.c.account == account) & (blobs.c.list_id == list_id)
        body = connection.execute(select(blobs.c.body).where(mine)).scalar_one_or_none()
        if body is None:
            return 0
        table = pq.read_table(io.BytesIO(body))
        left = table.filter(pc.invert(pc.is_in(table["_row"], pa.array(sorted(places), pa.int32()))))
        sink = pa.BufferOutputStream()
        pq.write_table(left, sink, ROWS_PER_GROUP, compression="zstd", compression_level=1)
        written = bytes(sink.getvalue())
        digest = hashlib.sha256(written).hexdigest()[:32]
        connection.execute(update(blobs).where(mine).values(body=written, digest=digest, row_count=len(left)))
        return len(table) - len(left)

    def tidy(self, account: str) -> None:
        """Take away the cached files that are not of the account's lists as they are now, with all that stood beside them."""
        standing = {f"{list_id}-{kept.digest}" for list_id, kept in self.kept(account).items()}
        for path in self._cache.glob(f"{_safe(account)}-*.parquet"):
            if path.name.removeprefix(f"{_safe(account)}-").split(".")[0] not in standing:
                path.unlink(missing_ok=True)

    def ask(
        self,
        account: str,
        list_ids: Sequence[int],
        sql: str,
        params: Sequence[Any] = (),
        *,
        narrow: bool = False,
        tables: Mapping[str, pa.Table] | None = None,
    ) -> pa.Table:
        """Ask DuckDB about some lists of an account; their rows are the table `rows`.

        Besides the API's columns each row has `_list` (the list id), `_row` (its place in the list), and the counts of `reach`.
        With `narrow`, rows have the columns `NARROW` alone: over many lists that is several times as quick. `tables` are further tables
        that the question may name.
        Raises `BadInput` where a list is not on this account's shelf.
        """
        files = [_narrowed(path) if narrow else path for path in self._paths(account, list_ids)]
        paths = ", ".join(map(_quoted, files))
        rows = f"rows AS (SELECT * FROM read_parquet([{paths}], union_by_name = {not narrow}))"  # noqa: S608  paths of our own making, quoted
        told = re.sub(r"^\s*WITH\s", f"WITH {rows}, ", sql, count=1, flags=re.IGNORECASE)
        query = told if told != sql else f"WITH {rows} {sql}"
        # One cursor a question: a shared connection gives one thread another's rows.
        with self.files.using(files), span("shelf query", lists=len(list_ids)), self._duck.cursor() as cursor:
            for name, table in (tables or {}).items():
                cursor.register(name, table)
            return cursor.execute(query, list(params)).to_arrow_table()

    def columns(self, account: str, list_ids: Sequence[int]) -> tuple[str, ...]:
        """Give the columns that some lists have, the API's own, in order."""
        names = self.ask(account, list_ids, "SELECT * FROM rows LIMIT 0").column_names
        return tuple(name for name in names if not name.startswith("_"))

    def digests(self, account: str, list_ids: Sequence[int]) -> tuple[str, ...]:
        """Give what changes with any row of some lists: one digest each, "" for one that is not on the shelf."""
        found = self._digests(account, list_ids)
        return tuple(found.get(list_id, "") for list_id in list_ids)

    def _digests(self, account: str, list_ids: Sequence[int]) -> dict[int, str]:
        query = select(blobs.c.list_id, blobs.c.digest).where(blobs.c.account == account, blobs.c.list_id.in_(list_ids))
        with self._database.connect() as connection:
            return {list_id: digest for list_id, digest in connection.execute(query)}

    def _paths(self, account: str, list_ids: Sequence[int]) -> list[Path]:
        wanted = list(dict.fromkeys(list_ids))
        digests = self._digests(account, wanted)
        missing = [list_id for list_id in wanted if list_id not in digests]
        if missing or not wanted:
            raise BadInput("list", f"List {missing[0]} is not in the library." if missing else "Choose a list.")
        return [self._cached(account, list_id, digests[list_id]) for list_id in wanted]

    def _cached(self, account: str, list_id: int, digest: str) -> Path:
        """Give the file of a list, written anew from the database where it is gone."""
        path = self._file(account, list_id, digest)
        if not path.exists():
            query = select(blobs.c.body).where(blobs.c.account == account, blobs.c.list_id == list_id)
            with self._database.connect() as connection:
                body = connection.execute(query).scalar_one()
            with tempfile.NamedTemporaryFile(dir=self._cache, delete=False) as file:
                file.write(body)
            Path(file.name).replace(path)
        self.files.touch(path)
        return path

    def _file(self, account: str, list_id: int, digest: str) -> Path:
        return self._cache / f"{_safe(account)}-{list_id}-{digest}.parquet"


def _narrowed(path: Path) -> Path:
    """Give the narrow file beside a list's file, written where it isn't there yet."""
    narrow = path.with_suffix(".narrow.parquet")
    if narrow.exists():
        os.utime(narrow)
    else:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            write_narrow(Path(folder) / narrow.name, path)
            (Path(folder) / narrow.name).replace(narrow)
    return narrow


def _beside(path: Path, name: str, make: Callable[[pa.Table], pa.Table], wanted: Sequence[str]) -> Path:
    file = path.with_suffix(f".{name}.parquet")
    if not file.exists():
        held = set(pq.read_schema(path).names)
        made = make(pq.read_table(path, columns=[column for column in wanted if column in held]))
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            pq.write_table(made, Path(folder) / file.name, compression="zstd", compression_level=1)
            (Path(folder) / file.name).replace(file)
    return file


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _safe(account: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", account)[:64]
