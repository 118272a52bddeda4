"""Street tiles beneath the maps: which ones an operator allows, and whether they can be reached now.

The server asks for one tile behind the page and remembers the answer, so that no map waits for it and no browser runs into a host that
isn't there. With `tiles = off` nobody is ever asked.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.request import Request, urlopen

from components.settings import TILES_OFF, Settings

_TIME_OUT_S = 3.0
_REACHED_FOR_S, _MISSED_FOR_S = 3600.0, 300.0
"""How long an answer holds: a host that was there is asked again after an hour, one that wasn't after five minutes."""


@dataclass(frozen=True)
class TileSource:
    """Where tiles are, with {z}, {x} and {y} in it, and the credit that their maker wants on the map."""

    url: str
    credit: str


class Tiles:
    """The tiles of one house."""

    def __init__(self, settings: Settings, ask: Callable[[str], bool] | None = None) -> None:
        self.source = None if settings.tiles == TILES_OFF else TileSource(settings.tile_url, settings.tiles_credit)
        self._ask = ask or _answers
        self._lock = threading.Lock()
        self._reached = False
        self._asked_again_at = 0.0

    @property
    def allowed(self) -> bool:
        """Whether a third party may learn where someone looks."""
        return self.source is not None

    def reached(self) -> bool:
        """Tell whether tiles were there when last asked; never waits. An answer that is too old is asked for behind."""
        if self.source is None:
            return False
        with self._lock:
            stale = time.monotonic() >= self._asked_again_at
            if stale:
                self._asked_again_at = time.monotonic() + _MISSED_FOR_S
        if stale:
            threading.Thread(target=self._look, args=(self.source.url,), name="tiles", daemon=True).start()
        return self._reached

    def _look(self, url: str) -> None:
        reached = self._ask(url)
        with self._lock:
            self._reached = reached
            self._asked_again_at = time.monotonic() + (_REACHED_FOR_S if reached else _MISSED_FOR_S)


def _answers(url: str) -> bool:
    """Ask for the tile of the whole world."""
    asked = Request(_world(url), headers={"User-Agent": "Platbook (map tiles reachable?)"})  # noqa: S310  settings take http and https alone
    try:
        with urlopen(asked, timeout=_TIME_OUT_S) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (OSError, HTTPException, ValueError):
        return False


def _world(url: str) -> str:
    for part in ("{z}", "{x}", "{y}"):
        url = url.replace(part, "0")
    return url
