"""Rows under a destination's headers: each column made from its field, phones in the chosen form, digests where they are wanted."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from components.matching import e164
from components.outreach.destinations.ad_forms import FORMS, digest
from components.outreach.destinations.asked import Asked
from components.outreach.destinations.declared import FileColumn
from components.outreach.destinations.fields import FIELDS, PHONE_FIELDS, Rows, each


def headed(table: pa.Table, asked: Asked, names: Mapping[int, str]) -> pa.Table:
    """Give the rows as they stand in the file; `names` are the lists' by id. Headers may repeat."""
    rows = Rows(table, asked.case, names)
    columns = [_cells(rows, column, asked) for column in asked.where.columns]
    return pa.Table.from_arrays(columns, names=list(asked.where.headers))


def _cells(rows: Rows, column: FileColumn, asked: Asked) -> pa.Array:
    cells = FIELDS[column.field](rows)
    if column.form:
        form = FORMS[column.form]
        # Google leaves ZIP and country as they are: those columns have no form.
        return each(cells, lambda text: digest(form(text)))
    if column.field in PHONE_FIELDS and asked.phone_form == "e164":
        return each(cells, e164)
    return cells
