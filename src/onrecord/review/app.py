"""The review desk as one ASGI application."""

from fastapi import Depends, FastAPI
from fastapi.responses import HTMLResponse
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from onrecord.review import pages
from onrecord.review.access import csrf, usual
from onrecord.review.guard import Guard
from onrecord.review.settings import Settings
from onrecord.review.shell import Shell
from onrecord.review.trouble import HANDLERS


def create_app(settings: Settings) -> FastAPI:
    """The desk of the record `settings.record`. Every router of `pages.ROUTERS` is behind a login, sends only as a coder and
    only with the session's token; those of `pages.OPEN` say themselves who may come in.

    Raises RecordError when the record cannot be read."""
    app = FastAPI(
        title="onrecord", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False,
        default_response_class=HTMLResponse, exception_handlers=HANDLERS,
    )  # fmt: skip
    app.state.shell = Shell.of(settings)
    if settings.proxy:  # behind the guard, which looks at who connects; after it the client is whom the proxy names
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=[settings.proxy])
    app.add_middleware(Guard, settings=settings)
    for router in pages.OPEN:
        app.include_router(router)
    for router in pages.ROUTERS:
        app.include_router(router, dependencies=[Depends(usual), Depends(csrf)])
    return app
