"""The work, page by page: what each page shows and where each line of it leads.

The screen and plain mode are two ways to show it. No widget, no terminal, no SQL and no key may enter this room.
"""
