"""Export: 25,000 rows of a shelf as CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine

from components.database import bring_up_to_date
from components.library import Shelf, pack
from components.library.export import csv
from tests.bench.lead_rows import pages
from tests.bench.report import Row, timed_ms

ROWS = 25_000


def measured() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        database = create_engine(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        bring_up_to_date(database)
        shelf = Shelf(database, Path(folder) / "rows")
        shelf.put("bench", 1, [pack(page) for page in pages(ROWS)])
        megabytes = len(csv(shelf, "bench", [1])) / 1e6
        samples = timed_ms(lambda: csv(shelf, "bench", [1]), runs=15)
        yield Row("export: CSV of 25,000 rows", samples, 500, note=f"{megabytes:.0f} MB")
        database.dispose()
