"""Reading through and names on the command line: the same stops as on the screen, and the codes they end with."""

import io
import re

import pytest
from tests.cli.street import Street


@pytest.fixture
def case(street: Street) -> str:
    """The complete case, and a list with one name of nobody in it."""
    (street.folder / "names.txt").write_text("Grandad\n", encoding="utf-8")  # a word of the case, kept as a name
    return street.bring_in()


def test_a_kept_name_stops_the_document_until_somebody_says_it_is_none_there(street: Street, case: str) -> None:
    assert "One name is kept." in street.run("names", case, "--add", street.folder / "names.txt").out
    out = street.folder / "out.html"
    making = ("export", case, "--edition", "full", "--draft", "--out", out)
    refused = street.run(*making)
    assert refused.code == 15
    assert "must never be printed" in refused.err
    assert "Grandad" not in refused.err
    assert not out.exists()

    read = street.run("export", case, "--edition", "full", "--read")
    assert read.code == 1
    numbers = ",".join(re.findall(r"^(\d+)\. .*\u00abGrandad", read.out, re.MULTILINE | re.IGNORECASE))
    assert street.run(*making, "--not-a-name", numbers).code == 0
    assert out.exists()


def test_names_are_read_from_what_is_typed_and_never_shown_again(
    street: Street, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Zebedee Marchbanks\n"))
    said = street.run("names", case, "--add", "-")
    assert said.code == 0
    assert "Zebedee" not in said.out + said.err
    assert "checked against your list and read by you" in said.out
    shown = street.run("show", case, "--json")
    assert "Zebedee" not in shown.out


def test_reading_through_writes_nothing_and_needs_no_file(street: Street, case: str) -> None:
    said = street.run("export", case, "--edition", "young-person", "--read")
    assert said.code == 0
    assert "Read before you send." in said.out
    assert street.run("export", case, "--edition", "young-person").code == 2


def test_a_place_that_is_not_there_is_not_answered(street: Street, case: str) -> None:
    said = street.run("export", case, "--edition", "full", "--read", "--not-a-name", "7")
    assert said.code == 2


def test_two_households_are_asked_for_one_at_a_time(street: Street, case: str) -> None:
    assert street.run("export", case, "--edition", "parents", "--read").code == 15
    assert street.run("export", case, "--edition", "parents", "--read", "--household", "mother").code == 0
    assert street.run("export", case, "--edition", "full", "--read", "--household", "mother").code == 15
    making = ("export", case, "--edition", "full", "--draft", "--out", street.folder / "x.html")
    assert "nothing to tick in" in street.run(*making, "--tick", "family.stance").err
