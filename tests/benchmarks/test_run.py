import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.figures import Figure, NotMeasured, Samples
from benchmarks.workshop import Workshop

from benchmarks import run

KEYS = ["figure", "ours", "baseline", "ratio", "goal", "met"]


def measured(workshop: Workshop, rounds: int) -> Samples:
    return Samples((1.0,) * rounds, (2.0,) * rounds)


def impossible(workshop: Workshop, rounds: int) -> Samples:
    raise NotMeasured("There is no pseudo-terminal on this system.")


def unforeseen(workshop: Workshop, rounds: int) -> Samples:
    raise ValueError("what went wrong")


def figures(*measures: object, quick: int = 1) -> tuple[Figure, ...]:
    """Figures with these ways of measuring, P1 upward."""
    return tuple(
        Figure(f"P{number}", "made up", "ms", 0.1, measure, quick, 3)  # type: ignore[arg-type]
        for number, measure in enumerate(measures, start=1)
    )


def test_every_figure_prints_one_line_and_a_missed_goal_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "FIGURES", figures(measured, measured))
    assert run.main([]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["figure"] for line in lines] == ["P1", "P2"]
    assert all(list(line)[:6] == KEYS and line["met"] is False for line in lines)


@pytest.mark.parametrize(("measure", "words"), [(impossible, "no pseudo-terminal"), (unforeseen, "what went wrong")])
def test_a_figure_that_cannot_be_measured_fails_the_run_and_not_the_others(
    measure: object, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "FIGURES", figures(measure, measured))
    assert run.main(["--quick"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["figure"] == "P2"
    assert said.err.startswith("P1 could not be measured")
    assert words in said.err


def test_a_quick_run_leaves_out_the_long_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "FIGURES", (*figures(measured), *figures(impossible, quick=0)))
    assert run.main(["--quick"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_figures_can_be_asked_for_by_name_and_an_unknown_one_is_a_wrong_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "FIGURES", figures(impossible, measured))
    assert run.main(["P2"]) == 0
    assert json.loads(capsys.readouterr().out)["figure"] == "P2"
    with pytest.raises(SystemExit) as ended:
        run.main(["P99"])
    assert ended.value.code == 2


def test_every_figure_stands_in_the_page_about_them_with_its_goal(checkout: Path) -> None:
    page = (checkout / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([PT]\d+b?) \|.*\| ([^|]+) \|$", page, re.MULTILINE))
    assert list(rows) == [figure.id for figure in run.FIGURES]
    assert {id: float(goal.split()[0]) for id, goal in rows.items()} == {each.id: each.goal for each in run.FIGURES}


def test_a_real_figure_is_measured_from_the_command_line(checkout: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick", "P5", "P8"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["figure"] for line in lines] == ["P5", "P8"]
    assert all(line["ours"] > 0 and line["baseline"] > 0 and line["ratio"] > 0 for line in lines)
