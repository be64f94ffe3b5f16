"""What axe-core finds in pages that headless Chromium has laid out; one start of the browser for any number of pages.

The pages themselves run no script. They are put, one after the other, into a page that brings axe-core along.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

AXE = Path(__file__).parents[1] / "axe" / "axe.min.js"
_HARNESS = """<!DOCTYPE html><html lang="en"><head><title>axe</title><script>AXE</script><script>
(async () => {
  const found = [];
  for (const page of PAGES) {
    const read = new DOMParser().parseFromString(page, "text/html");
    document.documentElement.lang = read.documentElement.lang;
    document.documentElement.innerHTML = read.documentElement.innerHTML;
    const said = await axe.run(document, {rules: {"target-size": {enabled: true}}});
    const where = rule => rule.id + ": " + rule.nodes.map(node => node.html).join(" | ");
    for (const rule of said.incomplete)  // behind the words of a drawing it sees no background at all
      rule.nodes = rule.nodes.filter(node => rule.id !== "color-contrast" || !node.html.startsWith("<text"));
    const unsure = said.incomplete.filter(rule => rule.nodes.length);
    found.push([said.violations.map(where), unsure.map(where), said.passes.map(rule => rule.id)]);
  }
  document.documentElement.innerHTML = "<head></head><body><pre></pre></body>";
  document.querySelector("pre").textContent = JSON.stringify(found);
})();
</script></head><body></body></html>"""


@dataclass(frozen=True)
class Verdict:
    """What is wrong, what a machine cannot tell, and which rules had something to look at and were content."""

    violations: list[str]
    unsure: list[str]
    passed: set[str]


def verdicts(pages: Sequence[bytes], folder: Path) -> list[Verdict]:
    """What axe-core says of each of ``pages``; ``folder`` takes the page that is opened."""
    script = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    plain = json.dumps([page.decode("utf-8") for page in pages]).replace("<", "\\u003c")
    harness = folder / "axe.html"
    harness.write_text(_HARNESS.replace("PAGES", plain).replace("AXE", script), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--virtual-time-budget=3600000", "--dump-dom", harness.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=300)
    found = re.search("<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found, "the browser did not come to an end"
    return [Verdict(bad, unsure, set(good)) for bad, unsure, good in json.loads(html.unescape(found[1]))]
