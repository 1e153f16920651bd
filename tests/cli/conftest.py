"""The small data package and the writer of notebooks, as for reports."""

from ..reports.conftest import data, notebook  # noqa: F401
