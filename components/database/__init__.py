"""The database: opened sturdily, brought up to date, copied, put back, moved. Knows no other room's tables.

A room's `tables.py` says what its tables are now; `migrations/versions/NNNN_….py` says how a database of any age gets there. To change
a table: change `tables.py`, write the next numbered step (`revision`, `down_revision`, `upgrade`; `op.create_table`, or
`with op.batch_alter_table("orders") as orders: orders.add_column(…)`, as SQLite alters tables in this way alone), and run
`pytest tests/database`: it compares both on SQLite and PostgreSQL, and opens a database of the first release. A step that was released is
never changed.

Decisions, each with its reason:
- A SQLite file is copied before anything changes it, the order engine's own migrations included; the last three copies are kept.
- Each copy is marked as one, and a database that was moved away is marked too: two databases that go on from one state would buy an
  order twice. So what a copy had still to send is never sent by itself, and a database that was moved opens no more.
- One process a SQLite file: the second is refused in a line. The lock is the system's, so that a dead process leaves none behind.
- A step runs in one transaction, under a lock: what fails leaves the database as it was, and two replicas that start at once take turns.
"""

from components.database.copies import copy_beside, copy_sqlite
from components.database.faults import HeldDatabase, MovedDatabase, NewerDatabase, UnusableDatabase
from components.database.holding import hold_alone, is_held, open_alone
from components.database.marks import COPY, MOVED, Mark, found_mark, take_mark_off
from components.database.moving import move
from components.database.opening import open_database
from components.database.privacy import keep_folder_private, keep_private
from components.database.restoring import restore
from components.database.schema import bring_up_to_date, known_revisions, standing_revision

__all__ = [
    "COPY",
    "MOVED",
    "HeldDatabase",
    "Mark",
    "MovedDatabase",
    "NewerDatabase",
    "UnusableDatabase",
    "bring_up_to_date",
    "copy_beside",
    "copy_sqlite",
    "found_mark",
    "hold_alone",
    "is_held",
    "keep_folder_private",
    "keep_private",
    "known_revisions",
    "move",
    "open_alone",
    "open_database",
    "restore",
    "standing_revision",
    "take_mark_off",
]
