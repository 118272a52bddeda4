"""Who may be written to: a selection of leads as one row an e-mail address, or one row a lead for mail, each with why it is withheld."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from components.library import TRACED_EMAILS, Selection
from components.outreach.contacts import Books, tables_of
from components.outreach.picking import HOME, MAIL, WHO, picked_words, schema_of
from components.outreach.rules import Reason
from components.outreach.suppression import Suppressed
from components.outreach.words import EMAIL, barred_leads, held

EMAIL_COLUMNS = ("_list", "_row", "rank", "email", *WHO, *HOME, *MAIL, "score", "deceased", "reason")
MAIL_COLUMNS = ("_list", "_row", *WHO, *HOME, *MAIL, "score", "deceased", "reason")
_EMAIL = r"^[^@\s,;<>]+@[a-z0-9.-]+\.[a-z]{2,}$"


def email_contacts(
    books: Books, account: str, selection: Selection, case: str = "sell", *, extra: Sequence[str] = ()
) -> pa.Table:
    """Judge every e-mail address of a selection; gives one row an address with `EMAIL_COLUMNS`, then `extra` columns that there are.

    `email` is in lower case, `rank` its place among its lead's. An opt-out of one address is for that address; an address or a person on
    the suppression list bars all of theirs. The best score comes first.
    """
    schema, suppressed = schema_of(books.shelf, account, selection), books.suppressed(account)
    emails = [name for name in TRACED_EMAILS if name in schema.names]
    each = ", ".join(f"{{'rank': {rank}, 'email': lower(trim({name}))}}" for rank, name in enumerate(emails, 1))
    query = f"""
        WITH picked AS MATERIALIZED ({picked_words(schema, selection, case, (*emails, *extra))}),
        barred AS ({_barred(books, account, selection, suppressed)}),
        found AS (SELECT * FROM (SELECT *, unnest([{each}]) AS e FROM picked) WHERE e.email IS NOT NULL AND e.email <> '')
        SELECT _list, _row, e.rank, e.email, {_columns((*WHO, *HOME, *MAIL, "score", "deceased"))},
               CASE WHEN (_list, _row) IN (SELECT (_list, _row) FROM barred) OR {held(suppressed, account, EMAIL, "e.email")}
                    THEN '{Reason.OPTED_OUT}' WHEN NOT regexp_matches(e.email, '{_EMAIL}') THEN '{Reason.INVALID}'
                    ELSE '{Reason.NONE}' END AS reason{_more(schema, extra, EMAIL_COLUMNS)}
        FROM found ORDER BY score DESC NULLS LAST, _list, _row, e.rank
    """  # noqa: S608  our own words
    return books.shelf.ask(
        account, selection.list_ids, query, selection.params, tables=tables_of(books, account, selection, suppressed)
    )


def mail_contacts(
    books: Books, account: str, selection: Selection, case: str = "sell", *, extra: Sequence[str] = ()
) -> pa.Table:
    """Judge the mail of every lead of a selection; gives one row a lead with `MAIL_COLUMNS`, then `extra` columns that there are.

    Withheld are addresses and persons on the suppression list, and leads without a street and a ZIP to write to (`invalid`). Several
    leads of one owner stay several rows.
    """
    schema, suppressed = schema_of(books.shelf, account, selection), books.suppressed(account)
    query = f"""
        WITH picked AS MATERIALIZED ({picked_words(schema, selection, case, extra)}),
        barred AS ({_barred(books, account, selection, suppressed)})
        SELECT _list, _row, {_columns((*WHO, *HOME, *MAIL, "score", "deceased"))},
               CASE WHEN (_list, _row) IN (SELECT (_list, _row) FROM barred) THEN '{Reason.OPTED_OUT}'
                    WHEN mail_address IS NULL OR mail_zip IS NULL THEN '{Reason.INVALID}' ELSE '{Reason.NONE}' END AS reason
               {_more(schema, extra, MAIL_COLUMNS)}
        FROM picked ORDER BY score DESC NULLS LAST, _list, _row
    """  # noqa: S608  our own words
    return books.shelf.ask(
        account, selection.list_ids, query, selection.params, tables=tables_of(books, account, selection, suppressed)
    )


def _barred(books: Books, account: str, selection: Selection, suppressed: Suppressed) -> str:
    return barred_leads(suppressed, account, books.identities(account, selection.list_ids, suppressed))


def _columns(names: Sequence[str]) -> str:
    return ", ".join(names)


def _more(schema: pa.Schema, extra: Sequence[str], taken: Sequence[str]) -> str:
    wanted = [name for name in dict.fromkeys(extra) if name in schema.names and name not in taken]
    return "".join(', "' + name.replace('"', '""') + '"' for name in wanted)
