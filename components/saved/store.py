"""Saved audiences on disk."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, delete, insert, select, update

from components.audience import Audience
from components.faults import BadInput
from components.people import HERE, Act, Person
from components.saved.saved import DayCount, SavedAudience
from components.saved.tables import counts, pins, saved

LONGEST_NAME, LONGEST_TAG, MOST_TAGS = 120, 30, 12
_KEPT_DAYS = 400


class Saved:
    """The saved audiences of all accounts; every question names its account."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def save(self, account: str, name: str, audience: Audience, tags: Iterable[str] = (), by: Person = HERE) -> str:
        """Keep an audience under a name; give its id. Raises `BadInput` for an empty name."""
        by.check(Act.KEEP)
        saved_id, now = str(uuid.uuid4()), time.time()
        row = {
            "id": saved_id,
            "account": account,
            "name": _name(name),
            "tags": json.dumps(_tags(tags), ensure_ascii=False),
            "audience": audience.canonical(),
            "watched": False,
            "created_at": now,
            "updated_at": now,
        }
        with self._database.begin() as connection:
            connection.execute(insert(saved).values(row))
        return saved_id

    def of(self, account: str) -> tuple[SavedAudience, ...]:
        """Give an account's saved audiences, the one last changed first."""
        return self._read((saved.c.account == account) & saved.c.deleted_at.is_(None))

    def one(self, account: str, saved_id: str) -> SavedAudience | None:
        """Give one saved audience, or None."""
        found = self._read((saved.c.account == account) & (saved.c.id == saved_id) & saved.c.deleted_at.is_(None))
        return found[0] if found else None

    def search(self, account: str, typed: str) -> tuple[SavedAudience, ...]:
        """Give those that have every typed word in their name or tags."""
        words = typed.lower().split()
        return tuple(one for one in self.of(account) if all(word in _sought(one) for word in words))

    def named(self, account: str, audience: Audience) -> SavedAudience | None:
        """Give the saved audience that is exactly this one, or None."""
        return next((one for one in self.of(account) if one.audience.key() == audience.key()), None)

    def rename(self, account: str, saved_id: str, name: str, tags: Iterable[str], by: Person = HERE) -> None:
        """Give another name and other tags. Raises `BadInput` for an empty name."""
        by.check(Act.KEEP)
        self._change(account, saved_id, name=_name(name), tags=json.dumps(_tags(tags), ensure_ascii=False))

    def duplicate(self, account: str, saved_id: str, by: Person = HERE) -> str | None:
        """Keep a copy under a name of its own; give its id, or None where the original is gone."""
        by.check(Act.KEEP)
        one = self.one(account, saved_id)
        if one is None:
            return None
        taken = {other.name for other in self.of(account)}
        name = next(name for number in range(2, 10_000) if (name := f"{one.name[:110]} ({number})") not in taken)
        return self.save(account, name, one.audience, one.tags)

    def delete(self, account: str, saved_id: str, by: Person = HERE) -> None:
        """Take one away; `restore` brings it back."""
        by.check(Act.KEEP)
        self._change(account, saved_id, deleted_at=time.time())

    def restore(self, account: str, saved_id: str, by: Person = HERE) -> None:
        """Bring back one that was deleted."""
        by.check(Act.KEEP)
        self._change(account, saved_id, deleted_at=None)

    def forget_account(self, account: str) -> None:
        """Take everything of an account away for good: saved, counted, pinned."""
        mine = select(saved.c.id).where(saved.c.account == account)
        with self._database.begin() as connection:
            connection.execute(delete(counts).where(counts.c.saved_id.in_(mine)))
            connection.execute(delete(saved).where(saved.c.account == account))
            connection.execute(delete(pins).where(pins.c.account == account))

    def watch(self, account: str, saved_id: str, *, watched: bool, by: Person = HERE) -> None:
        """Begin or end to count it every day."""
        by.check(Act.KEEP)
        self._change(account, saved_id, watched=watched)

    def watched(self, account: str) -> tuple[SavedAudience, ...]:
        """Give the ones that are counted every day."""
        return self._read((saved.c.account == account) & saved.c.watched.is_(True) & saved.c.deleted_at.is_(None))

    def counted(self, one: SavedAudience, matches: int, day: date) -> None:
        """Keep a day's count; a second one of the day takes the first one's place."""
        this = {"saved_id": one.id, "day": day.isoformat(), "audience_key": one.audience.matching_key()}
        with self._database.begin() as connection:
            connection.execute(delete(counts).filter_by(**this))
            connection.execute(insert(counts).values(**this, matches=matches, counted_at=time.time()))

    def _change(self, account: str, saved_id: str, **values: Any) -> None:
        this = (saved.c.account == account) & (saved.c.id == saved_id)
        with self._database.begin() as connection:
            connection.execute(update(saved).where(this).values(updated_at=time.time(), **values))

    def _read(self, condition: Any) -> tuple[SavedAudience, ...]:
        query = select(saved).where(condition).order_by(saved.c.updated_at.desc())
        with self._database.connect() as connection:
            rows = connection.execute(query).mappings().all()
            told = select(counts).where(counts.c.saved_id.in_([row["id"] for row in rows])).order_by(counts.c.day)
            by_id: dict[tuple[str, str], list[DayCount]] = defaultdict(list)
            for row in connection.execute(told).mappings():
                key = (row["saved_id"], row["audience_key"])
                by_id[key].append(DayCount(date.fromisoformat(row["day"]), row["matches"]))
        return tuple(_saved(row, by_id) for row in rows)


def _saved(row: RowMapping, by_id: dict[tuple[str, str], list[DayCount]]) -> SavedAudience:
    audience = Audience.from_json(row["audience"])
    return SavedAudience(
        id=row["id"],
        account=row["account"],
        name=row["name"],
        tags=tuple(json.loads(row["tags"])),
        audience=audience,
        watched=bool(row["watched"]),
        counts=tuple(by_id[row["id"], audience.matching_key()][-_KEPT_DAYS:]),
        updated_at=datetime.fromtimestamp(row["updated_at"], UTC),
    )


def _name(name: str) -> str:
    bare = " ".join(name.split())
    if not bare:
        raise BadInput("name", "Give it a name.")
    return bare[:LONGEST_NAME]


def _tags(tags: Iterable[str]) -> list[str]:
    bare = (re.sub(r"\s+", " ", tag).strip(" #,").lower()[:LONGEST_TAG] for tag in tags)
    return list(dict.fromkeys(tag for tag in bare if tag))[:MOST_TAGS]


def _sought(one: SavedAudience) -> str:
    return " ".join([one.name, *one.tags, one.audience.canonical()]).lower()
