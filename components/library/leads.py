"""Leads for the eye: a page of rows with owner, phone and best score made from the API's columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from components.library.columns import COLUMNS, PHONES, USE_CASES
from components.library.shelf import Shelf

FIRST_COLUMNS = (
    "owner",
    "address",
    "city",
    "zip_code",
    "phone",
    "best",
    "estimated_value",
    "equity_percent",
    "year_built",
    "last_sale_date",
)
OWNER = "nullif(concat_ws(' ', owner_1_first_name, owner_1_last_name), '') AS owner"
_BEST = ", ".join(f"coalesce({case}_propensity_score, -1)" for case in USE_CASES)
BEST = f"nullif(greatest({_BEST}), -1) AS best"
_ALLOWED = " ".join(
    f"WHEN {phone} IS NOT NULL AND {phone}_dnc = false AND {phone}_tcpa = false THEN {phone}" for phone in PHONES
)
_CALLABLE = f"CASE {_ALLOWED} END"
_WRITTEN = "regexp_replace({}, '^(\\d{{3}})(\\d{{3}})(\\d{{4}})$', '(\\1) \\2-\\3') AS phone"
PHONE = _WRITTEN.format(_CALLABLE)
_PHONE_LIKE = 6
_SOUGHT = "concat_ws(' ', owner_1_first_name, owner_1_last_name, address, city, zip_code, mobile_1, primary_phone, landline_1)"


@dataclass(frozen=True)
class LeadsPage:
    """Some leads of one list. `rows` are their places in the list; `total` counts all that were found."""

    frame: pd.DataFrame
    rows: list[int]
    total: int


def phoned_rows(corrected: pa.Table | None) -> tuple[str, str, dict[str, pa.Table]]:
    """Give the rows to read, the column of the first phone that may be called, and what both need, in DuckDB's words.

    `corrected` has the leads of which more is known since their list came, by `_list` and `_row`, with their `first_phone` (null for none).
    """
    if corrected is None or len(corrected) == 0:
        return "rows", PHONE, {}
    words = "(SELECT rows.*, c._row IS NOT NULL AS _told, c.first_phone FROM rows LEFT JOIN corrected c USING (_list, _row)) AS phoned"
    return words, _WRITTEN.format(f"CASE WHEN _told THEN first_phone ELSE {_CALLABLE} END"), {"corrected": corrected}


def leads_page(
    shelf: Shelf,
    account: str,
    list_id: int,
    sought: str,
    offset: int,
    at_most: int,
    corrected: pa.Table | None = None,
) -> LeadsPage:
    """Give some leads in the list's order; `sought` narrows by owner, address, city, ZIP or phone.

    `phone` is the first that may be called by its own flags, as people write it, or by what is known since (`corrected`); numbers whose 0
    means unknown are blank. A phone is found however it is typed.
    """
    names = shelf.columns(account, [list_id])
    told = ", ".join(_selected(name) for name in names)
    source, first_phone, tables = phoned_rows(corrected)
    query = f"""
        SELECT _row, {OWNER}, {first_phone}, {BEST}, {told}, count(*) OVER () AS _total
        FROM {source} WHERE contains(lower({_SOUGHT}), lower(?)) ORDER BY _row LIMIT ? OFFSET ?
    """  # noqa: S608  names of our own, and columns quoted
    asked = shelf.ask(account, [list_id], query, [_as_stored(sought), at_most, offset], tables=tables)
    frame = asked.to_pandas(date_as_object=True)
    total = int(frame["_total"].iloc[0]) if len(frame) else 0
    return LeadsPage(frame.drop(columns=["_row", "_total"]), [int(row) for row in frame["_row"]], total)


def lead(shelf: Shelf, account: str, list_id: int, row: int) -> dict[str, Any]:
    """Give one lead in full, by its place in the list; unknown cells are None."""
    found: Sequence[dict[str, Any]] = shelf.ask(
        account, [list_id], "SELECT * FROM rows WHERE _row = ?", [row]
    ).to_pylist()
    return dict(found[0]) if found else {}


def _as_stored(sought: str) -> str:
    """Give a typed phone as the digits it is stored as; anything else as it is."""
    digits = re.sub(r"\D", "", sought)
    return digits if len(digits) >= _PHONE_LIKE and not re.search(r"[A-Za-z]", sought) else sought


def _selected(name: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    known = COLUMNS.get(name)
    return f"nullif({quoted}, 0) AS {quoted}" if known is not None and known.zero_is_unknown else quoted
