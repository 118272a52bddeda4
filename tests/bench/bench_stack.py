"""Stacking: ten lists of 25,000 that share homes with one another."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine

from components.database import bring_up_to_date
from components.library import OwnLists, Shelf, pack
from components.stacks import Rule, make, overlap, owner_page, property_page
from components.stacks.keys import placed
from tests.bench.lead_rows import rows
from tests.bench.report import Row, timed_ms

ROWS, LISTS, APART = 25_000, 10, 2_500
IDS = tuple(range(1, LISTS + 1))


def measured() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        database = create_engine(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        bring_up_to_date(database)
        shelf = Shelf(database, Path(folder) / "rows")
        every = rows(ROWS + APART * LISTS)
        for list_id in IDS:
            held = every[list_id * APART : list_id * APART + ROWS]
            shelf.put("bench", list_id, [pack(held[at : at + 5_000]) for at in range(0, ROWS, 5_000)])
        first = timed_ms(lambda: placed(shelf, "bench", [1]), runs=1, warm_ups=0)
        yield Row("stack: a list's keys, once", first, None, note="25,000 rows")
        placed(shelf, "bench", IDS)
        yield from _stacked(shelf, OwnLists(database, shelf))
        database.dispose()


def _stacked(shelf: Shelf, own_lists: OwnLists) -> Iterator[Row]:
    found, names = overlap(shelf, "bench", IDS), {one: f"List {one}" for one in IDS}
    homes = sum(found.counts.values())
    yield Row(
        "stack: ten lists of 25,000 counted",
        timed_ms(lambda: overlap(shelf, "bench", IDS), runs=5),
        2000,
        note=f"{homes:,} homes in {len(found.counts)} combinations",
    )
    twice = Rule(IDS, 2)
    page = timed_ms(lambda: property_page(shelf, "bench", found, twice, names, 0, 50), runs=5)
    yield Row("stack: its first fifty properties", page, 2000)
    yield Row(
        "stack: its first fifty owners", timed_ms(lambda: owner_page(shelf, "bench", found, twice, 0, 50), runs=3), 2000
    )
    kept = timed_ms(lambda: make(own_lists, shelf, "bench", "Stack", found, twice, names), runs=1, warm_ups=0)
    yield Row("stack: kept as a list", kept, None, note=f"{found.count(twice):,} properties, every column")
