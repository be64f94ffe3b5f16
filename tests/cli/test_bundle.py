"""bundle export and import as somebody in a shell meets them, with a laptop on each side."""

import shutil
from pathlib import Path

import pytest
from tests.casework.stories import TOM, WORDS
from tests.casework.two_desks import REFERENCE, begun
from tests.cli.street import Said, Street, said

from hsb_wizard.store import keys


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store that is copied and never opened."""
    return begun(tmp_path_factory.mktemp("begun") / "store")


def laptop(window: Path, place: Path, name: str, capsys: pytest.CaptureFixture[str]) -> Street:
    place.mkdir()
    shutil.copytree(window, place / "store")
    (place / "passphrase").write_text(WORDS[name] + "\n", encoding="utf-8")
    (place / "passphrase").chmod(0o600)
    return Street(place, place / "store", place / "passphrase", capsys)


def as_tom(street: Street, *argv: str | Path) -> Said:
    way = ("--store", street.store, "--as", TOM, "--passphrase-file", street.passphrase)
    return said(street.capsys, *argv, *way)


def test_a_sealed_copy_goes_there_says_what_it_would_do_and_is_brought_in_once(
    window: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "DEFAULT", keys.TEST)
    amina = laptop(window, tmp_path / "amina", "Amina Khan", capsys)
    out, phrase = tmp_path / "copy.sealed", tmp_path / "phrase"
    sent = amina.run("bundle", "export", REFERENCE, "--out", out, "--for", TOM)
    assert sent.code == 0, sent.err
    assert "Tell it by telephone" in sent.err
    assert len(sent.last.split()) == 5
    phrase.write_text(sent.last + "\n", encoding="utf-8")
    phrase.chmod(0o600)

    tom = laptop(window, tmp_path / "tom", TOM, capsys)
    bring = ("bundle", "import", out, "--phrase-file", phrase)
    dry = as_tom(tom, *bring, "--dry-run")
    assert dry.code == 0, dry.err
    assert "This assessment is on this laptop." in dry.out
    assert dry.last == "Nothing was brought in."
    real = as_tom(tom, *bring)
    assert real.code == 0, real.err
    assert "Nothing was written over." in real.out
    again = as_tom(tom, *bring)
    assert again.code == 15
    assert "All of this sealed copy is here already" in again.err
    assert as_tom(tom, *bring, "--dry-run").code == 0

    assert as_tom(tom, "bundle", "import", out, "--phrase-file", tom.passphrase).code == 12
    assert as_tom(tom, *bring, "--case", "A-0001").code == 15
    out.write_bytes(out.read_bytes()[:-1])
    assert as_tom(tom, *bring).code == 13
    assert as_tom(tom, "bundle", "export", REFERENCE, "--out", out).code == 15
