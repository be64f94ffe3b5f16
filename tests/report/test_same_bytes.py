"""Same record, same bytes: whatever the process, the order of its sets, the time zone or the folder it runs in."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.documents import drafted

from hsb_wizard.report.html import print_html
from hsb_wizard.report.json import print_json
from hsb_wizard.report.pdf import print_pdf

SCRIPT = """
import sys
from tests.report.test_same_bytes import digests
print("\\n".join(digests()))
"""
PAIRS = (("full", "sibling"), ("young-person", "learning"), ("anonymous", "denied"))


def digests() -> list[str]:
    """Return the hash of every form of some documents."""
    made = [drafted(*pair) for pair in PAIRS]
    files = [data for each in made for data in (print_pdf(each).data, print_html(each), print_json(each))]
    return [hashlib.sha256(data).hexdigest() for data in files]


def test_the_same_record_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    found = []
    for seed, zone in (("1", "UTC"), ("2718", "Asia/Kathmandu")):
        path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        command = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        found.append(done.stdout.split())

    assert found[0] == found[1] == digests()
    assert len(set(found[0])) == 3 * len(PAIRS)
