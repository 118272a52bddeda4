"""The house: the one place that joins the parts, and the one place that chooses between sandbox and live.

`open_house(settings)` makes everything that outlives a visit: database, shelf, ledger, order engine, a desk for each account and, without
a token, the embedded sandbox. The lifespan in app.py opens and closes it; pages find the standing house with `house()`, as it is seen from
the account that their visitor has chosen. There is no fallback from one mode to the other, and none from one account to another.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Engine

from components.accounts import Accounts, Tying, limits_of, tokens_of, tying_of
from components.database import keep_folder_private, open_alone
from components.database.faults import told_plainly
from components.database.privacy import kept_secret
from components.desk import AtADesk, Desks, Fitting
from components.faults import Forbidden
from components.library import OwnLists, Shelf, Verdicts
from components.looking import looked_from
from components.monitors import MonitorStore
from components.notices import Notices, Post
from components.orders import Approvals, Batches, Home, Inbox, Journal, Ledger, OrderEngine, SpendingLimits
from components.orders.instant_store import InstantStore
from components.orders.launching import keep_books, launched
from components.orders.put_back import settle_copy
from components.outreach import Books, Corrections, Exceptions, Scrubbed, Suppression
from components.outreach.receipts import Receipts
from components.people import People, admission_of
from components.replicas import Roll, Sweeper, replica_name, signed_on
from components.retention import Keeper
from components.sandbox.embedded import Embedded, start
from components.saved import Pins, Saved
from components.settings import Settings, read_secrets, read_settings, secrets_file
from components.threads import Threads
from components.tidings import Hearers, Watched, begun_post
from components.tiles import Tiles
from components.uploads import Uploads

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class House(AtADesk):
    """The parts, joined, as they are seen from one account: `desk` holds that account's own, the others are shared by all.

    `desk` is None where it isn't known which account is meant; whoever asks for a part of an account's is refused then.
    """

    settings: Settings
    accounts: Accounts
    tying: Tying
    desks: Desks
    views: dict[str, House]
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
    uploads: Uploads
    threads: Threads
    saved: Saved
    pins: Pins
    post: Post
    spending: SpendingLimits
    people: People
    approvals: Approvals
    tiles: Tiles
    roll: Roll
    sweeper: Sweeper
    keeper: Keeper
    webhook_secret: str
    sandbox: Embedded | None

    def seen_from(self, account: str) -> House:
        """Give the house as it is seen from an account. Raises `Forbidden` where there is no such account here."""
        if (view := self.views.get(account)) is None:
            if (desk := self.desks.of(account)) is None:
                raise Forbidden("There is no such account here.")
            view = self.views[account] = replace(self, desk=desk)
        return view

    @property
    def synthetic(self) -> bool:
        """Whether everything on screen is made up."""
        return self.settings.mode == "sandbox"

    def close(self) -> None:
        """Close what was opened; orders under way go on with another replica at once, or at the next opening."""
        self.orders.rest()
        self.desks.rest()
        self.post.close()
        self.sweeper.close()
        self.keeper.close()
        self.roll.sign_off()
        self.orders.close()
        self.desks.hang_up()
        self.database.dispose()
        if self.sandbox is not None:
            self.sandbox.close()


def open_house(settings: Settings) -> House:
    """Open everything.

    Raises `BadInput` for settings that can't work, `NameTaken` where another replica has this one's name, and `HeldDatabase`,
    `NewerDatabase`, `MovedDatabase` or `UnusableDatabase` for a database that can't be opened.
    """
    keep_folder_private(settings.data_dir)
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps 60 MB more after a long list has come home
    database, revision = open_alone(settings.database_url)
    try:
        with told_plainly():  # a PostgreSQL may go away at any moment of a start
            roll = signed_on(database, replica_name(settings.executor_id, settings.data_dir), revision)
        sandbox = _sandbox(settings)
    except BaseException:
        database.dispose()
        raise
    with told_plainly():  # from here on orders may move: the database stays held, whatever comes
        return _joined(settings, database, roll, sandbox)


def _joined(settings: Settings, database: Engine, roll: Roll, sandbox: Embedded | None) -> House:
    tokens = tokens_of(settings, database)
    accounts = tokens.accounts
    spending = SpendingLimits(settings.max_order_credits, settings.max_daily_credits, limits_of(accounts))
    ledger, journal, inbox = Ledger(database, spending), Journal(database, spending), Inbox(database)
    settle_copy(database, ledger, journal)
    shelf, verdicts = Shelf(database, settings.data_dir / "rows", settings.cache_max_bytes), Verdicts(database)
    own_lists, batches = OwnLists(database, shelf), Batches(database, spending)
    home = Home(database, ledger, shelf, own_lists, verdicts)
    threads, saved = Threads(database), Saved(database)
    books = _books(database, shelf)
    receipts, uploads = Receipts(database), Uploads(database)
    people = People(database, admission_of(settings))
    approvals = Approvals(database, spending, people.person)
    forgetful = (own_lists, verdicts, batches, uploads, receipts, Notices(database), approvals)
    base_url = settings.base_url if settings.mode == "live" else sandbox.base_url if sandbox else settings.sandbox_url
    tying = tying_of(tokens, base_url, settings, ledger)
    tying.settle()
    desks = Desks(lambda account: fitting.desk(account) if accounts.find(account) else None)
    keep_books(settings.database_url, roll.lease)
    engine = OrderEngine(home, journal, inbox, desks.api_of, roll.lease)
    owned = (database, ledger, journal, engine, shelf, verdicts, threads, saved, forgetful)
    fitting = Fitting(*owned, tokens.of, base_url, settings, sandbox is not None)
    sweeper = launched(engine, roll, (journal, InstantStore(database), MonitorStore(database), threads))
    desks.begin(accounts.standing_keys())
    hearers = Hearers(people, settings.sign_in is not None, accounts.open_to)
    keys, name_of = accounts.standing_keys, accounts.name_among_several
    watched = Watched(database, saved, spending, keys, desks.read_balances, hearers, name_of)
    keeper = Keeper(database, shelf, settings.keeping)
    keeper.start()
    return House(
        settings=settings,
        accounts=accounts,
        tying=tying,
        desks=desks,
        desk=None,
        views={},
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
        uploads=uploads,
        threads=threads,
        saved=saved,
        pins=Pins(database),
        post=begun_post(settings, watched),
        spending=spending,
        people=people,
        approvals=approvals,
        tiles=_tiles(settings),
        roll=roll,
        sweeper=sweeper,
        keeper=keeper,
        webhook_secret=settings.webhook_secret or kept_secret(settings.data_dir / "webhook-secret"),
        sandbox=sandbox,
    )


def _books(database: Engine, shelf: Shelf) -> Books:
    scrubbed = Scrubbed(database, Verdicts(database))
    return Books(database, shelf, scrubbed, Suppression(database), Exceptions(database))


_standing: House | None = None
_opening = threading.Lock()


def house() -> House:
    """Give the standing house as it is seen from the account that is looked from. Raises `Forbidden` where there is no such account.

    Where nobody looks (a route, a thread of our own), it is the house of the only account, or of none where there are several.
    """
    standing = standing_house()
    account = looked_from() or standing.accounts.only()
    return standing.seen_from(account) if account else standing


def standing_house() -> House:
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


def _sandbox(settings: Settings) -> Embedded | None:
    if settings.mode != "sandbox" or settings.sandbox_url:
        return None
    kept = settings.data_dir / "sandbox.sqlite"
    return start(seed=settings.sandbox_seed, speed=settings.sandbox_speed, state_path=kept)


def _tiles(settings: Settings) -> Tiles:
    """Ask for the map's tiles once, so that the first map knows."""
    tiles = Tiles(settings)
    tiles.reached()
    return tiles
