"""How an account's API is spoken to: by the setting, or in "auto" by what was found."""

from __future__ import annotations

import logging
import threading
import time

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from components.connection.check import Check, check_api
from components.connection.tables import connections
from components.settings import Settings
from components.tracerfy import DOCUMENT, TODAY, Capability, Dialect, Tracerfy

_log = logging.getLogger("platbook.connection")
CHECK_AGAIN_S = 60.0


class Connection:
    """One account's API. Has a life: `start`, `close`."""

    def __init__(
        self, database: Engine, account: str, api: Tracerfy, settings: Settings, *, ours: bool = False
    ) -> None:
        """`ours`: a sandbox that the house started itself, which needs no asking."""
        self._database, self._account, self._api = database, account, api
        self._prefix, self.setting = settings.prefix, settings.dialect
        self._ours, self._checked_at = ours, float("-inf")
        self._lock = threading.Lock()
        self._checking: threading.Thread | None = None
        self._speak(self.found())
        self._api.missing = self.doubt

    def start(self) -> None:
        """Find out what the API speaks, where nobody knows yet."""
        if self.setting == "auto" and not self._ours and self.found() is None:
            self._check_aside()

    def close(self) -> None:
        """Wait for a check that is under way."""
        checking = self._checking
        if checking is not None:
            checking.join(timeout=5)

    def offers(self, capability: Capability) -> bool:
        """Tell whether the API offers something."""
        return capability in self._api.dialect.offers

    @property
    def dialect(self) -> Dialect:
        """How the API is spoken to now."""
        return self._api.dialect

    def found(self) -> Check | None:
        """Give what the last check found, or None."""
        query = select(connections.c.found).where(connections.c.account == self._account)
        with self._database.connect() as connection:
            text = connection.execute(query).scalar_one_or_none()
        return None if text is None else Check.read(text)

    def check(self) -> Check:
        """Ask now, keep what was found, and speak by it. A check that could not be made changes nothing."""
        self._checked_at = time.monotonic()
        found = check_api(self._api)
        if found.reached:
            self._keep(found)
            self._speak(found)
        return found

    def doubt(self) -> None:
        """Something that should be there was not: look again, away from the screen, at most once a minute."""
        if self.setting == "auto" and time.monotonic() - self._checked_at > CHECK_AGAIN_S:
            self._check_aside()

    def _check_aside(self) -> None:
        with self._lock:
            if self._checking is not None and self._checking.is_alive():
                return
            self._checked_at = time.monotonic()
            self._checking = threading.Thread(target=self._checked, name="connection-check", daemon=True)
            self._checking.start()

    def _checked(self) -> None:
        try:
            self.check()
        except Exception:  # noqa: BLE001  nobody waits for it; the log has it
            _log.exception("the check of the connection")

    def _speak(self, found: Check | None) -> None:
        dialect = self._by_setting(found)
        self._api.dialect = Dialect(self._prefix or dialect.prefix, dialect.offers)

    def _by_setting(self, found: Check | None) -> Dialect:
        if self.setting != "auto":
            return TODAY if self.setting == "today" else DOCUMENT
        if found is not None:
            return found.dialect
        return TODAY if self._ours else DOCUMENT

    def _keep(self, found: Check) -> None:
        mine = connections.c.account == self._account
        row = {"account": self._account, "found": found.written(), "found_at": found.at.timestamp()}
        try:
            with self._database.begin() as connection:
                connection.execute(delete(connections).where(mine))
                connection.execute(insert(connections).values(row))
        except IntegrityError:  # another replica found the same at this moment
            return
