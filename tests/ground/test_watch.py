"""A watch says how far work is, and ends it where nobody wants the rest."""

import pytest

from hsb_wizard.errors import Stopped
from hsb_wizard.watch import Progress, Watch


def test_whoever_waits_hears_how_far_it_is_and_not_about_every_piece() -> None:
    told: list[Progress] = []
    watch = Watch(told.append)
    for done in range(100_001):
        watch.at(done, 100_000, "Reading")
    assert 90 < len(told) <= 102
    assert told[0] == Progress(0.0, "Reading")
    assert told[-1].share > 0.98
    assert [each.share for each in told] == sorted(each.share for each in told)


def test_another_piece_of_work_is_told_at_once() -> None:
    told: list[Progress] = []
    watch = Watch(told.append)
    watch.at(0.5, 1, "Reading")
    watch.at(0.5, 1, "Comparing")
    assert [each.doing for each in told] == ["Reading", "Comparing"]


def test_work_that_was_stopped_goes_no_further() -> None:
    watch = Watch()
    watch.at(1, 10)
    watch.stop()
    with pytest.raises(Stopped):
        watch.at(2, 10)


def test_a_part_of_the_work_is_told_as_a_part_of_the_whole_and_stops_with_it() -> None:
    told: list[Progress] = []
    whole = Watch(told.append)
    second = whole.part(0.5, 1.0, "Proving")
    second.at(1, 2)
    assert told == [Progress(0.75, "Proving")]
    whole.stop()
    assert second.stopped
    with pytest.raises(Stopped):
        second.at(2, 2)


def test_from_the_place_of_no_return_it_cannot_be_stopped_and_says_so() -> None:
    told: list[Progress] = []
    whole = Watch(told.append)
    part = whole.part(0.0, 0.5, "Copying")
    part.at(1, 2)
    part.no_return("Swapping")
    assert not whole.stop()
    part.at(1)
    assert (whole.stopped, part.stopped, whole.past, part.past) == (False, False, True, True)
    assert told == [Progress(0.25, "Copying"), Progress(0.25, "Swapping", True), Progress(0.5, "Copying", True)]


def test_stopped_just_before_the_place_of_no_return_it_does_not_pass_it() -> None:
    watch = Watch()
    assert watch.stop()
    with pytest.raises(Stopped):
        watch.no_return()
    assert not watch.past


def test_a_hundred_is_said_only_when_it_is_done() -> None:
    assert [Progress(share).of_a_hundred for share in (0.0, 0.999, 1.0)] == [0, 99, 100]
