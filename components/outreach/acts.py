"""The record of what was done about whom one may contact: who, when, why. Its highest number says whether anything has changed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select

from components.outreach.tables import acts

SUPPRESSED, LIFTED, VOUCHED, WITHDRAWN, OVERRIDDEN, ERASED = (
    "suppressed", "lifted", "vouched", "withdrawn", "overridden", "erased",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One act. `kind` is what it was about ("phone", "litigator"); `form` is "" where it was about many, or about somebody erased."""

    number: int
    act: str
    kind: str
    form: str
    entries: int
    source: str
    note: str
    person: str
    done_at: datetime


def write_act(
    connection: Connection,
    account: str,
    act: str,
    kind: str,
    *,
    form: str = "",
    entries: int = 1,
    source: str = "",
    note: str = "",
    person: str = "",
) -> int:
    """Write an act down in a transaction that stands; gives its number."""
    row = {"account": account, "act": act, "kind": kind, "form": form, "entries": entries, "done_at": time.time()}
    written = connection.execute(insert(acts).values(**row, source=source[:200], note=note, person=person[:200]))
    key = written.inserted_primary_key
    return int(key[0]) if key else 0


def newest_act(database: Engine, account: str) -> int:
    """Give the number of an account's newest act; 0 where there is none."""
    with database.connect() as connection:
        query = select(func.coalesce(func.max(acts.c.number), 0)).where(acts.c.account == account)
        return int(connection.execute(query).scalar_one())


def acts_of(database: Engine, account: str, at_most: int = 200) -> tuple[Act, ...]:
    """Give an account's acts, the newest first."""
    query = select(acts).where(acts.c.account == account).order_by(acts.c.number.desc()).limit(at_most)
    names = ("number", "act", "kind", "form", "entries", "source", "note", "person")
    with database.connect() as connection:
        return tuple(
            Act(**{name: row[name] for name in names}, done_at=datetime.fromtimestamp(row["done_at"], UTC))
            for row in connection.execute(query).mappings()
        )
