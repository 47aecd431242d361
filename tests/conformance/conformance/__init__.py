"""The conformance test's parts; `../run.py` is the command. Each module says what it is for."""
