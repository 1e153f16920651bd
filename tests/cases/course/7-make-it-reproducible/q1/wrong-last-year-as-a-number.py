# hint: must follow the first
choices = """
first = 2112  # first year
least = 20  # smallest group
"""
work = """
late = incidents[incidents["year"].between(first, 2114) & (incidents["n_best"] >= least)]
total = int(late["n_best"].sum())
"""
