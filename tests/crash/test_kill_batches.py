"""kill -9 while traces, parcels and scrubs are under way: sent once each, and what came home is whole."""

import time

import httpx
import pyarrow as pa
import pytest

from components.audience import Audience, Cities, Place
from components.library import OwnLists, Shelf, Verdicts
from components.orders import PARCEL_TRACE, SCRUB, TRACE, Batches, Ledger, State
from components.tracerfy import Tracerfy, account_of
from tests.server.databases import new_database
from tests.server.processes import Dashboard, SandboxProcess, wait_for

TOKEN, SECRET = "crash-token", "crash-webhook-secret"
POSTS = {TRACE: "/trace", PARCEL_TRACE: "/trace/parcel", SCRUB: "/dnc/scrub"}
HOMES = 120
FIRST_SCRUB = 5_001  # where the sandbox begins to count scrubs


class Scene:
    """A sandbox, a dashboard that may die, and batches on disk between them."""

    def __init__(self, folder):
        self.sandbox = SandboxProcess(folder / "sandbox.sqlite", speed=3, token=TOKEN).start()
        environ = {
            "PLATBOOK_SANDBOX_URL": self.sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": TOKEN,
            "PLATBOOK_WEBHOOK_SECRET": SECRET,
        }
        self.dashboard = Dashboard(folder / "data", environ)
        self.dashboard.data_dir.mkdir()
        self.database = new_database(self.dashboard.data_dir / "platbook.db")
        self.ledger, self.batches, self.account = Ledger(self.database), Batches(self.database), account_of(TOKEN)
        self.shelf = Shelf(self.database, folder / "elsewhere")
        self.own_lists = OwnLists(self.database, self.shelf)
        self.sandbox.account(webhook_url=f"http://127.0.0.1:{self.dashboard.port}/webhooks/tracerfy/{SECRET}")
        self.leads = self._leads()

    def _leads(self):
        """Homes of the sandbox's world, bought by somebody else."""
        api = Tracerfy(self.sandbox.base_url, "somebody-else")
        homes = Audience(geography=Cities((Place("Tempe", "AZ"),)), requested_count=HOMES)
        list_id = api.execute(homes, "Somebody's").list_id
        wait_for(lambda: api.status(list_id).status == "complete", "the list")
        return api.rows(list_id).rows

    def confirm(self, kind):
        table = {TRACE: self._homes, PARCEL_TRACE: self._parcels, SCRUB: self._phones}[kind]()
        key = self.batches.next_key(self.account, kind, table, "advanced")
        batch, _ = self.batches.open(
            key, self.account, kind, table, name="Crash", source={}, trace_type="advanced" if kind == TRACE else ""
        )
        return batch

    def _homes(self):
        told = {name: [row[name] for row in self.leads] for name in ("address", "city", "state")}
        return pa.table(told | {"Crew": [str(at) for at in range(len(self.leads))]})

    def _parcels(self):
        return pa.table({name: [row[name] for row in self.leads[:20]] for name in ("apn", "county", "state")})

    def _phones(self):
        phones = sorted({row["primary_phone"] for row in self.leads if row["primary_phone"]})
        return pa.table({"phone": phones, "label": [""] * len(phones)})

    def order(self, batch):
        (order,) = self.ledger.of_batch(batch.key)
        return order

    def reaches(self, batch, *states):
        return wait_for(lambda: (one := self.order(batch)).state in states and one, f"{states}: {self.order(batch)}")

    def posts(self, kind):
        return sum(
            line["method"] == "POST" and line["path"].rstrip("/") == f"/v1/api{POSTS[kind]}"
            for line in self.sandbox.log()
        )

    def end(self):
        self.dashboard.stop()
        self.sandbox.kill()
        self.database.dispose()


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.end()


def assert_home_and_paid_once(scene, batch, kind):
    order = scene.reaches(batch, State.READY)
    assert scene.posts(kind) == 1
    if kind == SCRUB:
        told = Verdicts(scene.database).table(scene.account)
        assert told.num_rows == order.requested_count == order.credits_deducted
        return
    own = scene.own_lists.find(scene.account, scene.batches.batch(scene.account, batch.key).list_id)
    rows = scene.shelf.ask(
        scene.account, [own.list_id], "SELECT found, address, apn FROM rows ORDER BY _row"
    ).to_pylist()
    assert len(rows) == batch.row_count
    found = sum(row["found"] == "Yes" for row in rows)
    assert found == order.actual_count > batch.row_count / 2
    if kind == TRACE:
        assert [row["address"] for row in rows] == [lead["address"] for lead in scene.leads]


@pytest.mark.parametrize("kind", [TRACE, SCRUB])
def test_killed_between_the_charge_and_the_answer_it_is_found_again(scene, kind):
    """A trace is found by looking at the queues made since, a scrub by the webhook: both compare what came with what was sent."""
    scene.sandbox.faults((f"/v1/api{POSTS[kind]}", "reset_after", 1))
    batch = scene.confirm(kind)
    scene.dashboard.start()
    scene.reaches(batch, State.UNCERTAIN, State.BUILDING, State.FETCHING, State.READY)
    scene.dashboard.kill()
    scene.dashboard.start()
    if kind == SCRUB and scene.order(batch).state is State.UNCERTAIN:
        told = {"id": FIRST_SCRUB, "type": "dnc_scrub", "pending": False}
        wait_for(lambda: _scrub_is_done(scene), "the scrub at the vendor's")
        assert httpx.post(f"{scene.dashboard.url}/webhooks/tracerfy/{SECRET}", json=told).status_code == 202
    assert_home_and_paid_once(scene, batch, kind)


def _scrub_is_done(scene):
    return not Tracerfy(scene.sandbox.base_url, TOKEN).dnc_queue(FIRST_SCRUB).pending


def test_killed_again_and_again_with_one_of_each_under_way(scene):
    batches = {kind: scene.confirm(kind) for kind in (TRACE, PARCEL_TRACE, SCRUB)}
    scene.dashboard.start()
    for batch in batches.values():
        scene.reaches(batch, State.BUILDING, State.FETCHING, State.READY)
    for pause_s in (0.1, 0.8):
        scene.dashboard.kill()
        scene.dashboard.start()
        time.sleep(pause_s)
    scene.dashboard.kill()
    scene.dashboard.start()
    for kind, batch in batches.items():
        assert_home_and_paid_once(scene, batch, kind)
