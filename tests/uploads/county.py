"""A county's spreadsheet as a roofer gets it: a title above the heading, capitals, holes, and homes that are there."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from components.sandbox.world.homes import Homes, World
from components.sandbox.world.places import all_places
from components.sandbox.world.rows import rows_of

HEADING = (
    "OWNER NAME",
    "SITUS ADDRESS",
    "SITUS CITY",
    "ST",
    "SITUS ZIP",
    "MAILING ADDRESS",
    "MAILING CITY",
    "MAILING STATE",
    "MAILING ZIP",
    "APN",
    "ROOF TYPE",
    "=NOTES",
)


def county_file(homes: Sequence[Mapping[str, Any]], rows: int = 300, seed: int = 8) -> bytes:
    """Write rows about `homes` (leads), messily: cp1252, capitals, abbreviated, each tenth row broken in one of five ways."""
    chance, sink = random.Random(seed), io.StringIO()
    writer = csv.writer(sink)
    writer.writerows([["MARICOPA COUNTY ASSESSOR"], [], ["EXTRACT 2026-11-24"], HEADING])
    for at in range(rows):
        row = _row(homes[at % len(homes)] if at < len(homes) else homes[0], at)
        if at % 10 == 9:
            _break(row, (at // 10) % 5, chance)
        writer.writerow(row)
    return sink.getvalue().encode("cp1252")


def _row(home: Mapping[str, Any], at: int) -> list[str]:
    owner = f"{home.get('owner_1_last_name') or ''}, {home.get('owner_1_first_name') or ''}".strip(", ").upper()
    street = str(home["address"]).upper().replace(" STREET", " ST").replace(" AVENUE", " AVE.")
    mail = [str(home.get(name) or "") for name in ("mail_address", "mail_city", "mail_state", "mail_zip")]
    return [
        owner,
        street,
        str(home["city"]).upper(),
        home["state"],
        home["zip_code"],
        *mail,
        str(home.get("apn") or ""),
        "SHNGL – ½",
        f"=SUM({at})",
    ]


def _break(row: list[str], how: int, chance: random.Random) -> None:
    if how == 0:
        row[1] = ""
    elif how == 1:
        row[3] = "ZZ"
    elif how == 2:
        row[4] = "02108"
    elif how == 3:
        row[0] = ""
    else:
        row[1] = f"{chance.choice(['MAIN', 'OAK'])} ST"


def homes_of(zip_code: str, count: int = 300, seed: int = 1) -> list[dict[str, Any]]:
    """Give homes that the sandbox knows, as leads: whoever traces them finds their people."""
    world = World(all_places(), seed, date(2026, 11, 24))
    at = world.places.index_of[zip_code]
    return rows_of(Homes.of_places(world, np.array([at])).take(slice(0, count)))
