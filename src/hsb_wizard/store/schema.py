"""The tables of a store, in the words of SQL. The layout's number rises with every migration and never falls.

Only `entry`, `practitioner`, `slot`, `writer`, `form` and `draft` hold what cannot be made again; `head`, `assessment`
and `answer` are projections. Columns for a name of a child do not exist.
"""

from __future__ import annotations

APPLICATION = 0x48534257
LAYOUT = 2

TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE writer (                   -- one per user profile on a laptop and start
      id TEXT PRIMARY KEY, laptop TEXT NOT NULL, started_at TEXT NOT NULL, continues TEXT NOT NULL,
      drawn TEXT NOT NULL) STRICT           -- random: two copies that begin in one second are two writers
    """,
    """
    CREATE TABLE entry (
      case_id TEXT NOT NULL,                -- random id, or 'store'
      chain TEXT NOT NULL, seq INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      prev BLOB NOT NULL, hash BLOB NOT NULL,
      lamport INTEGER NOT NULL, at TEXT NOT NULL,
      kind TEXT NOT NULL, who TEXT NOT NULL, typed_by TEXT NOT NULL, origin TEXT NOT NULL,
      voice TEXT, target TEXT,
      basis TEXT,                           -- JSON list of entry ids
      digest BLOB NOT NULL, salt BLOB, payload BLOB,
      signature BLOB,
      PRIMARY KEY (chain, seq)) STRICT
    """,
    """
    CREATE TABLE practitioner (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL,
      box_key BLOB NOT NULL, sign_key BLOB NOT NULL, added_at TEXT NOT NULL, retired_at TEXT) STRICT
    """,
    """
    CREATE TABLE slot (
      practitioner TEXT PRIMARY KEY REFERENCES practitioner (id), salt BLOB NOT NULL,
      memory_kib INTEGER NOT NULL, passes INTEGER NOT NULL, lanes INTEGER NOT NULL, box BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE form (
      hash TEXT PRIMARY KEY, form_id TEXT NOT NULL, version TEXT NOT NULL, canonical TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE draft (
      case_id TEXT NOT NULL, target TEXT NOT NULL, voice TEXT NOT NULL,
      who TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (case_id, target, voice)) STRICT
    """,
    """
    CREATE TABLE head (
      chain TEXT PRIMARY KEY, case_id TEXT NOT NULL, writer TEXT NOT NULL,
      seq INTEGER NOT NULL, hash BLOB NOT NULL, lamport INTEGER NOT NULL, content BLOB) STRICT
    """,
    """
    CREATE TABLE assessment (
      case_id TEXT PRIMARY KEY, reference TEXT NOT NULL, status TEXT NOT NULL, lead_name TEXT NOT NULL,
      co_name TEXT NOT NULL, allocated TEXT NOT NULL, opened_at TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE answer (
      case_id TEXT NOT NULL, voice TEXT NOT NULL, target TEXT NOT NULL,
      value TEXT, missing TEXT, note TEXT NOT NULL, PRIMARY KEY (case_id, voice, target)) STRICT
    """,
)

INDEXES = (
    ("entry", ("case_id", "lamport", "chain", "seq")),
    ("head", ("case_id",)),
)

# IS, not =: it says yes or no for NULL as well. rowid is in the list, or a row could be moved.
KEPT = (
    "rowid",
    "case_id",
    "chain",
    "seq",
    "id",
    "prev",
    "hash",
    "lamport",
    "at",
    "kind",
    "who",
    "typed_by",
    "origin",
    "voice",
    "target",
    "basis",
    "digest",
    "signature",
)
_UNCHANGED = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in KEPT)

TAKEN_OUT = "NEW.payload IS NULL AND NEW.salt IS NULL"
# A row may have come without its contents, and get them later: whoever fills it in has proven them by their digest.
FILLED_IN = "OLD.payload IS NULL AND OLD.salt IS NULL AND NEW.payload IS NOT NULL AND NEW.salt IS NOT NULL"

SECOND = (
    "DROP TRIGGER entry_is_never_changed",
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry "
    f"WHEN NOT ((({TAKEN_OUT}) OR ({FILLED_IN})) AND {_UNCHANGED}) "
    "BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END",
)

TRIGGERS = (
    "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry "
    "BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END",
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry "
    f"WHEN NOT ({TAKEN_OUT} AND {_UNCHANGED}) "
    "BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END",
    *(
        f"CREATE TRIGGER {table}_is_never_{done} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a {table} is never {done}'); END"
        for table in ("form", "writer")
        for verb, done in (("DELETE", "deleted"), ("UPDATE", "changed"))
    ),
)
