from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import BadValue, MissingFile, UnknownName
from nkrefugees.evidence import Explanation
from tests.analysis import CASES
from tests.analysis.record import invented_data, real, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")
INCIDENT = "2013-05-alphaville"
WORDS = CASES / "record" / "texts"


def said(*args, **kwargs):
    """The lines of an explanation without their indents."""
    return [line.strip() for line in str(nk.explain(*args, **kwargs)).split("\n")]


def test_an_incident_begins_with_its_title_date_and_country():
    assert said(INCIDENT)[0] == "2013-05-alphaville: Buses at Alphaville (2013-05, CHN)"


def test_an_incident_has_its_figures_and_their_rule():
    line = "repatriated: 30 to 50, best 40 claimed by rule bounds (3 claims, 3 origins; disputed)"
    assert line in said(INCIDENT)


def test_another_rule_gives_other_figures():
    lines = said(INCIDENT, rule="official")
    assert any(
        line.startswith("repatriated: 30 claimed by rule official (1 claim, 1 origin;") for line in lines
    )


def test_a_single_origin_is_called_not_independently_supported():
    assert any("1 origin; not independently supported" in line for line in said("2012-betaville"))


def test_every_claim_of_an_incident_is_named():
    text = str(nk.explain(INCIDENT))
    assert all(f"[{claim}]" in text for claim in nk.claims(incident=INCIDENT)["claim_id"])


def test_a_claim_says_who_how_many_and_when():
    assert "Lamp Society affirms: 50 on 2013-05 [2013-06-daily-first-c1]" in said(INCIDENT)


def test_a_denial_says_what_is_denied():
    assert any(line.startswith("Example Ministry denies the event: no figure") for line in said(INCIDENT))


def test_a_claim_in_words_keeps_its_words():
    line = "Herders by the river affirms: “more than 500” on ../2013-06-04 [2013-06-daily-first-c4]"
    assert line in said("2012-betaville")


def test_an_origin_says_whether_it_was_traced():
    assert "origin: Lamp Society (informant, not traced)" in said(INCIDENT)


def test_an_origin_that_was_traced_says_so():
    assert "origin: Herders by the river (witness, traced)" in said(INCIDENT)


def test_a_claim_names_its_source_and_span():
    lines = said("2013-06-daily-first-c1")
    at = lines.index("source: 2013-06-daily-first")
    assert lines[at + 1] == "characters 67-134"


def test_sources_stand_at_the_end_once_each():
    lines = said(INCIDENT)
    listed = lines[lines.index("Sources") + 1 :]
    assert [line.partition(":")[0] for line in listed] == [
        "2013-06-daily-first",
        "2014-weekly-second",
        "2015-bureau-table",
    ]


def test_a_source_is_cited_with_publisher_date_title_tier_and_address():
    assert said(INCIDENT)[-3] == (
        "2013-06-daily-first: Example Daily & Sons, 2013-06-04, Buses seen at Alphaville, 100% <sure> "
        "(established) https://daily.example/a?b=1&c=2"
    )


def test_a_source_without_an_address_ends_with_its_tier():
    assert said("2014-weekly-second-c1")[-1].endswith("(secondary)")


def test_with_texts_a_span_shows_its_words():
    lines = said(INCIDENT, texts=WORDS)
    assert "characters 67-134: “50 people were put on buses at Alphaville <at dawn> and handed over”" in lines


def test_texts_may_be_named_by_the_environment(monkeypatch):
    monkeypatch.setenv("NKREFUGEES_TEXTS", str(WORDS))
    assert "characters 157-167: “counted 40”" in said(INCIDENT)


def test_a_text_that_is_not_at_hand_leaves_the_span(tmp_path):
    assert "characters 67-134" in said(INCIDENT, texts=tmp_path)


def test_a_folder_of_texts_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingFile, match="nowhere"):
        nk.explain(INCIDENT, texts=tmp_path / "nowhere")


def test_a_claim_begins_with_what_it_is_about():
    assert said("2013-06-daily-first-c2")[0] == "about 2013-05-alphaville, repatriated"


def test_a_claim_about_a_series_begins_with_the_series():
    assert said("2014-weekly-second-c4")[0] == "about stock, stock"


def test_a_policy_has_its_mentions():
    lines = said("assembly-resolution-7", texts=WORDS)
    assert lines[:3] == [
        "assembly-resolution-7: Resolution 7 (2013-03, adopted)",
        "source: 2013-06-daily-first",
        "characters 301-313: “Resolution 7”",
    ]


