"""The accounts of a house on disk, and as they were read a moment ago."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.accounts.account import COLOURS, Account
from components.accounts.tables import account_looks, account_members, account_tokens, accounts
from components.faults import BadInput, Forbidden
from components.people import Act, Person

_FRESH_S = 1.0
"""How long what was read holds: another replica's change is seen after that at the latest, our own at once."""
LONGEST_NAME = 40


class Accounts:
    """The accounts of one mode, live or sandbox: play and real money never stand beside each other."""

    def __init__(self, database: Engine, mode: str) -> None:
        self._database, self._mode = database, mode
        self._read_at, self._known = float("-inf"), dict[str, Account]()

    def all(self) -> tuple[Account, ...]:
        """Give every account, archived ones too, the oldest first."""
        return tuple(self._by_key().values())

    def standing(self) -> tuple[Account, ...]:
        """Give the accounts that are not archived, the oldest first."""
        return tuple(one for one in self.all() if one.archived_at is None)

    def standing_keys(self) -> tuple[str, ...]:
        """Give their keys."""
        return tuple(one.key for one in self.standing())

    def of(self, person_id: str) -> tuple[Account, ...]:
        """Give the accounts that somebody may look at, the oldest first."""
        return tuple(one for one in self.all() if one.open_to(person_id))

    def open_to(self, person_id: str, key: str) -> bool:
        """Tell whether somebody may look at an account."""
        found = self.find(key)
        return found is not None and found.open_to(person_id)

    def looked_from_last(self, person_id: str) -> str:
        """Give the key of the account that somebody looked from last, in any tab, or ""."""
        query = select(account_looks.c.account).where(account_looks.c.person == person_id)
        with self._database.connect() as connection:
            return connection.execute(query).scalar() or ""

    def looks_from(self, person_id: str, key: str) -> None:
        """Write down from which account somebody looks now. Where two tabs say so at once, one of them is the last."""
        mine, row = account_looks.c.person == person_id, {"account": key, "at": time.time()}
        try:
            with self._database.begin() as connection:
                if not connection.execute(update(account_looks).where(mine).values(**row)).rowcount:
                    connection.execute(insert(account_looks).values(person=person_id, **row))
        except IntegrityError:
            return

    def find(self, key: str) -> Account | None:
        """Give an account by its key, archived or not."""
        return self._by_key().get(key)

    def name_among_several(self, key: str) -> str:
        """Give an account's name where there are several to tell apart, else ""."""
        found = self.find(key) if len(self.standing()) > 1 else None
        return found.name if found else ""

    def only(self) -> str:
        """Give the key of the only standing account, or "" where there are more, or none."""
        standing = self.standing()
        return standing[0].key if len(standing) == 1 else ""

    def tied_to(self, mark: str) -> str:
        """Give the key of the account that a token, by its mark, was ever tied to, or ""."""
        query = select(account_tokens.c.account).where(account_tokens.c.mark == mark)
        with self._database.connect() as connection:
            return connection.execute(query).scalar() or ""

    def open(self, mark: str, name: str, slot: str, *, everyone: bool, sealed: str = "", by: str = "") -> str:
        """Write an account down whose first token has this mark, which becomes its key; give the key. Twice is once."""
        now, known = time.time(), self.all()
        colour = next((one for one in COLOURS if one not in {other.colour for other in known}), COLOURS[0])
        row = {"key": mark, "mode": self._mode, "name": name, "colour": colour, "slot": slot, "sealed": sealed}
        try:
            with self._database.begin() as connection:
                connection.execute(insert(accounts).values(**row, everyone=everyone, created_at=now))
                _tie(connection, mark, mark)
                _enter(connection, mark, [by] if by else [], "")
        except IntegrityError:
            self.tie(mark, mark)
        self.look_again()
        return mark

    def tie(self, key: str, mark: str, **values: Any) -> None:
        """Tie a token, by its mark, to an account, and write down where it is now."""
        with self._database.begin() as connection:
            _tie(connection, mark, key)
            if values:
                connection.execute(update(accounts).where(accounts.c.key == key).values(**values))
        self.look_again()

    def place(self, key: str, **values: Any) -> None:
        """Write down where an account's token is now, or that it is nowhere."""
        self._write(key, **values)

    @staticmethod
    def now() -> float:
        """Give this moment as the tables keep it."""
        return time.time()

    def change(self, key: str, by: Person, *, name: str, colour: str, limits: tuple[int | None, int | None]) -> None:
        """Give an account another name, colour and limits (an order, a day; credits, None: the house's alone).

        Raises `Forbidden` for a role that may not, `BadInput` for a name that is empty or taken.
        """
        by.check(Act.SETTINGS)
        values = {"name": self.free_name(name, key), "colour": colour if colour in COLOURS else COLOURS[0]}
        self._write(key, **values, max_order_credits=limits[0], max_daily_credits=limits[1])

    def admit(self, key: str, people: Iterable[str], by: Person, *, everyone: bool) -> None:
        """Say who may look at an account: whoever comes in, or these ids alone. Raises `Forbidden` for a role that may not."""
        by.check(Act.SETTINGS)
        with self._database.begin() as connection:
            connection.execute(delete(account_members).where(account_members.c.account == key))
            _enter(connection, key, people, by.name)
            connection.execute(update(accounts).where(accounts.c.key == key).values(everyone=everyone))
        self.look_again()

    def archive(self, key: str, by: Person) -> None:
        """Put an account away: nobody looks at it, nothing is called for it, nothing is lost. Raises `Forbidden` for the last one."""
        by.check(Act.SETTINGS)
        if [one.key for one in self.standing()] == [key]:
            raise Forbidden("The last account can't be archived.")
        self._write(key, archived_at=time.time())

    def restore(self, key: str, by: Person) -> None:
        """Take an archived account up again."""
        by.check(Act.SETTINGS)
        self._write(key, archived_at=None)

    def free_name(self, name: str, key: str = "") -> str:
        """Give a name that can be taken. Raises `BadInput` for one that is empty, too long, or another account's."""
        bare = " ".join(name.split())
        if not bare or len(bare) > LONGEST_NAME:
            raise BadInput("name", f"Give it a name of up to {LONGEST_NAME} letters.")
        if any(one.name.lower() == bare.lower() and one.key != key for one in self.all()):
            raise BadInput("name", "Another account has this name.")
        return bare

    def look_again(self) -> None:
        """Read anew at the next look."""
        self._read_at = float("-inf")

    def _write(self, key: str, **values: Any) -> None:
        with self._database.begin() as connection:
            connection.execute(update(accounts).where(accounts.c.key == key).values(**values))
        self.look_again()

    def _by_key(self) -> dict[str, Account]:
        if time.monotonic() - self._read_at > _FRESH_S:
            self._read_at = time.monotonic()
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Account]:
        mine = select(accounts).where(accounts.c.mode == self._mode).order_by(accounts.c.created_at, accounts.c.key)
        members = defaultdict[str, set[str]](set)
        with self._database.connect() as connection:
            for account, person in connection.execute(select(account_members.c.account, account_members.c.person)):
                members[account].add(person)
            return {
                row["key"]: _account(row, frozenset(members[row["key"]])) for row in connection.execute(mine).mappings()
            }


def _account(row: RowMapping, members: frozenset[str]) -> Account:
    told = {
        name: row[name]
        for name in ("key", "name", "colour", "slot", "sealed", "max_order_credits", "max_daily_credits")
    }
    archived = row["archived_at"]
    return Account(
        **told,
        everyone=bool(row["everyone"]),
        members=members,
        created_at=datetime.fromtimestamp(row["created_at"], UTC),
        archived_at=None if archived is None else datetime.fromtimestamp(archived, UTC),
    )


def _tie(connection: Connection, mark: str, key: str) -> None:
    connection.execute(delete(account_tokens).where(account_tokens.c.mark == mark))
    connection.execute(insert(account_tokens).values(mark=mark, account=key, tied_at=time.time()))


def _enter(connection: Connection, key: str, people: Iterable[str], by: str) -> None:
    for person in sorted(set(people)):
        row = {"account": key, "person": person, "added_by": by, "added_at": time.time()}
        connection.execute(insert(account_members).values(row))
