"""The machine: Python, packages, the data folder, the file of secrets."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from components.doctor.finding import Finding, broken, note, well
from components.settings import Settings

OLDEST_PYTHON = (3, 11)
LITTLE_ROOM_BYTES = 1 << 30
NO_ROOM_BYTES = 64 << 20
_PINNED = re.compile(r"^([a-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)


def python() -> Iterator[Finding]:
    """Look at Python's version."""
    told = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        yield broken("Python", f"This is {told}.", "Use Python 3.11 or newer.")
    else:
        yield well("Python", told)


def packages(requirements: Path) -> Iterator[Finding]:
    """Compare what is installed with what is pinned."""
    pinned = dict(_PINNED.findall(requirements.read_text(encoding="utf-8")))
    found = {name: _installed(name) for name in pinned}
    missing = sorted(name for name, standing in found.items() if not standing)
    other = sorted(f"{name} {found[name]}" for name in pinned if found[name] and found[name] != pinned[name])
    advice = f"Install them: .venv/bin/pip install -r {requirements.name}"
    if missing:
        yield broken("Packages", f"Missing: {_some(missing)}.", advice)
    if other:
        yield note("Packages", f"Other versions than were tested: {_some(other)}.", advice)
    if not (missing or other):
        yield well("Packages", f"All {len(pinned)} as pinned.")


def secrets_file(path: Path) -> Iterator[Finding]:
    """Look who may read the secrets."""
    if not path.exists():
        yield well("Secrets", "No file of secrets: settings come from the environment.")
    elif path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield broken("Secrets", f"Others on this machine may read {path.name}.", f"chmod 600 {path}")
    else:
        yield well("Secrets", f"{path.name} is its owner's alone.")


def data_folder(settings: Settings) -> Iterator[Finding]:
    """Look at the data folder: whose it is, who may enter, whether there is room."""
    folder = settings.data_dir
    if not folder.exists():
        yield note("Data folder", f"{folder} is not there yet.", "It is made at the first start.")
        return
    held = folder.stat()
    if hasattr(os, "getuid") and held.st_uid != os.getuid():
        yield note("Data folder", f"{folder} belongs to another user.", "Run this and Platbook as the folder's owner.")
    if held.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield note("Data folder", "Others on this machine may enter it.", f"chmod 700 {folder}")
    if not os.access(folder, os.W_OK):
        yield broken("Data folder", f"{folder} can't be written.", "Give its owner the right to write.")
    yield from _room(folder)


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    told = f"{free / (1 << 30):,.1f} GB free at {folder}."
    advice = "Make room: a full disk stops orders from coming home."
    if free < NO_ROOM_BYTES:
        yield broken("Disk", told, advice)
    elif free < LITTLE_ROOM_BYTES:
        yield note("Disk", told, advice)
    else:
        yield well("Disk", told)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _some(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
