"""The names that onrecord promises: a change here is a change for those who use it, and belongs in the changelog."""

import inspect

import onrecord

PROMISED = [
    "Change", "Claim", "Decision", "Document", "Finding", "Hints", "Incident", "InputError", "Issue", "OnrecordError",
    "Outcome", "RecordError", "Toll", "View", "__version__", "build", "decide", "open_record", "reweigh", "undo",
]  # fmt: skip


def test_the_public_names_are_the_promised_ones() -> None:
    assert sorted(onrecord.__all__) == sorted(PROMISED)


def test_every_public_name_is_there_and_explained() -> None:
    things = {name: getattr(onrecord, name) for name in PROMISED}
    assert all(inspect.getdoc(thing) for name, thing in things.items() if name != "__version__")
    assert set(PROMISED) <= set(dir(onrecord))
