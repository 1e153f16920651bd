"""The published site around the reports: its look, its addresses, and the pages of the record."""
