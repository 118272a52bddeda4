"""The only room that draws: forms, cards, tables, money dialogs; the only user of session state.

May touch everything below it. Must never compute a figure, speak HTTP, or hold a number of its own: what is shown comes from the room
that owns it. Text from the API goes to the screen through `plain`, so that nothing in it is read as Markdown or HTML.

Decisions: the audience under construction lives in the URL (`draft`); widgets are set from it at each run and write to it in their
callbacks. Whatever can cost credits is a callback that writes one row (`order_dialog`); the engine does the rest.
"""
