"""Two accounts in one house: the first is looked from, the second owns a row in every table that knows accounts, marked SECRET."""

import importlib
import threading
import time
from pathlib import Path

from sqlalchemy import Boolean, Float, Integer, LargeBinary, delete, event, insert, select

from components.accounts.tables import account_members, accounts

ROOT = Path(__file__).resolve().parents[2]
SECRET = "SECRETOFTHEOTHER"
OURS = {"accounts", "account_tokens", "account_members", "account_looks"}
KEY = "f" * 32
_WORDS = {"state": "found", "kind": "trace", "key": KEY, "id": KEY, "audience": "{}", "wanted": "{}"}


def owning_tables():
    """Every table of ours whose rows are an account's."""
    rooms = [
        importlib.import_module(f"components.{path.parent.name}.tables")
        for path in sorted((ROOT / "components").glob("*/tables.py"))
    ]
    tables = [table for room in rooms for table in room.metadata.sorted_tables]
    return [table for table in tables if "account" in table.c and table.name not in OURS]


def filled(database, account):
    """Give the account a row in every such table but for what is bought for real."""
    tables = [table for table in owning_tables() if table.name not in {"orders", "shelf"}]
    with database.begin() as connection:
        for table in tables:
            if connection.execute(select(table.c.account).where(table.c.account == account)).first():
                continue
            row = {column.name: _value(column) for column in table.c if not _numbered(column)}
            connection.execute(insert(table).values(row | {"account": account}))
    return tables


def emptied(database, account):
    """Leave the house as if the account had never been."""
    with database.begin() as connection:
        connection.execute(delete(accounts).where(accounts.c.key == account))
        connection.execute(delete(account_members).where(account_members.c.account == account))
        for table in owning_tables():
            connection.execute(delete(table).where(table.c.account == account))


def _numbered(column):
    return column.primary_key and isinstance(column.type, Integer) and column.name == "id"


def _value(column):
    if column.name in _WORDS:
        return _WORDS[column.name]
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, Integer | Float):
        return -7 if column.name == "list_id" else int(time.time())
    return SECRET.encode() if isinstance(column.type, LargeBinary) else SECRET[: getattr(column.type, "length", None)]


class Asked:
    """The questions that pages put to the database, asked once more to see what came back."""

    def __init__(self, database):
        self._database, self._asked = database, {}

    def __enter__(self):
        event.listen(self._database, "after_cursor_execute", self._note)
        return self

    def __exit__(self, *_):
        event.remove(self._database, "after_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, parameters, *_):
        if "script" in threading.current_thread().name.lower() and statement.lstrip().upper().startswith("SELECT"):
            self._asked[statement, repr(parameters)] = (statement, parameters)

    def answers(self):
        for statement, parameters in self._asked.values():
            with self._database.connect() as connection:
                yield statement, [tuple(row) for row in connection.exec_driver_sql(statement, parameters)]
