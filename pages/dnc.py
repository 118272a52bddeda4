"""DNC: which numbers may be called, asked of the registries before anyone dials; what was asked when, and the proof of it."""

import streamlit as st

from components.ui.dnc.again import scrub_again
from components.ui.dnc.lines import lines
from components.ui.dnc.numbers import asked_numbers
from components.ui.dnc.offer import offer
from components.ui.dnc.one_number import one_number
from components.ui.dnc.past import number_history, past_scrubs
from components.ui.dnc.proof import scrub_proof
from components.ui.dnc.scrub_answers import scrub_answers
from components.ui.dnc.scrub_head import scrub_head, scrub_standing
from components.ui.dnc.scrubs import KINDS, all_scrubs, chosen_scrub
from components.ui.dnc.source import source_picker
from components.ui.pieces.following import shown_orders

scrubs = all_scrubs(shown_orders(*KINDS))
scrub = chosen_scrub(scrubs)

if scrub is not None:
    scrub_head(scrub)
    scrub_standing(scrub)
    scrub_again(scrub)
    scrub_answers(scrub)
    scrub_proof(scrub)
    st.stop()

st.title("DNC", anchor=False)
st.caption(
    "Ask the registries before anyone calls: the federal list, the states' lists, the DMA's, and known TCPA litigators."
)

source = source_picker()

if source == "one":
    one_number()
else:
    numbers, price = st.columns([3, 2], gap="large")
    with numbers:
        asked = asked_numbers(source)
    with price:
        offer(asked)
        lines(asked)

scrubbed, found = st.columns([3, 2], gap="large")
with scrubbed:
    past_scrubs(scrubs)
with found:
    number_history(scrubs)

st.caption("A scrub is good for 31 days. Unknown is not allowed. This is not legal advice.")
