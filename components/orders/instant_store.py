"""Single answers on disk."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from components.faults import Charged, Fault
from components.orders.tables import instants


@dataclass(frozen=True)
class Instant:
    """One question and what came of it. `state`: asking | found | missed | refused | uncertain. Times are UTC.

    `asked` are the parts of the question, `answer` is the API's answer as JSON, None until there is one.
    """

    key: str
    account: str
    person: str
    kind: str
    subject: str
    asked: Mapping[str, str]
    state: str
    answer: Mapping[str, Any] | None = field(repr=False)
    credits: int | None
    fault: Fault | None
    asked_at: datetime
    answered_at: datetime | None

    @staticmethod
    def new(key: str, account: str, person: str, kind: str, subject: str, asked: Mapping[str, str]) -> Instant:
        """Give a question that is asked now."""
        return Instant(key, account, person, kind, subject, asked, "asking", None, None, None, datetime.now(UTC), None)


class InstantStore:
    """The questions of all accounts; reading names the account."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def open(self, instant: Instant, asked_key: str) -> bool:
        """Write a question down, once; False where its key is known."""
        row = {
            "key": instant.key,
            "account": instant.account,
            "person": instant.person,
            "kind": instant.kind,
            "subject": instant.subject,
            "asked": json.dumps(dict(instant.asked)),
            "asked_key": asked_key,
            "state": instant.state,
            "asked_at": instant.asked_at.timestamp(),
        }
        try:
            with self._database.begin() as connection:
                connection.execute(insert(instants).values(row))
        except IntegrityError:
            return False
        return True

    def count(self, account: str, asked_key: str) -> int:
        """Count how often this was asked."""
        query = select(func.count()).where(instants.c.account == account, instants.c.asked_key == asked_key)
        with self._database.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def find(self, account: str, key: str) -> Instant | None:
        """Give one question of an account, or None."""
        found = self._read((instants.c.account == account) & (instants.c.key == key), 1)
        return found[0] if found else None

    def same(self, account: str, asked_key: str) -> tuple[Instant, ...]:
        """Give the questions that were exactly this, the newest first."""
        return self._read((instants.c.account == account) & (instants.c.asked_key == asked_key), 100)

    def latest(self, account: str, asked_keys: Sequence[str]) -> tuple[Instant, ...]:
        """Give the newest question under each of some keys."""
        found = [
            one
            for begins in range(0, len(asked_keys), 500)
            for one in self._read(
                (instants.c.account == account) & instants.c.asked_key.in_(asked_keys[begins : begins + 500]), 5000
            )
        ]
        return tuple({one.subject: one for one in reversed(found)}.values())

    def counts(self, account: str, asked_keys: Sequence[str]) -> dict[str, int]:
        """Count how often each of some questions was asked; those that never were are left out."""
        mine = (instants.c.account == account) & instants.c.asked_key.in_(asked_keys)
        query = select(instants.c.asked_key, func.count()).where(mine).group_by(instants.c.asked_key)
        with self._database.connect() as connection:
            return {key: int(number) for key, number in connection.execute(query)}

    def known(self, account: str, keys: Sequence[str]) -> frozenset[str]:
        """Give those of some keys that have a question."""
        query = select(instants.c.key).where(instants.c.account == account, instants.c.key.in_(keys))
        with self._database.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def recent(self, account: str, kind: str, search: str, at_most: int) -> tuple[Instant, ...]:
        """Give the questions of a kind, the newest first; every word of `search` must stand somewhere in them."""
        condition = (instants.c.account == account) & (instants.c.kind == kind)
        for word in search.split():
            told = (instants.c.subject, instants.c.asked, instants.c.answer)
            condition &= or_(*(column.icontains(word, autoescape=True) for column in told))
        return self._read(condition, at_most)

    def answer(self, key: str, hit: bool, body: Mapping[str, Any], credits_count: int) -> None:  # noqa: FBT001
        """Write an answer down."""
        state = "found" if hit else "missed"
        self._change(key, state=state, answer=json.dumps(body), credits=credits_count, answered_at=time.time())

    def fail(self, key: str, fault: Fault) -> None:
        """Write down that no answer came, and whether it may have cost something."""
        state = "refused" if fault.charged is Charged.NOTHING else "uncertain"
        spent = 0 if state == "refused" else None
        told = {"problem": fault.message, "charged": fault.charged.value, "advice": fault.advice}
        self._change(key, state=state, credits=spent, answered_at=time.time(), **told)

    def settle(self, key: str, credits_count: int, charged: Charged, problem: str) -> None:
        """Write down what a person saw of an uncertain question."""
        told = {"charged": charged.value, "problem": problem, "advice": ""}
        self._change(key, state="refused", credits=credits_count, **told)

    def settle_cut_off(self, alive: Collection[str] = ()) -> int:
        """Mark the questions that a process without a living lease left open: nobody will hear their answers. Gives how many."""
        told = {
            "state": "uncertain",
            "problem": "Platbook stopped while the answer was awaited.",
            "charged": Charged.MAYBE.value,
            "advice": "See under Activity whether it was charged, or ask again: that is another price.",
        }
        left_open = (instants.c.state == "asking") & instants.c.lease.not_in(alive)
        with self._database.begin() as connection:
            return connection.execute(update(instants).where(left_open).values(told)).rowcount

    def forget(self, account: str, key: str) -> None:
        """Take one question away."""
        with self._database.begin() as connection:
            connection.execute(delete(instants).where(instants.c.account == account, instants.c.key == key))

    def forget_account(self, account: str) -> None:
        """Take all questions of an account away."""
        with self._database.begin() as connection:
            connection.execute(delete(instants).where(instants.c.account == account))

    def _change(self, key: str, **values: Any) -> None:
        with self._database.begin() as connection:
            connection.execute(update(instants).where(instants.c.key == key).values(**values))

    def _read(self, condition: Any, at_most: int) -> tuple[Instant, ...]:
        query = select(instants).where(condition).order_by(instants.c.asked_at.desc()).limit(at_most)
        with self._database.connect() as connection:
            return tuple(_instant(row) for row in connection.execute(query).mappings())


def _instant(row: RowMapping) -> Instant:
    told = {name: row[name] for name in ("key", "account", "person", "kind", "subject", "state", "credits")}
    return Instant(
        **told,
        asked=json.loads(row["asked"]),
        answer=None if row["answer"] is None else json.loads(row["answer"]),
        fault=_fault(row),
        asked_at=datetime.fromtimestamp(row["asked_at"], UTC),
        answered_at=None if row["answered_at"] is None else datetime.fromtimestamp(row["answered_at"], UTC),
    )


def _fault(row: RowMapping) -> Fault | None:
    if not row["problem"]:
        return None
    return Fault(row["problem"], charged=Charged(row["charged"]), advice=row["advice"])
