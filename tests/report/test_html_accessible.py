"""The HTML of every edition, judged by axe-core in a browser; and what is broken on purpose is found."""

from pathlib import Path

from tests.documents import drafted, pairs
from tests.report.browser import verdicts
from tests.report.samples import rich_document

from hsb_wizard.report.html import print_html


def test_no_edition_of_any_record_has_anything_to_mend(tmp_path: Path) -> None:
    chosen = pairs()
    found = verdicts([print_html(rich_document()), *(print_html(drafted(*pair)) for pair in chosen)], tmp_path)

    named = zip(["every block", *chosen], found, strict=True)
    assert {name: each for name, each in named if each.violations or each.unsure} == {}
    for each in found:
        assert {"color-contrast", "document-title", "html-has-lang", "heading-order", "region"} <= each.passed


DEFECTS = {
    "html-has-lang": (b'<html lang="en-GB">', b"<html>"),
    "document-title": (b"<title>Assessment A-0007</title>", b"<title></title>"),
    "color-contrast": (b"color:#121212", b"color:#bbb"),
    "heading-order": (b"<h2 ", b"<h5 "),
    "region": (b"<main>", b"<div>"),
    "scope-attr-valid": (b'scope="row"', b'scope="line"'),
    "empty-table-header": (b'<th scope="col">No.</th>', b'<th scope="col"></th>'),
}


def test_what_is_broken_on_purpose_is_found(tmp_path: Path) -> None:
    page = print_html(rich_document())
    broken = [page.replace(old, new) for old, new in DEFECTS.values()]
    found = verdicts(broken, tmp_path)

    rules = [{said.partition(":")[0] for said in each.violations} for each in found]
    assert [rule for rule, hit in zip(DEFECTS, rules, strict=True) if rule not in hit] == []
