"""What takes how long, each beside something to hold it against.

Run one with ``python -m tests.benchmarks.rollup`` (or ``opening``, ``start``) on a machine that
does nothing else. Nothing here is asserted with a clock: the figures are, the times are printed.
"""
