"""An upload becomes a list: mapped columns under the names of leads, the others as they stand, every row, every cell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from components.faults import BadInput
from components.library import COLUMNS
from components.library.packing import pack_table, unpack
from components.uploads import read_table
from components.uploads.as_list import guessed, list_rows

COUNTY = b"""Situs Address,City,ST,Zip Code,Owner,Phone,Beds,estimated_value,Docket,_x
12 Oak St,Mesa,AZ,85201,"DOE, JOHN A",(602) 555-0101,3,"$120,000",=1+1,a
9 Elm Rd,Tempe,AZ,85281,Agave Holdings LLC,,2,,T-9,b
"""


def read(body, name="county.csv"):
    uploaded = read_table(body, name)
    return uploaded, list_rows(uploaded, guessed(uploaded))


def test_what_is_known_bears_the_names_of_leads_and_the_rest_its_own():
    _, table = read(COUNTY)
    first, second = table.to_pylist()
    assert (first["address"], first["city"], first["state"], first["zip_code"]) == ("12 Oak St", "Mesa", "AZ", "85201")
    assert (first["owner_1_first_name"], first["owner_1_last_name"]) == ("John", "Doe")
    assert (first["primary_phone"], first["estimated_value"]) == ("(602) 555-0101", "$120,000")
    assert (first["Docket"], first["Owner"], first["Beds (file)"], first["x"]) == ("=1+1", "DOE, JOHN A", "3", "a")
    assert second["owner_1_last_name"] == "Agave Holdings LLC"
    (kept, _) = unpack(pack_table(table)).to_pylist()
    assert (kept["primary_phone"], kept["estimated_value"], kept["Docket"]) == ("6025550101", 120_000.0, "=1+1")


def test_a_list_of_ours_comes_back_as_it_went():
    body = b"address,city,state,zip_code,owner_1_first_name,owner_1_last_name,mobile_1,mobile_1_dnc,year_built\n"
    _, table = read(body + b"1 Oak St,Mesa,AZ,85201,Ana,Ito,6025550101,Yes,1990\n")
    (row,) = table.to_pylist()
    assert {name: row[name] for name in ("zip_code", "owner_1_first_name", "mobile_1", "mobile_1_dnc", "year_built")} == {
        "zip_code": "85201", "owner_1_first_name": "Ana", "mobile_1": "6025550101", "mobile_1_dnc": "Yes", "year_built": "1990",
    }  # fmt: skip
    assert not [name for name in table.column_names if name.endswith("(file)")]


CELLS = st.text(st.characters(exclude_characters="\r\n\x00", exclude_categories=("Cs",)), max_size=12)
NAMES = st.lists(
    st.sampled_from(["address", "Address", "ZIP", "_row", "Note", "note", "stack_lists", "phone"]) | CELLS,
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=4))
def test_no_row_is_dropped_and_no_two_columns_share_a_name(names, cells):
    quoted = [
        [f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row[: len(names)]] for row in [names, *cells] if row
    ]
    body = "\n".join(",".join(row) for row in quoted).encode()
    try:
        uploaded, table = read(body)
    except BadInput:
        return
    assert len(table) == len(uploaded)
    lowered = [name.lower() for name in table.column_names]
    assert len(lowered) == len(set(lowered))
    assert not [name for name in lowered if name.startswith("_")]
    assert all(name in COLUMNS for name in table.column_names if name.lower() in COLUMNS)
    unpack(pack_table(table))
