"""Figures: frame or result in, matplotlib Axes out, with a description made from the data."""

from nkrefugees.plot.bayesian_blocks import bayesian_blocks
from nkrefugees.plot.canvas import describe
from nkrefugees.plot.change_point import change_point
from nkrefugees.plot.coverage import coverage
from nkrefugees.plot.estimates import estimates
from nkrefugees.plot.fates import fates
from nkrefugees.plot.genealogy import genealogy
from nkrefugees.plot.intervals import intervals
from nkrefugees.plot.kleinberg import kleinberg
from nkrefugees.plot.map import map
from nkrefugees.plot.multiverse import multiverse
from nkrefugees.plot.policy_effect import policy_effect
from nkrefugees.plot.reconcile import reconcile
from nkrefugees.plot.refused import refused
from nkrefugees.plot.scan import scan
from nkrefugees.plot.sensitivity import sensitivity
from nkrefugees.plot.timeline import timeline
from nkrefugees.plot.unseen import unseen
from nkrefugees.plot.verdict import verdict
from nkrefugees.plot.votes import votes
from nkrefugees.plot.waves import waves

__all__ = [
    "bayesian_blocks",
    "change_point",
    "coverage",
    "describe",
    "estimates",
    "fates",
    "genealogy",
    "intervals",
    "kleinberg",
    "map",
    "multiverse",
    "policy_effect",
    "reconcile",
    "refused",
    "scan",
    "sensitivity",
    "timeline",
    "unseen",
    "verdict",
    "votes",
    "waves",
]
