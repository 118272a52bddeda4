"""Contacts into rows: one a phone, an owner, a lead, a piece of mail or an e-mail address; and what was left out on the way, and why.

Nobody is left out silently: what was found is what is in the file and what is counted here. Where a destination leaves a cell blank
instead of a row out, that is counted too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from components.outreach.contacts import Books, phone_contacts
from components.outreach.destinations.asked import Asked
from components.outreach.destinations.fields import EMAIL_SLOTS, LEAD_COLUMNS, PHONE_SLOTS
from components.outreach.destinations.reckoning import (
    EMAILS,
    LEADS,
    LINE,
    NO_EMAIL,
    NO_PHONE,
    NOBODY,
    PHONES,
    LeftOut,
    counts_of,
    kept_once,
)
from components.outreach.letters import email_contacts, mail_contacts
from components.outreach.rules import Reason

_LEAD = "c._list || '.' || c._row"
_OWNER = f"coalesce(i.owner_1, i.mail, {_LEAD})"


@dataclass(frozen=True)
class Shaped:
    """The rows of a file, and what became of everything that was found.

    `found` counts what a row is made of (`what`): all of it is in `table` or in `left_out`. `blanked` are phones and e-mail addresses that
    are withheld where a row is more than one of them. `leads` are the leads asked for, `estimated` the phones that may be called by their
    list's own flags alone: no scrub has asked the registries about them.
    """

    table: pa.Table
    leads: int
    what: str
    found: int
    left_out: tuple[LeftOut, ...]
    blanked: tuple[LeftOut, ...] = ()
    estimated: int = 0


def shaped(books: Books, account: str, asked: Asked) -> Shaped:
    """Give the rows of a file. Raises `BadInput` where a list is not on the shelf."""
    unit, leads = asked.where.unit, lead_number(books, account, asked)
    if unit == "phone":
        phones = phones_of(books, account, asked)
        return replace(_once(books, account, asked, phones, PHONES, "c.phone", leads), estimated=estimated_of(phones))
    if unit == "email":
        judged = email_contacts(books, account, asked.selection(), asked.case, extra=LEAD_COLUMNS)
        return _once(books, account, asked, judged, EMAILS, "c.email", leads)
    if unit == "piece":
        judged = mail_contacts(books, account, asked.selection(), asked.case, extra=LEAD_COLUMNS)
        return _once(books, account, asked, judged, LEADS, _OWNER, leads)
    return _by_lead(books, account, asked, leads)


def lead_number(books: Books, account: str, asked: Asked) -> int:
    """Count the leads asked for."""
    selection = asked.selection()
    query = f"SELECT count(*)::BIGINT AS leads FROM rows WHERE {selection.where}"  # noqa: S608  words of our own
    found = books.shelf.ask(account, selection.list_ids, query, selection.params, narrow=True)
    return int(found["leads"][0].as_py())


def phones_of(books: Books, account: str, asked: Asked) -> pa.Table:
    """Judge the phones of what is asked for; those of another kind of line have the reason `LINE`, after all others."""
    selection = asked.selection()
    extra = LEAD_COLUMNS if asked.where.unit == "phone" else ()
    found = phone_contacts(books, account, selection, asked.case, overrides=asked.overrides, extra=extra)
    if not asked.line:
        return found
    other = pc.and_(pc.equal(found["reason"], ""), pc.not_equal(found["phone_type"], asked.line))
    at = found.column_names.index("reason")
    return found.set_column(at, "reason", pc.if_else(other, LINE, found["reason"]))


def estimated_of(phones: pa.Table) -> int:
    """Count the different numbers that may be called and that no scrub has answered for."""
    mine = pc.and_(pc.equal(phones["reason"], ""), pc.not_equal(phones["source"], "scrub"))
    return int(pc.count_distinct(phones["phone"].filter(mine)).as_py())


def _once(books: Books, account: str, asked: Asked, judged: pa.Table, what: str, key: str, leads: int) -> Shaped:
    kept, left_out = kept_once(books, account, asked, judged, what, key)
    return Shaped(kept, leads, what, len(judged), left_out)


def _by_lead(books: Books, account: str, asked: Asked, leads: int) -> Shaped:
    selection, owner = asked.selection(), asked.where.unit == "owner"
    phones, emails = phones_of(books, account, asked), email_contacts(books, account, selection, asked.case)
    tables = {
        "leads": mail_contacts(books, account, selection, asked.case, extra=LEAD_COLUMNS),
        "phones": phones.filter(pc.equal(phones["reason"], "")).select(_OF_PHONE),
        "emails": emails.filter(pc.equal(emails["reason"], "")).select(["_list", "_row", "email", "rank"]),
    }
    judged = books.shelf.ask(account, selection.list_ids, _lead_words(asked), tables=tables)
    found = _once(books, account, asked, judged, LEADS, _OWNER if owner else f"coalesce(i.home, {_LEAD})", leads)
    blanked = (*counts_of(phones, PHONES), *counts_of(emails, EMAILS))
    return replace(found, blanked=blanked, estimated=estimated_of(phones))


_OF_PHONE = ["_list", "_row", "rank", "phone", "phone_type", "dma", "checked_at", "lifted"]


def _lead_words(asked: Asked) -> str:
    """Ask for one row a lead with its phones and e-mail addresses side by side, the best first; and why one is left out."""
    most = 1 if asked.best_only else PHONE_SLOTS
    phones = ", ".join(f"p[{n}].phone AS phone_{n}, p[{n}].type AS phone_{n}_type" for n in range(1, most + 1))
    emails = ", ".join(f"e[{n}] AS email_{n}" for n in range(1, EMAIL_SLOTS + 1))
    return f"""
        WITH called AS (
            SELECT _list, _row, list({{'phone': phone, 'type': phone_type, 'dma': dma}} ORDER BY rank)[:{most}] AS p,
                   min(checked_at) AS checked_at, nullif(max(lifted), '') AS lifted
            FROM phones GROUP BY ALL
        ), written AS (SELECT _list, _row, list(email ORDER BY rank) AS e FROM emails GROUP BY ALL)
        SELECT l.* REPLACE ({_reason_words(asked)} AS reason), c.checked_at, c.lifted, p[1].dma AS dma, {phones},
               list_filter(p, lambda x: x.type = 'mobile')[1].phone AS mobile, {emails}
        FROM leads l LEFT JOIN called c USING (_list, _row) LEFT JOIN written USING (_list, _row)
        ORDER BY coalesce(p[1].dma, false), score DESC NULLS LAST, _list, _row
    """  # noqa: S608  words of our own


def _reason_words(asked: Asked) -> str:
    """Say why a lead is left out. One without a mailing address stays: only mail needs it."""
    told = [f"WHEN reason = '{Reason.OPTED_OUT}' THEN reason"]
    if asked.where.needs == "phone":
        told.append(f"WHEN p IS NULL THEN '{NO_PHONE}'")
    if asked.where.needs == "identity":
        named = "nullif(owner_1_first_name, '') IS NOT NULL AND nullif(owner_1_last_name, '') IS NOT NULL"
        told.append(f"WHEN p IS NULL AND e IS NULL AND NOT ({named}) THEN '{NOBODY}'")
    if asked.with_email:
        told.append(f"WHEN e IS NULL THEN '{NO_EMAIL}'")
    return f"CASE {' '.join(told)} ELSE '' END"
