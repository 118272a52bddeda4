"""The journal read back, on both databases: pages, sums by day and kind, and a month that adds up or says by how much it doesn't."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, insert

from components.database import bring_up_to_date, open_database
from components.orders import Reckoning, Sought
from components.orders.tables import activity, balances
from tests.server.postgres import postgres_server

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request, tmp_path_factory):
    if request.param == "sqlite":
        made = open_database(f"sqlite:///{tmp_path_factory.mktemp('reckoning') / 'p.db'}")
        bring_up_to_date(made)
        yield made
        made.dispose()
        return
    with postgres_server() as running:
        made = create_engine(running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
        bring_up_to_date(made)
        yield made
        made.dispose()


@pytest.fixture
def database(engine):
    with engine.begin() as connection:
        connection.execute(activity.delete())
        connection.execute(balances.delete())
    return engine


@pytest.fixture
def reckoning(database):
    return Reckoning(database, "acct")


def at(day, hour=12, month=11):
    return datetime(2026, month, day, hour, tzinfo=UTC).timestamp()


def write(database, *lines):
    rows = [
        {
            "key": f"k{number}", "account": "acct", "person": "", "kind": "lookup", "subject": "1 Main St", "max_credits": 10,
            "credits": 10, "outcome": "done", "detail": "", "started_at": at(3), "finished_at": at(3) + 5, **line,
        }
        for number, line in enumerate(lines)
    ]  # fmt: skip
    with database.begin() as connection:
        connection.execute(insert(activity), rows)


def read(database, *readings):
    with database.begin() as connection:
        rows = [{"account": "acct", "at": when, "balance": balance} for when, balance in readings]
        connection.execute(insert(balances), rows)


def test_lines_come_newest_first_a_page_at_a_time(database, reckoning):
    write(database, *({"started_at": at(3) + n, "subject": f"{n} Main St"} for n in range(7)), {"account": "else"})
    page = reckoning.lines(Sought(), 2, 3)
    assert [line.subject for line in page.lines] == ["4 Main St", "3 Main St", "2 Main St"]
    assert (page.total, page.credits) == (7, 70)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(kinds=("trace",)), {"k1"}),
        (Sought(outcomes=("uncertain", "refused")), {"k1", "k2"}),
        (Sought(persons=("Ann",)), {"k2"}),
        (Sought(since=date(2026, 11, 4)), {"k3"}),
        (Sought(until=date(2026, 11, 3)), {"k0", "k1", "k2"}),
        (Sought(since=date(2026, 11, 3), until=date(2026, 11, 3), text="main ELM"), set()),
        (Sought(text="100%_"), {"k3"}),
        (Sought(text="ann"), {"k2"}),
        (Sought(text="'; DROP TABLE activity; --"), set()),
    ],
)
def test_lines_are_narrowed(database, reckoning, sought, found):
    write(
        database,
        {},
        {"kind": "trace", "outcome": "uncertain", "credits": None},
        {"person": "Ann", "outcome": "refused", "credits": 0},
        {"started_at": at(4), "subject": "100%_ of Elm"},
    )
    page = reckoning.lines(sought)
    assert {line.key for line in page.lines} == found
    assert page.total == len(found)


def test_a_day_is_utcs_and_what_is_unknown_counts_at_its_ceiling(database, reckoning):
    write(
        database,
        {"started_at": datetime(2026, 11, 3, 23, 59, 59, tzinfo=UTC).timestamp()},
        {
            "started_at": datetime(2026, 11, 4, 0, 0, 0, tzinfo=UTC).timestamp(),
            "credits": None,
            "max_credits": 300,
            "kind": "trace",
        },
        {"started_at": datetime(2026, 11, 4, 23, 59, 59, 600_000, tzinfo=UTC).timestamp(), "credits": 1},
    )
    found = reckoning.spent(NOW - timedelta(days=30), NOW)
    assert [(one.day, one.kind, one.credits, one.calls) for one in found] == [
        (date(2026, 11, 3), "lookup", 10, 1),
        (date(2026, 11, 4), "lookup", 1, 1),
        (date(2026, 11, 4), "trace", 300, 1),
    ]


def test_a_month_that_adds_up(database, reckoning):
    read(database, (at(31, month=10), 1000), (at(3) + 10, 990), (at(10), 10_990), (at(12), 10_940))
    write(database, {}, {"kind": "trace", "credits": 50, "started_at": at(9), "finished_at": at(11)})
    month = reckoning.statement(2026, 11, NOW)
    assert (month.opening.balance, month.closing.balance, month.added) == (1000, 10_940, 10_000)
    assert month.charged == {"lookup": 10, "trace": 50}
    assert (month.expected, month.difference, month.in_doubt) == (10_940, 0, 0)


def test_a_month_that_does_not_says_by_how_much_and_what_is_in_doubt(database, reckoning):
    read(database, (at(31, month=10), 1000), (at(4), 975))
    write(database, {}, {"outcome": "uncertain", "credits": None, "max_credits": 5})
    month = reckoning.statement(2026, 11, NOW)
    assert (month.expected, month.difference, month.in_doubt) == (990, -15, 5)


def test_charges_count_from_the_first_reading_on_and_in_the_month_in_which_they_were_concluded(database, reckoning):
    read(database, (at(5), 500), (at(7), 490))
    write(
        database,
        {},
        {"started_at": at(6), "finished_at": at(6)},
        {"started_at": at(31, month=10), "finished_at": at(6)},
    )
    month = reckoning.statement(2026, 11, NOW)
    assert month.opening.balance == 500
    assert month.charged == {"lookup": 20}
    october = reckoning.statement(2026, 10, NOW)
    assert (october.opening, october.closing, october.difference, october.charged) == (None, None, None, {})


def test_the_end_of_a_year_is_a_month_like_any_other(database, reckoning):
    read(
        database,
        (datetime(2026, 12, 31, 23, tzinfo=UTC).timestamp(), 5),
        (datetime(2027, 1, 1, 1, tzinfo=UTC).timestamp(), 4),
    )
    december = reckoning.statement(2026, 12, datetime(2027, 2, 1, tzinfo=UTC))
    assert december.ends == datetime(2027, 1, 1, tzinfo=UTC)
    assert december.closing.balance == 5


def test_nothing_is_nothing(reckoning):
    assert reckoning.lines(Sought()).total == 0
    assert reckoning.unsettled() == reckoning.told("kind") == reckoning.spent(NOW - timedelta(days=1), NOW) == ()
    assert reckoning.first_month() is None
    assert reckoning.statement(2026, 11, NOW).expected is None


def test_of_a_hundred_thousand_lines_the_database_sends_a_page(database, reckoning):
    kinds = ("lookup", "trace", "ai_assist", "dnc_lookup")
    write(
        database,
        *(
            {"started_at": at(1) + n, "kind": kinds[n % 4], "credits": n % 7, "finished_at": at(1) + n}
            for n in range(100_000)
        ),
    )
    page = reckoning.lines(Sought(text="main"), 60_000, 50)
    assert (page.total, len(page.lines), page.lines[0].key) == (100_000, 50, "k39999")
    spent = reckoning.spent(NOW - timedelta(days=60), NOW + timedelta(days=60))
    assert sum(one.calls for one in spent) == 100_000
    assert len(spent) <= 4 * 3
