"""The database: opened sturdily, brought up to date, copied, moved. Knows no room's tables; the migrations are the schema's history.

A room's `tables.py` says what its tables are now; `migrations/versions/NNNN_….py` says how a database of any age gets there. To change
a table: change `tables.py`, write the next numbered step (`revision`, `down_revision`, `upgrade`), run `pytest tests/database`: it compares
both on SQLite and PostgreSQL, and opens a database of the first release.
"""

from components.database.copies import copy_beside, copy_sqlite
from components.database.moving import move
from components.database.opening import open_database
from components.database.privacy import keep_folder_private, keep_private
from components.database.schema import NewerDatabase, bring_up_to_date, known_revisions, standing_revision

__all__ = [
    "NewerDatabase",
    "bring_up_to_date",
    "copy_beside",
    "copy_sqlite",
    "keep_folder_private",
    "keep_private",
    "known_revisions",
    "move",
    "open_database",
    "standing_revision",
]
