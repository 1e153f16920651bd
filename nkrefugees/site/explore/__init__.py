"""``explore.html``: the record over time, on a map and in tables, with filters; no request to anywhere."""

from nkrefugees.site.explore.page import write

__all__ = ["write"]
