"""Every act that spends, suppresses, forgets or sets something, tried by every role: the room that acts refuses, and writes nothing."""

import ast
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pyarrow as pa
import pytest

from components.audience import Audience, Cities, Place
from components.demo import Demo
from components.faults import Fault, Forbidden
from components.house import House
from components.library import OwnLists, Shelf, Verdicts
from components.orders import (
    SCRUB,
    Approvals,
    Batches,
    Home,
    Instants,
    Journal,
    Ledger,
    OrderEngine,
    SpendingLimits,
    State,
)
from components.outreach import Books, Exceptions, Scrubbed, Suppression
from components.people import Act, Role
from components.privacy import Sought, erase, export_csv, export_json, find
from components.saved import Saved
from components.threads import Assistant, Threads
from components.tracerfy import Tracerfy
from tests.people.somebody import somebody

ROOT = Path(__file__).resolve().parents[2]
ME = "acct"
WANTED = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)), requested_count=500)
NUMBERS = pa.table({"phone": ["6025550147"], "label": [""]})


class Rooms:
    """The rooms that act, over one database and an API that says when it is spoken to."""

    def __init__(self, database, folder):
        self.asked = []
        self.database = database
        self.api = Tracerfy(
            "http://api.test/v1/api/", "token", transport=httpx.MockTransport(self._answer), sleep=lambda _: None
        )
        self.ledger, self.journal, self.batches = Ledger(database), Journal(database), Batches(database)
        self.shelf, self.threads, self.saved = Shelf(database, folder), Threads(database), Saved(database)
        self.books = Books(
            database, self.shelf, Scrubbed(database, Verdicts(database)), Suppression(database), Exceptions(database)
        )
        self.instants = Instants(database, self.journal, self.api, ME)
        self.assistant = Assistant(self.threads, self.journal, self.api)
        self.home = Home(database, self.ledger, self.shelf, OwnLists(database, self.shelf), Verdicts(database))
        self.engine = object.__new__(OrderEngine)  # its workflows aren't needed: what is refused never comes to them
        self.engine.home, self.engine._ledger, self.engine._journal = self.home, self.ledger, self.journal
        self.engine._api_of = lambda _account: self.api
        self.approvals = Approvals(database, SpendingLimits(), lambda _id: somebody("Ana", "builder"))
        self.demo = Demo(ME, self.api, self.ledger, self.engine, self.shelf, self.journal, self.threads, None)

    def _answer(self, request):
        self.asked.append(request)
        return httpx.Response(402, json={"error": "no credits"})

    def close(self):
        self.instants.close()
        self.assistant.close()

    def uncertain(self):
        key = f"u{len(self.ledger.everything(ME))}"
        self.ledger.open(key, ME, WANTED, name="x", max_credits=5)
        self.ledger.advance(key, State.QUEUED, State.PLACING)
        self.ledger.advance(key, State.PLACING, State.UNCERTAIN)
        return self.ledger.order(key)

    def written(self):
        """Everything that stands in any table of ours."""
        with self.database.connect() as connection:
            names = (
                connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .scalars()
                .all()
            )
            return {name: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {name}"))) for name in names}


ACTS = {
    "order": (Act.SPEND, lambda r, by: r.ledger.open("k", ME, WANTED, name="x", max_credits=5, by=by)),
    "batch": (Act.SPEND, lambda r, by: r.batches.open("b", ME, SCRUB, NUMBERS, name="x", source={}, by=by)),
    "paid call": (
        Act.SPEND,
        lambda r, by: r.journal.pay(
            "j", ME, kind="x", subject="y", max_credits=1, call=lambda: 1, credits_of=lambda n: n, by=by
        ),
    ),
    "single answer": (Act.SPEND, lambda r, by: r.instants.ask("dnc", {"phone": "6025550147"}, by=by)),
    "assistant": (Act.SPEND, lambda r, by: r.assistant.ask(r.thread, "vacant homes in Phoenix", by)),
    "assistant anew": (Act.SPEND, lambda r, by: r.assistant.begin_anew(r.thread, by)),
    "withdraw": (Act.SPEND, lambda r, by: r.engine.cancel(r.queued, by)),
    "adopt": (Act.SPEND, lambda r, by: r.engine.adopt(r.doubtful, 42, by)),
    "seek": (Act.SPEND, lambda r, by: r.engine.seek(r.doubtful, by)),
    "example": (Act.SPEND, lambda r, by: r.demo.begin(by)),
    "give up": (Act.SETTLE, lambda r, by: r.engine.give_up(r.doubtful, by)),
    "settle a call": (Act.SETTLE, lambda r, by: r.journal.settle(ME, "open", charged=False, by=by)),
    "settle an answer": (Act.SETTLE, lambda r, by: r.instants.settle("none", charged=False, by=by)),
    "approve": (Act.APPROVE, lambda r, by: r.approvals.approve(ME, r.request, by)),
    "decline": (Act.APPROVE, lambda r, by: r.approvals.decline(ME, r.request, by, "no")),
    "opt out": (Act.OPT_OUT, lambda r, by: r.books.suppression.add(ME, "phone", ["6025550199"], source="s", by=by)),
    "take off": (Act.SUPPRESS, lambda r, by: r.books.suppression.lift(ME, "phone", "6025550147", note="why", by=by)),
    "vouch": (
        Act.SUPPRESS,
        lambda r, by: r.books.exceptions.vouch(ME, ["6025550147"], "inquiry", today(), note="x", by=by),
    ),
    "no longer vouch": (Act.SUPPRESS, lambda r, by: r.books.exceptions.withdraw(ME, "6025550147", "inquiry", by=by)),
    "find": (Act.PRIVACY, lambda r, by: find(r.books, ME, r.sought, by)),
    "hand over": (Act.PRIVACY, lambda r, by: export_json(r.books, ME, r.found, (), by)),
    "hand over CSV": (Act.PRIVACY, lambda r, by: export_csv(r.books, ME, r.found, (), by)),
    "erase": (Act.PRIVACY, lambda r, by: erase(r.books, ME, r.found, (), request="Letter 1", by=by)),
    "play credits": (Act.SETTINGS, lambda r, by: r.demo.top_up(by)),
    "begin again": (Act.SETTINGS, lambda r, by: r.demo.begin_again(by)),
    "test the webhook": (Act.SETTINGS, lambda r, by: r.demo.test_webhook("http://here", by)),
    "rename a list": (Act.KEEP, lambda r, by: r.ledger.rename(ME, "q", "Mine", by)),
    "rename an own list": (Act.KEEP, lambda r, by: r.home.own_lists.rename(ME, -1, "Mine", by)),
    "drop an own list": (Act.KEEP, lambda r, by: r.home.own_lists.drop(ME, -1, by)),
    "save an audience": (Act.KEEP, lambda r, by: r.saved.save(ME, "Mine", WANTED, (), by)),
    "rename a saved one": (Act.KEEP, lambda r, by: r.saved.rename(ME, "s", "Mine", (), by)),
    "copy a saved one": (Act.KEEP, lambda r, by: r.saved.duplicate(ME, "s", by)),
    "delete a saved one": (Act.KEEP, lambda r, by: r.saved.delete(ME, "s", by)),
    "put a saved one back": (Act.KEEP, lambda r, by: r.saved.restore(ME, "s", by)),
    "watch": (Act.KEEP, lambda r, by: r.saved.watch(ME, "s", watched=True, by=by)),
    "delete a chat": (Act.KEEP, lambda r, by: r.threads.delete(ME, r.thread.id, by)),
    "forget an answer": (Act.KEEP, lambda r, by: r.instants.forget("none", by)),
}
MAY = {
    Role.VIEWER: set(),
    Role.BUILDER: {Act.SPEND, Act.OPT_OUT, Act.KEEP},
    Role.ADMIN: {act for act, _ in ACTS.values()},
}


def today():
    return datetime.now(UTC).date()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    from sqlalchemy import create_engine

    from components.database import bring_up_to_date

    folder = tmp_path_factory.mktemp("rooms")
    database = create_engine(f"sqlite:///{folder / 'p.db'}")
    bring_up_to_date(database)
    rooms = Rooms(database, folder / "rows")
    rooms.thread = rooms.threads.begin(ME, "wish")
    rooms.queued, _ = rooms.ledger.open("q", ME, WANTED.asking(7), name="x", max_credits=5)
    rooms.doubtful = rooms.uncertain()
    rooms.journal.record("open", ME, kind="x", subject="y", max_credits=1)
    rooms.journal.conclude("open", "uncertain", None)
    rooms.books.suppression.add(ME, "phone", ["6025550147"], source="s")
    rooms.sought = Sought.typed("", "", "6025550147", "", "")
    rooms.found = find(rooms.books, ME, rooms.sought)
    asker = somebody("Ana", "builder", order=1)
    told = {"name": "x", "max_credits": 5, "requested_count": 1, "note": ""}
    rooms.request = rooms.approvals.ask("a", ME, WANTED, by=asker, **told).id
    yield rooms
    rooms.close()
    database.dispose()


REFUSED = [(role, act) for role in Role for act, (wanted, _) in ACTS.items() if wanted not in MAY[role]]


@pytest.mark.parametrize(("role", "act"), REFUSED)
def test_the_room_refuses_whoever_may_not_and_writes_nothing(prepared, role, act):
    before = prepared.written()
    with pytest.raises(Forbidden, match="You may not"):
        ACTS[act][1](prepared, somebody("Eve", role))
    assert prepared.written() == before
    assert prepared.asked == []


@pytest.mark.parametrize("act", list(ACTS))
def test_the_room_refuses_an_admin_who_was_let_go(prepared, act):
    from dataclasses import replace

    before = prepared.written()
    with pytest.raises(Forbidden, match="You may not"):
        ACTS[act][1](prepared, replace(somebody("Eve"), active=False))
    assert prepared.written() == before


def test_each_act_is_allowed_to_somebody_so_that_the_refusals_mean_something():
    assert all(any(wanted in MAY[role] for role in Role) for wanted, _ in ACTS.values())
    assert {Act.SPEND, Act.SETTLE, Act.APPROVE, Act.SUPPRESS, Act.PRIVACY, Act.SETTINGS} <= {
        act for act, _ in ACTS.values()
    }


@pytest.mark.parametrize("act", ["order", "batch", "paid call", "opt out", "take off", "vouch", "settle a call"])
def test_who_may_is_let_through_by_name(tmp_path, act):
    from sqlalchemy import create_engine

    from components.database import bring_up_to_date

    database = create_engine(f"sqlite:///{tmp_path / 'p.db'}")
    bring_up_to_date(database)
    rooms = Rooms(database, tmp_path / "rows")
    rooms.journal.record("open", ME, kind="x", subject="y", max_credits=1)
    rooms.journal.conclude("open", "uncertain", None)
    rooms.books.suppression.add(ME, "phone", ["6025550147"], source="s")
    before = rooms.written()
    ACTS[act][1](rooms, somebody("Ana"))
    after = rooms.written()
    assert after != before
    assert act == "settle a call" or any("Ana" in row for rows in after.values() for row in rows)
    rooms.close()
    database.dispose()


LIMITS = {"order": {"order": 4}, "day": {"day": 4}, "month": {"month": 4}}


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("act", ["order", "batch", "paid call", "single answer"])
def test_a_persons_own_limits_hold_for_every_way_to_spend(prepared, act, limit):
    tight = somebody("Ana", "builder", **{name: 0 for name in LIMITS[limit]})
    before = prepared.written()
    with pytest.raises(Forbidden, match="could cost"):
        ACTS[act][1](prepared, tight)
    assert prepared.written() == before


@pytest.mark.parametrize("limit", ["day", "month"])
def test_many_at_once_do_not_pass_a_persons_limit(tmp_path, limit):
    from sqlalchemy import create_engine

    from components.database import bring_up_to_date

    database = create_engine(f"sqlite:///{tmp_path / 'p.db'}", connect_args={"timeout": 60})
    bring_up_to_date(database)
    ana, bo = somebody("Ana", "builder", **{limit: 100}), somebody("Bo", "builder", **{limit: 100})
    ledger, journal = Ledger(database), Journal(database)

    def spend(number):
        by = (ana, bo)[number % 2]
        try:
            if number % 4 < 2:
                ledger.open(f"k{number}", ME, WANTED, name="x", max_credits=30, by=by)
            else:
                told = {"kind": "x", "subject": "y", "max_credits": 30, "call": lambda: 30, "credits_of": lambda n: n}
                journal.pay(f"j{number}", ME, by=by, **told)
        except Fault:
            return 0
        return 30

    with ThreadPoolExecutor(8) as pool:
        spent = sum(pool.map(spend, range(24)))
    assert spent == 180
    assert ledger.spent_this_month() == {ana.id: 90, bo.id: 90}
    database.dispose()


ACTING = {
    "open": {"ledger", "_ledger", "batches"},
    "pay": {"journal", "_journal"},
    "ask": {"instants", "assistant", "approvals"},
    "begin_anew": {"assistant"},
    "settle": {"journal", "instants"},
    "add": {"suppression"},
    "lift": {"suppression"},
    "vouch": {"exceptions"},
    "withdraw": {"exceptions", "approvals", "invitations"},
    "adopt": {"orders"},
    "seek": {"orders"},
    "give_up": {"orders"},
    "cancel": {"orders"},
    "begin": {"demo"},
    "remove": {"demo"},
    "top_up": {"demo"},
    "begin_again": {"demo"},
    "test_webhook": {"demo"},
    "approve": {"approvals"},
    "decline": {"approvals"},
    "ask_batch": {"approvals"},
    "invite": {"invitations"},
    "change": {"people"},
    "let_go": {"people"},
    "take_back": {"people"},
}
WORDS = {"erase", "export_json", "export_csv", "find", "receipt_of"}
SCREENS = [
    path
    for path in (ROOT / "components").rglob("*.py")
    if {"ui", "demo.py"} & set(path.relative_to(ROOT / "components").parts)
]


def test_no_screen_acts_without_saying_for_whom():
    acting, silent = 0, []
    for path in SCREENS:
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and _acts(node.func)):
                continue
            acting += 1
            if not _names_somebody(node):
                silent.append(f"{path.name}:{node.lineno} {ast.unparse(node.func)}")
    assert silent == []
    assert acting > 25


def _acts(called):
    if isinstance(called, ast.Name):
        return called.id in WORDS
    owner = called.value.attr if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Attribute) else ""
    owner = owner or (
        called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
    )
    return isinstance(called, ast.Attribute) and owner in ACTING.get(called.attr, ())


def _names_somebody(node):
    told = [*node.args, *(keyword.value for keyword in node.keywords)]
    return any(
        ast.unparse(one) in {"by", "visitor()", "house().people.now(by)", "replace(by, name=PERSON)"} for one in told
    )


def test_the_house_has_every_room_that_the_list_above_names():
    assert {"ledger", "batches", "journal", "approvals", "people"} <= set(House.__dataclass_fields__)
