"""Stubs of our own for sqlcipher3 0.6: what the strong room uses, as sqlite3 spells it."""

from sqlcipher3 import dbapi2 as dbapi2
