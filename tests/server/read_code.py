"""What dashboards and sandboxes read when they start, read once for all that are forked from here (forked.py). Begins no thread."""

import gc
import logging
import pkgutil
from importlib import import_module

import components.server
from components.ui.read_ahead import read_ahead

LIBRARIES = (
    "alembic.command",
    "opentelemetry.sdk.trace.export",
    "streamlit.web.cli",
    "streamlit.web.server.starlette.starlette_app",
    "streamlit.web.server.starlette.starlette_server",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)
OURS = (
    "components.house",
    "components.sandbox.__main__",
    "components.sandbox.server",
    *(found.name for found in pkgutil.walk_packages(components.server.__path__, "components.server.")),
)

logging.disable(logging.WARNING)  # Streamlit warns of each page's caches that nothing runs yet
for name in (*LIBRARIES, *OURS):
    import_module(name)
read_ahead()
logging.disable(logging.NOTSET)

# The country that every sandbox has, and the numbers in it.
places = import_module("components.sandbox.world.places").all_places()
import_module("components.sandbox.world.numbering").numbering_of(places)

gc.freeze()  # nobody's garbage, and one copy for all
