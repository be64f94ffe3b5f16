"""Killed at any moment of any work, the store opens again, every chain holds, and nothing acknowledged is lost."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.faults.counts import dice, rounds
from tests.faults.forks import Forks
from tests.faults.judge import judge
from tests.faults.phases import PHASES
from tests.faults.world import World

KILLS = 1_000
FRESH = {"changing_passphrase", "replacing_code", "migrating", "bringing_in"}  # begun anew each time
AGAIN = 10  # rounds until the store is a fresh copy: killed again and again meanwhile


@pytest.mark.parametrize("phase", list(PHASES))
def test_nothing_acknowledged_is_lost_however_often_it_is_killed(
    phase: str, world: World, server: Forks, quick: Path
) -> None:
    chance, cut_short = dice(phase), 0
    whole = server.one(phase, world.at(quick / "whole"))
    assert (whole.code, whole.lines[-1]) == (0, "done")
    assert len(whole.lines) > 1  # it does acknowledge
    for round_ in range(rounds(-(-KILLS // len(PHASES)))):
        if round_ % AGAIN == 0 or phase in FRESH:
            attacked, before = world.at(quick / "attacked"), list[str]()
        ended = server.one(phase, attacked, round_, kill=chance.random() * whole.seconds * 1.2)
        before += ended.lines
        judge(attacked, before, new_keys=phase == "replacing_code")
        cut_short += ended.code == -signal.SIGKILL and "done" not in ended.lines
    assert cut_short > 0


@pytest.mark.parametrize("function", ["_copied", "_rekeyed", "_prove", "_swapped"])
def test_killed_at_any_step_of_a_new_recovery_code_everybody_gets_in(
    function: str, world: World, server: Forks, quick: Path
) -> None:
    attacked = world.at(quick / "attacked")
    ended = server.one("replacing_code", attacked, dies_at=f"hsb_wizard.store.rekeying.{function}")
    assert (ended.code, ended.lines) == (-signal.SIGKILL, [])
    judge(attacked, ended.lines, new_keys=True)
