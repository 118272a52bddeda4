"""Whatever a person brings is read as it was meant, or refused in plain words."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from components.faults import BadInput, Fault
from components.uploads import MOST_BYTES, MOST_ROWS, read_pasted, read_table

PLAIN = "Name,Address,City,ZIP\nJosé Peña,1 Main St,Mesa,02108\nZoë,2 Oak St,Mesa,85201\n"


def rows(table):
    return table.table.to_pylist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_encoding_delimiter_and_line_end_is_found(encoding, delimiter, ending):
    table = read_table(PLAIN.replace(",", delimiter).replace("\n", ending).encode(encoding), "homes.csv")
    assert table.columns == ("Name", "Address", "City", "ZIP")
    assert rows(table)[0] == {"Name": "José Peña", "Address": "1 Main St", "City": "Mesa", "ZIP": "02108"}
    assert (table.header_line, table.rows.to_pylist(), table.warnings) == (1, [2, 3], ())


def test_a_few_broken_letters_do_not_break_the_others():
    table = read_table(
        PLAIN.encode().replace("Zoë".encode(), b"Zo\xeb") + "Ñandú,3 Elm St,Mesa,85201\n".encode() * 5, "x.csv"
    )
    assert rows(table)[0]["Name"] == "José Peña"
    assert "1 letters could not be read" in table.warnings[0]


def test_a_heading_in_line_4_is_found_and_what_stands_above_is_told():
    body = b"County of Maricopa\r\n\r\nReport,2025\r\nOwner,Situs Address,Zip\r\nA,1 Main,85201\r\nB,2 Main,85202\r\n"
    table = read_table(body, "county.csv")
    assert table.columns == ("Owner", "Situs Address", "Zip")
    assert (table.header_line, table.rows.to_pylist()) == (4, [5, 6])
    assert table.warnings == ("2 rows (1, 3) above the heading are left out.",)


def test_a_file_without_a_heading_keeps_its_first_row():
    table = read_table(b"Joe,1 Main St,Mesa,AZ,85201\nJim,2 Main St,Mesa,AZ,85201\n", "x.csv")
    assert (len(table), table.header_line, table.columns[1]) == (2, 0, "Column 2")
    assert table.warnings[0].startswith("No heading was found")


def test_ragged_rows_lose_nothing_and_are_named():
    table = read_table(b"Name,City\nA,Mesa\nB\nC,Mesa,extra,\nD,Mesa\n", "x.csv")
    assert table.columns == ("Name", "City", "Column 3")
    assert [row["Column 3"] for row in rows(table)] == ["", "", "extra", ""]
    assert table.warnings == (
        "Row 4 has more cells than the heading; what is over stands in columns of its own.",
        "Row 3 has fewer cells than the heading; the rest is taken as empty.",
    )


def test_quoted_cells_may_hold_delimiters_quotes_and_lines():
    table = read_table(b'Name,Address\n"Doe, Jane","1 Main St\nApt 2"\n"O""Neil",2 Oak\n', "x.csv")
    assert rows(table)[0] == {"Name": "Doe, Jane", "Address": "1 Main St\nApt 2"}
    assert rows(table)[1]["Name"] == 'O"Neil'
    assert table.rows.to_pylist() == [2, 4]


def test_a_quotation_mark_that_never_ends_swallows_nothing():
    table = read_table(b'Name,Address\n"Doe,1 Main St\nRoe,2 Oak St\n', "x.csv")
    assert len(table) == 2
    assert "quotation mark never ends" in table.warnings[0]


def test_formulas_stay_text_and_zeros_and_phones_stay_as_written():
    table = read_table(b"Name,ZIP,Phone\n=HYPERLINK(1),02108,6025550147\n+cmd,00501,602-555-0147\n", "x.csv")
    assert rows(table) == [
        {"Name": "=HYPERLINK(1)", "ZIP": "02108", "Phone": "6025550147"},
        {"Name": "+cmd", "ZIP": "00501", "Phone": "602-555-0147"},
    ]


def test_300_columns_and_equal_headings_are_all_kept():
    heading = ["Address", "address", "", *(f"c{at}" for at in range(297))]
    table = read_table(("\n".join(",".join(line) for line in (heading, ["1 Main St"] * 300))).encode(), "x.csv")
    assert len(table.columns) == 300
    assert table.columns[:3] == ("Address", "address (2)", "Column 3")
    with pytest.raises(BadInput, match="columns"):
        read_table(b",".join(b"c%d" % at for at in range(1200)) + b"\n" + b",".join([b"1"] * 1200), "x.csv")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b"  \n\n \t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b",,,\n,,,\n", "is empty"),
        (b"Name,Address,City\n", "a heading and no rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(900), "a picture"),
        (b"%PDF-1.7 \xff", "a PDF"),
        (bytes(range(256)) * 40, "program's own file"),
        (b"\x01\x02\x03\x80\xff\xfe\x07" * 300, "program's own file"),
        (b"PAR1\0\0", "Parquet"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "can't be opened"),
        (b"\x1f\x8b\x08 packed", "packed"),
    ],
)
def test_what_is_no_table_is_refused_in_words(body, said):
    with pytest.raises(BadInput) as refused:
        read_table(body, "x.csv")
    assert said in refused.value.message
    assert refused.value.field == "file"


def test_200_mb_are_refused_before_they_are_read():
    class Untouched(bytes):
        def decode(self, *_args, **_kwargs):
            raise AssertionError("read")

    with pytest.raises(BadInput, match="200 MB; 100 MB are the most"):
        read_table(Untouched(2 * MOST_BYTES), "x.csv")


def test_more_rows_than_can_be_sent_are_refused():
    with pytest.raises(BadInput, match="more than 200,000 rows"):
        read_table(b"City\n" + b"Mesa\n" * (MOST_ROWS + 1), "x.csv")
    assert len(read_table(b"City,State\n" + b"Mesa,AZ\n" * MOST_ROWS, "x.csv")) == MOST_ROWS


CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd\u2028\u2029\x85"), max_size=12
).map(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=70), st.sampled_from([",", ";", "\t"]), st.booleans())
def test_what_a_program_writes_is_what_is_read(cells, delimiter, lines):
    """Both ways of reading, the tidy one at once and the other row by row, give the cells that were written."""
    cells = [("1 Main St", *row) for row in cells]
    if lines:
        cells[-1] = ("1 Main St", "two\nlines", *cells[-1][2:])
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [("Address", "City", "Owner", "Notes"), *cells]
    )
    table = read_table(sink.getvalue().encode(), "x.csv")
    assert [tuple(row.values()) for row in rows(table)] == [tuple(row) for row in cells]
    assert table.rows.to_pylist() == list(range(2, len(cells) + 2))


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=3_000), st.text(max_size=500).map(str.encode)))
def test_any_bytes_are_a_table_or_a_fault_in_words(body):
    try:
        table = read_table(body, "x")
    except Fault as fault:
        assert fault.message
    else:
        assert len(table) == len(table.rows) > 0
        assert set(map(str, table.table.schema.types)) == {"string"}


@pytest.mark.parametrize(
    ("text", "columns", "first"),
    [
        ("Address\tCity\n1 Main St\tMesa\n", ("Address", "City"), ["1 Main St", "Mesa"]),
        ("1 Main St, Mesa, AZ 85201\n2 Oak St Apt 3, Mesa, AZ 85201\n", ("Column 1",), ["1 Main St, Mesa, AZ 85201"]),
        ("Address\n1 Main St, Mesa, AZ 85201\n", ("Address",), ["1 Main St, Mesa, AZ 85201"]),
        ("602-555-0147\n(602) 555-0148\n", ("Column 1",), ["602-555-0147"]),
        (
            "1 Main St,Mesa,AZ,85201\n2 Oak St,Mesa,AZ,85201",
            ("Column 1", "Column 2", "Column 3", "Column 4"),
            ["1 Main St", "Mesa", "AZ", "85201"],
        ),
        ("1 Main St, Mesa, AZ, 85201\n2 Oak St, Mesa, AZ, 85201", ("Column 1",), ["1 Main St, Mesa, AZ, 85201"]),
    ],
)
def test_pasted_rows_are_cells_or_whole_lines(text, columns, first):
    table = read_pasted(text)
    assert table.columns == columns
    assert [*rows(table)[0].values()] == first


def workbook(fill, **options):
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True, **options})
    fill(book)
    book.close()
    return sink.getvalue()


def test_excel_cells_are_text_as_people_read_them():
    def fill(book):
        book.add_worksheet("Notes")
        sheet = book.add_worksheet("Homes")
        sheet.write_row(3, 0, ["Address", "ZIP", "Phone", "Sold", "Value", "Link"])
        sheet.write_row(4, 0, ["1 Main St", "02108", 6025550147])
        sheet.write_datetime(
            4, 3, datetime(2024, 1, 31, tzinfo=UTC).replace(tzinfo=None), book.add_format({"num_format": "yyyy-mm-dd"})
        )
        sheet.write_number(4, 4, 1.5)
        sheet.write_formula(4, 5, "=1+1", None, "2")

    table = read_table(workbook(fill), "homes.xlsx")
    assert rows(table) == [
        {
            "Address": "1 Main St",
            "ZIP": "02108",
            "Phone": "6025550147",
            "Sold": "2024-01-31",
            "Value": "1.5",
            "Link": "2",
        }
    ]
    assert (table.sheet, table.sheets, table.encoding, table.header_line) == ("Homes", ("Homes",), "Excel", 4)
    assert table.rows.to_pylist() == [5]
    with pytest.raises(BadInput, match="empty"):
        read_table(workbook(fill), "homes.xlsx", sheet="Notes")


def test_a_million_empty_rows_cost_nothing():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Address", "City"])
        sheet.write_row(1, 0, ["1 Main St", "Mesa"])
        for row in range(2, 20_000):
            sheet.write_blank(row, 0, None, book.formats[0])
        sheet.set_default_row(hide_unused_rows=True)

    assert len(read_table(workbook(fill), "x.xlsx")) == 1


def test_a_cell_in_the_farthest_corner_is_refused_before_it_bursts_the_memory():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Address", "City"])
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(BadInput, match="most of them empty"):
        read_table(workbook(fill), "x.xlsx")


def test_an_archive_that_is_no_workbook_is_refused():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("rows.csv", PLAIN)
    with pytest.raises(BadInput, match="packed folder"):
        read_table(sink.getvalue(), "x.zip")


def test_a_last_row_of_heading_words_is_a_row():
    table = read_pasted("Door\tWho\n12 Elm Street\tOwner\nCity\tOwner")
    assert (table.columns, len(table)) == (("Door", "Who"), 2)


def test_a_title_above_a_heading_alone_is_a_file_without_rows():
    with pytest.raises(BadInput, match="no rows below"):
        read_pasted("County of Maricopa\t\t\nAddress\tCity\tState")
