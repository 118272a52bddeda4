"""Invitations: a link with a code that works once, for whoever has it or for one e-mail address. Only the code's digest is kept."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, insert, or_, select, update

from components.faults import BadInput
from components.people.admitting import sure_email
from components.people.identity import Identity
from components.people.person import NO_LIMITS, Allowance, Person
from components.people.role import Act, Role
from components.people.tables import invitations

DAYS = 7
_DAY_S = 86_400


@dataclass(frozen=True)
class Invitation:
    """One invitation that is still open. `digest` names it; `email` is "" where whoever has the link may use it. Times are UTC."""

    digest: str
    email: str
    role: Role
    allowance: Allowance
    invited_by: str
    made_at: datetime
    expires_at: datetime


class Invitations:
    """The invitations of a house."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def invite(
        self, role: Role, *, email: str = "", allowance: Allowance = NO_LIMITS, days: int = DAYS, by: Person
    ) -> str:
        """Write an invitation down; give its code, which is told this once. An older open one for the same address is void then.

        Raises `BadInput` for what is no e-mail address, `Forbidden` where the role says no.
        """
        by.check(Act.PEOPLE)
        bare = email.strip().lower()
        if bare and not _is_address(bare):
            raise BadInput("email", f"{bare} is not an e-mail address.")
        code, now = secrets.token_urlsafe(24), time.time()
        with self._database.begin() as connection:
            if bare:
                connection.execute(delete(invitations).where(invitations.c.email == bare, invitations.c.used_by == ""))
            connection.execute(
                insert(invitations).values(
                    code_digest=_digest(code),
                    email=bare,
                    role=role.value,
                    max_order_credits=allowance.max_order_credits,
                    max_daily_credits=allowance.max_daily_credits,
                    max_monthly_credits=allowance.max_monthly_credits,
                    invited_by=by.name or by.email,
                    made_at=now,
                    expires_at=now + days * _DAY_S,
                    used_by="",
                )
            )
        return code

    def open(self) -> tuple[Invitation, ...]:
        """Give the invitations that can still be used, the newest first."""
        query = select(invitations).where(_usable()).order_by(invitations.c.made_at.desc())
        with self._database.connect() as connection:
            return tuple(_invitation(row) for row in connection.execute(query).mappings())

    def withdraw(self, digest: str, by: Person) -> None:
        """Make an invitation void. Raises `Forbidden` where the role says no."""
        by.check(Act.PEOPLE)
        with self._database.begin() as connection:
            connection.execute(
                delete(invitations).where(invitations.c.code_digest == digest, invitations.c.used_by == "")
            )


def take(connection: Connection, identity: Identity, code: str, person_id: str) -> Invitation | None:
    """Use up the invitation that an identity has, in the transaction that writes its person down; None where there is none.

    One for an e-mail address is for whoever the provider says has that address, with or without the code; another is for who has the code.
    """
    email = sure_email(identity)
    by_email = (invitations.c.email == email) & (invitations.c.email != "")
    by_code = (invitations.c.code_digest == _digest(code)) & (invitations.c.email == "")
    query = select(invitations).where(_usable(), or_(by_email, by_code)).order_by(invitations.c.email.desc())
    for row in connection.execute(query).mappings().all():
        this = (invitations.c.code_digest == row["code_digest"]) & (invitations.c.used_by == "")
        used = update(invitations).where(this).values(used_by=person_id, used_at=time.time())
        if connection.execute(used).rowcount == 1:
            return _invitation(row)
    return None


def _usable() -> ColumnElement[bool]:
    return (invitations.c.used_by == "") & (invitations.c.expires_at > time.time())


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().encode()).hexdigest()


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    return (
        bool(name and at and "." in host)
        and len(text) <= 320
        and not any(letter.isspace() for letter in text)
        and "@" not in host
    )


def _invitation(row: RowMapping) -> Invitation:
    return Invitation(
        row["code_digest"],
        row["email"],
        Role(row["role"]),
        allowance_of(row),
        row["invited_by"],
        datetime.fromtimestamp(row["made_at"], UTC),
        datetime.fromtimestamp(row["expires_at"], UTC),
    )


def allowance_of(row: RowMapping) -> Allowance:
    """Read the limits that stand in a row."""
    return Allowance(row["max_order_credits"], row["max_daily_credits"], row["max_monthly_credits"])
