"""What a scrub answered: its file as flags, and the flags counted. Neither yes nor no is unknown, and unknown is not clean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from components.matching import phone_digits_of

FLAGS: Mapping[str, str] = {
    "national_dnc": "Federal list",
    "state_dnc": "State list",
    "dma": "DMA list",
    "litigator": "TCPA litigator",
}
"""The four flags of the API's files (API document, Fetch DNC Queue), as a person reads them."""
COLUMNS = ("phone", "label", *FLAGS, "phone_type", "verdict")
_YES, _NO = pa.array(["y", "yes", "true", "1", "t"]), pa.array(["n", "no", "false", "0", "f"])


class Said(StrEnum):
    """What all flags of a number come to."""

    CLEAN = "clean"
    FLAGGED = "flagged"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ScrubTally:
    """Numbers counted. `flags` may overlap: a number on two lists counts in both."""

    checked: int
    clean: int
    flagged: int
    unknown: int
    flags: Mapping[str, int]
    clean_mobiles: int


def results(file: pa.Table) -> pa.Table:
    """Read a scrub's file, all text under the API's headers, into `COLUMNS`: four flags of three values, `verdict` is a `Said`."""
    text = {name: _text(file, name) for name in ("phone", "label", *FLAGS, "phone_type", "is_clean")}
    flags = {name: _flag(text[name]) for name in FLAGS}
    told = {"phone": phone_digits_of(text["phone"]), "label": text["label"], **flags, "phone_type": text["phone_type"]}
    return pa.table(told | {"verdict": _verdict(flags, _flag(text["is_clean"]))})


def known_table(numbers: pa.Table, scrubbed: pa.Table) -> pa.Table:
    """Join numbers (`phone`, `label`) with the verdicts as `Scrubbed.table` gives them: `COLUMNS`, `checked_at` (UTC, ISO), `source`."""
    places = pc.index_in(numbers.column("phone").combine_chunks(), value_set=scrubbed.column("phone").combine_chunks())
    told = {
        name: scrubbed.column(name).combine_chunks().take(places)
        for name in (*FLAGS, "phone_type", "source", "checked_at")
    }
    flags = {name: told[name] for name in FLAGS}
    silent = pa.nulls(len(numbers), pa.bool_())
    table = {
        "phone": numbers.column("phone"),
        "label": numbers.column("label"),
        **flags,
        "phone_type": told["phone_type"],
    }
    dated = {"checked_at": _iso(told["checked_at"]), "source": told["source"]}
    return pa.table(table | {"verdict": _verdict(flags, silent)} | dated)


def tally(table: pa.Table) -> ScrubTally:
    """Count what `results` gave."""
    said = table.column("verdict")
    clean = pc.equal(said, Said.CLEAN.value)
    return ScrubTally(
        checked=len(table),
        clean=_count(clean),
        flagged=_count(pc.equal(said, Said.FLAGGED.value)),
        unknown=_count(pc.equal(said, Said.UNKNOWN.value)),
        flags={name: _count(table.column(name)) for name in FLAGS},
        clean_mobiles=_count(pc.and_(clean, pc.equal(pc.utf8_lower(table.column("phone_type")), "mobile"))),
    )


def _iso(seconds: pa.Array) -> pa.Array:
    """Write times; a scrub gives one time to all its numbers, so that few are written."""
    coded = seconds.dictionary_encode()
    told = [datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for at in coded.dictionary.to_pylist()]
    return pa.array(told, pa.string()).take(coded.indices)


def _text(file: pa.Table, name: str) -> pa.Array:
    if name not in file.column_names:
        return pa.array([""] * len(file), pa.string())
    column = pc.fill_null(file.column(name).cast(pa.string()), "")
    return pc.utf8_trim_whitespace(column.combine_chunks())


def _flag(cells: pa.Array) -> pa.Array:
    said = pc.utf8_lower(cells)
    yes, no = pc.is_in(said, value_set=_YES), pc.is_in(said, value_set=_NO)
    return pc.if_else(yes, True, pc.if_else(no, False, pa.scalar(None, pa.bool_())))  # noqa: FBT003


def _verdict(flags: Mapping[str, pa.Array], said_clean: pa.Array) -> pa.Array:
    """One yes is flagged; all four no, and nobody saying otherwise, is clean; whatever is left is unknown."""
    told = list(flags.values())
    flagged, all_no = told[0], pc.invert(told[0])
    for one in told[1:]:
        flagged, all_no = pc.or_kleene(flagged, one), pc.and_kleene(all_no, pc.invert(one))
    clean = pc.and_(pc.fill_null(all_no, False), pc.fill_null(said_clean, True))  # noqa: FBT003
    return pc.if_else(
        pc.fill_null(flagged, False),  # noqa: FBT003
        Said.FLAGGED.value,
        pc.if_else(clean, Said.CLEAN.value, Said.UNKNOWN.value),
    )


def _count(mask: pa.ChunkedArray | pa.Array) -> int:
    return int(pc.sum(mask).as_py() or 0)
