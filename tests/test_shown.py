from __future__ import annotations

import io as text
import json
import subprocess
import sys

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.shown import CAUTION, NOT_RECORDED, supported
from tests.analysis.record import invented_data, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")


def cell(value, dtype=None):
    """The only cell of a frame, as HTML."""
    page = nk.show(pd.DataFrame({"x": pd.Series([value], dtype=dtype)})).to_html()
    return page.split("<tbody>\n<tr>")[1].split("</tr>")[0]


def test_the_caption_counts_rows_and_sources():
    assert nk.show(nk.claims(actor="herder")).caption.startswith("2 rows from 1 source (1 established); ")


def test_the_caption_names_the_release():
    assert f"nkrefugees data {io.release()}." in nk.show(nk.claims()).caption


def test_the_caption_of_invented_rows_names_no_release():
    caption = nk.show(pd.DataFrame({"claim_ids": ["syn-1-c1;syn-2-c1"], "n_low": [3]})).caption
    assert "invented data" in caption
    assert io.release() not in caption


def test_the_caption_holds_the_caution():
    assert nk.show(nk.claims()).caption.endswith(CAUTION)


def test_the_caution_says_that_missing_is_not_zero():
    assert "not zero" in CAUTION


def test_the_sources_are_those_of_the_frame():
    assert nk.show(nk.series()).sources["source_id"].tolist() == ["2014-weekly-second", "2015-bureau-table"]


def test_a_frame_without_ids_is_shown_without_sources():
    assert "source" not in nk.show(pd.DataFrame({"n": [1]})).caption


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "text/csv"])
def test_it_renders_in_every_form(kind):
    assert "alphaville" in nk.show(nk.claims())._repr_mimebundle_()[kind]


def test_a_bundle_is_plain_text_that_json_can_hold():
    assert set(json.loads(json.dumps(nk.show(nk.claims())._repr_mimebundle_()))) == {
        "text/html",
        "text/plain",
        "text/csv",
    }


def test_the_text_ends_in_the_caption():
    assert str(nk.show(nk.claims())).endswith(CAUTION)


@pytest.mark.parametrize("value", ["<script>", "a & b", '"quoted"'])
def test_cells_are_escaped(value):
    assert value not in cell(value)


def test_column_names_are_escaped():
    assert '<th scope="col">&lt;b&gt;</th>' in nk.show(pd.DataFrame({"<b>": [1]})).to_html()


def test_titles_of_sources_are_escaped():
    assert "100% &lt;sure&gt;" in nk.show(nk.claims(actor="herder")).to_html()


def test_addresses_of_sources_are_escaped():
    assert 'href="https://daily.example/a?b=1&amp;c=2"' in nk.show(nk.claims(actor="herder")).to_html()


def test_a_source_without_an_address_is_no_link():
    assert "<a " not in nk.show(nk.claims(actor="weekly")).to_html()


@pytest.mark.parametrize(
    ("value", "dtype"),
    [(None, "str"), (pd.NA, "Int64"), (None, "Float64"), (pd.NaT, "datetime64[s]"), (None, "boolean")],
)
def test_a_missing_cell_is_shown_as_not_recorded(value, dtype):
    assert cell(value, dtype) == '<td><span class="nk-missing" title="not recorded">–</span></td>'


@pytest.mark.parametrize(
    ("value", "dtype", "shown"),
    [
        (60000, "Int64", "60,000"),
        (60000, "int64", "60,000"),
        (0, "Int64", "0"),
        (1234567.0, "float64", "1,234,567"),
        (123456.0, "Float64", "123,456"),
        (0.5, "float64", "0.5"),
    ],
)
def test_a_number_has_its_thousands_apart(value, dtype, shown):
    assert cell(value, dtype) == f'<td class="n">{shown}</td>'


@pytest.mark.parametrize("dtype", ["bool", "boolean", "object"])
def test_a_flag_is_yes_or_no(dtype):
    assert (cell(True, dtype), cell(False, dtype)) == ("<td>yes</td>", "<td>no</td>")


