"""The books: the database, and the orders in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, inspect, select, text

from components.database import MOVED, found_mark, is_held, known_revisions, standing_revision
from components.doctor.finding import Finding, broken, note, well
from components.orders.order import MOVING, State
from components.orders.tables import orders
from components.settings import Settings

STANDS_STILL_S = 3600


def database(settings: Settings) -> Iterator[Finding]:
    """Look at the database, without making one."""
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        yield note("Database", f"There is none at {file} yet.", "It is made at the first start.")
        return
    engine = create_engine(settings.database_url, hide_parameters=True)
    try:
        yield from _looked_at(engine, file)
    except Exception as error:  # noqa: BLE001  a doctor tells what is broken
        advice = "Check DATABASE_URL, the server and its rights; a damaged SQLite file is restored from a copy."
        yield broken("Database", f"It can't be read ({type(error).__name__}).", advice)
    finally:
        engine.dispose()


def sqlite_file(settings: Settings) -> Path | None:
    """Give the file of a SQLite database, None for PostgreSQL."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(path) if scheme == "sqlite" else None


def _looked_at(engine: Engine, file: Path | None) -> Iterator[Finding]:
    standing, known = standing_revision(engine), known_revisions()
    if standing is not None and standing not in known:
        yield broken("Database", f"A newer Platbook made it (revision {standing}).", "Start that version again.")
    elif standing != known[-1]:
        yield note("Database", f"Revision {standing or 'none'} of {known[-1]}.", "The next start brings it up to date.")
    else:
        yield well("Database", f"{engine.dialect.name}, revision {standing}.")
    if moved := found_mark(engine, MOVED):
        yield broken("Database", f"Everything was moved to {moved.value}.", "Set DATABASE_URL to that.")
    if file is not None:
        yield from _file(engine, file)
    if inspect(engine).has_table(orders.name):
        yield from _orders(engine)


def _file(engine: Engine, file: Path) -> Iterator[Finding]:
    with engine.connect() as connection:
        said = str(connection.execute(text("PRAGMA quick_check(1)")).scalar())
    size = f"{file.stat().st_size / (1 << 20):,.1f} MB"
    if said != "ok":
        yield broken("Database", f"{file.name} is damaged.", "Stop Platbook and restore a copy.")
    else:
        yield well("Database", f"{file.name} is whole, {size}, {'open by Platbook' if is_held(file) else 'at rest'}.")
    copies = sorted(file.parent.glob(f"{file.stem}-revision-*{file.suffix}"))
    told = f"{len(copies)} copies beside it, made before upgrades." if copies else "No copies beside it."
    yield note("Copies", told, "Back up: .venv/bin/python -m components.database copy --to backup.db")


def _orders(engine: Engine) -> Iterator[Finding]:
    """`workflow_id` and `created_at` are as old as orders are: this works at every revision."""
    moving = orders.c.state.in_([state.value for state in MOVING])
    long_ago = time.time() - STANDS_STILL_S
    with engine.connect() as connection:
        count = select(func.count()).select_from(orders)
        under_way = connection.execute(count.where(moving)).scalar_one()
        undriven = connection.execute(count.where(moving, orders.c.workflow_id == "")).scalar_one()
        old = connection.execute(count.where(moving, orders.c.created_at < long_ago)).scalar_one()
        uncertain = connection.execute(count.where(orders.c.state == State.UNCERTAIN.value)).scalar_one()
    yield well("Orders", f"{under_way} under way.")
    if undriven:
        yield note(
            "Orders", f"{undriven} under way that nobody drives.", "A running Platbook takes them up within a minute."
        )
    if old:
        yield note(
            "Orders", f"{old} under way for more than an hour.", "Open them under Lists: each says what it waits for."
        )
    if uncertain:
        yield note(
            "Orders", f"{uncertain} need a decision.", "Open them under Lists or Activity: each says what to check."
        )
