"""Writes docs/reference from the code, so that it never says what the program does not do: `make docs`.

What the code does not say, the meaning of each column of the export, stands in columns.yml beside this file."""

from pathlib import Path

from docs import cli_page, export_page, python_page

REFERENCE = Path(__file__).parent / "reference"
PAGES = {"cli.md": cli_page.text, "export.md": export_page.text, "python.md": python_page.text}


def main() -> None:
    """Writes every page anew and says which of them changed."""
    REFERENCE.mkdir(exist_ok=True)
    for name, text in PAGES.items():
        page = REFERENCE / name
        before = page.read_text(encoding="utf-8") if page.exists() else ""
        after = text()
        page.write_text(after, encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}: {'as it was' if before == after else 'written'}")


if __name__ == "__main__":
    main()
