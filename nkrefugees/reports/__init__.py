"""Reports: a notebook run with checked parameters, as a folder that says what it rests on.

One way through: `find` a notebook, read what it has ``declared``, `check` the values, `run` it in a
kernel, `clean` what differs between runs, write the `page` and ``run.json``, replace the last report.
`plans` says which runs a call makes. Each attempt is a line of ``.nkrefugees/log.jsonl`` beside the folder
of reports.
The only door to papermill, nbclient, nbconvert, nbformat, jupyter_client and, in `cluster`, distributed.
"""

from nkrefugees.reports.batch import make_all, printing, report
from nkrefugees.reports.find import find, names
from nkrefugees.reports.parameters import BadParameters, Parameter, check, declared
from nkrefugees.reports.publish import Plan, is_fresh, make, plan
from nkrefugees.reports.run import Limits
from nkrefugees.reports.runs import foreseen, plans
from nkrefugees.reports.runs_file import Asked, parameters_in
from nkrefugees.reports.state import status

__all__ = [
    "Asked",
    "BadParameters",
    "Limits",
    "Parameter",
    "Plan",
    "check",
    "declared",
    "find",
    "foreseen",
    "is_fresh",
    "make",
    "make_all",
    "names",
    "parameters_in",
    "plan",
    "plans",
    "printing",
    "report",
    "status",
]
