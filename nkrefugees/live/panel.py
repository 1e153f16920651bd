"""Controls as widgets of Jupyter, with one line under them that says what is shown, or what is wrong."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from nkrefugees.live.choices import Choice

if TYPE_CHECKING:
    from ipywidgets import VBox, Widget


def panel(choices: Sequence[Choice], renew: Callable[[dict[str, Any]], None]) -> VBox:
    """Draw a control for each choice.

    Parameters
    ----------
    choices : sequence of Choice
        At least one.
    renew : callable
        Takes what is chosen by name when that changes; what it raises is said in the line.

    Returns
    -------
    ipywidgets.VBox
        The controls, then the line.
    """
    import ipywidgets

    controls = {choice.name: _DRAWN[choice.kind](choice) for choice in choices}
    line = ipywidgets.HTML()

    def changed(_: object) -> None:
        chosen = {name: control.value for name, control in controls.items()}
        try:
            renew({choice.name: choice.value(chosen[choice.name]) for choice in choices})
        except Exception as error:  # Nobody sees the traceback of a widget.
            line.value = _said("alert", f"{in_a_line(error)} What stands above is the choice before.")
        else:
            shown = ", ".join(choice.words(chosen[choice.name]) for choice in choices)
            line.value = _said("status", f"Shown: {shown}.")

    for control in controls.values():
        control.observe(changed, names="value")
    return ipywidgets.VBox([*controls.values(), line])


def in_a_line(error: Exception) -> str:
    """Say an error in one line: ours in its own words, another with its kind."""
    from nkrefugees.errors import NkrefugeesError

    said = " ".join(str(error).split()) or "it failed"
    said = said if isinstance(error, NkrefugeesError) else f"{type(error).__name__}: {said}"
    return said if said.endswith(".") else f"{said}."


def _said(role: str, text: str) -> str:
    """A line that screen readers say when it changes."""
    return f'<p role="{role}">{html.escape(text)}</p>'


def _one_of(choice: Choice) -> Widget:
    import ipywidgets

    options = [(label, place) for place, label in enumerate(choice.options)]
    return ipywidgets.Dropdown(options=options, value=choice.begin, **_labelled(choice))


def _whole_number(choice: Choice) -> Widget:
    """A field, not a slider: that of ipywidgets has no name for screen readers."""
    import ipywidgets

    low, high = choice.ends
    labelled = _labelled(choice) | {"description": f"{choice.label}, {low} to {high}"}
    return ipywidgets.BoundedIntText(choice.begin, min=low, max=high, **labelled)


def _flag(choice: Choice) -> Widget:
    import ipywidgets

    return ipywidgets.Checkbox(choice.begin, indent=False, **_labelled(choice))


def _day(choice: Choice) -> Widget:
    import ipywidgets

    return ipywidgets.Text(choice.begin, placeholder="any", continuous_update=False, **_labelled(choice))


def _labelled(choice: Choice) -> dict[str, Any]:
    return {
        "description": choice.label,
        "tooltip": choice.label,
        "style": {"description_width": "initial"},
    }


_DRAWN: dict[str, Callable[[Choice], Any]] = {
    "one of": _one_of,
    "whole number": _whole_number,
    "flag": _flag,
    "day": _day,
}
