"""One cell, read as generously as it was written: "" and null, True and "True", JSON and Python literals."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
import pyarrow as pa

from components.library.columns import Column

TEXT_KINDS = frozenset({"text", "phone", "zip", "category", "factors"})
_TYPES: dict[str, pa.DataType] = {
    "whole": pa.int64(),
    "year": pa.int64(),
    "score": pa.int64(),
    "number": pa.float64(),
    "dollars": pa.float64(),
    "percent": pa.float64(),
    "degrees": pa.float64(),
    "date": pa.date32(),
    "yes_no": pa.bool_(),
}
_YES, _NO = frozenset({"true", "yes", "y", "1", "t"}), frozenset({"false", "no", "n", "0", "f"})


def arrow_type(column: Column | None) -> pa.DataType:
    """Give the type that a column is kept in; an unknown column is kept as text."""
    return _TYPES.get(column.kind, pa.string()) if column is not None else pa.string()


def reader(column: Column | None) -> Callable[[Any], Any]:
    """Give the function that reads a column's cells. What can't be read is None, never a guess."""
    return _text if column is None else _READERS.get(column.kind, _text)


def _text(cell: Any) -> str | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return cell
    return _json(cell) if isinstance(cell, list | dict) else str(cell)


def _json(cell: list[Any] | dict[Any, Any]) -> str | None:
    """Write a nested cell as JSON; a number beyond 64 bits or a key that is no text must not hold a paid list up."""
    try:
        return orjson.dumps(cell).decode()
    except TypeError:
        return _forgiving(cell)


def _digits(cell: Any) -> str | None:
    if isinstance(cell, str) and (cell == "" or cell.isdigit()):
        return cell or None
    return None if cell is None else "".join(letter for letter in str(cell) if letter.isdigit()) or None


def _number(cell: Any) -> float | None:
    if isinstance(cell, bool) or cell is None or cell == "":
        return None
    try:
        number = float(str(cell).replace(",", "").lstrip("$")) if isinstance(cell, str) else float(cell)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if abs(number) < 1e300 else None


def _whole(cell: Any) -> int | None:
    if type(cell) is int:
        return cell if -(2**63) <= cell < 2**63 else None
    number = _number(cell)
    return None if number is None or abs(number) > 9e18 else round(number)


def _date(cell: Any) -> date | None:
    try:
        return date.fromisoformat(cell[:10]) if isinstance(cell, str) and cell else None
    except ValueError:
        return None


def _yes_no(cell: Any) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = str(cell).strip().lower()
    return True if word in _YES else False if word in _NO else None


def _factors(cell: Any) -> str | None:
    """Keep a list of factors as JSON. The vendor's CSV writes Python literals, its rows JSON."""
    if isinstance(cell, str):
        cell = _literal(cell)
    if not isinstance(cell, list):
        return None
    return _json([one for one in cell if isinstance(one, dict)])


def _forgiving(cell: list[Any] | dict[Any, Any]) -> str | None:
    try:
        return json.dumps({"told": cell}, default=str, skipkeys=True)[9:-1]
    except (ValueError, RecursionError):
        return None


def _literal(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None


_READERS: dict[str, Callable[[Any], Any]] = {
    "whole": _whole,
    "year": _whole,
    "score": _whole,
    "number": _number,
    "dollars": _number,
    "percent": _number,
    "degrees": _number,
    "date": _date,
    "yes_no": _yes_no,
    "phone": _digits,
    "factors": _factors,
}
