"""Reading a page as a browser would, as far as a test needs it."""

import re
from html.parser import HTMLParser

from onrecord.report.packing import unpacked


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text between; what scripts and styles hold is kept apart."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words, self.blocks, self._block = [], [], {}, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._block = dict(attrs).get("id", tag) if tag in ("script", "style") else None

    def handle_endtag(self, tag):
        self._block = None

    def handle_data(self, data):
        if self._block is None:
            self.words.append(data)
        else:
            self.blocks[self._block] = self.blocks.get(self._block, "") + data


def text(page):
    """What a reader without scripts sees."""
    return re.sub(r"\s+", " ", " ".join(Elements(page).words))


def data(page):
    """The page's blocks by name, unpacked."""
    blocks = Elements(page).blocks
    return {name.removeprefix("data-"): unpacked(block) for name, block in blocks.items() if name.startswith("data-")}


def rows(page):
    """The rows of incidents by their field names."""
    first = data(page)["rows"]
    return [dict(zip(first["fields"], values, strict=True)) for values in first["rows"]]


def dossiers(page):
    """The dossiers of incidents and tolls, in order."""
    blocks = data(page)
    return [d for n in range(len(blocks)) for d in blocks.get(f"dossiers-{n}", [])]


def passages(page):
    """What each claim's offsets give, by its key, as the page's script would cut it."""
    blocks = data(page)
    size = blocks["rows"]["slices"]["texts"]
    found = {}
    for claim in (c for d in dossiers(page) for c in d.get("claims", [])):
        if "quote" in claim:
            whole = [[0, claim["quote"]]]
        elif "title" in claim:
            whole = [[0, blocks["papers"][claim["doc"]]["title"]]]
        else:
            whole = blocks[f"texts-{claim['doc'] // size}"][claim["doc"] % size]["parts"]
        start, end = claim["at"]
        at, part = next((at, part) for at, part in whole if at <= start < at + len(part.encode("utf-16-le")) // 2)
        unit = part.encode("utf-16-le")[2 * (start - at) : 2 * (end - at)]
        found[claim["key"]] = unit.decode("utf-16-le")
    return found
