"""Every ZIP, as one packed table beside this file: its kind, city, county, state, middle, zone and area codes.

The table is the `zipcodes` package's, packed by `python -m tests.audience.pack_zips`: the package itself holds 40 MB for as long as a
process lives. The sandbox has a table of its own, so that a mistake here would show.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from sys import intern
from typing import NamedTuple

TABLE = Path(__file__).resolve().parent / "zips.tsv.gz"
WITHIN = ";"
IN_USE = "1"


class ZipRow(NamedTuple):
    """One ZIP. `kind` is "STANDARD", "PO BOX", "UNIQUE" or "MILITARY"; `county` is as the post writes it ("Maricopa County"); degrees.

    `state` may be a territory or a military region; `zone` is an IANA name, or what the package holds for one.
    """

    zip_code: str
    kind: str
    in_use: bool
    city: str
    state: str
    county: str
    latitude: float
    longitude: float
    zone: str
    area_codes: tuple[str, ...]
    other_cities: tuple[str, ...]


def zip_rows() -> Iterator[ZipRow]:
    """Read the table row by row, by ZIP; each word is kept once, as a county is named by hundreds of ZIPs."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            code, kind, used, city, state, county, latitude, longitude, zone, area_codes, others = line[:-1].split("\t")
            yield ZipRow(
                code,
                intern(kind),
                used == IN_USE,
                intern(city),
                intern(state),
                intern(county),
                float(latitude),
                float(longitude),
                intern(zone),
                _words(area_codes),
                _words(others),
            )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(map(intern, cell.split(WITHIN))) if cell else ()
