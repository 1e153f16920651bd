"""The published site around the reports: its look, its addresses, and the pages of the record."""

from nkrefugees.site.renew import write

__all__ = ["write"]
