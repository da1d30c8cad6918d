"""All findings on one incident or toll: a cell for each harm, for the dead by group, and for its standing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import HARMS, Finding, Standing
from onrecord.weigh import positions
from onrecord.weigh.evidence import Entry, Library
from onrecord.weigh.groups import group_words, groups_of
from onrecord.weigh.profile import Profile
from onrecord.weigh.reconcile import reconcile
from onrecord.weigh.standing import givers
from onrecord.weigh.tally import tally


def cells(
    subject: str, entries: Sequence[Entry], running: bool, profile: Profile, named: dict[str, list[str]]
) -> Iterator[Finding]:
    """Number findings in the order of the harms, then the dead by group. `named`: harm -> names of different persons."""
    for harm in HARMS:
        found = reconcile(subject, harm, tally(entries, harm, running, profile.toll_days), profile, named.get(harm, []))
        if found is not None:
            yield found
    for group in group_words().groups:
        told = tally(_of_group(entries, group), "killed", running, profile.toll_days)
        found = reconcile(subject, f"killed_{group}", told, profile)
        if found is not None:
            yield found


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
    told = givers(entries)
    denied = positions.denials(entries)
    keys = tuple(e.claim.key for e in told)
    against = tuple(e.claim.key for e in denied)
    names = ", ".join(standing.origins) or "nobody but the outlets"
    counts = (
        f"{standing.reports} reports by {standing.outlets} outlets rest on {standing.independent_origins} independent origins"
    )
    perhaps = "".join(f" {a} may be {b}." for a, b in standing.perhaps_same)
    yield Finding(standing.subject, "origins", value="; ".join(standing.origins), supported_by=keys, rule="origins",
                  rationale=f"{counts}: {names}.{perhaps}")  # fmt: skip
    doubts = "; ".join(f"{e.name}: “{e.claim.span.words}”" for e in denied)
    why = f"Denied by {doubts}." if denied else "Different sides are blamed." if standing.contested else "Nobody denies it."
    yield Finding(
        standing.subject,
        "contested",
        value=str(standing.contested).lower(),
        disputed_by=against,
        rule="contested",
        rationale=why,
    )
    yield Finding(standing.subject, "grade", value=standing.grade, supported_by=keys, disputed_by=against, rule="grade",
                  rationale=f"{standing.grade.capitalize()}. {counts}. {why}")  # fmt: skip


def people(
    claims: Sequence[str], subject: str, main: dict[str, str], same: dict[str, tuple[str, str]], lib: Library
) -> dict[str, list[str]]:
    """harm -> names of the different persons harmed, of the mentions that belong to `subject` through their claim or, without one,
    through a document that is chiefly about it."""
    mentions = [m for k in claims for m in lib.persons.get(k, ())]
    mentions += [m for d, i in main.items() if i == subject for m in lib.persons.get(f"main:{d}", ())]
    found: dict[str, dict[str, str]] = {}
    for m in sorted(mentions, key=lambda m: (m.document, m.span.start, m.key)):
        found.setdefault(m.status, {}).setdefault(same.get(m.key, (m.key, ""))[0], m.name)
    return {harm: list(_distinct(names.values())) for harm, names in found.items()}


def _distinct(names: Sequence[str] | Iterator[str]) -> list[str]:
    """Names that plainly mean different persons: one whose words are all in another one is the same person."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda n: (-len(n.split()), n)):
        if not any(set(name.lower().split()) <= set(k.lower().split()) for k in kept):
            kept.append(name)
    return sorted(kept)
