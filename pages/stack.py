"""Stack: several lists, traces and uploads combined into one, by the homes that they share."""

import streamlit as st

from components.faults import Fault
from components.ui.pieces.notices import empty_state, fault_notice
from components.ui.pieces.shelf_lists import shelf_lists
from components.ui.stack.bring import bring_file
from components.ui.stack.choice import chosen, list_picker, rule_picker
from components.ui.stack.figure import overlap_chart, overlap_of, stack_figures
from components.ui.stack.results import keep_stack, stack_table

st.title("Stack", anchor=False)

lists = shelf_lists()
if not lists:
    empty_state(
        "Nothing to stack yet",
        "Lists that you build, trace or bring are laid over one another here: who is in two of them is worth a first call.",
        icon=":material/layers:",
    )
    st.page_link("build.py", label="Build a list", icon=":material/travel_explore:")
    bring_file(chosen(lists), opened=True)
    st.stop()

choice = chosen(lists)
list_picker(choice, lists)
bring_file(choice)
if not choice.list_ids:
    st.info("Choose two lists or more: what they share, and what only one of them has, is counted at once.")
    st.stop()

try:
    found = overlap_of(choice)
except Fault as fault:
    fault_notice(fault)
    st.stop()

rules, figure = st.columns([1, 1.5], gap="large")
with rules:
    st.header("Which properties", anchor=False)
    rule_picker(choice, lists)
    stack_figures(found, choice)
    keep_stack(found, choice, lists)
with figure, st.container(key="comes-later"):
    st.header("Who is in which list", anchor=False)
    overlap_chart(found, choice, lists)

st.header("What it holds", anchor=False)
stack_table(found, choice, lists)
