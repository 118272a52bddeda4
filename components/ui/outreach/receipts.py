"""Receipts: what has left, listed; one opened again by its link, and the same file made again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pandas as pd
import streamlit as st

from components.faults import Fault
from components.house import house
from components.outreach import rules
from components.outreach.destinations import Asked, destinations, file_of
from components.outreach.receipts import Receipt, changed_since
from components.ui.outreach import keys
from components.ui.outreach.answers import prepared_for, standing_now
from components.ui.outreach.download import file_button
from components.ui.outreach.reckoning import left_out_table
from components.ui.pieces.copyable import copyable
from components.ui.pieces.fragment import fragment
from components.ui.pieces.links import page_link_to
from components.ui.pieces.notices import told
from components.ui.pieces.selection_picker import picked_names
from components.ui.pieces.words import count, plain

RECEIPT = "receipt"
PER_PAGE = 10


@fragment(run_every="3s")
def receipt_list() -> None:
    """List the receipts, the newest first; a download's own appears by itself."""
    every = house().receipts.count(house().account)
    st.header("Receipts", anchor=False)
    if not every:
        st.caption(
            "Each file that you download leaves one: what was asked, who was withheld and why, and a digest that proves the file."
        )
        return
    pages = -(-every // PER_PAGE)
    if pages > 1:
        st.pagination(pages, key=keys.RECEIPTS_PAGE)
    page = min(pages, st.session_state.get(keys.RECEIPTS_PAGE, 1))
    for receipt in house().receipts.of(house().account, (page - 1) * PER_PAGE, PER_PAGE):
        _line(receipt)


@fragment(run_every="3s")
def newest_receipt() -> None:
    """Show the receipt of the file that left last; a download's own appears by itself."""
    for receipt in house().receipts.of(house().account, at_most=1):
        st.caption("The last file that left:")
        _line(receipt)


def opened_receipt() -> bool:
    """Show the receipt that the URL names, if it names one; tell whether it does."""
    key = st.query_params.get(RECEIPT, "")
    if not key:
        return False
    receipt = house().receipts.find(house().account, key)
    if receipt is None:
        st.warning("There is no such receipt here.", icon=":material/link_off:")
    else:
        _sheet(receipt)
    st.page_link("outreach.py", label="Back to Outreach", icon=":material/arrow_back:")
    return True


def _line(receipt: Receipt) -> None:
    with st.container(
        border=True, horizontal=True, gap="medium", vertical_alignment="center", key=f"receipt-{receipt.key}"
    ):
        st.page_link(
            "outreach.py",
            label=plain(receipt.name),
            icon=":material/receipt_long:",
            query_params={RECEIPT: receipt.key},
        )
        withheld = receipt.found - receipt.rows
        st.caption(
            f"{_when(receipt.made_at)} · {count(receipt.rows, 'row')} of {count(receipt.leads, 'lead')} · "
            f"{count(withheld)} {receipt.what} left out · SHA-256 {receipt.digest[:12]}…"
        )


def _sheet(receipt: Receipt) -> None:
    st.header(f"Receipt {receipt.key}", anchor=False)
    st.markdown(f"**{plain(receipt.name)}**, {_when(receipt.made_at)}")
    facts = pd.DataFrame(list(_facts(receipt)), columns=["What", "As it was"])
    st.dataframe(facts, hide_index=True, height="content", alt="The receipt")
    st.subheader("Who was left out, and why", anchor=False)
    if not receipt.left_out and not receipt.blanked:
        st.caption("Nobody was withheld.")
    left_out_table((*receipt.left_out, *receipt.blanked), receipt.found)
    _link(receipt)
    st.subheader("The same file again", anchor=False)
    with told():
        _again(receipt)


def _facts(receipt: Receipt) -> Iterable[tuple[str, str]]:
    asked, standing = receipt.asked, receipt.standing
    where = destinations().get(asked["destination"])
    yield "Destination", where.label if where else asked["destination"]
    yield "Rows", f"{count(receipt.rows)}, from {count(receipt.leads, 'lead')}"
    for one in standing.lists:
        age = f"flags as of {one.put_at:%d %b %Y}" if one.list_id > 0 else "a list of your own"
        yield "List", f"{one.name} ({count(one.rows, 'row')}, {age})"
    yield "Narrowed to", _narrowing(receipt) or "all leads"
    yield "Choices", _choices(receipt)
    if receipt.checked:
        yield "Flags of its phones", f"told between {receipt.checked[0]} and {receipt.checked[-1]}"
    yield "Rules", f"version {standing.rules}{'' if standing.rules == rules().version else ', since replaced'}"
    for one in asked["overrides"]:
        yield (
            "Lifted",
            f"{rules().barriers[one['reason']].label}: “{one['why']}”, {one['at'][:16].replace('T', ' ')} UTC",
        )
    yield "Who", receipt.person or "nobody is signed in"
    yield "SHA-256", receipt.digest
    yield "Size", f"{receipt.size_bytes:,} bytes"
    if receipt.again_of:
        yield "Made again of", f"receipt {receipt.again_of}"


def _narrowing(receipt: Receipt) -> str:
    try:
        return receipt.question.picked.words()
    except Fault:
        return ""


def _choices(receipt: Receipt) -> str:
    asked = receipt.asked
    parts = (
        f"best {asked['case'].replace('_', ' ')} score first",
        asked["file_format"].upper(),
        {"digits": "phones as 10 digits", "e164": "phones as E.164"}.get(asked["phone_form"], ""),
        f"{asked['line']}s only" if asked["line"] else "",
        "one phone a lead" if asked["best_only"] else "",
        "with an e-mail address" if asked["with_email"] else "",
    )
    return ", ".join(part for part in parts if part)


def _link(receipt: Receipt) -> None:
    with st.popover("Link", icon=":material/link:", type="tertiary"):
        st.caption("Whoever opens this link on this dashboard sees this receipt.")
        copyable(page_link_to("outreach", {RECEIPT: receipt.key}))


def _again(receipt: Receipt) -> None:
    """Make it again as everything stands today, and say whether it came out the same."""
    asked: Asked = receipt.question
    ready, standing = prepared_for(asked), standing_now(asked)
    made = file_of(ready, picked_names(asked.picked))
    changes = changed_since(receipt, made.digest, standing, (*ready.shaped.left_out, *ready.shaped.blanked))
    if changes:
        st.warning("It would come out another way today:", icon=":material/difference:")
        st.markdown("\n".join(f"- {plain(one)}" for one in changes))
    else:
        st.success("Byte for byte the same as it was.", icon=":material/verified:")
    file_button(ready, again_of=receipt.key)


def _when(moment: datetime) -> str:
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"
