"""Where authored data is found: in the wheel first, then in a checkout, and nowhere else."""

from pathlib import Path

import pytest

from hsb_wizard import authored as module
from hsb_wizard.authored import authored


@pytest.mark.parametrize("kind", ["forms", "exports"])
def test_a_checkout_finds_its_own_folders(kind: module.Kind) -> None:
    assert str(authored(kind)) == str(Path(__file__).parents[2] / kind)


def test_a_folder_inside_the_installed_package_is_taken_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "_data" / "forms"
    inside.mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "authored.py"))
    assert authored("forms") == inside


def test_an_installation_without_the_folder_says_so_and_guesses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "src" / "hsb_wizard" / "authored.py"
    (tmp_path / "forms").mkdir()  # a folder of that name, but no checkout around it
    monkeypatch.setattr(module, "__file__", str(nowhere))
    with pytest.raises(FileNotFoundError, match="the forms folder is missing"):
        authored("forms")
