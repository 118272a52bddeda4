"""The price step and the door: what it may cost at most is said first, and one click writes one batch.

Opening the dialog makes the batch's key from the rows themselves; a second click, a reload or a second tab meets the same batch.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.orders import PARCEL_TRACE, ROWS_A_PART, TRACE, NewBatch
from components.ui.pieces.address import put_in_address
from components.ui.pieces.approval_ask import approval_ask, may_ask
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, credits_words, dollars, dollars_raw, plain
from components.ui.trace import keys
from components.ui.trace.modes import BATCH
from components.ui.trace.work import Choices, checked, choices_of, rows_of
from components.uploads import Checked, KeptUpload, brought

_TYPES: Mapping[str, str] = {
    "normal": "Normal · 1 credit a row",
    "advanced": "Advanced · 2 credits a row",
}
_POSTS, _POSTS_MIN = 10, 5
"""API document, Batch Trace: how many are taken, in how many minutes."""
_TOLD = {
    "normal": "Finds phones and e-mails of the owner whom your row names.",
    "advanced": "Finds out who owns the home, then the owner's phones, e-mails and mailing address. No names needed.",
}


def price_step(kept: KeptUpload, found: Checked, choices: Choices) -> None:
    """Show the ceiling and the balance, and open the door."""
    st.subheader("3 · Price", anchor=False)
    if choices.kind != PARCEL_TRACE:
        _trace_type(kept, choices)
    rows = int(found.good(choices.all_the_same).sum())
    ceiling, before = choices.price(rows), balance()
    sent, most, after = st.columns(3)
    sent.metric("Rows to send", count(rows), border=True)
    most.metric("It costs at most", dollars_raw(ceiling), help=credits_words(ceiling), border=True)
    left = None if before is None else before - ceiling
    after.metric("Balance after, at least", count(left), help=f"Credits. Now: {count(before)}.", border=True)
    st.caption(f"{credits_words(ceiling)} · {_charged(choices)}{_batches(choices, rows)}")
    refusal = _refusal(kept, rows, ceiling)
    asks = bool(refusal) and not _hindrance(rows, ceiling) and may_ask(ceiling)
    if refusal and not asks:
        st.warning(refusal, icon=":material/block:")
    opened = st.button(
        _send_words(rows, of=len(found.keys)),
        type="primary",
        icon=":material/person_search:",
        disabled=bool(refusal) and not asks,
        on_click=_open,
        args=(kept,),
        key=f"open-{kept.key}",
    )
    if opened and keys.CONFIRM in st.session_state:
        _dialog(kept, choices, rows, ceiling)


def _send_words(rows: int, of: int) -> str:
    if not rows:
        return "Send the good rows"
    return f"Send {count(rows, 'row')}" if rows == of else f"Send the {count(rows, 'good row')}"


def _trace_type(kept: KeptUpload, choices: Choices) -> None:
    key = keys.choice_of(kept.key, "type")
    st.session_state[key] = choices.trace_type
    st.radio(
        "Kind of trace",
        list(_TYPES),
        format_func=_TYPES.__getitem__,
        captions=[_TOLD[name] for name in _TYPES],
        key=key,
        horizontal=True,
        on_change=_take_type,
        args=(kept, key),
    )


def _charged(choices: Choices) -> str:
    if choices.kind == PARCEL_TRACE:
        return "5 credits a parcel that is found, nothing for the others"
    return "the vendor prices a trace by the row; this is the most it can be"


def _batches(choices: Choices, rows: int) -> str:
    step = ROWS_A_PART[choices.kind]
    parts = -(-rows // step)
    if parts < 2:
        return ""
    wait_min = (parts - 1) // _POSTS * _POSTS_MIN
    last = (
        f", the last about {wait_min} min after the first: the vendor takes {_POSTS} in {_POSTS_MIN} min"
        if wait_min
        else ""
    )
    return f" · goes in {count(parts)} parts of up to {count(step)} rows{last}"


def _refusal(kept: KeptUpload, rows: int, ceiling: int) -> str:
    """Say why the button is off, or "" where it is on."""
    return _hindrance(rows, ceiling) or plain(house().ledger.refusal(kept.account, ceiling, visitor()))


def _hindrance(rows: int, ceiling: int) -> str:
    if not rows:
        return "No row is ready to send: correct the columns above, or let some rows go all the same."
    before = balance()
    if before is not None and before < ceiling:
        return f"This may cost {credits_words(ceiling)}; {credits_words(ceiling - before)} are missing."
    return ""


@st.dialog("Send these rows", width="medium", icon=":material/person_search:")
def _dialog(kept: KeptUpload, choices: Choices, rows: int, ceiling: int) -> None:
    key = st.session_state[keys.CONFIRM]
    if _sent(kept, key):
        st.rerun()
    what = "parcels" if choices.kind == PARCEL_TRACE else f"addresses, {choices.trace_type}"
    st.markdown(f"**{count(rows)} {what}** from {plain(kept.name)}")
    before = balance()
    most, after = st.columns(2)
    most.metric("It costs at most", dollars_raw(ceiling), help=credits_words(ceiling), border=True)
    after.metric("Balance after, at least", count(None if before is None else before - ceiling), border=True)
    name = st.text_input(
        "Name of the list", value=kept.name.rsplit(".", 1)[0][:120] or "Trace", max_chars=120, key=f"name-{key}"
    )
    if fault := st.session_state.get(keys.FAULT):
        fault_notice(fault)
    if may_ask(ceiling):
        why = plain(house().ledger.refusal(kept.account, ceiling, visitor()))
        approval_ask(key, why, lambda note: house().approvals.ask_batch(_new(key, kept, name), by=visitor(), note=note))
        return
    st.button(
        f"Trace {count(rows, 'row')} for at most {dollars(ceiling)}",
        type="primary",
        icon=":material/shopping_cart_checkout:",
        width="stretch",
        on_click=_confirm,
        args=(key, kept, name),
        key=f"confirm-{key}",
    )
    st.caption(f"{credits_words(ceiling)} · sent once, even if this tab closes. Balance now {count(before)}.")


def _open(kept: KeptUpload) -> None:
    """Make the batch's key from what would be sent: a callback."""
    st.session_state.pop(keys.FAULT, None)
    try:
        choices, table = _outgoing(kept)
        st.session_state[keys.CONFIRM] = house().batches.next_key(kept.account, choices.kind, table, _type(choices))
    except Fault as fault:
        st.session_state[keys.FAULT] = fault


