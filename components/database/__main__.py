"""What an operator does with the database: `python -m components.database --help`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sqlalchemy import make_url

from components.database.copies import copy_sqlite
from components.database.engine_books import engine_revisions
from components.database.faults import told_plainly
from components.database.marks import COPY, MOVED, found_mark, mark
from components.database.moving import move
from components.database.opening import open_database, told_address
from components.database.restoring import restore
from components.database.schema import check_openable, known_revisions, standing_revision
from components.faults import BadInput, Fault
from components.settings import read_secrets, read_settings, secrets_file

ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    asked = _parser().parse_args(words)
    try:
        settings = read_settings(os.environ, read_secrets(secrets_file(os.environ, ROOT)), ROOT)
        with told_plainly():
            sys.stdout.write(asked.do(asked.database or settings.database_url, asked))
    except Fault as fault:
        sys.stderr.write(f"{fault.message} {fault.advice}".strip() + "\n")
        return 1
    return 0


def _show(url: str, _asked: argparse.Namespace) -> str:
    database = open_database(f"sqlite:///{_file(url)}" if url.startswith("sqlite") else _postgres(url))
    standing, engine = standing_revision(database), engine_revisions(database)
    lines = [told_address(url), f"revision {standing or 'none'} of {known_revisions()[-1]}"]
    lines += [f"order engine: revision {engine[0]} of {engine[1]}"] if engine else []
    lines += [f"moved to {moved.value}"] if (moved := found_mark(database, MOVED)) else []
    return "\n".join([*lines, ""])


def _copy(url: str, asked: argparse.Namespace) -> str:
    if asked.to.exists():
        raise BadInput("copy", f"There is a file {asked.to} already.")
    copy_sqlite(_file(url), asked.to)
    return f"{asked.to} holds everything. Keep it as safe as the database.\n"


def _restore(url: str, asked: argparse.Namespace) -> str:
    place = _file(url, there=False)
    replaced = restore(asked.copy, place)
    told = f"{place} is what {asked.copy} was."
    told += f" What was there is now {replaced}." if replaced else ""
    return f"{told}\n{_DOUBTED}\n"


def _restored(url: str, _asked: argparse.Namespace) -> str:
    database = open_database(_postgres(url))
    check_openable(database)
    with database.begin() as connection:
        mark(connection, COPY, "pg_dump")
    return f"{_DOUBTED}\n"


_DOUBTED = "At the next start, orders that had not been sent yet ask you: they may have been sent since."


def _move(url: str, asked: argparse.Namespace) -> str:
    moved = move(open_database(f"sqlite:///{_file(url)}"), open_database(_postgres(asked.to)))
    lines = [f"{name:<28}{rows:>12,}" for name, rows in moved.items()]
    lines += [f"{'all rows, counted there':<28}{sum(moved.values()):>12,}"]
    return "\n".join([*lines, "Set DATABASE_URL to it and start Platbook. The old database opens no more.", ""])


def _file(url: str, *, there: bool = True) -> Path:
    if not url.startswith("sqlite"):
        raise BadInput("database", "This is for SQLite; PostgreSQL has pg_dump and pg_restore.")
    path = Path(make_url(url).database or "")
    if there and not path.is_file():
        raise BadInput("database", f"There is no SQLite database at {path}.")
    return path


def _postgres(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise BadInput("database", "Name the PostgreSQL database as postgresql://user:password@host/name.")
    return f"postgresql+psycopg://{rest}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m components.database", description=__doc__)
    parser.add_argument("--database", metavar="URL", help="address of the database, where it isn't the settings'")
    commands = parser.add_subparsers(required=True, metavar="command")
    show = commands.add_parser("show", help="say where the database is and at which revision it stands")
    show.set_defaults(do=_show)
    copy = commands.add_parser("copy", help="copy a SQLite database, also while Platbook runs")
    copy.add_argument("--to", type=Path, required=True, metavar="FILE")
    copy.set_defaults(do=_copy)
    back = commands.add_parser("restore", help="put a copy of a SQLite database back; stop Platbook first")
    back.add_argument("copy", type=Path, metavar="FILE")
    back.set_defaults(do=_restore)
    dumped = commands.add_parser("restored", help="say that pg_restore put the PostgreSQL database back")
    dumped.set_defaults(do=_restored)
    moving = commands.add_parser("move", help="move SQLite into an empty PostgreSQL database; stop Platbook first")
    moving.add_argument("--to", required=True, metavar="postgresql://…")
    moving.set_defaults(do=_move)
    return parser


if __name__ == "__main__":
    sys.exit(main())
