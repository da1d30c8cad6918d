"""`import onrecord` is quick and loads no model: a script that only reads a record does not wait for a parser."""

import subprocess
import sys

CODE = """
import sys, time
start = time.perf_counter()
import onrecord
took = time.perf_counter() - start
heavy = sorted({"spacy", "numpy", "scipy", "trafilatura", "sqlalchemy", "pydantic"} & set(sys.modules))
print(took, ",".join(heavy))
"""
LIMIT = 0.3
"""Seconds. The best of a few runs counts: a busy machine may be slow once."""


def test_import_is_quick_and_loads_no_model() -> None:
    runs = [subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True) for _ in range(5)]
    told = [run.stdout.strip("\n").split(" ") for run in runs]
    assert "spacy" not in told[0][1].split(",")
    assert min(float(took) for took, _ in told) < LIMIT
