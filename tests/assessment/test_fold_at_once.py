"""Folding many entries takes a shorter way than applying one after another, and must come to the same."""

from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import apply, fold
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.model import Answer, Answers, Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, Payload, TwoViews

CASE, AMINA = CaseId("0123456789abcdef"), PractitionerId("a" * 16)
PATHS = ("family.supervision", "family.helpers", "home.stable")
SAYINGS: tuple[tuple[Kind, Payload | None], ...] = (
    (Kind.ANSWER_GIVEN, AnswerGiven("strength", note="Seen at home.")),
    (Kind.ANSWER_GIVEN, AnswerGiven(missing="not_known")),
    (Kind.ANSWER_GIVEN, None),  # its payload was taken out
    (Kind.ANSWER_CLEARED, Empty()),
    (Kind.TWO_VIEWS_RECORDED, TwoViews("Seen at home", "Said at school")),
    (Kind.VIEWED, Empty()),
)
SAID = st.tuples(st.sampled_from(SAYINGS), st.sampled_from(PATHS), st.sampled_from(list(Voice)))


def journal(said: list[tuple[tuple[Kind, Payload | None], str, Voice]]) -> list[Entry]:
    return [
        Entry(EntryId(f"{at:032x}"), CASE, f"2026-11-20T10:00:{at:02d}+00:00", kind, AMINA, AMINA, payload, voice, path)
        for at, ((kind, payload), path, voice) in enumerate(said)
    ]


@given(st.lists(SAID, max_size=40))
def test_folding_at_once_is_applying_one_after_another(
    said: list[tuple[tuple[Kind, Payload | None], str, Voice]],
) -> None:
    entries, one_by_one = journal(said), Assessment(case=CASE)
    for entry in entries:
        one_by_one = apply(one_by_one, entry)
    assert fold(CASE, entries) == one_by_one


def test_what_was_folded_is_never_changed_by_what_is_said_next() -> None:
    folded = fold(CASE, journal([(SAYINGS[0], PATHS[0], Voice.LEAD)]))
    assert type(folded.answers) is Answers
    later = folded.answers.with_(Voice.CO, PATHS[1], Answer(EntryId("b" * 32), AMINA, "", "concern"))
    assert (len(folded.answers), len(later), len(later.without(Voice.LEAD, PATHS[0]))) == (1, 2, 1)
    assert len(later) == 2
