"""The print room: a document made of plain values, the printers that see nothing else, and the way onto the disk.

What must not enter here: keys, the store, the screen, and any text the drafting of an edition did not put in.
"""
