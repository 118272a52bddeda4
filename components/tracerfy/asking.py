"""Bodies of traces and scrubs: exactly the documented fields, and never an empty text (live, a blank is a validation error).

A file goes out as multipart/form-data: live, JSON is refused there (415), whatever the document says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from components.faults import BadInput
from components.tracerfy.places import bare_county
from components.tracerfy.prices import TRACE_CREDITS

# API document, Batch Trace: a normal trace needs these, an advanced one finds the owner itself.
PLACE_COLUMNS = ("address_column", "city_column", "state_column")
OWNER_COLUMNS = (
    "first_name_column",
    "last_name_column",
    "mail_address_column",
    "mail_city_column",
    "mail_state_column",
)
TRACE_COLUMNS = (*PLACE_COLUMNS, "zip_column", *OWNER_COLUMNS, "mailing_zip_column")
# API document, DNC Scrub from Trace: the phone fields of a trace's records.
QUEUE_PHONES = (
    "primary_phone",
    "mobile_1",
    "mobile_2",
    "mobile_3",
    "mobile_4",
    "mobile_5",
    "landline_1",
    "landline_2",
    "landline_3",
)


@dataclass(frozen=True)
class Upload:
    """A CSV file (UTF-8, with a header) and the form fields beside it."""

    csv: bytes = field(repr=False)
    fields: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name, said in self.fields:
            if any("\ud800" <= character <= "\udfff" for character in said):
                raise BadInput(name, "It holds a character that can't be sent.")


def encode_trace(csv: bytes, columns: Mapping[str, str], trace_type: str) -> Upload:
    """Body of POST trace: `columns` maps the documented form fields to headers of the file. Raises `BadInput`."""
    if trace_type not in TRACE_CREDITS:
        raise BadInput("trace_type", f"A trace is {' or '.join(TRACE_CREDITS)}, not {trace_type!r}.")
    for name in columns:
        if name not in TRACE_COLUMNS:
            raise BadInput(name, f"The API has no field {name}.")
    for name in (*PLACE_COLUMNS, *(OWNER_COLUMNS if trace_type == "normal" else ())):
        if not columns.get(name, "").strip():
            raise BadInput(name, f"Say which column holds the {_words(name)}.")
    named = tuple((name, columns[name]) for name in TRACE_COLUMNS if columns.get(name, "").strip())
    return Upload(_file(csv), (*named, ("trace_type", trace_type)))


def encode_parcels(csv: bytes, parcel_id_column: str, county_column: str, state_column: str) -> Upload:
    """Body of POST trace/parcel. Raises `BadInput` for a column without a name."""
    columns = {
        "parcel_id_column": parcel_id_column,
        "county_column": county_column,
        "state_column": state_column,
    }
    for name, header in columns.items():
        if not header.strip():
            raise BadInput(name, f"Say which column holds the {_words(name)}.")
    return Upload(_file(csv), tuple(columns.items()))


def encode_scrub(csv: bytes, phone_columns: Sequence[str], label_columns: Sequence[str] = ()) -> Upload:
    """Body of POST dnc/scrub with a file: one column under its singular name, several as a JSON list. Raises `BadInput`."""
    if not phone_columns:
        raise BadInput("phone_columns", "Say which columns hold phones.")
    fields = [
        _columns("phone_column", phone_columns),
        *([_columns("label_column", label_columns)] * bool(label_columns)),
    ]
    return Upload(_file(csv), tuple(fields))


def encode_phones(phones: Sequence[str]) -> dict[str, list[str]]:
    """Body of POST dnc/scrub without a file. Raises `BadInput` for none, and for one that is no US number."""
    if not phones:
        raise BadInput("phones", "There is no phone to check.")
    return {"phones": [ten_digits(phone) for phone in phones]}


def encode_scrub_queue(trace_queue_id: int, phone_columns: Sequence[str] = ()) -> dict[str, Any]:
    """Body of POST dnc/scrub-from-queue: all nine phone fields where none is named. Raises `BadInput` for another field."""
    for name in phone_columns:
        if name not in QUEUE_PHONES:
            raise BadInput("phone_columns", f"A trace has no phone field {name!r}.")
    return {"queue_id": trace_queue_id} | ({"phone_columns": list(phone_columns)} if phone_columns else {})


def encode_phone(phone: str) -> dict[str, str]:
    """Body of POST dnc/lookup. Raises `BadInput` for what is no US number."""
    return {"phone": ten_digits(phone)}


def encode_person(
    address: str, city: str, state: str, zip_code: str = "", first_name: str = "", last_name: str = ""
) -> dict[str, str | bool]:
    """Body of POST trace/lookup: the owner, or with both names that person. Raises `BadInput` for a part that is missing."""
    wanted = {
        "address": _needed("address", address),
        "city": _needed("city", city),
        "state": _state(state),
        "zip": zip_code.strip(),
    }
    names = {"first_name": first_name.strip(), "last_name": last_name.strip()}
    if any(names.values()):
        names = {name: _needed(name, said) for name, said in names.items()}
    return {name: said for name, said in (wanted | names).items() if said} | {"find_owner": not any(names.values())}


def encode_parcel(parcel_id: str, county: str, state: str) -> dict[str, str]:
    """Body of POST trace/parcel/lookup; counties go by their bare names. Raises `BadInput` for a part that is missing."""
    return {
        "parcel_id": _needed("parcel_id", parcel_id),
        "county": _needed("county", bare_county(county.strip())),
        "state": _state(state),
    }


def ten_digits(phone: str) -> str:
    """Strip what the API strips too (dashes, spaces, parentheses, a leading 1). Raises `BadInput` without ten digits."""
    digits = re.sub(r"[^0-9]", "", phone)
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(digits) != 10:
        raise BadInput("phone", "A US phone number has 10 digits.")
    return digits


def _columns(singular: str, names: Sequence[str]) -> tuple[str, str]:
    if not all(name.strip() for name in names):
        raise BadInput(f"{singular}s", "A column has no name.")
    if len(names) == 1:
        return singular, names[0]
    return f"{singular}s", json.dumps(list(names), ensure_ascii=False)


def _file(csv: bytes) -> bytes:
    if not csv.strip():
        raise BadInput("csv_file", "The file is empty.")
    return csv


def _needed(name: str, said: str) -> str:
    if not said.strip():
        raise BadInput(name, f"The {_words(name)} is missing.")
    return said.strip()


def _state(said: str) -> str:
    state = said.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", state):
        raise BadInput("state", "A state has two letters.")
    return state


def _words(name: str) -> str:
    return name.removesuffix("_column").replace("_", " ").replace("parcel id", "parcel number")
