"""A whole walk reaches no network, starts no program, and writes nowhere but where a person was told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.stories.front_door import CHECKOUT, passphrase_file

Seen = dict[str, list[str]]


def test_a_whole_walk_reaches_no_network_and_writes_only_where_it_was_told(tmp_path: Path, home: Path) -> None:
    places = [tmp_path / each for each in ("here", "temporary", "out")]
    for each in places:
        each.mkdir()
    untouched = {each: each.stat().st_mtime_ns for each in places[:2]}
    seen = watched(tmp_path, home)
    assert seen["reached"] == []
    assert seen["started"] == []
    allowed = (tmp_path / "store", tmp_path / "out", home / "data", Path(os.devnull))
    written = [Path(each) for each in seen["written"]]
    assert [path for path in written if not any(path.is_relative_to(each) for each in allowed)] == []
    assert any(path.parent == tmp_path / "out" for path in written)  # the watch does see what is written
    assert [str(each.relative_to(home)) for each in sorted(home.glob("*/*"))] == ["data/assessments"]
    # The engine writes below Python: a folder's own time tells whether anything was ever made in it.
    assert {each: each.stat().st_mtime_ns for each in untouched} == untouched


def watched(tmp_path: Path, home: Path) -> Seen:
    """Run the walk in a fresh process, with a folder of its own to stand in and one for temporary files."""
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(tmp_path / "temporary"))
    folders = [str(each) for each in (tmp_path / "store", tmp_path / "out", passphrase_file(tmp_path))]
    ended = subprocess.run(
        [sys.executable, "-B", str(CHECKOUT / "tests" / "stories" / "watched.py"), *folders],
        cwd=tmp_path / "here",
        env={**os.environ, **temporary, "HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    seen: Seen = json.loads(ended.stdout)
    return seen
