"""The library: reads, checks and compiles a form pack. It never writes, and it never sees an answer of a case."""
