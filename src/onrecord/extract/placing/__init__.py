"""Where and when a claim's happening took place."""

from onrecord.extract.placing.at import At
from onrecord.extract.placing.places import place_of
from onrecord.extract.placing.scenes import Scene, country_of, scene
from onrecord.extract.placing.signs import Told
from onrecord.extract.placing.times import running_period, time_of

__all__ = ["At", "Scene", "Told", "country_of", "place_of", "running_period", "scene", "time_of"]
