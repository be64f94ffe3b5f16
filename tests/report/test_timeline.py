"""The line of time: a figure with words of its own over a table that says the same, where it is of use at all."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Pdf
from tests.documents import drafted
from tests.report.reading import find, read_aloud
from tests.report.samples import small_document, timeline

from hsb_wizard.forms.definition import RowField
from hsb_wizard.report.document import Event, Table, ThenAndNow, Timeline, TypeSizes
from hsb_wizard.report.html import print_html
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.report.staircase import shapes, years
from hsb_wizard.report.timeline import with_figure
from hsb_wizard.shapes import shaped
from hsb_wizard.values import replace

# ------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"alt": " "}, "words for those who do not see"),
        ({"events": ()}, "two events or more"),
        ({"table": Table(("When",), ())}, "every event of it"),
        ({"table": Table(("When",), (("Long ago",),) * 7)}, "says what the figure says"),
        ({"events": tuple(reversed(timeline().events))}, "order of time"),
    ],
)
def test_a_figure_that_says_something_to_the_eye_alone_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(timeline(), **change)


def test_more_events_than_an_eye_can_follow_are_refused() -> None:
    assert len(timeline(24).events) == 24
    with pytest.raises(ValueError, match="can be told apart"):
        timeline(25)


@pytest.mark.parametrize("said", ["", "2", "40 %", "7/9", " "])
def test_then_and_now_are_compared_in_words(said: str) -> None:
    with pytest.raises(ValueError, match="in words"):
        ThenAndNow("May 2026", "November 2026", (("Supervision", said, "Concern"),))
    with pytest.raises(ValueError, match="have a date"):
        ThenAndNow("", "November 2026", (("Supervision", "Priority", "Concern"),))


# ------------------------------------------------------------------------------------------- how it is drawn


def test_it_is_heard_as_one_figure_and_then_as_a_table() -> None:
    heard = read_aloud(print_pdf(small_document(timeline())).data).heard

    tags = [tag for tag, _ in heard]
    assert tags.count("Figure") == 1
    assert tags.index("Figure") < tags.index("Table")
    assert heard[tags.index("Figure")][1] == timeline().alt


def test_the_file_says_where_the_figure_stands() -> None:

    with Pdf.open(BytesIO(print_pdf(small_document(timeline())).data)) as pdf:
        left, low, right, high = (float(edge) for edge in find(pdf, "Figure")[0].A.BBox)
        width, height = (float(edge) for edge in list(pdf.pages[0].MediaBox)[2:])
    assert 0 < left < right < width
    assert 0 < low < high < height


@pytest.mark.parametrize("count", [2, 7, 24])
def test_any_number_of_events_stands_on_paper_and_on_the_screen(count: int) -> None:
    document = small_document(timeline(count))

    assert print_pdf(document).pages >= 1
    assert print_html(document).count(b"<polygon") == count + len(timeline(count).kinds)


def test_type_too_large_for_the_page_leaves_the_table_alone() -> None:
    document = replace(small_document(timeline(24)), sizes=TypeSizes(body=40, table=38))

    tags = [tag for tag, _ in read_aloud(print_pdf(document).data).heard]
    assert "Figure" not in tags
    assert "Table" in tags


def test_twelve_marks_are_told_apart_without_colour() -> None:
    assert len(set(shapes(4.0))) == 12
    assert all(max(abs(x), abs(y)) <= 4.0 for points, _ in shapes(4.0) for x, y in points)


def test_years_stand_along_the_line_as_far_as_they_can_be_read() -> None:
    names = [name for _, name in years([date(2020, 12, 10), date(2022, 6, 1)], 400.0)]

    assert names == ["2021", "2022"]  # the rest of 2020 gives way
    assert years([date(2026, 3, 1), date(2026, 3, 1)], 400.0) == ((0.0, "2026"),)
    assert len(years([date(1990, 1, 1), date(2026, 1, 1)], 400.0)) <= 400 // 26


# ------------------------------------------------------------------------------------------- when it is drafted


def _field(name: str, kind: str, *, age: bool = False) -> RowField:
    return shaped(RowField, {"id": name, "type": kind, "label": name.title(), "age": age})


FIELDS = (_field("when", "partial_date", age=True), _field("kind", "single"), _field("what", "text"))


def _figure(days: list[str]) -> Table | Timeline:
    rows = [{"when": f"{day}, aged 9", "kind": "Health"} if day else {"kind": "Health"} for day in days]
    table = Table(("When", "Kind"), tuple((row.get("when", "Not said"), "Health") for row in rows))
    return with_figure(table, FIELDS, rows, days)


def test_events_with_a_date_stand_on_the_line_and_those_without_in_the_table_only() -> None:
    made = _figure(["2019", "2019-03", "2020-05-06", ""])

    assert isinstance(made, Timeline)
    assert [(each.day, each.when, each.more) for each in made.events] == [
        (date(2019, 1, 1), "2019", "aged 9"),
        (date(2019, 3, 1), "2019-03", "aged 9"),
        (date(2020, 5, 6), "2020-05-06", "aged 9"),
    ]
    assert len(made.table.rows) == 4


@pytest.mark.parametrize("days", [[], ["2019", "2020"], [f"20{year}" for year in range(10, 35)], ["x", "y", "z"]])
def test_too_few_and_too_many_are_a_table_only(days: list[str]) -> None:
    assert isinstance(_figure(days), Table)


@pytest.mark.parametrize(("edition", "drawn"), [("full", 1), ("supervision", 1), ("safety-plan", 0)])
def test_the_editions_for_those_who_work_with_them_have_one(edition: str, drawn: int) -> None:
    blocks = drafted(edition, "complete").blocks
    figures = [block for block in blocks if isinstance(block, Timeline)]

    assert len(figures) == drawn
    for figure in figures:
        assert Event in {type(each) for each in figure.events}
        assert "Line of time with" in figure.alt
