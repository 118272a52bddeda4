"""Privacy: one person across everything that is kept: found, handed over, erased and suppressed."""

import streamlit as st

from components.outreach import NOT_LEGAL_ADVICE
from components.ui.privacy.erasing import erased_notice, eraser, record
from components.ui.privacy.seeking import export, found_person, held_elsewhere, held_leads, seek_form

st.title("Privacy", anchor=False)
st.markdown("Somebody asks what you hold of them, or to be forgotten: find them by anything that you know.")
erased_notice()

seek_form()
found = found_person()

if found is not None:
    chosen = held_leads(found)
    elsewhere, acting = st.columns([1.2, 1], gap="large")
    with elsewhere:
        held_elsewhere(found)
    with acting:
        export(found, chosen)
        eraser(found, chosen)

record()

st.caption(f"California gives 45 days to answer; other states differ. {NOT_LEGAL_ADVICE}")
