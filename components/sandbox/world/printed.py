"""The homes that the vendor's document prints, so that its examples find somebody; each is the first home of its real ZIP."""

from __future__ import annotations

from typing import Any

import numpy as np

from components.sandbox.world.chance import Array

_PERSON = {"kind": "SFR", "is_firm": False, "trust_owned": False, "reo": False, "has_phone": True}
_PRINTED: dict[str, dict[str, Any]] = {
    "78701": {**_PERSON, "house": 123, "street": "Main St", "owner_1_first_name": "Jane", "owner_last": "Doe"},
    "85032": {
        **_PERSON,
        "house": 4521,
        "street": "E Monte Cristo Ave",
        "owner_1_first_name": "Janet",
        "owner_last": "Morris",
    },
    "11211": {**_PERSON, "house": 742, "street": "Evergreen Ter", "apn": "03145-0042"},
    "33401": {**_PERSON, "apn": "00-42-41-09-00-000-7550", "owner_1_first_name": "John", "owner_last": "Smith"},
}
_COLUMNS = frozenset(name for home in _PRINTED.values() for name in home)
_NUMBERS = np.array([int(zip_code) for zip_code in _PRINTED], dtype=np.uint64)


def as_printed(name: str, values: Array, zip_numbers: Array, number: Array) -> Array:
    """Lay what is printed over a column; `zip_numbers` are the homes' ZIPs, `number` their numbers within."""
    if name not in _COLUMNS:
        return values
    hits = np.flatnonzero(number == 0)
    hits = hits[np.isin(zip_numbers[hits], _NUMBERS)]
    laid = values.copy() if len(hits) else values
    for at in hits.tolist():
        laid[at] = _PRINTED[f"{int(zip_numbers[at]):05d}"].get(name, laid[at])
    return laid
