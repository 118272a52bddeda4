"""What DNC scrubs said, number by number: the newest answer with its date and source. A flag that wasn't answered is None: unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import Engine, RowMapping, delete, insert, select

from components.library.tables import verdicts

FLAGS = ("national_dnc", "state_dnc", "dma", "litigator")
_AT_ONCE = 500
_SCHEMA = pa.schema(
    [
        pa.field("phone", pa.string()),
        *(pa.field(flag, pa.bool_()) for flag in FLAGS),
        pa.field("phone_type", pa.string()),
        pa.field("checked_at", pa.timestamp("us", "UTC")),
        pa.field("source", pa.string()),
    ]
)


@dataclass(frozen=True)
class Verdict:
    """One number (10 digits) as a scrub answered it (API document, DNC Instant Lookup, Fetch DNC Queue).

    `source` says which: "scrub 5", "single check". `checked_at` is UTC; `phone_type` is the API's word ("Mobile", "Landline", "").
    """

    phone: str
    national_dnc: bool | None
    state_dnc: bool | None
    dma: bool | None
    litigator: bool | None
    phone_type: str
    checked_at: datetime
    source: str


class Verdicts:
    """The newest verdict of each number that an account had checked."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def keep(self, account: str, answered: Iterable[Verdict]) -> int:
        """Keep verdicts, the newest of each number; gives how many numbers were new or newer. Twice is once."""
        newest: dict[str, Verdict] = {}
        for verdict in answered:
            if verdict.phone not in newest or newest[verdict.phone].checked_at <= verdict.checked_at:
                newest[verdict.phone] = verdict
        phones = list(newest)
        return sum(
            self._keep(account, [newest[p] for p in phones[i : i + _AT_ONCE]]) for i in range(0, len(phones), _AT_ONCE)
        )

    def of(self, account: str, phones: Collection[str]) -> dict[str, Verdict]:
        """Give what is known of some numbers (10 digits); a number that was never checked is left out."""
        wanted = list(dict.fromkeys(phones))
        found: dict[str, Verdict] = {}
        with self._database.connect() as connection:
            for begins in range(0, len(wanted), _AT_ONCE):
                some = verdicts.c.phone.in_(wanted[begins : begins + _AT_ONCE])
                query = select(verdicts).where(verdicts.c.account == account, some)
                found |= {row["phone"]: _verdict(row) for row in connection.execute(query).mappings()}
        return found

    def table(self, account: str) -> pa.Table:
        """Give all that is known as a table: phone, the four flags, phone_type, checked_at, source."""
        query = select(verdicts).where(verdicts.c.account == account).order_by(verdicts.c.phone)
        with self._database.connect() as connection:
            rows = connection.execute(query).mappings().all()
        columns = {name: [row[name] for row in rows] for name in _SCHEMA.names if name != "checked_at"}
        columns["checked_at"] = [datetime.fromtimestamp(row["checked_at"], UTC) for row in rows]
        return pa.table({name: columns[name] for name in _SCHEMA.names}, schema=_SCHEMA)

    def forget(self, account: str, phones: Collection[str]) -> int:
        """Take numbers away; gives how many were here."""
        wanted, gone = list(dict.fromkeys(phones)), 0
        with self._database.begin() as connection:
            for begins in range(0, len(wanted), _AT_ONCE):
                some = verdicts.c.phone.in_(wanted[begins : begins + _AT_ONCE])
                gone += connection.execute(delete(verdicts).where(verdicts.c.account == account, some)).rowcount
        return gone

    def forget_account(self, account: str) -> None:
        """Take all verdicts of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(verdicts).where(verdicts.c.account == account))

    def _keep(self, account: str, some: list[Verdict]) -> int:
        known = self.of(account, [verdict.phone for verdict in some])
        newer = [one for one in some if one.phone not in known or known[one.phone].checked_at < one.checked_at]
        if not newer:
            return 0
        phones = [verdict.phone for verdict in newer]
        with self._database.begin() as connection:
            connection.execute(delete(verdicts).where(verdicts.c.account == account, verdicts.c.phone.in_(phones)))
            connection.execute(insert(verdicts), [_row(account, verdict) for verdict in newer])
        return len(newer)


def _row(account: str, verdict: Verdict) -> dict[str, Any]:
    told = {name: getattr(verdict, name) for name in (*FLAGS, "phone", "phone_type", "source")}
    return told | {"account": account, "checked_at": verdict.checked_at.timestamp()}


def _verdict(row: RowMapping) -> Verdict:
    told = {name: row[name] for name in (*FLAGS, "phone", "phone_type", "source")}
    return Verdict(**told, checked_at=datetime.fromtimestamp(row["checked_at"], UTC))
