"""Who may hear of an account: whoever signs in and may look at it; where nobody signs in, this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components.notices import Recipient
from components.people import HERE, Act, People, Person


def _all_accounts(_person_id: str, _account: str) -> bool:
    return True


@dataclass(frozen=True)
class Hearers:
    """The people of a house, as they stand now. `may_look(person's id, account)` tells whose accounts are whose."""

    people: People
    sign_in: bool
    may_look: Callable[[str, str], bool] = _all_accounts

    def persons(self, account: str) -> tuple[Person, ...]:
        """Give the people of an account; whoever was let go is none of them."""
        if not self.sign_in:
            return (HERE,)
        known = (member.person for member in self.people.members())
        return tuple(person for person in known if person.active and self.may_look(person.id, account))

    def recipients(self, account: str) -> tuple[Recipient, ...]:
        """Give the same as who gets notices."""
        return tuple(Recipient(person.id, person.email) for person in self.persons(account))

    def approvers(self, account: str) -> tuple[str, ...]:
        """Give the ids of those who may approve orders."""
        return tuple(person.id for person in self.persons(account) if person.may(Act.APPROVE))
