"""What F1 says on the pages of a record that are no question: what a page is for, what its lines do, where it leads.

Words only. What a question asks stands in the form, what a rule would have mended with the rule; neither enters here.
"""

from __future__ import annotations

IN_SESSION = (
    "!Today's session",
    "The young person or family can see this screen. It shows today's plan, what helps, notes, their own "
    "words, and Tell someone now. Nothing can be rated, and nothing else of the record is shown.",
    "F4 Tell someone now. F2 says who can see the screen, and leads back. F9 covers it; Enter takes the cover away.",
)

OF_THE_RECORD: dict[str, tuple[str, ...]] = {
    "tasks": (
        "!The task list",
        "Every part of the assessment and how it stands. The pages that are always open stand first.",
        "Enter opens a part. Nothing is rated before section 1 has an outcome: what waits says what it opens after.",
        "F6 asks how long you have and offers what fits. F8 shows what stands in the way of signing.",
        "Signing never waits for another agency: what is missing can go ahead with a reason, a name and a date.",
    ),
    "find": (
        "!Find",
        "Type a word, or part of one. Several words narrow it, in any order; capitals and accents make no difference.",
        "Where nothing has a word as it is typed, what is spelled nearly so is shown, and that is said.",
        "In a record: pages, questions, guidance, and the answers and notes that you may read.",
        "On the list: assessments by reference, status or assessor, and what the keys of the list do.",
        "Up and Down move the mark, Enter goes there, F7 or Esc goes back to where you were.",
        "What you type here is not kept. While the young person or family can see the screen, Find is closed.",
    ),
    "time": (
        "!How long have you got?",
        "Minutes, in figures. F8 shows which sections fit into that time, who must be there, and what one "
        "can do alone.",
    ),
    "fits": (
        "!What fits",
        "Enter opens what is at the mark. The minutes are an estimate for a whole section; any can be begun and left.",
        "F6 goes to the next thing that needs you.",
    ),
    "sitting": (
        "!End this sitting",
        "Done, next, who: three lines for whoever goes on, also a new worker. Write no name of a child here.",
        "It becomes a part of the session notes. F8 ends the sitting and offers the hand-over, one page.",
    ),
    "sheets": (
        "!Paper to work with",
        "Session sheet: today's plan, what helps, the script of a first meeting. Rating sheet: every "
        "factor, for one assessor. Key card: the keys. Hand-over: one page for a new worker. Each becomes "
        "a PDF file that you print.",
    ),
    "sheet": (
        "!A sheet on paper",
        "F8 writes a PDF file to the place that is named, and says so. The program itself does not print.",
        "It has no password: print it at once, and take the file away.",
    ),
    "who": (
        "!Who can see this screen?",
        "O, only us: everything is open. Y, the young person or family is here: little is shown, nothing can be rated.",
        "A letter marks, Enter goes on. F2 brings this question back at any time.",
    ),
    "tell": (
        "!Tell someone now",
        "For what must not wait. The words as they were said, who said it, when, who else was there; then "
        "whom you told, at what time, and what they answered. It is never sealed, never closed, and both "
        "assessors and the supervisor see it. Each field is kept as you type it. In danger now: 999.",
    ),
    "told": (
        "!What was told",
        "Everything that was written down at once, the newest first. Enter opens one and lets you add the reply.",
        "P makes one page of it for whoever has to act.",
    ),
    "working": (
        "!Working note",
        "For the two of you: about the page you came from. It is printed nowhere, but it is part of the "
        "record, and others may have a right to read it. It is not sealed: no rating belongs here. F8 "
        "leads back.",
    ),
    "session": (
        "!Session notes",
        "Today's plan in plain words, notes, the young person's own words. Each is part of the record.",
    ),
    "hand_over": (
        "!Hand over",
        "The one who is named takes the keyboard and types a passphrase of their own, once in a sitting; "
        "later one key is enough. What the other answered stays covered. Too soon? F7, then: Go on with "
        "my answers.",
    ),
    "show": (
        "!Show both",
        "Both have finished. From here on both answers can be read, and you agree one answer or keep two views.",
        "It cannot be taken back. Until then nobody reads the other's answers.",
    ),
    "early": (
        "!Open early",
        "A supervisor and the assessor who is here open an absent colleague's answers, both with their "
        "passphrases and with a reason. It is written down and printed. Nothing of the colleague's is "
        "changed or lost.",
    ),
    "mode": (
        "!How you rate this section",
        "Alone on this laptop: one after the other, unseen. Alone on paper: filled in there and entered after.",
        "Together: at once, with one line why where the form proposes alone. No way is a fault; the "
        "document says which.",
    ),
    "gate": (
        "!Rate before the screen has an outcome",
        "By name and role, with a reason and the day on which the screen will be done. It prints on page 1.",
        "F7 leads back and changes nothing.",
    ),
    "for_whom": (
        "!For whom",
        "Whether each concern or priority that you agreed is about the young person, other people, or "
        "both. One key each.",
    ),
    "views": (
        "!Two views",
        "A full answer. Say what each view rests on, what would settle it, who finds out and by when. "
        "Where it bears on safety, also what is arranged until then and who decided that. F8 records "
        "both.",
    ),
    "pair": (
        "!Two rows side by side",
        "What each of you listed. Agree what the row says; a row that only one of you has can be taken or left.",
    ),
    "hold_back": (
        "!Hold back from",
        "A letter marks each who must not read this answer, and why. It stays out of every document for them.",
        "Documents for professionals are not touched. With nobody marked it is held back from nobody.",
    ),
    "taken_out": (
        "!Rows taken out",
        "Rows of this list that were taken out with Delete. Enter puts the marked one back, with every word of it.",
    ),
    "pasted": (
        "!A table that was pasted",
        "A table from a spreadsheet or a document, pasted over a list, is shown as the rows that it would be.",
        "Enter adds them all. F7 leaves the list as it is, and nothing of the paste is kept.",
        "A first line with the names of columns is read as such. What fits no column stands in one for words.",
    ),
    "because": (
        "!Why a signed record is changed",
        "One line. The signatures fall, the reason is kept and printed, and your change is made then.",
        "F7 leads back, and nothing is changed.",
    ),
    "assessors": (
        "!The two assessors",
        "What a reader must know of you: agency, training, advice, conflict of interest. How you rated, part by part.",
        "Where somebody leaves, another person takes over here; what was rated is kept under its own name.",
    ),
    "replace": (
        "!Another person assesses",
        "Choose who takes over and say why. What the former one rated alone and nobody was shown is put away and kept.",
        "What both were shown stays as it was agreed.",
    ),
    "again": (
        "!Rate again",
        "A part is rated anew by one who has seen the other's answers, with one line why. The first "
        "ratings are kept, and the new ones are marked as made after seeing. To change what you agreed, "
        "change that answer: it is free.",
    ),
    "ledger": (
        "!How each part was rated",
        "Who finished what, on which day, and with what proof. A record of what the program was told. PgDn reads on.",
    ),
    "archived": (
        "!Kept, and not compared",
        "Ratings that were put away when somebody took over or rated again, as they stood. PgDn reads on.",
    ),
    "newer_form": (
        "!A newer version of the form",
        "What would change if this record moved to it: what is carried over, what is new, what is no longer asked.",
        "Nothing is lost. Mark that you want it and press F8, or F7 to stay. A signed record never moves.",
    ),
    "aside": (
        "!Kept, and no longer asked",
        "Answers to questions that the newer form does not have. They are kept, counted nowhere and printed nowhere.",
    ),
    "inactive": (
        "!No longer asked",
        "An answer above was changed, so this is not asked any more. Keep it with a reason, or remove it.",
        "Kept or not, it is not counted and not printed; it comes back if the question is asked again.",
    ),
}

