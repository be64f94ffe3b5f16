"""Is this document current, as a shell meets it: three sentences, and an exit code for each answer."""

from __future__ import annotations

from pathlib import Path

from tests.cli.street import Street


def test_each_answer_has_its_code_and_three_sentences(street: Street, tmp_path: Path) -> None:
    case = street.bring_in()
    file = tmp_path / "plan.html"
    assert street.run("export", case, "--edition", "safety-plan", "--out", file).code == 0
    current = street.run("document", "check", file)
    file.write_bytes(file.read_bytes().replace(b"</main>", b"<p>More.</p></main>"))
    altered = street.run("document", "check", file)
    other = tmp_path / "other.txt"
    other.write_text("Something else.", encoding="utf-8")
    strange = street.run("document", "check", other)

    assert (current.code, altered.code, strange.code) == (0, 17, 18)
    assert [each.out.partition(":")[0] for each in (current, altered, strange)] == ["Current", "Altered", "Not ours"]
    assert all(each.err == "" and each.out.count(". ") >= 2 for each in (current, altered, strange))


def test_a_file_that_is_not_there_is_refused(street: Street, tmp_path: Path) -> None:
    found = street.run("document", "check", tmp_path / "missing.pdf")

    assert (found.code, found.out) == (15, "")
    assert "no file of that name" in found.err
