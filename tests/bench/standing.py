"""A house in this process over a sandbox in another, and rows on its shelf without an order of the API's."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import insert

from components.audience import Audience, Cities, Place
from components.house import House, close_house, house
from components.library import pack
from components.library.parquet import ROWS_PER_GROUP
from components.library.shelf import blobs
from components.orders import State
from components.server.tuning import quick_replies
from components.settings import CREDITS_PER_ROW
from tests.server.processes import SandboxProcess

_WAY = (State.QUEUED, State.PLACING, State.BUILDING, State.FETCHING, State.READY)


@dataclass(frozen=True)
class Standing:
    house: House
    sandbox: SandboxProcess
    data_dir: Path

    def close(self) -> None:
        """Close the house, so that a server may open it; the sandbox goes on."""
        close_house()


@contextmanager
def standing(database_url: str = "") -> Iterator[Standing]:
    """Open a house on an empty data dir, over its own SQLite or the database named."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        sandbox = SandboxProcess(Path(folder) / "state.sqlite", speed=1000).start()
        os.environ |= {
            "PLATBOOK_DATA_DIR": str(data_dir),
            "PLATBOOK_SANDBOX_URL": sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": sandbox.token,
            "PLATBOOK_TOKEN": "",
        }
        os.environ.pop("DATABASE_URL", None)
        if database_url:
            os.environ["DATABASE_URL"] = database_url
        try:
            opened = house()
            quick_replies()
            yield Standing(opened, sandbox, data_dir)
        finally:
            close_house()
            sandbox.kill()


def put_list(opened: House, list_id: int, pages: list[list[dict[str, Any]]]) -> None:
    """Put rows on the shelf as a list that was bought: ready in the ledger, delivered in full, paid."""
    _ready(opened, list_id, sum(map(len, pages)))
    opened.shelf.put(opened.account, list_id, [pack(page) for page in pages])


def put_again(opened: House, list_id: int, as_list_id: int) -> None:
    """Put a list's rows again as another list, in another order. Writes the file itself, which takes a tenth of the time."""
    _ready(opened, as_list_id, opened.shelf.lists(opened.account)[list_id])
    rows = opened.shelf.ask(opened.account, [list_id], f"SELECT * FROM rows ORDER BY hash(_row + {as_list_id})")
    told = {"_list": pa.array([as_list_id] * len(rows), pa.int64()), "_row": pa.array(range(len(rows)), pa.int32())}
    for name, cells in told.items():
        rows = rows.set_column(rows.column_names.index(name), name, cells)
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, ROWS_PER_GROUP, compression="zstd", compression_level=1)
    row = {"account": opened.account, "list_id": as_list_id, "digest": f"bench{as_list_id}", "row_count": len(rows)}
    with opened.database.begin() as connection:
        connection.execute(insert(blobs).values(row | {"put_at": time.time(), "body": sink.getvalue().to_pybytes()}))


def _ready(opened: House, list_id: int, rows: int) -> None:
    audience = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)), requested_count=rows)
    key, paid = opened.ledger.next_key(opened.account, audience), rows * CREDITS_PER_ROW
    opened.ledger.open(key, opened.account, audience, name=f"Bench {list_id}", max_credits=paid)
    for source, target in pairwise(_WAY):
        opened.ledger.advance(key, source, target, vendor_id=list_id)
    now = datetime.fromtimestamp(time.time(), UTC)
    opened.ledger.note(key, rows_total=rows, rows_fetched=rows, actual_count=rows, credits_deducted=paid, ready_at=now)
