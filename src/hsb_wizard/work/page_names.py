"""Which pages belong together: their names and no more, so that whoever only asks need not load the pages."""

LISTS = frozenset({"due", "standing", "reading", "questions", "cards", "review"})
SAID_WHOLE = frozenset(
    {"ask", "asked", "card", "return", "countersign", "agree", "close", "begin_review", "since", "alone_again"}
)
FILES = frozenset({"letters", "calendar", "send"})
AFTER = LISTS | SAID_WHOLE | FILES
LEADS = frozenset({"due_at"})
SITTING = frozenset({"time", "sitting", "sheet", "fits", "sheets"})
