"""run.py on a machine where things are not as they should be: it says so, and the next start begins again."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run_py(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return run.py as a module that sets up in a folder of this test instead of the checkout."""
    spec = importlib.util.spec_from_file_location("run_py", checkout / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    home = tmp_path / ".venv"
    monkeypatch.setattr(module, "HOME", home)
    monkeypatch.setattr(module, "PYTHON", home / module.PYTHON.relative_to(checkout / ".venv"))
    return module


def test_it_needs_nothing_but_the_standard_library(checkout: Path) -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import run; print(run.ROOT)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(checkout)], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == (str(checkout), "")


def test_an_older_python_is_told_which_one_is_needed(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    assert run_py.main(["test"]) == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err
    assert not run_py.HOME.exists()


def test_a_set_up_that_fails_says_so_and_is_not_taken_for_a_finished_one(
    run_py: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"--no-index\nhatchling==1.33.0 --hash=sha256:{'0' * 64}\n", encoding="ascii")
    monkeypatch.setattr(run_py, "LOCK", lock)
    assert run_py.main(["test"]) == 20
    said = capfd.readouterr().err
    assert "Setting up stopped" in said
    assert "Nothing of a case was touched" in said
    assert run_py.HOME.is_dir()
    assert not (run_py.HOME / "locked").exists()


def test_what_a_killed_set_up_left_behind_is_cleared_before_the_next(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = run_py.HOME / "lib" / "half_written.py"
    half.parent.mkdir(parents=True)
    half.write_text("x =", encoding="ascii")
    installed: list[list[str]] = []
    monkeypatch.setattr(run_py.subprocess, "check_call", installed.append)
    run_py.set_up()
    assert not half.exists()
    assert run_py.PYTHON.exists()
    assert ["--require-hashes" in command for command in installed] == [True, False]
    run_py.set_up()
    assert len(installed) == 2, "a finished set-up is not done twice"


def test_a_changed_lock_sets_up_again(run_py: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run_py.fingerprint()
    changed = tmp_path / "lock.txt"
    changed.write_bytes(run_py.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(run_py, "LOCK", changed)
    assert run_py.fingerprint() != before
