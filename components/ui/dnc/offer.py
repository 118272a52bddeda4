"""What a scrub would cost, said first: which of the numbers need one, the ceiling, the balance; and the one click that orders it.

The order's key is made when the offer is drawn. The confirmation is a callback that writes rows under that key: a second click, a reload
or a second tab meets the same scrub.
"""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import SCRUB, Approval, NewBatch, QueueScrubWanted
from components.outreach import Due, Freshness, due
from components.tracerfy import SCRUB_CREDITS
from components.ui.dnc import keys
from components.ui.dnc.asked import Asked
from components.ui.dnc.known import known_answers
from components.ui.dnc.scrubs import PARAM
from components.ui.pieces.address import put_in_address
from components.ui.pieces.approval_ask import approval_ask, may_ask
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, credits_words, dollars, dollars_raw, plain

_NEEDED = (Freshness.NEVER, Freshness.STALE)
_CHOICES = {"needed": _NEEDED, "soon": (*_NEEDED, Freshness.SOON), "all": tuple(Freshness)}


def offer(asked: Asked | None) -> None:
    """Show what checking these numbers costs at most, and take the order."""
    with st.container(border=True):
        st.header("What it costs", anchor=False)
        if asked is None or not len(asked.numbers):
            st.caption(_nothing(asked))
            return
        standing = due(asked.numbers.column("phone"), house().outreach.scrubbed.table(house().account))
        wanted = _choice(asked, standing)
        numbers = asked.numbers.filter(standing.wants(*_CHOICES[wanted]))
        if len(numbers):
            _order(asked, numbers, whole=wanted == "all")
        else:
            st.success(
                "Each of these numbers has an answer that is still good. There is nothing to buy.",
                icon=":material/check_circle:",
            )
    known_answers(asked, standing)


def _nothing(asked: Asked | None) -> str:
    if asked is None:
        return "1 credit a number, each number once. You see the price before anything is sent."
    return "There is no phone number in this, so there is nothing to check."


def _choice(asked: Asked, standing: Due) -> str:
    """Let a person buy only what is stale: offered where some answers are still good."""
    needed, soon, every = (standing.count(*_CHOICES[key]) for key in _CHOICES)
    offered = [
        key
        for key, number, before in (("needed", needed, -1), ("soon", soon, needed), ("all", every, soon))
        if number != before
    ]
    if len(offered) == 1:
        return "all"
    words = {
        "needed": f"Only what needs it: {count(needed, 'number')}",
        "soon": f"And what grows old within 6 days: {count(soon, 'number')}",
        "all": f"All: {count(every, 'number')}",
    }
    captions = {
        "needed": f"{_price(needed)}, saves {_price(every - needed)}. {_ages(standing)}",
        "soon": f"{_price(soon)}, saves {_price(every - soon)}",
        "all": _price(every),
    }
    chosen = st.radio(
        "Which of them",
        offered,
        format_func=words.__getitem__,
        captions=[captions[key] for key in offered],
        key=f"dnc-which-{asked.name}-{needed}-{soon}-{every}",
    )
    return str(chosen)


def _price(numbers: int) -> str:
    return dollars(numbers * SCRUB_CREDITS)


def _ages(standing: Due) -> str:
    told = [(standing.count(Freshness.NEVER), "never checked"), (standing.count(Freshness.STALE), "older than 31 days")]
    return ", ".join(f"{count(number)} {words}" for number, words in told if number).capitalize()


