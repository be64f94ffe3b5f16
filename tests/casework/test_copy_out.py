"""The copy-out sheet: the pair's own text under the team's headings, locked, and stopped like any document."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from tests.casework.stories import open_desk
from tests.worlds import World, form, new_world

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import verbs
from hsb_wizard.casework.exporting import COPY_OUT, Wanted, document, drafted, export, offered
from hsb_wizard.errors import NotAllowed
from hsb_wizard.forms.definition import CopyOut
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.report.document import Heading, Paragraph, Table
from hsb_wizard.values import replace

HEADINGS = (
    CopyOut(heading="Analysis", takes=("sense.how", "sense.why")),
    CopyOut(heading="Family", takes=("family",)),
    CopyOut(heading="Sessions", takes=("session_notes",)),
)
PASSWORD = "anchor biscuit copper dragon ember"


def with_headings() -> Form:
    return compile_form(form().pack.changed(copy_out=HEADINGS))


def sheet(world: World) -> dict[str, list[str]]:
    """Each heading with the texts under it."""
    made = drafted(world.record, Wanted(COPY_OUT, Path("x.pdf")), "0" * 64)
    under: dict[str, list[str]] = {}
    heading = ""
    for block in made.blocks:
        if isinstance(block, Heading):
            heading = block.text
            under[heading] = []
        elif isinstance(block, Paragraph):
            under[heading].append(block.text)
        else:
            assert not isinstance(block, Table)
    return under


def test_the_pair_s_own_text_stands_under_the_team_s_headings_in_their_order() -> None:
    world = new_world(with_headings()).says("sense.why", "Nobody asked.").says("sense.how", "It grew")
    world = world.rated("family.stance", "concern", "concern", "concern").says(
        "family.stance", "concern", note="Comes to every meeting.", sources=("School",)
    )
    said = sheet(world)
    assert list(said) == ["Analysis", "Family", "Sessions"]
    assert [each.rpartition(": ")[2] for each in said["Analysis"]] == ["It grew.", "Nobody asked."]
    assert any("Comes to every meeting." in each for each in said["Family"])
    assert said["Sessions"] == ["Nothing was written about this."]


def test_what_is_for_supervision_or_still_covered_is_not_copied_out() -> None:
    world = new_world(with_headings()).row("session_notes.note", "aa", {"notes": "Said in session."})
    world = world.says("family.stance", "concern", voice=Voice.LEAD, note="Covered words.")
    assert "Said in session." not in str(sheet(world))
    assert "Covered words." not in str(sheet(world))


def test_it_is_offered_where_the_team_has_said_its_headings_and_refused_elsewhere() -> None:
    assert COPY_OUT in [each.id for each in offered(new_world(with_headings()).record)]
    assert COPY_OUT not in [each.id for each in offered(new_world().record)]
    with pytest.raises(NotAllowed, match="not signed"):
        document(new_world(with_headings()).record, Wanted(COPY_OUT, Path("x.pdf")), "0" * 64)


def test_it_leaves_as_a_locked_pdf_and_as_nothing_else(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        lead, co = desk.people().result()
        record = desk.start_case("A-0007", lead, co).record
        step = verbs.tell_someone(desk, record, {"words": "x"})
        step.saved.result()
        record = replace(step.record, form=with_headings())
        for wanted in (
            Wanted(COPY_OUT, tmp_path / "x.pdf"),
            Wanted(COPY_OUT, tmp_path / "x.html"),
            Wanted(COPY_OUT, tmp_path / "x.json"),
        ):
            with pytest.raises(NotAllowed, match="locked PDF"):
                export(desk, record, wanted)
    finally:
        desk.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store"]


def test_the_sheet_can_be_copied_from_with_its_password_and_opens_with_no_other(tmp_path: Path) -> None:
    from hsb_wizard.report.pdf import print_pdf

    world = new_world(with_headings()).says("sense.how", "It grew.")
    printed = print_pdf(drafted(world.record, Wanted(COPY_OUT, Path("x.pdf")), "0" * 64), password=PASSWORD)
    file = tmp_path / "x.pdf"
    file.write_bytes(printed.data)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password=PASSWORD) as opened:
        assert opened.allow.extract
    assert "It grew." in PdfReader(file, password=PASSWORD).pages[0].extract_text()
