"""The postal table: every ZIP with its kind, city, county, state, middle and area codes, packed column by column beside this file.

It is the `zipcodes` package's, packed by `python -m tests.sandbox.pack_postal` and held against it by a test: the package itself takes a
second to be asked for all of them, and 40 MB for as long as a process lives.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern

TABLE = Path(__file__).resolve().parent / "postal.tsv.gz"
WITHIN = ";"
IN_USE = "1"
STANDARD = "STANDARD"


@dataclass(frozen=True)
class PostalTable:
    """One list a column, all of equal length and sorted by ZIP.

    `kind` is "STANDARD", "PO BOX", "UNIQUE" or "MILITARY"; `in_use` is "1" or ""; `latitude` and `longitude` are degrees as text, "" where
    nobody knows; `area_codes` are joined by ";".
    """

    zip_code: list[str]
    kind: list[str]
    in_use: list[str]
    city: list[str]
    county: list[str]
    state: list[str]
    latitude: list[str]
    longitude: list[str]
    area_codes: list[str]

    def __len__(self) -> int:
        return len(self.zip_code)


@cache
def postal_table() -> PostalTable:
    """Read the table once; each word is kept once, as a county is named by hundreds of ZIPs."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        return PostalTable(*(list(map(intern, line[:-1].split("\t"))) for line in lines))
