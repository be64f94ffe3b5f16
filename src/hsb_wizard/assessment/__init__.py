"""The desk: one young person's record as values, and what follows from it. No files, no database, no screen, no clock."""
