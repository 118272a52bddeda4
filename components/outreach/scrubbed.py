"""The verdicts of scrubs as a table for questions, read anew only when one has come or gone."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Engine, func, select

from components.library import Verdicts
from components.library.tables import verdicts as kept


class Scrubbed:
    """The newest verdicts of accounts: phone, the four flags, phone_type, `checked_at` (UTC seconds)."""

    def __init__(self, database: Engine, verdicts: Verdicts) -> None:
        self._database, self._verdicts = database, verdicts
        self._read: dict[str, tuple[tuple[int, float], pa.Table]] = {}

    def version(self, account: str) -> tuple[int, float]:
        """Give what changes with any verdict: how many there are, and when the newest was given."""
        query = select(func.count(), func.coalesce(func.max(kept.c.checked_at), 0.0))
        with self._database.connect() as connection:
            number, newest = connection.execute(query.where(kept.c.account == account)).one()
        return int(number), float(newest)

    def table(self, account: str) -> pa.Table:
        """Give the verdicts."""
        version = self.version(account)
        known = self._read.get(account)
        if known is None or known[0] != version:
            known = self._read[account] = (version, _told(self._verdicts.table(account)))
        return known[1]


def _told(table: pa.Table) -> pa.Table:
    at = pc.divide(pc.cast(pc.cast(table["checked_at"], pa.int64()), pa.float64()), 1e6)
    return table.drop_columns(["checked_at"]).append_column("checked_at", at)
