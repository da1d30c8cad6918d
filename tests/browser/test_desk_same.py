"""What is decided at the desk is what the command would have written, and a record built anew with it is the same record."""

import filecmp
import json

from deskwork import WHY, act, choose, claim_of, decided, form, incident_of
from kelmara import state
from made_up import pair as build

from onrecord import api
from onrecord.deciding import exported
from onrecord.export import write
from onrecord.store import View


def test_the_desk_writes_what_the_command_writes_and_a_new_build_with_it_is_the_same(at_desk, tab, copy, tmp_path):
    desk = at_desk("pair")
    claim, incident = claim_of(desk.record, "shot dead 42"), incident_of(desk.record, "lamp")
    tab.goto(f"{desk.address}/documents/lamp?claim={claim.key}")
    act(tab, "correct", number="24", who="villagers")
    form(tab, "add").locator("[data-take-span]").click()
    choose(tab, "Nine more bodies", "Nine more bodies")
    act(tab, "add", number="9", who="bodies", origin="a nurse", place="Varda", start="2031-05-02")
    tab.goto(f"{desk.address}/incidents/{incident_of(desk.record, 'lamp')}")
    act(tab, "accept")
    act(tab, "undo")
    mine = decided(desk.record)
    assert [d.verdict for d in mine] == ["correct", "add", "accept", "undo"]

    typed = copy("pair")
    first = api.decide(typed, "correct", claim.key, "number=24", "who=villagers", why=WHY, by="Ana", at=mine[0].at)
    assert first.decision == mine[0]

    fresh = build(tmp_path / "fresh.record")
    api.import_decisions(fresh, exported(mine), "desk", by="nobody")
    assert decided(fresh) == mine
    assert state(fresh) == state(desk.record)
    assert incident in {incident_of(fresh, "lamp"), incident}
    for record, name in ((desk.record, "a"), (fresh, "b")):
        with View.open(record) as view:
            write(view, tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "a").glob("*.jsonl"))
    assert len(names) >= 9
    assert filecmp.cmpfiles(tmp_path / "a", tmp_path / "b", names, shallow=False) == (names, [], [])
    assert any(json.loads(line)["low"] == 24 for line in (tmp_path / "a" / "claims.jsonl").read_text().splitlines())
