"""The review desk: a web application that shows a View of one record and appends Decisions to it.

`app.create_app(settings)` is the whole application, `serve.run` the server around it. A page is a module in `pages/` with a
`router`, named in `pages.ROUTERS`. FastAPI and what it needs come with `pip install 'onrecord[review]'`; nothing outside this
room imports it at its top."""
