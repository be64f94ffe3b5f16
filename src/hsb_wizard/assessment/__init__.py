"""The desk: one young person's record as values, and what follows from it. No file, database, screen or clock."""
