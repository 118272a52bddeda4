"""Outreach: a selection of 25,000 leads judged, who is callable now, and what 100,000 suppressed numbers add."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from components.analytics import tally
from components.audience.gazetteer import all_zips
from components.database import bring_up_to_date
from components.library import PHONES, Selection, Shelf, Verdict, Verdicts, pack
from components.outreach import (
    Books,
    Corrections,
    Exceptions,
    Scrubbed,
    Suppression,
    at_moment,
    callable_now,
    callable_phones,
    email_contacts,
    mail_contacts,
    phone_contacts,
)
from tests.bench.lead_rows import pages
from tests.bench.report import Row, timed_ms

ROWS, ENTRIES, MINE = 25_000, 100_000, "bench"
SOME = Selection((1,))
NOW = datetime(2026, 12, 9, 20, 30, tzinfo=UTC)


def measured() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        database = create_engine(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        bring_up_to_date(database)
        shelf, verdicts = Shelf(database, Path(folder) / "rows"), Verdicts(database)
        shelf.put(MINE, 1, [pack(page) for page in _all_over(pages(ROWS))])
        books = Books(database, shelf, Scrubbed(database, verdicts), Suppression(database), Exceptions(database))
        yield from _asked(books, "")
        _suppress(books.suppression)
        yield from _asked(books, f", {ENTRIES:,} suppressed")
        verdicts.keep(MINE, (_verdict(number) for number in range(ENTRIES)))
        yield from _asked(books, f", {ENTRIES:,} suppressed and {ENTRIES:,} scrubbed")
        corrections = Corrections(books)
        yield Row("corrections: first", timed_ms(lambda: Corrections(books).of(MINE, [1]), runs=3), None)
        told = corrections.of(MINE, [1])
        yield Row("tally, put right", timed_ms(lambda: tally(shelf, MINE, [1], "sell", corrected=told), runs=9), None)
        database.dispose()


def _asked(books: Books, with_words: str) -> Iterator[Row]:
    def timed(work: Any) -> tuple[float, ...]:
        return timed_ms(work, runs=9, warm_ups=2)

    phones = callable_phones(books, MINE, SOME, now=NOW)
    yield Row(f"call list of 25,000 leads{with_words}", timed(lambda: phone_contacts(books, MINE, SOME, now=NOW)), 1000)
    yield Row(f"callable now{with_words}", timed(lambda: callable_now(books, MINE, SOME, now=NOW)), 300)
    yield Row(f"callable now, a minute later{with_words}", timed(lambda: at_moment(phones, NOW)), None)
    yield Row(f"e-mail list{with_words}", timed(lambda: email_contacts(books, MINE, SOME)), None)
    yield Row(f"mail list{with_words}", timed(lambda: mail_contacts(books, MINE, SOME)), None)


def _all_over(made: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Spread the leads over the country, with numbers whose flags follow from the number."""
    chance, places = random.Random(7), list(all_zips().values())
    for row in (row for page in made for row in page):
        place = chance.choice(places)
        row |= {"state": place.state, "zip_code": place.zip_code, "city": place.city}
        for key in (key for key in PHONES if row[key]):
            number = chance.randrange(10**7)
            row[key] = f"{chance.choice((602, 212, 305, 850, 219, 907, 808, 512))}5{number % 10**6:06d}"
            row[f"{key}_dnc"], row[f"{key}_tcpa"] = number % 10 < 3, number % 50 == 7
    return made


def _suppress(suppression: Suppression) -> None:
    chance = random.Random(8)
    numbers = [f"{chance.choice((602, 212, 305))}5{chance.randrange(10**6):06d}" for _ in range(ENTRIES - 2_000)]
    suppression.add(MINE, "phone", numbers, source="bench")
    suppression.add(MINE, "address", (f"{n}NSAGUAROST|85001" for n in range(1_000)), source="bench")
    suppression.add(MINE, "person", (f"JANE NOBODY{n}|85001" for n in range(1_000)), source="bench")


def _verdict(number: int) -> Verdict:
    flagged = number % 7 == 0
    return Verdict(f"6025{number:06d}", flagged, False, number % 11 == 0, False, "Mobile", NOW, "bench")
