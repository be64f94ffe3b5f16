"""Every page of the program, how it is reached over made-up cases, and what it then shows."""

from tools.looks import ending, store, work

WALKS = (*store.WALKS, *work.WALKS, *ending.WALKS)
