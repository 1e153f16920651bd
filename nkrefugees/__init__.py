"""Claims, sources and policies on the forced repatriation of North Koreans, as tidy frames.

``import nkrefugees as nk`` loads nothing heavy: each name below is fetched when it is first used.
See ``__init__.pyi`` for the names with their types.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "frames": ("sources claims incidents policies observations series mentions origins links actors places"),
    "columns": "codebook",
    "shown": "show",
    "evidence": "explain",
    "citations": "bibliography cite",
    "analysis.annual": "annual",
    "analysis.attempt": "attempt",
    "analysis.accounts.coverage": "coverage",
    "analysis.accounts.estimates": "estimates",
    "analysis.accounts.figures": "figures",
    "analysis.accounts.stances": "stances",
    "analysis.accounts.support": "support",
    "analysis.accounts.votes": "votes",
    "analysis.counts.bayesian_blocks": "bayesian_blocks",
    "analysis.counts.blocks_over_draws": "blocks_over_draws",
    "analysis.counts.change_point": "change_point",
    "analysis.counts.kleinberg": "kleinberg kleinberg_gaps",
    "analysis.counts.scan": "scan scan_tail",
    "analysis.multiverse": "multiverse",
    "analysis.draws": "draws",
    "analysis.panel": "panel",
    "analysis.policy_effect": "policy_effect",
    "analysis.policy_effect.choices": "effects_by_choice",
    "analysis.resolve": "resolve",
    "analysis.spread": "spread",
    "analysis.tell": "tell",
    "analysis.synthetic": "synthetic",
    "analysis.totals": "totals",
    "analysis.unseen": "unseen",
    "analysis.unseen.bounds": "lower_bound two_lists",
    "analysis.unseen.choices": "bound_by_choice",
    "analysis.unseen.searches": "overlaps search_lists",
    "analysis.unseen.sensitivity": "sensitivity",
    "analysis.voices.fates": "fates",
    "analysis.voices.genealogy": "genealogy",
    "analysis.voices.reconcile": "reconcile",
    "analysis.waves": "waves",
    "live.controls": "controls",
    "plot": "plot",
    "reports": "report",
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted([*_WHERE, "__version__"])


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("nkrefugees")
    if name not in _WHERE:
        from nkrefugees.errors import hint

        raise AttributeError(f"module 'nkrefugees' has no {name!r}{hint(name, __all__)}")
    module = import_module(f"nkrefugees.{_WHERE[name]}")
    value = module if name == "plot" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
