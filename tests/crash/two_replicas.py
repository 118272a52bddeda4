"""Two replicas over one PostgreSQL, orders and jobs in flight over both, and what must hold in the end."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
from sqlalchemy import create_engine, select

from components.audience import Audience, Cities, Place
from components.database import bring_up_to_date
from components.library import OwnLists, Shelf
from components.orders import PARCEL_TRACE, SCRUB, TRACE, Batches, Journal, Ledger, State
from components.orders.tables import orders
from components.tracerfy import Tracerfy, account_of
from tests.server.processes import HouseProcess, SandboxProcess, wait_for

TOKEN = "replicas-token"
TEMPE = Audience(geography=Cities((Place("Tempe", "AZ"),)), requested_count=60).with_filter("absentee_owner", False)
UNDER_WAY = {State.QUEUED, State.PLACING, State.BUILDING, State.FETCHING}
POSTS = ("/execute", "/api/trace", "/trace/parcel", "/dnc/scrub")  # the ends of the paths, whatever the prefix


class Scene:
    """A sandbox, two replicas, and the database between them."""

    def __init__(self, folder, database_url, speed=3.0):
        self.sandbox = SandboxProcess(folder / "sandbox.sqlite", speed=speed, token=TOKEN).start()
        self.sandbox.account(balance=10_000_000)
        environ = {
            "DATABASE_URL": database_url,
            "PLATBOOK_SANDBOX_URL": self.sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": TOKEN,
        }
        self.replicas = [
            HouseProcess(folder / name, {**environ, "PLATBOOK_EXECUTOR_ID": name}) for name in ("one", "other")
        ]
        self.database = create_engine(
            database_url.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True
        )
        bring_up_to_date(self.database)
        self.ledger, self.batches, self.account = Ledger(self.database), Batches(self.database), account_of(TOKEN)
        self.journal = Journal(self.database)
        self.shelf = Shelf(self.database, folder / "elsewhere")
        self.own_lists = OwnLists(self.database, self.shelf)
        self.leads = self._leads()
        self.confirmed = 0

    def _leads(self):
        """Homes of the sandbox's world, bought by somebody else."""
        api = Tracerfy(self.sandbox.base_url, "somebody-else")
        list_id = api.execute(TEMPE, "Somebody's").list_id
        wait_for(lambda: api.status(list_id).status == "complete", "the list")
        return api.rows(list_id).rows

    def confirm(self, kind):
        """Write an order down as the dialog does, and leave it to whoever looks after it."""
        self.confirmed += 1
        if kind == "lead_list":
            key = self.ledger.next_key(self.account, TEMPE)
            self.ledger.open(key, self.account, TEMPE, name=f"List {self.confirmed}", max_credits=300)
            return key
        table = {TRACE: self._homes, PARCEL_TRACE: self._parcels, SCRUB: self._phones}[kind]()
        how = "advanced" if kind == TRACE else ""
        key = self.batches.next_key(self.account, kind, table, how)
        self.batches.open(key, self.account, kind, table, name=f"Batch {self.confirmed}", source={}, trace_type=how)
        (order,) = self.ledger.of_batch(key)
        return order.key

    def _homes(self):
        told = {name: [row[name] for row in self.leads] for name in ("address", "city", "state")}
        return pa.table(told | {"Crew": [str(self.confirmed)] * len(self.leads)})

    def _parcels(self):
        told = {name: [row[name] for row in self.leads[:20]] for name in ("apn", "county", "state")}
        return pa.table(told | {"Crew": [str(self.confirmed)] * 20})

    def _phones(self):
        phones = sorted({row["primary_phone"] for row in self.leads if row["primary_phone"]})[: 10 + self.confirmed % 9]
        return pa.table({"phone": phones, "label": [str(self.confirmed)] * len(phones)})

    def state(self, key):
        return self.ledger.order(key).state

    def reach(self, keys, *states):
        def there():
            with self.database.connect() as connection:
                found = dict(connection.execute(select(orders.c.key, orders.c.state)).all())
            return all(State(found[key]) in states for key in keys)

        told = lambda: Counter(self.state(key).value for key in keys)  # noqa: E731
        try:
            wait_for(there, f"all of {states}")
        except AssertionError as error:
            raise AssertionError(f"{error}: they stand at {told()}") from error

    def under_way(self):
        with self.database.connect() as connection:
            values = [state.value for state in UNDER_WAY]
            return list(connection.execute(select(orders.c.key).where(orders.c.state.in_(values))).scalars())

    def posts(self, *, taken=False):
        """Count the calls that cost something, or those of them that the API took; but for the one that bought somebody else's homes."""
        log = [
            line for line in self.sandbox.log() if line["method"] == "POST" and line["path"].rstrip("/").endswith(POSTS)
        ]
        return sum(not taken or (line["status"] or 500) < 300 for line in log) - 1

    def assert_whole(self, keys):
        """Every order that rests is home whole, or says that it is uncertain; the API was never asked twice for one."""
        for key in keys:
            order = self.ledger.order(key)
            assert order.state in {State.READY, State.UNCERTAIN}, (order.state, order.reason, order.note)
            if order.state is State.READY:
                self._assert_home(order)
        with self.database.connect() as connection:
            taken = list(connection.execute(select(orders.c.kind, orders.c.vendor_id).where(orders.c.key.in_(keys))))
        vendor_ids = [told for told in taken if told[1] is not None]
        assert len(vendor_ids) == len(set(vendor_ids))

    def _assert_home(self, order):
        if order.kind == "lead_list":
            told = self.shelf.ask(self.account, [order.vendor_id], "SELECT count(DISTINCT _row) AS n FROM rows")
            assert told.to_pylist() == [{"n": order.actual_count}]
        elif order.kind == SCRUB:
            assert order.actual_count == order.requested_count
        else:
            batch = self.batches.batch(self.account, order.batch_key)
            rows = self.shelf.ask(self.account, [batch.list_id], "SELECT count(*) AS n FROM rows WHERE found <> ''")
            assert rows.to_pylist() == [{"n": batch.row_count}]

    def end(self):
        for replica in self.replicas:
            replica.kill()
        self.sandbox.kill()
        self.database.dispose()


def any_kind(rng):
    return rng.choice(["lead_list", TRACE, PARCEL_TRACE, SCRUB])
