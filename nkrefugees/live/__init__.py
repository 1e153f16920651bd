"""Controls in a notebook that somebody has open: a result first, then what it can be changed by.

`choices` reads what can be chosen, `frontend` knows whether anybody is there to choose and puts things out,
`panel` draws the controls. The only door to ipywidgets and IPython.
"""
