"""The frame around every page: navigation, and what is always in sight. Nothing else."""

import streamlit as st

from components.ui.frame.account_bar import account_bar
from components.ui.frame.address_bar import address_bar
from components.ui.frame.brand import brand
from components.ui.frame.door import enter
from components.ui.frame.house_rules import page_rules
from components.ui.pieces.signed_in import looks_signed_out

page_rules()
brand()

page = st.navigation(
    {
        "": [st.Page("home.py", title="Home", icon=":material/home:", default=True)],
        "Find": [
            st.Page("assist.py", title="Assist", icon=":material/assistant:"),
            st.Page("build.py", title="Build", icon=":material/travel_explore:"),
            st.Page("saved.py", title="Saved", icon=":material/bookmark:"),
            st.Page("compare.py", title="Compare", icon=":material/compare:"),
            st.Page("lookup.py", title="Address lookup", icon=":material/home_pin:"),
        ],
        "Work": [
            st.Page("lists.py", title="Lists", icon=":material/list_alt:"),
            st.Page("propensity.py", title="Propensity", icon=":material/insights:"),
            st.Page("stack.py", title="Stack", icon=":material/layers:"),
            st.Page("trace.py", title="Skip trace", icon=":material/person_search:"),
            st.Page("dnc.py", title="DNC", icon=":material/phone_disabled:"),
            st.Page("outreach.py", title="Outreach", icon=":material/campaign:"),
            st.Page("suppression.py", title="Suppression", icon=":material/person_off:"),
        ],
        "Account": [
            st.Page("activity.py", title="Activity", icon=":material/receipt_long:"),
            st.Page("privacy.py", title="Privacy", icon=":material/shield_person:"),
            st.Page("settings.py", title="Settings", icon=":material/tune:"),
        ],
    },
    position="hidden" if looks_signed_out() else "sidebar",
    expanded=True,
)

enter()
address_bar()
with st.sidebar:
    account_bar()

page.run()
