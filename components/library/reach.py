"""Which of a lead's phones may be called, phone by phone, by each phone's own flags. A missing flag is a missing answer.

The vendor's `contact_clean` is no help here: it is false as soon as any one phone is flagged. And the flags are the vendor's model,
not a scrub against the registries: check before a campaign.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from components.library.cells import reader
from components.library.columns import COLUMNS, PHONES

FIELDS = {
    "_phones": pa.int16(),
    "_callable": pa.int16(),
    "_callable_mobiles": pa.int16(),
    "_unknown": pa.int16(),
}
_yes_no = reader(COLUMNS["has_contact"])
_digits = reader(COLUMNS["primary_phone"])


def reach(row: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """Count a lead's phones: (all, may be called, mobiles that may be called, of unknown standing)."""
    phones = allowed = mobiles = unknown = 0
    for key in PHONES:
        if not _digits(row.get(key)):
            continue
        phones += 1
        flags = (_yes_no(row.get(f"{key}_dnc")), _yes_no(row.get(f"{key}_tcpa")))
        if flags == (False, False):
            allowed += 1
            mobiles += _is_mobile(key, row)
        elif True not in flags:
            unknown += 1
    return phones, allowed, mobiles, unknown


def _is_mobile(key: str, row: Mapping[str, Any]) -> bool:
    if key == "primary_phone":
        return str(row.get("primary_phone_type") or "").strip().lower() == "mobile"
    return key.startswith("mobile")
