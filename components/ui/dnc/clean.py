"""The numbers that one may go on with: all four lists said no, and your own suppression list doesn't hold them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from components.house import house
from components.outreach import Said


def clean_of(table: pa.Table) -> tuple[pa.Table, int]:
    """Give the clean rows of a table with `phone` and `verdict`, and how many more would be were they not on the suppression list."""
    clean = table.filter(pc.equal(table.column("verdict"), Said.CLEAN.value))
    barred = house().outreach.suppression.on_it(house().account, clean.column("phone").to_pylist())
    free = clean.filter(pc.invert(pc.is_in(clean.column("phone"), pa.array(sorted(barred), pa.string()))))
    return free, len(clean) - len(free)
