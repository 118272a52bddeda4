"""The pieces of the Skip trace page: one address, one parcel, a table of many; queues and what came home."""
