"""One thing that was looked at, how it stands, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How something stands: it works, somebody should know of it, or it is broken."""

    WELL = "well"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """`area` is what was looked at, `told` how it stands, `advice` what to do about it, "" where nothing is."""

    area: str
    health: Health
    told: str
    advice: str = ""


def well(area: str, told: str) -> Finding:
    """Say that something works."""
    return Finding(area, Health.WELL, told)


def note(area: str, told: str, advice: str = "") -> Finding:
    """Say what somebody should know."""
    return Finding(area, Health.NOTE, told, advice)


def broken(area: str, told: str, advice: str) -> Finding:
    """Say what is broken, and what to do."""
    return Finding(area, Health.BROKEN, told, advice)
