"""Rows at rest: what was paid for, kept and asked.

Holds the table of columns, the reading of single cells, the shelf (Parquet in the database, files as a cache, DuckDB over the files), and
exports. May touch the audience, settings and faults. Must never draw, speak HTTP, or show one account another's rows.

Decisions, each with its reason:
- The blob in the database is the durable copy, so that there is one thing to back up and a replica holds nothing of its own.
- Unknown columns are carried as text; a cell that can't be read is null, never a guess.
- Factor lists are kept as JSON text: a frame with them as objects costs half a second at each use.
- How many phones may be called is counted when rows are put, phone by phone, so that every later question is a sum.
"""

from components.library.columns import (
    COLUMNS,
    FLAGS_AT,
    PHONES,
    SEEN_LIVE,
    TRACED_EMAILS,
    TRACED_PHONES,
    USE_CASES,
    Column,
)
from components.library.dossiers import DossierPhone, dossier_emails, dossier_owners, dossier_phones, dossier_row
from components.library.leads import BEST, FIRST_COLUMNS, OWNER, PHONE, LeadsPage, lead, leads_page, phoned_rows
from components.library.names import name_in_words
from components.library.own_lists import OwnList, OwnLists
from components.library.owned import NONE_OWNED, Owned, owned
from components.library.packing import pack
from components.library.persons import persons_table
from components.library.same_home import same_home
from components.library.selection import Selection
from components.library.shelf import Shelf
from components.library.verdicts import Verdict, Verdicts

__all__ = [
    "BEST",
    "COLUMNS",
    "FIRST_COLUMNS",
    "FLAGS_AT",
    "NONE_OWNED",
    "OWNER",
    "PHONE",
    "PHONES",
    "SEEN_LIVE",
    "TRACED_EMAILS",
    "TRACED_PHONES",
    "USE_CASES",
    "Column",
    "DossierPhone",
    "LeadsPage",
    "OwnList",
    "OwnLists",
    "Owned",
    "Selection",
    "Shelf",
    "Verdict",
    "Verdicts",
    "dossier_emails",
    "dossier_owners",
    "dossier_phones",
    "dossier_row",
    "lead",
    "leads_page",
    "name_in_words",
    "owned",
    "pack",
    "persons_table",
    "phoned_rows",
    "same_home",
]
