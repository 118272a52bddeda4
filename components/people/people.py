"""The people of a house: who came in, as what, what they may spend. Nobody is ever deleted: history names them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.faults import BadInput, Forbidden
from components.people.admitting import Admission, sure_email
from components.people.identity import Identity
from components.people.invitations import Invitations, allowance_of, take
from components.people.person import HERE, Allowance, Person
from components.people.role import Act, Role
from components.people.tables import people

SEEN_EVERY_S = 300
SETTINGS, CLAIM, INVITATION, BY_HAND = "settings", "claim", "invitation", "hand"
"""Where a role came from. One from the settings can't be changed here; one from a claim follows the claim until somebody changes it."""


@dataclass(frozen=True)
class Member:
    """A person as the People page lists them. `role_from` is one of the words above; `came_by` who invited them. Times are UTC."""

    person: Person
    role_from: str
    came_by: str
    joined_at: datetime
    last_seen_at: datetime


class People:
    """Everybody who ever came in."""

    def __init__(self, database: Engine, admission: Admission | None = None) -> None:
        self._database, self.admission, self.invitations = database, admission or Admission(), Invitations(database)

    def admit(self, identity: Identity, code: str = "") -> Person | None:
        """Give the person whom an identity is, letting them in where they may; None where they may not. `code` is an invitation's.

        Somebody who was let go, or whose claim is gone, is None too.
        """
        member = self._known(identity)
        if member is None:
            return self._let_in(identity, code)
        role, role_from = self._role_now(member, identity)
        if role is None or not (member.person.active or role_from == SETTINGS):
            return None
        return self._seen(member, identity, role, role_from)

    def members(self) -> tuple[Member, ...]:
        """Give everybody, who is active first, then by name."""
        with self._database.connect() as connection:
            rows = connection.execute(
                select(people).order_by(people.c.active.desc(), func.lower(people.c.name))
            ).mappings()
            return tuple(_member(row) for row in rows)

    def person(self, person_id: str) -> Person:
        """Give one person by id, as they stand now. Raises `BadInput` for an unknown one."""
        with self._database.connect() as connection:
            row = connection.execute(select(people).where(people.c.id == person_id)).mappings().first()
        if row is None:
            raise BadInput("person", "There is no such person.")
        return _member(row).person

    def now(self, by: Person) -> Person:
        """Give somebody as they stand now: a file may be fetched long after its button was drawn."""
        return by if by.id == HERE.id else self.person(by.id)

    def change(self, person_id: str, role: Role, allowance: Allowance, by: Person) -> None:
        """Give somebody another role and other limits, from their next click on.

        Raises `Forbidden` where the role says no, or where nobody would be left who may change people.
        """
        now = self._changeable(person_id, by)
        if now.role is not role and now.role is Role.ADMIN:
            self._check_not_last(person_id)
        role_from = {} if now.role is role else {"role_from": BY_HAND}
        self._write(person_id, role=role.value, **role_from, **_limits(allowance))

    def let_go(self, person_id: str, by: Person) -> None:
        """Let somebody in no more; what they did stays theirs. Raises as `change` does, and for oneself."""
        if person_id == by.id:
            raise Forbidden("You can't let yourself go.", advice="Ask another admin.")
        if self._changeable(person_id, by).role is Role.ADMIN:
            self._check_not_last(person_id)
        self._write(person_id, active=False)

    def take_back(self, person_id: str, by: Person) -> None:
        """Let somebody in again. Raises `Forbidden` where the role says no."""
        by.check(Act.PEOPLE)
        self._write(person_id, active=True)

    def _changeable(self, person_id: str, by: Person) -> Person:
        by.check(Act.PEOPLE)
        now = self.person(person_id)
        if self.admission.first_admin and now.email.lower() == self.admission.first_admin.lower():
            raise Forbidden(f"{now.name} is an admin by the settings.", advice="Change PLATBOOK_FIRST_ADMIN there.")
        return now

    def _check_not_last(self, person_id: str) -> None:
        others = select(func.count()).where(
            people.c.role == Role.ADMIN.value, people.c.active, people.c.id != person_id
        )
        with self._database.connect() as connection:
            if not connection.execute(others).scalar_one():
                raise Forbidden(
                    "Nobody would be left who may change people.", advice="Make somebody else an admin first."
                )

    def _known(self, identity: Identity) -> Member | None:
        mine = (people.c.issuer == identity.issuer) & (people.c.subject == identity.subject)
        with self._database.connect() as connection:
            row = connection.execute(select(people).where(mine)).mappings().first()
        return None if row is None else _member(row)

    def _role_now(self, member: Member, identity: Identity) -> tuple[Role | None, str]:
        if self.admission.is_first_admin(identity):
            return Role.ADMIN, SETTINGS
        if member.role_from == CLAIM:
            return self.admission.claimed(identity), CLAIM
        if member.role_from == SETTINGS:  # the settings name somebody else now
            return None, SETTINGS
        return member.person.role, member.role_from

    def _let_in(self, identity: Identity, code: str) -> Person | None:
        person_id = uuid.uuid4().hex
        try:
            with self._database.begin() as connection:
                if not self._written(connection, person_id, identity, code):
                    return None
        except IntegrityError:  # another tab of theirs came first
            known = self._known(identity)
            return None if known is None else known.person
        return self.person(person_id)

    def _written(self, connection: Connection, person_id: str, identity: Identity, code: str) -> bool:
        """Write a new person down where the settings, a claim or an invitation let them in; an invitation is used up with it."""
        role, allowance, role_from, came_by = self.admission.claimed(identity), self.admission.builder, CLAIM, ""
        if self.admission.is_first_admin(identity):
            role, allowance, role_from = Role.ADMIN, Allowance(), SETTINGS
        elif role is None and (invitation := take(connection, identity, code, person_id)):
            role, allowance, role_from = invitation.role, invitation.allowance, INVITATION
            came_by = invitation.invited_by
        if role is None:
            return False
        told: dict[str, Any] = {
            "id": person_id,
            "issuer": identity.issuer,
            "subject": identity.subject,
            "role": role.value,
            "role_from": role_from,
        }
        told |= {"active": True, "came_by": came_by, "joined_at": time.time(), "last_seen_at": time.time()}
        limits = _limits(allowance if role is Role.BUILDER or role_from == INVITATION else Allowance())
        connection.execute(insert(people).values(**told, **self._called(connection, identity, person_id), **limits))
        return True

    def _seen(self, member: Member, identity: Identity, role: Role, role_from: str) -> Person:
        """Keep what may have changed since: the name, the address, the role by the settings or a claim; and that they were here."""
        person = member.person
        same = (sure_email(identity) or person.email, role, role_from, True) == (
            person.email,
            person.role,
            member.role_from,
            person.active,
        )
        if same and (datetime.now(UTC) - member.last_seen_at).total_seconds() < SEEN_EVERY_S:
            return person
        with self._database.begin() as connection:
            told: dict[str, Any] = {"role": role.value, "role_from": role_from, "active": True}
            told |= {"last_seen_at": time.time()} | self._called(connection, identity, person.id)
            connection.execute(update(people).where(people.c.id == person.id).values(**told))
        return self.person(person.id)

    def _called(self, connection: Connection, identity: Identity, person_id: str) -> dict[str, str]:
        """Give what records call them: their name, with the address where another person has that name."""
        email, name = sure_email(identity) or identity.email, " ".join(identity.name.split()) or identity.email
        taken = select(people.c.id).where(func.lower(people.c.name) == name.lower(), people.c.id != person_id)
        if connection.execute(taken).first() and email:
            name = f"{name} ({email})"
        return {"name": name[:200], "email": email[:320]}

    def _write(self, person_id: str, **values: Any) -> None:
        with self._database.begin() as connection:
            connection.execute(update(people).where(people.c.id == person_id).values(**values))


def _limits(allowance: Allowance) -> Mapping[str, int | None]:
    return {
        "max_order_credits": allowance.max_order_credits,
        "max_daily_credits": allowance.max_daily_credits,
        "max_monthly_credits": allowance.max_monthly_credits,
    }


def _member(row: RowMapping) -> Member:
    person = Person(row["id"], row["name"], row["email"], Role(row["role"]), allowance_of(row), bool(row["active"]))
    times = (datetime.fromtimestamp(row[name], UTC) for name in ("joined_at", "last_seen_at"))
    return Member(person, row["role_from"], row["came_by"], *times)
