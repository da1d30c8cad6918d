"""Writes docs/reference and the README's sample from the code, so that they say what the program does: `make docs`.

What the code does not say, the meaning of each column of the export, stands in columns.yml beside this file."""

from pathlib import Path

from docs import cli_page, export_page, python_page, sample

REFERENCE = Path(__file__).parent / "reference"
PAGES = {"cli.md": cli_page.text, "export.md": export_page.text, "python.md": python_page.text}


def write(page: Path, text: str) -> None:
    """Writes a page and says whether it changed."""
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    page.write_text(text, encoding="utf-8", newline="\n")
    print(f"{page.relative_to(sample.ROOT)}: {'as it was' if before == text else 'written'}")


def main() -> None:
    """Writes every page anew and says which of them changed."""
    REFERENCE.mkdir(exist_ok=True)
    for name, text in PAGES.items():
        write(REFERENCE / name, text())
    readme = sample.ROOT / "README.md"
    write(readme, sample.renewed(readme.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
