"""The house, opened behind the first page load: reading its code takes two seconds, in which a browser reads the page's own."""

from __future__ import annotations

import logging
import os
import signal
import threading
from typing import TYPE_CHECKING

from components.faults import Fault
from components.ui.server import quick_replies

if TYPE_CHECKING:
    from components.house import House

_log = logging.getLogger("platbook")


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
