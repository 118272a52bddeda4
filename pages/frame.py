"""The frame around every page: navigation, and what is always in sight. Nothing else."""

import streamlit as st

from components.ui.account_bar import account_bar
from components.ui.brand import brand
from components.ui.house_rules import page_rules

page_rules()
brand()

page = st.navigation(
    {
        "": [st.Page("home.py", title="Home", icon=":material/home:", default=True)],
        "Find": [st.Page("build.py", title="Build", icon=":material/travel_explore:")],
        "Work": [
            st.Page("lists.py", title="Lists", icon=":material/list_alt:"),
            st.Page("propensity.py", title="Propensity", icon=":material/insights:"),
        ],
        "Account": [st.Page("settings.py", title="Settings", icon=":material/tune:")],
    }
)

with st.sidebar:
    account_bar()

page.run()
