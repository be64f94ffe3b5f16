"""Reception: the one room with keys to every other. `door` lets people in, `reception` holds what is open, `verbs` is what
a pair can do, `review`, `exporting` and `exchange` carry a record to the reviewer, the print room and JSON and back.
Screens and commands talk to this room only. It loads nothing by itself: whoever paints first does not wait for a cipher.
"""
