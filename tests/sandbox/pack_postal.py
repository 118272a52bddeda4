"""Pack the sandbox's postal table anew, when the `zipcodes` package knows newer ZIPs: `python -m tests.sandbox.pack_postal`."""

import gzip

import zipcodes

from components.sandbox.world.postal_table import IN_USE, TABLE, WITHIN


def text_of(listed):
    """Give the table's text for the package's rows: a line a column."""
    cells = [_cells(row) for row in sorted(listed, key=lambda row: row["zip_code"])]
    return "".join("\t".join(column) + "\n" for column in zip(*cells, strict=True))


def _cells(row):
    code = (row["zip_code"], row["zip_code_type"], IN_USE if row["active"] else "")
    place = (row["city"], row["county"] or "", row["state"], row["lat"] or "", row["long"] or "")
    return (*code, *place, WITHIN.join(row["area_codes"] or ()))


if __name__ == "__main__":
    TABLE.write_bytes(gzip.compress(text_of(zipcodes.list_all()).encode(), mtime=0))
