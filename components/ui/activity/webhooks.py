"""Webhooks as they came: what each claims, whether it was heard, and its body, word for word."""

from __future__ import annotations

from typing import Any

import orjson
import pandas as pd
import streamlit as st

from components.house import house
from components.library import name_in_words
from components.orders import INBOX_KINDS, Order, Received
from components.ui.activity import keys
from components.ui.pieces.chosen_account import only_of_account
from components.ui.pieces.frames import TICKS, table_height, ticked_row
from components.ui.pieces.notices import empty_state
from components.ui.pieces.order_links import order_link
from components.ui.pieces.words import count, plain

PER_PAGE = 25
_VERDICTS = {"heard": "Heard", "kept": "Kept", "refused": "Refused"}
_COLUMNS: dict[str, Any] = {
    "at": st.column_config.DatetimeColumn("Received (UTC)", format="D MMM YYYY, HH:mm:ss", timezone="UTC"),
    "kind": "Kind",
    "verdict": st.column_config.TextColumn(
        "Verdict", help="Heard: it named a job. Kept: of a shape nobody knows. Refused: no webhook."
    ),
    "job": st.column_config.NumberColumn("Vendor's number", format="%d"),
    "name": st.column_config.TextColumn("Name", width="medium"),
    "replay": st.column_config.CheckboxColumn("Replay", help="Word for word the same as one that came before."),
    "size": st.column_config.NumberColumn("Bytes", format="localized"),
}


def webhooks() -> None:
    """Show what was posted to the webhook address."""
    st.caption("A webhook is a hint and never believed: whatever it claims, the API is asked. A replay does no harm.")
    whose = only_of_account()
    counted = house().inbox.kinds(whose)
    if not counted:
        empty_state(
            "No webhook yet",
            "Paste the address from Settings into your account at the vendor's, or test it there. Polling works without it.",
            icon=":material/webhook:",
        )
        st.page_link("settings.py", label="The webhook's address", icon=":material/tune:")
        return
    kinds = st.pills(
        "Kinds",
        sorted(counted),
        selection_mode="multi",
        format_func=lambda kind: f"{plain(name_in_words(kind))} {counted[kind]:,}",
        key=keys.WEBHOOK_KINDS,
        on_change=_first_page,
    )
    total = sum(counted[kind] for kind in kinds or counted)
    page = max(1, st.session_state.get(keys.WEBHOOK_PAGE, 1))
    found = house().inbox.received(kinds or (), (page - 1) * PER_PAGE, PER_PAGE, account=whose)
    _table(found, page)
    pages = -(-total // PER_PAGE)
    if pages > 1:
        st.pagination(pages, key=keys.WEBHOOK_PAGE)


def _table(found: tuple[Received, ...], page: int) -> None:
    frame = pd.DataFrame([_row(one) for one in found], columns=list(_COLUMNS))
    key = f"webhooks-{page}-{found[0].id if found else 0}"
    event: Any = st.dataframe(
        frame,
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        height=table_height(len(frame), 12),
        on_select="rerun",
        selection_mode=TICKS,
        key=key,
        alt="Webhooks received",
    )
    if (clicked := ticked_row(event, key, len(found))) is not None:
        _opened(found[clicked])
    else:
        st.caption("Tick a row to read it as it came.")


def _opened(one: Received) -> None:
    with st.container(border=True):
        for order in _orders(one):
            order_link(order, f"The order that it is about: {plain(order.name)}", icon=":material/arrow_forward:")
        st.code(_as_text(one.body), language="json", wrap_lines=True, height=320 if len(one.body) > 600 else "content")
        st.caption(f"{count(len(one.body), 'byte')}, as they came{', laid out' if one.verdict != 'refused' else ''}.")


def _orders(one: Received) -> list[Order]:
    kinds = INBOX_KINDS.get(one.kind, ())
    if one.vendor_id is None or not kinds:
        return []
    return [order for order in house().ledger.by_vendor_id(one.vendor_id, *kinds) if order.account == house().account]


def _as_text(body: bytes) -> str:
    try:
        return orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONDecodeError:
        return body.decode("utf-8", errors="replace")


def _row(one: Received) -> tuple[Any, ...]:
    verdict = _VERDICTS.get(one.verdict, one.verdict)
    return (
        one.received_at,
        name_in_words(one.kind),
        verdict,
        one.vendor_id,
        one.name or None,
        one.replay,
        len(one.body),
    )


def _first_page() -> None:
    st.session_state[keys.WEBHOOK_PAGE] = 1
