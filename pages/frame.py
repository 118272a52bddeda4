"""The frame around every page: navigation, and what is always in sight. Nothing else."""

import streamlit as st

from components.ui.frame.account_bar import account_bar
from components.ui.frame.account_switch import enter_account, other_accounts_thing
from components.ui.frame.address_bar import address_bar
from components.ui.frame.bell import read_what_led_here
from components.ui.frame.brand import brand
from components.ui.frame.door import enter
from components.ui.frame.house_rules import page_named, page_rules
from components.ui.frame.telling import told_page
from components.ui.frame.threshold import cross, shown, somebody_is_here
from components.ui.frame.window import window
from components.ui.pieces.acting import act_fault

page_rules()
brand()

shows = shown()
page = st.navigation(
    {
        "": [st.Page("home.py", title="Home", icon=":material/home:", default=True)],
        "Find": [
            st.Page("assist.py", title="Assist", icon=":material/assistant:", visibility=shows("assist")),
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
            st.Page(
                "suppression.py", title="Suppression", icon=":material/person_off:", visibility=shows("suppression")
            ),
        ],
        "Account": [
            st.Page("activity.py", title="Activity", icon=":material/receipt_long:"),
            st.Page("notices.py", title="Notices", icon=":material/notifications:", visibility="hidden"),
            st.Page("privacy.py", title="Privacy", icon=":material/shield_person:", visibility=shows("privacy")),
            st.Page("settings.py", title="Settings", icon=":material/tune:"),
            st.Page("people.py", title="People", icon=":material/group:", visibility=shows("people")),
        ],
    },
    position="sidebar" if somebody_is_here() else "hidden",
    expanded=True,
)

page_named(page.title)
enter()
cross(page.url_path)
enter_account()
read_what_led_here()
address_bar()
with st.sidebar:
    account_bar()
    window()

other_accounts_thing()
act_fault()
with told_page(page.url_path):
    page.run()
