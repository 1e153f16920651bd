"""Workflows of GitHub Actions that make the reports anew: kept with the run, or published on Pages."""

from __future__ import annotations

import sys
from collections.abc import Callable

_HEAD = """\
# Put this into .github/workflows/{file} on the default branch of a repository on GitHub.
# {what}
# GitHub stops the schedule of a public repository that has had no commit for 60 days, and may begin late.
name: {name}
on:
  schedule:
    - cron: "{cron}"  # UTC
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: {name}
jobs:
  reports:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "{python}"
      - run: make report PYTHON=python{promise}
      - name: Sum up
        if: always()
        run: |
          .venv/bin/nkrefugees status{held} --summary "$RUNNER_TEMP/summary.md"
          cat "$RUNNER_TEMP/summary.md" >> "$GITHUB_STEP_SUMMARY"
"""
_KEPT = """\
      - uses: actions/upload-artifact@v7
        if: always()
        with:
          name: reports
          path: reports/
          if-no-files-found: error
"""
_PUBLISHED = """\
      - name: Pack, refused unless every report is fresh
        run: |
          .venv/bin/nkrefugees export "$RUNNER_TEMP/record.zip"
          .venv/bin/nkrefugees verify --quick "$RUNNER_TEMP/record.zip"
          unzip -q "$RUNNER_TEMP/record.zip" "reports/*" -d "$RUNNER_TEMP"
      - uses: actions/upload-artifact@v7
        with:
          name: record
          path: ${{ runner.temp }}/record.zip
          if-no-files-found: error
      - uses: actions/upload-pages-artifact@v5
        with:
          path: ${{ runner.temp }}/reports
  publish:
    needs: reports
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployed.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v5
        id: deployed
"""


def reports(cron: str, max_age: int | None) -> str:
    """Write a workflow that keeps the reports as an artefact of each run.

    Parameters
    ----------
    cron : str
        When it starts, in UTC.
    max_age : int or None
        The days that the site promises; stated once the reports are there, for each run starts from nothing.
    """
    return _head("reports", "The reports are an artefact of each run.", cron, max_age) + _KEPT


def publish(cron: str, max_age: int | None) -> str:
    """Write a workflow that publishes the site on GitHub Pages, and keeps it as a zip.

    The arguments are those of `reports`. What is published is what the zip holds: where a report fails
    nothing is packed, and the last site stays.
    """
    what = "Choose GitHub Actions as the source in its settings of Pages; docs/publish.md says who sees what."
    return _head("publish", what, cron, max_age) + _PUBLISHED


def _head(name: str, what: str, cron: str, max_age: int | None) -> str:
    return _HEAD.format(
        name=name,
        file=f"{name}.yml",
        what=what,
        cron=cron,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        promise=f"\n      - run: .venv/bin/nkrefugees report --max-age {max_age}" if max_age else "",
        held=f" --max-age {max_age}" if max_age else "",
    )


KINDS: dict[str, Callable[[str, int | None], str]] = {"github": reports, "pages": publish}
