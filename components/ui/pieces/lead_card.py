"""One lead as a card for an address book. Like every file it holds no phone that is withheld, and leaves a receipt."""

from __future__ import annotations

import streamlit as st

from components.analytics import Picked
from components.house import house
from components.looking import as_seen_now
from components.outreach.destinations import Asked, file_of, prepared
from components.outreach.receipts import receipt_of, standing_of
from components.people import Person
from components.ui.pieces.visitor import visitor


def lead_card(account: str, list_id: int, row: int, case: str) -> None:
    """Offer the card of a lead."""
    by = visitor()
    st.download_button(
        "vCard",
        data=as_seen_now(lambda: _bytes(account, list_id, row, case, by)),
        file_name=f"lead-{list_id}-{row}.vcf",
        mime="text/vcard",
        icon=":material/contact_page:",
        type="tertiary",
        on_click="ignore",
        help="A card for your address book, with the phones that may be called.",
        key=f"vcard-{list_id}-{row}",
    )


def _bytes(account: str, list_id: int, row: int, case: str, by: Person) -> bytes:
    asked, books = Asked(Picked((list_id,)), "vcard", case, row=row), house().outreach
    standing, ready = standing_of(books, account, (list_id,), {}), prepared(books, account, asked, {})
    file = file_of(ready, f"{list_id}-{row}")
    house().receipts.keep(receipt_of(account, ready, file, standing, by=house().people.now(by)))
    return file.body
