"""The command: `python -m components.doctor [--json]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from components.doctor.examining import examined
from components.doctor.finding import Finding, Health

ROOT = Path(__file__).resolve().parents[2]
_MARKS = {Health.WELL: "  ", Health.NOTE: "! ", Health.BROKEN: "✗ "}


def main(words: list[str] | None = None) -> int:
    """Tell how the set-up stands; give the exit code, 1 where something is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m components.doctor", description="Say what is wrong with this set-up."
    )
    parser.add_argument("--json", action="store_true", help="tell it to a machine")
    asked = parser.parse_args(words)
    found = examined(os.environ, ROOT)
    sys.stdout.write(json.dumps([asdict(one) for one in found], indent=1) + "\n" if asked.json else _screen(found))
    return int(any(one.health is Health.BROKEN for one in found))


def _screen(found: Sequence[Finding]) -> str:
    lines = []
    for one in found:
        lines.append(f"{_MARKS[one.health]}{one.area:<12} {one.told}")
        lines += [f"{'':<15}{one.advice}"] if one.advice else []
    wrong = sum(one.health is Health.BROKEN for one in found)
    lines.append(f"\n{wrong} broken." if wrong else "\nNothing is broken.")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
