"""kill -9 of the real server at every step of an order: no list id lost, never a second POST /execute/, rows complete afterwards."""

import time

import httpx
import pytest

from components.audience import Audience, Cities, Place
from components.library import Shelf
from components.orders import Ledger, State
from components.tracerfy import account_of
from tests.server.databases import new_database
from tests.server.processes import Dashboard, SandboxProcess, wait_for

TOKEN, SECRET = "crash-token", "crash-webhook-secret"
WANTED = Audience(geography=Cities((Place("Tempe", "AZ"),)), requested_count=1300).with_filter("absentee_owner", False)


class Scene:
    """A sandbox, a dashboard that may die, and the ledger on disk between them."""

    def __init__(self, folder):
        self.sandbox = SandboxProcess(folder / "sandbox.sqlite", speed=1, token=TOKEN).start()
        environ = {
            "PLATBOOK_SANDBOX_URL": self.sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": TOKEN,
            "PLATBOOK_WEBHOOK_SECRET": SECRET,
        }
        self.dashboard = Dashboard(folder / "data", environ)
        self.dashboard.data_dir.mkdir()
        self.database = new_database(self.dashboard.data_dir / "platbook.db")
        self.ledger, self.account = Ledger(self.database), account_of(TOKEN)
        self.sandbox.account(webhook_url=f"http://127.0.0.1:{self.dashboard.port}/webhooks/tracerfy/{SECRET}")

    def confirm(self):
        """Write an order down, as the dialog's one callback does."""
        self.key = self.ledger.next_key(self.account, WANTED)
        self.ledger.open(self.key, self.account, WANTED, name="Crash", max_credits=6500)

    @property
    def order(self):
        return self.ledger.order(self.key)

    def reaches(self, *states):
        return wait_for(lambda: self.order.state in states and self.order, f"{states}, stands at {self.order}")

    def rows(self):
        shelf = Shelf(self.database, self.dashboard.data_dir / "rows")
        sql = "SELECT count(*) AS n, count(DISTINCT _row) AS places FROM rows"
        return shelf.ask(self.account, [self.order.list_id], sql).to_pylist()[0]

    def report_what_the_vendors_app_shows(self):
        """The webhook may have come while the server was down, and is never repeated: somebody who sees the list reports it."""
        status = {"id": 1, "type": "lead_list", "name": f"Crash · {self.order.code}"}
        sent = httpx.post(f"{self.dashboard.url}/webhooks/tracerfy/{SECRET}", json=status)
        assert sent.status_code == 202

    def the_webhook_comes(self):
        """It came while the server was down, or comes; where it came too early, it is posted again as it was."""
        done = wait_for(
            lambda: self.order.state is State.READY or (self.order.state is State.UNCERTAIN and self.complete()),
            "an end",
        )
        if done and self.order.state is State.UNCERTAIN:
            time.sleep(2)  # the sandbox's own may be on its way
            self.report_what_the_vendors_app_shows()

    def complete(self):
        with httpx.Client(headers={"Authorization": f"Bearer {TOKEN}"}) as api:
            return api.get(f"{self.sandbox.base_url}lead-builder/1/").json().get("status") == "complete"

    def end(self):
        self.dashboard.stop()
        self.sandbox.kill()
        self.database.dispose()


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.end()


def assert_ready_and_paid_once(scene):
    order = scene.reaches(State.READY)
    assert scene.sandbox.executes() == 1
    found = scene.rows()
    assert found["n"] == found["places"] == order.actual_count == 1300
    assert order.credits_deducted == 6500
    wait_for(lambda: scene.order.vendor_csv, "the vendor's file")


def test_killed_before_it_could_be_sent(scene):
    scene.sandbox.kill()
    scene.confirm()
    scene.dashboard.start()
    wait_for(lambda: scene.order.note, "the note that nothing could be sent")
    assert scene.order.state is State.QUEUED
    scene.dashboard.kill()
    scene.sandbox.start()
    scene.dashboard.start()
    assert_ready_and_paid_once(scene)


