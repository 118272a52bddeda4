"""Pictures: maps and charts, made from what others found, as objects that a page shows.

Holds the palette, the charts, the maps' layers and framing, and the outlines of states and counties. May touch `analytics`, `library`,
`audience`, `settings` and `faults`; must never ask the API, read the database, or import streamlit. Only this room imports pydeck and
plotly.

Decisions, each with its reason:
- Maps draw our own outlines, and ask no tile server unless the operator sets PLATBOOK_TILES: where someone looks is nobody else's business,
  and a map without a network is still a map.
- The outlines go by address, not inside the map: a browser fetches them once, and a redraw sends a few kilobytes.
- Equal places give equal views, because a browser keeps its pan and zoom only while the first view stays the same.
- Tooltips on maps are plain text, never HTML: what they say may come from the API.
"""
