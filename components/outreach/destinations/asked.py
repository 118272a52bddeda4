"""What a person asks of a file: whom, for where, and the choices that a destination leaves open. Round-trips through JSON, for receipts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from components.analytics import Picked, from_query
from components.faults import BadInput
from components.library import Selection
from components.outreach.contacts import Override
from components.outreach.destinations.declared import FORMATS, PHONE_FORMS, Destination, destinations
from components.outreach.rules import Reason

LINES: Mapping[str, str] = {"": "All phones", "mobile": "Mobiles only", "landline": "Landlines only"}


@dataclass(frozen=True)
class Asked:
    """One file, as asked for.

    `case` is the use case whose score orders it; `phone_form`, `file_format` and `line` are of `PHONE_FORMS`, `FORMATS` and `LINES`, ""
    being the destination's own form; `best_only` keeps the first phone of each lead that may be called; `with_email` keeps leads that have
    an e-mail address. `row` is the place of one lead in the one list that is picked, where the file is about it alone.
    """

    picked: Picked
    destination: str
    case: str = "sell"
    file_format: str = "csv"
    phone_form: str = ""
    line: str = ""
    best_only: bool = False
    with_email: bool = False
    overrides: tuple[Override, ...] = field(default=())
    row: int | None = None

    @property
    def where(self) -> Destination:
        """The destination itself."""
        return destinations()[self.destination]

    def selection(self) -> Selection:
        """Give the rows of the lists that are meant."""
        if self.row is None:
            return self.picked.selection()
        return Selection(self.picked.list_ids, "_row = ?", (self.row,))

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON's own types."""
        told = {name: getattr(self, name) for name in _PLAIN}
        return told | {"leads": self.picked.query(), "overrides": [_override_json(one) for one in self.overrides]}


_PLAIN = ("destination", "case", "file_format", "phone_form", "line", "best_only", "with_email", "row")


def asked_from_json(told: Mapping[str, Any]) -> Asked:
    """Read what `as_json` gave. Raises `BadInput` for a destination that there is no more."""
    if told["destination"] not in destinations():
        raise BadInput("destination", "Platbook no longer writes files for that destination.")
    overrides = tuple(_override(one) for one in told.get("overrides", ()))
    return Asked(
        from_query(told["leads"]), **{name: told[name] for name in _PLAIN if name in told}, overrides=overrides
    )


def suited(asked: Asked) -> Asked:
    """Give the same with choices that its destination allows: what it doesn't leave open is as it wants it."""
    where = asked.where
    form = asked.phone_form if where.phone_form and asked.phone_form in PHONE_FORMS else where.phone_form
    fitting = asked.file_format in where.formats and asked.file_format in FORMATS
    return Asked(
        asked.picked,
        asked.destination,
        asked.case,
        asked.file_format if fitting else where.formats[0],
        form,
        asked.line if where.phone_form and asked.line in LINES else "",
        asked.best_only and bool(where.phone_form),
        asked.with_email and where.offers_email_only,
        asked.overrides if where.phone_form else (),
        asked.row,
    )


def _override_json(one: Override) -> dict[str, str]:
    return {"reason": one.reason.value, "why": one.why, "person": one.person, "at": one.at.isoformat()}


def _override(told: Mapping[str, str]) -> Override:
    return Override(Reason(told["reason"]), told["why"], told["person"], datetime.fromisoformat(told["at"]))
