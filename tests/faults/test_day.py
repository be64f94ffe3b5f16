"""A working day of 500 steps writes no word of the case but into the document that was asked for.

The system itself is asked what was written, by the tracer: a file that was there for a moment counts as well.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdf
from tests.faults.counts import WHOLE, rounds
from tests.faults.day import ALWAYS, CANARIES, PHRASE, THEIRS
from tests.faults.forks import CHECKOUT
from tests.faults.world import AMINA, WORDS, World
from tests.store.test_erasing import decrypted
from tests.stories.canaries import CANARY

from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import recovery_secret, store_key

STEPS, PAGES = 500, 5
PASSPHRASES = re.compile(b"|".join(words.encode() for words in (*WORDS.values(), THEIRS, PHRASE)), re.IGNORECASE)
SECRET = re.compile(CANARY.pattern + b"|" + PASSPHRASES.pattern, re.IGNORECASE)
TRACED = "trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg"
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "70000", "-e", "signal=none", "-e", TRACED)
DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
ASKED = re.compile(rb"</dev/null>|/out/\.out\.(html|json)\.[0-9a-f]{12}\.tmp>")
GAPS = re.compile(rb"\\0|\\x00|\0")


def readings(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, without the zeros of two-byte letters, and every deflated stream that stands in them."""
    yield data
    yield data.replace(b"\0", b"")
    for found in DEFLATED.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.start() :], 1 << 24)
        except zlib.error:
            continue


def caught(path: Path) -> bool:
    held = [str(path).encode(), *(readings(path.read_bytes()) if path.is_file() else ())]
    return any(SECRET.search(each) for each in held)


def written_outside(log: Path) -> list[str]:
    """Give to what a canary was written at any moment, by the tracer, but to a document that was asked for.

    Nowhere is where a command's answer goes.
    """
    with log.open("rb") as lines:
        told = [line for line in lines if not ASKED.search(line)]
    assert len(told) > 100
    return [line[:120].decode("utf-8", "replace") for line in told if SECRET.search(GAPS.sub(b"", line))]


def words_of(pdf: Path) -> bytes:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).encode()


def test_a_working_day_writes_no_word_of_the_case_but_into_the_document_asked_for(
    world: World, tmp_path: Path, home: Path
) -> None:
    place = world.at(tmp_path / "work")
    temporary, here, passphrase, log = (tmp_path / name for name in ("temporary", "here", "passphrase", "trace"))
    temporary.mkdir()
    here.mkdir()
    passphrase.write_text(WORDS[AMINA], encoding="utf-8")
    passphrase.chmod(0o600)
    asked = place.place / "out" / "out.pdf"
    more = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temporary))
    order = (place.folder, passphrase, asked, rounds(STEPS), PAGES if WHOLE else 1)
    ended = subprocess.run(
        [*STRACE, "-o", str(log), sys.executable, "-m", "tests.faults.day", *map(str, order)],
        env={**os.environ, **more, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=here,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    day = json.loads(ended.stdout)
    assert sum(day["done"].values()) + sum(day["refused"].values()) == rounds(STEPS)
    assert sum(day["done"].values()) > rounds(STEPS) * 0.6, day
    assert day["canaries"] >= (CANARIES if WHOLE else CANARIES // 2), day
    assert {kind: times for kind in (*ALWAYS, "page") if not (times := day["done"].get(kind))} == {}
    papers = [asked, *(asked.with_suffix(f".{kind}") for kind in ("html", "json"))]
    for each in papers:
        said = words_of(each) if each == asked else each.read_bytes()
        assert CANARY.search(said), each  # there they belong
        assert not PASSPHRASES.search(said), each
        each.unlink()
    assert not SECRET.search(ended.stderr + ended.stdout)
    assert written_outside(log) == []
    places = [path for folder in (home, temporary, here, place.place) for path in folder.rglob("*")]
    assert len(places) > 10
    assert [path for path in places if caught(path)] == []
    assert [*temporary.iterdir(), *here.iterdir()] == []
    key = store_key(recovery_secret(place.code))
    assert CANARY.search(decrypted(place.database, key))
    for each in place.folder.rglob(DATABASE):  # the store and its backups, as whoever holds the key reads them
        assert not PASSPHRASES.search(decrypted(each, key)), each


def test_the_search_finds_a_word_however_it_was_written(tmp_path: Path) -> None:
    word = "they spoke of kestrel0001q today"
    path = tmp_path / "found"
    for data in (word.encode(), word.encode("utf-16"), b"%PDF stream\n" + zlib.compress(word.encode()) + b"endstream"):
        path.write_bytes(data)
        assert caught(path)
    path.write_bytes(b"nothing of theirs")
    assert not caught(path)
    log = tmp_path / "trace"
    quiet = b'7 write(5</a>, "abc", 3) = 3\n' * 101
    said = (
        b'7 pwrite64(6</b>, "k\\0e\\0s\\0t\\0r\\0e\\0l\\0'
        + b"".join(b"%c\\0" % c for c in b"0001q")
        + b'", 12, 0) = 12\n'
    )
    log.write_bytes(quiet + said.replace(b"6</b>", b"1</dev/null>"))
    assert written_outside(log) == []
    log.write_bytes(quiet + said)
    assert len(written_outside(log)) == 1
