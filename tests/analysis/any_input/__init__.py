"""Whatever is given, a public analysis answers, or refuses in our words; warnings are errors."""
