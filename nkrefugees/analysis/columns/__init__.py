"""Many claims at once: what `resolve` does, column by column over numbered groups."""
