"""The vendor's CSV files of traces and scrubs, read: everything is text, and headers bear the names that leads have."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pyarrow as pa
from pyarrow import csv as arrow_csv

from components.faults import BadInput
from components.orders.kinds.kind import Home
from components.orders.order import Order
from components.tracerfy import Tracerfy

_RENAMED: Mapping[str, str] = {
    "zip": "zip_code",
    "mailing_zip": "mail_zip",
    "mailing_address": "mail_address",
    "mailing_city": "mail_city",
    "mailing_state": "mail_state",
    "first_name": "owner_1_first_name",
    "last_name": "owner_1_last_name",
    "parcel_id": "apn",
}


def keep_csv(order: Order, url: str, api: Tracerfy, home: Home) -> pa.Table:
    """Keep an order's file, if it isn't kept, and read it. Raises the API's faults, and `BadInput` for a file that is no table."""
    if home.files.has(order.key):
        return kept_csv(order, home)
    body = b"".join(api.download(url))
    table = read_csv(body)  # what can't be read isn't kept, so that it is asked for again
    home.files.keep(order.key, iter([body]))
    return table


def kept_csv(order: Order, home: Home) -> pa.Table:
    """Read an order's kept file. Raises `BadInput` where there is none or it is no table."""
    body = home.files.read(order.key)
    if body is None:
        raise BadInput("file", "The vendor's file is not here.")
    return read_csv(body)


def keep_rows(order: Order, rows: Iterator[Mapping[str, object]] | list[Mapping[str, object]], home: Home) -> pa.Table:
    """Keep rows that came as JSON as the CSV that they would have been."""
    table = pa.Table.from_pylist([{name: _text(value) for name, value in row.items()} for row in rows])
    sink = pa.BufferOutputStream()
    if table.num_columns:
        arrow_csv.write_csv(table, sink)
    home.files.keep(order.key, iter([bytes(sink.getvalue())]))
    return kept_csv(order, home)


def read_csv(body: bytes) -> pa.Table:
    """Read a CSV as text, its headers in our words. A file without a line gives a table without columns."""
    plain = body.removeprefix(b"\xef\xbb\xbf")
    if not plain.strip():
        return pa.table({})
    headers = next(_lines(plain))
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(plain),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(headers, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise BadInput("file", "The vendor's file can't be read as a table.") from error
    return table.rename_columns([_named(name) for name in table.column_names])


def _lines(plain: bytes) -> Iterator[list[str]]:
    import csv

    return csv.reader(io.StringIO(plain.decode("utf-8", errors="replace")))


def _named(header: str) -> str:
    """Write a header as leads have it: "Email-1" is email_1 (the CSV of a batch differs from its JSON)."""
    bare = re.sub(r"[\s\-]+", "_", header.strip()).lower()
    return _RENAMED.get(bare, bare)


def _text(value: object) -> str:
    return "" if value is None else str(value)
