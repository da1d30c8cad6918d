"""Styles and scripts, which hold nothing of the record and are open to the page that asks for a password."""

from fastapi import APIRouter, Response

from onrecord.review import assets
from onrecord.review.refusals import Missing

router = APIRouter()
FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/static/{version}/{name:path}")
def asset(version: str, name: str) -> Response:
    """An asset. One of an earlier version of the desk is not here: its page is reloaded, too."""
    content = assets.assets().get(name)
    if content is None or version != assets.version():
        raise Missing("The desk has been renewed since this page was loaded. Reload the page.")
    return Response(content, media_type=assets.media(name), headers={"cache-control": FOR_EVER})


@router.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for it; the pages name their own."""
    return Response(status_code=204)
