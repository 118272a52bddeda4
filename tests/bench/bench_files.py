"""Files: a call list from 25,000 leads, and what other programs take."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine

from components.analytics import Picked
from components.database import bring_up_to_date
from components.library import Shelf, Verdicts, pack
from components.outreach import Books, Exceptions, Scrubbed, Suppression
from components.outreach.destinations import Asked, file_of, prepared
from tests.bench.lead_rows import pages
from tests.bench.report import Row, timed_ms

ROWS = 25_000
_BUDGETS_MS = {"call_phones": 1000.0, "call_owners": 1000.0, "mail": None, "hubspot": None, "google_ads": None}


def measured() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        database = create_engine(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        bring_up_to_date(database)
        shelf = Shelf(database, Path(folder) / "rows")
        shelf.put("bench", 1, [pack(page) for page in pages(ROWS)])
        scrubbed = Scrubbed(database, Verdicts(database))
        books = Books(database, shelf, scrubbed, Suppression(database), Exceptions(database))
        for key, budget in _BUDGETS_MS.items():
            asked = Asked(Picked((1,)), key)
            rows = prepared(books, "bench", asked, {}).rows
            samples = timed_ms(lambda asked=asked: file_of(prepared(books, "bench", asked, {}), "bench"), runs=7)
            yield Row(f"files: {key} of 25,000 leads", samples, budget, note=f"{rows:,} rows")
        database.dispose()
