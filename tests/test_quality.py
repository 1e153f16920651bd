"""The record in numbers, and the sample for a second reading, on the invented record; then the page."""

from __future__ import annotations

from pathlib import Path

import pytest

import nkrefugees as nk
from nkrefugees.quality import SHOWN, measures, sample
from tests import audit

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"


@pytest.fixture
def invented(data, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(data))


def value(start):
    rows = measures()
    return rows.loc[rows["measure"].str.startswith(start), "value"].item()


@pytest.mark.usefixtures("invented")
class TestInvented:
    def test_a_sample_is_the_same_for_the_same_seed(self):
        assert sample(3, seed=7).equals(sample(3, seed=7))

    def test_other_seeds_draw_other_claims(self):
        assert len({tuple(sample(3, seed=s)["claim_id"]) for s in range(9)}) > 1

    def test_no_claim_is_drawn_twice(self):
        assert sample(1000)["claim_id"].is_unique

    def test_claims_of_restricted_sources_are_not_drawn(self):
        sources = nk.sources()
        closed = sources.loc[sources["access"] == "restricted", "source_id"]
        claims = nk.claims()
        assert len(closed)
        assert not set(claims.loc[claims["source_id"].isin(closed), "claim_id"]) & set(
            sample(1000)["claim_id"]
        )

    def test_every_claim_is_told_what_it_is_about(self):
        assert sample(1000)["about"].notna().all()

    def test_columns_are_those_that_are_promised(self):
        assert list(sample(1)) == SHOWN

    def test_counts_are_those_of_the_tables(self):
        counts = [len(f) for f in (nk.sources(), nk.claims(), nk.incidents(), nk.policies())]
        assert value("sources, claims") == ", ".join(map(str, counts))

    def test_shares_of_tiers_make_a_whole(self):
        assert sum(int(p.removesuffix(" %")) for p in value("sources that are primary").split(", ")) == 100

    def test_incidents_with_one_origin_are_counted(self):
        origins = nk.claims().dropna(subset="incident_id").groupby("incident_id")["origin_id"].nunique()
        assert value("incidents with one origin") == f"{100 * (origins == 1).mean():.0f} %"


def test_the_page_holds_what_is_measured_today():
    page = PAGE.read_text(encoding="utf-8")
    assert audit.renewed(page) == page, "run `make quality`"
    assert audit.table() in page


def test_the_figure_of_the_readme_is_of_the_record_of_today():
    assert audit.FIGURE.read_text(encoding="utf-8") == audit.figure(), "run `make quality`"
