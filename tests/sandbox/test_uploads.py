"""Whatever is uploaded is read or refused with a reason, and whatever an address says is found or missed: nothing breaks."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.sandbox.api.scrub_work import rows_of_upload
from components.sandbox.api.trace_work import rows_of_upload as traced_rows
from components.sandbox.api.uploads import Sent
from components.sandbox.refusals import BadRequest
from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.parcels import Parcel, homes_of_parcels
from tests.sandbox.printed_examples import TRACE_COLUMNS

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
FIELDS = {name: [column] for name, column in TRACE_COLUMNS.items()}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | CELLS, lambda inner: st.lists(inner) | st.dictionaries(CELLS, inner)
)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(body):
    try:
        table = Sent({}, body).table()
    except BadRequest as refused:
        assert refused.body["error"]
        return
    assert all(set(row) <= {*table.columns} for row in table.rows)


@given(
    st.lists(st.tuples(LINES, LINES, LINES), max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-8 without an end"]),
)
def test_cells_come_through(rows, how):
    text = io.StringIO()
    csv.writer(text).writerows([["a", "b", "c"], *rows])
    body = text.getvalue().strip("\r\n") if how.endswith("end") else text.getvalue()
    table = Sent({}, body.encode(how.split()[0])).table()
    assert table.columns == ("a", "b", "c")
    assert [tuple(row.values()) for row in table.rows] == [tuple(map(str.strip, row)) for row in rows if any(row)]


@given(ANYTHING)
def test_any_json_is_read_or_refused(value):
    for field in ("json_data", "phones", "phone_columns"):
        sent = Sent({**FIELDS, field: [value], "trace_type": ["advanced"]}, None)
        for read in (lambda sent: traced_rows(sent, sent.table(), "advanced"), rows_of_upload):
            try:
                assert read(sent)
            except BadRequest as refused:
                assert refused.body


@pytest.mark.parametrize(
    "body", [b'{"a": "\\ud800"}', b'{"json_data": "[\\"\\ud800\\"]"}', b"[" * 9_000, b"\xff", b"null", b"{}"]
)
@pytest.mark.parametrize("path", ["trace/", "trace/parcel/", "dnc/scrub/"])
def test_hostile_json_is_a_400(api, path, body):
    answer = api.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert json.loads(answer.content)


@settings(deadline=None, max_examples=60)
@given(address=CELLS | st.from_regex(r"[0-9]{1,9} [A-Za-z ]{1,20}", fullmatch=True), city=CELLS, zip_code=CELLS)
def test_any_address_is_found_or_missed(world, address, city, zip_code):
    asked = [
        Address(address, city, "TX", zip_code),
        Address(address, "Austin", "tx", ""),
        Address(address, city, "?", zip_code),
    ]
    _, which = homes_at(asked, world)
    assert len(which) == 3
    _, parcels = homes_of_parcels([Parcel(address, city, "TX"), Parcel(zip_code, "Travis", "TX")], world)
    assert len(parcels) == 2


def test_nothing_asked_is_nothing_found(world):
    homes, which = homes_at([], world)
    assert (len(homes), len(which)) == (0, 0)
    homes, which = homes_of_parcels([], world)
    assert (len(homes), len(which)) == (0, 0)
