"""The rows behind a figure, with the columns that it draws: what stands beside it as a table."""

from __future__ import annotations

import pandas as pd

_CLAIMS = (
    "claim_id", "incident_id", "series_id", "quantity", "subgroup", "claimant_id", "stance", "denied",
    "said_edtf", "date_edtf", "n_low", "n_best", "n_high", "n_text", "unit",
)  # fmt: skip
_OBSERVATIONS = (
    "series_id", "period_edtf", "area", "sex", "source_id", "value", "value_low", "value_high", "status",
)  # fmt: skip
_POLICIES = (
    "policy_id", "date_edtf", "end_date_edtf", "actor_id", "kind", "direction", "status", "title", "vote_yes",
    "vote_no", "vote_abstain",
)  # fmt: skip


def drawn_of(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of rows of the record what figures draw of them; other frames are left as they are.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> "spans" in drawn_of(nk.claims()), "claim_id" in drawn_of(nk.claims())
    (False, True)
    """
    for key, columns in (("claim_id", _CLAIMS), ("policy_id", _POLICIES), ("period_edtf", _OBSERVATIONS)):
        if key in frame:
            return frame[[column for column in columns if column in frame]]
    return frame
