"""The desk: the parts of one account, opened together. What is shared by all accounts is the house's.

A desk's account never changes, its token may: whatever is under way then goes on with the new one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine

from components.connection import Connection
from components.demo import Demo, Forgetful
from components.faults import Forbidden
from components.library import Shelf, Verdicts
from components.monitors import Monitors
from components.orders import LEAD_LIST, Hint, Instants, Journal, Ledger, OrderEngine, Reckoning, bought_mark
from components.replicas import SharedAnswers, Tally
from components.saved import Saved, Watch
from components.settings import Settings
from components.threads import Assistant, Threads
from components.tracerfy import Limits, Previews, Tracerfy
from components.tracerfy.previews import KEPT_S


@dataclass(frozen=True)
class Desk:
    """What works for one account: its line to the API, its meters, its questions, its watch. `demo` is there in the sandbox alone."""

    account: str
    api: Tracerfy
    limits: Limits
    previews: Previews
    instants: Instants
    reckoning: Reckoning
    assistant: Assistant
    watch: Watch
    connection: Connection
    monitors: Monitors
    demo: Demo | None

    def begin(self) -> None:
        """Begin what goes on by itself; after the durable engine was launched."""
        self.watch.start()
        self.monitors.start()
        if self.api.connected:
            self.connection.start()

    def rest(self) -> None:
        """Begin nothing new; what is under way is written down when it ends."""
        self.connection.close()
        self.monitors.close()
        self.assistant.close()
        self.instants.close()
        self.watch.close()


@dataclass(frozen=True, kw_only=True)
class AtADesk:
    """A desk's parts by their names, for whoever stands at one. None: it isn't known which; whoever asks for a part is refused then."""

    desk: Desk | None

    @property
    def account(self) -> str:
        """The key that tells whose rows are whose."""
        return self._chosen.account

    @property
    def api(self) -> Tracerfy:
        """The account's line to the API."""
        return self._chosen.api

    @property
    def limits(self) -> Limits:
        """The meters of the account's calls."""
        return self._chosen.limits

    @property
    def previews(self) -> Previews:
        """The account's previews."""
        return self._chosen.previews

    @property
    def instants(self) -> Instants:
        """The account's single answers."""
        return self._chosen.instants

    @property
    def reckoning(self) -> Reckoning:
        """The account's journal, read back."""
        return self._chosen.reckoning

    @property
    def assistant(self) -> Assistant:
        """The account's line to the vendor's assistant."""
        return self._chosen.assistant

    @property
    def watch(self) -> Watch:
        """The watch over the account's audiences."""
        return self._chosen.watch

    @property
    def connection(self) -> Connection:
        """What the account's API speaks and offers."""
        return self._chosen.connection

    @property
    def monitors(self) -> Monitors:
        """The audiences that the vendor watches for the account."""
        return self._chosen.monitors

    @property
    def demo(self) -> Demo | None:
        """The account's example and play credits, in the sandbox alone."""
        return self._chosen.demo

    @property
    def _chosen(self) -> Desk:
        if self.desk is None:
            raise Forbidden("It is not known which account is meant.", advice="Choose an account in the sidebar.")
        return self.desk


class Desks:
    """The desks of a house, each opened at the first look. Safe to share between threads."""

    def __init__(self, open_desk: Callable[[str], Desk | None]) -> None:
        self._open_desk = open_desk
        self._open: dict[str, Desk] = {}
        self._lock = threading.RLock()
        self._begun = False

    def begin(self, accounts: Iterable[str]) -> None:
        """Begin the watch of these accounts, and of each that comes later; after the durable engine was launched."""
        with self._lock:
            self._begun = True
            for desk in filter(None, map(self.of, accounts)):
                desk.begin()

    def of(self, account: str) -> Desk | None:
        """Give an account's desk, or None where there is no such account."""
        desk = self._open.get(account)
        return desk if desk is not None else self._opened(account)

    def api_of(self, account: str) -> Tracerfy | None:
        """Give the line of an account, or None where its token is not here: an order waits for it then."""
        desk = self.of(account)
        return desk.api if desk is not None and desk.api.connected else None

    def read_balances(self) -> None:
        """Ask for the balance of each account that is connected, free of charge, and remember it."""
        for desk in self.standing():
            if desk.api.connected:
                desk.reckoning.balances.read(desk.account, desk.api)

    def heard(self, hint: Hint) -> None:
        """A webhook's list may be what a monitor found: each desk that has no order of it looks."""
        for desk in self.standing():
            if LEAD_LIST in hint.kinds and desk.api.connected:
                desk.monitors.heard(hint.vendor_id)

    def rest(self) -> None:
        """Begin nothing new at any desk."""
        for desk in self.standing():
            desk.rest()

    def hang_up(self) -> None:
        """Close the lines."""
        for desk in self.standing():
            desk.api.close()

    def standing(self) -> tuple[Desk, ...]:
        """Give the desks that are open."""
        with self._lock:
            return tuple(self._open.values())

    def _opened(self, account: str) -> Desk | None:
        with self._lock:
            if account not in self._open and (desk := self._open_desk(account)) is not None:
                self._open[account] = desk
                if self._begun:
                    desk.begin()
            return self._open.get(account)


@dataclass(frozen=True)
class Fitting:
    """What desks are made of: the parts that all accounts share. `ours`: the API is a sandbox that the house started."""

    database: Engine
    ledger: Ledger
    journal: Journal
    engine: OrderEngine
    shelf: Shelf
    verdicts: Verdicts
    threads: Threads
    saved: Saved
    forgetful: tuple[Forgetful, ...]
    token_of: Callable[[str], str | None]
    base_url: str
    settings: Settings
    ours: bool

    def desk(self, account: str) -> Desk:
        """Open the desk of an account; without a token it can be looked at, and no call goes out."""
        # SQLite has one process, whose own memory is quicker; replicas over PostgreSQL count together, and ask once for all.
        shared = self.database.dialect.name == "postgresql"
        limits = Limits(tally=Tally(self.database, account) if shared else None)
        api = Tracerfy(self.base_url, partial(self.token_of, account), limits=limits)
        connection = Connection(self.database, account, api, self.settings, ours=self.ours)
        answers = SharedAnswers(self.database, account, KEPT_S) if shared else None
        previews = Previews(api, bought=lambda: bought_mark(self.database, account), shared=answers)
        reckoning = Reckoning(self.database, account)
        monitors = Monitors(self.database, account, api, self.journal, self.ledger, self.engine)
        instants = Instants(self.database, self.journal, api, account, self.verdicts)
        return Desk(
            account=account,
            api=api,
            limits=limits,
            previews=previews,
            instants=instants,
            reckoning=reckoning,
            assistant=Assistant(self.threads, self.journal, api),
            watch=Watch(self.saved, account, previews, lambda: limits.meter("preview").left),
            connection=connection,
            monitors=monitors,
            demo=self._demo(account, api, instants, reckoning, monitors) if self.settings.mode == "sandbox" else None,
        )

    def _demo(self, account: str, api: Tracerfy, *own: Forgetful) -> Demo:
        shared = (account, api, self.ledger, self.engine, self.shelf, self.journal, self.threads, self.saved)
        return Demo(*shared, (*self.forgetful, *own))
