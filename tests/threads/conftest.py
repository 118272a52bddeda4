import time
from dataclasses import dataclass, field

import httpx
import pytest

from components.orders import Journal, SpendingLimits
from components.threads import Assistant, Threads
from components.tracerfy import Tracerfy
from tests.server.databases import new_database

CONVERSATION = "a1b2c3d4-e5f6-7890-abcd-ef1234567890"


def proposal(**changes):
    body = {
        "strategy": "custom",
        "strategy_label": "Custom",
        "geography": {"mode": "zips", "zip_codes": ["60609", "60615"]},
        "filter_overrides": {"property_type": "SFR", "year_built_max": 2000, "absentee_owner": False},
        "rationale": {
            "summary": "Older homes.",
            "steps": ["Read the trade."],
            "assumptions": ["Pipes age."],
            "warnings": ["Rentals are left out."],
        },
        "confidence": 0.88,
        "needs_clarification": False,
        "clarifying_question": None,
        "conversation_id": CONVERSATION,
        "credits_deducted": 1,
    }
    return body | changes


def question(**changes):
    return (
        proposal(
            geography={"mode": "city", "cities": ["(pending)"]},
            filter_overrides={},
            needs_clarification=True,
            clarifying_question="Which Springfield: Springfield, IL or Springfield, MO?",
            confidence=0.3,
        )
        | changes
    )


@dataclass
class Vendor:
    """Answers ai-assist with what stands next in line; every request is kept."""

    answers: list = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0)
        if callable(answer):
            return answer(request)
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)


@pytest.fixture
def vendor():
    return Vendor()


@pytest.fixture
def database(tmp_path):
    engine = new_database(tmp_path / "threads.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def threads(database):
    return Threads(database)


@pytest.fixture
def journal(database):
    return Journal(database, SpendingLimits())


@pytest.fixture
def assistant(threads, journal, vendor):
    api = Tracerfy("http://api.test/v1/api/", "secret-token", transport=httpx.MockTransport(vendor))
    asking = Assistant(threads, journal, api)
    yield asking
    asking.close()
    api.close()


@pytest.fixture
def asked(threads, assistant):
    """Ask, wait for what comes of it, and give the turn."""

    def ask(thread, prompt):
        turn = assistant.ask(threads.thread(thread.account, thread.id), prompt)
        end = time.monotonic() + 20
        while threads.waiting(thread.id) and time.monotonic() < end:
            time.sleep(0.01)
        return next(one for one in threads.turns(thread.id) if one.ordinal == turn.ordinal)

    return ask
