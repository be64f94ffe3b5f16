"""The porch: the command line. Starts everything, ends with an exit code; one file for each command.

Errors are sentences on standard error, never a traceback. No rule, no form content and no SQL may enter here.
"""
