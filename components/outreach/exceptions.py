"""Exceptions that a person vouches for, number by number, with a date: Platbook can't know them, and never infers one."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pyarrow as pa
from sqlalchemy import Engine, delete, insert, select

from components.faults import BadInput
from components.outreach.acts import VOUCHED, WITHDRAWN, write_act
from components.outreach.rules import rules
from components.outreach.tables import vouched
from components.people import HERE, Act, Person

_AT_ONCE = 500


@dataclass(frozen=True)
class Vouched:
    """One exception. `kind` is of `rules().exceptions`; it holds from `on_day` for as many months as its rule says."""

    phone: str
    kind: str
    on_day: date
    note: str
    person: str
    vouched_at: datetime


class Exceptions:
    """The exceptions of all accounts. Every question names its account."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def vouch(
        self, account: str, phones: Iterable[str], kind: str, on_day: date, *, by: Person = HERE, note: str = ""
    ) -> int:
        """Vouch for numbers (10 digits): what happened, on which day; gives how many. A newer word takes the older one's place.

        Raises `BadInput` for a kind without a rule, a day to come, or none of a note; `Forbidden` where the role says no.
        """
        by.check(Act.SUPPRESS)
        _check(kind, on_day, note)
        wanted = [phone for phone in dict.fromkeys(phones) if phone]
        row = {"account": account, "kind": kind, "on_day": on_day.isoformat(), "note": note.strip()}
        row |= {"person": by.name[:200]}
        with self._database.begin() as connection:
            for begins in range(0, len(wanted), _AT_ONCE):
                some = wanted[begins : begins + _AT_ONCE]
                these = (vouched.c.account == account) & (vouched.c.kind == kind) & vouched.c.phone.in_(some)
                connection.execute(delete(vouched).where(these))
                connection.execute(
                    insert(vouched), [row | {"phone": phone, "vouched_at": time.time()} for phone in some]
                )
            write_act(connection, account, VOUCHED, kind, entries=len(wanted), note=note.strip(), person=by.name)
        return len(wanted)

    def withdraw(self, account: str, phone: str, kind: str, *, by: Person = HERE) -> None:
        """Take one back. Raises `Forbidden` where the role says no."""
        by.check(Act.SUPPRESS)
        this = (vouched.c.account == account) & (vouched.c.kind == kind) & (vouched.c.phone == phone)
        with self._database.begin() as connection:
            if connection.execute(delete(vouched).where(this)).rowcount:
                write_act(connection, account, WITHDRAWN, kind, form=phone, person=by.name)

    def of(self, account: str) -> tuple[Vouched, ...]:
        """Give an account's exceptions, the newest first."""
        query = select(vouched).where(vouched.c.account == account).order_by(vouched.c.vouched_at.desc())
        with self._database.connect() as connection:
            return tuple(
                Vouched(
                    row["phone"],
                    row["kind"],
                    date.fromisoformat(row["on_day"]),
                    row["note"],
                    row["person"],
                    datetime.fromtimestamp(row["vouched_at"], UTC),
                )
                for row in connection.execute(query).mappings()
            )

    def lifting(self, account: str, barrier: str, today: date) -> pa.Table:
        """Give the numbers (column `phone`) for which an exception lifts a barrier today."""
        phones = [
            one.phone
            for one in self.of(account)
            if barrier in rules().exceptions[one.kind].lifts and one.on_day <= today < ends(one.kind, one.on_day)
        ]
        return pa.table({"phone": pa.array(phones, pa.string())})


def ends(kind: str, on_day: date) -> date:
    """Give the first day on which an exception of that day holds no more: so many calendar months later."""
    months = on_day.year * 12 + on_day.month - 1 + rules().exceptions[kind].months
    year, month = divmod(months, 12)
    for day in range(on_day.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:  # that month is shorter
            continue
    return date(year, month + 1, min(on_day.day, 28))


def _check(kind: str, on_day: date, note: str) -> None:
    if kind not in rules().exceptions:
        raise BadInput("kind", f"No exception is called {kind}.")
    if on_day > datetime.now(UTC).date():
        raise BadInput("day", "That day is still to come.")
    if not note.strip():
        raise BadInput("note", "Say how you know: it is kept.")
