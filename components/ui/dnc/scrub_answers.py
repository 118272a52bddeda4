"""What a scrub answered: counts and a chart by list, the numbers, the clean file and the full one."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from components.figures.charts_scrub import scrub_bars
from components.house import house
from components.library.export import csv_of
from components.looking import as_seen_now
from components.orders import VendorFiles
from components.outreach import FLAGS, Said, ScrubTally
from components.ui.dnc import keys
from components.ui.dnc.clean import clean_of
from components.ui.dnc.scrubs import Scrub, answers, counted
from components.ui.pieces.cells import cell_words
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.fragment import fragment
from components.ui.pieces.frames import table_height
from components.ui.pieces.words import count

MOST_SHOWN = 2_000
_VERDICTS = {Said.CLEAN.value: "Clean", Said.FLAGGED.value: "Flagged", Said.UNKNOWN.value: "Unknown"}
_CONFIG: dict[str, Any] = {
    "phone": "Phone",
    "label": st.column_config.TextColumn("Label", width="medium"),
    "verdict": st.column_config.TextColumn("Answer", width="small"),
    "lists": st.column_config.TextColumn("Held by", width="medium"),
    "phone_type": st.column_config.TextColumn("Type", width="small"),
}


def scrub_answers(scrub: Scrub) -> None:
    """Show what came home; nothing while nothing has."""
    if not scrub.home:
        return
    found, table = counted(scrub), answers(scrub)
    _figures(found)
    picture, files = st.columns([3, 2], gap="large")
    with picture:
        st.header("By list", anchor=False)
        _chart(found)
    with files:
        st.header("Files", anchor=False)
        _files(scrub, found, table)
    st.header("Numbers", anchor=False)
    _numbers(scrub)


def _figures(found: ScrubTally) -> None:
    checked, clean, flagged, rest = st.columns(4)
    checked.metric("Checked", count(found.checked), border=True)
    clean.metric("Clean", count(found.clean), help="All four lists said no.", border=True)
    flagged.metric("Flagged", count(found.flagged), help="At least one list holds it.", border=True)
    if found.unknown:
        rest.metric("Unknown", count(found.unknown), help="A list gave no answer. Unknown is not allowed.", border=True)
    else:
        rest.metric("Clean mobiles", count(found.clean_mobiles), border=True)


def _chart(found: ScrubTally) -> None:
    flags = tuple((label, found.flags[flag]) for flag, label in FLAGS.items())
    chart = scrub_bars(found.checked, found.clean, found.unknown, flags, dark=st.context.theme.type == "dark")
    st.plotly_chart(chart, config=figure_tools("dnc-scrub"), key="dnc-chart")
    st.caption("A number may stand on several lists.")


def _files(scrub: Scrub, found: ScrubTally, table: pa.Table) -> None:
    name = re.sub(r"[^A-Za-z0-9]+", "-", scrub.name).strip("-").lower() or "scrub"
    clean, barred = clean_of(table)
    st.download_button(
        f"Clean file: {count(len(clean), 'number')}",
        data=as_seen_now(lambda: csv_of(_as_sent(clean_of(table)[0]))),
        file_name=f"{name}-clean.csv",
        mime="text/csv",
        on_click="ignore",
        type="primary",
        icon=":material/verified:",
        width="stretch",
        help="Only numbers that all four lists said no to, and that are not on your suppression list.",
    )
    st.download_button(
        f"Full file: {count(found.checked, 'number')}",
        data=as_seen_now(lambda: csv_of(_as_sent(table))),
        file_name=f"{name}-full.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
        help="Every number with its flags (Yes, No, empty for unknown), when it was checked, and by which scrub.",
    )
    for order in scrub.home:
        part = f", part {order.part}" if len(scrub.orders) > 1 else ""
        st.download_button(
            f"The vendor's own file{part}",
            data=as_seen_now(lambda key=order.key: VendorFiles(house().database).read(key) or b""),  # type: ignore[misc]
            file_name=f"{name}-vendor-{order.vendor_id}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/inventory_2:",
            help="Byte for byte as the vendor sent it.",
            key=f"dnc-vendor-{order.key}",
        )
    if barred:
        st.caption(
            f"{count(barred, 'clean number is', 'clean numbers are')} on your suppression list, and not in the clean file."
        )
    st.caption("Each answer is remembered with its date, and shown wherever its number stands. It is good for 31 days.")


def _as_sent(table: pa.Table) -> pa.Table:
    """Name the columns as the vendor's files do; `is_clean` is empty where nobody knows."""
    said = table.column("verdict")
    unknown = pa.scalar(None, pa.bool_())
    clean = pc.if_else(pc.equal(said, Said.UNKNOWN.value), unknown, pc.equal(said, Said.CLEAN.value))
    kept = table.select(["phone", "label", *FLAGS, "phone_type"]).append_column("is_clean", clean)
    return kept.append_column("checked_at", table.column("checked_at")).append_column("source", table.column("source"))


@fragment
def _numbers(scrub: Scrub) -> None:
    found, table = counted(scrub), answers(scrub)
    narrow, search = st.columns([3, 1], vertical_alignment="bottom")
    sizes = {"all": found.checked, "clean": found.clean, **found.flags, "unknown": found.unknown}
    words = {"all": "All", "clean": "Clean", **FLAGS, "unknown": "Unknown"}
    with narrow:
        shown = st.segmented_control(
            "Show",
            [key for key, size in sizes.items() if size or key == "all"],
            default="all",
            required=True,
            format_func=lambda key: f"{words[key]} {count(sizes[key])}",
            key=keys.shown_of(scrub.key),
        )
    typed = search.text_input(
        "Find", placeholder="Number or label", icon=":material/search:", key=f"dnc-find-{scrub.key}"
    )
    rows = _found(_narrowed(table, str(shown)), typed)
    if not len(rows):
        st.info("No number has that in it.")
        return
    st.dataframe(
        _readable(rows.slice(0, MOST_SHOWN)),
        column_config=_CONFIG,
        hide_index=True,
        placeholder="–",
        height=table_height(len(rows), 12),
        alt="Numbers with what the lists said",
    )
    if len(rows) > MOST_SHOWN:
        st.caption(f"The first {count(MOST_SHOWN)} of {count(len(rows))}; the files hold all.")


def _narrowed(table: pa.Table, shown: str) -> pa.Table:
    if shown == "all":
        return table
    if shown in FLAGS:
        return table.filter(table.column(shown))
    return table.filter(pc.equal(table.column("verdict"), shown))


def _found(table: pa.Table, typed: str) -> pa.Table:
    sought = typed.strip()
    if not sought:
        return table
    digits = re.sub(r"\D", "", sought)
    named = pc.match_substring(table.column("label"), sought, ignore_case=True)
    number = pc.match_substring(table.column("phone"), digits) if len(digits) >= 3 else pa.scalar(False)  # noqa: FBT003
    return table.filter(pc.or_(named, number))


def _readable(table: pa.Table) -> Any:
    rows = table.to_pylist()
    frame = table.select(["phone", "label"]).to_pandas()
    frame["phone"] = [cell_words("primary_phone", row["phone"]) for row in rows]
    frame["verdict"] = [_VERDICTS[row["verdict"]] for row in rows]
    frame["lists"] = [", ".join(label for flag, label in FLAGS.items() if row[flag]) for row in rows]
    frame["phone_type"] = [row["phone_type"] for row in rows]
    return frame
