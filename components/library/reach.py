"""Which of a lead's phones may be called, phone by phone, by each phone's own flags. A missing flag is a missing answer.

The vendor's `contact_clean` is no help here: it is false as soon as any one phone is flagged. And the flags are the vendor's model,
not a scrub against the registries: check before a campaign.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from components.library.columns import PHONES

FIELDS = {
    "_phones": pa.int16(),
    "_callable": pa.int16(),
    "_callable_mobiles": pa.int16(),
    "_unknown": pa.int16(),
}


def reach(columns: Mapping[str, pa.Array]) -> list[pa.Array]:
    """Count each lead's phones, in the order of `FIELDS`: all, may be called, mobiles that may be called, of unknown standing."""
    phones, allowed, mobiles, unknown = [], [], [], []
    for key in PHONES:
        has = pc.is_valid(columns[key])
        flags = columns[f"{key}_dnc"], columns[f"{key}_tcpa"]
        flagged = pc.or_(*(pc.fill_null(flag, False) for flag in flags))  # noqa: FBT003  Arrow's own signature
        clear = pc.and_(*(pc.fill_null(pc.invert(flag), False) for flag in flags))  # noqa: FBT003
        may = pc.and_(has, clear)
        phones.append(has)
        allowed.append(may)
        mobiles.append(pc.and_(may, _is_mobile(key, columns)))
        unknown.append(pc.and_(has, pc.invert(pc.or_(flagged, clear))))
    return [_added(each) for each in (phones, allowed, mobiles, unknown)]


def _is_mobile(key: str, columns: Mapping[str, pa.Array]) -> pa.Array | pa.Scalar:
    if key == "primary_phone":
        told = pc.utf8_lower(pc.utf8_trim_whitespace(columns["primary_phone_type"]))
        return pc.fill_null(pc.equal(told, "mobile"), False)  # noqa: FBT003
    return pa.scalar(key.startswith("mobile"))


def _added(each: list[pa.Array]) -> pa.Array:
    return reduce(pc.add, (one.cast(pa.int16()) for one in each))
