"""The house, opened behind the first page load: reading its code takes two seconds, in which a browser reads the page's own."""

from __future__ import annotations

import importlib
import logging
import os
import pkgutil
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from components.faults import Fault
from components.ui.server import quick_replies

if TYPE_CHECKING:
    from components.house import House

_log = logging.getLogger("platbook")
_FIRST_PAGE_S = 2.0


def open_behind() -> threading.Thread:
    """Begin to open the house. Where it can't be opened, say why and stop the server: nothing works without it."""
    opening = threading.Thread(target=_open, name="opening", daemon=True)
    opening.start()
    return opening


def close(opening: threading.Thread) -> None:
    """Close the house, once it has been opened."""
    opening.join()
    from components.house import close_house

    close_house()


def opened() -> House:
    """Give the standing house, waiting for it where it is being opened."""
    from components.house import house

    return house()


def _open() -> None:
    try:
        opened()
    except Exception as error:
        if isinstance(error, Fault):
            _log.critical("Platbook can't open: %s", error.message)
        else:
            _log.critical("Platbook can't open.", exc_info=error)
        os.kill(os.getpid(), signal.SIGTERM)
        raise SystemExit(1) from error
    quick_replies()
    reading = threading.Timer(_FIRST_PAGE_S, _read_ahead)
    reading.daemon = True
    reading.start()


def _read_ahead() -> None:
    """Read the other pages' code and what the first map needs while the first page is looked at: two seconds less to wait."""
    from components.audience import Cities, cities
    from components.figures.maps import audience_deck

    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"components.ui.{module.name}")
    audience_deck(Cities(cities()[:1]), (), dark=False)
    quick_replies()
