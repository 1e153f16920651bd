"""Figures: frame or result in, matplotlib Axes out, with a description made from the data."""

from nkrefugees.plot.canvas import describe
from nkrefugees.plot.fates import fates
from nkrefugees.plot.genealogy import genealogy
from nkrefugees.plot.intervals import intervals
from nkrefugees.plot.reconcile import reconcile
from nkrefugees.plot.timeline import timeline
from nkrefugees.plot.verdict import verdict
from nkrefugees.plot.waves import waves

__all__ = ["describe", "fates", "genealogy", "intervals", "reconcile", "timeline", "verdict", "waves"]
