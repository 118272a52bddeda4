"""Files that are their owner's alone. Other users of the machine have no business in a book of people's phones."""

from __future__ import annotations

from pathlib import Path


def keep_private(file: str | Path) -> None:
    """Make a file that only its owner reads, or take it from everybody else. SQLite's side files take its rights over."""
    path = Path(file)
    if str(file) == ":memory:":
        return
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)


def keep_folder_private(folder: Path) -> None:
    """Make a folder that only its owner enters, or shut it to everybody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
