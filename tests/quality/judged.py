"""What one rule says of one small world."""

from __future__ import annotations

from tests.worlds import World

from hsb_wizard.quality.finding import Finding
from hsb_wizard.quality.review import review


def said(world: World, rule: str, moment: str = "") -> list[Finding]:
    """The findings of one rule (of one weight), now and later."""
    found = review(world.form, world.a, world.play, world.today)
    return [each for each in (*found.now, *found.later) if each.id == rule and moment in ("", each.moment)]


def places(world: World, rule: str, moment: str = "") -> list[str]:
    """Where a rule fires."""
    return [each.place for each in said(world, rule, moment)]
