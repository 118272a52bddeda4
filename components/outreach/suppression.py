"""The suppression list: who must not be contacted, by phone, e-mail address, address or name. No file and no count goes past it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Engine, RowMapping, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from components.faults import BadInput
from components.outreach.acts import ERASED, LIFTED, SUPPRESSED, newest_act, write_act
from components.outreach.forms import KINDS, PHONE, forms_of, phone_form, sealed_form
from components.outreach.tables import opted_out_owners, owners_sought, suppressions
from components.people import HERE, Act, Person

LONGEST_FORM = 300
_AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """One entry. `form` is the standard form of `kind`, a digest where `sealed`; times are UTC."""

    kind: str
    form: str
    sealed: bool
    source: str
    note: str
    person: str
    added_at: datetime


@dataclass(frozen=True)
class Suppressed:
    """All that is suppressed as sets, for matching: a table with the column `form` by (kind, sealed); "owner" is a kind of its own here.

    `version` changes with any change.
    """

    version: tuple[int, ...]
    forms: Mapping[tuple[str, bool], pa.Table] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.forms)


class Suppression:
    """The suppression lists of all accounts. Every question names its account; whatever changes one is an act that is written down."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._read: dict[str, Suppressed] = {}

    def add(
        self,
        account: str,
        kind: str,
        forms: Iterable[str],
        *,
        source: str,
        by: Person = HERE,
        note: str = "",
        sealed: bool = False,
    ) -> int:
        """Put standard forms on the list; gives how many weren't there. Empty forms are left out, twice is once.

        With `sealed` they are kept as digests: known again when they come, readable by nobody. Raises `BadInput` for an unknown kind,
        `Forbidden` where the role says no.
        """
        by.check(Act.OPT_OUT)
        _check(kind)
        bare = dict.fromkeys(form[:LONGEST_FORM] for form in forms if form)
        wanted = [sealed_form(account, kind, form) for form in bare] if sealed else list(bare)
        with self._database.begin() as connection:
            act = write_act(
                connection, account, SUPPRESSED, kind, entries=len(wanted), source=source, note=note, person=by.name
            )
            row = {"account": account, "kind": kind, "sealed": sealed, "source": source[:200], "note": note}
            row |= {"person": by.name[:200], "added_at": time.time(), "act": act}
            return _insert_new(connection, [row | {"form": form} for form in wanted])

    def lift(self, account: str, kind: str, form: str, *, by: Person = HERE, note: str = "") -> bool:
        """Take one entry off, which is an act of its own. Gives whether it was there.

        Raises `BadInput` without a reason, `Forbidden` where the role says no.
        """
        by.check(Act.SUPPRESS)
        if not note.strip():
            raise BadInput("note", "Say why it is taken off the list: it is kept.")
        this = _this(account, kind, form)
        with self._database.begin() as connection:
            found = connection.execute(select(suppressions).where(this)).mappings().first()
            if found is None:
                return False
            connection.execute(delete(suppressions).where(this))
            _forget_owner(connection, account, kind, form)
            told = "" if found["sealed"] else form
            write_act(connection, account, LIFTED, kind, form=told, note=note, person=by.name)
        return True

    def holds(self, account: str, kind: str, form: str) -> Entry | None:
        """Give the entry of a standard form, sealed or not; None where it isn't on the list."""
        for wanted in (form, sealed_form(account, kind, form)):
            with self._database.connect() as connection:
                found = connection.execute(select(suppressions).where(_this(account, kind, wanted))).mappings().first()
            if found is not None and form:
                return _entry(found)
        return None

    def on_it(self, account: str, phones: Sequence[str]) -> frozenset[str]:
        """Give those of some phones (ten digits each) that are on the list, sealed or not."""
        held = self.suppressed(account).forms
        asked = {False: list(phones), True: []}
        if (PHONE, True) in held:
            asked[True] = [sealed_form(account, PHONE, phone) for phone in phones]
        found = [
            pc.is_in(pa.array(forms, pa.string()), held[PHONE, sealed]["form"]).to_pylist()
            for sealed, forms in asked.items()
            if forms and (PHONE, sealed) in held
        ]
        return frozenset(phone for one in found for phone, there in zip(phones, one, strict=True) if there)

    def anyhow(self, account: str, typed: str) -> tuple[Entry, ...]:
        """Give the entries that a typed text names, whichever kind it is of."""
        told = ((kind, form) for kind in KINDS for form in forms_of(kind, typed))
        found = (self.holds(account, kind, form) for kind, form in dict.fromkeys(told))
        return tuple(entry for entry in found if entry is not None)

    def counts(self, account: str) -> dict[str, int]:
        """Count the entries by kind."""
        query = select(suppressions.c.kind, func.count()).where(suppressions.c.account == account)
        with self._database.connect() as connection:
            told = {kind: int(number) for kind, number in connection.execute(query.group_by(suppressions.c.kind))}
        return {kind: told.get(kind, 0) for kind in KINDS}

    def entries(
        self, account: str, sought: str = "", kind: str = "", offset: int = 0, at_most: int = 50
    ) -> tuple[Entry, ...]:
        """Give some entries, the newest first; `sought` narrows by form, source and note, a phone however it is typed."""
        newest = (suppressions.c.act.desc(), suppressions.c.kind, suppressions.c.form)
        query = select(suppressions).where(_matching(account, sought, kind)).order_by(*newest)
        with self._database.connect() as connection:
            rows = connection.execute(query.offset(offset).limit(at_most)).mappings()
            return tuple(_entry(row) for row in rows)

    def found(self, account: str, sought: str = "", kind: str = "") -> int:
        """Count the entries that `entries` would give."""
        query = select(func.count()).select_from(suppressions).where(_matching(account, sought, kind))
        with self._database.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def suppressed(self, account: str) -> Suppressed:
        """Give everything as sets; read anew only after a change, by this process or another."""
        version = self._version(account)
        known = self._read.get(account)
        if known is None or known.version != version:
            known = self._read[account] = Suppressed(version, self._forms(account))
        return known

    def seal(self, connection: Connection, account: str, kind: str, forms: Iterable[str], person: str) -> None:
        """Put forms on the list as digests, in place of readable ones, in a transaction that stands: an erasure's part."""
        wanted = [form for form in dict.fromkeys(forms) if form]
        act = write_act(connection, account, ERASED, kind, entries=len(wanted), person=person)
        row = {"account": account, "kind": kind, "sealed": True, "source": "Privacy request", "note": ""}
        row |= {"person": person[:200], "added_at": time.time(), "act": act}
        for form in wanted:
            connection.execute(delete(suppressions).where(_this(account, kind, form)))
            _forget_owner(connection, account, kind, form)
        _insert_new(connection, [row | {"form": sealed_form(account, kind, form)} for form in wanted])

    def _version(self, account: str) -> tuple[int, ...]:
        sought = select(func.count(), func.coalesce(func.sum(owners_sought.c.act), 0))
        with self._database.connect() as connection:
            lists, upto = connection.execute(sought.where(owners_sought.c.account == account)).one()
        return newest_act(self._database, account), int(lists), int(upto)

    def _forms(self, account: str) -> dict[tuple[str, bool], pa.Table]:
        query = select(suppressions.c.kind, suppressions.c.sealed, suppressions.c.form)
        held: dict[tuple[str, bool], list[str]] = {}
        with self._database.connect() as connection:
            for kind, sealed, form in connection.execute(query.where(suppressions.c.account == account)):
                held.setdefault((kind, bool(sealed)), []).append(form)
            owners = select(opted_out_owners.c.owner).where(opted_out_owners.c.account == account).distinct()
            if found := [owner for (owner,) in connection.execute(owners)]:
                held["owner", False] = found
        return {key: pa.table({"form": pa.array(forms, pa.string())}) for key, forms in held.items()}


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise BadInput("kind", f"Nothing is suppressed by {kind}.")


