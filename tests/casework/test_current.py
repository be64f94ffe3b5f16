"""Is this document current: what left is known by its bytes, what claims to be ours by the code inside it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.casework.stories import brought_in, open_desk
from tests.report.samples import small_document

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.current import ALTERED, CURRENT, NOT_OURS, SUPERSEDED, Checked, check_document
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import ExitCode, RefusedInput
from hsb_wizard.report.document import Paragraph
from hsb_wizard.report.pdf import print_pdf

PASSWORD = "five plain words here"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """A store whose one record stays as it is."""
    opened = open_desk(tmp_path_factory.mktemp("current") / "store")
    brought_in(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def record(shop: Casework) -> Record:
    return shop.open_case("A-0007").result()


def _left(desk: Casework, record: Record, folder: Path, name: str = "out.pdf", password: str = "") -> Path:
    wanted = Wanted("safety-plan", folder / name, reader="Youth panel", purpose="Meeting", password=password)
    return export(desk, record, wanted).path


def _checked(desk: Casework, file: Path, password: str = "") -> Checked:
    return check_document(desk, file, password).result()


def _change(desk: Casework, record: Record) -> None:
    step = verbs.answer(desk, record, "sense.why", AnswerGiven("Something new was learnt."))
    assert step is not None
    step.saved.result()


@pytest.mark.parametrize("name", ["out.pdf", "out.html", "out.json"])
def test_what_left_is_current(shop: Casework, record: Record, name: str, tmp_path: Path) -> None:
    checked = _checked(shop, _left(shop, record, tmp_path, name))

    assert (checked.standing, checked.exit_code) == (CURRENT, ExitCode.GOOD)
    assert "'Safety plan for now' of A-0007, which left here on" in checked.what
    assert "for Youth panel. The record has not changed since" in checked.what


def test_it_is_current_until_the_record_changes_and_a_copy_of_it_is_altered_for_good(
    desk: Casework, tmp_path: Path
) -> None:
    record = brought_in(desk)
    file, copy = _left(desk, record, tmp_path), _saved_again(_left(desk, record, tmp_path, "copy.pdf"))
    draft = export(desk, record, Wanted("full", tmp_path / "draft.pdf", draft=True)).path
    before = _checked(desk, draft)
    _change(desk, record)
    after = _checked(desk, file)

    assert before.what.endswith(", as a draft. The record has not changed since.")
    assert _checked(desk, copy).standing == ALTERED
    assert (after.standing, after.exit_code) == (SUPERSEDED, ExitCode.SUPERSEDED)
    assert "version 1, not signed yet (Draft)" in after.what


def test_a_locked_one_is_known_without_its_password(shop: Casework, record: Record, tmp_path: Path) -> None:
    assert _checked(shop, _left(shop, record, tmp_path, password=PASSWORD)).standing == CURRENT


def test_another_document_of_the_same_record_makes_neither_old(shop: Casework, record: Record, tmp_path: Path) -> None:
    first, second = _left(shop, record, tmp_path, "a.pdf"), _left(shop, record, tmp_path, "b.html")

    assert [_checked(shop, each).standing for each in (first, second)] == [CURRENT, CURRENT]


def _saved_again(file: Path, password: str = "") -> Path:
    out = BytesIO()
    with pikepdf.Pdf.open(file, password=password) as pdf:
        pdf.save(out, encryption=None if not password else pikepdf.Encryption(user=password, owner="x"))
    file.write_bytes(out.getvalue())
    return file


def test_saved_again_by_another_program_it_is_altered(shop: Casework, record: Record, tmp_path: Path) -> None:
    checked = _checked(shop, _saved_again(_left(shop, record, tmp_path)))

    assert (checked.standing, checked.exit_code) == (ALTERED, ExitCode.ALTERED)
    assert "made from A-0007" in checked.what


def test_a_word_changed_in_a_page_is_altered(shop: Casework, record: Record, tmp_path: Path) -> None:
    file = _left(shop, record, tmp_path, "out.html")
    file.write_bytes(file.read_bytes().replace(b"grandparents", b"neighbours"))

    assert _checked(shop, file).standing == ALTERED


def test_a_locked_one_that_was_altered_needs_its_password_to_be_known(
    shop: Casework, record: Record, tmp_path: Path
) -> None:
    file = _saved_again(_left(shop, record, tmp_path, password=PASSWORD), PASSWORD)

    without, wrong, right = (_checked(shop, file, password) for password in ("", "wrong", PASSWORD))
    assert (without.standing, wrong.standing, right.standing) == (NOT_OURS, NOT_OURS, ALTERED)
    assert "Give its password" in without.do
    assert "that password does not open it" in wrong.what


def _strange_files() -> dict[str, bytes]:
    ours = print_pdf(small_document(Paragraph("Another service.")))
    return {
        "other.pdf": ours.data,
        "broken.pdf": b"%PDF-1.7\n1 0 obj <</Type/Catalog>>\ntrailer <</Root 1 0 R>>",
        "cut.pdf": ours.data[:2000],
        "empty.pdf": b"",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        "code.txt": b"0123456789abcdef" * 4,
    }


@pytest.mark.parametrize("name", list(_strange_files()))
def test_anything_else_is_not_ours(empty_desk: Casework, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(_strange_files()[name])
    checked = _checked(empty_desk, file)

    assert (checked.standing, checked.exit_code) == (NOT_OURS, ExitCode.NOT_OURS)
    assert all((checked.what, checked.safe, checked.do))


def test_what_cannot_be_read_is_refused_with_its_name(empty_desk: Casework, tmp_path: Path) -> None:
    for file in (tmp_path / "missing.pdf", tmp_path):
        with pytest.raises(RefusedInput, match="can be read"):
            check_document(empty_desk, file)


def test_asking_stores_nothing(shop: Casework, record: Record, tmp_path: Path) -> None:
    file = _left(shop, record, tmp_path)
    before = shop.run(lambda vault: vault.entries(record.assessment.case)).result()
    _checked(shop, file)

    assert shop.run(lambda vault: vault.entries(record.assessment.case)).result() == before
