"""Which token speaks for which account: found at the start, added, and changed for another without losing anything."""

from __future__ import annotations

import dataclasses
import logging
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from components.accounts.account import FIRST, KEPT, PLAY, SANDBOX, Account
from components.accounts.accounts import Accounts
from components.faults import BadInput, Fault, Forbidden
from components.people import Act, Person
from components.sealing import Sealing
from components.tracerfy import NotFound, Tracerfy, account_of

_log = logging.getLogger("platbook")

LinesOf = Callable[[str], Sequence[Tracerfy]]
"""Opens lines with a token, one for each prefix that the API may have."""
OwnedBy = Callable[[str], int | None]
"""Gives the vendor's number of a list that an account is known to own, or None."""


@dataclasses.dataclass(frozen=True)
class Tokens:
    """The tokens that are here. `given` are those of the environment, by slot."""

    accounts: Accounts
    sealing: Sealing
    given: Mapping[str, str] = dataclasses.field(repr=False)

    def of(self, key: str) -> str | None:
        """Give an account's token as it is now; None where it is archived or its token is not here: nothing is sent for it then."""
        account = self.accounts.find(key)
        if account is None or account.archived_at is not None:
            return None
        if account.slot == KEPT:
            return self.sealing.open(account.sealed)
        if account.slot.startswith(PLAY):
            return play_token(self.given[SANDBOX], account.slot)
        return self.given.get(account.slot)


class Tying:
    """Ties tokens to accounts. `lines_of` opens lines to ask by; `owned_by` knows what to ask for."""

    def __init__(self, tokens: Tokens, lines_of: LinesOf, owned_by: OwnedBy) -> None:
        self._tokens, self._accounts, self._sealing = tokens, tokens.accounts, tokens.sealing
        self._lines_of, self._owned_by = lines_of, owned_by

    def settle(self) -> None:
        """Tie the environment's tokens at the start, and encrypt with the newest key what lies here."""
        for slot, token in self._tokens.given.items():
            self._settle(slot, token)
        for account in self._accounts.all():
            if account.sealed and (anew := self._sealing.again(account.sealed)) != account.sealed:
                self._accounts.place(account.key, sealed=anew)

    def add(self, name: str, token: str, by: Person) -> str:
        """Write an account down and give its key; whoever adds it is its first member. In the sandbox no token is needed.

        Raises `Forbidden` for a role that may not or a token that is known, `BadInput` for what is no name or token, and the API's faults.
        """
        by.check(Act.SETTINGS)
        bare, slot = self._accounts.free_name(name), KEPT
        if SANDBOX in self._tokens.given:
            slot = f"{PLAY}{secrets.token_hex(4)}"
            token = play_token(self._tokens.given[SANDBOX], slot)
        sealed = self._sealing.seal(token) if slot == KEPT else ""
        self._refuse_known(token)
        self._ask(token)
        return self._accounts.open(account_of(token), bare, slot, everyone=False, sealed=sealed, by=by.id)

    def rotate(self, key: str, token: str, by: Person) -> None:
        """Give an account another token. What is under way goes on with it; everything owned stays.

        Raises as `add`, and `BadInput` for a token that can't see what the account owns.
        """
        by.check(Act.SETTINGS)
        sealed = self._sealing.seal(token)
        self._refuse_known(token, but=key)
        self._ask(token)
        if not self._sees(key, token):
            raise BadInput(
                "token",
                "This token can't see a list that the account owns, so it is another account's.",
                advice="Add it as an account of its own.",
            )
        self._accounts.tie(key, account_of(token), slot=KEPT, sealed=sealed)

    def _settle(self, slot: str, token: str) -> None:
        mark = account_of(token)
        key, holder = self._accounts.tied_to(mark), self._holder(slot)
        if not key and holder and slot != SANDBOX and self._sees(holder.key, token):
            key = holder.key
            _log.info("Account %s has a new token, from the environment.", holder.code)
        if holder is not None and holder.key != key:
            self._accounts.place(holder.key, slot="", archived_at=self._accounts.now() if slot == SANDBOX else None)
        if not key:
            self._accounts.open(mark, self._name(slot), slot, everyone=True)
        elif holder is None or holder.key != key:
            self._accounts.tie(key, mark, slot=slot, sealed="", archived_at=None)
        else:
            self._accounts.tie(key, mark)

    def _holder(self, slot: str) -> Account | None:
        return next((one for one in self._accounts.all() if one.slot == slot), None)

    def _name(self, slot: str) -> str:
        wanted = {FIRST: "First account", SANDBOX: "Sandbox"}.get(slot, slot.removeprefix("tokens."))
        taken = {one.name.lower() for one in self._accounts.all()}
        names = [wanted, *(f"{wanted} {number}" for number in range(2, 99))]
        return next(name for name in names if name.lower() not in taken)

    def _refuse_known(self, token: str, but: str = "") -> None:
        known = self._accounts.tied_to(account_of(token))
        if known and known != but:
            raise Forbidden("This token is, or was, another account's here.")

    def _ask(self, token: str) -> None:
        """Make sure that the API takes a token, by a free call. Raises its faults."""
        with self._lines(token) as lines:
            lines[0].analytics()

    def _sees(self, key: str, token: str) -> bool:
        """Ask by a token for what an account owns. Only a plain no is a no: where nothing can be asked, whoever set it is believed."""
        owned = self._owned_by(key)
        if owned is None:
            return True
        with self._lines(token) as lines:
            return any([_shows(line, owned) for line in lines])

    @contextmanager
    def _lines(self, token: str) -> Iterator[Sequence[Tracerfy]]:
        lines = self._lines_of(token)
        try:
            yield lines
        finally:
            for line in lines:
                line.close()


def _shows(line: Tracerfy, list_id: int) -> bool:
    try:
        line.status(list_id)
    except NotFound:
        return False
    except Fault as fault:
        _log.info("Whether a new token is the same account's could not be asked: %s", fault.message)
    return True


def play_token(first: str, slot: str) -> str:
    """Give the token of a further account of the sandbox, where any token is an account of its own."""
    return f"{first}.{slot.removeprefix(PLAY)}"
