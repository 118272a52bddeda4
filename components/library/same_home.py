"""The same home on the shelf: rows of owned lists with an address or a parcel of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.library.shelf import Shelf
from components.matching import address_key

MOST_ROWS = 2_000


def same_home(shelf: Shelf, account: str, home: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Give (list id, place in the list) of every row on an account's shelf that is this home, by its address with its ZIP.

    `home` has the columns of a lead; one without a house number or a ZIP is like no other.
    """
    key, list_ids = _key(home), sorted(shelf.lists(account))
    if not key or not list_ids or not {"address", "zip_code"} <= set(shelf.columns(account, list_ids)):
        return ()
    house_number = str(home["address"]).split()[0]
    query = f"""
        SELECT _list, _row, address, city, state, zip_code FROM rows
        WHERE zip_code = ? AND contains(address, ?) ORDER BY _list DESC, _row LIMIT {MOST_ROWS}
    """  # noqa: S608  a whole number of our own
    found = shelf.ask(account, list_ids, query, [home["zip_code"], house_number]).to_pylist()
    return tuple((row["_list"], row["_row"]) for row in found if _key(row) == key)


def _key(row: Mapping[str, Any]) -> str:
    return address_key(*(str(row.get(name) or "") for name in ("address", "zip_code", "city", "state")))
