"""Look for one person, and see everything that is held of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from components.house import house
from components.looking import as_seen_now
from components.outreach import shown
from components.privacy import MOST_ROWS, Found, Sought, export_csv, export_json, find
from components.ui.pieces.shelf_lists import shelf_lists
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, plain
from components.ui.privacy import keys

Key = tuple[int, int]


def seek_form() -> None:
    """Ask for what is known of the person; any of it finds them."""
    with st.form("privacy-seek", border=True):
        phone, email = st.columns(2)
        number = phone.text_input("Phone", placeholder="(602) 555-0147", max_chars=60)
        mail = email.text_input("E-mail address", placeholder="jane@example.com", max_chars=200)
        address = st.text_input("Address", placeholder="12 Oak St, Mesa, AZ 85201", max_chars=200)
        name, code = st.columns([2, 1])
        called = name.text_input("Name", placeholder="Jane Doe", max_chars=120)
        zip_code = code.text_input("ZIP", placeholder="narrows the name", max_chars=10)
        if st.form_submit_button("Find", type="primary", icon=":material/person_search:"):
            st.session_state[keys.SOUGHT] = Sought.typed(called, zip_code, number, mail, address)
            st.session_state[keys.TURN] = st.session_state.get(keys.TURN, 0) + 1


def found_person() -> Found | None:
    """Give what is held of the person looked for; None while nobody is, or where nothing typed has a form."""
    sought = st.session_state.get(keys.SOUGHT)
    if sought is None:
        return None
    if not sought:
        st.warning(
            "Nothing of that is a phone, an e-mail address, an address with a ZIP, or a name.",
            icon=":material/search_off:",
        )
        return None
    found = find(house().outreach, house().account, sought, visitor())
    if not found:
        st.success("Nothing is held of them: no row, no answer, no record.", icon=":material/check_circle:")
        return None
    return found


def held_leads(found: Found) -> tuple[Key, ...]:
    """Show the rows of lists; give those that are chosen: all that a phone, an e-mail address or the address told, at first."""
    st.header(f"{count(len(found.leads), 'row')} of lists", anchor=False)
    if len(found.leads) == 0:
        st.caption("No list has them.")
        return ()
    lists = shelf_lists()
    told = found.leads.to_pylist()
    turn = st.session_state.get(keys.TURN, 0)
    edited = st.data_editor(
        pd.DataFrame(
            [_row(row, lists[row["_list"]].name if row["_list"] in lists else f"list {row['_list']}") for row in told]
        ),
        hide_index=True,
        disabled=["List", "Owner", "Address", "Phones", "E-mail", "Found by"],
        column_config={"Theirs": st.column_config.CheckboxColumn("Theirs", width="small")},
        key=f"privacy-rows-{turn}",
    )
    if any(row["by_name"] for row in told):
        st.caption("Rows found by the name alone may be another person's: tick those that are theirs.")
    if len(told) == MOST_ROWS:
        st.caption(f"The first {MOST_ROWS}: say more of the person to see fewer.")
    chosen = edited["Theirs"].tolist()
    return tuple(key for key, theirs in zip(found.keys, chosen, strict=True) if theirs)


def held_elsewhere(found: Found) -> None:
    """Show the other places that tell them."""
    held = len(found.hits) + len(found.entries)
    st.header(f"{count(held, 'other place')}", anchor=False)
    if not held:
        st.caption("Nothing else tells them.")
        return
    rows = [{"Where": hit.store, "What": hit.words[:120], "When": _day(hit.at)} for hit in found.hits]
    rows += [
        {
            "Where": "Suppression list",
            "What": "erased on request before" if one.sealed else f"{shown(one.kind, one.form)} ({one.source})",
            "When": _day(one.added_at),
        }
        for one in found.entries
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, placeholder="–", alt="Other places")


def export(found: Found, chosen: tuple[Key, ...]) -> None:
    """Offer everything that is held as a file."""
    st.header("Hand it over", anchor=False)
    st.caption(f"Everything held: {count(len(chosen), 'ticked row')} with all columns, and every other place.")
    by = visitor()
    name = f"held-{datetime.now(UTC):%Y-%m-%d}"
    with st.container(horizontal=True):
        st.download_button(
            "JSON",
            data=as_seen_now(
                lambda: export_json(house().outreach, house().account, found, chosen, house().people.now(by))
            ),
            file_name=f"{name}.json",
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            key="privacy-json",
        )
        st.download_button(
            "CSV",
            data=as_seen_now(
                lambda: export_csv(house().outreach, house().account, found, chosen, house().people.now(by))
            ),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="privacy-csv",
        )


def _row(row: dict[str, object], name: str) -> dict[str, object]:
    place = " ".join(str(row[part]) for part in ("state", "zip_code") if row[part])
    return {
        "Theirs": not row["by_name"],
        "List": plain(name).replace("\\", ""),
        "Owner": row["owner"],
        "Address": ", ".join(str(part) for part in (row["address"], row["city"], place) if part),
        "Phones": ", ".join(shown("phone", one) for one in str(row["phones"] or "").split(", ")),
        "E-mail": row["emails"] or "",
        "Found by": "name alone" if row["by_name"] else "phone, e-mail or address",
    }


def _day(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%d %b %Y}"
