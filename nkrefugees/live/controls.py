"""A result that can be changed by controls under it, in a notebook that somebody has open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from nkrefugees.errors import BadValue
from nkrefugees.live.choices import read
from nkrefugees.live.frontend import is_live, put, put_widget

_OTHERWISE = "Controls of what is shown above: run this cell in JupyterLab to have them."


def controls(function: Callable[..., Any], /, **choices: Any) -> None:
    """Show what a function gives, and put controls of its arguments under it.

    The result of the first choices is an ordinary output: it stays where no kernel runs, and in a report,
    under papermill and nbconvert it is all there is. In an open notebook (JupyterLab, Notebook 7, VS Code)
    controls follow, and a change of one renews the output; after the page is loaded anew, run the cell again.

    Parameters
    ----------
    function : callable
        What is asked; it gives a frame, which is shown by `nkrefugees.show`, a figure or a result.
    **choices : object
        Its arguments by name.

        - A list, or a dict of label to value: one of them, the first to begin with. A list of lists
          chooses between lists.
        - ``(low, high)``, two whole numbers: a field for one between them; it begins at the default,
          else ``low``; of ``until`` and ``as_of`` ``high``.
        - True or False: a box to tick.
        - A text, year or None for ``since``, ``until``, ``as_of`` or another day: a field for a day in EDTF,
          empty for any.
        - Anything else, such as a frame, is handed on as it is.

    Raises
    ------
    UnknownName, BadValue
        If the function does not take an argument, a choice is not written as above, or the function gives
        nothing. What it raises for the first choices is raised; later, a line under the controls says it.

    See Also
    --------
    show : shows a frame without controls.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> nk.controls(nk.series, population=["escapee", "worker"], as_of=2015)  # doctest: +ELLIPSIS
    series_id...
    """
    found, fixed = read(function, choices)

    def result(chosen: dict[str, Any]) -> Any:
        return _shown(function, function(**fixed, **chosen))

    again = put(result({choice.name: choice.value(choice.begin) for choice in found}))
    if found and is_live():
        from nkrefugees.live.panel import panel

        put_widget(panel(found, lambda chosen: again(result(chosen))), _OTHERWISE)


def _shown(function: Callable[..., Any], result: Any) -> Any:
    """What is put out: a frame with its sources, anything else by itself."""
    if result is None:
        name = getattr(function, "__name__", "the function")
        raise BadValue("controls", name, "it gives nothing; let it return a frame, a figure or a result")
    pandas = sys.modules.get("pandas")
    if pandas is None or not isinstance(result, pandas.DataFrame):
        return result
    from nkrefugees.shown import show

    return show(result)
