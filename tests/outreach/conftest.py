from datetime import UTC, datetime
from pathlib import Path

import pytest

from components.library import Selection, Shelf, Verdict, Verdicts, pack
from components.outreach import Books, Exceptions, Scrubbed, Suppression, phone_contacts
from tests.server.databases import new_database

MINE = "mine"
DAY_S = 86_400


def lead(address="1 Oak St", **cells):
    """A lead at its own address, with an owner, whose mail comes there."""
    home = {"address": address, "city": "Mesa", "state": "AZ", "zip_code": "85201"}
    mail = {"mail_address": address, "mail_city": "Mesa", "mail_state": "AZ", "mail_zip": "85201"}
    who = {"owner_1_first_name": "Ana", "owner_1_last_name": f"Of {address}"}
    return home | mail | who | {"sell_propensity_score": 50} | cells


def phone(number, slot="mobile_1", dnc=False, tcpa=False):
    return {slot: number, f"{slot}_dnc": dnc, f"{slot}_tcpa": tcpa}


class World:
    """A house's books over a database of its own."""

    def __init__(self, folder):
        self.database = new_database(folder / "books.sqlite")
        self.folder = Path(folder)
        self.shelf = Shelf(self.database, self.folder / "rows")
        self.verdicts = Verdicts(self.database)
        self.suppression = Suppression(self.database)
        self.exceptions = Exceptions(self.database)
        self.scrubbed = Scrubbed(self.database, self.verdicts)
        self.books = Books(self.database, self.shelf, self.scrubbed, self.suppression, self.exceptions)

    def put(self, *leads, list_id=1):
        self.shelf.put(MINE, list_id, [pack(list(leads))])

    def scrub(self, number, at=None, **flags):
        told = {"national_dnc": False, "state_dnc": False, "dma": False, "litigator": False} | flags
        verdict = Verdict(number, **told, phone_type="Mobile", checked_at=at or datetime.now(UTC), source="scrub 1")
        self.verdicts.keep(MINE, [verdict])

    def contacts(self, *list_ids, **options):
        return phone_contacts(self.books, MINE, Selection(list_ids or (1,)), **options)

    def reasons(self, *list_ids, **options):
        """Give (phone, reason) of every phone, sorted."""
        told = self.contacts(*list_ids, **options).to_pydict()
        return dict(sorted(zip(told["phone"], told["reason"], strict=True)))


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.database.dispose()
