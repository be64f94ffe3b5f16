"""The reading room: the screens of the program. It talks to reception (casework) only and decides nothing of a case.

No store, no printer and no reviewer is imported here, and nothing heavy before the first paint: `start` is the way in.
"""
