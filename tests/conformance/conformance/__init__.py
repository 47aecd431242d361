"""The parts of the conformance test. The command is `../run.py`."""
