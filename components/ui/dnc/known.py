"""What is known of some numbers already, bought before: counted by answer, and given as files."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from components.house import house
from components.library.export import csv_of
from components.looking import as_seen_now
from components.outreach import FLAGS, Due, Freshness, Said
from components.outreach import known_table as known_of
from components.ui.dnc.asked import Asked
from components.ui.dnc.clean import clean_of
from components.ui.pieces.words import count

_GOOD = (Freshness.FRESH, Freshness.SOON)


def known_answers(asked: Asked, standing: Due) -> None:
    """Offer the answers that are here and still good; nothing where there are none."""
    good = asked.numbers.filter(standing.wants(*_GOOD))
    if not len(good):
        return
    table = known_of(good, house().outreach.scrubbed.table(house().account))
    clean, barred = clean_of(table)
    with st.container(border=True):
        st.header("Known already", anchor=False)
        flagged = int(pc.sum(pc.equal(table.column("verdict"), Said.FLAGGED.value)).as_py() or 0)
        st.markdown(
            f"Of {count(len(asked.numbers), 'number')}, **{count(len(good))}** checked within 31 days: "
            f"{count(len(clean))} clean, {count(flagged)} flagged"
            + (f", {count(barred)} clean but on your suppression list." if barred else ".")
        )
        with st.container(horizontal=True, gap="small"):
            _file("Clean", clean, "clean")
            _file("All of them", table, "known")


def _file(label: str, table: pa.Table, name: str) -> None:
    st.download_button(
        f"{label} (CSV)",
        data=as_seen_now(lambda: csv_of(table)),
        file_name=f"dnc-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        disabled=not len(table),
        key=f"dnc-known-{name}",
        help=f"Phone, label, {', '.join(FLAGS.values())}, type, when it was checked, and by which scrub.",
    )
