"""Files that are their owner's alone. Other users of the machine have no business in a book of people's phones."""

from __future__ import annotations

import secrets
import stat
from pathlib import Path

_OURS = ("platbook.db", "webhook-secret", "rows")
"""What says that a folder is a data folder of ours."""


def keep_private(file: str | Path) -> None:
    """Make a file that only its owner reads, or take it from everybody else. SQLite's side files take its rights over."""
    path = Path(file)
    if str(file) == ":memory:":
        return
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)


def keep_folder_private(folder: Path) -> None:
    """Make a folder that only its owner enters, or shut ours to everybody else; one that others use too is left as it is."""
    ours = not folder.exists() or not any(folder.iterdir()) or any((folder / name).exists() for name in _OURS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if ours and not folder.stat().st_mode & stat.S_ISVTX:
        folder.chmod(0o700)


def kept_secret(path: Path) -> str:
    """Give the secret that a file keeps, made at the first look; only its owner reads it."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(24), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
