"""The house: the one place that joins the parts, and the one place that chooses between sandbox and live.

`open_house(settings)` makes everything that outlives a visit: database, client, shelf, ledger, order engine and, without a token, the
embedded sandbox. The lifespan in app.py opens and closes it; pages find the standing house with `house()`. There is no fallback from
one mode to the other.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Engine

from components.database import COPY, bring_up_to_date, found_mark, keep_folder_private, open_database, take_mark_off
from components.database.privacy import kept_secret
from components.demo import Demo
from components.library import OwnLists, Shelf, Verdicts
from components.orders import (
    Batches,
    Home,
    Inbox,
    Instants,
    Journal,
    Ledger,
    OrderEngine,
    Reckoning,
    SpendingLimits,
    doubt_unsent,
)
from components.outreach import Books, Corrections, Exceptions, Scrubbed, Suppression
from components.outreach.receipts import Receipts
from components.sandbox.embedded import Embedded, start
from components.saved import Pins, Saved, Watch
from components.settings import Settings, read_secrets, read_settings, secrets_file
from components.threads import Assistant, Threads
from components.tiles import Tiles
from components.tracerfy import Limits, Previews, Tracerfy, account_of
from components.uploads import Uploads

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class House:
    """The parts, joined. `account` is the keyed hash that tells whose rows are whose; `limits` meter its calls."""

    settings: Settings
    account: str
    api: Tracerfy
    limits: Limits
    previews: Previews
    database: Engine
    shelf: Shelf
    own_lists: OwnLists
    verdicts: Verdicts
    outreach: Books
    receipts: Receipts
    corrections: Corrections
    ledger: Ledger
    journal: Journal
    inbox: Inbox
    orders: OrderEngine
    batches: Batches
    instants: Instants
    reckoning: Reckoning
    uploads: Uploads
    threads: Threads
    assistant: Assistant
    saved: Saved
    pins: Pins
    watch: Watch
    spending: SpendingLimits
    tiles: Tiles
    webhook_secret: str
    sandbox: Embedded | None
    demo: Demo | None

    @property
    def synthetic(self) -> bool:
        """Whether everything on screen is made up."""
        return self.settings.mode == "sandbox"

    def close(self) -> None:
        """Close what was opened; orders under way go on at the next opening."""
        self.assistant.close()
        self.instants.close()
        self.watch.close()
        self.orders.close()
        self.api.close()
        self.database.dispose()
        if self.sandbox is not None:
            self.sandbox.close()


def open_house(settings: Settings) -> House:
    """Open everything.

    Raises `BadInput` for settings that can't work, and `NewerDatabase`, `MovedDatabase` or `UnusableDatabase` for a database that can't
    be opened.
    """
    keep_folder_private(settings.data_dir)
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps 60 MB more after a long list has come home
    database = open_database(settings.database_url)
    bring_up_to_date(database)
    sandbox = _sandbox(settings)
    base_url, token = _address(settings, sandbox)
    limits = Limits()
    api = Tracerfy(base_url, token, prefix=settings.prefix, limits=limits)
    return _joined(settings, database, sandbox, api, limits, account_of(token))


def _joined(
    settings: Settings, database: Engine, sandbox: Embedded | None, api: Tracerfy, limits: Limits, account: str
) -> House:
    spending = SpendingLimits(settings.max_order_credits, settings.max_daily_credits)
    ledger, journal, inbox = Ledger(database, spending), Journal(database, spending), Inbox(database)
    _settle_copy(database, ledger, journal)
    shelf, verdicts = Shelf(database, settings.data_dir / "rows"), Verdicts(database)
    own_lists, batches = OwnLists(database, shelf), Batches(database, spending)
    home = Home(database, ledger, shelf, own_lists, verdicts)
    threads, saved, previews = _threads(database), Saved(database), Previews(api)
    books = _books(database, shelf)
    instants = Instants(database, journal, api, account, verdicts)
    receipts, uploads, reckoning = Receipts(database), Uploads(database), Reckoning(database, account)
    forgetful = (own_lists, verdicts, batches, instants, uploads, receipts, reckoning)
    engine = _engine(settings, lambda: OrderEngine(home, journal, inbox, {account: api}.get))
    return House(
        settings=settings,
        account=account,
        api=api,
        limits=limits,
        previews=previews,
        database=database,
        shelf=shelf,
        own_lists=own_lists,
        verdicts=verdicts,
        outreach=books,
        receipts=receipts,
        corrections=Corrections(books),
        ledger=ledger,
        journal=journal,
        inbox=inbox,
        orders=engine,
        batches=batches,
        instants=instants,
        reckoning=reckoning,
        uploads=uploads,
        threads=threads,
        assistant=Assistant(threads, journal, api),
        saved=saved,
        pins=Pins(database),
        watch=_watch(saved, account, previews, limits),
        spending=spending,
        tiles=_tiles(settings),
        webhook_secret=settings.webhook_secret or kept_secret(settings.data_dir / "webhook-secret"),
        sandbox=sandbox,
        demo=Demo(account, api, ledger, engine, shelf, journal, threads, saved, forgetful)
        if settings.mode == "sandbox"
        else None,
    )


def _settle_copy(database: Engine, ledger: Ledger, journal: Journal) -> None:
    """A copy that was put back is an older state: nothing that it had still to send is sent by itself."""
    if copy := found_mark(database, COPY):
        doubt_unsent(ledger, journal, copy.made_at)
        take_mark_off(database, COPY)


def _engine(settings: Settings, made: Callable[[], OrderEngine]) -> OrderEngine:
    """Start the order engine; its books lie in the same database, and it wants to know where before it is made."""
    OrderEngine.configure(settings.database_url, settings.executor_id)
    engine = made()
    engine.start()
    return engine


def _books(database: Engine, shelf: Shelf) -> Books:
    scrubbed = Scrubbed(database, Verdicts(database))
    return Books(database, shelf, scrubbed, Suppression(database), Exceptions(database))


def _threads(database: Engine) -> Threads:
    threads = Threads(database)
    threads.settle_cut_off()
    return threads


def _watch(saved: Saved, account: str, previews: Previews, limits: Limits) -> Watch:
    watch = Watch(saved, account, previews, lambda: limits.meter("preview").left)
    watch.start()
    return watch


_standing: House | None = None
_opening = threading.Lock()


def house() -> House:
    """Give the standing house, opening it first where no lifespan did (a test of a page, a notebook)."""
    global _standing
    with _opening:
        if _standing is None:
            _standing = open_house(read_settings(os.environ, read_secrets(secrets_file(os.environ, ROOT)), ROOT))
        return _standing


def close_house() -> None:
    """Close the standing house, if there is one."""
    global _standing
    with _opening:
        if _standing is not None:
            _standing.close()
        _standing = None


def _address(settings: Settings, sandbox: Embedded | None) -> tuple[str, str]:
    """Choose the API and its token, once; nothing falls back from one to the other."""
    if settings.mode == "live":
        return settings.base_url, settings.token
    return (sandbox.base_url if sandbox else settings.sandbox_url), settings.sandbox_token


def _sandbox(settings: Settings) -> Embedded | None:
    if settings.mode != "sandbox" or settings.sandbox_url:
        return None
    return start(
        seed=settings.sandbox_seed,
        speed=settings.sandbox_speed,
        state_path=settings.data_dir / "sandbox.sqlite",
    )


def _tiles(settings: Settings) -> Tiles:
    """Ask for the map's tiles once, so that the first map knows."""
    tiles = Tiles(settings)
    tiles.reached()
    return tiles
