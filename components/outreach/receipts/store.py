"""Where receipts are kept: written once, listed, opened again by their keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, delete, func, insert, select

from components.outreach.destinations import LeftOut
from components.outreach.receipts.receipt import ListTold, Receipt, Standing
from components.outreach.tables import receipts


class Receipts:
    """The receipts of all accounts. Every question names its account; nothing changes one."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def keep(self, receipt: Receipt) -> Receipt:
        """Write a receipt down."""
        row = {
            **{name: getattr(receipt, name) for name in ("key", "account", "digest", "size_bytes", "again_of")},
            "person": receipt.person[:200],
            "name": receipt.name[:200],
            "row_count": receipt.rows,
            "made_at": receipt.made_at.timestamp(),
            "destination": receipt.asked["destination"],
            "asked": json.dumps(receipt.asked, sort_keys=True),
            "told": json.dumps(receipt.told(), sort_keys=True),
        }
        with self._database.begin() as connection:
            connection.execute(insert(receipts).values(row))
        return receipt

    def find(self, account: str, key: str) -> Receipt | None:
        """Give one receipt of an account, or None."""
        found = self._read((receipts.c.account == account) & (receipts.c.key == key))
        return found[0] if found else None

    def of(self, account: str, offset: int = 0, at_most: int = 50) -> tuple[Receipt, ...]:
        """Give some receipts of an account, the newest first."""
        return self._read(receipts.c.account == account, offset, at_most)

    def count(self, account: str) -> int:
        """Count an account's receipts."""
        with self._database.connect() as connection:
            query = select(func.count()).select_from(receipts).where(receipts.c.account == account)
            return int(connection.execute(query).scalar_one())

    def forget_account(self, account: str) -> None:
        """Take all receipts of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(receipts).where(receipts.c.account == account))

    def _read(self, condition: Any, offset: int = 0, at_most: int = 1) -> tuple[Receipt, ...]:
        query = select(receipts).where(condition).order_by(receipts.c.made_at.desc(), receipts.c.key)
        with self._database.connect() as connection:
            rows = connection.execute(query.offset(offset).limit(at_most)).mappings()
            return tuple(_receipt(row) for row in rows)


def _receipt(row: RowMapping) -> Receipt:
    told = json.loads(row["told"])
    return Receipt(
        **{name: row[name] for name in ("key", "account", "person", "name", "digest", "size_bytes", "again_of")},
        **{name: told[name] for name in ("leads", "what", "found")},
        rows=row["row_count"],
        made_at=datetime.fromtimestamp(row["made_at"], UTC),
        asked=json.loads(row["asked"]),
        standing=_standing(told["standing"]),
        checked=tuple(told["checked"]),
        left_out=_left_out(told["left_out"]),
        blanked=_left_out(told["blanked"]),
    )


def _standing(told: Mapping[str, Any]) -> Standing:
    lists = tuple(ListTold(**one | {"put_at": datetime.fromisoformat(one["put_at"])}) for one in told["lists"])
    return Standing(**dict(told) | {"lists": lists})


def _left_out(told: Sequence[Mapping[str, Any]]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(**one) for one in told)
