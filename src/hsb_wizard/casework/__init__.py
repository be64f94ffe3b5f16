"""Reception: the one room with keys to every other, and the only one that screens and commands talk to.

`door` lets people in, `reception` holds what is open, `verbs` is what a pair can do; `review`, `exporting` and
`exchange` carry a record to the reviewer, to the print room, and to JSON and back. This file loads nothing: whoever
paints first does not wait for a cipher.
"""
