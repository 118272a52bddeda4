"""Rows in the form in which they are sent: mapped columns under the API's names, states as two letters, ZIPs as five digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from components.audience.gazetteer import bare_county, zip_place
from components.matching import name_form, split_line, zip_form
from components.uploads.fields import PARCEL, TRACE
from components.uploads.guessing import state_form
from components.uploads.uploaded import UploadedTable

SENT_TRACE = tuple(key for key in TRACE if key != "full_name")


def trace_rows(uploaded: UploadedTable, mapping: Mapping[str, str]) -> pa.Table:
    """Give the rows as a trace sends them, in the file's order and number; columns `SENT_TRACE`, all text.

    Whole lines ("12 Oak St, Mesa, AZ 85201") are taken apart where no column says the city and the state; a city or state that is missing
    beside a ZIP comes from the ZIP; a whole name is cut into first and last where only that is there.
    """
    columns = {key: _mapped(uploaded, mapping, key) for key in TRACE}
    _apart(columns, ("address", "city", "state", "zip"))
    _apart(columns, ("mail_address", "mail_city", "mail_state", "mailing_zip"))
    for key in ("zip", "mailing_zip"):
        columns[key] = each(columns[key], lambda cell: zip_form(cell) or cell)
    columns["state"] = each(columns["state"], lambda cell: state_form(cell) or cell)
    columns["mail_state"] = each(columns["mail_state"], state_form)
    _placed(columns)
    _named(columns)
    return pa.table({key: columns[key] for key in SENT_TRACE})


def parcel_rows(uploaded: UploadedTable, mapping: Mapping[str, str]) -> pa.Table:
    """Give the rows as a parcel trace sends them: `parcel_id`, the county's bare name, the state's two letters."""
    columns = {key: _mapped(uploaded, mapping, key) for key in PARCEL}
    return pa.table(
        {
            "parcel_id": columns["parcel_id"],
            "county": each(columns["county"], lambda cell: bare_county(cell.title() if cell.isupper() else cell)),
            "state": each(columns["state"], lambda cell: state_form(cell) or cell),
        }
    )


def each(column: pa.Array, change: Callable[[str], str]) -> pa.Array:
    """Change every cell of a column of text; each distinct cell is worked out once."""
    coded = column.dictionary_encode()
    changed = pa.array([change(cell) for cell in coded.dictionary.to_pylist()], pa.string())
    return changed.take(coded.indices)


def _mapped(uploaded: UploadedTable, mapping: Mapping[str, str], key: str) -> pa.Array:
    column = mapping.get(key, "")
    if column not in uploaded.columns:
        return pa.array([""] * len(uploaded), pa.string())
    return pc.fill_null(uploaded.column(column).cast(pa.string()).combine_chunks(), "")


def _apart(columns: dict[str, pa.Array], keys: Sequence[str]) -> None:
    """Take whole lines apart in the rows that say neither city nor state."""
    address, city, state, _ = keys
    bare = pc.and_(pc.equal(columns[city], ""), pc.equal(columns[state], ""))
    whole = pc.and_(
        bare, pc.match_substring_regex(columns[address], r"[,\s]\S+\s+\d{5}(-\d{4})?\s*$|,\s*[A-Za-z]{2}\s*$")
    )
    if not pc.any(whole).as_py():
        return
    lines = [split_line(line) for line in columns[address].filter(whole).to_pylist()]
    for key, part in zip(keys, ("street", "city", "state", "zip_code"), strict=True):
        told = pa.array([getattr(line, part) for line in lines], pa.string())
        columns[key] = pc.replace_with_mask(columns[key], whole, told)


def _placed(columns: dict[str, pa.Array]) -> None:
    """Fill a missing city or state from the ZIP; a ZIP lies in one of each."""
    for key in ("city", "state"):
        from_zip = each(columns["zip"], lambda code, key=key: _of_zip(code, key))  # type: ignore[misc]
        columns[key] = pc.if_else(pc.equal(columns[key], ""), from_zip, columns[key])


def _of_zip(code: str, key: str) -> str:
    place = zip_place(code)
    return str(getattr(place, key)) if place else ""


def _named(columns: dict[str, pa.Array]) -> None:
    whole = columns["full_name"]
    bare = pc.and_(pc.equal(columns["last_name"], ""), pc.not_equal(whole, ""))
    if pc.any(bare).as_py():
        coded = whole.dictionary_encode()
        parts = [name_parts(name) for name in coded.dictionary.to_pylist()]
        for at, key in enumerate(("first_name", "last_name")):
            cut = pa.array([part[at] for part in parts], pa.string()).take(coded.indices)
            columns[key] = pc.if_else(bare, cut, columns[key])


def name_parts(whole: str) -> tuple[str, str]:
    """Cut a whole name into first and last: "DOE, JOHN A" and "John A Doe" are both John Doe; of two people, the first.

    A firm or a trust has a last name only, as the API writes them.
    """
    first_person = _SECOND.split(whole, maxsplit=1)[0].strip(" ,") or whole
    if _firm(first_person):
        return "", whole.strip()
    words = name_form(first_person).title().split()
    return (words[0], words[-1]) if len(words) > 1 else ("", " ".join(words))


_SECOND = re.compile(r"[&;]| and ", re.IGNORECASE)


def _firm(name: str) -> bool:
    return not _FIRM_WORDS.isdisjoint(name.upper().replace(",", " ").replace(".", "").split())


_FIRM_WORDS = frozenset(
    {
        *(
            "LLC",
            "INC",
            "LP",
            "LLP",
            "LTD",
            "CORP",
            "CORPORATION",
            "COMPANY",
            "TRUST",
            "TRUSTEE",
            "TR",
            "ESTATE",
            "BANK",
            "CITY",
            "COUNTY",
        ),
        *(
            "CHURCH",
            "ASSOCIATION",
            "ASSN",
            "HOLDINGS",
            "PROPERTIES",
            "HOMES",
            "INVESTMENTS",
            "GROUP",
            "PARTNERS",
            "FOUNDATION",
            "PLLC",
        ),
    }
)
