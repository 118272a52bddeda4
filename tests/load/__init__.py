"""Many people at once, over the websocket protocol that a browser speaks: `python -m tests.load --help`."""
