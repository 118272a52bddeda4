"""What a batch is sent as: a form with a file, a form with JSON in a field, or JSON; and the table in it.

The document names multipart and JSON; clients that ran live also post plain forms. All three are one `Sent`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from components.sandbox.refusals import BadRequest, Refusal

_MOST_BYTES = 128 * 1024 * 1024
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
Record = dict[str, str]


@dataclass(frozen=True)
class Table:
    """`columns` are the header's names, `rows` have an entry for each."""

    columns: tuple[str, ...]
    rows: list[Record]


@dataclass(frozen=True)
class Sent:
    """Fields may be given several times; `csv_file` is None without a file."""

    fields: dict[str, list[Any]]
    csv_file: bytes | None = None

    def text(self, name: str) -> str:
        """Give a field's only or first value as text, "" without one."""
        value = self.fields.get(name, [""])[0] if self.fields.get(name) else ""
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Give a list: a JSON array, JSON text of one, or a field given several times. Raises `BadRequest`."""
        values = self.fields.get(name, [])
        if len(values) == 1 and isinstance(values[0], str) and values[0].strip().startswith("["):
            values = [_parsed(name, values[0])]
        if len(values) == 1 and isinstance(values[0], list):
            values = values[0]
        if not all(isinstance(value, str | int) and not isinstance(value, bool) for value in values):
            raise BadRequest({name: ["Not a valid list of strings."]})
        return [text for text in (str(value).strip() for value in values) if text]

    def table(self) -> Table | None:
        """Read the file, or the records of `json_data`; None if neither came. Raises `BadRequest`."""
        if self.csv_file is not None:
            return _csv_table(self.csv_file)
        records = self.fields.get("json_data", [])
        if len(records) == 1 and isinstance(records[0], str):
            records = _parsed("json_data", records[0])
        if len(records) == 1 and isinstance(records[0], list):
            records = records[0]
        return _records_table(records) if records else None


async def _sent(request: Request) -> Sent:
    """Read the body, whatever of the three it is. Raises `Refusal` 400, 413 or 415."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if int(request.headers.get("content-length") or 0) > _MOST_BYTES:
        raise Refusal(413, {"detail": "Request body is too large."})
    if kind in _FORMS:
        return await _form(request)
    if kind == "application/json":
        return _json(await request.body())
    raise Refusal(415, {"detail": f'Unsupported media type "{kind}" in request.'})


Body = Annotated[Sent, Depends(_sent)]


async def _form(request: Request) -> Sent:
    try:
        form = await request.form(max_part_size=_MOST_BYTES)
    except Exception as broken:
        raise BadRequest({"detail": f"Multipart form parse error - {broken}"}) from broken
    return Sent(_fields(form), await _file(form))


def _fields(form: FormData) -> dict[str, list[Any]]:
    names = {name for name, value in form.multi_items() if isinstance(value, str)}
    return {name: [value for value in form.getlist(name) if isinstance(value, str)] for name in names}


async def _file(form: FormData) -> bytes | None:
    file = form.get("csv_file")
    if isinstance(file, UploadFile):
        return await file.read()
    return file.encode() if file else None


def _json(body: bytes) -> Sent:
    try:
        asked = _loaded(body.decode())
    except (ValueError, RecursionError) as broken:
        raise BadRequest({"detail": f"JSON parse error - {_said(broken)}"}) from broken
    if not isinstance(asked, dict):
        raise BadRequest({"non_field_errors": ["Invalid data. Expected a dictionary."]})
    fields = {str(name): [value] for name, value in asked.items() if value is not None}
    file = fields.pop("csv_file", [None])[0]
    return Sent(fields, file.encode(errors="replace") if isinstance(file, str) and file else None)


def _parsed(name: str, text: str) -> list[Any]:
    try:
        parsed = _loaded(text)
    except (ValueError, RecursionError) as broken:
        raise BadRequest({"error": f"Invalid JSON in {name}.", "details": _said(broken)}) from broken
    if not isinstance(parsed, list):
        raise BadRequest({"error": f"Invalid JSON in {name}.", "details": "Expected an array."})
    return parsed


def _loaded(text: str) -> Any:
    """Read JSON. Raises `ValueError`, also for half a character, which JSON may smuggle in."""
    loaded = json.loads(text)
    if "\\ud" in text.lower():
        json.dumps(loaded, ensure_ascii=False).encode()
    return loaded


def _said(broken: Exception) -> str:
    return str(broken).encode(errors="replace").decode()


def _csv_table(body: bytes) -> Table:
    """Read UTF-8 with or without its mark, else Windows' own; cells beyond the header are dropped, missing ones blank."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", errors="replace")
    try:
        lines = [line for line in csv.reader(io.StringIO(text.replace("\0", ""), newline="")) if any(line)]
    except csv.Error as broken:
        raise BadRequest({"error": "The CSV file could not be read.", "details": str(broken)}) from broken
    columns = tuple(name.strip() for name in lines[0]) if lines else ()
    return Table(columns, [_record(columns, line) for line in lines[1:]])


def _record(columns: Sequence[str], line: list[str]) -> Record:
    padded = [*line, *[""] * (len(columns) - len(line))]
    return {name: cell.strip() for name, cell in zip(columns, padded, strict=False)}


def _records_table(records: list[Any]) -> Table:
    if not all(isinstance(record, dict) for record in records):
        raise BadRequest({"error": "Invalid JSON in json_data.", "details": "Expected an array of records."})
    columns = tuple(dict.fromkeys(str(name) for record in records for name in record))
    return Table(columns, [{name: _cell(record.get(name)) for name in columns} for record in records])


def _cell(value: Any) -> str:
    return "" if value is None else str(value).strip()
