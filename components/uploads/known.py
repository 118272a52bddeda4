"""Which homes and parcels an account has already: in lists it bought, and in its traces."""

from __future__ import annotations

import pyarrow as pa

from components.library import Shelf
from components.matching import address_keys_of, parcel_keys_of

_COLUMNS = ("address", "zip_code", "city", "state", "apn", "county")


def known_keys(shelf: Shelf, account: str, list_id: int) -> frozenset[str]:
    """Give the keys of a list's rows: of homes by ZIP and by city, and of parcels. Raises `BadInput` for a list that isn't here."""
    names = ", ".join(_COLUMNS)
    table = shelf.ask(account, [list_id], f"SELECT {names} FROM rows")  # noqa: S608  our own column names
    column = {name: table.column(name).combine_chunks() for name in _COLUMNS}
    blank = pa.array([""] * len(table), pa.string())
    keys = {
        *address_keys_of(column["address"], column["zip_code"], column["city"], column["state"]).to_pylist(),
        *address_keys_of(column["address"], blank, column["city"], column["state"]).to_pylist(),
        *parcel_keys_of(column["apn"], column["county"], column["state"]).to_pylist(),
    }
    return frozenset(keys - {""})
