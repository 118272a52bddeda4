"""`python -m components.accounts key`: make a key that tokens are encrypted with."""

from __future__ import annotations

import sys

from cryptography.fernet import Fernet


def main(arguments: list[str]) -> int:
    """Print a new key, or how to ask for one."""
    if arguments != ["key"]:
        sys.stderr.write("python -m components.accounts key\n")
        return 2
    sys.stdout.write(f"{Fernet.generate_key().decode()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
