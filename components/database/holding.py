"""One process a SQLite database: a lock file beside it, held as long as the house is open. PostgreSQL is made for many."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine, event
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_delay, wait_fixed

from components.database.faults import HeldDatabase, UnusableDatabase
from components.database.opening import open_database
from components.database.privacy import keep_private
from components.database.schema import bring_up_to_date

_log = logging.getLogger("platbook")
PATIENCE_S = 30.0
"""How long a start waits for a PostgreSQL that is starting too."""
_AWAY = re.compile(
    r"refused|starting up|shutting down|recovery mode|no such file|not (?:yet )?accepting|closed the connection", re.I
)


def open_alone(url: str, patience_s: float = PATIENCE_S) -> tuple[Engine, str]:
    """Open a database to serve from: held, where it is SQLite, and brought up to date. Gives it with its revision.

    A PostgreSQL that is away is waited for; a wrong password is not. Raises `HeldDatabase`, `NewerDatabase`, `MovedDatabase` or
    `UnusableDatabase`; nothing is held then.
    """
    database = open_database(url)
    try:
        hold_alone(database)
        return database, _brought_up_to_date(database, patience_s)
    except BaseException:
        database.dispose()
        raise


def _brought_up_to_date(database: Engine, patience_s: float) -> str:
    if database.dialect.name != "postgresql":
        return bring_up_to_date(database)
    patiently = Retrying(
        retry=retry_if_exception(_is_away),
        stop=stop_after_delay(patience_s),
        wait=wait_fixed(0.5),
        before_sleep=_say_once,
        reraise=True,
    )
    return patiently(bring_up_to_date, database)


def _is_away(error: BaseException) -> bool:
    return isinstance(error, UnusableDatabase) and bool(_AWAY.search(error.message))


def _say_once(state: RetryCallState) -> None:
    if state.attempt_number == 1 and state.outcome is not None:
        _log.warning("Waiting for the database. %s", state.outcome.exception())


def hold_alone(database: Engine) -> None:
    """Hold a SQLite database for this process until its engine is disposed of, or the process dies, however it dies.

    Raises `HeldDatabase` where another process has it: two order engines on one file would each drive the other's orders.
    """
    path = str(database.url.database or "")
    if database.dialect.name != "sqlite" or path in {"", ":memory:"}:
        return
    keep_private(_lock_file(Path(path)))
    lock = FileLock(_lock_file(Path(path)), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise HeldDatabase(
            f"Another Platbook has the database {Path(path).name} open.",
            advice="Stop that one first, give this one its own folder (PLATBOOK_DATA_DIR), or move to PostgreSQL.",
        ) from None
    event.listen(database, "engine_disposed", lambda _: lock.release())


def is_held(database: Path) -> bool:
    """Tell whether a process holds a SQLite database now."""
    if not _lock_file(database).exists():
        return False
    try:
        with FileLock(_lock_file(database), timeout=0):
            return False
    except Timeout:
        return True


def _lock_file(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock")