def test_a_day_is_shown_without_a_time():
    assert cell(pd.Timestamp("2013-05-01")) == "<td>2013-05-01</td>"


def test_csv_round_trips():
    frame = nk.claims()
    written = text.StringIO(nk.show(frame).to_csv())
    back = pd.read_csv(written, dtype=frame.dtypes.astype("str").to_dict() | dict.fromkeys(DAYS, "str"))
    back = back.assign(**{c: pd.to_datetime(back[c]) for c in DAYS})
    pd.testing.assert_frame_equal(back, frame)


DAYS = ["first_day", "last_day"]


def test_csv_ends_its_lines_with_line_feeds():
    assert "\r" not in nk.show(nk.claims()).to_csv()


def test_csv_holds_an_index_that_has_a_name():
    rows = nk.totals(nk.resolve(nk.claims()))
    assert nk.show(rows).to_csv().startswith("period,quantity,unit,n_low")


def test_csv_holds_every_level_of_an_index():
    rows = nk.resolve(nk.claims()).set_index(["incident_id", "quantity"])[["n_low"]]
    assert nk.show(rows).to_csv().startswith("incident_id,quantity,n_low\n")


def test_html_holds_an_index_that_has_a_name():
    rows = nk.totals(nk.resolve(nk.claims()))
    assert '<th scope="col">period</th>' in nk.show(rows).to_html()


def test_html_holds_every_level_of_an_index():
    rows = nk.resolve(nk.claims()).set_index(["incident_id", "quantity"])[["n_low"]]
    assert nk.show(rows).to_html().count('<th scope="col">') == 3


def test_an_empty_frame_is_shown():
    assert "0 rows: nothing of this kind is found" in nk.show(nk.claims(as_of=1999)).caption


def test_what_is_no_frame_is_refused():
    with pytest.raises(TypeError, match="show takes a frame, not str"):
        nk.show("2013-05-alphaville")


def test_the_module_never_stands_in_the_way_of_the_function():
    code = "import nkrefugees.shown, nkrefugees as nk; print(callable(nk.show))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def resolved():
    return nk.resolve(nk.claims())


def test_a_figure_with_one_origin_says_so():
    rows = nk.show(resolved()).to_csv()
    alone = (resolved()["n_origins_max"] == 1).sum()
    assert alone
    assert rows.count("not independently supported") == alone


def test_support_is_a_range_where_origins_may_be_one():
    frame = pd.DataFrame({"n_origins_min": [2, 3, 0], "n_origins_max": [4, 3, 0]})
    assert supported(frame)["support"].tolist() == ["2 to 4 origins", "3 origins", ""]


def test_a_frame_without_origins_has_no_support():
    assert "support" not in nk.show(nk.claims()).to_csv()


def test_a_period_without_any_record_says_so():
    text = nk.show(nk.totals(resolved(), freq="MS")).to_html()
    assert NOT_RECORDED in text


def test_a_missing_figure_of_a_recorded_period_does_not_say_so():
    totals = nk.totals(resolved(), freq="YS")
    recorded = totals[totals["n_incidents"] + totals["n_crossing"] > 0]
    assert (
        NOT_RECORDED
        not in str(nk.show(recorded[["n_low", "n_best", "n_high", "n_incidents", "n_crossing"]]))[:-200]
    )


def test_the_csv_of_a_silent_period_stays_empty():
    assert NOT_RECORDED not in nk.show(nk.totals(resolved(), freq="MS")).to_csv()


def test_the_caption_tells_the_tiers_of_the_sources():
    assert "from 1 source (1 established)" in nk.show(nk.claims(actor="herder")).caption


def test_a_refusal_is_shown_in_its_own_words():
    refused = nk.attempt(nk.search_lists, nk.claims(until=1950, country="NOR"))
    assert nk.show(refused) is refused


def test_a_very_long_table_says_how_many_rows_it_has():
    assert "Shown: 300 of 301 rows." in nk.show(pd.DataFrame({"n": range(301)})).to_html()


def test_the_csv_of_a_very_long_table_has_every_row():
    assert nk.show(pd.DataFrame({"n": range(301)})).to_csv().count("\n") == 302
