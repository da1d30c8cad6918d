"""Claims gathered by the one who says them: the middle of every panel."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, Link
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.packing import Data, slim
from onrecord.report.passages import units, where
from onrecord.report.speakers import Speaker


def said(claim: Claim, index: Index) -> Data:
    """The claim as the page shows it; what is empty is left out."""
    document = index.documents.get(claim.document)
    place = claim.place.words or claim.place.name if claim.place else ""
    told = slim({
        "key": claim.key,
        "what": words.said(claim),
        "kind": claim.kind,
        "manner": "" if claim.manner == "asserted" else claim.manner,
        "feared": not claim.actual,
        "headline": claim.headline,
        "chain": drawn(claim.chain) or [["outlet", words.outlet(document)]],
        "doc": index.places.get(claim.document),
        "place": place,
        "when": words.period(claim.when),
        "judged": index.judged(claim.key),
    })  # fmt: skip
    return told | where(claim, document, units(document.text) if document else int)


def drawn(chain: Iterable[Link]) -> list[list[str]]:
    """The source chain as (role, words), outlet first; a link that repeats its neighbour is told once."""
    links: list[list[str]] = []
    for link in chain:
        if link.words and (not links or links[-1][1] != link.words):
            links.append([link.role, link.words])
    return links


def voices(claims: Iterable[Claim], index: Index, numbered: dict[str, int], by: Mapping[str, Speaker]) -> list[Data]:
    """Claims by their speakers `by` key: those who give figures first, then by how much they say; outlets in their own voice
    last."""
    groups: dict[Speaker, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[by[claim.key]].append(claim)
    made = [(_rank(speaker[0], group), _voice(speaker, group, index, numbered)) for speaker, group in groups.items()]
    return [voice for _, voice in sorted(made, key=lambda pair: (*pair[0], str(pair[1]["name"]), str(pair[1]["id"])))]


def _rank(id: str, group: list[Claim]) -> tuple[bool, int, int]:
    return id.startswith("own:"), -sum(c.kind == "figure" for c in group), -len(group)


def _voice(named: tuple[str, str], group: list[Claim], index: Index, numbered: dict[str, int]) -> Data:
    id, name = named
    shown = sorted(group, key=lambda c: _order(c, index))
    return {
        "id": id,
        "name": name,
        "connection": " / ".join(dict.fromkeys(words.CONNECTION.get(c.connection, c.connection) for c in group)),
        "own": id.startswith("own:"),
        "outlets": list(dict.fromkeys(words.outlet(index.documents.get(c.document)) for c in shown)),
        "claims": [numbered[c.key] for c in shown],
    }


def _order(claim: Claim, index: Index) -> tuple[str, str, str, int, str]:
    document = index.documents.get(claim.document)
    return document.published.date if document else "", claim.document, claim.span.field, claim.span.start, claim.key
