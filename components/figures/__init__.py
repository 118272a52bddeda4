"""Pictures: maps and charts, made from what others found, as objects that a page shows.

Holds the palette, the charts, the maps' layers and framing, and the outlines of states and counties. May touch `analytics`, `library`,
`audience`, `settings` and `faults`; must never ask the API, read the database, or import streamlit. Only this room imports pydeck and
plotly.

Decisions, each with its reason:
- Maps lie on a style of our own, served by ourselves, of our own outlines, roads and lakes: a map without a network is still a map. Street
  tiles are an addition above them, where the server has found that they can be reached and PLATBOOK_TILES is not off.
- The outlines go by address, not inside the map: a browser fetches them once, and a redraw sends a few kilobytes.
- Equal places give equal views, because a browser keeps its pan and zoom only while the first view stays the same.
- Tooltips on maps are plain text, never HTML: what they say may come from the API.
"""
