"""Benchmarks: how fast the program is, each figure beside the plain thing that it is built on.

``python -m benchmarks --quick`` (``make bench-quick``) takes some three minutes,
``python -m benchmarks`` (``make bench``) measures more rounds and the long ones as well.
One JSON line a figure; docs/benchmarks.md says what each means.
Nothing of the program imports this package, and no case enters it but made-up ones.
"""
