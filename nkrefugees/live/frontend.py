"""Whether somebody has the notebook open, and what is put out for them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

_WIDGET = "application/vnd.jupyter.widget-view+json"


def is_live() -> bool:
    """Whether the cell that runs was sent by a front end in which somebody can act.

    JupyterLab, Notebook 7 and VS Code say which cell of the open notebook they send; papermill, nbconvert
    and `nkrefugees report` send code alone.
    """
    shell = _shell()
    parent = shell.kernel.get_parent() if hasattr(shell, "kernel") else {}
    return bool((parent.get("metadata") or {}).get("cellId"))


def _shell() -> Any:
    """The shell of the notebook, if this is one: IPython is asked only where it is loaded."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def put(result: Any) -> Callable[[Any], None]:
    """Put a result out as an output of the cell, and give what puts another in its place."""
    if _shell() is None:
        print(result)
        return print
    renew: Callable[[Any], None] = _display(result, display_id=True).update
    return renew


def put_widget(widget: Any, otherwise: str) -> None:
    """Put a widget out; where none can be drawn, words stand in its place."""
    bundle = widget._repr_mimebundle_()
    _display({_WIDGET: bundle[_WIDGET], "text/plain": otherwise}, raw=True)


def _display(what: Any, **how: bool) -> Any:
    from IPython.display import display

    return display(what, **how)  # type: ignore[no-untyped-call]
