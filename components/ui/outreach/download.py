"""The file itself: its first rows as they will stand in it, its taker's warning, the button. The receipt is written with the bytes."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.looking import as_seen_now
from components.outreach.destinations import FORMATS, Prepared, file_name, file_of
from components.outreach.receipts import receipt_of
from components.people import Person
from components.ui.outreach.answers import prepared_for, standing_now
from components.ui.pieces.selection_picker import picked_names
from components.ui.pieces.visitor import visitor
from components.ui.pieces.who import who_box
from components.ui.pieces.words import count, plain

SAMPLE = 8
_MANY_CELLS = 300_000


def file_button(ready: Prepared, again_of: str = "") -> None:
    """Offer the download, under the warning of the place that it goes to."""
    where = ready.asked.where
    if where.warning:
        st.warning(plain(where.warning), icon=":material/warning:")
    if ready.rows < where.least_rows:
        st.info(f"{where.label} wants {count(where.least_rows)} people at least; these are {count(ready.rows)}.")
    who_box("outreach")
    named, by = picked_names(ready.asked.picked), visitor()
    st.download_button(
        f"Download {count(ready.rows, 'row')}{'' if where.quality == 'own' else f' for {where.label}'}",
        data=as_seen_now(lambda: _bytes(ready, named, by, again_of)),
        file_name=f"{file_name(where, named)}.{_ending(ready)}",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        disabled=ready.rows == 0,
        width="stretch",
        key=f"outreach-file-{again_of}",
    )
    _told(ready)


def sample(ready: Prepared) -> None:
    """Show the first rows as they will stand in the file."""
    if not ready.rows:
        return
    st.header("The first rows, as they stand in the file", anchor=False)
    frame = ready.table.slice(0, SAMPLE)
    headers = [f"{name}{' ' * frame.column_names[:at].count(name)}" for at, name in enumerate(frame.column_names)]
    st.dataframe(
        frame.rename_columns(headers).to_pandas(),
        hide_index=True,
        placeholder="",
        height="content",
        alt="The first rows of the file",
    )


def _bytes(ready: Prepared, named: str, by: Person, again_of: str) -> bytes:
    """Make the file as everything stands now, and its receipt: somebody may have opted out since the page was drawn."""
    standing, now = standing_now(ready.asked), prepared_for(ready.asked)
    file = file_of(now, named)
    house().receipts.keep(
        receipt_of(house().account, now, file, standing, by=house().people.now(by), again_of=again_of)
    )
    return file.body


def _ending(ready: Prepared) -> str:
    """Tell how the file's name ends before it is written: cut into several, it is a ZIP."""
    most = ready.asked.where.most_rows
    return "zip" if most is not None and ready.rows > most else ready.asked.file_format


def _told(ready: Prepared) -> None:
    cells = ready.rows * max(1, len(ready.table.column_names))
    if ready.asked.file_format == "xlsx" and cells > _MANY_CELLS:
        st.caption(
            f":material/hourglass: A workbook of {count(cells)} cells takes about {count(cells // 120_000)} seconds."
        )
    if ready.asked.file_format == "csv" and ready.asked.where.byte_order_mark and "xlsx" in ready.asked.where.formats:
        st.caption(
            f"To open it in a spreadsheet take {FORMATS['xlsx']}: in a CSV, a spreadsheet drops the zero of ZIP 02108."
        )
