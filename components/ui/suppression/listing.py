"""The suppression list itself: how much is on it, whether somebody is, everything found again, and the way off it."""

from __future__ import annotations

import csv
import io

import pandas as pd
import streamlit as st

from components.faults import Fault
from components.house import house
from components.looking import as_seen_now
from components.outreach import Entry, shown
from components.ui.pieces.frames import TICKS, table_height, ticked_row
from components.ui.pieces.visitor import visitor
from components.ui.pieces.who import who_box
from components.ui.pieces.words import count, plain
from components.ui.suppression import keys
from components.ui.suppression.words import KINDS

PER_PAGE = 50
_SEALED = "erased on request"


def standing() -> None:
    """Say how many of each kind are on the list."""
    counts = house().outreach.suppression.counts(house().account)
    every = sum(counts.values())
    told = ", ".join(count(number, KINDS[kind][0], KINDS[kind][1].lower()) for kind, number in counts.items() if number)
    st.caption(
        f"{count(every)} on it: {told}."
        if every
        else "Nobody is on it yet: type the first opt-out, or bring a file of them."
    )


def is_on_it() -> None:
    """Answer whether one phone, address or person is on the list: also those that were erased and stand there unreadably."""
    typed = st.text_input(
        "Is somebody on it?",
        placeholder="a phone, an e-mail address, an address or a name",
        icon=":material/person_search:",
        key="suppression-asked",
    )
    if not typed.strip():
        return
    found = house().outreach.suppression.anyhow(house().account, typed)
    if not found:
        st.markdown(":gray[:material/check: Not on the list.]")
    for one in found:
        st.markdown(
            f":red[:material/block: **On the list**] since {one.added_at:%d %b %Y}: {plain(_whom(one))} ({plain(one.source)})"
        )


def listing() -> None:
    """Show the entries, the newest first; one that is picked can be taken off."""
    standing()
    if not any(house().outreach.suppression.counts(house().account).values()):
        return
    search, kinds = st.columns([2, 1.6], vertical_alignment="bottom")
    sought = search.text_input(
        "Find an entry", placeholder="Find by number, address, source or note", icon=":material/search:",
        label_visibility="collapsed", key="suppression-sought",
    )  # fmt: skip
    kind = kinds.segmented_control(
        "Kind",
        list(KINDS),
        key="suppression-kinds",
        format_func=lambda one: KINDS[one][1],
        label_visibility="collapsed",
    )
    list_, account = house().outreach.suppression, house().account
    total = list_.found(account, sought, kind or "")
    if total == 0:
        st.caption("Nothing on the list has that.")
        return
    pages = -(-total // PER_PAGE)
    page = min(st.session_state.get(keys.PAGE, 1), pages)
    entries = list_.entries(account, sought, kind or "", (page - 1) * PER_PAGE, PER_PAGE)
    key = f"suppressed-{sought}-{kind}-{page}"
    event = st.dataframe(
        pd.DataFrame([_row(one) for one in entries]),
        hide_index=True,
        placeholder="–",
        height=table_height(len(entries), 12),
        on_select="rerun",
        selection_mode=TICKS,
        key=key,
        alt="Entries of the suppression list",
    )
    _below(total, pages)
    if (clicked := ticked_row(event, key, len(entries))) is not None:
        _way_off(entries[clicked])


def _below(total: int, pages: int) -> None:
    told, pager, file = st.columns([1.4, 2, 1], vertical_alignment="center")
    told.caption(f"{count(total)} found · tick a row to take it off")
    with pager:
        if pages > 1:
            st.pagination(pages, key=keys.PAGE)
    file.download_button(
        "CSV",
        data=as_seen_now(as_csv),
        file_name="suppression-list.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key="suppression-csv",
        help="Everything that is readable; what was erased on request isn't.",
    )


def as_csv() -> bytes:
    """Write the readable entries as CSV that can be brought again."""
    told = io.StringIO()
    write = csv.writer(told, lineterminator="\r\n")
    write.writerow(("kind", "form", "source", "note", "by", "added"))
    for one in house().outreach.suppression.entries(house().account, at_most=1_000_000):
        if not one.sealed:
            cells = (
                one.kind,
                shown(one.kind, one.form),
                one.source,
                one.note,
                one.person,
                f"{one.added_at:%Y-%m-%d %H:%M}",
            )
            write.writerow([_harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + told.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _row(one: Entry) -> dict[str, str | None]:
    return {
        "Kind": KINDS[one.kind][0].capitalize(),
        "Who": _whom(one),
        "Why": one.source,
        "Note": one.note or None,
        "By": one.person or None,
        "Since": f"{one.added_at:%d %b %Y}",
    }


def _whom(one: Entry) -> str:
    return _SEALED if one.sealed else shown(one.kind, one.form)


def _way_off(one: Entry) -> None:
    with st.container(border=True), st.form(f"lift-{one.kind}-{one.form}", border=False):
        st.markdown(
            f"Take **{plain(_whom(one))}** off the list? They may be contacted again if nothing else forbids it."
        )
        why = st.text_input("Why", placeholder="kept for the record", max_chars=400)
        if st.form_submit_button("Take off", icon=":material/undo:"):
            try:
                house().outreach.suppression.lift(house().account, one.kind, one.form, by=visitor(), note=why)
            except Fault as fault:
                st.session_state[keys.FAULT] = fault
            st.rerun()
    who_box("lift")
