"""Leads with all columns of their own, for the plain files: who opted out is left out, withheld phones and e-mails are blank."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from components.library import COLUMNS, TRACED_EMAILS, TRACED_PHONES
from components.outreach.contacts import Books
from components.outreach.destinations.asked import Asked
from components.outreach.destinations.reckoning import EMAILS, LEADS, PHONES, counts_of
from components.outreach.destinations.shaping import Shaped, estimated_of, phones_of
from components.outreach.letters import email_contacts, mail_contacts
from components.outreach.rules import Reason


def plain(books: Books, account: str, asked: Asked) -> Shaped:
    """Give the leads, each as it lies in its list; columns that nothing stands in are left out."""
    selection = asked.selection()
    leads = mail_contacts(books, account, selection, asked.case)
    phones, emails = phones_of(books, account, asked), email_contacts(books, account, selection, asked.case)
    names = books.shelf.columns(account, selection.list_ids)
    told = ", ".join(_cell(name) for name in names)
    query = f"""
        WITH called AS (SELECT _list, _row, list(slot) AS _slots FROM phones WHERE reason = '' GROUP BY ALL),
        written AS (SELECT _list, _row, list('email_' || rank) AS _mails FROM emails WHERE reason = '' GROUP BY ALL)
        SELECT {told} FROM leads l JOIN rows r USING (_list, _row)
        LEFT JOIN called USING (_list, _row) LEFT JOIN written USING (_list, _row)
        WHERE l.reason <> '{Reason.OPTED_OUT}' ORDER BY l.score DESC NULLS LAST, _list, _row
    """  # noqa: S608  names of columns are quoted, the rest is our own words
    tables = {"leads": leads, "phones": phones, "emails": emails}
    found = books.shelf.ask(account, selection.list_ids, query, tables=tables)
    opted_out = leads.filter(pc.equal(leads["reason"], str(Reason.OPTED_OUT)))
    blanked = (*counts_of(phones, PHONES), *counts_of(emails, EMAILS))
    kept, left_out = _filled(found, names), counts_of(opted_out, LEADS)
    return Shaped(kept, len(leads), LEADS, len(leads), left_out, blanked, estimated_of(phones))


def _cell(name: str) -> str:
    """Give a column; a phone or an e-mail address only where it may be contacted, a number not where its 0 means unknown."""
    quoted = '"' + name.replace('"', '""') + '"'
    known = COLUMNS.get(name)
    if name in TRACED_PHONES:
        return f"CASE WHEN list_contains(_slots, '{name}') THEN r.{quoted} END AS {quoted}"
    if name in TRACED_EMAILS:
        return f"CASE WHEN list_contains(_mails, '{name}') THEN r.{quoted} END AS {quoted}"
    return f"nullif(r.{quoted}, 0) AS {quoted}" if known is not None and known.zero_is_unknown else f"r.{quoted}"


def _filled(table: pa.Table, names: Sequence[str]) -> pa.Table:
    kept = [name for name in names if table[name].null_count < len(table)]
    return table.select(kept or list(names))
