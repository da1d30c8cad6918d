"""Everything the page tells of one incident or toll, as its panel shows it."""

from collections.abc import Mapping, Sequence

from onrecord.model import Contradiction, Incident, Standing, Toll
from onrecord.report import words
from onrecord.report.cells import cells, numeric
from onrecord.report.history import history
from onrecord.report.index import Index
from onrecord.report.matrix import matrix, numbered
from onrecord.report.packing import Data, slim
from onrecord.report.people import human
from onrecord.report.speakers import Speaker, speakers, who
from onrecord.report.voices import said, voices


def dossier(subject: Incident | Toll, index: Index) -> Data:
    """Claims are numbered in reading order; voices, cells, matrix, clashes and history name them by their number."""
    claims = index.members(subject)
    numbers = dict(numbered(claims))
    by = speakers(claims, index)
    spoken = voices(claims, index, numbers, by)
    found = index.findings.get(subject.id, [])
    standing = index.standing(subject.id)
    return slim({
        "id": subject.id,
        "judged": (*index.judged(subject.id), *index.decided.get(subject.id, ())),
        "cells": cells(found, numbers, lambda field: index.judged(subject.id, field)),
        "remarks": [[f.field, f.value, f.rationale] for f in found if not numeric(f) and f.rationale],
        "matrix": matrix(spoken, claims),
        "voices": spoken,
        "claims": [said(claim, index) for claim in claims],
        "clashes": [clash(c, index, numbers, by) for c in index.clashes_in.get(subject.id, ())],
        "positions": _positions(standing),
        "people": [human(id, index) for id in index.people_in.get(subject.id, ())],
        "why": subject.why if isinstance(subject, Incident) else (),
        "replaces": subject.replaces,
        "perhaps": standing.perhaps_same,
        "own": standing.own_voice,
        "origins": standing.origins,
        "history": history(subject.id, claims, index, isinstance(subject, Toll), by),
    })  # fmt: skip


def _positions(standing: Standing) -> list[list[str]]:
    """Who is accused and by whom: [accused, accuser], always "alleged"."""
    return [[accused, accuser] for accused, accuser in standing.accused]


def clash(found: Contradiction, index: Index, numbers: dict[str, int], by: Mapping[str, Speaker]) -> Data:
    """A contradiction; each side is [who says it, what, the number of its claim in the incident or null]. `by` names the
    speakers of the incident's claims; a claim from elsewhere is said by whom its own words name."""
    sides = [index.claims[key] for key in (found.a, found.b)]
    told = [[by.get(c.key, who(c, index.documents))[1], words.said(c), numbers.get(c.key)] for c in sides]
    return {"kind": found.kind, "about": found.about, "sides": told}


def clashes(order: Sequence[Incident | Toll], index: Index) -> list[Data]:
    """All contradictions for the list of them, by incident; each side with its passage, since the list opens no panel."""
    subjects = [(s.id, words.title(s)) for s in order]
    return [
        {"subject": id, "title": title, "found": [_told(c, index) for c in index.clashes_in[id]]}
        for id, title in [*subjects, ("", "")]
        if id in index.clashes_in
    ]


def _told(found: Contradiction, index: Index) -> Data:
    sides = []
    for claim in (index.claims[found.a], index.claims[found.b]):
        document = index.documents.get(claim.document)
        sides.append([who(claim, index.documents)[1], words.said(claim), claim.span.words, words.report(document), claim.key])
    return {"kind": found.kind, "about": found.about, "sides": sides}
