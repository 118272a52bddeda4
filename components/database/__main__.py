"""What an operator does with the database: `python -m components.database --help`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url

from components.database.copies import copy_sqlite
from components.database.moving import move
from components.database.opening import open_database
from components.database.schema import known_revisions, standing_revision
from components.faults import BadInput, Fault
from components.settings import read_secrets, read_settings

ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    asked = _parser().parse_args(words)
    try:
        sys.stdout.write(_done(asked))
    except Fault as fault:
        sys.stderr.write(f"{fault.message} {fault.advice}\n")
        return 1
    return 0


def _done(asked: argparse.Namespace) -> str:
    settings = read_settings(os.environ, read_secrets(ROOT / ".streamlit" / "secrets.toml"), ROOT)
    url = asked.database or settings.database_url
    if asked.what == "show":
        return _shown(url)
    if asked.what == "copy":
        copy_sqlite(_file(url), asked.to)
        return f"{asked.to} holds everything. Keep it as safe as the database.\n"
    return _table(move(open_database(f"sqlite:///{_file(url)}"), open_database(_postgres(asked.to))))


def _shown(url: str) -> str:
    standing = standing_revision(open_database(url))
    return f"{make_url(url).render_as_string()}\nrevision {standing or 'none'} of {known_revisions()[-1]}\n"


def _file(url: str) -> Path:
    path = Path(make_url(url).database or "")
    if not url.startswith("sqlite") or not path.is_file():
        raise BadInput("database", f"There is no SQLite database at {make_url(url).render_as_string()}.")
    return path


def _postgres(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise BadInput("database", "Name the PostgreSQL database as postgresql://user:password@host/name.")
    return f"postgresql+psycopg://{rest}"


def _table(moved: Mapping[str, int]) -> str:
    lines = [f"{name:<28}{rows:>12,}" for name, rows in moved.items()]
    return "\n".join([*lines, f"{'all rows, counted on both sides':<28}{sum(moved.values()):>9,}", ""])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m components.database", description=__doc__)
    parser.add_argument("--database", help="address of the database, where it isn't the settings'")
    commands = parser.add_subparsers(dest="what", required=True)
    commands.add_parser("show", help="say where the database is and at which revision it stands")
    copy = commands.add_parser("copy", help="copy a SQLite database, also while Platbook runs")
    copy.add_argument("--to", type=Path, required=True, metavar="FILE")
    moving = commands.add_parser(
        "move", help="move a SQLite database into an empty PostgreSQL one; stop Platbook first"
    )
    moving.add_argument("--to", required=True, metavar="postgresql://…")
    return parser


if __name__ == "__main__":
    sys.exit(main())