def _this(account: str, kind: str, form: str) -> Any:
    return (suppressions.c.account == account) & (suppressions.c.kind == kind) & (suppressions.c.form == form)


def _matching(account: str, sought: str, kind: str) -> Any:
    condition = suppressions.c.account == account
    if kind:
        condition &= suppressions.c.kind == kind
    if digits := phone_form(sought):
        return condition & (suppressions.c.form == digits)
    text = func.lower(suppressions.c.form + " " + suppressions.c.source + " " + suppressions.c.note)
    for word in sought.lower().split():
        condition &= text.contains(word, autoescape=True)
    return condition


def _forget_owner(connection: Connection, account: str, kind: str, form: str) -> None:
    if kind == PHONE:
        mine = (opted_out_owners.c.account == account) & (opted_out_owners.c.form == form)
        connection.execute(delete(opted_out_owners).where(mine))


def _insert_new(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Insert rows that aren't there; gives how many weren't."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    before = _count(connection, rows)
    for begins in range(0, len(rows), _AT_ONCE):
        connection.execute(dialect.insert(suppressions).on_conflict_do_nothing(), rows[begins : begins + _AT_ONCE])
    return _count(connection, rows) - before


def _count(connection: Connection, rows: list[dict[str, Any]]) -> int:
    if not rows:
        return 0
    query = select(func.count()).select_from(suppressions).where(suppressions.c.account == rows[0]["account"])
    return int(connection.execute(query).scalar_one())


def _entry(row: RowMapping) -> Entry:
    told = {name: row[name] for name in ("kind", "form", "source", "note", "person")}
    return Entry(**told, sealed=bool(row["sealed"]), added_at=datetime.fromtimestamp(row["added_at"], UTC))
