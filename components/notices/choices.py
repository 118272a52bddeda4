"""What a person chose: by which ways they hear of what, where to, and when."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from components.faults import BadInput
from components.notices.at_rest import WAY_OF, opened, put_away
from components.notices.signed import new_secret
from components.notices.tables import choices as choices_table
from components.notices.ways import EMAIL, SLACK, WAYS, WEBHOOK
from components.public_addresses import public_url
from components.sealing import Sealing

_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")
_LONGEST = 500
_WITHOUT_KEY = Sealing(())


@dataclass(frozen=True)
class Hours:
    """Hours of the day, 0 to 23, in a time zone (IANA). `quiet_until` is the first hour that is loud again; None: no quiet hours.

    `digest_at` is the hour at which the day's e-mail goes out; None: each goes at once.
    """

    zone: str = "UTC"
    quiet_from: int | None = None
    quiet_until: int | None = None
    digest_at: int | None = None


@dataclass(frozen=True)
class Chosen:
    """A person's choices in one account. `off` holds the ways that are switched off, by kind: whoever names an address wants to hear.

    `moved_share`: a watched audience is told of from this share on; `low_credits`: a balance below this is low; `root` is the address
    under which the person opens the dashboard. `unread` holds what no key opens, by its field.
    """

    email: str = ""
    slack_url: str = field(default="", repr=False)
    webhook_url: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)
    off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved_share: float = 0.1
    low_credits: int = 500
    hours: Hours = field(default_factory=Hours)
    root: str = ""
    unread: Mapping[str, str] = field(default_factory=dict, repr=False)

    def address(self, way: str) -> str:
        """Give where a way leads to, "" where none was named."""
        return {EMAIL: self.email, SLACK: self.slack_url, WEBHOOK: self.webhook_url}[way]

    @property
    def locked(self) -> set[str]:
        """Give the ways whose address or secret no key opens."""
        return {WAY_OF[name] for name in self.unread}

    def ways(self, kind: str) -> tuple[str, ...]:
        """Give the ways by which a kind of notice leaves."""
        return tuple(way for way in WAYS if self.address(way) and way not in self.off.get(kind, ()))

    def without(self, kind: str, off: tuple[str, ...]) -> Chosen:
        """Give the choices with other ways switched off for a kind."""
        return replace(self, off={**self.off, kind: off})


class Choices:
    """The choices of all persons. `loopback_too` allows webhooks on this machine: for the sandbox alone.

    Whoever has the address of a Slack channel may post there, and whoever has a webhook's secret may sign: where `sealing` has a key,
    they are kept encrypted.
    """

    def __init__(self, database: Engine, *, loopback_too: bool, sealing: Sealing = _WITHOUT_KEY) -> None:
        self._database, self._loopback_too, self._sealing = database, loopback_too, sealing

    def of(self, account: str, person: str) -> Chosen:
        """Give somebody's choices, or what holds where nothing was chosen."""
        with self._database.connect() as connection:
            return self.within(connection, account, person)

    def within(self, connection: Connection, account: str, person: str) -> Chosen:
        """Read somebody's choices in a transaction that stands."""
        mine = (choices_table.c.account == account) & (choices_table.c.person == person)
        text = connection.execute(select(choices_table.c.chosen).where(mine)).scalar_one_or_none()
        return Chosen() if text is None else _chosen(opened(json.loads(text), self._sealing))

    def keep(self, account: str, person: str, chosen: Chosen) -> None:
        """Keep somebody's choices; a webhook gets a secret with its address. Raises `BadInput` whose field is the way at fault."""
        self._check(chosen)
        if chosen.webhook_url and not chosen.webhook_secret:
            chosen = replace(chosen, webhook_secret=new_secret())
        this = {"account": account, "person": person}
        row = this | {"chosen": self._written(asdict(chosen)), "updated_at": time.time()}
        with self._database.begin() as connection:
            connection.execute(delete(choices_table).filter_by(**this))
            connection.execute(insert(choices_table).values(row))

    def seal_all(self) -> None:
        """Encrypt with the first key what is kept without one or under an older one; what no key opens stays as it is."""
        if not self._sealing:
            return
        columns = choices_table.c
        with self._database.connect() as connection:
            kept = connection.execute(select(columns.account, columns.person, columns.chosen)).all()
        for account, person, text in kept:
            body = opened(json.loads(text), self._sealing)
            mine = update(choices_table).where(columns.account == account, columns.person == person)
            with self._database.begin() as connection:  # unless it was chosen anew since it was read
                connection.execute(mine.where(columns.chosen == text).values(chosen=self._written(body)))

    def _written(self, body: dict[str, Any]) -> str:
        return json.dumps(put_away(body, self._sealing))

    def _check(self, chosen: Chosen) -> None:
        if chosen.email and (not _EMAIL.fullmatch(chosen.email) or len(chosen.email) > _LONGEST):
            raise BadInput(EMAIL, "This is not an e-mail address.")
        for way in (SLACK, WEBHOOK):
            if url := chosen.address(way):
                _check_url(way, url, loopback_too=self._loopback_too)


def _chosen(body: dict[str, Any]) -> Chosen:
    off = {kind: tuple(ways) for kind, ways in body["off"].items()}
    return Chosen(**{**body, "off": off, "hours": Hours(**body["hours"])})


def _check_url(way: str, url: str, *, loopback_too: bool) -> None:
    try:
        public_url(url, loopback_too=loopback_too)
    except BadInput as fault:
        raise BadInput(way, fault.message) from None
    if len(url) > _LONGEST:
        raise BadInput(way, "This address is too long.")
