"""How much is taken of what comes from outside: every limit of reading, in one place. What is over one becomes an Issue."""

# One document
DOCUMENT = 20_000_000
"""Bytes of one document after unpacking. A long news page with inlined pictures stays below 8 MB."""
TEXT = 1_000_000
"""Characters of a document's text; the parser takes no longer line."""
ELEMENTS = 30_000
"""Elements of a page; beyond that the time to read it grows with their square."""
NESTING = 400
"""Elements of a page that may lie within one another."""
PDF_PAGES = 1_000
"""Pages of a PDF."""
PDF_DRAWN = 30_000_000
"""Bytes that the pages of a PDF may unfold to, its pictures apart."""
PDF_STEPS = 2_000_000
"""Instructions by which the pages of a PDF may be drawn."""
PDF_STROKES = 5_000_000_000
"""Pieces of text on each page of a PDF, squared, and summed over its pages: the time to read a page grows with their square,
and this is one page of 70,000 pieces or a thousand of 2,200."""
DOCX_UNFOLDED = 100_000_000
"""Bytes that the parts of a DOCX may unfold to."""
MAIL_PARTS = 5_000
"""Parts of a message."""
MAIL_NESTING = 100
"""Multipart declarations in a message, which bounds how deep its parts may lie."""
HEADER = 2_000
"""Characters of a title, an address or another line that says something of a document; the rest is cut off."""

# Archives, packed files, and what else holds more than one document
UNFOLDED = 50_000_000_000
"""Bytes that one named file may unfold to, all of its layers together."""
RATIO = 200
"""Bytes that each byte of a named file may unfold to; no text packs so well."""
FREE = 200_000_000
"""Bytes that any file may unfold to, whatever its ratio."""
DEPTH = 6
"""Layers of packing and archives within one another; a `.tar.gz` in a `.zip` makes three."""
MEMBERS = 1_000_000
"""Members of a ZIP or TAR archive."""
ENTRIES = 10_000
"""Entries of a feed."""
MENDED = 1_000_000
"""Bytes of a feed that is not well-formed which are read for what they may mean, which is slow."""
LISTED = 100_000_000
"""Bytes of a JSON file that holds a list of articles, which must be read whole; JSONL has no such limit."""
RECORD_HEAD = 64_000
"""Bytes of the head of a WARC record, of a TAR header block or of the first lines that a kind is told by."""
WINDOW = 128_000_000
"""Bytes of memory that unpacking one file may ask for."""
TOLD = 20
"""Issues told one by one of the members of one file; the rest is counted."""

# What is fetched
REDIRECTS = 8
"""Redirects from one address to the next."""
CONNECT_SECONDS = 15
"""Seconds that a host may take to take up a connection."""
SILENT_SECONDS = 30
"""Seconds between two parts of an answer."""
ANSWER_SECONDS = 120
"""Seconds that a whole answer may take, however it trickles."""
HOSTS = 8
"""Hosts that are asked side by side; each of them gets one request at a time."""
PAUSE_SECONDS = 1.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""
LONGEST_PAUSE = 300.0
"""Seconds between two requests to one host that its robots.txt can ask for."""
ATTEMPTS = 3
"""Requests in a row for an address whose host is overloaded or does not answer."""
BACK_OFF = 5.0
"""Seconds before the second of these requests; each further one waits twice as long."""
LONGEST_WAIT = 120.0
"""Seconds that a host can ask to be waited for in one go; if it asks for more, it is put off to a later run."""
TRIES = 9
"""Times that an entry of a feed is tried before it is given up."""
TRY_SECONDS = 900
"""Seconds after the first of these tries; each further one comes after twice as long, which makes about three days in all."""
LOOK = 300
"""Pages that are fetched from one host in one look of a watch; the rest comes with the next."""
ROBOTS = 500_000
"""Bytes of a robots.txt that are read."""
ROBOTS_SECONDS = 86_400
"""Seconds that a robots.txt is believed."""
ARCHIVE = 1_000_000_000
"""Bytes after which a new archive file is begun."""
FEEDS = 5_000
"""Feeds that a list may name."""
LIST = 20_000_000
"""Bytes of a list of feeds."""
