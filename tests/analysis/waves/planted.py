"""Handovers that some families tell, with a wave or without, among publishers that put out as much always."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.analysis.voices.made_claims import claims, with_rows


def handover(number, day, *families, **more):
    """What some families say of one handover, on its day."""
    common = {"incident_id": f"i{number:03d}", "first_day": day, "last_day": day, "n_best": 5}
    common |= {"said_edtf": str(day.date()), "source_id": "2015-bureau-table"}
    return [common | {"origin_id": family} | more for family in families]


def told(days, *families, **more):
    return claims(
        *(row for number, day in enumerate(days) for row in handover(number, day, *families, **more))
    )


QUIET = pd.date_range("2002-01-15", "2013-12-15", periods=30).normalize()
WAVE = pd.date_range("2008-07-03", "2008-08-20", periods=24).normalize()
PLANTED = QUIET.append(WAVE)


FAMILIES = ("weekly", "daily", "lamp", "herder", "bureau", "cn-ministry", "assembly")


@pytest.fixture
def even(record, tmp_path, monkeypatch):
    """Families of publishers that put out as much in every month."""
    common = {"title": "-", "kind": "news", "language": "en", "tier": "secondary", "access": "open"}
    days = ("2001-01-05", "2008-01-05", "2014-12-05")
    rows = [
        common
        | {"source_id": f"{day}-{family}", "publisher_id": family}
        | dict.fromkeys(("published_edtf", "published_first", "published_last"), day)
        for family in FAMILIES
        for day in days
    ]
    with_rows(record, tmp_path, monkeypatch, sources=rows)
