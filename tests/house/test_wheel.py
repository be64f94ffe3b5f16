"""The wheel carries the authored data and runs from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what the lock has installed; nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index"]
    command += ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(checkout)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["forms", "exports"])
def test_the_wheel_holds_every_pack_and_every_pattern(kind: str, wheel: Path, checkout: Path) -> None:
    inside = f"hsb_wizard/_data/{kind}/"
    with zipfile.ZipFile(wheel) as archive:
        packed = {name.removeprefix(inside) for name in archive.namelist() if name.startswith(inside)}
    assert packed == names_below(checkout / kind) != set()


def test_the_wheel_holds_the_whole_program_and_no_test(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.endswith(".py")}
    source = checkout / "src"
    assert packed == {path.relative_to(source).as_posix() for path in source.rglob("*.py")}


def test_installed_in_an_empty_folder_it_checks_its_own_forms_from_the_top_of_the_disk(
    wheel: Path, tmp_path: Path
) -> None:
    place = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run([*install, "--no-deps", "--no-compile", "--target", str(place), str(wheel)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(place)}
    top = Path(place.anchor)
    where = "import hsb_wizard.authored as a; print(a.__file__); print(a.authored('forms'))"
    asked = subprocess.run(
        [sys.executable, "-c", where], cwd=top, env=environment, capture_output=True, text=True, check=True
    )
    assert all(line.startswith(str(place)) for line in asked.stdout.splitlines()), asked.stdout
    checked = subprocess.run(
        [sys.executable, "-m", "hsb_wizard", "forms", "check"],
        cwd=top, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, "")
