"""What a user waits for, measured: ``make bench``, or ``python -m tests.bench --only NAME`` for some lines.

A ratio holds from machine to machine where seconds do not, so every line is held against something that is
measured in the same run. Nothing is asserted on time, and all that is written goes to a folder that is gone
at the end. To add a line: give its module a function ``lines``, and name the module in ``__main__.py``.
"""
