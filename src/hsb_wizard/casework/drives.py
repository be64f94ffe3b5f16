"""Whether what lies in a folder lies on a drive that can be pulled out, where the system says so. Nothing is written.

Asked of Windows by the root of the path, of Linux by the device; elsewhere, and where it is not said, nobody is told
anything: a note that is there is true.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DEVICES = Path("/sys/dev/block")
CAN_BE_REMOVED = "This drive can be removed. Keep it with you."
_REMOVABLE = 2  # of GetDriveTypeW


def can_be_removed(folder: Path, devices: Path = DEVICES) -> bool:
    """Whether ``folder`` is on such a drive; False where nobody can say."""
    try:
        if sys.platform == "win32":
            import ctypes

            return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _REMOVABLE)
        return _says_removable(_device(folder, devices))
    except (OSError, ValueError):
        return False


def _device(folder: Path, devices: Path) -> Path:
    number = folder.stat().st_dev
    return devices / f"{os.major(number)}:{os.minor(number)}"


def _says_removable(device: Path) -> bool:
    """A partition stands inside its drive, and the drive says it."""
    there = device.resolve(strict=True)
    said = next((each / "removable" for each in (there, there.parent) if (each / "removable").is_file()), None)
    return said is not None and said.read_text(encoding="ascii").strip() == "1"
