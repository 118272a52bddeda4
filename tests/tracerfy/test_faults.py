"""Every fault on every call, made by the sandbox on a real line: the right leaf, and the truth about what was charged."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from components.audience import Audience, Place
from components.audience import Cities as InCities
from components.faults import Charged
from components.tracerfy import ApiFault, NoCredits, Suspended, TooMany, Tracerfy, Unavailable, Uncertain
from tests.server.processes import SandboxProcess

PHOENIX = Audience(geography=InCities((Place("Phoenix", "AZ"),)), requested_count=10)
HASTY_S, PATIENT_S = 0.6, 30.0
Call = Callable[[Tracerfy], Any]
FREE: dict[str, tuple[str, Call]] = {
    "filters": ("lead-builder/filters/", lambda api: api.filters()),
    "preview": ("lead-builder/preview/", lambda api: api.preview(PHOENIX)),
    "status": ("lead-builder/1/", lambda api: api.status(1)),
    "rows": ("lead-builder/1/rows/", lambda api: api.rows(1)),
    "analytics": ("analytics/", lambda api: api.analytics()),
    "autocomplete": ("lead-builder/autocomplete/", lambda api: api.autocomplete("12 Main")),
}
PAID: dict[str, tuple[str, Call]] = {
    "execute": ("lead-builder/execute/", lambda api: api.execute(PHOENIX, "Faults")),
    "lookup": ("lead-builder/lookup/", lambda api: api.lookup("1 Main St", "Phoenix", "AZ")),
}
LEAVES: dict[str, type[ApiFault]] = {
    "status:503": Unavailable,
    "status:429": TooMany,
    "status:500": Uncertain,
    "timeout": Uncertain,
    "reset_before": Uncertain,
    "reset_after": Uncertain,
    "truncate": Uncertain,
    "garbage": Uncertain,
}


class Sandbox:
    """A sandbox under control, with list 1 complete in the account "first"."""

    def __init__(self, running: SandboxProcess) -> None:
        self._base_url = running.base_url
        self._control = httpx.Client(base_url=f"{running.origin}/_sandbox/", trust_env=False)
        with closing(self.client("first", PATIENT_S)) as api:
            api.execute(PHOENIX, "First")
            while api.status(1).status != "complete":
                time.sleep(0.05)

    def client(self, token: str, timeout_s: float) -> Tracerfy:
        return Tracerfy(self._base_url, token, timeout_s=timeout_s, sleep=lambda _: None)

    def account(self, token: str, **figures: Any) -> None:
        self._control.put("account", json={"token": token, **figures}).raise_for_status()

    def breaks(self, path: str, fault: str, times: int = 9) -> None:
        self._control.delete("log").raise_for_status()
        self._control.put(
            "faults", json=[{"path": f"/v1/api/{path}", "fault": fault, "times": times}]
        ).raise_for_status()

    def asked(self, path: str) -> int:
        return sum(1 for entry in self._control.get("log").json() if entry["path"] == f"/v1/api/{path}")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with closing(SandboxProcess(seed=1, speed=1000.0).start()) as running:
        yield Sandbox(running)


def fault_of(api: Tracerfy, call: Call) -> ApiFault:
    with closing(api), pytest.raises(ApiFault) as caught:
        call(api)
    return caught.value


@pytest.mark.parametrize("fault", LEAVES)
@pytest.mark.parametrize("name", FREE)
def test_a_free_call_that_stays_broken_costs_nothing(name: str, fault: str, sandbox: Sandbox) -> None:
    path, call = FREE[name]
    sandbox.breaks(path, fault)
    found = fault_of(sandbox.client("first", HASTY_S), call)
    assert type(found) is LEAVES[fault]
    assert found.charged is Charged.NOTHING
    if fault not in {"status:429", "status:500", "garbage"}:
        assert sandbox.asked(path) == 3


@pytest.mark.parametrize("fault", ["status:503", "timeout", "reset_before", "reset_after", "truncate"])
@pytest.mark.parametrize("name", FREE)
def test_a_free_call_outlives_two_faults(name: str, fault: str, sandbox: Sandbox) -> None:
    path, call = FREE[name]
    sandbox.breaks(path, fault, times=2)
    with closing(sandbox.client("first", HASTY_S)) as api:
        assert call(api) is not None
    assert sandbox.asked(path) == 3


@pytest.mark.parametrize("fault", LEAVES)
@pytest.mark.parametrize("name", PAID)
def test_a_broken_paid_call_is_sent_once_and_says_what_it_may_have_cost(
    name: str, fault: str, sandbox: Sandbox
) -> None:
    path, call = PAID[name]
    sandbox.breaks(path, fault)
    found = fault_of(sandbox.client(f"{name}-{fault}", HASTY_S), call)
    refused = fault == "status:429"
    assert type(found) is (TooMany if refused else Uncertain)
    assert found.charged is (Charged.NOTHING if refused else Charged.MAYBE)
    assert sandbox.asked(path) == 1


@pytest.mark.parametrize("name", [*FREE, *PAID])
def test_a_slow_call_arrives(name: str, sandbox: Sandbox) -> None:
    path, call = (FREE | PAID)[name]
    sandbox.breaks(path, "slow", times=1)
    with closing(sandbox.client("first", PATIENT_S)) as api:
        assert call(api) is not None
    assert sandbox.asked(path) == 1


@pytest.mark.parametrize(("figures", "leaf"), [({"balance": 1}, NoCredits), ({"suspended": True}, Suspended)])
@pytest.mark.parametrize("name", PAID)
def test_an_account_that_may_not_buy_is_told(
    name: str, figures: dict[str, Any], leaf: type[ApiFault], sandbox: Sandbox
) -> None:
    token = f"{name}-{leaf.__name__}"
    sandbox.breaks("nothing/", "slow", times=0)
    sandbox.account(token, **figures)
    found = fault_of(sandbox.client(token, PATIENT_S), PAID[name][1])
    assert (type(found), found.charged) == (leaf, Charged.NOTHING)
