"""Pack the table of ZIPs anew, when the `zipcodes` package knows newer ones: `python -m tests.audience.pack_zips`."""

import gzip

import zipcodes

from components.audience.zip_table import IN_USE, TABLE, WITHIN


def lines_of(listed):
    """Give the table's lines for the package's rows."""
    rows = sorted(listed, key=lambda row: row["zip_code"])
    return "".join("\t".join(_cells(row)) + "\n" for row in rows)


def _cells(row):
    code = (row["zip_code"], row["zip_code_type"], IN_USE if row["active"] else "")
    place = (row["city"], row["state"], row["county"] or "", row["lat"] or "0", row["long"] or "0", row["timezone"])
    return (*code, *place, WITHIN.join(row["area_codes"]), WITHIN.join(row["acceptable_cities"]))


if __name__ == "__main__":
    TABLE.write_bytes(gzip.compress(lines_of(zipcodes.list_all()).encode(), mtime=0))
