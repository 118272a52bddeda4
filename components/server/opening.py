"""The house, opened behind the first page load: reading its code takes two seconds, in which a browser reads the page's own."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from components.faults import Fault
from components.server.tuning import quick_replies
from components.settings import read_secrets, read_settings, secrets_file
from components.telemetry import hide, secrets_of, set_up_logs, start_traces, stop_traces

if TYPE_CHECKING:
    from components.house import House

ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger("platbook")
_FIRST_PAGE_S = 2.0
_LAST_WORDS_S = 3.0
"""How long a server that must stop still tells why to a page that is just being opened."""


def open_behind(read_ahead: Callable[[], None]) -> threading.Thread:
    """Begin to open the house; `read_ahead` is called while the first page is looked at.

    Where the house can't be opened, say why and stop the server: nothing works without it.
    """
    opening = threading.Thread(target=_open, args=(read_ahead,), name="opening", daemon=True)
    opening.start()
    return opening


def close(opening: threading.Thread) -> None:
    """Close the house, once it has been opened."""
    opening.join()
    from components.house import close_house

    close_house()
    stop_traces()


def opened() -> House:
    """Give the standing house, waiting for it where it is being opened."""
    from components.house import house

    return house()


def _open(read_ahead: Callable[[], None]) -> None:
    try:
        _tell()
        hide(opened().webhook_secret)
    except Exception as error:
        if isinstance(error, Fault):
            _log.critical("Platbook can't open: %s", " ".join(filter(None, (error.message, error.advice))))
        else:
            _log.critical("Platbook can't open.", exc_info=error)
        time.sleep(_LAST_WORDS_S)
        os.kill(os.getpid(), signal.SIGTERM)
        raise SystemExit(1) from error
    quick_replies()
    reading = threading.Timer(_FIRST_PAGE_S, _quietly, args=(read_ahead,))
    reading.daemon = True
    reading.start()


def _tell() -> None:
    """Set up what is told before there is anything to tell."""
    try:
        secrets = read_secrets(secrets_file(os.environ, ROOT))
        settings = read_settings(os.environ, secrets, ROOT)
    except Fault:
        return  # who opens the house says it
    hide(*settings.secrets(), *secrets_of(secrets))
    set_up_logs(settings.log_format, settings.log_level, settings.executor_id)
    start_traces(os.environ, settings.executor_id)


def _quietly(read_ahead: Callable[[], None]) -> None:
    """Read ahead, then take what was read out of the garbage collector's rounds."""
    read_ahead()
    quick_replies()
