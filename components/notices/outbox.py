"""The outbox: what is to be sent, claimed by who sends it, tried for a day."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select, update

from components.notices.notice import Notice
from components.notices.store import notice_of
from components.notices.tables import notices, outbox
from components.notices.timing import TRIED_FOR_S, pause_s
from components.notices.ways import TOGETHER

LEASE_S = 180.0
"""How long a claim holds: longer than any sending takes."""
MOST_TOGETHER = 50
_DUE_AT_ONCE = 8
WAITING, SENT, GIVEN_UP = "waiting", "sent", "given up"


@dataclass(frozen=True)
class Parcel:
    """What goes to one person by one way: one notice, or where they go together all that are due. `claim` is whose it is."""

    account: str
    person: str
    way: str
    claim: str
    notices: tuple[Notice, ...]

    @property
    def id(self) -> str:
        """The same at each try of the same notice, so that a receiver tells a second one: "msg_" and 32 hex digits."""
        told = f"{self.notices[0].key}|{self.account}|{self.person}|{self.way}"
        return f"msg_{hashlib.sha256(told.encode()).hexdigest()[:32]}"


@dataclass(frozen=True)
class Outcome:
    """How a way does: when something last went out by it, and what keeps a message from going out now."""

    sent_at: datetime | None
    problem: str
    waiting: int


class Outbox:
    """The messages of all accounts."""

    def __init__(self, database: Engine, now: Callable[[], float] = time.time) -> None:
        self._database, self._now = database, now

    def claimed(self) -> list[Parcel]:
        """Claim what is due; nobody else gets it until the claim ends."""
        due = select(outbox.c.account, outbox.c.person, outbox.c.way, outbox.c.notice_key).where(*self._due())
        with self._database.connect() as connection:
            found = connection.execute(due.order_by(outbox.c.not_before).limit(_DUE_AT_ONCE)).all()
        parcels = {(account, person, way, "" if way in TOGETHER else key) for account, person, way, key in found}
        return [parcel for one in sorted(parcels) if (parcel := self._claim(*one))]

    def sent(self, parcel: Parcel) -> None:
        """Write down that a parcel went out."""
        self._settle(parcel, state=SENT, problem="", settled_at=self._now())

    def failed(self, parcel: Parcel, problem: str) -> None:
        """Write down what kept a parcel from going out: tried again after a pause, given up after a day."""
        now = self._now()
        tries = outbox.c.tries
        with self._database.begin() as connection:
            for key, tried, due in connection.execute(
                select(outbox.c.notice_key, tries, outbox.c.due_at).where(outbox.c.claim == parcel.claim)
            ).all():
                later = now + pause_s(tried)
                over = later > due + TRIED_FOR_S
                told = {"state": GIVEN_UP, "settled_at": now} if over else {"state": WAITING, "not_before": later}
                this = and_(outbox.c.claim == parcel.claim, outbox.c.notice_key == key)
                connection.execute(
                    update(outbox).where(this).values(claim="", claimed_until=None, problem=problem, **told)
                )

    def outcome(self, account: str, person: str, way: str) -> Outcome:
        """Tell how a way of somebody's does."""
        mine = (outbox.c.account == account, outbox.c.person == person, outbox.c.way == way)
        last = select(func.max(outbox.c.settled_at)).where(*mine, outbox.c.state == SENT)
        waiting = select(outbox.c.problem).where(*mine, outbox.c.state == WAITING).order_by(outbox.c.problem.desc())
        given_up = select(outbox.c.problem).where(*mine, outbox.c.state == GIVEN_UP)
        with self._database.connect() as connection:
            sent_at = connection.execute(last).scalar_one()
            left = connection.execute(waiting).scalars().all()
            lost = connection.execute(given_up.where(outbox.c.settled_at > (sent_at or 0)).limit(1)).scalars().all()
        problem = next((text for text in (*left, *lost) if text), "")
        return Outcome(None if sent_at is None else datetime.fromtimestamp(sent_at, UTC), problem, len(left))

    def _claim(self, account: str, person: str, way: str, key: str) -> Parcel | None:
        claim = uuid.uuid4().hex
        mine = [outbox.c.account == account, outbox.c.person == person, outbox.c.way == way]
        these = select(outbox.c.notice_key).where(*mine, *self._due()).order_by(outbox.c.due_at).limit(MOST_TOGETHER)
        only = outbox.c.notice_key == key if key else outbox.c.notice_key.in_(these)
        taken = update(outbox).where(*mine, only, *self._due())
        with self._database.begin() as connection:
            connection.execute(taken.values(claim=claim, claimed_until=self._now() + LEASE_S, tries=outbox.c.tries + 1))
            query = select(notices).join(outbox, outbox.c.notice_key == notices.c.key)
            rows = connection.execute(query.where(outbox.c.claim == claim).order_by(notices.c.happened_at)).mappings()
            told = tuple(notice_of(row) for row in rows)
        return Parcel(account, person, way, claim, told) if told else None

    def _due(self) -> tuple[ColumnElement[bool], ...]:
        now = self._now()
        free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until < now)
        return outbox.c.state == WAITING, outbox.c.not_before <= now, free

    def _settle(self, parcel: Parcel, **told: object) -> None:
        with self._database.begin() as connection:
            connection.execute(
                update(outbox).where(outbox.c.claim == parcel.claim).values(claim="", claimed_until=None, **told)
            )
