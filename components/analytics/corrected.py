"""Counts put right: what has become known of some leads since their list came, such as an opt-out, instead of what was counted then."""

from __future__ import annotations

import pyarrow as pa

CORRECTED = pa.schema(
    [
        pa.field("_list", pa.int64()),
        pa.field("_row", pa.int32()),
        pa.field("callable", pa.int16()),
        pa.field("callable_mobiles", pa.int16()),
        pa.field("unknown", pa.int16()),
        pa.field("first_phone", pa.string()),
    ]
)
"""One row a lead that is otherwise than its list says: phones that may be called, mobiles of them, phones of unknown standing, and the
first that may be called (10 digits; null for none)."""
NOTHING = CORRECTED.empty_table()

_COUNTS = {"_callable": "callable", "_callable_mobiles": "callable_mobiles", "_unknown": "unknown"}


def counted_rows(corrected: pa.Table | None) -> tuple[str, dict[str, pa.Table]]:
    """Give the table to count from, in DuckDB's words, and what it needs: the rows, with the counts of some put right."""
    if corrected is None or len(corrected) == 0:
        return "rows", {}
    told = ", ".join(f"coalesce(c.{new}, rows.{old})::SMALLINT AS {old}" for old, new in _COUNTS.items())
    words = f"(SELECT rows.* REPLACE ({told}) FROM rows LEFT JOIN corrected c USING (_list, _row)) AS counted"  # noqa: S608  our own
    return words, {"corrected": corrected}
