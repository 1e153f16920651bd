from nkrefugees.crate.rebuild import otherwise_printed
from nkrefugees.errors import MissingLibrary

RUNS = [{"pdf": {"weasyprint": "1.0"}}, {"pdf": {"weasyprint": "1.0"}}, {}]


def test_what_pdfs_were_made_with_is_told_once(monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.printed.made_with", lambda: {"weasyprint": "2.0"})
    assert otherwise_printed(RUNS) == ["weasyprint 1.0 -> 2.0"]


def test_that_none_can_be_made_here_is_told(monkeypatch):
    def lack():
        raise MissingLibrary("weasyprint", "pdf")

    monkeypatch.setattr("nkrefugees.reports.printed.made_with", lack)
    assert otherwise_printed(RUNS) == ["weasyprint is not installed; run `pip install nkrefugees[pdf]`"]


def test_of_reports_without_a_pdf_nothing_is_told():
    assert otherwise_printed([{}]) == []