def _order(asked: Asked, numbers: pa.Table, *, whole: bool) -> None:
    credits_count = len(numbers) * SCRUB_CREDITS
    left, right = st.columns(2)
    left.metric("Numbers to check", count(len(numbers)), border=True)
    right.metric("It costs at most", dollars_raw(credits_count), help=credits_words(credits_count), border=True)
    before = balance()
    after = None if before is None else before - credits_count
    st.caption(
        f"{credits_words(credits_count)} · balance now {count(before)}, after it at least {count(after)} · {house().limits.meter('scrub')}"
    )
    name = st.text_input("Name of the scrub", value=asked.name[:120], max_chars=120, key=f"dnc-name-{asked.name}")
    refusal = _refusal(credits_count, before)
    by_trace = asked.trace is not None and whole
    if refusal and name.strip() and may_ask(credits_count) and not _hindrance(credits_count, before):
        key = _trace_key(asked) if by_trace else _table_key(numbers)
        approval_ask(key, refusal, lambda note: _ask(key, asked, numbers, name, note, by_trace=by_trace))
        return
    if refusal:
        st.warning(refusal, icon=":material/block:")
    if fault := st.session_state.get(keys.FAULT):
        fault_notice(fault)
    st.button(
        f"Check {count(len(numbers), 'number')} for at most {dollars(credits_count)}",
        type="primary",
        icon=":material/shopping_cart_checkout:",
        width="stretch",
        disabled=bool(refusal) or not name.strip(),
        on_click=_confirm_trace if by_trace else _confirm_table,
        args=(_trace_key(asked) if by_trace else _table_key(numbers), asked, numbers, name),
        key="dnc-confirm",
    )
    st.caption(
        "You pay 1 credit for each number that is checked, never more than this ceiling. It is sent once, even if this tab closes."
    )


def _refusal(credits_count: int, before: int | None) -> str:
    return _hindrance(credits_count, before) or plain(house().ledger.refusal(house().account, credits_count, visitor()))


def _hindrance(credits_count: int, before: int | None) -> str:
    if before is not None and before < credits_count:
        return f"This may cost {credits_words(credits_count)}; {credits_words(credits_count - before)} are missing. Check fewer numbers."
    if not house().limits.meter("scrub"):
        return f"{house().limits.meter('scrub')}. The vendor takes 10 scrubs in 5 minutes."
    return ""


def _ask(key: str, asked: Asked, numbers: pa.Table, name: str, note: str, *, by_trace: bool) -> Approval:
    standing = house()
    if by_trace:
        return standing.approvals.ask(
            key,
            standing.account,
            _trace_wanted(asked),
            name=name,
            max_credits=len(numbers) * SCRUB_CREDITS,
            requested_count=len(numbers),
            by=visitor(),
            note=note,
        )
    source = dict(asked.source) | {"of": len(asked.numbers)}
    return standing.approvals.ask_batch(
        NewBatch(key, standing.account, SCRUB, numbers, name, source), by=visitor(), note=note
    )


def _table_key(numbers: pa.Table) -> str:
    return house().batches.next_key(house().account, SCRUB, numbers)


def _trace_key(asked: Asked) -> str:
    return house().ledger.next_key(house().account, _trace_wanted(asked))


def _trace_wanted(asked: Asked) -> QueueScrubWanted:
    queue_id, columns = asked.trace or (0, ())
    return QueueScrubWanted(queue_id, columns)


def _confirm_table(key: str, asked: Asked, numbers: pa.Table, name: str) -> None:
    """Write the scrub down and send it: a button's callback."""
    standing = house()
    source = dict(asked.source) | {"of": len(asked.numbers)}
    try:
        batch, _ = standing.batches.open(key, standing.account, SCRUB, numbers, name=name, source=source, by=visitor())
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    standing.orders.submit_batch(batch.key)
    _leave_for(batch.key)


def _confirm_trace(key: str, asked: Asked, numbers: pa.Table, name: str) -> None:
    """The vendor takes the numbers out of its trace itself: a button's callback."""
    standing = house()
    try:
        order, new = standing.ledger.open(
            key,
            standing.account,
            _trace_wanted(asked),
            name=name,
            max_credits=len(numbers) * SCRUB_CREDITS,
            requested_count=len(numbers),
            by=visitor(),
        )
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    if new:
        standing.orders.submit(order)
    _leave_for(order.key)


def _leave_for(key: str) -> None:
    """Open what was ordered; the form behind it is done."""
    st.session_state.pop(keys.FAULT, None)
    put_in_address({})
    st.query_params[PARAM] = key
    forget_balance()
