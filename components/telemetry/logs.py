"""The server's log: as text or as JSON, one line an event, with what it is about, and masked whoever wrote it."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Any

import orjson

from components.telemetry.masking import masked
from components.telemetry.subject import subject

OURS = "platbook"
_TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_plain_record = logging.getLogRecordFactory()
_EXCEPTIONS = logging.Formatter()


def masked_record(*args: Any, **names: Any) -> logging.LogRecord:
    """Make a record without what must not be told, and with what it is about. Handlers of any library then write it so."""
    record = _plain_record(*args, **names)
    record.subject = subject()
    told = record.getMessage()
    if (clean := masked(told)) != told:
        record.msg, record.args = clean, ()
    if record.exc_info and record.exc_info[0] is not None:
        record.exc_text = masked(_EXCEPTIONS.formatException(record.exc_info))
    return record


class Text(logging.Formatter):
    """A line for people: what happened, and what it is about in brackets."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        line = super().format(record)
        about = " ".join(f"{name}={value}" for name, value in getattr(record, "subject", {}).items())
        return f"{line} [{about}]" if about else line


class Json(logging.Formatter):
    """A line for machines: one object, its keys in this order: time, level, logger, replica, what it is about, message."""

    def __init__(self, replica: str) -> None:
        super().__init__()
        self._replica = replica

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "replica": self._replica,
            **getattr(record, "subject", {}),
            "message": masked(record.getMessage()),
            **_measures(record),
        }
        if record.exc_text:
            line["exception"] = record.exc_text
        return orjson.dumps(line, default=str).decode()


def set_up_logs(log_format: str, log_level: str, replica: str) -> None:
    """Write this process's log: ours from a level on, as text or, with all that libraries write, as JSON. Twice is once."""
    logging.setLogRecordFactory(masked_record)
    formatter = Json(replica) if log_format == "json" else Text(_TEXT)
    ours = logging.getLogger(OURS)
    ours.setLevel(log_level.upper())
    ours.propagate = False
    for handler in tuple(ours.handlers):
        ours.removeHandler(handler)
    to_stderr = logging.StreamHandler(sys.stderr)
    to_stderr.setFormatter(formatter)
    ours.addHandler(to_stderr)
    if log_format == "json":
        _also_theirs(formatter)


def _also_theirs(formatter: logging.Formatter) -> None:
    """Let libraries write as we do: those that have a handler, those that make one later, and those that have none."""

    class AsOurs(logging.Logger):
        def addHandler(self, hdlr: logging.Handler) -> None:
            """Take a handler on that writes as we do."""
            _formatted(hdlr, formatter)
            super().addHandler(hdlr)

    logging.setLoggerClass(AsOurs)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler(sys.stderr))
    known = [logger for logger in logging.root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    for handler in [handler for logger in (root, *known) for handler in logger.handlers]:
        _formatted(handler, formatter)


def _formatted(handler: logging.Handler, formatter: logging.Formatter) -> None:
    if isinstance(handler, logging.StreamHandler):
        handler.setFormatter(formatter)


def _measures(record: logging.LogRecord) -> dict[str, Any]:
    """Give what a line of ours measured: `extra={"measures": {…}}`, numbers and words."""
    measures: dict[str, Any] = getattr(record, "measures", {})
    return measures
