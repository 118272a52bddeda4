"""Outreach: whom, for where, who is withheld and why; the file, and its receipt."""

import streamlit as st

from components.ui.outreach.answers import prepared_for
from components.ui.outreach.callable import callable_now
from components.ui.outreach.choices import file_choices, override_box
from components.ui.outreach.destination_picker import destination_picker
from components.ui.outreach.download import file_button, sample
from components.ui.outreach.receipts import newest_receipt, opened_receipt, receipt_list
from components.ui.outreach.reckoning import litigators, no_texting, scrub_offer, who_is_in
from components.ui.pieces.notices import empty_state
from components.ui.pieces.selection_picker import leads_picker
from components.ui.pieces.shelf_lists import shelf_lists

st.title("Outreach", anchor=False)

if opened_receipt():
    st.stop()

if not shelf_lists():
    empty_state(
        "Nobody to reach yet",
        "Build a list: from here it goes to your dialer, mail house, CRM or ads, without those who must not be contacted.",
        icon=":material/campaign:",
    )
    st.page_link("build.py", label="Build a list", icon=":material/travel_explore:")
    st.stop()

picked = leads_picker("outreach")
files, now, receipts = st.tabs(["Files", "Callable now", "Receipts"], key="outreach-view", on_change="rerun")

if receipts.open:
    with receipts:
        receipt_list()

if picked is None:
    st.info("Choose a list to begin.", icon=":material/list_alt:")
    st.stop()

if now.open:
    with now:
        callable_now(picked.selection(), picked.case or "sell")

if not files.open:
    st.stop()

with files:
    where, who = st.columns([1, 1.15], gap="large")
    with where:
        st.header("Where it goes", anchor=False)
        destination = destination_picker()
        asked = file_choices(picked, destination)
        no_texting()
    ready = prepared_for(asked)
    with who:
        st.header("Who is in it", anchor=False)
        who_is_in(ready)
        scrub_offer(ready)
        override_box(picked, destination, litigators(ready))
        file_button(ready)
        newest_receipt()
    sample(ready)
