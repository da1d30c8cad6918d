"""What every stage makes of the invented reports. Renew with `python -m tests.golden`; read the diff before you keep it."""
