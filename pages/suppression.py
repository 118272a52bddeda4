"""Suppression: who must not be contacted, on any list and in any file."""

import streamlit as st

from components.outreach import NOT_LEGAL_ADVICE
from components.ui.suppression.adding import added_notice, filing, typing
from components.ui.suppression.listing import is_on_it, listing
from components.ui.suppression.record import history, vouching

st.title("Suppression", anchor=False)
st.markdown(
    "Who is on this list is in **no file and no count**. One number opts out all numbers of its owner; an address or a person is barred "
    "from calls, e-mail and mail alike."
)
added_notice()

adding, asking = st.columns([1.3, 1], gap="large")

with adding:
    st.header("Add", anchor=False)
    typed, file = st.tabs(["Type or paste", "From a file"])
    with typed:
        typing()
    with file:
        filing()

with asking:
    st.header("Look somebody up", anchor=False)
    is_on_it()
    vouching()

st.header("The list", anchor=False)
listing()
history()

st.caption(f"Honour an opt-out within 10 business days, in whatever words it came. {NOT_LEGAL_ADVICE}")
