"""Whether a folder is on a drive that can be pulled out, as the system says it of the device."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hsb_wizard.casework.drives import can_be_removed


def device(folder: Path, place: Path, drive: str, partition: bool) -> Path:
    """A tree of devices in which the one of ``folder`` is a drive that says ``drive``, or a partition of it."""
    number, real = folder.stat().st_dev, place / "real" / "sdb"
    inner = real / "sdb1" if partition else real
    inner.mkdir(parents=True)
    (real / "removable").write_text(f"{drive}\n", encoding="ascii")
    devices = place / "devices"
    devices.mkdir()
    (devices / f"{os.major(number)}:{os.minor(number)}").symlink_to(inner)
    return devices


@pytest.mark.parametrize("partition", [False, True], ids=["drive", "partition"])
@pytest.mark.parametrize(("said", "removable"), [("1", True), ("0", False)])
def test_the_drive_says_it_for_itself_and_its_partitions(
    said: str, removable: bool, partition: bool, tmp_path: Path
) -> None:
    assert can_be_removed(tmp_path, device(tmp_path, tmp_path, said, partition)) is removable


def test_where_nobody_says_it_nothing_is_said(tmp_path: Path) -> None:
    assert not can_be_removed(tmp_path, tmp_path / "no devices")
    assert not can_be_removed(tmp_path / "no folder")
