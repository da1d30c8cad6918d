"""Which documents are copies of which, looked at anew where new or changed documents may have kin."""

from collections.abc import Iterable, Iterator

from onrecord.clean.copies import Traits, kin_among, repeats, traits_of
from onrecord.deriving.touched import Touched
from onrecord.store import Derivation


def look_for_copies(work: Derivation, touched: Touched) -> None:
    """Notes the kin of new and changed documents, and touches those whose kin has changed with them."""
    traits = dict(_traits(work, sorted(touched.documents)))
    work.ledger.keep_bands({seq: own.bands for seq, own in traits.items()})
    if not touched.everything:
        _with_relatives(work, traits)
    found = kin_among(traits.values())
    now = {name: (kin.family, kin.copy_of, kin.wire) for name, kin in found.items()}
    before = {} if touched.everything else work.kin(now)
    changed = {name: kin for name, kin in now.items() if before.get(name) != kin}
    work.put_kin(changed)
    if not touched.everything:
        touched.documents |= {work.places[name] for name in changed}
        touched.documents |= {work.places[name] for name in work.copies_of(work.names[seq] for seq in touched.documents)}


def _traits(work: Derivation, seqs: Iterable[int]) -> Iterator[tuple[int, Traits]]:
    for seq in seqs:
        yield seq, traits_of(work.document(work.names[seq]))


def _with_relatives(work: Derivation, traits: dict[int, Traits]) -> None:
    """Adds all documents that repeat one of these, or were taken to, directly or through others."""
    family = {kin[0] for kin in work.kin(work.names[seq] for seq in traits).values()}
    traits |= dict(_traits(work, sorted({work.places[name] for name in work.family(family)} - traits.keys())))
    seen, new = set(traits), set(traits)
    while new:
        near = dict(_traits(work, sorted(work.ledger.bands(b for s in new for b in traits[s].bands) - seen)))
        seen |= near.keys()
        bands: dict[int, list[int]] = {}
        for seq in new:
            for band in traits[seq].bands:
                bands.setdefault(band, []).append(seq)
        new = {
            seq for seq, own in near.items()
            if any(repeats(own, traits[other]) for other in {o for band in own.bands for o in bands.get(band, ())})
        }  # fmt: skip
        traits |= {seq: near[seq] for seq in new}
        seen -= near.keys() - new  # they may repeat one that is found later
