"""The twin itself: frames as the record has them, the truth behind them, and a folder that frames read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from nkrefugees import io, schema
from nkrefugees.analysis.results import Result, number
from nkrefugees.analysis.synthetic.tables import shaped
from nkrefugees.wording import plural


@dataclass(frozen=True, repr=False, eq=False)
class Truth:
    """What is true of a twin and stands in no claim.

    Attributes
    ----------
    incidents : pandas.DataFrame
        Indexed by ``incident_id``: ``day``, ``people`` (0 where nothing happened), ``happened``,
        ``reported`` (somebody affirms it), ``n_families`` (that report it themselves).
    claims : pandas.DataFrame
        Indexed by ``claim_id``: ``incident_id``, ``happened`` (whether what it is about did), ``people``,
        ``family`` (missing for denials), ``copied_from`` (the claim that it derives from).
    rates : pandas.DataFrame
        By ``month``: ``rate`` (incidents a month), ``wave`` (its number, 0 outside waves).
    waves : pandas.DataFrame
        ``first_day``, ``last_day`` of each wave.
    families : pandas.DataFrame
        ``family``, ``probability`` (that it reports an incident, at middling visibility), ``first_day``,
        ``last_day`` of its activity.
    step : pandas.Timestamp or None
        First day of the new rate.
    step_ratio : float
        The rate after the step over that before; 1 where there is none.
    never_reported : int
        Incidents that happened and that no claim affirms.
    """

    incidents: pd.DataFrame
    claims: pd.DataFrame
    rates: pd.DataFrame
    waves: pd.DataFrame
    families: pd.DataFrame
    step: pd.Timestamp | None
    step_ratio: float
    never_reported: int


@dataclass(frozen=True, repr=False, eq=False)
class Twin(Result):
    """Invented claims whose truth is known; made by `synthetic`.

    Attributes
    ----------
    claims, sources, incidents, origins, actors, places, links : pandas.DataFrame
        With the columns and types of the record.
    truth : Truth
        What is true.
    seed : int
        That it was drawn with.
    """

    claims: pd.DataFrame
    sources: pd.DataFrame
    incidents: pd.DataFrame
    origins: pd.DataFrame
    actors: pd.DataFrame
    places: pd.DataFrame
    links: pd.DataFrame
    truth: Truth
    seed: int

    def summary(self) -> str:
        """Say what was invented."""
        true = self.truth.incidents
        happened, reported = int(true["happened"].sum()), int((true["happened"] & true["reported"]).sum())
        rumours = int((~true["happened"]).sum())
        return (
            f"SYNTHETIC: invented data (seed {self.seed}). Of {plural(happened, 'incident')} that happened, "
            f"{number(reported)} are reported and {number(self.truth.never_reported)} never were; "
            f"{plural(rumours, 'incident')} reported never happened; {plural(len(self.claims), 'claim')}."
        )

    def frame(self) -> pd.DataFrame:
        """Give the claims."""
        return self.claims.copy()

    def lists(self) -> pd.DataFrame:
        """Tell which family reports which incident, as `nkrefugees.unseen` takes it.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``incident_id``, one boolean column a family; copies count for the family that
            they come from.
        """
        told = self.claims[self.claims["stance"] == "affirms"]
        actor = self.origins.set_index("origin_id")["actor_id"]
        parent = self.actors.set_index("actor_id")["parent_id"]
        family = told["origin_id"].map(actor).map(parent).rename("family")
        lists = pd.crosstab(told["incident_id"], family) > 0
        return lists.reindex(columns=self.truth.families["family"].tolist(), fill_value=False)

    def write(self, folder: Path | str) -> Path:
        """Write the twin as data that frames, reports and the command line read.

        Use it with ``nkrefugees.io.using`` or as ``$NKREFUGEES_DATA``: then families of origins, kinds of
        actors and days of publication are the twin's. Tables that it has nothing for are empty.

        Parameters
        ----------
        folder : Path or str
            A folder, which is made; what stands there is written over.

        Returns
        -------
        Path
            The folder.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        package = dict(io.descriptor())
        package |= {"version": f"synthetic-{self.seed}", "title": "SYNTHETIC: invented data"}
        for name in schema.tables(package):
            frame = getattr(self, name, None)
            rows: pd.DataFrame = shaped(name, {}, 0) if frame is None else frame
            _write(folder / str(schema.resource(package, name)["path"]), rows)
        resources = [
            {k: v for k, v in resource.items() if k not in ("hash", "bytes")}
            for resource in package["resources"]
        ]
        text = json.dumps(package | {"resources": resources}, ensure_ascii=False, indent=2)
        (folder / io.DESCRIPTOR).write_text(text + "\n", encoding="utf-8")
        return folder


def _write(path: Path, rows: pd.DataFrame) -> None:
    flags: dict[str, Any] = {
        str(c): rows[c].map({True: "true", False: "false"}) for c in rows if rows[c].dtype == "boolean"
    }
    rows.assign(**flags).to_csv(path, index=False, lineterminator="\n", date_format="%Y-%m-%d")
