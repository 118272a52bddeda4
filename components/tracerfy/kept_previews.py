"""A preview as bytes, for whoever keeps it where other processes read it, perhaps of another version."""

from __future__ import annotations

import zlib
from dataclasses import asdict

import orjson

from components.tracerfy.answers import Preview


def packed(preview: Preview) -> bytes | None:
    """Pack a preview; 500 pins take about 6 kB. None where the API's own words hold what JSON has no room for here."""
    try:
        return zlib.compress(orjson.dumps(asdict(preview)), 1)
    except TypeError:
        return None


def unpacked(body: bytes) -> Preview | None:
    """Unpack what `packed` gave; None for what another version has packed otherwise."""
    try:
        told = orjson.loads(zlib.decompress(body))
        pins = tuple((float(latitude), float(longitude)) for latitude, longitude in told.pop("pins"))
        return Preview(**told, pins=pins)
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError):
        return None