def _confirm(key: str, kept: KeptUpload, name: str) -> None:
    """Write the batch down, once, and let the engine send it."""
    standing = house()
    try:
        choices, table = _outgoing(kept)
        if not _sent(kept, key) and standing.batches.next_key(kept.account, choices.kind, table, _type(choices)) != key:
            raise BadInput(
                "rows", "The rows changed since this was opened.", advice="Close it, and look at the price again."
            )
        batch, new = standing.batches.open(
            key,
            kept.account,
            choices.kind,
            table,
            name=name,
            source={"upload": kept.key, "file": kept.name},
            trace_type=_type(choices),
            by=visitor(),
        )
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    if new:
        standing.uploads.sent(kept.account, kept.key, batch.key, checked(kept, choices).problems())
    standing.orders.submit_batch(batch.key)
    forget_balance()
    put_in_address({BATCH: batch.key})


def _new(key: str, kept: KeptUpload, name: str) -> NewBatch:
    choices, table = _outgoing(kept)
    source = {"upload": kept.key, "file": kept.name}
    return NewBatch(key, kept.account, choices.kind, table, name, source, _type(choices))


def _sent(kept: KeptUpload, key: str) -> bool:
    """Tell whether the batch of this key is written down."""
    return any(batch.key == key for batch in house().batches.batches(kept.account, TRACE, PARCEL_TRACE))


def _outgoing(kept: KeptUpload):  # type: ignore[no-untyped-def]
    now = house().uploads.find(kept.account, kept.key) or kept
    choices = choices_of(now)
    table = brought(rows_of(now), checked(now, choices), choices.all_the_same, leads=choices.source == "list")
    return choices, table


def _type(choices: Choices) -> str:
    return "" if choices.kind == PARCEL_TRACE else choices.trace_type


def _take_type(kept: KeptUpload, key: str) -> None:
    house().uploads.choose(kept.account, kept.key, trace_type=st.session_state[key])
