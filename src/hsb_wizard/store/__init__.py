"""The strong room: the encrypted store, keys, journal and backups. Nobody else opens a database or sees a key.

A store is a folder: `assessments.db` (SQLCipher) and `people` (a copy of its key slots). The journal in it is the one
truth; lists and search are projections written in the same transaction. What an entry means is the desk's business
(`hsb_wizard.assessment`); what may be done, and when, is casework's. Nothing of a screen enters here, and nothing of a
case leaves it in an error, a log or a file name.

    opening     create, unlock, unlock_with_recovery, names, retry_after: the way in
    vault       Vault: one open store, on one thread
    clerk       Clerk: the one thread, and work in order of asking
    backups     backups(folder): what copies there are
    keys        Profile and its values; the recovery code
    chain       record codes and hashes; pure
    verify      VerifyReport: what holds and what does not

Import from the modules: this file loads nothing, so that whoever paints first does not wait for a cipher.
"""
