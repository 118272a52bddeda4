"""Uploads: a CSV of 100,000 rows read, mapped, checked against 25,000 homes of earlier traces; and its addresses keyed."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator

import pyarrow as pa

from components.matching import address_keys_of, phone_digits_of
from components.uploads import TRACE, check_rows, guess_columns, read_table, trace_rows
from tests.bench.report import Row, timed_ms

ROWS = 100_000
HEADING = [
    "Owner Name",
    "Situs Address",
    "Situs City",
    "Situs State",
    "Situs Zip",
    "Mailing Address",
    "Mail City",
    "Mail State",
    "Mail Zip",
    "Phone",
    "Year Built",
    "Notes",
]
STREETS = [
    f"{name} {kind}"
    for name in ("Main", "Oak", "N Thunderbird", "W Bell", "Saint Louis", "S 42nd")
    for kind in ("St", "Avenue", "Dr.", "Ln")
]


def county_file(rows: int = ROWS) -> bytes:
    chance, sink = random.Random(8), io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(HEADING)
    for at in range(rows):
        street = f"{chance.randint(1, 20000)} {chance.choice(STREETS)}{chance.choice(['', '', ' Apt 5', ' #12'])}"
        writer.writerow(
            [
                f"DOE, JANE {at}",
                street,
                "MESA",
                "AZ",
                f"852{chance.randint(1, 15):02d}",
                f"PO Box {at}",
                "Phoenix",
                "AZ",
                "85001",
                f"(602) 555-{at % 10000:04d}",
                1950 + at % 70,
                "seen, not called",
            ]
        )
    return sink.getvalue().encode()


def measured() -> Iterator[Row]:
    body = county_file()
    table = read_table(body, "county.csv")
    rows = trace_rows(table, guess_columns(table, TRACE))
    traced = set(address_keys_of(*(rows.column(name).slice(0, 25_000) for name in ("address", "zip"))).to_pylist())

    def whole() -> None:
        uploaded = read_table(body, "county.csv")
        sent = trace_rows(uploaded, guess_columns(uploaded, TRACE))
        check_rows(uploaded, sent, named=True, traced=traced).problems(at_most=200)

    note = f"{len(body) / 1e6:.0f} MB"
    yield Row("uploads: CSV of 100,000 rows read, mapped and checked", timed_ms(whole, runs=5), 2_000, note=note)
    yield Row("uploads: … of which reading", timed_ms(lambda: read_table(body, "county.csv"), runs=5), None)
    homes = [rows.column(name) for name in ("address", "zip", "city", "state")]
    yield Row("matching: 100,000 addresses keyed", timed_ms(lambda: address_keys_of(*homes), runs=5), 1_000)
    phones: pa.ChunkedArray = table.column("Phone")
    yield Row("matching: 100,000 phones read", timed_ms(lambda: phone_digits_of(phones), runs=5), 500)
