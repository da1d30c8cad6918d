"""Families of copies, renewed where a document comes from another one than before."""

from collections.abc import Iterable, Mapping

from onrecord.store import Derivation
from onrecord.store.derivation import Kin
from onrecord.store.ledger import steps

PORTION = 20_000  # documents whose kin is held before it is written


def renew_families(work: Derivation, parents: Mapping[int, int], *, everything: bool) -> set[int]:
    """Notes the family, the origin and the agency of documents, after what they come from: `parents` by place, -1 for
    nothing. Gives the places of all whose kin has changed. With `everything` nothing was known before."""
    before = {} if everything else work.kin(work.names[seq] for seq in parents)
    line = dict(parents) if everything else _with_descendants(work, parents, before)
    order = sorted(line, key=lambda seq: (work.shelf.rank(seq) >> 32, work.names[seq]))
    heads: dict[int, int] = {}
    for seq in order:
        heads[seq] = heads[line[seq]] if line[seq] >= 0 else seq
    large = {heads[seq] for seq in order if line[seq] >= 0}
    wires = _wires(work, order, heads)
    changed = set[int]()
    for some in steps(order, PORTION):
        now = {work.names[seq]: _kin(work, seq, line, heads, large, wires) for seq in some}
        known = {} if everything else work.kin(now)
        new = {name: kin for name, kin in now.items() if known.get(name) != kin}
        work.put_kin(new)
        changed |= {work.places[name] for name in new}
    return changed


def _kin(
    work: Derivation, seq: int, line: Mapping[int, int], heads: Mapping[int, int], large: set[int], wires: Mapping[int, str]
) -> Kin:
    head, parent = heads[seq], line[seq]
    return (
        work.names[head] if head in large else "",
        work.names[parent] if parent >= 0 else "",
        work.shelf.wire(seq) or wires.get(head, ""),
    )


def _wires(work: Derivation, order: Iterable[int], heads: Mapping[int, int]) -> dict[int, str]:
    """The agency of each family: that of the first member who credits one."""
    found: dict[int, str] = {}
    for seq in order:
        wire = work.shelf.wire(seq)
        if wire:
            found.setdefault(heads[seq], wire)
    return found


def _with_descendants(work: Derivation, parents: Mapping[int, int], before: Mapping[str, Kin]) -> dict[int, int]:
    """`parents` with those of all members of the families that documents were, or are now, in."""
    line = dict(parents)
    roots = {work.names[p] for p in parents.values() if p >= 0}
    families = {kin[0] for kin in before.values()}
    while True:
        families |= {kin[0] or name for name, kin in work.kin(roots | families).items()}
        members = {*work.family(families), *families, *roots} - {""}
        new = {work.places[name] for name in members} - line.keys()
        if not new:
            return line
        known = work.kin(work.names[seq] for seq in new)
        line |= {seq: _parent(work, known.get(work.names[seq])) for seq in new}
        roots = {work.names[p] for p in line.values() if p >= 0}


def _parent(work: Derivation, kin: Kin | None) -> int:
    return work.places[kin[1]] if kin and kin[1] else -1
