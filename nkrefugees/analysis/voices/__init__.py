"""Who says what, and what became of it: genealogies, fates, and claims against published totals."""
