"""What bringing a sealed copy in would do, as lines for a person: who made it, what is new, what waits. Pure.

Names of people and places only; what was said in the copy must not enter here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words

if TYPE_CHECKING:
    from hsb_wizard.casework.sealed_copies import Coming
    from hsb_wizard.forms.form import Form

CASE, PASS = "case", "pass"
KEY_WORDS = "Compare these words by telephone with what 'hsb-wizard people list --words' says there: {words}"
GONE_ON = (
    "{who} went on alone on both laptops. What is said differently there waits for them, and for the pair once both "
    "answers are shown."
)


def told(coming: Coming) -> tuple[str, ...]:
    """What bringing it in would do, as lines for a person."""
    what = f"the part {coming.part}" if coming.what == PASS else "the whole record"
    made = [f"Sealed copy of {coming.reference}, {what}, made by {coming.sender} on {in_words(coming.made[:10])}."]
    made.append(
        "This assessment is not on this laptop yet." if coming.new_case else "This assessment is on this laptop."
    )
    by = f", by {' and '.join(coming.by)}" if coming.by else ""
    changes = "1 change" if coming.changes == 1 else f"{coming.changes} changes"
    made.append(f"New here: {changes} to the record{by}.")
    for name, words in zip(coming.people, coming.key_words, strict=True):
        made += [f"Comes with the public keys of {name}, who is not known here yet.", KEY_WORDS.format(words=words)]
    made += [f"Brings the form {version} that the record is on." for version in coming.forms]
    made += [f"Said differently on both laptops, waits for the pair: {place}." for place in coming.apart]
    made += [GONE_ON.format(who=each) for each in coming.gone_on]
    if coming.taken_out:
        made.append(f"Taken out of the journal there with a reason, and here as well: {coming.taken_out}.")
    if coming.signatures_fall:
        made.append("One side signed what the other went on changing: the signatures fall.")
    return (*made, "Nothing is written over.")


def label(form: Form, path: str) -> str:
    """What a place is called: the question's own short label, with its row's where it is one."""
    word, _, rest = path.partition(" ")
    if rest and word == "mode":
        return f"How {rest} is rated"
    if rest and word == "because":
        return f"Why {rest.partition(':')[0]} goes ahead"
    question = path.partition("/")[0]
    return form.question(question).short_label if question in form.questions else path
