"""Activity: every call that may cost, what it cost, whether the month adds up, and the webhooks that came."""

import streamlit as st

from components.ui.activity.calls import calls
from components.ui.activity.chooser import STATEMENT, WEBHOOKS, sees_everybody, shown_part
from components.ui.activity.spending import spending
from components.ui.activity.statement import statement
from components.ui.activity.unsettled import unsettled
from components.ui.activity.webhooks import webhooks

st.title("Activity", anchor=False)

unsettled()
if not sees_everybody():
    calls()
    st.stop()

spending()

shown = shown_part()
if shown == STATEMENT:
    statement()
elif shown == WEBHOOKS:
    webhooks()
else:
    calls()
