"""python -m evals.desk_load RECORD OUT [--users 10] [--seconds 30] [--think 1.0]: how soon the review desk answers.

The desk is started as `onrecord review` starts it, in a process of its own, on a copy of the record with an account for each
user. Each user is a thread with a connection and cookies of its own: logs in, then again and again asks for a page, and waits
for a time drawn evenly from half to one and a half times `--think` seconds, as somebody who reads. What is asked for is drawn
by WEIGHTS, always from links that the desk's own pages hold; "decide" accepts an incident or corrects a claim's number through
the forms of its page, "undo" takes back what this user decided last. The first pages of each user are not counted, nor is the
login. Times run from sending the request to the last byte of the answer; a decision's is that of the form alone, its page is
counted under "after". Prints them by kind and writes OUT as JSON; ends with 1 when a request failed."""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep

import httpx
from lxml import html  # type: ignore[import-untyped]

from evals.latency import Answer, plain, summed, table
from onrecord.store import View

WEIGHTS = {
    "queue": 22,
    "incident": 28,
    "document": 22,
    "search": 8,
    "persons": 6,
    "incidents": 5,
    "history": 4,
    "decide": 4,
    "undo": 1,
}
PASSWORD = "a few words in a row"
WORDS = ("police", "man shot", "school", "killed two", "river", '"gun violence"', "hospital", "monday night", "xyzzy")
ADDRESS = re.compile(r"https?://127\.0\.0\.1:\d+")
WARM = 3


class User:
    """Somebody at the desk. `answers` are those that count."""

    def __init__(self, address: str, name: str, seed: int) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, follow_redirects=False)
        self.name, self.chance, self.answers = name, random.Random(seed), list[Answer]()
        self.links: dict[str, list[str]] = {"incidents": [], "documents": []}
        self.decided: list[str] = []
        self.counting = False

    def work(self, together: threading.Barrier, seconds: float, think: float) -> None:
        """Looks around uncounted, waits for the others, then works."""
        for _ in range(WARM):
            self.queue()
            self.incident()
            self.document()
        together.wait()
        self.counting, until = True, monotonic() + seconds
        kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
        while monotonic() < until:
            getattr(self, self.chance.choices(kinds, weights)[0])()
            sleep(think * self.chance.uniform(0.5, 1.5))

    def login(self) -> None:
        """As the form does it. Raises RuntimeError when it does not work."""
        page = html.fromstring(self.client.get("/login").text)
        form = dict(page.forms[0].fields) | {"name": self.name, "password": PASSWORD}
        answer = self._send("login", "/login", form)
        if answer.status_code != 303:
            raise RuntimeError(f"{self.name} cannot log in: {answer.status_code} {answer.text[:300]}")

    def queue(self) -> None:
        """One of the first pages of the queue, at times narrowed down."""
        kind = self.chance.choice(("", "", "contested", "single", "disputed", "merge"))
        self._get("queue", "/", {"kind": kind, "page": str(self.chance.randint(1, 8))})

    def incident(self) -> None:
        """One that a list led to."""
        self._get("incident", self._link("incidents"))

    def document(self) -> None:
        """A text that an incident led to, with its claim."""
        self._get("document", self._link("documents"))

    def search(self) -> None:
        """Words in texts, claims or persons."""
        where = self.chance.choice(("documents", "claims", "persons"))
        self._get("search", "/search", {"q": self.chance.choice(WORDS), "in": where})

    def persons(self) -> None:
        """A page of them."""
        self._get("persons", "/persons", {"page": str(self.chance.randint(1, 20))})

    def incidents(self) -> None:
        """A page of all of them."""
        self._get("incidents", "/incidents", {"page": str(self.chance.randint(1, 50))})

    def history(self) -> None:
        """What was decided."""
        self._get("history", "/history")

    def decide(self) -> None:
        """Accepts an incident, or sets the number of a claim one higher."""
        if self.chance.random() < 0.5:
            page = self._get("incident", self._link("incidents"))
            self._submit("decide", page, "accept", {"why": "Checked against its passages."})
            return
        page = self._get("document", self._link("documents"))
        form = _form(page, "correct")
        number = (form or {}).get("f.number", "")
        if form and number.isdecimal():
            self._submit("decide", page, "correct", {"f.number": str(int(number) + 1), "why": "The text says so."})

    def undo(self) -> None:
        """Takes back what this user decided last."""
        if self.decided:
            page = self._get("history", f"/history/{self.decided.pop()}")
            self._submit("undo", page, "undo", {"why": "A slip."})

    def _link(self, sort: str) -> str:
        known = self.links[sort]
        return self.chance.choice(known) if known else "/"

    def _get(self, kind: str, path: str, params: dict[str, str] | None = None) -> str:
        began = perf_counter()
        answer = self.client.get(path, params={k: v for k, v in params.items() if v} if params else None)
        self._count(kind, began, answer)
        for link in re.findall(r'href="(/(?:incidents|documents)/[^"#]+)', answer.text):
            found = self.links[link.split("/")[1]]
            if "/merge/" not in link and link not in found:
                found.append(link.replace("&amp;", "&"))
        for found in self.links.values():
            del found[:-300]
        return answer.text

    def _submit(self, kind: str, page: str, act: str, more: dict[str, str]) -> None:
        fields = _fields(page, act)
        if not fields:
            return
        answer = self._send(kind, "/act", [(n, v) for n, v in fields if n not in more] + [*more.items()])
        if answer.status_code == 303:
            self._get("after", answer.headers["location"].partition("#")[0])
            done = re.search(r"done=(d-?[0-9a-f]+)", answer.headers["location"])
            if done and kind == "decide":
                self.decided.append(done[1])

    def _send(self, kind: str, path: str, fields: list[tuple[str, str]] | dict[str, str]) -> httpx.Response:
        from urllib.parse import urlencode

        began = perf_counter()
        answer = self.client.post(path, content=urlencode(fields), headers={
            "content-type": "application/x-www-form-urlencoded", "origin": str(self.client.base_url).rstrip("/"),
        })  # fmt: skip
        self._count(kind, began, answer)
        return answer

    def _count(self, kind: str, began: float, answer: httpx.Response) -> None:
        if self.counting:
            self.answers.append(Answer(kind, 1000 * (perf_counter() - began), answer.status_code))


