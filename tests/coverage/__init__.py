"""Whether intervals cover the truth, on invented records whose truth is known: ``make coverage``."""
