"""A new SQLite database for each test, at the newest revision: migrated once a process, copied since."""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine

from components.database import bring_up_to_date


def new_database(file: Path) -> Engine:
    """Make an up-to-date database in `file`; the numbered steps themselves are tested in tests/database."""
    file.write_bytes(_migrated())
    return create_engine(f"sqlite:///{file}")


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "new.db"
        engine = create_engine(f"sqlite:///{file}")
        bring_up_to_date(engine)
        engine.dispose()
        return file.read_bytes()
