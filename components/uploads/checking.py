"""Rows checked before anything is sent: what is wrong with which, told by the row's number in the file; good ones stand apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.audience.gazetteer import all_zips
from components.matching import address_keys_of, parcel_keys_of, zip_form
from components.uploads.guessing import state_form
from components.uploads.standard import each
from components.uploads.uploaded import UploadedTable


@dataclass(frozen=True)
class ProblemKind:
    """One thing that may be wrong with a row. `words` may name a cell, `{0}`; `may_send`: a person may send such rows all the same."""

    key: str
    label: str
    words: str
    may_send: bool = False


KINDS: Mapping[str, ProblemKind] = {
    kind.key: kind
    for kind in (
        ProblemKind("no_street", "No street address", "The street address is missing."),
        ProblemKind("no_number", "No house number", "“{0}” has no house number.", may_send=True),
        ProblemKind("no_place", "No city or no state", "The city or the state is missing, and no ZIP tells it."),
        ProblemKind("bad_state", "Not a state", "“{0}” is no US state."),
        ProblemKind("bad_zip", "Not a ZIP", "“{0}” is no ZIP; the row can go without one.", may_send=True),
        ProblemKind("zip_elsewhere", "ZIP of another state", "ZIP {0} lies in another state.", may_send=True),
        ProblemKind("no_name", "No owner's name", "A normal trace needs the owner's name; an advanced one finds it."),
        ProblemKind("no_parcel", "No parcel number", "The parcel number is missing."),
        ProblemKind(
            "lost_parcel",
            "Number lost to a spreadsheet",
            "“{0}” was a parcel number before a spreadsheet shortened it.",
        ),
        ProblemKind("no_county", "No county", "The county is missing."),
        ProblemKind("duplicate", "Twice in this file", "The same as a row above.", may_send=True),
        ProblemKind("traced", "Already traced", "You traced this one before.", may_send=True),
        ProblemKind("phoned", "Has a phone already", "This lead has a phone already.", may_send=True),
        ProblemKind(
            "owned", "Already in your lists", "One of your lists holds this one, with its contacts.", may_send=True
        ),
    )
}


@dataclass(frozen=True)
class Checked:
    """Checked rows: `rows` as they would be sent, `keys` of homes or parcels ("" for none), `numbers` in the file, a mask a kind."""

    rows: pa.Table
    keys: pa.Array
    numbers: pa.Array
    masks: Mapping[str, np.ndarray]

    def counts(self) -> dict[str, int]:
        """Give how many rows have each problem, of those that occur."""
        return {kind: int(mask.sum()) for kind, mask in self.masks.items() if mask.any()}

    def good(self, all_the_same: Iterable[str] = ()) -> np.ndarray:
        """Give a mask of the rows without a problem, or with such alone as a person sends all the same."""
        allowed = {key for key in all_the_same if KINDS[key].may_send}
        bad = np.zeros(len(self.keys), bool)
        for kind, mask in self.masks.items():
            if kind not in allowed:
                bad |= mask
        return ~bad

    def sendable(self, all_the_same: Iterable[str] = ()) -> pa.Table:
        """Give the good rows as they are sent; a ZIP that is none is left empty."""
        table = self.rows
        if "zip" in table.column_names:
            plain = pa.array(self.masks["bad_zip"])
            table = table.set_column(table.column_names.index("zip"), "zip", pc.if_else(plain, "", table.column("zip")))
        return table.filter(pa.array(self.good(all_the_same)))

    def problems(self, at_most: int | None = None) -> pa.Table:
        """Give the problems in the file's order: `row`, `kind`, `words`; a row with two has two."""
        found = sorted(
            (int(at), order, kind)
            for order, (kind, mask) in enumerate(self.masks.items())
            for at in np.flatnonzero(mask)[:at_most]
        )
        told = found[:at_most]
        numbers = self.numbers.take(pa.array([at for at, _, _ in told], pa.int64()))
        words = [KINDS[kind].words.format(self._cell(kind, at)) for at, _, kind in told]
        return pa.table({"row": numbers, "kind": [kind for _, _, kind in told], "words": pa.array(words, pa.string())})

    def _cell(self, kind: str, at: int) -> str:
        name = _CELLS.get(kind, "")
        return self.rows.column(name)[at].as_py()[:60] if name in self.rows.column_names else ""


