"""Which way to key addresses finds most, on a thousand messy ones: `python -m tests.matching.contest`.

The tables of `components.matching`, usaddress with the same short forms, and usaddress-scourgify where it happens to be installed (it is
no dependency). Found: the messy address has the key of its home. Wrong: it has the key of another home. Both libraries see the street
alone where they would stumble over city and ZIP.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import usaddress

from components.matching import address_key
from components.matching.street_words import SHORT
from tests.matching.messy import ZIP, Messy, messy

Way = Callable[[str], str]


def by_tables(text: str) -> str:
    return address_key(text, ZIP)


def by_usaddress(text: str) -> str:
    try:
        parts, _ = usaddress.tag(text)
    except usaddress.RepeatedLabelError:
        return ""
    kept = [
        value for label, value in parts.items() if label not in ("PlaceName", "StateName", "ZipCode", "OccupancyType")
    ]
    words = "".join(letter if letter.isalnum() else " " for letter in " ".join(kept).upper()).split()
    return "".join(SHORT[word] for word in words)


def by_scourgify(text: str) -> str:
    import scourgify  # no dependency: the contest names it where it is there

    try:
        parts = scourgify.normalize_address_record(text)
    except Exception:  # noqa: BLE001  what it can't read it raises in many ways
        return ""
    return "|".join(str(parts[name] or "") for name in ("address_line_1", "address_line_2")).upper()


def ways() -> dict[str, Way]:
    found: dict[str, Way] = {"tables": by_tables, "usaddress": by_usaddress}
    try:
        import scourgify  # noqa: F401
    except ImportError:
        return found
    return found | {"scourgify": by_scourgify}


def score(way: Way, cases: list[Messy]) -> tuple[int, int, Counter[str]]:
    """Give how many were found, how many were taken for another home, and what was missed by kind."""
    homes = {case.clean: way(case.clean) for case in cases}
    owners: dict[str, set[str]] = {}
    for clean, key in homes.items():
        owners.setdefault(key, set()).add(clean)
    found, wrong, missed = 0, 0, Counter[str]()
    for case in cases:
        key = way(case.text)
        hit = bool(key) and key == homes[case.clean]
        found += hit
        wrong += bool(key) and bool(owners.get(key, set()) - {case.clean})
        missed[case.kind] += not hit
    return found, wrong, missed


def main() -> None:
    cases = messy()
    for name, way in ways().items():
        begun = time.process_time()
        found, wrong, missed = score(way, cases)
        microseconds = (time.process_time() - begun) / (2 * len(cases)) * 1e6
        print(
            f"{name:10} found {found} of {len(cases)}, wrong {wrong}, {microseconds:.0f} µs each; missed {dict(missed.most_common())}"
        )


if __name__ == "__main__":
    main()
