"""A list as files: ours, made harmless for spreadsheets, and the vendor's own as it was sent."""

from __future__ import annotations

import re

import streamlit as st

from components.house import house
from components.library.export import csv
from components.looking import as_seen_now
from components.orders import Order, VendorFiles
from components.ui.pieces.notices import told


def list_files(order: Order) -> None:
    """Offer the downloads of a ready order; each is made when it is clicked."""
    if order.list_id is None:
        return
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "CSV",
            data=as_seen_now(lambda: csv(house().shelf, order.account, [order.list_id or 0])),
            file_name=f"{_file_name(order)}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="All columns under the API's names; cells that a spreadsheet would run are made harmless.",
            key=f"csv-{order.key}",
        )
        if order.vendor_csv:
            st.download_button(
                "The vendor's own CSV",
                data=as_seen_now(lambda: VendorFiles(house().database).read(order.key) or b""),
                file_name=f"{_file_name(order)}-vendor.csv",
                mime="text/csv",
                icon=":material/inventory_2:",
                on_click="ignore",
                help="Byte for byte as the vendor sent it.",
                key=f"vendor-{order.key}",
            )
        else:
            st.button(
                "Fetch the vendor's own CSV",
                icon=":material/cloud_download:",
                on_click=_fetch,
                args=(order,),
                type="tertiary",
            )


def _fetch(order: Order) -> None:
    with told():
        if not house().orders.fetch_vendor_file(order):
            st.toast("The vendor has no file for this list now.", icon=":material/info:")


def _file_name(order: Order) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", order.name).strip("-").lower() or "leads"
