"""Saved: audiences kept by name, and what became of the watched ones."""

import streamlit as st

from components.house import house
from components.ui.pieces.notices import empty_state
from components.ui.saved.cards import saved_card, saved_search, undo_delete
from components.ui.saved.vendor_watch import forsaken_monitors, monitors_by_saved

st.title("Saved audiences", anchor=False)
st.caption("Kept with the filters and the place they had. Watched ones are counted once a day, for free.")
undo_delete()
monitors = monitors_by_saved()
forsaken_monitors(monitors, house().saved.of(house().account))

if not house().saved.of(house().account):
    empty_state(
        "Nothing saved yet",
        "Save an audience in Build: it stands here with its link, and can be counted every day.",
        icon=":material/bookmark:",
    )
    st.page_link("build.py", label="Choose an audience", icon=":material/travel_explore:")
    st.stop()

typed = saved_search()
found = house().saved.search(house().account, typed)
for one in found:
    saved_card(one, monitors.get(one.id))
if not found:
    st.caption("Nothing saved has that in its name, tags or place.")
