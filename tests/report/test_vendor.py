"""What ships inside the page from elsewhere is what SOURCES says, unchanged."""

import hashlib

from tools import vendor


def test_shipped_files_have_the_sums_of_sources():
    for source in vendor.sources():
        raw = vendor.unpacked(vendor.VENDOR / source["file"])
        assert hashlib.sha256(raw).hexdigest() == source["sha256"], source["file"]


def test_nothing_ships_that_sources_and_licences_do_not_name():
    named = {source["file"] for source in vendor.sources()} | {"SOURCES", "LICENSES"}
    assert {path.name for path in vendor.VENDOR.iterdir()} == named
    licences = (vendor.VENDOR / "LICENSES").read_text(encoding="utf-8")
    assert all(f"{source['package']} {source['version']}:" in licences for source in vendor.sources())
