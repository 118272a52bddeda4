"""A file that was brought, as a table. Of a workbook that has several sheets a person says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.ui.pieces import keys
from components.uploads import UploadedTable, read_table

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_KEPT = 2


def brought_table(file: UploadedFile) -> UploadedTable:
    """Read a file once, not at each rerun, and offer its sheets. Raises `BadInput` as `read_table` does."""
    with st.spinner("Reading the file …"):
        names = sheet_names(file)
    if len(names) > 1:
        _sheets(file, names)
    return read_brought(file)


def read_brought(file: UploadedFile) -> UploadedTable:
    """Read the sheet that was picked, the first that is a table where none was. Raises `BadInput` as `read_table` does."""
    first, picked = _first(file), st.session_state.get(keys.sheet_of(file.file_id))
    return first if picked in (None, first.sheet) else _read(file.file_id, str(picked), file)


def sheet_names(file: UploadedFile) -> tuple[str, ...]:
    """Give the sheets that have something in them; () for what is no workbook. Raises `BadInput` as `read_table` does."""
    return _first(file).sheets


def _first(file: UploadedFile) -> UploadedTable:
    return _read(file.file_id, "", file)


def _sheets(file: UploadedFile, names: tuple[str, ...]) -> None:
    st.selectbox(
        "Sheet",
        names,
        index=names.index(_first(file).sheet),
        key=keys.sheet_of(file.file_id),
        help="The first that is a table is read where you pick none.",
    )


@st.cache_resource(show_spinner=False, max_entries=_KEPT, scope="session")
def _read(file_id: str, sheet: str, _file: UploadedFile) -> UploadedTable:
    return read_table(_file.getvalue(), _file.name, sheet)
