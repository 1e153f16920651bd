# hint: must follow the first
choices = """
first = 2112  # first year
least = 20
last = first + 2
"""
work = """
late = incidents[incidents["year"].between(first, last) & (incidents["n_best"] >= least)]
total = int(late["n_best"].sum())
"""
