"""From the place that a sentence names to the finer one inside it where the document says that force was used."""

from onrecord.extract.placing.scenes import FINE, Scene
from onrecord.model import Place


def finer(scene: Scene, place: Place | None) -> Place | None:
    """The one finer place inside `place` where the document says that force was used, or `place` itself where there is none
    or more than one: a report's first sentence often names the city, a later one the street."""
    if place is None or FINE.get(place.precision, 0) >= 5.6:
        return place
    inside = [(c, p) for p, c in scene.scenes.items() if _inside(p, place)]
    if not inside:
        return place
    inside.sort(key=lambda cp: (-cp[0], cp[1].words))
    alike = [cp for cp in inside if cp[1].words != inside[0][1].words]
    if alike and inside[0][0] < 2 * alike[0][0]:
        return place
    return inside[0][1]


def _inside(part: Place, whole: Place) -> bool:
    if part.words == whole.words or (part.id == whole.id and part.precision == whole.precision):
        return False
    if whole.precision == "exact":
        return bool(whole.id) and part.id == whole.id and part.precision == "near"
    if whole.precision in ("admin1", "admin2"):
        return part.country == whole.country and (part.admin1 == whole.admin1 or not part.admin1)
    return bool(part.country) and part.country == whole.country
