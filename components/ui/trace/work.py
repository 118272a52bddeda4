"""An upload under work: its rows, what was chosen, and the checked rows; worked out once for each choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc
import streamlit as st

from components.house import house
from components.orders import PARCEL_TRACE, TRACE, ceiling
from components.ui.pieces.shelf_lists import shelf_lists
from components.uploads import (
    PARCEL as PARCEL_FIELDS,
)
from components.uploads import (
    TRACE as TRACE_FIELDS,
)
from components.uploads import (
    Checked,
    KeptUpload,
    UploadedTable,
    check_parcels,
    check_rows,
    known_keys,
    parcel_rows,
    trace_rows,
)


@dataclass(frozen=True)
class Choices:
    """What a person chose about an upload. `by` is "address" or "parcel"; `source` is "file" or "list"."""

    mapping: Mapping[str, str]
    by: str
    trace_type: str
    all_the_same: tuple[str, ...]
    source: str

    @property
    def kind(self) -> str:
        """The kind of order that this makes."""
        return PARCEL_TRACE if self.by == "parcel" else TRACE

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that columns are wanted for."""
        return PARCEL_FIELDS if self.by == "parcel" else TRACE_FIELDS

    def price(self, row_count: int) -> int:
        """The most that so many rows may cost, in credits."""
        return ceiling(self.kind, row_count, self.trace_type)


def choices_of(kept: KeptUpload) -> Choices:
    """Read an upload's choices."""
    told: Mapping[str, Any] = kept.choices
    return Choices(
        mapping=dict(told.get("mapping") or {}),
        by="parcel" if told.get("by") == "parcel" else "address",
        trace_type="normal" if told.get("trace_type") == "normal" else "advanced",
        all_the_same=tuple(told.get("all_the_same") or ()),
        source=str(told.get("source") or "file"),
    )


def rows_of(kept: KeptUpload) -> UploadedTable:
    """Give an upload's rows. Raises `BadInput` where they are gone."""
    return _rows(kept.account, kept.key)


def checked(kept: KeptUpload, choices: Choices) -> Checked:
    """Give an upload's rows, checked by what was chosen and against what is owned now."""
    lists = tuple(sorted((list_id, digest) for list_id, digest in _standing_lists(kept.account)))
    mapping = tuple(sorted(choices.mapping.items()))
    normal = choices.by == "address" and choices.trace_type == "normal"
    return _checked(kept.account, kept.key, mapping, choices.by, choices.source, normal, lists)


@st.cache_resource(max_entries=6, show_spinner=False)
def _rows(account: str, key: str) -> UploadedTable:
    return house().uploads.table(account, key)


@st.cache_resource(max_entries=12, show_spinner="Checking every row")
def _checked(
    account: str,
    key: str,
    mapping: tuple[tuple[str, str], ...],
    by: str,
    source: str,
    normal: bool,  # noqa: FBT001  a cache's key
    lists: tuple[tuple[int, str], ...],
) -> Checked:
    table = _rows(account, key)
    kinds = {list_id: shelf.kind for list_id, shelf in shelf_lists().items()}
    traced = _keys(account, [one for one in lists if kinds.get(one[0]) in ("trace", "parcel_trace")])
    owned = _keys(account, [one for one in lists if kinds.get(one[0]) == ""]) if source == "file" else frozenset()
    if by == "parcel":
        return check_parcels(table, parcel_rows(table, dict(mapping)), traced=traced, owned=owned)
    found = check_rows(table, trace_rows(table, dict(mapping)), named=normal, traced=traced, owned=owned)
    return _with_phones(found, table) if source == "list" else found


def _with_phones(found: Checked, table: UploadedTable) -> Checked:
    """Of leads, those that have a phone already are told apart: they are owned, contacts and all."""
    if "primary_phone" not in table.columns:
        return found
    phoned = np.asarray(pc.not_equal(pc.fill_null(table.column("primary_phone"), ""), ""))
    return Checked(found.rows, found.keys, found.numbers, {**found.masks, "phoned": phoned})


def _standing_lists(account: str) -> list[tuple[int, str]]:
    return [(list_id, kept.digest) for list_id, kept in house().shelf.kept(account).items()]


def _keys(account: str, lists: list[tuple[int, str]]) -> frozenset[str]:
    return frozenset().union(*(_list_keys(account, list_id, digest) for list_id, digest in lists))


@st.cache_resource(max_entries=60, show_spinner=False)
def _list_keys(account: str, list_id: int, digest: str) -> frozenset[str]:
    """The digest is a part of the key alone: a list that changed is read anew."""
    return known_keys(house().shelf, account, list_id)
