# hint: still written in the work
choices = """
first = 2112  # first year
least = 20  # smallest group
"""
work = """
late = incidents[incidents["year"].between(first, first + 2) & (incidents["n_best"] >= 20)]
total = int(late["n_best"].sum())
"""
