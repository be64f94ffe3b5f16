"""Plain mode: the same work line by line, for a reader of the screen and for terminals that draw nothing.

It shows the pages and follows the doings that the screen has. Nothing is drawn: no escape byte leaves this room.
"""