OF_THE_END: dict[str, tuple[str, ...]] = {
    "goes_ahead": (
        "!Goes ahead because",
        "One point that is open, and what would put it right. F7 leads back to mend it instead. To go "
        "ahead: the reason in your own words, who sees to it, and by when. It prints on page 1.",
    ),
    "sign_as": (
        "!Sign",
        "What you sign, and its check code. Your own passphrase signs, and nobody signs for another.",
        "After both have signed, a change takes the signatures away and asks why.",
    ),
    "documents": (
        "!Documents",
        "One for each reader, with what is meant for them and nothing more. What cannot be made yet says why.",
        "Enter shows first what is in it and what is left out.",
    ),
    "document": (
        "!This document",
        "What is in it, what is left out, and what must be put right first. Read through everything that "
        "would leave; then make it. What is left out is decided by who reads it.",
    ),
    "left": (
        "!Earlier exports",
        "Everything that left of this record, from the journal: what, when, by whom, how many pages, for whom.",
        "The check code is that of the record as it was then. Superseded: the record has changed since; make it again.",
        "Whether a file that you hold is one of these, D in the list of assessments says.",
    ),
    "left_out": (
        "!Not for this reader",
        "Each passage that stays here, and the class that keeps it out. There is nothing to tick.",
    ),
    "export": (
        "!Make it",
        "Who gets it, what for, and where the file is put. The program draws a password of five words: F5 shows it.",
        "Tell it by phone and never send it along. Without a password: only to print on paper at once.",
    ),
    "making": (
        "!What is being made",
        "While it is made you can go on working: a file appears under its name when it is whole. Then this page says "
        "where it is, and the check code of a document.",
    ),
    "read": (
        "!Read before you send",
        "Everything that would leave, passage by passage. What stands between « and » is a name, a place "
        "or a relationship, or may be. A name that must never be printed stops here. F8 says that you "
        "have read it.",
    ),
    "a_name": (
        "!Is this a name?",
        "A word that is on the list of names that must never be printed. Is it one here? F7, and change the answer.",
        "Is it none? Say so, for this place or wherever it stands with small letters.",
    ),
    "names": (
        "!Names that must never be printed",
        "One on each line. They are kept as fingerprints, which nobody can read. Every document is "
        "compared with them and stops at the place. The list misses initials and slips of typing: you "
        "read as well.",
    ),
    "ticks": (
        "!Ticked in for this household",
        "What stays out of a document for parents unless you tick it in. Enter or the letter ticks and takes back.",
    ),
    "asked": (
        "!A question on an answer",
        "What was asked and answered, in order. Assessors answer here; whoever asked closes it. F8 sends.",
    ),
    "ask": (
        "!Ask about an answer",
        "Write what you ask: it is a question. Does the answer need more work? Tab on and mark that. F8 "
        "sends it; both assessors see it at the answer and in their list.",
    ),
    "card": (
        "!One of the six cards",
        "Enough, enough with actions, or not enough, and one sentence why, about the work and never about a person.",
        "Enough with actions becomes a task. With not enough the record is returned, not signed.",
    ),
    "return": (
        "!Return it",
        "Say why: both assessors read this first. Both signatures fall. Your questions stay with the record.",
    ),
    "countersign": (
        "!Check and sign",
        "You sign what both assessors signed, as it lies there now, with your own passphrase. The six "
        "cards come first.",
        "Nobody checks a record that they assessed.",
    ),
    "agree": (
        "!Agreed by agencies",
        "The day on which the agencies agreed it, which ones, and who sees it differently: that prints as well.",
    ),
    "close": (
        "!Close the work",
        "Why it ends, and what goes on afterwards. A closed record is read and never changed; a review "
        "can begin from it.",
        "What a child says can always be kept: F4.",
    ),
    "begin_review": (
        "!Start a review",
        "In the same record. What stands now is carried forward and marked until you say that it still holds.",
    ),
    "since": (
        "!Then and now",
        "Better, the same, worse or not known: your word, with what shows it. Nothing is worked out.",
    ),
    "alone_again": (
        "!Rate alone again",
        "In a review: this part is rated unseen by both of you anew. What was agreed before stays until "
        "you agree again.",
    ),
    "letters": (
        "!Letters to agencies",
        "A text file for each agency that has not answered. No name and no date of birth stands in one: "
        "say by phone whom it is about. Afterwards write the day on each card, so that it is chased in "
        "time.",
    ),
    "calendar": (
        "!Calendar file",
        "The reference and days, and not what is due. Any calendar program takes it in.",
    ),
    "send": (
        "!Send a sealed copy",
        "The whole record in one locked file, for another laptop with this program. The words that open "
        "it are shown once:",
        "write them down, tell them by phone, never send them along. On the other laptop it is B in the list.",
    ),
}

WORDS = OF_THE_RECORD | OF_THE_END
