"""The roll of the living: each process has a row and renews it; a row that nobody renews is a dead process.

Dead is who is away from the database's now by more than a lease, and whose row did not change while it was looked at for two beats by
this machine's steady clock: so a database's clock that jumps kills nobody. A lease that stands in no row is dead at once.
"""

from __future__ import annotations

import secrets
import socket
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.faults import Forbidden
from components.replicas.clock import now_at, now_in
from components.replicas.signature import sign
from components.replicas.tables import replicas

BEAT_S = 2.0
LEASE_S = 10.0
"""How long a process may be silent. A dead one's work is taken over within this, two beats and a sweep: 17 s at most."""
_BEATS_TO_JUDGE = 2
_LOOKS_A_BEAT = 4
_FORGOTTEN_AFTER_S = 86_400.0


class NameTaken(Forbidden):
    """Another process lives under this name."""


class Roll:
    """One process's place among the living. `lease` is its own; over SQLite it is alone, as its file has one owner."""

    def __init__(
        self, database: Engine, name: str, version: str, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._database, self._name, self._version, self._sleep = database, name, version, sleep
        self._alone = database.dialect.name == "sqlite"
        self._seen: dict[str, tuple[float, float]] = {}
        self.lease = f"{name}:{uuid.uuid4().hex[:12]}"

    def sign_on(self) -> None:
        """Take the name; from a process that died under it too. Raises `NameTaken` where one lives under it."""
        with self._database.connect() as connection:
            now, standing = now_at(connection), self._row(connection)
        if standing is not None and not self._alone and abs(now - standing[1]) < LEASE_S and self._moves(standing):
            raise self._taken()
        self._take(standing[0] if standing else "")

    def beat(self) -> bool:
        """Say that this process lives; False where it has lost its name to another, and must stop."""
        if self._alone:
            return True
        with self._database.begin() as connection:
            mine = (replicas.c.name == self._name) & (replicas.c.lease == self.lease)
            return connection.execute(update(replicas).where(mine).values(seen_at=now_in(connection))).rowcount == 1

    def sign_off(self) -> None:
        """Give the lease back: what this process drove is anyone's at once."""
        with self._database.begin() as connection:
            connection.execute(delete(replicas).where(replicas.c.lease == self.lease))

    def alive(self) -> frozenset[str]:
        """Give the leases of the living, this one's among them."""
        if self._alone:
            return frozenset({self.lease})
        with self._database.connect() as connection:
            now = now_at(connection)
            rows = connection.execute(select(replicas.c.lease, replicas.c.seen_at)).all()
        living = {lease for lease, seen_at in rows if not self._silent(lease, seen_at, now)}
        return frozenset({*living, self.lease})

    def _silent(self, lease: str, seen_at: float, now: float) -> bool:
        known_at, since = self._seen.get(lease, (None, 0.0))
        if known_at != seen_at:
            self._seen[lease] = (seen_at, time.monotonic())
            return False
        return abs(now - seen_at) > LEASE_S and time.monotonic() - since >= _BEATS_TO_JUDGE * BEAT_S

    def _row(self, connection: Connection) -> tuple[str, float] | None:
        query = select(replicas.c.lease, replicas.c.seen_at).where(replicas.c.name == self._name)
        found = connection.execute(query).first()
        return None if found is None else (found.lease, found.seen_at)

    def _moves(self, standing: tuple[str, float]) -> bool:
        """Tell whether somebody renews the row: a killed process leaves a fresh one behind."""
        for _ in range(_LOOKS_A_BEAT * (_BEATS_TO_JUDGE + 1)):
            self._sleep(BEAT_S / _LOOKS_A_BEAT)
            with self._database.connect() as connection:
                row = self._row(connection)
            if row is None:
                return False
            if row != standing:
                return True
        return False

    def _take(self, from_lease: str) -> None:
        try:
            with self._database.begin() as connection:
                now = now_in(connection)
                long_ago = replicas.c.seen_at < now - _FORGOTTEN_AFTER_S
                old = (replicas.c.name == self._name) & (replicas.c.lease == from_lease)
                connection.execute(
                    delete(replicas).where(replicas.c.name.is_not(None) if self._alone else old | long_ago)
                )
                told = {"name": self._name, "lease": self.lease, "version": self._version}
                connection.execute(insert(replicas).values(**told, started_at=now, seen_at=now))
        except IntegrityError as error:
            raise self._taken() from error

    def _taken(self) -> NameTaken:
        return NameTaken(
            f"Another Platbook runs under the name {self._name} over this database.",
            advice="Give each replica a PLATBOOK_EXECUTOR_ID of its own, or a data folder of its own.",
        )


def signed_on(database: Engine, name: str, version: str) -> Roll:
    """Take a place among the living; what is written over this engine from now on bears its lease. Raises `NameTaken`."""
    roll = Roll(database, name, version)
    roll.sign_on()
    sign(database, roll.lease)
    return roll


def replica_name(wished: str, data_dir: Path) -> str:
    """Give the name that an operator wished for; else the machine's, with a suffix that the data folder keeps."""
    if wished:
        return wished[:100]
    path = data_dir / "replica"
    if not path.exists():
        path.write_text(secrets.token_hex(3), encoding="ascii")
    return f"{socket.gethostname()[:80]}-{path.read_text(encoding='ascii').strip()[:16]}"
