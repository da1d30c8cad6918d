"""Which incident or toll a name or a claim means now: decisions go on holding when incidents are merged, split or renamed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model.incident import Incident, Toll
from onrecord.model.keys import hexes


def is_subject(name: str) -> bool:
    """Whether a key names an incident or a toll rather than a claim or a person."""
    return name.startswith(("i-", "t-"))


@dataclass(frozen=True)
class Homes:
    """`of` maps claims to the incident or toll that holds them, `members` the other way round, `swallowed` ids that were
    merged away to what replaced them."""

    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    swallowed: dict[str, str] = field(default_factory=dict)
    _founder: dict[str, str] = field(default_factory=dict)

    @classmethod
    def among(cls, subjects: Iterable[Incident | Toll]) -> "Homes":
        """Look-ups over the incidents and tolls of one record."""
        homes = cls()
        for subject in subjects:
            homes.members[subject.id] = subject.claims
            homes.of.update(dict.fromkeys(subject.claims, subject.id))
            homes.swallowed.update(dict.fromkeys(subject.replaces, subject.id))
            homes._founder.update((hexes(claim), claim) for claim in subject.claims)
        return homes

    def now(self, name: str, claims: Sequence[str] = ()) -> str:
        """The id of what an incident or toll has become: what holds the claim it is named after, else the first of the
        `claims` that it once held. "" when nothing is left of it."""
        for claim in (self._founder.get(hexes(name), ""), *claims):
            home = self.of.get(claim, "")
            if home and (home[:2] == name[:2] or not is_subject(name)):
                return home
        if claims:  # what an earlier state called so says nothing where the claims themselves are known
            return ""
        return name if name in self.members else self.swallowed.get(name, "")
