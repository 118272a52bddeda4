"""The command: `python -m components.retention` says what would go, with `--do` it goes."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from components.database import open_database
from components.database.schema import check_openable
from components.faults import Fault
from components.library import Shelf
from components.retention.keeping import carry_out, due
from components.settings import read_secrets, read_settings

ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m components.retention", description=__doc__)
    parser.add_argument("--do", action="store_true", help="take it away, for good")
    asked = parser.parse_args(words)
    try:
        settings = read_settings(os.environ, read_secrets(ROOT / ".streamlit" / "secrets.toml"), ROOT)
        database = open_database(settings.database_url)
        check_openable(database)
        shelf = Shelf(database, settings.data_dir / "rows")
        gone = (
            carry_out(database, shelf, settings.keeping, "the command") if asked.do else due(database, settings.keeping)
        )
    except Fault as fault:
        sys.stderr.write(f"{fault.message} {fault.advice}".strip() + "\n")
        return 1
    lines = [f"{one.name:<26}{one.count:>10,}  older than {one.days} days" for one in gone]
    told = lines or ["Everything is kept: set PLATBOOK_KEEP_ROWS_DAYS, …_THREADS_DAYS, …_FILES_DAYS or …_LOGS_DAYS."]
    sys.stdout.write(
        "\n".join([*told, "" if asked.do or not lines else "Nothing was taken away. With --do it goes, for good.\n"])
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
