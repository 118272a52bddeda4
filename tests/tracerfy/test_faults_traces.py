"""Every fault on every call of traces and scrubs, on a real line: the right leaf, and the truth about what was charged."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from components.faults import Charged
from components.tracerfy import NoCredits, Suspended, TooMany, Tracerfy, Uncertain
from tests.server.processes import SandboxProcess
from tests.tracerfy.test_faults import HASTY_S, LEAVES, PATIENT_S, Sandbox, fault_of

ADDRESSES = b"address,city,state\r\n1 Main St,Phoenix,AZ\r\n2 Main St,Phoenix,AZ\r\n"
PARCELS = b"apn,county,state\r\n1-2-3,Maricopa,AZ\r\n"
PHONES = b"phone,name\r\n6025550147,Jane\r\n4805550101,Bob\r\n"
PLACE = {f"{name}_column": name for name in ("address", "city", "state")}
Call = Callable[[Tracerfy, "Jobs"], Any]


class Jobs(Sandbox):
    """A sandbox under control, with a finished trace, parcel trace and scrub in the account "first"."""

    def __init__(self, running: SandboxProcess) -> None:
        super().__init__(running)
        with closing(self.client("first", PATIENT_S)) as api:
            self.trace = api.trace(self._homes(api), PLACE, "advanced").queue_id
            self.parcels = api.trace_parcels(PARCELS, "apn", "county", "state").queue_id
            self.scrub = api.scrub(PHONES, ["phone"]).queue_id
            while api.dnc_queue(self.scrub).pending or api.parcel_queue(self.parcels).pending or self._tracing(api):
                time.sleep(0.05)

    def _homes(self, api: Tracerfy) -> bytes:
        lines = [f"{row['address']},{row['city']},{row['state']}\r\n" for row in api.rows(1).rows]
        return f"address,city,state\r\n{''.join(lines)}".encode()

    def _tracing(self, api: Tracerfy) -> bool:
        return any(queue.pending for queue in api.queues().queues)


FREE: dict[str, tuple[str, Call]] = {
    "queues": ("queues/", lambda api, _: api.queues()),
    "queue": ("queue/{trace}", lambda api, jobs: api.queue(jobs.trace)),
    "parcel_queue": ("trace/parcel/queue/{parcels}", lambda api, jobs: api.parcel_queue(jobs.parcels)),
    "dnc_queue": ("dnc/queue/{scrub}", lambda api, jobs: api.dnc_queue(jobs.scrub)),
}
PAID: dict[str, tuple[str, Call]] = {
    "trace": ("trace/", lambda api, _: api.trace(ADDRESSES, PLACE, "advanced")),
    "trace_address": ("trace/lookup/", lambda api, _: api.trace_address("1 Main St", "Phoenix", "AZ")),
    "trace_parcels": ("trace/parcel/", lambda api, _: api.trace_parcels(PARCELS, "apn", "county", "state")),
    "trace_parcel": ("trace/parcel/lookup/", lambda api, _: api.trace_parcel("1-2-3", "Maricopa", "AZ")),
    "scrub": ("dnc/scrub/", lambda api, _: api.scrub(PHONES, ["phone"], ["name"])),
    "scrub_phones": ("dnc/scrub/", lambda api, _: api.scrub_phones(["6025550147"])),
    "scrub_queue": ("dnc/scrub-from-queue/", lambda api, jobs: api.scrub_queue(jobs.trace)),
    "check_phone": ("dnc/lookup/", lambda api, _: api.check_phone("6025550147")),
    "verify_phone": ("phone/verify/", lambda api, _: api.verify_phone("6025550147")),
    "trace_enhanced": ("trace/enhanced/lookup/", lambda api, _: api.trace_enhanced("1 Main St", "Phoenix", "AZ")),
}


@pytest.fixture(scope="module")
def jobs() -> Iterator[Jobs]:
    with closing(SandboxProcess(seed=1, speed=1000.0).start()) as running:
        yield Jobs(running)


def of(name: str, jobs: Jobs) -> tuple[str, Callable[[Tracerfy], Any]]:
    path, call = (FREE | PAID)[name]
    return path.format(trace=jobs.trace, parcels=jobs.parcels, scrub=jobs.scrub), lambda api: call(api, jobs)


@pytest.mark.parametrize("fault", LEAVES)
@pytest.mark.parametrize("name", FREE)
def test_a_free_call_that_stays_broken_costs_nothing(name: str, fault: str, jobs: Jobs) -> None:
    path, call = of(name, jobs)
    jobs.breaks(path, fault)
    found = fault_of(jobs.client("first", HASTY_S), call)
    assert type(found) is LEAVES[fault]
    assert found.charged is Charged.NOTHING
    if fault not in {"status:429", "status:500", "garbage"}:
        assert jobs.asked(path) == 3


@pytest.mark.parametrize("fault", ["status:503", "timeout", "reset_before", "reset_after", "truncate"])
@pytest.mark.parametrize("name", FREE)
def test_a_free_call_outlives_two_faults(name: str, fault: str, jobs: Jobs) -> None:
    path, call = of(name, jobs)
    jobs.breaks(path, fault, times=2)
    with closing(jobs.client("first", HASTY_S)) as api:
        assert call(api) is not None
    assert jobs.asked(path) == 3


@pytest.mark.parametrize("fault", LEAVES)
@pytest.mark.parametrize("name", PAID)
def test_a_broken_paid_call_is_sent_once_and_says_what_it_may_have_cost(name: str, fault: str, jobs: Jobs) -> None:
    path, call = of(name, jobs)
    jobs.breaks(path, fault)
    token = "first" if name == "scrub_queue" else f"{name}-{fault}"
    found = fault_of(jobs.client(token, HASTY_S), call)
    refused = fault == "status:429"
    assert type(found) is (TooMany if refused else Uncertain)
    assert found.charged is (Charged.NOTHING if refused else Charged.MAYBE)
    assert jobs.asked(path) == 1


@pytest.mark.parametrize("name", [*FREE, *PAID])
def test_a_slow_call_arrives(name: str, jobs: Jobs) -> None:
    path, call = of(name, jobs)
    jobs.breaks(path, "slow", times=1)
    token = "first" if name in FREE or name == "scrub_queue" else f"{name}-slow"
    with closing(jobs.client(token, PATIENT_S)) as api:
        assert call(api) is not None
    assert jobs.asked(path) == 1


@pytest.mark.parametrize(("figures", "leaf"), [({"balance": 0}, NoCredits), ({"suspended": True}, Suspended)])
@pytest.mark.parametrize("name", [name for name in PAID if name != "scrub_queue"])
def test_an_account_that_may_not_buy_is_told(name: str, figures: dict[str, Any], leaf: type[Any], jobs: Jobs) -> None:
    token = f"{name}-{leaf.__name__}"
    jobs.breaks("nothing/", "slow", times=0)
    jobs.account(token, **figures)
    _, call = of(name, jobs)
    found = fault_of(jobs.client(token, PATIENT_S), call)
    assert (type(found), found.charged) == (leaf, Charged.NOTHING)
