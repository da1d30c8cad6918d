"""All findings on one incident or toll: a cell for each harm, for the dead by group, and for its standing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import HARMS, Finding, Incident, Standing, Toll
from onrecord.weigh import positions
from onrecord.weigh.evidence import Entry, Library
from onrecord.weigh.groups import group_words, groups_of
from onrecord.weigh.hit import survivors, victims
from onrecord.weigh.profile import Profile
from onrecord.weigh.rationale import by_name, quote, several
from onrecord.weigh.reconcile import NAMED, reconcile
from onrecord.weigh.roll import mentions
from onrecord.weigh.silence import nobody_dead, nobody_left
from onrecord.weigh.standing import givers
from onrecord.weigh.tally import plus, tally
from onrecord.weigh.uncounted import uncounted

Subject = Incident | Toll
PEACEFUL = {"resignation", "displacement", "protest"}


def cells(
    subject: Subject, entries: Sequence[Entry], profile: Profile, named: Mapping[str, list[str]], silent: bool = False
) -> Iterator[Finding]:
    """Number findings in the order of the harms, then the dead by group. `named`: harm -> names of different persons;
    `silent`: no report has a word for anybody's death."""
    running = isinstance(subject, Toll)
    found = _by_harm(subject.id, entries, running, profile, named)
    if isinstance(subject, Incident) and subject.kind not in PEACEFUL:
        _fill(subject, entries, profile, found, silent)
    yield from (found[harm] for harm in HARMS if harm in found)
    for group in group_words().groups:
        told = tally(_of_group(entries, group), "killed", running, profile.toll_days)
        cell = reconcile(subject.id, f"killed_{group}", told, profile)
        if cell is not None:
            yield cell


def _by_harm(
    subject: str, entries: Sequence[Entry], running: bool, profile: Profile, named: Mapping[str, list[str]]
) -> dict[str, Finding]:
    """The finding on each harm that somebody counts; the injured after the dead, because those hit are not all wounded."""
    found: dict[str, Finding] = {}
    for harm in HARMS:
        living, asides = survivors(entries, found.get("killed")) if harm == "injured" else victims(entries, harm, profile)
        told = plus(tally(living, harm, running, profile.toll_days), asides)
        cell = reconcile(subject, harm, told, profile, _alive(harm, named, found.get("killed")))
        if harm == "injured" and cell is None:
            cell = nobody_left(subject, asides, entries, profile)
        if cell is not None:
            found[harm] = cell
    return found


def _alive(harm: str, named: Mapping[str, list[str]], killed: Finding | None) -> list[str]:
    """The names that may count for `harm`: persons hurt by name, no more than the dead, may be among those dead."""
    names = named.get(harm, [])
    dead = (killed.best or 0) if killed is not None else 0
    return [] if harm == "injured" and len(names) <= dead else names


def _fill(subject: Incident, entries: Sequence[Entry], profile: Profile, found: dict[str, Finding], silent: bool) -> None:
    """Adds what a violent incident's reports tell without counting: somebody killed, else somebody hurt; and that they tell of
    nobody killed where they are silent about it."""
    if "killed" not in found and (cell := uncounted(subject.id, "killed", entries, profile)):
        found["killed"] = cell
    if not {"killed", "injured"} & set(found) and (cell := uncounted(subject.id, "injured", entries, profile)):
        found["injured"] = cell
    only_named = "killed" in found and found["killed"].rule == NAMED
    if (
        silent
        and ("killed" not in found or only_named)
        and (cell := nobody_dead(subject, found.get("injured"), entries, profile))
    ):
        found["killed"] = cell


def _of_group(entries: Sequence[Entry], group: str) -> list[Entry]:
    """The killed of one group; where only sub-counts tell of it, they count as the group's whole."""
    told = [e for e in entries if e.claim.figure and e.claim.figure.harm == "killed" and group in groups_of(e.claim.figure.who)]
    if any(e.claim.figure and e.claim.figure.scope != "sub_count" for e in told):
        return told
    return [
        replace(e, claim=replace(e.claim, figure=replace(e.claim.figure, scope="incident"))) for e in told if e.claim.figure
    ]


def verdicts(standing: Standing, entries: Sequence[Entry]) -> Iterator[Finding]:
    """The reasons behind the cells of the standing: origins, contested, grade."""
    keys = tuple(e.claim.key for e in givers(entries))
    denied = positions.denials(entries)
    against = tuple(e.claim.key for e in denied)
    counts, names = _behind(standing), f": {', '.join(standing.origins)}" if standing.origins else ""
    perhaps = "".join(f" {a} may be {b}." for a, b in standing.perhaps_same)
    each = {e.origin: e for e in reversed(denied)}  # the first denial of each origin
    doubts = "; ".join(f"{by_name(e)}: {quote(e)}" for e in sorted(each.values(), key=lambda e: e.order))
    why = f"Denied by {doubts}." if denied else "Different sides are blamed." if standing.contested else "Nobody denies it."
    rows = (
        ("origins", "; ".join(standing.origins), keys, (), f"{counts}{names}.{perhaps}"),
        ("contested", str(standing.contested).lower(), (), against, why),
        ("grade", standing.grade, keys, against, f"{standing.grade.capitalize()}. {counts}. {why}"),
    )
    for field, value, pro, con, text in rows:
        yield Finding(
            standing.subject, field, value=value, supported_by=pro, disputed_by=con, rule=field, rationale=text
        )  # fmt: skip


def _behind(standing: Standing) -> str:
    """How many reports, outlets and independent origins stand behind an incident, in words."""
    told = f"{several(standing.reports, 'report')} by {several(standing.outlets, 'outlet')}"
    one = standing.reports == 1
    if not standing.independent_origins:
        said = "tells it in its own voice" if len(standing.own_voice) == 1 else "tell it in their own voices"
        who = f": {', '.join(standing.own_voice)} {said}" if standing.own_voice else ""
        return f"{told} {'names' if one else 'name'} no origin{who}"
    return f"{told} {'rests' if one else 'rest'} on {several(standing.independent_origins, 'independent origin')}"


def people(
    subject: Subject, main: Mapping[str, str], same_persons: Mapping[str, tuple[str, str]], lib: Library
) -> dict[str, list[str]]:
    """harm -> names of the different persons harmed, of the mentions that belong to `subject` through their claim or, without
    one, through a document that is chiefly about it."""
    found: dict[str, dict[str, str]] = {}
    for m in mentions(subject, main, lib):
        found.setdefault(m.status, {}).setdefault(same_persons.get(m.key, (m.key, ""))[0], m.name)
    dead = found.get("killed", {})
    found["injured"] = {k: n for k, n in found.get("injured", {}).items() if k not in dead and n not in dead.values()}
    return {harm: _distinct(list(names.values())) for harm, names in found.items()}


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that plainly mean different persons: one whose words are all in another one is the same person."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda n: (-len(n.split()), n)):
        if not any(set(name.lower().split()) <= set(k.lower().split()) for k in kept):
            kept.append(name)
    return sorted(kept)
