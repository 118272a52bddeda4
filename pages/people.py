"""People: who may come in, as what, and what each may spend."""

import streamlit as st

from components.ui.people.inviting import inviting, open_invitations
from components.ui.people.members import members

st.title("People", anchor=False)

here, invite = st.columns([1.4, 1], gap="large")

with here:
    members()

with invite:
    st.header("Invite somebody", anchor=False)
    inviting()
    open_invitations()
