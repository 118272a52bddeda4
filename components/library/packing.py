"""A page of rows, packed: typed columns instead of JSON, small enough to keep one by one until the list is whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from components.library.cells import arrow_type, reader
from components.library.columns import COLUMNS, SEEN_LIVE, Column
from components.library.reach import FIELDS, reach

# A page is kept for seconds: lz4 takes half of zstd's time, and the shelf packs it again.
_SMALL = pa.ipc.IpcWriteOptions(compression="lz4")
_ALONE = pa.ipc.IpcReadOptions(use_threads=False)
_NONE = type(None)
# What Arrow reads by itself exactly as the cell readers do. Anything else goes cell by cell.
_PLAIN: dict[str, frozenset[type]] = {
    "bool": frozenset({bool, _NONE}),
    "int64": frozenset({int, _NONE}),
    "double": frozenset({int, float, _NONE}),
    "string": frozenset({str, _NONE}),
}
_LISTS = frozenset({list, _NONE})
_PLAIN_TEXT = frozenset({"text", "zip", "category", ""})
_MOST = 1e300
_LIVE = frozenset(SEEN_LIVE)
Cells = Sequence[Any]


def pack(rows: list[dict[str, Any]]) -> bytes:
    """Pack rows of the API: its columns in the order of the column table, then those nobody has told us about, as text.

    A key that begins with an underscore is left out: those names are the shelf's own.
    """
    cells, none = _by_column(rows), (None,) * len(rows)
    return _packed({name: _column(cells.get(name, none), COLUMNS.get(name)) for name in [*SEEN_LIVE, *_others(cells)]})


def pack_table(table: pa.Table) -> bytes:
    """Pack a table of our own making as `pack` packs rows. Columns that have their kept type already are taken as they are."""
    told = {name: table.column(name) for name in table.column_names}
    arrays = {
        name: _taken(told[name], COLUMNS.get(name))
        if name in told
        else pa.nulls(len(table), arrow_type(COLUMNS.get(name)))
        for name in [*SEEN_LIVE, *_others(told)]
    }
    return _packed(arrays)


def _taken(column: pa.ChunkedArray, known: Column | None) -> pa.Array:
    kind = arrow_type(known)
    whole = pa.concat_arrays(column.chunks) if column.num_chunks else pa.nulls(0, column.type)
    if whole.type != kind or (known is not None and pa.types.is_string(kind) and known.kind not in _PLAIN_TEXT):
        return _column(whole.to_pylist(), known)
    return pc.if_else(pc.equal(whole, ""), None, whole) if pa.types.is_string(kind) else whole


def _packed(arrays: dict[str, pa.Array]) -> bytes:
    batch = pa.record_batch({**arrays, **dict(zip(FIELDS, reach(arrays), strict=True))})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, batch.schema, options=_SMALL) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def packed_schema(page: bytes) -> pa.Schema:
    """Give a packed page's columns without unpacking its cells."""
    return pa.ipc.open_file(page).schema


def unpack(page: bytes) -> pa.RecordBatch:
    """Unpack a page. On one thread: handing small cells out takes longer than unpacking them."""
    return pa.ipc.open_file(page, options=_ALONE).get_batch(0)


def _by_column(rows: list[dict[str, Any]]) -> dict[str, Cells]:
    keys = list(rows[0]) if rows else []
    if all(list(row) == keys for row in rows):
        return dict(zip(keys, zip(*(row.values() for row in rows), strict=True), strict=True))
    return {key: [row.get(key) for row in rows] for key in dict.fromkeys(chain.from_iterable(rows))}


def _others(names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in _LIVE and not name.startswith("_")]


def _column(cells: Cells, column: Column | None) -> pa.Array:
    kind, types = arrow_type(column), set(map(type, cells))
    if types == {_NONE}:
        return pa.nulls(len(cells), kind)
    if types <= _PLAIN.get(str(kind), frozenset()) and (plain := _plain(cells, column, kind)) is not None:
        return plain
    if types <= _LISTS and column is not None and column.kind == "factors" and (lists := _lists(cells)) is not None:
        return lists
    read = reader(column)
    return pa.array([read(cell) for cell in cells], kind)


def _plain(cells: Cells, column: Column | None, kind: pa.DataType) -> pa.Array | None:
    """Read a column at once, as `reader` reads its cells; None where only cell by cell will do."""
    if pa.types.is_string(kind) and (column.kind if column else "") not in _PLAIN_TEXT:
        return None
    try:
        array = pa.array(cells, kind)
    except (pa.ArrowInvalid, OverflowError, UnicodeError):  # a number or a letter that Arrow has no room for
        return None
    if pa.types.is_string(kind) and "" in cells:
        return pc.if_else(pc.equal(array, ""), None, array)
    if pa.types.is_floating(kind) and not _in_bounds(array):
        return pc.if_else(pc.less(pc.abs(array), _MOST), array, None)
    return array


def _lists(cells: Cells) -> pa.Array | None:
    """Write a column of lists of objects as JSON, cell by cell; None where some hold something else, or what JSON has no room for."""
    if not set(map(type, chain.from_iterable(filter(None, cells)))) <= {dict}:
        return None
    try:
        return pa.array([None if cell is None else orjson.dumps(cell) for cell in cells], pa.string())
    except TypeError:
        return None


def _in_bounds(array: pa.Array) -> bool:
    """Whether no number is too large to be one: nearly always so, and told at once. What is not a number is out of bounds."""
    lowest, highest = pc.min_max(array).as_py().values()
    return lowest is None or (-_MOST < lowest <= highest < _MOST and not pc.any(pc.is_nan(array)).as_py())
