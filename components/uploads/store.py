"""Uploads on disk, from the moment they are read: a reload, a closed tab or another person's screen finds them as they were left."""

from __future__ import annotations

import io
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Engine, RowMapping, delete, insert, select, update

from components.faults import BadInput
from components.uploads.tables import uploads
from components.uploads.uploaded import UploadedTable

KEPT_DAYS = 30
"""How long an upload that was never sent is kept."""
_NUMBER = "_row_number"
_TOLD = ("encoding", "delimiter", "header_line", "sheet", "sheets", "warnings")


@dataclass(frozen=True)
class KeptUpload:
    """One upload. `choices` are what a person chose so far, as JSON; `batch_key` is the batch that it was sent as, or ""."""

    key: str
    account: str
    purpose: str
    name: str
    row_count: int
    choices: Mapping[str, Any]
    batch_key: str
    made_at: datetime


_COLUMNS = [uploads.c[name] for name in KeptUpload.__dataclass_fields__]


class Uploads:
    """The uploads of accounts."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def keep(self, account: str, purpose: str, uploaded: UploadedTable, choices: Mapping[str, Any]) -> KeptUpload:
        """Write an upload down under a new key. Those that were never sent and are old go."""
        key, now = secrets.token_hex(16), time.time()
        told = {name: getattr(uploaded, name) for name in _TOLD}
        row: dict[str, Any] = {
            "key": key,
            "account": account,
            "purpose": purpose,
            "name": uploaded.name[:200],
            "batch_key": "",
        }
        row |= {"row_count": len(uploaded), "told": json.dumps(told), "choices": json.dumps(dict(choices))}
        numbered = uploaded.table.append_column(_NUMBER, uploaded.rows)
        old = (
            (uploads.c.account == account)
            & (uploads.c.batch_key == "")
            & (uploads.c.made_at < now - KEPT_DAYS * 86_400)
        )
        with self._database.begin() as connection:
            connection.execute(delete(uploads).where(old))
            connection.execute(insert(uploads).values(**row, made_at=now, body=_packed(numbered)))
        return self._standing(account, key)

    def find(self, account: str, key: str) -> KeptUpload | None:
        """Give an account's upload, or None."""
        found = self._read((uploads.c.account == account) & (uploads.c.key == key))
        return found[0] if found else None

    def of_batch(self, account: str, batch_key: str) -> KeptUpload | None:
        """Give the upload that was sent as a batch, or None."""
        found = self._read((uploads.c.account == account) & (uploads.c.batch_key == batch_key))
        return found[0] if found else None

    def waiting(self, account: str, purpose: str) -> tuple[KeptUpload, ...]:
        """Give the uploads that were not sent yet, the newest first."""
        mine = (uploads.c.account == account) & (uploads.c.purpose == purpose) & (uploads.c.batch_key == "")
        return self._read(mine)

    def table(self, account: str, key: str) -> UploadedTable:
        """Give an upload's rows. Raises `BadInput` where it is gone."""
        query = select(uploads.c.name, uploads.c.told, uploads.c.body)
        with self._database.connect() as connection:
            row = connection.execute(query.where(uploads.c.account == account, uploads.c.key == key)).mappings().first()
        if row is None:
            raise BadInput("upload", "This upload is gone.", advice="Bring the file again.")
        table, told = _unpacked(row["body"]), json.loads(row["told"])
        told |= {"sheets": tuple(told["sheets"]), "warnings": tuple(told["warnings"])}
        numbers, bare = table.column(_NUMBER).combine_chunks(), table.drop_columns([_NUMBER])
        return UploadedTable(row["name"], tuple(bare.column_names), bare, numbers, **told)

    def choose(self, account: str, key: str, **choices: Any) -> None:
        """Remember some choices, beside those made before."""
        standing = self._standing(account, key)
        self._change(account, key, choices=json.dumps(dict(standing.choices) | choices))

    def sent(self, account: str, key: str, batch_key: str, problems: pa.Table) -> None:
        """Tie an upload to the batch that it was sent as, with the problems of the rows that stayed behind."""
        self._change(account, key, batch_key=batch_key, problems=_packed(problems))

    def problems(self, account: str, key: str) -> pa.Table | None:
        """Give the problems that stood when an upload was sent."""
        mine = (uploads.c.account == account) & (uploads.c.key == key)
        with self._database.connect() as connection:
            body = connection.execute(select(uploads.c.problems).where(mine)).scalar_one_or_none()
        return None if body is None else _unpacked(body)

    def drop(self, account: str, key: str) -> None:
        """Take an upload away."""
        with self._database.begin() as connection:
            connection.execute(delete(uploads).where(uploads.c.account == account, uploads.c.key == key))

    def forget_account(self, account: str) -> None:
        """Take all uploads of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(uploads).where(uploads.c.account == account))

    def _standing(self, account: str, key: str) -> KeptUpload:
        found = self.find(account, key)
        if found is None:
            raise BadInput("upload", "This upload is gone.", advice="Bring the file again.")
        return found

    def _change(self, account: str, key: str, **values: Any) -> None:
        mine = (uploads.c.account == account) & (uploads.c.key == key)
        with self._database.begin() as connection:
            connection.execute(update(uploads).where(mine).values(**values))

    def _read(self, condition: Any) -> tuple[KeptUpload, ...]:
        query = select(*_COLUMNS).where(condition).order_by(uploads.c.made_at.desc())
        with self._database.connect() as connection:
            return tuple(_kept(row) for row in connection.execute(query).mappings())


def _kept(row: RowMapping) -> KeptUpload:
    told = {name: row[name] for name in KeptUpload.__dataclass_fields__}
    made_at = datetime.fromtimestamp(row["made_at"], UTC)
    return KeptUpload(**told | {"choices": json.loads(row["choices"]), "made_at": made_at})


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _unpacked(body: bytes) -> pa.Table:
    return pq.read_table(io.BytesIO(body))
