"""The file: the same bytes each time, locked when asked, stopped when asked, and nothing in it that was not given."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pypdf
import pytest
from pikepdf import Pdf
from tests.report.samples import rich_document, small_document

from hsb_wizard.errors import PrintCancelled
from hsb_wizard.report.document import Paragraph
from hsb_wizard.report.pdf import print_pdf, warm_up
from hsb_wizard.watch import Progress, Watch

SCRIPT = """
import hashlib
from tests.report.samples import rich_document
from hsb_wizard.report.pdf import print_pdf
print(hashlib.sha256(print_pdf(rich_document()).data).hexdigest())
"""


def _in_a_fresh_process(seed: str, zone: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    here = print_pdf(rich_document())

    assert hashlib.sha256(here.data).hexdigest() == here.plain_sha256
    assert _in_a_fresh_process("1", "UTC") == _in_a_fresh_process("2718", "Asia/Kathmandu") == here.plain_sha256


def test_printing_other_documents_in_between_changes_nothing() -> None:
    first = print_pdf(rich_document()).data
    print_pdf(small_document(Paragraph("\u0431\u0430\u0431\u0443\u0441\u044f and \U0001f600")))

    assert print_pdf(rich_document()).data == first


def test_a_locked_document_opens_with_its_password_and_with_nothing_else() -> None:
    printed = print_pdf(rich_document(), password="five plain words \u0175 here")

    for wrong in ("", "five plain words w here"):
        with pytest.raises(pikepdf.PasswordError):
            Pdf.open(BytesIO(printed.data), password=wrong)
    with Pdf.open(BytesIO(printed.data), password="five plain words \u0175 here") as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
        assert pdf.allow.accessibility
        assert pdf.allow.extract
    assert b"Assessment A-0007" not in printed.data


def test_the_hash_of_a_locked_document_is_that_of_the_plain_one() -> None:
    plain, locked = print_pdf(rich_document()), print_pdf(rich_document(), password="five plain words")

    assert locked.plain_sha256 == plain.plain_sha256
    assert locked.data != plain.data


def test_a_document_stays_small() -> None:
    printed = print_pdf(rich_document(sections=8))

    assert printed.pages >= 15
    assert len(printed.data) < 120_000


class Until(Watch):
    """Stopped where it is asked for the ``last`` time."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self.last, self.asked = last, 0

    def at(self, done: int | float, of: int | float = 1, doing: str = "", place: str = "") -> None:
        self.asked += 1
        if self.asked >= self.last:
            self.stop()
        super().at(done, of, doing, place)


@pytest.mark.parametrize("last", range(1, 20, 3))
def test_whoever_cancels_gets_no_document(last: int) -> None:
    watch = Until(last)

    with pytest.raises(PrintCancelled, match="No document was written"):
        print_pdf(rich_document(), watch=watch)
    assert watch.asked == last


def test_progress_goes_one_way_from_nothing_to_done() -> None:
    told: list[Progress] = []

    made = print_pdf(rich_document(), watch=Watch(told.append, step=0.0))

    seen, places = [each.share for each in told], [each.place for each in told]
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert len(seen) > 20
    sections = [each for each in places if each.startswith("section")]
    last = sections[-1].split()[-1]
    assert sections[-1] == f"section {last} of {last}"
    assert [each for each in places if each.startswith("page")] == [
        f"page {number} of {made.pages}" for number in range(1, made.pages + 1)
    ]


def _everything_in(data: bytes) -> str:
    """Return all text a file could leak through: two readings, metadata, outline, every string and decoded stream."""
    reader = pypdf.PdfReader(BytesIO(data))
    found = [page.extract_text() for page in reader.pages]
    found += [str(reader.metadata), str(reader.outline), data.decode("latin-1")]
    with Pdf.open(BytesIO(data)) as pdf:
        found += list(pdf.attachments)
        for one in pdf.objects:
            found.append(one.unparse(resolved=True).decode("latin-1"))
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_bytes().decode("latin-1"))
            elif isinstance(one, pikepdf.Dictionary):
                found += [str(value) for value in one.values() if isinstance(value, pikepdf.String)]
    return "\n".join(found)


def test_nothing_is_in_the_file_that_was_not_in_the_document() -> None:
    canary, held_back = "ZQ01INSIDE", "ZQ02HELDBACK"
    print_pdf(small_document(Paragraph(held_back), title=f"Assessment {held_back}"))

    everything = _everything_in(print_pdf(small_document(Paragraph(canary))).data)

    assert canary in everything
    assert held_back not in everything
    assert everything.count("%%EOF") == 1
    for word in ("reportlab", "anonymous", "hsb", "pikepdf", "/Producer", "/Author"):
        assert word not in everything.lower()


def test_the_title_is_seen_by_the_search_for_leaks() -> None:
    assert "ZQ03TITLE" in _everything_in(print_pdf(small_document(title="ZQ03TITLE")).data)


def test_nothing_heavy_is_loaded_before_the_first_page() -> None:
    script = (
        "import sys; from hsb_wizard.report.pdf import print_pdf, warm_up; "
        "heavy = ('reportlab', 'pikepdf', 'reportlab.platypus'); "
        "print(*(each in sys.modules for each in heavy)); warm_up(); print(*(each in sys.modules for each in heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["False False False", "True True False"]


def test_warming_up_twice_changes_no_byte_of_what_is_printed() -> None:
    warm_up()
    once = print_pdf(small_document()).data
    warm_up()
    assert print_pdf(small_document()).data == once
