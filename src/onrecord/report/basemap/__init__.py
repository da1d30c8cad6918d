"""What lies under the incidents on the page's map: outlines of countries and names of towns, as much as one page needs."""

from onrecord.report.basemap.building import CREDIT, basemap

__all__ = ["CREDIT", "basemap"]
