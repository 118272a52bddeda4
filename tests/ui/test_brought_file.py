"""A file that was brought: of a workbook with several sheets a person says which, and what can't be read is told where it was chosen."""

import io

import xlsxwriter
from streamlit.testing.v1 import AppTest

from tests.server.processes import PATIENCE_S

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(**sheets):
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return sink.getvalue()


MESA = [["Address", "City"], ["1 Main St", "Mesa"]]
TEMPE = [["Address", "City"], ["7 Elm St", "Tempe"], ["9 Elm St", "Tempe"]]
COVER = [["Homes of our county"]]


def page():
    import streamlit as st

    from components.ui.pieces.brought_file import brought_table
    from components.ui.pieces.notices import told

    file = st.file_uploader("File")
    if file is not None:
        with told():
            table = brought_table(file)
            st.markdown(f"{table.sheet}: {', '.join(table.column(table.columns[0]).to_pylist())}")


def brought(body, name="homes.xlsx", mime=XLSX):
    visitor = AppTest.from_function(page, default_timeout=PATIENCE_S).run()
    visitor.file_uploader[0].set_value((name, body, mime)).run()
    assert not visitor.exception
    return visitor


def test_a_sheet_can_be_picked_and_the_first_table_is_read_before():
    visitor = brought(workbook(Cover=COVER, Mesa=MESA, Tempe=TEMPE, Empty=[]))
    assert visitor.selectbox[0].options == ["Cover", "Mesa", "Tempe"]
    assert visitor.markdown[0].value == "Mesa: 1 Main St"
    visitor.selectbox[0].select("Tempe").run()
    assert visitor.markdown[0].value == "Tempe: 7 Elm St, 9 Elm St"
    assert visitor.run().markdown[0].value == "Tempe: 7 Elm St, 9 Elm St"


def test_a_sheet_that_is_no_table_is_told_and_another_can_be_picked():
    visitor = brought(workbook(Cover=COVER, Mesa=MESA))
    visitor.selectbox[0].select("Cover").run()
    assert not visitor.exception
    assert "no rows" in visitor.warning[0].value
    assert visitor.selectbox[0].select("Mesa").run().markdown[0].value == "Mesa: 1 Main St"


def test_nothing_is_asked_of_one_sheet_or_of_text():
    assert not brought(workbook(Mesa=MESA, Empty=[])).selectbox
    assert not brought(b"Address,City\n1 Main St,Mesa\n", "homes.csv", "text/csv").selectbox
