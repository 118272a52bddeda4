"""A PostgreSQL that is away is waited for at the start; what waiting would not mend is said at once."""

import pytest

from components.database import UnusableDatabase, open_alone
from components.database import holding as room

NOWHERE = "postgresql+psycopg://someone:secret@127.0.0.1:1/none"


def answering(monkeypatch, *answers):
    """Let what brings a database up to date answer so, one after the other; give how often it was asked."""
    asked = []

    def bring_up_to_date(database):
        asked.append(database)
        answer = answers[min(len(asked), len(answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(room, "bring_up_to_date", bring_up_to_date)
    return asked


@pytest.mark.parametrize(
    "said",
    [
        "connection to server at 127.0.0.1, port 5432 failed: Connection refused",
        "FATAL:  the database system is starting up",
        "FATAL:  the database system is shutting down",
        "FATAL:  the database system is not yet accepting connections",
        "server closed the connection unexpectedly",
    ],
)
def test_one_that_is_away_is_waited_for_and_told_of_once(monkeypatch, caplog, said):
    away = UnusableDatabase(f"The database can't be used: {said}.")
    asked = answering(monkeypatch, away, away, "0042")
    _, revision = open_alone(NOWHERE)
    assert (revision, len(asked)) == ("0042", 3)
    assert [record.message.count("Waiting for the database") for record in caplog.records] == [1]
    assert "secret" not in caplog.text


@pytest.mark.parametrize("said", ['password authentication failed for user "x"', 'database "none" does not exist'])
def test_what_waiting_would_not_mend_is_said_at_once(monkeypatch, said):
    asked = answering(monkeypatch, UnusableDatabase(f"The database can't be used: FATAL: {said}."))
    with pytest.raises(UnusableDatabase, match="can't be used"):
        open_alone(NOWHERE)
    assert len(asked) == 1


def test_one_that_stays_away_is_given_up(monkeypatch):
    asked = answering(monkeypatch, UnusableDatabase("The database can't be used: Connection refused."))
    with pytest.raises(UnusableDatabase, match="refused"):
        open_alone(NOWHERE, patience_s=0.6)
    assert len(asked) > 1
