"""hsb-wizard words, and forms check --language: choosing and listing from a shell."""

from __future__ import annotations

from tests.cli.street import Street, said


def test_words_are_listed_and_chosen(street: Street) -> None:
    assert street.run("words").out.startswith("Nation: not chosen. Language: en-GB.")
    chosen = street.run("words", "--nation", "wales", "--own", "camhs=Our place")
    assert chosen.code == 0, chosen.err
    assert "camhs: Our place; then: CAMHS (a team may type its own name)" in chosen.out.splitlines()
    assert "learning_plan: individual development plan (ALN); then: statement of SEN" in chosen.out.splitlines()
    again = street.run("words", "--own", "camhs=")
    assert "camhs: children's mental health service (CAMHS); then: CAMHS (a team may type its own name)" in again.out


def test_what_cannot_be_chosen_is_refused(street: Street) -> None:
    assert street.run("words", "--nation", "mars").code != 0
    assert street.run("words", "--own", "nonsense").code != 0
    assert street.run("words", "--language", "fr").code != 0


def test_what_is_not_translated_is_listed_with_its_hash(street: Street) -> None:
    listed = said(street.capsys, "forms", "check", "--language", "cy")
    assert listed.code == 0
    assert 'cy/setup.toml > title: not translated: "' in listed.out
    assert "cy/session_notes.toml > note" not in listed.out
    assert said(street.capsys, "forms", "check", "--language", "fr").code != 0


def test_a_store_made_from_a_shell_keeps_its_nation(street: Street) -> None:
    other = street.folder / "other"
    way = ("--store", other, "--passphrase-file", street.passphrase)
    made = said(street.capsys, "init", "--name", "Amina Khan", "--role", "assessor", "--nation", "wales", *way)
    assert made.code == 0, made.err
    assert said(street.capsys, "words", "--as", "Amina Khan", *way).out.startswith("Nation: wales.")
