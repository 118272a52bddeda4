"""Skip trace: one address or parcel, or a table of many; what is sent, what it may cost, and what came home."""

import streamlit as st

from components.ui.trace.batch import batch_page, follow_traces
from components.ui.trace.bring import bring_rows
from components.ui.trace.columns_step import columns_step, ready, upload_head
from components.ui.trace.kept import kept_batches, kept_questions
from components.ui.trace.modes import (
    DEEP,
    MANY,
    ONE,
    PARCEL,
    QUEUES,
    mode_of,
    opened_batch,
    opened_question,
    opened_upload,
    trace_mode,
)
from components.ui.trace.one import address_form, offer, parcel_form
from components.ui.trace.price_step import price_step
from components.ui.trace.question import question_page
from components.ui.trace.queues import opened_queue, queue_list
from components.ui.trace.rows_step import rows_step
from components.ui.trace.work import checked, choices_of, rows_of

follow_traces()
batch, question = opened_batch(), opened_question()
desk, shelf = st.columns([3.4, 1], gap="large")

with desk:
    if batch is not None:
        batch_page(batch)
        mode = MANY
    elif question is not None:
        mode = mode_of(question)
        question_page(question, mode)
    else:
        st.title("Skip trace", anchor=False)
        mode = trace_mode()

with shelf, st.container(key="comes-later"):
    if mode in (ONE, DEEP, PARCEL):
        kept_questions(mode, question)
    else:
        kept_batches(batch)

if batch is not None or question is not None:
    st.stop()

with desk:
    if mode in (ONE, DEEP):
        address_form(mode)
        offer(mode)
    elif mode == PARCEL:
        parcel_form()
        offer(PARCEL)
    elif mode == QUEUES:
        if not opened_queue():
            queue_list()
    elif (upload := opened_upload()) is None:
        bring_rows()
    else:
        table, choices = rows_of(upload), choices_of(upload)
        upload_head(upload, table)
        columns_step(upload, table, choices)
        if ready(choices):
            found = checked(upload, choices)
            rows_step(upload, found, choices)
            price_step(upload, found, choices)
