"""The rows step: the first rows as they will be sent, and what is wrong with which; good ones go, some others if a person says so."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.library.export import table_csv
from components.looking import as_seen_now
from components.ui.pieces.frames import table_height
from components.ui.pieces.words import count, plain
from components.ui.trace import keys
from components.ui.trace.work import Choices
from components.uploads import FIELDS, KINDS, Checked, KeptUpload

_SHOWN_ROWS = 6
_SHOWN_PROBLEMS = 200


def rows_step(kept: KeptUpload, found: Checked, choices: Choices) -> None:
    """Show what will be sent and what will not."""
    st.subheader("2 · Rows", anchor=False)
    good = int(found.good(choices.all_the_same).sum())
    bad = len(found.keys) - good
    words = f"**{count(good, 'row')} ready to send**" + (f", {count(bad)} held back" if bad else ", none held back")
    st.markdown(words)
    _first_rows(found, choices)
    if found.counts():
        _problems(kept, found, choices)


def _first_rows(found: Checked, choices: Choices) -> None:
    sent = found.sendable(choices.all_the_same).slice(0, _SHOWN_ROWS)
    if not len(sent):
        return
    filled = [
        name for name in sent.column_names if any(sent.column(name).to_pylist()) or name in ("address", "city", "state")
    ]
    frame = sent.select(filled).to_pandas()
    st.dataframe(
        frame.rename(columns={name: FIELDS[name].label for name in filled}),
        hide_index=True,
        alt="The first rows as they will be sent",
    )
    st.caption(
        "The first rows as they will be sent. Your own columns stay with their rows and come back with the results."
    )


def _problems(kept: KeptUpload, found: Checked, choices: Choices) -> None:
    key = keys.choice_of(kept.key, "all-the-same")
    counts = found.counts()
    may = [kind for kind in counts if KINDS[kind].may_send]
    with st.container(border=True):
        st.markdown("  \n".join(_line(kind, rows, choices) for kind, rows in counts.items()))
        if may:
            st.session_state[key] = [kind for kind in choices.all_the_same if kind in may]
            st.pills(
                "Send all the same",
                may,
                selection_mode="multi",
                format_func=lambda kind: f"{KINDS[kind].label} ({counts[kind]:,})",
                key=key,
                on_change=_take,
                args=(kept, key),
                help="These rows can be sent. Each is charged like any other.",
            )
        _by_row(kept, found)


def _line(kind: str, rows: int, choices: Choices) -> str:
    sent = kind in choices.all_the_same
    icon = ":green[:material/check_circle:]" if sent else ":orange[:material/report:]"
    hint = " · an advanced trace needs none" if kind == "no_name" else ""
    return f"{icon} **{count(rows)}** · {plain(KINDS[kind].label)}{hint}"


def _by_row(kept: KeptUpload, found: Checked) -> None:
    with st.expander("Row by row", icon=":material/list:"):
        told = found.problems(at_most=_SHOWN_PROBLEMS).to_pandas()
        told["kind"] = [KINDS[kind].label for kind in told["kind"]]
        st.dataframe(
            told.rename(columns={"row": "Row in the file", "kind": "Problem", "words": "What is wrong"}),
            hide_index=True,
            height=table_height(len(told), 8),
            alt="Problems by row",
        )
        every = sum(found.counts().values())
        with st.container(horizontal=True, vertical_alignment="center"):
            if every > len(told):
                st.caption(f"The first {count(len(told))} of {count(every)}.")
            st.download_button(
                "All problems as CSV",
                data=as_seen_now(lambda: table_csv(found.problems())),
                file_name="problems.csv",
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
                key=f"problems-{kept.key}",
            )


def _take(kept: KeptUpload, key: str) -> None:
    house().uploads.choose(kept.account, kept.key, all_the_same=list(st.session_state[key]))
