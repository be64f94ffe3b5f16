"""What people read on the screen is plain: measured over a section, because a label alone is too short to measure.

Labels and hints are what is read with a young person waiting: those of a section stay at or under grade 5.5, the
reading of somebody of ten or eleven. Longer guidance is read beforehand, on a key: grade 9, as a newspaper. What is
read out to the young person: grade 4. The terms below count as known: a team uses them daily, and no plainer word says
the same.
"""

from collections.abc import Iterator

import pytest
from tests.forms.reading import by_breaks, grade, syllables, words

from hsb_wizard.forms.definition import Section
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.words import Here

SHORT_TEXTS, GUIDANCE, READ_OUT = 5.5, 9.0, 4.0
LONG = 4  # syllables


def listed(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# Of the field: offices, steps, papers and rights that have this name and no other.
TERMS = listed(
    """
    adaptation allocated allocation assessment assessments authorities authority chronology communication community
    consultation convictions coordinator criteria developmental disability education emotional enforcement exploitation
    identity intermediary interpreter investigation management orientation paediatrician paediatrics prosecutor
    provisional psychologist psychology recommendation recommendations recommended registration rehabilitation
    restorative safeguarding separation solicitor supervision supervisor
    """
)
# Long and known to everybody, or counted one syllable too many.
EVERYDAY = listed(
    """
    ability activities activity anybody appointments arrangement arrangements available babysitting beforehand category
    certificate complicated conclusions conditions definition development differently difficulties difficulty documents
    establishment ethnicity everybody everyday everything experience explanation explanations hostility indicated
    individual information inspectors isolated isolation maturity opportunity ordinary position priorities professional
    professionals relationship relationships relative relatives requirements responsible significant sisters situations
    somebody temporary understanding understands unthinkable visitors
    """
)
COUNTED_BY_HAND = {
    "ability": 4, "able": 2, "account": 2, "action": 2, "agencies": 3, "agency": 3, "allocated": 4, "another": 3,
    "anybody": 4, "area": 3, "arrangement": 3, "asked": 1, "assessment": 3, "behaviour": 3, "being": 2, "carers": 2,
    "changes": 2, "children": 2, "chronology": 4, "closed": 1, "closure": 2, "communication": 5, "community": 4,
    "conviction": 3, "custody": 3, "decided": 3, "decision": 3, "delivered": 3, "development": 4, "disability": 5,
    "disclosure": 3, "education": 4, "emotional": 4, "enquiries": 3, "everybody": 4, "evidence": 3, "experience": 4,
    "exploitation": 5, "family": 3, "happened": 2, "harmed": 1, "home": 1, "idea": 3, "identity": 4, "language": 2,
    "little": 2, "moved": 1, "needed": 2, "nobody": 3, "online": 2, "opinion": 3, "ordered": 2, "other": 2,
    "outside": 2, "people": 2, "period": 3, "person": 2, "physical": 3, "places": 2, "police": 2,
    "previous": 3, "psychology": 4, "question": 2, "quiet": 2, "referral": 3, "referred": 2, "registration": 4,
    "relationship": 4, "religion": 3, "safe": 1, "safety": 2, "sentenced": 2, "serious": 3, "services": 3,
    "social": 2, "somebody": 3, "supervision": 4, "table": 2, "therapy": 3, "trouble": 2, "trusted": 2,
    "understanding": 4, "used": 1, "whose": 1, "worker": 2, "young": 1,
}  # fmt: skip


@pytest.fixture(scope="module", params=["england", "wales"])
def form(request: pytest.FixtureRequest) -> Form:
    """The form as a team there reads it: with the words of today in it."""
    return spoken(shipped(), Here(request.param))


def labels(section: Section) -> Iterator[str]:
    """The labels of questions and fields."""
    for question in section.question:
        yield question.label
        yield from (field.label for field in question.field)


def short_texts(section: Section) -> Iterator[str]:
    """What stands on a page without asking for more: labels and hints."""
    yield from labels(section)
    for question in section.question:
        yield from (hint for hint in (question.guidance.hint, *(field.hint for field in question.field)) if hint)


def test_labels_and_hints_of_every_section_are_plain(form: Form) -> None:
    hard = {
        section.id: round(found, 1)
        for section in form.sections
        if (found := grade(short_texts(section), TERMS)) > SHORT_TEXTS
    }
    assert hard == {}


def test_longer_guidance_is_no_harder_than_a_newspaper(form: Form) -> None:
    said = {each.id: [q.guidance.body for q in each.question if q.guidance.body] for each in form.sections}
    hard = {
        name: round(found, 1) for name, texts in said.items() if texts and (found := grade(texts, TERMS)) > GUIDANCE
    }
    assert hard == {}


def test_what_is_read_out_in_the_first_meeting_needs_no_known_terms(form: Form) -> None:
    script = form.question("screen.script").guidance.body
    assert grade([script]) <= READ_OUT
    assert not TERMS & set(words(script))


def test_a_long_word_in_a_label_is_a_term_of_the_field_or_known_to_everybody(form: Form) -> None:
    texts = [text for section in form.sections for text in short_texts(section)]
    found = {word for text in texts for word in words(text) if syllables(word) >= LONG}
    assert found - TERMS - EVERYDAY == set(), "say it more plainly, or add the word with those it belongs to"


def test_no_label_has_three_long_words(form: Form) -> None:
    hard = [
        label
        for section in form.sections
        for label in labels(section)
        if sum(syllables(word) >= LONG for word in words(label)) > 2
    ]
    assert hard == []


def test_syllables_are_counted_as_a_person_counts_them_and_pyphen_alone_does_not() -> None:
    true = sum(COUNTED_BY_HAND.values())
    assert abs(sum(map(syllables, COUNTED_BY_HAND)) - true) / true < 0.03
    assert all(abs(syllables(word) - count) <= 1 for word, count in COUNTED_BY_HAND.items())
    assert sum(map(by_breaks, COUNTED_BY_HAND)) < 0.9 * true


def test_harder_words_and_longer_sentences_raise_the_grade() -> None:
    plain = grade(["Who keeps them safe at night?"])
    longer = grade(
        ["Who keeps them safe at night and in the day and when they walk to and from the school with a friend?"]
    )
    harder = grade(["Which supervisory arrangements facilitate nocturnal safeguarding?"])
    assert plain < longer < harder
    assert harder > SHORT_TEXTS > plain


def test_a_known_term_counts_as_one_known_word_and_never_for_more_than_it_has() -> None:
    assert grade(["Supervision at home"], {"supervision"}) < grade(["Supervision at home"])
    assert grade(["Care at home"], {"care"}) == grade(["Care at home"])
