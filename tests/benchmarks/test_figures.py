import json
import math
from pathlib import Path

import pytest
from benchmarks.figures import (
    Figure,
    NotMeasured,
    PeerAbsent,
    Samples,
    Statistic,
    in_turn,
    median,
    p95,
    settled,
    summed_up,
)
from benchmarks.workshop import Workshop

DOCUMENTED = ["figure", "ours", "baseline", "ratio", "goal", "met"]


def figure(*samples: Samples, goal: float = 2.0, at_most: float | None = None, id: str = "P0") -> Figure:
    """A figure whose measurements are these, one each time it is measured."""
    found = iter(samples)
    return Figure(id, "a made-up figure", "ms", goal, lambda workshop, rounds: next(found), 1, 2, at_most=at_most)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_the_middle_of_an_even_row_lies_between_its_two_middle_values() -> None:
    assert median([9.0, 1.0, 3.0, 5.0]) == 4.0
    assert median([7.0, 1.0, 100.0]) == 7.0


def test_95_in_100_is_a_value_that_was_measured() -> None:
    assert p95([float(value) for value in range(1, 101)]) == 95.0
    assert p95([3.0, 1.0, 2.0]) == 3.0
    assert p95([5.0]) == 5.0


@pytest.mark.parametrize("statistic", [median, p95])
def test_nothing_measured_is_no_figure(statistic: Statistic) -> None:
    with pytest.raises(NotMeasured):
        statistic([])


def test_a_ratio_is_of_the_two_medians_and_not_the_median_of_ratios() -> None:
    result = summed_up(figure(), Samples((1.0, 2.0, 30.0), (4.0, 1.0, 1.0)))
    assert (result.ours, result.baseline, result.ratio) == (2.0, 1.0, 2.0)


def test_a_line_begins_with_the_documented_keys() -> None:
    line = summed_up(figure(), Samples((3.00049,), (2.0,))).to_plain()
    assert list(line)[:6] == DOCUMENTED
    assert line == {
        "figure": "P0", "ours": 3.0, "baseline": 2.0, "ratio": 1.5, "goal": 2.0, "met": True, "unit": "ms",
        "what": "a made-up figure",
    }  # fmt: skip


def test_a_goal_is_met_at_the_goal_and_missed_above_it() -> None:
    assert summed_up(figure(goal=1.5), Samples((3.0,), (2.0,))).met
    assert not summed_up(figure(goal=1.49), Samples((3.0,), (2.0,))).met


def test_a_bound_on_ours_holds_beside_the_ratio() -> None:
    line = summed_up(figure(at_most=10.0), Samples((11.0,), (100.0,))).to_plain()
    assert (line["ratio"], line["met"], line["at_most"]) == (0.11, False, 10.0)


def test_a_baseline_of_nothing_is_never_a_goal_met() -> None:
    result = summed_up(figure(), Samples((1.0,), (0.0,)))
    assert result.ratio == math.inf
    assert json.loads(json.dumps(result.to_plain()))["ratio"] is None
    assert not result.met


def test_a_missed_goal_is_measured_once_more_and_the_better_ratio_counts(workshop: Workshop) -> None:
    busy, quiet = Samples((9.0,), (2.0,)), Samples((3.0,), (2.0,))
    assert settled(figure(busy, quiet), workshop, 1).ratio == 1.5
    assert settled(figure(quiet), workshop, 1).ratio == 1.5  # met at once: not measured again
    assert settled(figure(busy, Samples((8.0,), (2.0,))), workshop, 1).ratio == 4.0
    assert settled(figure(Samples((8.0,), (2.0,)), busy), workshop, 1).ratio == 4.0


def test_a_peer_that_is_not_here_is_printed_as_absent(workshop: Workshop) -> None:
    def measure(workshop: Workshop, rounds: int) -> Samples:
        raise PeerAbsent("typst")

    line = settled(Figure("P13", "against typst", "ms", 1.3, measure, 1, 1), workshop, 1).to_plain()
    assert list(line)[:6] == DOCUMENTED
    assert [line[key] for key in DOCUMENTED] == ["P13", None, None, None, 1.3, None]
    assert (line["absent"], line["peer"]) == (True, "typst")


def test_both_are_timed_in_turn_and_each_goes_first_as_often() -> None:
    called: list[str] = []
    samples = in_turn(lambda: called.append("ours"), lambda: called.append("baseline"), 4, warm=1)
    ours_first, baseline_first = ["ours", "baseline"], ["baseline", "ours"]
    assert called == [*baseline_first, *ours_first, *baseline_first, *ours_first, *baseline_first]
    assert (len(samples.ours), len(samples.baseline)) == (4, 4)
    assert min(*samples.ours, *samples.baseline) >= 0


def test_a_short_call_is_repeated_within_one_measurement() -> None:
    called: list[int] = []
    samples = in_turn(lambda: called.append(1), lambda: None, 3, warm=0, repeat=5)
    assert (len(called), len(samples.ours)) == (15, 3)
