# hint: Is 2112 still written
choices = """
first = 2112  # first year
least = 20  # smallest group
"""
work = """
late = incidents[incidents["year"].between(2112, 2114) & (incidents["n_best"] >= least)]
total = int(late["n_best"].sum())
"""