_CELLS = {
    "no_number": "address",
    "bad_state": "state",
    "bad_zip": "zip",
    "zip_elsewhere": "zip",
    "lost_parcel": "parcel_id",
}


def check_rows(
    uploaded: UploadedTable,
    rows: pa.Table,
    *,
    named: bool = False,
    traced: Collection[str] = frozenset(),
    owned: Collection[str] = frozenset(),
) -> Checked:
    """Check rows of homes, in the form of `trace_rows`; `named`: each needs an owner's name. `traced` and `owned` hold `address_key`s."""
    column = {name: rows.column(name).combine_chunks() for name in rows.column_names}
    keys = address_keys_of(column["address"], column["zip"], column["city"], column["state"])
    state, filled = _is(column["state"], state_form), {name: _filled(cells) for name, cells in column.items()}
    placed = filled["city"] & filled["state"]
    street = filled["address"]
    masks = {
        "no_street": ~street,
        "no_number": street & placed & state & ~_filled(keys),
        "no_place": ~placed,
        "bad_state": filled["state"] & ~state,
        "bad_zip": filled["zip"] & ~_is(column["zip"], zip_form),
        "zip_elsewhere": state & _elsewhere(column["zip"], column["state"]),
        "no_name": ~filled["last_name"] & named,
        **_seen(keys, traced, owned),
    }
    return Checked(rows, keys, uploaded.rows, masks)


def check_parcels(
    uploaded: UploadedTable,
    rows: pa.Table,
    *,
    traced: Collection[str] = frozenset(),
    owned: Collection[str] = frozenset(),
) -> Checked:
    """Check rows of parcels, in the form of `parcel_rows`. `traced` and `owned` hold `parcel_key`s."""
    column = {name: rows.column(name).combine_chunks() for name in rows.column_names}
    keys = parcel_keys_of(column["parcel_id"], column["county"], column["state"])
    filled, state = {name: _filled(cells) for name, cells in column.items()}, _is(column["state"], state_form)
    whole = filled["parcel_id"] & filled["county"] & state
    masks = {
        "no_parcel": ~filled["parcel_id"],
        "no_county": ~filled["county"],
        "bad_state": ~state,
        "lost_parcel": whole & ~_filled(keys),
        **_seen(keys, traced, owned),
    }
    return Checked(rows, keys, uploaded.rows, masks)


def _filled(column: pa.Array) -> np.ndarray:
    return np.asarray(pc.not_equal(column, ""))


def _is(column: pa.Array, form: object) -> np.ndarray:
    return _filled(each(column, form))  # type: ignore[arg-type]


def _seen(keys: pa.Array, traced: Collection[str], owned: Collection[str]) -> dict[str, np.ndarray]:
    """Find what was there before: in the file above, in earlier traces, in lists. What has no key was never seen."""
    coded = keys.dictionary_encode()
    places = np.asarray(coded.indices)
    keyed = _filled(keys)
    first = np.zeros(len(places), bool)
    first[np.unique(places, return_index=True)[1]] = True
    known = coded.dictionary.to_pylist()
    before = np.fromiter((key in traced for key in known), bool, len(known))[places]
    held = np.fromiter((key in owned for key in known), bool, len(known))[places]
    return {"duplicate": keyed & ~first, "traced": keyed & before, "owned": keyed & held & ~before}


def _elsewhere(zips: pa.Array, states: pa.Array) -> np.ndarray:
    """Tell which ZIPs begin as none of their row's state does; a beginning that nobody lives under says nothing."""
    pairs = pc.binary_join_element_wise(pc.utf8_slice_codeunits(zips, 0, 3), states, ",")
    return _filled(each(pairs, lambda pair: _astray(*pair.split(",", 1))))


def _astray(beginning: str, state: str) -> str:
    there = _states_of().get(beginning)
    return beginning if there and state not in there else ""


@cache
def _states_of() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, place in all_zips().items():
        found.setdefault(code[:3], set()).add(place.state)
    return found