def test_killed_between_the_charge_and_the_answer_and_the_webhook_brings_it_back(scene):
    """The API took the order and will charge for it; the answer never reached the ledger."""
    scene.sandbox.faults(("/v1/api/lead-builder/execute", "slow", 1))
    scene.confirm()
    scene.dashboard.start()
    wait_for(lambda: scene.sandbox.executes() == 1, "the call")
    scene.dashboard.freeze()
    wait_for(lambda: any(line["status"] == 202 for line in scene.sandbox.log()), "the order at the API")
    scene.dashboard.kill()
    assert scene.order.state is State.PLACING
    assert scene.order.list_id is None
    scene.dashboard.start()
    scene.the_webhook_comes()
    assert_ready_and_paid_once(scene)


@pytest.mark.parametrize("fault", ["reset_after", "garbage", "truncate"])
def test_an_answer_that_cannot_be_read_is_brought_back_by_the_webhook(scene, fault):
    scene.sandbox.faults(("/v1/api/lead-builder/execute", fault, 1))
    scene.confirm()
    scene.dashboard.start()
    scene.reaches(State.UNCERTAIN, State.READY)
    scene.dashboard.kill()
    scene.dashboard.start()
    scene.the_webhook_comes()
    assert_ready_and_paid_once(scene)


def test_killed_while_it_is_sent_and_the_api_never_did_it(scene):
    scene.sandbox.faults(("/v1/api/lead-builder/execute", "timeout", 1))
    scene.confirm()
    scene.dashboard.start()
    scene.reaches(State.PLACING)
    wait_for(lambda: scene.sandbox.executes() == 1, "the call")
    scene.dashboard.kill()
    scene.dashboard.start()
    uncertain = scene.reaches(State.UNCERTAIN)
    assert "may have been charged" in uncertain.reason
    time.sleep(3)
    assert scene.order.state is State.UNCERTAIN
    assert scene.sandbox.executes() == 1


@pytest.mark.parametrize("state", [State.BUILDING, State.FETCHING])
def test_killed_on_the_way(scene, state):
    scene.sandbox.faults(("/v1/api/lead-builder/*/rows", "slow", 3))
    scene.confirm()
    scene.dashboard.start()
    scene.reaches(state)
    scene.dashboard.kill()
    scene.sandbox.faults()
    scene.dashboard.start()
    assert_ready_and_paid_once(scene)


def test_killed_again_and_again(scene):
    """Whatever is cut off, one call is made and nothing is lost."""
    scene.confirm()
    for pause_s in (0.05, 0.3, 0.6, 1.0, 1.6):
        scene.dashboard.start()
        time.sleep(pause_s)
        scene.dashboard.kill()
    scene.dashboard.start()
    if scene.reaches(State.READY, State.UNCERTAIN).state is State.UNCERTAIN:
        scene.report_what_the_vendors_app_shows()
    assert_ready_and_paid_once(scene)


def test_a_webhook_that_lies_changes_nothing(scene):
    scene.sandbox.faults(("/v1/api/lead-builder/execute", "timeout", 1))
    scene.confirm()
    scene.dashboard.start()
    wait_for(lambda: scene.sandbox.executes() == 1, "the call")
    scene.dashboard.kill()
    scene.dashboard.start()
    order = scene.reaches(State.UNCERTAIN)
    claim = {"id": 999_999, "type": "lead_list", "name": f"Crash {order.code}", "credits_deducted": 1}
    url = f"{scene.dashboard.url}/webhooks/tracerfy/"
    assert httpx.post(f"{url}{SECRET}", json=claim).status_code == 202
    assert httpx.post(f"{url}wrong-secret-wrong", json=claim).status_code == 404
    assert httpx.post(f"{url}{SECRET}", content=b"[]").status_code == 400
    assert httpx.post(f"{url}{SECRET}", content=b"x" * 70_000).status_code == 413
    assert httpx.get(f"{url}{SECRET}").status_code in {404, 405}
    assert scene.order.state is State.UNCERTAIN
