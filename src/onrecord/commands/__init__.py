"""The commands of the command line, one module each. A module offers `register(app: typer.Typer) -> None`, imports nothing
heavy at its top, lets OnrecordError through (cli.py prints it) and opens a record with `store.View.open(path)`."""

COMMANDS = (
    "build", "fetch", "watch", "show", "decide", "decisions", "agreement", "review", "account", "profile", "export", "report",
    "gazetteer", "doctor",
)  # fmt: skip
