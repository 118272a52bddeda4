"""Address lookup: type an address, pick it from the vendor's index, buy everything that is known about it."""

import streamlit as st

from components.ui.lookup.address import wanted_address
from components.ui.lookup.kept import kept_questions, opened_question
from components.ui.lookup.purchase import purchase
from components.ui.lookup.question import question_page
from components.ui.lookup.search import (
    found_matches,
    in_parts,
    match_list,
    match_map,
    search_box,
    search_hint,
    what_a_dossier_holds,
)

opened = opened_question()
desk, shelf = st.columns([3.4, 1], gap="large")

with shelf, st.container(key="comes-later"):
    kept_questions(opened)

with desk:
    if opened is not None:
        question_page(opened)
        st.stop()

    st.title("Address lookup", anchor=False)
    typed = search_box()
    wanted = wanted_address()
    matches = found_matches(typed)
    search_hint(typed, matches)

    listed, placed = st.columns([1.25, 1], gap="large")
    with listed:
        if wanted is not None:
            matches = purchase(wanted, matches or ())
        match_list(matches or (), wanted)
        in_parts(typed, expanded=matches == () and wanted is None and bool(typed))
    with placed:
        if matches:
            match_map(matches, wanted)
        else:
            what_a_dossier_holds()
