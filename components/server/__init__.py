"""What serves and does not draw: opening the house behind the first page, routes beside the pages, the webhook, the event loop.

The only room that `app.py` talks to besides `ui.read_ahead`. Never imports a page or anything that draws.
"""