def test_a_policy_that_nobody_dates_is_undated():
    assert said("cn-guidance")[0] == "cn-guidance: Guidance that nobody dates (undated, reported)"


def test_a_series_has_its_observations():
    assert "2013 KOR: 1,170 reported" in said("arrivals")


def test_an_observation_that_is_not_reported_has_no_figure():
    assert "2014 KOR: no figure not_reported" in said("arrivals")


def test_an_observation_of_zero_is_zero():
    assert "2014 JPN: 0 zero_reported" in said("arrivals")


def test_a_series_has_its_claims():
    assert "Lamp Society affirms: “as many as 60,000” on 2013 [2014-weekly-second-c4]" in said("stock")


def test_a_source_has_its_claims():
    lines = said("2014-weekly-second")
    assert sum("[2014-weekly-second-c" in line for line in lines) == 4


def test_a_frame_of_claims_is_explained_by_these_claims_alone():
    claims = nk.claims(actor="herder")
    told = [line for line in said(claims) if "[" in line]
    assert sorted(line.split("[")[1].rstrip("]") for line in told) == sorted(claims["claim_id"])


def test_a_frame_of_resolved_rows_is_explained_incident_by_incident():
    lines = said(nk.resolve(nk.claims(quantity="repatriated")))
    heads = [line for line in lines if line.endswith(", CHN)")]
    assert [head[:18] for head in heads] == ["2013-05-alphaville", "2014-01-alphaville"]


def test_totals_are_explained_by_the_claims_that_they_count():
    rows = nk.totals(nk.resolve(nk.claims(quantity="repatriated")))
    told = [line for line in said(rows) if "[" in line]
    counted = set(";".join(rows["claim_ids"]).split(";")) - {""}
    assert {line.split("[")[1].rstrip("]") for line in told} == counted


def test_a_resolved_frame_is_explained_by_its_own_rule():
    lines = said(nk.resolve(nk.claims(quantity="repatriated"), rule="median"))
    assert any("by rule median" in line for line in lines)


def test_several_ids_are_explained_one_after_the_other():
    lines = said(["2013-05-alphaville", "2012-betaville"])
    ids = ("2013-05-alphaville", "2012-betaville")
    assert [line.split(":")[0] for line in lines if line.split(":")[0] in ids] == list(ids)


def test_nothing_later_than_as_of_is_told():
    later = set(nk.sources()["source_id"]) - set(nk.sources(as_of=2013)["source_id"])
    text = str(nk.explain("2013-05-alphaville", as_of=2013))
    assert later
    assert not any(name in text for name in later)


def test_a_row_of_totals_is_explained_by_its_incidents_alone():
    rows = nk.totals(nk.resolve(nk.claims(quantity="detained"))).tail(1)
    assert said(rows)[0].startswith("2012-betaville")


def test_an_empty_frame_has_nothing_to_explain():
    assert str(nk.explain(nk.claims(as_of=1999))) == "No claim is recorded."


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean '2013-05-alphaville'"):
        nk.explain("2013-05-alphavile")


def test_a_frame_without_ids_is_refused():
    with pytest.raises(BadValue, match="a frame with ids"):
        nk.explain(pd.DataFrame({"n_low": [1]}))


def test_an_unknown_rule_is_refused():
    with pytest.raises(UnknownName, match="did you mean 'median'"):
        nk.explain(INCIDENT, rule="medain")


def test_an_explanation_shows_itself():
    found = nk.explain(INCIDENT)
    assert repr(found) == str(found)


def test_html_is_escaped():
    page = nk.explain(INCIDENT, texts=WORDS)._repr_html_()
    assert "&lt;at dawn&gt;" in page
    assert "<at dawn>" not in page


def test_lines_are_indented_by_their_depth():
    assert str(Explanation(((0, "a"), (2, "b")))) == "a\n    b"


@pytest.mark.usefixtures("real")
def test_the_record_leads_from_fifty_to_its_source():
    text = str(nk.explain("2021-07-14-dandong"))
    assert "repatriated: 50" in text
    assert "source: 2022-03-15-rfa-un-letter" in text


@pytest.mark.usefixtures("real")
def test_the_words_of_the_record_stand_in_its_texts(shared):
    text = str(nk.explain("2021-07-14-dandong", texts=shared / "seeds"))
    assert "50 North Koreans" in text
