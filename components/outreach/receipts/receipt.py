"""One receipt, and what it needs to say later why the same file came out another way."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from components.faults import BadInput
from components.outreach.acts import newest_act
from components.outreach.contacts import Books
from components.outreach.destinations import Asked, LeftOut, OutFile, Prepared, asked_from_json
from components.outreach.rules import rules
from components.people import HERE, Act, Person

FORMAT = 1
"""How Platbook writes files: raised where the same rows give other bytes than before."""


@dataclass(frozen=True)
class ListTold:
    """A list as it was: `digest` of its rows, how many, and since when they are here (UTC, which is how old a bought list's flags are)."""

    list_id: int
    name: str
    digest: str
    rows: int
    put_at: datetime


@dataclass(frozen=True)
class Standing:
    """What a file depends on besides what was asked: changes with any of it. `scrubs` and `acts` are versions."""

    lists: tuple[ListTold, ...]
    rules: str
    scrubs: str
    acts: int
    format: int = FORMAT


@dataclass(frozen=True)
class Receipt:
    """One file that left.

    `checked` are the oldest and newest day (ISO) on which its phones' flags were told, `again_of` the key of the receipt it repeats.
    """

    key: str
    account: str
    made_at: datetime
    person: str
    name: str
    digest: str
    size_bytes: int
    rows: int
    leads: int
    what: str
    found: int
    asked: Mapping[str, Any]
    standing: Standing
    checked: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    blanked: tuple[LeftOut, ...]
    again_of: str = ""

    @property
    def question(self) -> Asked:
        """What was asked. Raises `BadInput` where that can no longer be asked."""
        return asked_from_json(self.asked)

    def told(self) -> dict[str, Any]:
        """Give what stands beside the columns of the table, as JSON's own types."""
        lists = [asdict(one) | {"put_at": one.put_at.isoformat()} for one in self.standing.lists]
        return {
            "standing": asdict(self.standing) | {"lists": lists},
            "left_out": [asdict(one) for one in self.left_out],
            "blanked": [asdict(one) for one in self.blanked],
            **{name: getattr(self, name) for name in ("leads", "what", "found", "checked")},
        }


def standing_of(books: Books, account: str, list_ids: tuple[int, ...], names: Mapping[int, str]) -> Standing:
    """Tell how everything stands that a file of some lists depends on. Raises `BadInput` where a list is not on the shelf."""
    kept = books.shelf.kept(account)
    if gone := [list_id for list_id in list_ids if list_id not in kept]:
        raise BadInput("list", f"List {gone[0]} is not in the library.")
    lists = tuple(
        ListTold(
            list_id,
            names.get(list_id, str(list_id)),
            kept[list_id].digest,
            kept[list_id].row_count,
            datetime.fromtimestamp(kept[list_id].put_at, UTC),
        )
        for list_id in list_ids
    )
    number, times = books.scrubbed.version(account)
    return Standing(lists, rules().version, f"{number}/{times:.0f}", newest_act(books.database, account))


def receipt_of(
    account: str, ready: Prepared, file: OutFile, standing: Standing, *, by: Person = HERE, again_of: str = ""
) -> Receipt:
    """Make the receipt of a file that leaves now. Raises `Forbidden` where the role lets nothing leave, or no barrier be lifted for it."""
    by.check(Act.SUPPRESS if ready.asked.overrides else Act.EXPORT)
    return Receipt(
        key=secrets.token_hex(8),
        account=account,
        made_at=datetime.now(UTC),
        person=by.name,
        name=file.name,
        digest=file.digest,
        size_bytes=len(file.body),
        rows=file.rows,
        leads=ready.shaped.leads,
        what=ready.shaped.what,
        found=ready.shaped.found,
        asked=ready.asked.as_json(),
        standing=standing,
        checked=ready.checked,
        left_out=ready.shaped.left_out,
        blanked=ready.shaped.blanked,
        again_of=again_of,
    )
