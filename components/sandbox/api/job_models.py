"""What traces, parcels and scrubs send over the wire: the OpenAPI page, and checks of JSON bodies (API document, Batch Trace to DNC)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel, StringConstraints

from components.sandbox.api.models import Answer
from components.sandbox.api.trace_work import ASKED

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
_State = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2)]
_TEXT = {"type": "string"}
_FILE = {"type": "string", "format": "binary", "description": "CSV with a header."}
_TEXTS = {"oneOf": [{"type": "array", "items": _TEXT}, _TEXT], "description": "An array, or JSON text of one."}
_RECORDS = {
    "oneOf": [{"type": "array", "items": {"type": "object"}}, _TEXT],
    "description": "Records, or JSON text of them.",
}
_TRACE = {**dict.fromkeys(ASKED.values(), _TEXT), "trace_type": {"type": "string", "examples": ["normal", "advanced"]}}
_PARCEL = dict.fromkeys(("parcel_id_column", "county_column", "state_column"), _TEXT)
_SCRUB = {"phone_column": _TEXT, "phone_columns": _TEXTS, "label_column": _TEXT, "label_columns": _TEXTS}


def _body(form: dict[str, Any], in_json: dict[str, Any]) -> dict[str, Any]:
    """Document a body that may be a form with a file or JSON."""
    content = {
        "multipart/form-data": {"schema": {"type": "object", "properties": {"csv_file": _FILE, **form}}},
        "application/json": {"schema": {"type": "object", "properties": in_json}},
    }
    return {"requestBody": {"required": True, "content": content}}


TRACE_BODY = _body({**_TRACE, "json_data": _TEXT}, {**_TRACE, "json_data": _RECORDS})
PARCEL_BODY = _body(_PARCEL, {**_PARCEL, "json_data": _RECORDS})
SCRUB_BODY = _body(_SCRUB, {"phones": {"type": "array", "items": _TEXT}})


class TraceLookupBody(BaseModel):
    """POST trace/lookup/."""

    address: _Text
    city: _Text
    state: _State
    zip: str | None = Field(None, min_length=1, max_length=10)
    find_owner: bool = Field(default=True, description="False asks for a person by name.")
    first_name: _Text | None = None
    last_name: _Text | None = None


class ParcelLookupBody(BaseModel):
    """POST trace/parcel/lookup/."""

    parcel_id: _Text
    county: _Text
    state: _State


class ScrubQueueBody(BaseModel):
    """POST dnc/scrub-from-queue/."""

    queue_id: int
    phone_columns: list[str] | None = None


class PhoneBody(BaseModel):
    """POST dnc/lookup/; formatting is stripped."""

    phone: str = Field("", max_length=255)


class QueueModel(BaseModel):
    """A trace queue; `download_url` is null while it is pending."""

    id: int
    created_at: str
    pending: bool
    download_url: str | None
    rows_uploaded: int
    credits_deducted: int
    queue_type: str
    trace_type: str
    credits_per_lead: int


class QueuesAnswer(RootModel[list[QueueModel]]):
    """GET queues/: a bare list."""


class RecordsAnswer(RootModel[list[dict[str, str]]]):
    """GET queue/<id>/: a bare list of the matched rows."""


class TraceAccepted(Answer):
    """POST trace/."""

    message: str
    queue_id: int
    status: str
    created_at: str
    rows_uploaded: int
    trace_type: str
    credits_per_lead: int
    estimated_wait_seconds: int


class ParcelsAccepted(Answer):
    """POST trace/parcel/."""

    message: str
    parcel_queue_id: int
    created_at: str
    status: str
    rows_uploaded: int
    credits_per_parcel: int


class ParcelQueue(Answer):
    """GET trace/parcel/queue/<id>/."""

    parcel_queue_id: int
    status: Literal["pending", "completed"]
    created_at: str
    pending: bool
    download_url: str | None
    rows_uploaded: int
    rows_hit: int
    credits_deducted: int
    credits_per_parcel: int


class PersonModel(BaseModel):
    """Somebody found; an address's `age` is text, a parcel's a number."""

    first_name: str
    last_name: str
    full_name: str
    dob: str
    age: str | int
    deceased: bool
    property_owner: bool
    litigator: bool
    mailing_address: dict[str, str]
    phones: list[dict[str, Any]]
    emails: list[dict[str, Any]]


class TraceLookupAnswer(Answer):
    """POST trace/lookup/."""

    address: str
    city: str
    state: str
    zip: str
    find_owner: bool
    hit: bool
    persons_count: int
    credits_deducted: int
    persons: list[PersonModel]


class ParcelLookupAnswer(Answer):
    """POST trace/parcel/lookup/."""

    parcel_id: str
    county: str
    state: str
    hit: bool
    persons_count: int
    credits_deducted: int
    persons: list[PersonModel]


class ScrubAccepted(Answer):
    """POST dnc/scrub/ and dnc/scrub-from-queue/; the source and the columns only from the latter."""

    message: str
    dnc_queue_id: int
    created_at: str
    status: str
    phones_to_check: int
    credits_per_phone: int
    source_queue_id: int | None = None
    phone_columns_used: list[str] | None = None


class ScrubQueue(Answer):
    """GET dnc/queue/<id>/; the counts are left out while it is pending."""

    id: int
    created_at: str
    pending: bool
    download_url: str | None
    clean_download_url: str | None
    rows_uploaded: int
    phones_checked: int | None = None
    phones_clean: int | None = None
    credits_deducted: int | None = None
    source_type: str


class PhoneAnswer(Answer):
    """POST dnc/lookup/."""

    phone: str
    hit: bool
    national_dnc: bool
    state_dnc: bool
    dma: bool
    litigator: bool
    phone_type: str
    is_clean: bool
    credits_deducted: int