def _fields(page: str, act: str) -> list[tuple[str, str]]:
    """What the first form of this act would send as it stands."""
    forms = html.fromstring(page).xpath(f"//form[@data-act='{act}']")
    return [(str(n), str(v)) for n, v in forms[0].form_values()] if forms else []


def _form(page: str, act: str) -> dict[str, str]:
    return dict(_fields(page, act))


@contextmanager
def desk(record: Path, names: list[str]) -> Iterator[str]:
    """The address of a desk on `record` with an account for each name, in a process of its own."""
    from onrecord.review import passwords
    from onrecord.store.accounts import Accounts, beside

    accounts, kept = Accounts(beside(record), create=True), passwords.hashed(PASSWORD)
    for n, name in enumerate(names):
        accounts.add(name, "admin" if n == 0 else "coder", kept)
    command = [sys.executable, "-m", "onrecord.cli", "review", str(record), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = next((m[0] for line in process.stdout if (m := ADDRESS.search(line))), "")
            if not found:
                raise RuntimeError("The desk did not start.")
            yield found
        finally:
            process.terminate()


def load(record: Path, users: int, seconds: float, think: float) -> dict[str, object]:
    """All the times of one run, and what they were measured on."""
    names = [f"Coder {n}" for n in range(1, users + 1)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(record, folder))
        with View.open(copy) as view:
            counts = view.counts()
        began = monotonic()
        with desk(copy, names) as address:
            httpx.get(f"{address}/login", timeout=120)
            started = round(monotonic() - began, 1)
            people = [User(address, name, n) for n, name in enumerate(names)]
            for one in people:
                one.login()
            together = threading.Barrier(users, timeout=120)
            threads = [threading.Thread(target=one.work, args=(together, seconds, think)) for one in people]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    times = summed(answer for one in people for answer in one.answers)
    print(table(times))
    return {
        "record": record.name, "counts": counts, "users": users, "seconds": seconds, "think_s": think, "started_s": started,
        "cpus": os.cpu_count(), "busy": [round(n, 1) for n in os.getloadavg()], "ms": plain(times),
    }  # fmt: skip


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two requests of a user")
    given = parser.parse_args()
    told = load(given.record, given.users, given.seconds, given.think)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    times = told["ms"]
    assert isinstance(times, dict)
    sys.exit(1 if times["all"]["failed"] else 0)


if __name__ == "__main__":
    main()
