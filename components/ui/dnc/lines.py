"""Whether chosen numbers are in service: how many are known, what asking for the rest costs at most, and the answers as a file."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import streamlit as st

from components.faults import Fault
from components.house import house
from components.library.export import csv_of
from components.looking import as_seen_now
from components.orders import Instant
from components.tracerfy import VERIFY_CREDITS, Capability
from components.ui.dnc import keys
from components.ui.dnc.asked import Asked
from components.ui.dnc.line_words import line_of, standing_words
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, credits_words, dollars, plain

_COLUMNS = {"phone": "Phone", "line": "Line", "type": "Type", "carrier": "Carrier"}
MOST = 100
"""Each is a call of its own, 500 a minute in all."""


def lines(asked: Asked | None) -> None:
    """Offer to verify numbers that were brought; nothing where the API doesn't offer that."""
    if asked is None or not len(asked.numbers) or not house().connection.offers(Capability.VERIFICATION):
        return
    with st.container(border=True, key="lines"):
        st.header("Are they in service?", anchor=False)
        if len(asked.numbers) > MOST:
            st.caption(f"Up to {MOST} numbers can be verified at a time; these are {count(len(asked.numbers))}.")
            return
        phones = [str(phone) for phone in asked.numbers.column("phone").to_pylist()]
        known = {one.subject: one for one in house().instants.latest("verify", [{"phone": one} for one in phones])}
        _answers(phones, known)
        _offer([phone for phone in phones if phone not in known or known[phone].state == "refused"])


def _answers(phones: list[str], known: Mapping[str, Instant]) -> None:
    told = [(phone, known[phone]) for phone in phones if phone in known and known[phone].state != "refused"]
    if not told:
        return
    asking = sum(question.state == "asking" for _, question in told)
    if asking:
        _waiting([question.key for _, question in told if question.state == "asking"])
    table = _table(told)
    st.dataframe(table.to_pandas(), column_config=_COLUMNS, hide_index=True, alt="Verified numbers and their lines")
    st.download_button(
        "Verified (CSV)",
        data=as_seen_now(lambda: csv_of(table)),
        file_name="verified-numbers.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="verified-csv",
    )


@fragment(run_every="1s")
def _waiting(keys_of: list[str]) -> None:
    left = sum(one is not None and one.state == "asking" for one in map(house().instants.instant, keys_of))
    if not left:
        forget_balance()
        draw_anew()
    st.markdown(f":material/hourglass_top: {count(left, 'number')} of {count(len(keys_of))} left to be answered …")


def _table(told: list[tuple[str, Instant]]) -> pa.Table:
    found = [line_of(question) for _, question in told]
    return pa.table(
        {
            "phone": [phone for phone, _ in told],
            "line": [standing_words(question) for _, question in told],
            "type": [line.line_type if line else "" for line in found],
            "carrier": [line.carrier if line else "" for line in found],
        }
    )


def _offer(phones: list[str]) -> None:
    if not phones:
        st.success("Each of these numbers was verified.", icon=":material/check_circle:")
        return
    ceiling = VERIFY_CREDITS * len(phones)
    refusal = _refusal(ceiling)
    st.button(
        f"Verify {count(len(phones), 'number')} for at most {dollars(ceiling)}",
        icon=":material/call:",
        width="stretch",
        disabled=bool(refusal),
        on_click=_ask,
        args=(house().instants.next_keys("verify", [{"phone": phone} for phone in phones]),),
        key="verify-all",
        help=refusal or None,
    )
    st.caption(f"At most {credits_words(ceiling)}: {VERIFY_CREDITS} a number, each once; nothing where nobody can say.")
    if refusal:
        st.warning(refusal, icon=":material/block:")
    if fault := st.session_state.get(keys.LINES_FAULT):
        fault_notice(fault)


def _refusal(ceiling: int) -> str:
    before = balance()
    if before is not None and before < ceiling:
        return f"This may cost {credits_words(ceiling)}; the balance is {credits_words(before)}."
    return plain(house().ledger.refusal(house().account, ceiling, visitor()))


def _ask(keyed: Mapping[str, Mapping[str, str]]) -> None:
    st.session_state.pop(keys.LINES_FAULT, None)
    try:
        house().instants.ask_all("verify", keyed, by=visitor())
    except Fault as fault:
        st.session_state[keys.LINES_FAULT] = fault
    forget_balance()
