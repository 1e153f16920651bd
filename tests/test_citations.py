from __future__ import annotations

import json
import re

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import frames, io
from nkrefugees.errors import UnknownName
from tests.analysis.record import invented_data, real, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")
DAILY, WEEKLY, BUREAU = "2013-06-daily-first", "2014-weekly-second", "2015-bureau-table"


def cited(frame):
    return nk.bibliography(frame)["source_id"].tolist()


def csl(frame=None):
    return json.loads(nk.cite(frame, format="csl-json"))


@pytest.mark.parametrize("table", ["sources", "claims", "incidents", "policies", "series", "mentions"])
def test_the_sources_of_a_whole_table_are_those_it_rests_on(table):
    assert set(cited(getattr(frames, table)())) <= {DAILY, WEEKLY, BUREAU} != set()


def test_sources_stand_in_order_of_publication():
    assert cited(nk.sources()) == [DAILY, WEEKLY, BUREAU]


def test_a_resolved_row_rests_on_the_sources_of_its_incident():
    assert cited(nk.resolve(nk.claims(quantity="detained"))) == [DAILY]


def test_a_total_rests_on_the_sources_of_the_claims_that_it_counts():
    found = nk.totals(nk.resolve(nk.claims(quantity="repatriated")))
    assert cited(found) == [DAILY, WEEKLY]


def test_a_policy_rests_on_its_mentions():
    assert cited(nk.policies(actor="assembly")) == [DAILY, BUREAU]


def test_a_series_rests_on_claims_and_observations():
    assert cited(nk.series()) == [WEEKLY, BUREAU]


def test_an_observation_rests_on_its_source():
    assert cited(nk.observations()) == [BUREAU]


def test_ids_of_claims_alone_are_enough():
    assert cited(pd.DataFrame({"claim_id": [f"{WEEKLY}-c1"]})) == [WEEKLY]


def test_a_frame_without_ids_rests_on_nothing():
    assert cited(pd.DataFrame({"n": [1]})) == []


def test_a_publisher_is_named_and_not_only_its_id():
    assert nk.bibliography(nk.sources(actor="weekly"))["publisher"].tolist() == ["Example Weekly"]


def test_the_columns_of_a_bibliography():
    columns = ["source_id", "publisher", "author", "published_edtf", "title", "tier", "url"]
    assert list(nk.bibliography(nk.sources())) == columns


def test_the_data_set_is_cited_first():
    assert [item["id"] for item in csl(nk.sources())] == ["nkrefugees", DAILY, WEEKLY, BUREAU]


def test_the_data_set_alone_is_cited_by_default():
    assert [item["type"] for item in csl()] == ["dataset"]


def test_the_data_set_is_cited_with_its_release():
    assert csl()[0]["version"] == io.release()


@pytest.mark.parametrize("part", ["id", "type", "title", "issued"])
def test_every_item_of_csl_json_has_its_parts(part):
    assert all(item[part] for item in csl(nk.sources()))


def test_a_day_that_is_known_is_one_date():
    assert csl(nk.sources(actor="daily"))[1]["issued"] == {"date-parts": [[2013, 6, 4]]}


def test_a_day_that_is_not_known_is_a_range():
    issued = csl(nk.sources(actor="weekly"))[1]["issued"]
    assert issued == {"date-parts": [[2014, 1, 1], [2014, 2, 28]]}


def test_authors_stand_one_by_one():
    authors = csl(nk.sources(actor="daily"))[1]["author"]
    assert authors == [{"literal": "Staff_writer"}, {"literal": "Desk"}]


def test_a_source_without_a_byline_has_no_author():
    assert "author" not in csl(nk.sources(actor="weekly"))[1]


def test_a_source_without_an_address_has_none():
    assert "URL" not in csl(nk.sources(actor="weekly"))[1]


def test_a_table_of_statistics_is_a_dataset():
    assert csl(nk.sources(actor="bureau"))[1]["type"] == "dataset"


def test_every_source_has_an_entry_of_bibtex():
    keys = re.findall(r"^@\w+\{([^,]+),$", nk.cite(nk.sources()), flags=re.M)
    assert keys == ["nkrefugees", DAILY, WEEKLY, BUREAU]


def test_bibtex_is_the_default():
    assert nk.cite() == nk.cite(format="bibtex")


def test_the_braces_of_bibtex_balance():
    entries = re.sub(r"\\[{}]", "", nk.cite(nk.sources()))
    assert entries.count("{") == entries.count("}")


@pytest.mark.parametrize(
    "safe", [r"100\% <sure>", r"\{Second\} handover", r"Staff\_writer", r"Daily \& Sons"]
)
def test_what_tex_would_read_is_escaped_in_bibtex(safe):
    assert safe in nk.cite(nk.sources())


def test_a_backslash_is_escaped_once():
    from nkrefugees.citations import _safe

    assert _safe(r"a\b~^") == r"a\textbackslash{}b\textasciitilde{}\textasciicircum{}"


def test_an_address_stands_in_bibtex_as_it_is():
    assert "url = {https://daily.example/a?b=1&c=2}" in nk.cite(nk.sources())


def test_text_is_one_paragraph_a_source():
    assert len(nk.cite(nk.sources(), format="text").split("\n\n")) == 4


def test_text_says_who_what_where_and_when():
    said = nk.cite(nk.sources(actor="daily"), format="text").split("\n\n")[1]
    assert said == (
        "Staff_writer, Desk. Buses seen at Alphaville, 100% <sure>. Example Daily & Sons, 2013-06-04. "
        "https://daily.example/a?b=1&c=2"
    )


def test_text_says_between_which_days():
    assert "2014-01-01 to 2014-02-28." in nk.cite(nk.sources(actor="weekly"), format="text")


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'bibtex'"):
        nk.cite(format="bibtext")


@pytest.mark.parametrize("format", ["bibtex", "csl-json", "text"])
@pytest.mark.usefixtures("real")
def test_the_record_cites_the_letter(format):
    found = nk.cite(nk.claims(incident="2021-07-14-dandong"), format=format)
    assert "UN asks China not to send 7 North Korean refugees back home" in found


def test_policies_as_of_a_day_rest_on_no_later_source():
    found = nk.bibliography(nk.policies(as_of=2013), as_of=2013)["source_id"]
    assert set(found) <= set(nk.sources(as_of=2013)["source_id"])


def test_a_column_of_joined_sources_is_cited():
    assert cited(pd.DataFrame({"source_ids": [f"{DAILY};{BUREAU}", None]})) == [DAILY, BUREAU]


@pytest.mark.parametrize("format", ["bibtex", "csl-json", "text"])
def test_a_twin_that_was_written_is_cited_as_invented(format, tmp_path):
    with io.using(nk.synthetic(1, years=3, rate=0.2).write(tmp_path)):
        cited = nk.cite(format=format)
    assert "SYNTHETIC: invented data" in cited
    assert "synthetic-1" in cited
