"""How many leads an entry reaches, told before it is made: the match rate of a file, the leads of one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from components.library import TRACED_EMAILS, Selection
from components.outreach.contacts import Books
from components.outreach.identities import identity_files
from components.outreach.picking import phones_of, schema_of
from components.outreach.suppression import Suppressed
from components.outreach.words import EMAIL, PHONE, bare_phone, barred_leads, held, tables


def leads_reached(books: Books, account: str, forms: Mapping[str, Sequence[str]]) -> int:
    """Count the leads on all of an account's lists that hold any of some forms; owners' other leads aren't counted."""
    list_ids = tuple(books.shelf.kept(account))
    told = {
        (kind, False): pa.table({"form": pa.array(list(some), pa.string())}) for kind, some in forms.items() if some
    }
    if not list_ids or not told:
        return 0
    asked = Suppressed((), told)
    found = books.shelf.ask(account, list_ids, _query(books, account, list_ids, asked), tables=tables(asked))
    return int(found["leads"][0].as_py())


def _query(books: Books, account: str, list_ids: Sequence[int], asked: Suppressed) -> str:
    schema = schema_of(books.shelf, account, Selection(tuple(list_ids)))
    phones = ", ".join(bare_phone(name) for name in phones_of(schema))
    emails = ", ".join(f"lower(trim({name}))" for name in TRACED_EMAILS if name in schema.names)
    unfolded = "SELECT _list, _row FROM (SELECT _list, _row, unnest([{}]) AS form FROM rows) WHERE {}"
    ways = [
        unfolded.format(columns, held(asked, account, kind, "form"))
        for kind, columns in ((PHONE, phones), (EMAIL, emails))
        if (kind, False) in asked.forms
    ]
    if any(kind not in {PHONE, EMAIL} for kind, _ in asked.forms):
        ways.append(barred_leads(asked, account, identity_files(books.shelf, account, list_ids)))
    return f"SELECT count(*)::BIGINT AS leads FROM ({' UNION '.join(ways)})"  # noqa: S608  our own words
