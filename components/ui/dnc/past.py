"""Every scrub that was ordered, and every number that was checked: to be found again, and proven."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow.compute as pc
import streamlit as st

from components.house import house
from components.library.export import csv_of
from components.looking import as_seen_now
from components.matching import phone_digits
from components.outreach import FLAGS, Freshness, due, known_table
from components.ui.dnc import keys
from components.ui.dnc.proof import scrub_log
from components.ui.dnc.scrub_head import cost_words
from components.ui.dnc.scrubs import PARAM, Scrub, answers, counted
from components.ui.pieces.cells import cell_words
from components.ui.pieces.order_cards import state_badge
from components.ui.pieces.phone_standing import barred_of, flag_words, standing_badges
from components.ui.pieces.words import ago, count, plain

_SHOWN = 12


def past_scrubs(scrubs: Sequence[Scrub]) -> None:
    """List the scrubs, the newest first; a name opens it."""
    st.header("Scrubs", anchor=False)
    if not scrubs:
        st.caption("No scrub yet. What you check stands here with its date, its files and its proof.")
        return
    typed = ""
    if len(scrubs) > 5:
        typed = st.text_input(
            "Find a scrub", placeholder="Find a scrub", icon=":material/search:", label_visibility="collapsed"
        )
    found = [scrub for scrub in scrubs if typed.lower() in scrub.name.lower()]
    shown = found if st.session_state.get(keys.MORE) else found[:_SHOWN]
    for scrub in shown:
        _row(scrub)
    if not found:
        st.caption("No scrub has that in its name.")
    st.download_button(
        "Log of all scrubs (CSV)",
        data=as_seen_now(lambda: scrub_log(scrubs)),
        file_name="scrubs.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help="When each was sent and answered, how many numbers, what it cost, and the SHA-256 of the vendor's file.",
    )
    if len(found) > len(shown):
        st.toggle(f"All {count(len(found))}", key=keys.MORE)


def _row(scrub: Scrub) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{scrub.key}"):
        st.page_link("dnc.py", label=plain(scrub.name), query_params={PARAM: scrub.key}, width="stretch")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            state_badge(scrub.slowest)
            clean = f"{count(counted(scrub).clean)} clean of " if scrub.home else ""
            st.caption(f"{clean}{count(scrub.sent, 'number')} · {cost_words(scrub)} · {ago(scrub.created_at)}")


def number_history(scrubs: Sequence[Scrub]) -> None:
    """Find one number: what is known of it, and every scrub that asked for it."""
    st.header("What was checked when", anchor=False)
    _remembered()
    typed = st.text_input(
        "Find a number",
        placeholder="(602) 555-0147",
        icon=":material/search:",
        key=keys.SOUGHT,
        help="Every check of it, with date and answer.",
    )
    if not typed.strip():
        return
    digits = phone_digits(typed)
    if not digits:
        st.warning("That is no US phone number.", icon=":material/help:")
        return
    _history(digits, scrubs)


def _remembered() -> None:
    scrubbed = house().outreach.scrubbed.table(house().account)
    if not len(scrubbed):
        st.caption("Nothing was checked yet. Each answer is remembered here with its date and its scrub.")
        return
    ages = due(scrubbed.column("phone"), scrubbed)
    told = [
        (ages.count(Freshness.FRESH), "fresh"),
        (ages.count(Freshness.SOON), "old within 6 days"),
        (ages.count(Freshness.STALE), "too old"),
    ]
    st.caption(
        f"{count(len(scrubbed), 'number')} remembered: {', '.join(f'{count(number)} {words}' for number, words in told if number)}."
    )
    st.download_button(
        "Every answer (CSV)",
        data=as_seen_now(
            lambda: csv_of(
                known_table(
                    scrubbed.append_column("label", pc.utf8_slice_codeunits(scrubbed.column("phone"), 0, 0)), scrubbed
                )
            )
        ),
        file_name="dnc-answers.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        help="The newest answer of each number, with its date and its scrub.",
    )


def _history(digits: str, scrubs: Sequence[Scrub]) -> None:
    verdict = house().verdicts.of(house().account, [digits]).get(digits)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{plain(cell_words('primary_phone', digits))}**", width="content")
            standing_badges(verdict, barred=digits in barred_of([digits]))
        if verdict is None:
            st.caption("No scrub of yours asked for it.")
            return
        st.markdown(f":small[{flag_words(verdict)}]")
        for scrub in scrubs:
            _asked_in(scrub, digits)
        _singles(digits)


def _asked_in(scrub: Scrub, digits: str) -> None:
    if not scrub.home:
        return
    table = answers(scrub)
    for row in table.filter(pc.equal(table.column("phone"), digits)).to_pylist():
        held = ", ".join(label for flag, label in FLAGS.items() if row[flag]) or row["verdict"]
        st.page_link(
            "dnc.py",
            label=f"{row['checked_at'].replace('T', ' ').replace('Z', ' UTC')} · {row['source']} · {plain(scrub.name)} · {held}",
            query_params={PARAM: scrub.key},
        )


def _singles(digits: str) -> None:
    for instant in house().instants.recent("dnc", search=digits):
        at = instant.answered_at or instant.asked_at
        st.caption(f"{at:%Y-%m-%d %H:%M:%S} UTC · single check · {instant.state}")
